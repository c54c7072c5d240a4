"""An Excel workbook of the old kind (xls), and those of WPS (et) that are the same inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import xlsx_text, xlsx_values
from corpora.readers.xlsx_text import MOST_CELLS, Sheet

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as Page

_MEDIA_TYPE = "application/vnd.ms-excel"
_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4


def read(data: bytes, name: str) -> Document:
    """As `xlsx.read`."""
    import xlrd  # 0.05 s, for few files
    from xlrd.biffh import XLRDError

    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            sheets = tuple(_sheets(book, name))
    except UnreadableFileError:
        raise
    except XLRDError as error:
        if "encrypted" in str(error):
            problem, way_out = "it is locked with a password", "unlock it and read that"
        else:
            problem, way_out = "it is damaged", "open it and save it as .xlsx"
        raise UnreadableFileError(name, problem, way_out) from error
    # A damaged workbook makes xlrd fail in whatever it just does with the bytes.
    except Exception as error:
        raise UnreadableFileError(name, "it is damaged", "open it and save it as .xlsx") from error
    return xlsx_text.document(sheets, media_type=_MEDIA_TYPE, name=name)


def _sheets(book: Book, name: str) -> Iterator[Sheet]:
    pages = book.sheets()
    shown = [page for page in pages if page.visibility == 0]
    left = MOST_CELLS
    for page in shown or pages:
        cells = dict(_cells(book, page))
        left -= len(cells)
        if left < 0:
            problem = f"it has more than {MOST_CELLS:,} filled cells"
            raise UnreadableFileError(name, problem, "save the part that you need")
        merged = [
            (top, side, below - 1, beyond - 1) for top, below, side, beyond in page.merged_cells
        ]
        yield Sheet(name=page.name, cells=cells, merged=merged)


def _cells(book: Book, page: Page) -> Iterator[tuple[tuple[int, int], str]]:
    for row in range(page.nrows):
        for column, cell in enumerate(page.row(row)):
            shown = _shown(book, cell)
            if shown:
                yield (row, column), shown


def _shown(book: Book, cell: Cell) -> str:
    if cell.ctype == _TEXT:
        return xlsx_values.text(str(cell.value))
    if cell.ctype in (_NUMBER, _DATE):
        key = book.xf_list[cell.xf_index or 0].format_key
        own = book.format_map.get(key)
        code = xlsx_values.BUILT_IN.get(key, "") if key < 164 else own.format_str if own else ""
        return xlsx_values.number(float(cell.value), code, since_1904=book.datemode == 1)
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return ""
