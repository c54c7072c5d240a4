"""Ruled tables of PDF pages that go on over page ends, joined to one."""

import re
from collections.abc import Sequence

from corpora.readers.pdf_grids import Grid, Piece, Slot, nearest

_HEADER_ROWS = 3
_NUMBER = re.compile(r"[（(]?\d{1,4}[）).．、]?")
_SENTENCE_END = re.compile(r"[。；！？;!?][”’」）)]?$")


def joined(above: Grid, below: Grid) -> Grid | None:
    """`above` with the rows of `below`, if that goes on with it on the next page; else None.

    A header that is printed again is dropped, and a row that was cut in two is one again.
    """
    if not _fit(above, below):
        return None
    skip = _repeated(above, below)
    if skip == below.rows:
        return above
    slots = [slot for slot in below.slots if slot.row >= skip]
    foot: dict[int, Slot] = {}  # what reaches the last row, by the column where it begins
    for slot in reversed(above.slots):
        if slot.row + slot.row_span == above.rows:
            foot.setdefault(slot.column, slot)
        elif slot.row < above.rows - 400:
            break
    first = [slot for slot in slots if slot.row == skip]
    gone = _continued_groups(first, foot)
    cut = _is_cut([slot for slot in first if id(slot) not in gone], foot)
    shift = above.rows - skip - cut
    for slot in slots:
        over = foot.get(slot.column)
        if over is not None and id(slot) in gone:
            over.row_span += slot.row_span - cut
        elif over is not None and cut and slot.row == skip:
            _append(over.pieces, slot.pieces)
            over.full = slot.full
            over.row_span += slot.row_span - 1
        else:
            slot.row += shift
            above.slots.append(slot)
    above.rows += below.rows - skip - cut
    return above


def _fit(above: Grid, below: Grid) -> bool:
    """Whether the columns are the same; a page whose cells are all merged has fewer."""
    same = nearest(above.places, below.places)
    if same is None:
        return False
    if len(above.places) != len(below.places):
        few, many = sorted((above, below), key=lambda grid: len(grid.places))
        for slot in few.slots:
            end = same[slot.column + slot.column_span]
            slot.column = same[slot.column]
            slot.column_span = end - slot.column
        few.places = list(many.places)
    return True


def _repeated(above: Grid, below: Grid) -> int:
    """How many rows at the top of `below` are those at the top of `above`."""
    same = 0
    for row in range(min(_HEADER_ROWS, above.rows, below.rows)):
        texts = _row_texts(above, row)
        if texts != _row_texts(below, row) or not any(texts.values()):
            break
        same = row + 1
    # A header of merged cells is dropped whole or not at all.
    while same and any(s.row < same < s.row + s.row_span for s in below.slots):
        same -= 1
    return same


def _row_texts(grid: Grid, row: int) -> dict[int, str]:
    texts: dict[int, str] = {}
    for slot in grid.slots:  # in row order
        if slot.row > row:
            break
        if slot.row == row:
            texts[slot.column] = slot.text.replace("\n", "")
    return texts


def _continued_groups(first: Sequence[Slot], foot: dict[int, Slot]) -> set[int]:
    """Leading empty cells that go on with the cells above: the groups of tasks, in a new row."""
    numbered = _is_numbered(first, foot)
    gone: set[int] = set()
    for slot in first:
        over = foot.get(slot.column)
        if slot.pieces or over is None or over.column_span != slot.column_span:
            break
        if not (numbered or over.row_span > 1 or slot.row_span > 1 or _is_new(first, foot)):
            break
        gone.add(id(slot))
    return gone


def _is_numbered(first: Sequence[Slot], foot: dict[int, Slot]) -> bool:
    """Whether the row has a number of its own, below that of the row above."""
    return any(
        _NUMBER.fullmatch(slot.text) and _NUMBER.fullmatch(foot[slot.column].text)
        for slot in first
        if slot.column in foot
    )


def _is_new(first: Sequence[Slot], foot: dict[int, Slot]) -> bool:
    """Whether all cells but the first are filled, and few of them go on with those above."""
    rest = [(slot, foot.get(slot.column)) for slot in first[1:]]
    filled = all(slot.pieces or (over is not None and not over.pieces) for slot, over in rest)
    return filled and len(rest) > 1 and len(_unfinished(first, foot)) < 2


def _is_cut(first: Sequence[Slot], foot: dict[int, Slot]) -> bool:
    """Whether the first row of a page is the rest of the row above it."""
    if not first or _is_numbered(first, foot):
        return False
    pairs = [(slot, foot.get(slot.column)) for slot in first]
    if any(over is None or over.column_span != slot.column_span for slot, over in pairs):
        return False
    begun = [(slot, over) for slot, over in pairs if over is not None and over.pieces]
    empty = [slot for slot, _ in begun if not slot.pieces]
    if begun and begun[0][0] is first[0] and not first[0].pieces:
        return True  # the column of numbers, or of what comes first
    going_on = all(not _SENTENCE_END.search(over.text) for slot, over in begun if slot.pieces)
    if empty and 2 * len(empty) >= len(begun) and going_on:
        return True
    unfinished = _unfinished(first, foot)
    return len(unfinished) >= 2 and 2 * len(unfinished) > len(begun)


def _unfinished(first: Sequence[Slot], foot: dict[int, Slot]) -> list[Slot]:
    """The cells above whose last line is full and no sentence's end, with text below them."""
    return [
        foot[slot.column]
        for slot in first
        if slot.pieces
        and slot.column in foot
        and foot[slot.column].full
        and not _SENTENCE_END.search(foot[slot.column].text)
    ]


def _append(pieces: list[Piece], more: Sequence[Piece]) -> None:
    for piece in more:
        ended = pieces and _SENTENCE_END.search(pieces[-1].text)
        pieces.append(piece._replace(text=("\n" if ended else "") + piece.text))
