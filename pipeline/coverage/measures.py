"""Which measures of a source task its local tasks take up, and how many of its words."""

from collections.abc import Iterable, Sequence

from corpora.model import Span
from extractors import lead_ins, no_orders
from outputs.graph_records import Link, Task
from pipeline.coverage.addressed import Addressing, quote
from pipeline.coverage.wording import pairs, share
from pipeline.linking.sides import Side

# Shorter sentences (免费办理。) decide nothing.
_SHORTEST = 8
# So many of a measure's pairs of characters stand in the local tasks, in whatever order, when it
# was put in other words; set phrases alone give a fifth.
_REWORDED = 0.35
# So many stand in one sentence of a task that is not linked: the measure was put there.
_PUT_ELSEWHERE = 0.5


def ordering(task: Task, side: Side) -> tuple[int, ...]:
    """The numbers of the measures that order something themselves."""
    return tuple(
        measure.n
        for measure, (first, last) in zip(task.measures, side.measures, strict=True)
        if last - first >= _SHORTEST and not _leads(side.folded[measure.start : measure.end])
    )


def missing(
    task: Task,
    side: Side,
    links: Iterable[Link],
    locals_: Sequence[Side],
    others: Iterable[Side],
    common: frozenset[str],
    addressing: Addressing,
) -> tuple[int, ...]:
    """The measures that none of the local tasks takes up; `locals_` are the words of these.

    One that stands in another local task, whose words are among `others`, was put there; what many
    tasks of the source say, `common`, does not tell.

    A task of one measure is taken up as a whole, and so is one of which nothing can be told apart.
    """
    asked = ordering(task, side)
    taken = {theirs for link in links for _, theirs in link.measures}
    held = frozenset[str]().union(*(pairs(one.words.text) for one in locals_))
    lost = tuple(
        n for n in asked if n not in taken and share(pairs(_words(side, n)), held) < _REWORDED
    )
    if len(lost) == len(asked):
        return ()
    lost = tuple(n for n in lost if addressing.is_asked(_quote(task, side, n)))
    if not lost:
        return ()
    sentences = [
        pairs(one.words.text[first:last]) for one in others for first, last in one.measures
    ]
    return tuple(n for n in lost if not _is_among(pairs(_words(side, n)), sentences, common))


def _is_among(
    words: frozenset[str], sentences: Iterable[frozenset[str]], common: frozenset[str]
) -> bool:
    """Whether one sentence has half of the words, and half of those that tell them from others."""
    telling = words - common
    return any(
        share(words, one) >= _PUT_ELSEWHERE and share(telling, one) >= _PUT_ELSEWHERE
        for one in sentences
    )


def copied_share(side: Side, links: Sequence[Link]) -> float:
    """Of the words of all its measures those that stand in a local task."""
    if len(links) <= 1:
        return links[0].copied_share.source if links else 0.0
    marked = bytearray(len(side.words.text))
    for link in links:
        for passage in link.passages:
            if passage.kind != "changed":
                first, last = side.range(Span(*passage.source))
                marked[first:last] = b"\x01" * (last - first)
    taken = sum(marked[first:last].count(1) for first, last in side.sentences)
    most = max(link.copied_share.source for link in links)
    return max(most, round(taken / max(1, side.length), 3))


def _words(side: Side, n: int) -> str:
    first, last = side.measures[n - 1]
    return side.words.text[first:last]


def _quote(task: Task, side: Side, n: int) -> str:
    measure = task.measures[n - 1]
    return quote(side.folded, measure.start, measure.end)


def _leads(sentence: str) -> bool:
    return (
        lead_ins.is_lead_in(sentence) or lead_ins.is_note(sentence) or no_orders.praises(sentence)
    )
