"""Which tables of a page hold data, row by row, and which only lay it out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, pairwise

import msgspec

from corpora.readers.html_amounts import Amounts
from corpora.readers.html_nodes import Page

# A page that is laid out by a table keeps its text in one cell of many lines; a task table keeps
# it in many cells.
_MOST = 0.7  # share of a table's letters in one cell, from which on that cell is the page
_LONG = 400  # letters of such a cell
_LONG_ROW = 250  # letters of a cell that is a whole row: a note, or the text of the page
_LINES = 4  # lines of such a cell
_LINKED = 0.6  # share of linked letters that makes a table a menu
_LINE_TAGS = frozenset(("p", "div", "li", "br", "h1", "h2", "h3", "h4"))

_WIDEST = 1_000  # columns that one cell may claim, as in browsers
_LARGEST = 4_000_000  # slots; a table that claims more by its spans is hostile


class Place(msgspec.Struct, frozen=True):
    """Where a cell stands; `table` numbers the data tables of the page."""

    table: int
    row: int
    column: int
    row_span: int
    column_span: int
    starts_row: bool


class _Slot(msgspec.Struct, frozen=True):
    cell: int
    row: int
    column: int
    row_span: int
    column_span: int


def places(page: Page, amounts: Amounts) -> dict[int, Place]:
    """The place of every cell of every data table, by the number of its node."""
    found: dict[int, Place] = {}
    tables = [node for node, tag in enumerate(page.tags) if tag == "table"]
    number = 0
    for table, following in pairwise([*tables, len(page.tags)]):
        if following < page.ends[table]:
            continue  # a table that holds tables lays them out
        for run in _data(page, amounts, table):
            for row, slots in enumerate(run):
                for slot in slots:
                    found[slot.cell] = Place(
                        table=number,
                        row=row,
                        column=slot.column,
                        row_span=slot.row_span,
                        column_span=slot.column_span,
                        starts_row=slot is slots[0],
                    )
            number += 1
    return found


def _data(page: Page, amounts: Amounts, table: int) -> Iterator[list[list[_Slot]]]:
    """The runs of rows that hold data; rows that are text of the page part them."""
    letters = amounts.letters(table)
    if not letters or amounts.linked(table) > _LINKED * letters:
        return
    rows = _grid(page, table)
    slots = [slot for row in rows for slot in row]
    counts = _reaching(len(rows), (slot for slot in slots if amounts.letters(slot.cell)))
    joined = _reaching(len(rows), (slot for slot in slots if slot.row_span > 1))
    widths = Counter(counts)

    def is_text(number: int) -> bool:
        if joined[number]:
            return False
        longest = max((slot.cell for slot in rows[number]), key=amounts.letters)
        lines = sum(page.tags[node] in _LINE_TAGS for node in range(longest, page.ends[longest]))
        if lines < _LINES:
            return False
        if len(rows[number]) == 1:
            return amounts.letters(longest) >= _LONG_ROW
        alike = counts[number] >= 3 and widths[counts[number]] >= 2
        return not alike and amounts.letters(longest) >= max(_LONG, _MOST * letters)

    for text, numbers in groupby(range(len(rows)), key=is_text):
        run = list(numbers)
        if not text and sum(counts[number] >= 2 for number in run) >= 2:
            yield [rows[number] for number in run]


def _reaching(rows: int, slots: Iterable[_Slot]) -> list[int]:
    """How many of the cells stand in each row, begun there or above."""
    changes = [0] * (rows + 1)
    for slot in slots:
        changes[slot.row] += 1
        changes[slot.row + slot.row_span] -= 1
    return list(accumulate(changes))


def _grid(page: Page, table: int) -> list[list[_Slot]]:
    """The rows that have cells, each cell in its columns (HTML, 4.9.12); none if it is hostile."""
    rows: list[list[_Slot]] = []
    slots_left = _LARGEST
    for group in _groups(page, table):
        above = len(rows)
        filled = [0, *accumulate(bool(cells) for cells in group)]
        free_from: list[int] = []  # of each column, the first row that no cell above reaches
        for number, cells in enumerate(group):
            column = 0
            row: list[_Slot] = []
            for cell in cells:
                while column < len(free_from) and free_from[column] > number:
                    column += 1
                    slots_left -= 1
                width = min(_number(page.attribute(cell, "colspan"), 1), _WIDEST)
                height = _number(page.attribute(cell, "rowspan"), len(group))
                end = min(number + height, len(group))
                slots_left -= width
                if slots_left < 0:
                    return []
                free_from.extend([0] * (column + width - len(free_from)))
                free_from[column : column + width] = [end] * width
                span = filled[end] - filled[number]
                row.append(_Slot(cell, above + filled[number], column, span, width))
                column += width
            if row:
                rows.append(row)
    return rows


def _groups(page: Page, table: int) -> Iterator[list[list[int]]]:
    """The cells of each row, by head, bodies and foot: no cell reaches over their borders."""
    for group in page.children(table):
        if page.tags[group] in ("thead", "tbody", "tfoot"):
            yield [
                [cell for cell in page.children(row) if page.tags[cell] in ("td", "th")]
                for row in page.children(group)
                if page.tags[row] == "tr"
            ]


def _number(written: str, zero: int) -> int:
    """A span as written; 0 is what reaches to the end, and what is no number is 1."""
    digits = written.strip()[:5]
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return int(digits) or zero
