"""The whole workbook, sheet by sheet."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, TYPE_CHECKING

from outputs.card_index import CardIndex
from outputs.card_names import Names
from outputs.figures import figures
from outputs.review_form import Decided
from outputs.scope_words import scope_words
from outputs.view import View
from outputs.workbook import (
    citations,
    copies,
    duties,
    findings,
    gaps,
    ledger,
    matrix,
    notes,
    review,
)
from outputs.workbook.report import Report
from outputs.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# When it was made is not told: the same corpus gives the same bytes.
_CREATED = datetime(2000, 1, 1)  # a workbook knows no zones
SHEETS: Sequence[Callable[[Report], None]] = (
    notes.write,
    matrix.write,
    ledger.write,
    gaps.write,
    copies.write,
    duties.write,
    citations.write,
    findings.write,
    review.write,
)


def write(view: View, out: IO[bytes]) -> None:
    """All sheets; rows wait in temporary files, so that memory does not grow with them."""
    with CardIndex(view) as index, TemporaryFile() as packed:
        decisions = tuple(view.decisions())
        with _streaming(packed) as book:
            names = Names(index)
            report = Report(
                book=book,
                styles=Styles(book),
                index=index,
                names=names,
                figures=figures(view.files(), index),
                decisions=decisions,
                decided=Decided(decisions),
                rows={},
                scope=scope_words(view, document=names.number, place=names.place_of),
            )
            for write_sheet in SHEETS:
                write_sheet(report)
        packed.seek(0)
        shutil.copyfileobj(packed, out)


@contextmanager
def _streaming(packed: IO[bytes]) -> Iterator["Workbook"]:
    """A workbook that is packed at the end; after an error none of its files is left."""
    import xlsxwriter  # 0.1 s

    with TemporaryDirectory() as scratch:
        book = xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"title": "任务分解与覆盖情况", "created": _CREATED})
        try:
            yield book
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            raise
        book.close()
