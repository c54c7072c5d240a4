"""What became of each levelled character of two linked tasks: taken over, changed, or neither."""

from collections.abc import Iterable

import msgspec

from corpora.model import Passage
from pipeline.linking.seeds import SEED, Stretch
from pipeline.linking.sides import Range, Side

OWN, SAME, RENAMED, SHORT, CHANGED = range(5)
# Of two wordings that stand for each other the longer has twice the characters and a few more at
# most (应, 要及时); of what is longer something was put in, or left out.
_TIMES, _FEW = 2, 4
# A measure of which two thirds and more are on no other side is not taken up there.
_NOT_TAKEN_UP = 0.7


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """One mark for each levelled character of either side, and the rows that were taken over.

    SAME and RENAMED stand in rows of a seed or more; SHORT are the same characters in shorter
    rows, CHANGED those that other words stand for. All others are OWN.
    """

    task: bytes
    source: bytes
    rows: tuple[Stretch, ...]


def mark(passages: Iterable[Passage], task: Side, source: Side) -> Marks:
    """`passages` as `align` gives them for the two sides."""
    mine, theirs = bytearray(len(task.words.text)), bytearray(len(source.words.text))
    rows: list[Stretch] = []
    for passage in passages:
        at, end = task.range(passage.task)
        its, its_end = source.range(passage.source)
        if passage.kind == "changed":
            _change(mine, (at, end), its_end - its)
            _change(theirs, (its, its_end), end - at)
            continue
        fill = bytes([RENAMED if passage.kind == "renamed" else SAME])
        mine[at:end] = theirs[its:its_end] = fill * (end - at)
        if rows and rows[-1].at + rows[-1].length == at and rows[-1].its + rows[-1].length == its:
            rows[-1] = rows[-1]._replace(length=rows[-1].length + end - at)
        else:
            rows.append(Stretch(at, its, end - at))
    for at, its, length in rows:
        if length < SEED:
            mine[at : at + length] = theirs[its : its + length] = bytes([SHORT]) * length
    return Marks(
        task=bytes(mine),
        source=bytes(theirs),
        rows=tuple(row for row in rows if row.length >= SEED),
    )


def _change(marks: bytearray, words: Range, others: int) -> None:
    first, last = words
    if last - first <= _TIMES * others + _FEW:
        marks[first:last] = bytes([CHANGED]) * (last - first)


def count(marks: bytes, *kinds: int) -> int:
    return sum(map(marks.count, kinds))


def is_taken_up(measure: bytes) -> bool:
    """From the marks of a measure: whether the other side has it, perhaps in other words."""
    return measure.count(OWN) <= _NOT_TAKEN_UP * len(measure)
