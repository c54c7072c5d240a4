"""How a task relates to its source: the same, less, more, or partly other measures."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

import msgspec

from corpora.vocabulary import Relation
from pipeline.linking.marks import CHANGED, RENAMED, SAME, SHORT, Marks, count, is_taken_up
from pipeline.linking.sides import Side

# Two measures belong together that share so much of the shorter one, and more than a term or a
# date (到2020年底前).
_OF_SHORTER = 0.3
_FEWEST = 8
# Shorter measures (免费办理。) are left alone: they decide nothing.
_SHORTEST = 6
# A part is what stands on one side only: a clause or two entries of a list, and a tenth of it all,
# for in a long task one more item is only another wording.
_PART = 8
_SHARE_OF_PARTS = 0.1


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """How much was taken up, and which measure takes up which: pairs of numbers from 1.

    The shares are of the levelled characters of all measures of a side: those that stand in a row
    of four or more on the other side, too.
    """

    relation: Relation
    task_share: float
    source_share: float
    measures: tuple[tuple[int, int], ...]


def compare(marks: Marks, task: Side, source: Side) -> Compared:
    """Of the task against its source, after undoing the change of names.

    Measures count, not headings and notes of responsibility; where a side has no measures, all of
    its words do.
    """
    return Compared(
        relation=_relation(marks, task, source),
        task_share=_share(marks.task, task),
        source_share=_share(marks.source, source),
        measures=tuple(_pairs(marks, task, source)),
    )


def _relation(marks: Marks, task: Side, source: Side) -> Relation:
    if _text(task) == _text(source):
        return "equal"
    adds, drops = _has_own(marks.task, task), _has_own(marks.source, source)
    if adds and drops:
        return "intersects"
    if adds or drops:
        return "superset" if adds else "subset"
    return "equivalent"


def _text(side: Side) -> str:
    return "".join(side.words.text[first:last] for first, last in side.sentences)


def _share(marks: bytes, side: Side) -> float:
    taken = sum(count(marks[first:last], SAME, RENAMED) for first, last in side.sentences)
    return taken / max(1, side.length)


def _has_own(marks: bytes, side: Side) -> bool:
    """Whether it has a measure, or parts of measures, that the other side does not have."""
    parts = 0
    for first, last in side.sentences:
        words = marks[first:last]
        if last - first >= _SHORTEST and not is_taken_up(words):
            return True
        parts += sum(len(run) for run in _own_runs(words) if len(run) >= _PART)
    return parts > _SHARE_OF_PARTS * side.length


def _own_runs(marks: bytes) -> list[bytes]:
    taken = bytes([SAME])
    everything_else = bytes.maketrans(bytes([RENAMED, SHORT, CHANGED]), taken * 3)
    return marks.translate(everything_else).split(taken)


def _pairs(marks: Marks, task: Side, source: Side) -> Iterator[tuple[int, int]]:
    """Which measure takes up which: their numbers, many to many."""
    shared: Counter[tuple[int, int]] = Counter()
    for at, its, length in marks.rows:
        for n, begun, ended in _in_measures(task, at, length):
            for m, its_begun, its_ended in _in_measures(source, its + begun - at, ended - begun):
                shared[n, m] += its_ended - its_begun
    for (n, m), characters in sorted(shared.items()):
        shorter = min(
            last - first for first, last in (task.measures[n - 1], source.measures[m - 1])
        )
        if characters >= min(shorter, max(_FEWEST, _OF_SHORTER * shorter)):
            yield n, m


def _in_measures(side: Side, at: int, length: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a row that lie in measures, with the numbers of these, from 1."""
    number = bisect_right(side.measures, at, key=itemgetter(1))
    for first, last in side.measures[number:]:
        if first >= at + length:
            break
        number += 1
        if first < last:
            yield number, max(at, first), min(at + length, last)
