"""Which rows of a table in a Word document hold data, and which only lay out text."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import Generic, TypeVar

import msgspec

from corpora.model import Cell, Span, Table
from corpora.readers.docx_lines import Lines

# As in web pages: the page is one cell of many lines, a task table has many cells.
_MOST = 0.7  # share of a table's letters in one cell, from which on that cell is the page
_LONG = 400  # letters of such a cell
_LONG_ROW = 250  # letters of a cell that is a whole row: a note, or the text of the page
_LINES = 4  # lines of such a cell
_LARGEST = 4_000_000  # slots; a table that claims more by its spans is hostile

C = TypeVar("C")


class Slot(msgspec.Struct, Generic[C], kw_only=True):
    """A cell in the grid; `row_span` grows as the rows below are read."""

    cell: C
    row: int
    column: int
    row_span: int = 1
    column_span: int
    letters: int
    lines: int


Rows = Sequence[Sequence[Slot[C]]]


def runs(rows: Rows[C]) -> Iterator[tuple[bool, Rows[C]]]:
    """Stretches of rows, and whether they hold data. Every row has a cell that begins in it."""
    letters = sum(slot.letters for row in rows for slot in row)
    counts = _reaching(rows, lambda slot: slot.letters > 0)
    joined = _reaching(rows, lambda slot: slot.row_span > 1)
    widths = Counter(counts)
    width = max((row[-1].column + row[-1].column_span for row in rows), default=0)

    def is_text(number: int) -> bool:
        if joined[number]:
            return False
        longest = max(rows[number], key=lambda slot: slot.letters)
        if longest.letters < _LONG_ROW or longest.lines < _LINES:
            return False
        if len(rows[number]) == 1:
            return True
        alike = counts[number] >= 3 and widths[counts[number]] >= 2
        return not alike and longest.letters >= max(_LONG, _MOST * letters)

    for text, numbers in groupby(range(len(rows)), key=is_text):
        run = list(numbers)
        holds_data = not text and sum(counts[number] >= 2 for number in run) >= 2
        yield holds_data and width * len(rows) <= _LARGEST, [rows[number] for number in run]


def write(rows: Rows[C], lines: Lines, fill: Callable[[C], None]) -> Table:
    """Sets rows of data into the lines; `fill` sets what is in a cell."""
    found: list[Cell] = []
    for number, row in enumerate(rows):
        pages = len(lines.pages)
        longest: list[int] = []
        for slot in row:
            start = lines.open_cell(starts_table=not found, starts_row=slot is row[0])
            fill(slot.cell)
            found.append(
                Cell(
                    start=start,
                    end=lines.close_cell(),
                    row=number,
                    column=slot.column,
                    row_span=slot.row_span,
                    column_span=slot.column_span,
                )
            )
            # A row that goes on over a page says so in each of its cells.
            longest = max(longest, lines.pages[pages:], key=len)
            del lines.pages[pages:]
        lines.pages.extend(longest)
    lines.end_block()
    return Table(span=Span(found[0].start, found[-1].end), cells=tuple(found))


def _reaching(rows: Rows[C], counted: Callable[[Slot[C]], bool]) -> list[int]:
    """How many of the cells stand in each row, begun there or above."""
    changes = [0] * (len(rows) + 1)
    for row in rows:
        for slot in row:
            if counted(slot):
                changes[slot.row] += 1
                changes[slot.row + slot.row_span] -= 1
    return list(accumulate(changes))
