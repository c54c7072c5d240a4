"""A workbook that people have filled in, as rows whose cells go by their headings."""

from collections.abc import Collection, Mapping
from itertools import groupby
from pathlib import Path

import msgspec

from corpora.errors import UnreadableFileError
from corpora.readers import xlsx
from corpora.readers.xlsx_text import Sheet

# The filled-in ledger of a province has some 5 MB.
_LARGEST = 128 * 1024 * 1024
# Rows of titles and notes that may stand above the headings.
_HIGHEST = 30


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`number` counts from 1, as in the program that shows the sheet; empty cells are left out."""

    sheet: str
    number: int
    cells: Mapping[str, str]


def read(path: Path, needed: Collection[str], known: Collection[str]) -> tuple[Row, ...]:
    """The rows below the headings of all sheets that have the `needed` ones, hidden ones too.

    Columns that are not `known` are left out; what is known may stand in any order, once a sheet.

    Raises:
        UnreadableFileError: It is no workbook, or none that can be understood.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            problem = f"it is larger than {_LARGEST // 1024**2} MB"
            raise UnreadableFileError(path, problem, "save only the sheets that were filled in")
        content = path.read_bytes()
    except OSError as error:
        problem = f"it cannot be opened: {error.strerror}"
        raise UnreadableFileError(path, problem, "close it elsewhere and try again") from error
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFileError(path, "it is no Excel workbook", "save it as .xlsx")
    rows: list[Row] = []
    found = False
    for sheet in xlsx.sheets(content, str(path), hidden=True):
        lines = _lines(sheet)
        headings = _headings(lines, needed)
        if headings is not None:
            found = True
            columns = _columns(path, sheet.name, lines[headings], known)
            rows += _rows(sheet.name, lines, headings, columns)
    if not found:
        problem = f"no sheet of it has the headings {'、'.join(needed)}"
        raise UnreadableFileError(path, problem, "fill in a workbook that `export` has written")
    return tuple(rows)


def _lines(sheet: Sheet) -> dict[int, dict[int, str]]:
    ordered = sorted(sheet.cells.items())
    return {
        row: {column: words for (_, column), words in cells}
        for row, cells in groupby(ordered, key=lambda item: item[0][0])
    }


def _headings(lines: Mapping[int, Mapping[int, str]], needed: Collection[str]) -> int | None:
    """The row that holds them."""
    for number, cells in lines.items():
        if number >= _HIGHEST:
            break
        if set(needed) <= {_heading(words) for words in cells.values()}:
            return number
    return None


def _heading(words: str) -> str:
    return "".join(words.split())


def _columns(
    path: Path, sheet: str, cells: Mapping[int, str], known: Collection[str]
) -> dict[int, str]:
    columns = {column: _heading(words) for column, words in cells.items()}
    columns = {column: heading for column, heading in columns.items() if heading in known}
    for heading in known:
        if list(columns.values()).count(heading) > 1:
            problem = f"sheet {sheet} has two columns {heading}"
            raise UnreadableFileError(path, problem, "delete one of them")
    return columns


def _rows(
    sheet: str, lines: Mapping[int, Mapping[int, str]], headings: int, columns: Mapping[int, str]
) -> list[Row]:
    found = []
    for number, cells in lines.items():
        if number > headings:
            named = {columns[column]: words for column, words in cells.items() if column in columns}
            if named:
                found.append(Row(sheet=sheet, number=number + 1, cells=named))
    return found
