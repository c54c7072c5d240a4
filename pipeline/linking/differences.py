"""The words of one side of a link, stretch by stretch: the same, renamed, changed, or its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

import msgspec

from corpora.model import Analysis, Task
from extractors import labels
from outputs.comparison import State, Stretch

_OPENING, _CLOSING = "（《「『【〔“‘([{", "）》」』】〕”’)]}"
# Marks in a row are few; each takes a look at all words before it.
_MARKS = 8
Range = tuple[int, int]


class Piece(msgspec.Struct, frozen=True, order=True):
    """A passage as one side has it; `other` is its range on the other side."""

    start: int
    end: int
    state: State
    other: Range


def stretches(
    analysis: Analysis,
    task: Task,
    pieces: Iterable[Piece],
    known: Iterable[Piece],
    other: str,
) -> tuple[Stretch, ...]:
    """All words of a task; gaps without a letter, and labels, are no difference.

    `pieces` are those of this pair, `known` those of all pairs that the task stands in; `other` is
    the text of the other document.
    """
    text = analysis.document.text
    taken = _joined((piece.start, piece.end) for piece in known)
    labelled = _joined(_labels(analysis, task))
    ordered = sorted(pieces)
    made: list[Stretch] = []
    for span in task.spans:
        at = span.start
        if made:
            made.append(Stretch(state="equal", words="\n"))
        for piece in ordered:
            if at <= piece.start and piece.end <= span.end:
                made += _gap(text, at, piece.start, taken, labelled)
                made.append(_stretch(text, piece, other))
                at = piece.end
        made += _gap(text, at, span.end, taken, labelled)
    return tuple(_merged(made))


def _stretch(text: str, piece: Piece, other: str) -> Stretch:
    words = other[slice(*piece.other)] if piece.state != "equal" else ""
    return Stretch(state=piece.state, words=text[piece.start : piece.end], other=words)


def _labels(analysis: Analysis, task: Task) -> Iterator[Range]:
    for span in (*task.spans, *task.measures):
        label = labels.read(analysis.folded, span.start, span.end)
        if label is not None:
            yield span.start, label.end


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """In order, and none reaching into another."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _gap(
    text: str, start: int, end: int, taken: Sequence[Range], labelled: Sequence[Range]
) -> Iterator[Stretch]:
    """What lies between two passages, parted where it stands in another task of the other side."""
    inside = [*_within(taken, start, end), *_within(labelled, start, end)]
    edges = {start, end, *(at for one in inside for at in one if start < at < end)}
    for first, last in pairwise(sorted(edges)):
        state: State = "elsewhere" if _within(taken, first, last) else "own"
        if _within(labelled, first, last):
            state = "equal"
        begin, stop = _without_marks(text, first, last)
        if first < begin:
            yield Stretch(state="equal", words=text[first:begin])
        if begin < stop:
            yield Stretch(state=state, words=text[begin:stop])
        if stop < last:
            yield Stretch(state="equal", words=text[stop:last])


def _within(ranges: Sequence[Range], start: int, end: int) -> Sequence[Range]:
    """Those that overlap."""
    first = bisect_right(ranges, start, key=itemgetter(1))
    return ranges[first : bisect_left(ranges, end, key=itemgetter(0))]


def _without_marks(text: str, start: int, end: int) -> Range:
    """The words without marks of what stands around them: 。 before, half of a bracket behind."""
    while start < end and not text[start].isalnum() and text[start] not in _OPENING:
        start += 1
    if not any(map(str.isalnum, text[start:end])):
        return end, end
    for _ in range(_MARKS):
        if text[end - 1] in _OPENING or text[end - 1].isspace() or _closes(text, start, end):
            end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last mark closes what was opened before these words."""
    last = text[end - 1]
    if last not in _CLOSING:
        return False
    opening = _OPENING[_CLOSING.index(last)]
    return text.count(last, start, end) > text.count(opening, start, end)


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one state are one."""
    waiting: Stretch | None = None
    for one in stretches:
        if waiting is not None and waiting.state == one.state and not one.other + waiting.other:
            waiting = msgspec.structs.replace(waiting, words=waiting.words + one.words)
        else:
            if waiting is not None:
                yield waiting
            waiting = one
    if waiting is not None:
        yield waiting
