"""A sheet with one table: heading row, filter, frozen panes, heights of rows, and how it prints."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from corpora.errors import PolicyPipeError
from outputs import review_form
from outputs.workbook.styles import Styles
from outputs.workbook.texts import is_formula_like, lines, shown

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 1_048_576
# Excel ignores further ones in a sheet.
_LINKS = 65_530
_LINE_POINTS, _PADDING, _TALLEST = 13.5, 3.0, 300.0
# Excel knows no earlier days.
_FIRST_YEAR = 1900
_A4 = 9
_HINT, _HINT_TITLE = 255, 32
# Excel holds a list of choices up to this length, with its commas.
_CHOICES = 255
_WHO_WIDTH = 8
# What people fill in on paper too.
_PRINTED = (review_form.VERDICT, review_form.WHY, review_form.WHO, review_form.WHEN)
# How wide the columns of the review form are, by what they hold.
_FORM_WIDTHS: Mapping[review_form.Holds, float] = {
    "key": 10, "choice": 9, "names": 14, "deadlines": 16, "text": 16, "date": 11,
}  # fmt: skip


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """`style` is the name of a style; `printed` is False for what only programs need."""

    heading: str
    width: float
    style: str = "text"
    printed: bool = True
    form: review_form.Column | None = None


class Goto(msgspec.Struct, frozen=True, kw_only=True):
    """Words, or a number, that lead to another cell of the workbook; rows count from 1.

    Few words: LibreOffice does not wrap what leads somewhere.
    """

    words: str | int
    sheet: str
    row: int
    style: str = "link"


class Styled(msgspec.Struct, frozen=True, kw_only=True):
    """Words or a number in a style other than the column's."""

    words: str | float
    style: str


class Coloured(msgspec.Struct, frozen=True, kw_only=True):
    """Pieces of words, each with the name of a style."""

    pieces: tuple[tuple[str, str], ...]


Cell = str | int | float | date | Goto | Styled | Coloured | None


class Sheet:
    """Rows are written one after the other and not kept."""

    def __init__(
        self,
        book: "Workbook",
        styles: Styles,
        name: str,
        columns: Sequence[Column],
        *,
        title: str,
        note: str = "",
        above: Sequence[Sequence[Cell]] = (),
        frozen: int = 0,
    ) -> None:
        """`above` are rows between title and heading, `frozen` columns stay in sight."""
        self.name = name
        self.columns = tuple(columns)
        self._styles = styles
        self._sheet: Worksheet = book.add_worksheet(name)
        self._links = 1  # the way back
        self._next = 0
        for n, column in enumerate(self.columns):
            self._sheet.set_column(n, n, column.width)
        self._set_page()
        self._free_row(title, "title", 26)
        self._sheet.write_url(1, 0, "internal:'说明'!A1", styles.get("free link"), "返回说明")
        self._sheet.write_string(1, 2, shown(note), styles.get("note"))
        self._next = 2
        for cells in above:
            self.row(cells)
        self.heading_row = self._next
        self._heading()
        self._sheet.freeze_panes(self._next, frozen)
        self._sheet.repeat_rows(2, self.heading_row)

    @property
    def next_row(self) -> int:
        """Where the next row will stand, from 1."""
        return self._next + 1

    def row(self, cells: Sequence[Cell]) -> None:
        """One cell a column.

        Raises:
            PolicyPipeError: A sheet of Excel holds no more rows.
        """
        if self._next >= _ROWS:
            raise PolicyPipeError(
                f"sheet {self.name}: Excel holds {_ROWS:,} rows a sheet and there are more; "
                "write a part of the corpus, or another format"
            )
        self._sheet.set_row(self._next, self._height(cells))
        for n, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
            self._write(self._next, n, cell, column.style)
        self._next += 1

    def close(self) -> None:
        """Set what needs to know where the rows end; without rows say so."""
        last = self._next - 1
        self._sheet.autofilter(self.heading_row, 0, last, len(self.columns) - 1)
        printed = max(n for n, column in enumerate(self.columns) if column.printed)
        if last == self.heading_row:
            self._sheet.write_string(self._next, 0, "（无）", self._styles.get("note"))
            last += 1
        self._sheet.print_area(0, 0, last, printed)
        for n, column in enumerate(self.columns):
            if column.form is not None and last > self.heading_row:
                self._ask(column.form, n, last)

    def _write(self, row: int, column: int, cell: Cell, style: str) -> None:
        match cell:
            case None:
                self._sheet.write_blank(row, column, None, self._styles.get(style))
            case Goto():
                self._write_link(row, column, cell)
            case Styled():
                self._write(row, column, cell.words, cell.style)
            case Coloured():
                self._write_pieces(row, column, cell, style)
            case date() if cell.year >= _FIRST_YEAR:
                self._sheet.write_datetime(row, column, cell, self._styles.get(style))
            case date() | str():
                self._write_words(row, column, str(cell), style)
            case _:
                self._sheet.write_number(row, column, cell, self._styles.get(style))

    def _write_words(self, row: int, column: int, words: str, style: str) -> None:
        words = shown(words)
        format_ = self._styles.get(style, quoted=is_formula_like(words))
        if words.startswith("<r>"):
            # XlsxWriter takes a text from <r> to </r> for markup of its own; in two pieces it
            # does not.
            plain = self._styles.get("plain")
            self._sheet.write_rich_string(row, column, plain, "<", plain, words[1:], format_)
        elif words:
            self._sheet.write_string(row, column, words, format_)
        else:
            self._sheet.write_blank(row, column, None, format_)

    def _write_pieces(self, row: int, column: int, cell: Coloured, style: str) -> None:
        whole = "".join(words for words, _ in cell.pieces)
        pieces = [(shown(words), look) for words, look in cell.pieces]
        pieces = [(words, look) for words, look in pieces if words]
        if len(pieces) < 2 or shown(whole) != "".join(words for words, _ in pieces):
            self._write_words(row, column, whole, style)
            return
        parts = [part for words, look in pieces for part in (self._styles.get(look), words)]
        quoted = is_formula_like(whole)
        self._sheet.write_rich_string(row, column, *parts, self._styles.get(style, quoted=quoted))

    def _write_link(self, row: int, column: int, cell: Goto) -> None:
        words = shown(str(cell.words))
        quoted = is_formula_like(words)
        format_ = self._styles.get(cell.style, quoted=quoted)
        if self._links < _LINKS and not words.startswith("<r>"):
            self._links += 1
            target = f"internal:'{cell.sheet}'!A{cell.row}"
            self._sheet.write_url(row, column, target, format_, words)
        if isinstance(cell.words, int):
            self._sheet.write_number(row, column, cell.words, format_)
        elif self._links >= _LINKS or words.startswith("<r>"):
            self._write_words(row, column, words, cell.style)

    def _height(self, cells: Sequence[Cell]) -> float:
        """Programs do not find the height of wrapped Chinese text by themselves."""
        most = max(
            (
                lines(_words(cell), column.width)
                for cell, column in zip(cells, self.columns, strict=True)
                if column.style != "key" and not isinstance(cell, (int, float, date, type(None)))
            ),
            default=1,
        )
        return min(_TALLEST, most * _LINE_POINTS + _PADDING)

    def _free_row(self, words: str, style: str, height: float) -> None:
        self._sheet.set_row(self._next, height)
        self._sheet.write_string(self._next, 0, shown(words), self._styles.get(style))
        self._next += 1

    def _heading(self) -> None:
        tallest = max(lines(column.heading, column.width) for column in self.columns)
        self._sheet.set_row(self._next, max(30, tallest * _LINE_POINTS + 6))
        for n, column in enumerate(self.columns):
            style = self._styles.get("form heading" if column.form else "heading")
            self._sheet.write_string(self._next, n, shown(column.heading), style)
        self._next += 1

    def _set_page(self) -> None:
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L&A&C第 &P 页 共 &N 页")
        self._sheet.center_horizontally()
        self._sheet.hide_gridlines(2)

    def _ask(self, form: review_form.Column, column: int, last: int) -> None:
        """Which words may stand in a column of the form, and a hint beside the cell."""
        options: dict[str, object] = {"validate": "any"}
        if form.choices and len(",".join(form.choices)) <= _CHOICES:
            options = {
                "validate": "list",
                "source": list(form.choices),
                "error_title": "请从列表中选择",
                "error_message": shown("、".join(form.choices))[:_HINT],
            }
        if form.hint:
            options |= {
                "input_title": form.heading[:_HINT_TITLE],
                "input_message": form.hint[:_HINT],
            }
        if len(options) > 1:
            self._sheet.data_validation(self.heading_row + 1, column, last, column, options)


def form_columns(subject: review_form.Subject, *, printed: bool = True) -> tuple[Column, ...]:
    """The columns of the review form: what is answered first, keys last and not printed."""
    ordered = sorted(review_form.FORMS[subject], key=_place_in_row)
    return tuple(
        Column(
            heading=one.heading,
            width=_WHO_WIDTH if one.heading == review_form.WHO else _FORM_WIDTHS[one.holds],
            style="key" if one.holds == "key" else "answer",
            printed=printed and one.heading in _PRINTED,
            form=one,
        )
        for one in ordered
    )


def form_cells(columns: Sequence[Column], cells: Mapping[str, str]) -> tuple[Cell, ...]:
    """The form's cells in the order of its columns."""
    return tuple(cells[column.heading] for column in columns if column.form)


def _place_in_row(column: review_form.Column) -> int:
    if column.holds == "key":
        return 2
    return 1 if column.heading.startswith("更正") else 0


def _words(cell: Cell) -> str:
    match cell:
        case Goto() | Styled():
            return str(cell.words)
        case Coloured():
            return "".join(words for words, _ in cell.pieces)
        case _:
            return str(cell)
