"""Words of a task beside the words of its source that they come from."""

from collections.abc import Iterator
from itertools import pairwise

from corpora.model import Passage
from corpora.vocabulary import PassageKind
from pipeline.linking import stretches
from pipeline.linking.seeds import Stretch
from pipeline.linking.sides import Range, Side

# Levelling puts characters from here on for names of places and bodies.
_FIRST_PLACEHOLDER = "\ue000"


def align(task: Side, source: Side) -> tuple[Passage, ...]:
    """In the order of the task; no character of either side is in two passages.

    The same words are `equal`. A name put for another (省编办, 市编办) is a passage of its own,
    `renamed`, so that a reader sees just the name. `changed` are a few words on either side
    between two passages that follow each other on both.
    """
    same = [
        piece for run in stretches.find(task, source) for piece in _cut_at_seams(run, task, source)
    ]
    following = dict(stretches.gaps(same, task, source))
    passages: list[Passage] = []
    for run in same:
        passages += _same(run, task, source)
        if run in following:
            passages += _changed(run, following[run], task, source)
    return tuple(passages)


def _cut_at_seams(run: Stretch, task: Side, source: Side) -> Iterator[Stretch]:
    at, its, length = run
    seams = {seam - at for seam in task.seams} | {seam - its for seam in source.seams}
    edges = [0, *sorted(seam for seam in seams if 0 < seam < length), length]
    for first, last in pairwise(edges):
        yield Stretch(at + first, its + first, last - first)


def _same(run: Stretch, task: Side, source: Side) -> Iterator[Passage]:
    """A run with each name that was put for another on its own."""
    at, its, length = run
    begun = 0
    for n, character in enumerate(task.words.text[at : at + length]):
        if character >= _FIRST_PLACEHOLDER:
            mine, theirs = (at + n, at + n + 1), (its + n, its + n + 1)
            if task.quote(*mine) != source.quote(*theirs):
                if begun < n:
                    yield _passage(
                        "equal", task, source, (at + begun, at + n), (its + begun, its + n)
                    )
                yield _passage("renamed", task, source, mine, theirs)
                begun = n + 1
    if begun < length:
        end = at + length, its + length
        yield _passage("equal", task, source, (at + begun, end[0]), (its + begun, end[1]))


def _changed(before: Stretch, after: Stretch, task: Side, source: Side) -> Iterator[Passage]:
    mine = before.at + before.length, after.at
    theirs = before.its + before.length, after.its
    if _runs_on(task, mine) and _runs_on(source, theirs):
        yield _passage("changed", task, source, mine, theirs)


def _runs_on(side: Side, words: Range) -> bool:
    """Whether there are words, and no seam in or beside them."""
    first, last = words
    return first < last and not any(first <= seam <= last for seam in side.seams)


def _passage(kind: PassageKind, task: Side, source: Side, mine: Range, theirs: Range) -> Passage:
    return Passage(task=task.span(*mine), source=source.span(*theirs), kind=kind)
