"""The text of a Word 97–2003 document as a person reads it, with its tables."""

import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from corpora.model import Table
from corpora.readers import docx_grid, docx_symbols
from corpora.readers.doc_edges import Merge, Row, grid
from corpora.readers.doc_file import WordFile
from corpora.readers.doc_lists import lists, styles
from corpora.readers.doc_sprms import Properties, apply
from corpora.readers.docx_counting import Counters
from corpora.readers.docx_fields import Fields
from corpora.readers.docx_lines import Lines

_END = re.compile("[\r\x07\x0c]")  # of a paragraph, of a cell, of a page or section
_SPECIAL = re.compile("([\x00-\x1f])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_NOTE = "\x02"
_LEADER = "........"  # what stands between a heading and its page in a table of contents
_BOXES = 6  # the place of text boxes among the lengths of the parts
_ROW_CELL = 20  # bytes of a cell in the definition of a row


class Paragraph(msgspec.Struct, frozen=True):
    """Its text from `start` to its mark."""

    start: int
    end: int
    mark: str
    properties: Properties


_Cell = Sequence[Paragraph]


class Writer:
    """Sets stretches of a document into the same lines."""

    def __init__(self, file: WordFile) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self._file = file
        self._styles = styles(file.styles)
        self._lists = lists(file.lists, file.overrides)
        self._counters = Counters()
        self._fields = Fields()
        self._known: dict[tuple[int, bytes], Properties] = {}
        self._notes = 0
        first = sum(max(length, 0) for length in file.lengths[:_BOXES])
        last = first + max(file.lengths[_BOXES], 0)
        self._boxes = sorted(
            (at, first + start, first + end)
            for at, start, end in file.boxes
            if at < file.lengths[0] and first + end <= last
        )
        self._shown: set[int] = set()

    def write(self, start: int, end: int) -> None:
        rows: list[Row[_Cell]] = []
        cells: list[_Cell] = []
        cell: list[Paragraph] = []
        for paragraph in self._paragraphs(start, end):
            if paragraph.properties.row_end:
                rows.append(_row(cells, paragraph.properties.cells))
                cells, cell = [], []
            elif paragraph.mark == "\x07":
                cells.append([*cell, paragraph])
                cell = []
            elif paragraph.properties.in_table:
                cell.append(paragraph)
            else:
                self._table(rows)
                self._all(inner for left in (*cells, cell) for inner in left)
                rows, cells, cell = [], [], []
                self._paragraph(paragraph)
        self._table(rows)
        self._all(inner for left in (*cells, cell) for inner in left)
        self.lines.end_block()

    def _paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        text = self._file.text
        while start < end:
            found = _END.search(text, start, end)
            last = found.start() if found else end
            mark = found[0] if found else "\r"
            yield Paragraph(start, last, mark, self._properties(last))
            start = last + 1

    def _properties(self, position: int) -> Properties:
        run = self._file.run_at(position)
        if run is None:
            return Properties()
        key = run.style, run.sprms
        if key not in self._known:
            style = self._styles[run.style] if run.style < len(self._styles) else Properties()
            self._known[key] = apply(style, self._file.sprms(run))
        return self._known[key]

    def _all(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> None:
        lines, fields = self.lines, self._fields
        number, depth = paragraph.properties.list_, paragraph.properties.level
        if 0 < number <= len(self._lists):
            list_ = self._lists[number - 1]
            lines.label = lambda: self._counters.label(list_, depth)
        for piece in _SPECIAL.split(self._file.shown(paragraph.start, paragraph.end)):
            if piece in _FIELD:
                shown = fields.mark(_FIELD[piece], lines.size)
                if shown:
                    lines.text(shown)
            elif not fields.shows:
                fields.instruct(piece)
            elif piece == "\t":
                if fields.in_contents:
                    lines.text(_LEADER)
                else:
                    lines.tab()
            elif piece == "\x0b":
                lines.break_line()
            elif piece == "\x1e":
                lines.text("-")
            elif piece and piece[0] >= " ":
                lines.text(_meant(piece))
        fields.end_paragraph()
        lines.end_paragraph()
        for number in range(bisect_left(self._boxes, (paragraph.start,)), len(self._boxes)):
            at, start, end = self._boxes[number]
            if at > paragraph.end:
                break
            self._box(number, start, end)

    def boxes(self, start: int, end: int) -> None:
        """Those that have not been shown where they hang in the text."""
        for first, last in sorted(self._boxes[number][1:] for number in self._shown):
            self.write(start, max(first, start))
            start = max(last, start)
        self.write(start, max(end, start))

    def _box(self, number: int, start: int, end: int) -> None:
        if number not in self._shown:
            self._shown.add(number)
            for paragraph in self._paragraphs(start, end):
                self._paragraph(paragraph)
            self.lines.end_block()

    def note(self, start: int, end: int) -> None:
        """Foot- or endnotes, each of which begins with its mark."""
        for paragraph in self._paragraphs(start, end):
            if _NOTE in self._file.text[paragraph.start : paragraph.end]:
                self._notes += 1
                self.lines.text(f"[{self._notes}]")
            self._paragraph(paragraph)
        self.lines.end_block()

    def _table(self, rows: Sequence[Row[_Cell]]) -> None:
        self.lines.end_block()
        for holds_data, run in docx_grid.runs(grid(rows, self._measure)):
            if holds_data:
                self.tables.append(docx_grid.write(run, self.lines, self._all))
            else:
                for row in run:
                    for slot in row:
                        self._all(slot.cell)
                        self.lines.end_block()

    def _measure(self, cell: _Cell) -> tuple[int, int]:
        """A number that Word sets is a letter too."""
        letters = sum(len(self._file.shown(p.start, p.end).strip()) for p in cell)
        return letters or int(any(p.properties.list_ for p in cell)), len(cell)


def _row(cells: list[_Cell], definition: bytes) -> Row[_Cell]:
    """With the edges and merges of its definition, if that fits it."""
    count = len(cells)
    if not definition or definition[0] != count or len(definition) < 3 + 2 * count:
        return Row(cells=cells)
    places = range(3 + 2 * count, len(definition) - 1, _ROW_CELL)
    merges = tuple(_merge(definition[at]) for at in places)
    edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
    return Row(cells=cells, edges=edges, merges=merges[:count])


def _merge(flags: int) -> Merge:
    if flags & 3 == 1:
        return "left"
    if flags >> 5 & 3 == 1:
        return "above"
    return "start" if flags >> 5 & 3 else ""


def _meant(text: str) -> str:
    """With characters of the second plane joined, and signs of symbol fonts as they look."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return docx_symbols.PRIVATE.sub(lambda sign: docx_symbols.shown(sign[0], ""), text)
