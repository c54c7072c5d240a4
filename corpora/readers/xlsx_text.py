"""The sheets of a workbook as lines and tables, whichever program wrote them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from corpora.errors import UnreadableFileError
from corpora.model import Cell, Document, Span, Table
from corpora.readers import limits

_LARGEST = 4_000_000  # slots of one table, empty ones too
MOST_CELLS = 2_000_000  # filled cells of a workbook; a ledger has some thousand


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The filled cells by (row, column), and merged ranges as (row, column, last row, last column).

    A cell's text has line breaks, but no tab.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()


def document(sheets: Sequence[Sheet], *, media_type: str, name: str) -> Document:
    """Each sheet's title rows as lines and the rest as one table; empty rows and columns go.

    Raises:
        UnreadableFileError: There is nothing in it, or too much.
    """
    writer = _Writer(name)
    for sheet in sheets:
        if sheet.cells:
            writer.sheet(sheet)
    if not writer.size:
        raise UnreadableFileError(name, "it is empty", "fetch it again or leave it out")
    return Document(
        text="".join(writer.pieces),
        media_type=media_type,
        fields=tuple(("sheet", sheet.name) for sheet in sheets if sheet.cells),
        tables=tuple(writer.tables),
    )


class _Writer:
    def __init__(self, name: str) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.tables: list[Table] = []
        self._name = name

    def sheet(self, sheet: Sheet) -> None:
        rows: dict[int, list[int]] = {}
        for row, column in sorted(sheet.cells):
            rows.setdefault(row, []).append(column)
        numbers = list(rows)
        # A title stands alone in its row, above the first row of several cells.
        first = next((at for at, row in enumerate(numbers) if len(rows[row]) > 1), len(numbers))
        for row in numbers[:first]:
            self._line(sheet.cells[row, rows[row][0]])
        if first < len(numbers):
            self._table(sheet, rows, numbers[first:])

    def _line(self, text: str) -> None:
        if self.size:
            self._write("\n")
        self._write(text)

    def _table(self, sheet: Sheet, rows: Mapping[int, list[int]], numbers: Sequence[int]) -> None:
        columns = sorted({column for row in numbers for column in rows[row]})
        if len(numbers) * len(columns) > _LARGEST:
            problem = f"its sheet {sheet.name} is larger than any ledger"
            raise UnreadableFileError(self._name, problem, "save the part that you need")
        if self.size:
            self._write("\n")
        spans = dict(_spans(sheet, numbers, columns))
        cells: list[Cell] = []
        for at, row in enumerate(numbers):
            if at:
                self._write("\n")
            last = bisect_left(columns, rows[row][-1])
            for place, column in enumerate(columns[: last + 1]):
                if place:
                    self._write("\t")
                text = sheet.cells.get((row, column), "")
                start = self.size
                self._write(text)
                if text or place:
                    height, width = spans.get((row, column), (1, 1))
                    cells.append(
                        Cell(
                            start=start,
                            end=self.size,
                            row=at,
                            column=place,
                            row_span=height,
                            column_span=width,
                        )
                    )
        covered = set(_covered(spans, numbers, columns))
        kept = tuple(
            cell
            for cell in cells
            if cell.end > cell.start or (cell.row, cell.column) not in covered
        )
        self.tables.append(Table(span=Span(kept[0].start, self.size), cells=kept))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
        limits.check(self.size, self._name)


def _spans(
    sheet: Sheet, numbers: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """How many of the rows and columns that are shown each merged cell takes."""
    for row, column, last_row, last_column in sheet.merged:
        if row < numbers[0] or (row, column) not in sheet.cells:
            continue
        height = bisect_right(numbers, last_row) - bisect_left(numbers, row)
        width = bisect_right(columns, last_column) - bisect_left(columns, column)
        yield (row, column), (max(height, 1), max(width, 1))


def _covered(
    spans: Mapping[tuple[int, int], tuple[int, int]],
    numbers: Sequence[int],
    columns: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """The places that merged cells take beside their own first one."""
    left = _LARGEST
    for (row, column), (height, width) in spans.items():
        top, side = bisect_left(numbers, row), bisect_left(columns, column)
        left -= height * width
        if left < 0:
            return  # merged ranges over each other: no program writes them
        for down in range(height):
            for across in range(width):
                if down or across:
                    yield top + down, side + across
