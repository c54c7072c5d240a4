"""The text of a Word document as a person reads it, with its tables and pages."""

from collections.abc import Callable, Mapping

from lxml import etree

from corpora.model import Table
from corpora.readers import docx_grid, docx_symbols, docx_tables
from corpora.readers.docx_contents import boxes, contents
from corpora.readers.docx_fields import Fields
from corpora.readers.docx_lines import Lines
from corpora.readers.docx_numbering import Numbering
from corpora.readers.docx_package import R, W
from corpora.readers.docx_styles import Style, Styles, number_of, switch, value

_DEEPEST = 8  # tables in tables; what is deeper is text
_NO_NUMBER = "0"
_LEADER = "........"  # what stands between a heading and its page in a table of contents


class Walker:
    """Reads parts of a document in order, all into the same lines."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self.notes: list[tuple[str, str]] = []  # kind and id, in the order of their marks
        self.frames: list[str] = []  # the relations of headers and footers
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._boxes: list[etree._Element | str] = []
        self._contents = False
        self._depth = 0
        self._in_cell = False
        self._in_box = False

    def blocks(self, parent: etree._Element) -> None:
        for child in contents(parent):
            if child.tag == _P:
                self._paragraph(child)
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag == _SECTION:
                self._section(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        lines = self.lines
        properties = paragraph.find(_P_PROPERTIES)
        style = self._styles.style("")
        mark_gone = False
        if properties is not None:
            name = value(properties.find(_P_STYLE))
            style = self._styles.style(name) if name else style
            mark = properties.find(_R_PROPERTIES)
            mark_gone = mark is not None and (
                mark.find(f"{W}del") is not None
                or mark.find(f"{W}moveFrom") is not None
                or bool(switch(mark, "vanish"))
            )
            section = properties.find(_SECTION)
            if section is not None:
                self._section(section)
        if not lines.used:  # else the mark above is gone: this goes on with its line
            lines.label = self._label(properties, style)
        self._contents = style.contents or self._fields.in_contents
        self._runs(paragraph, style)
        self._fields.end_paragraph()
        if mark_gone:
            lines.label = None
        else:
            lines.end_paragraph()
        if self._boxes and not self._in_box:
            self._open_boxes()

    def _label(self, properties: etree._Element | None, style: Style) -> Callable[[], str] | None:
        numbering = None if properties is None else properties.find(_NUMBER)
        number, level = number_of(numbering)
        from_style = number is None
        number = style.number if number is None else number
        if number is None or number == _NO_NUMBER:
            return None
        if level is None:
            level = style.level if from_style else 0
        if level is None:
            level = self._numbering.level_of(number, style.numbered_by)
        found = number, level
        return lambda: self._numbering.label(*found)

    def _runs(self, parent: etree._Element, style: Style) -> None:
        for child in contents(parent):
            if child.tag == _R:
                self._run(child, style)
            elif child.tag in _FORMULAS and self._fields.shows:
                self.lines.text("".join(text.text or "" for text in child.iter(f"{_M}t")))

    def _run(self, run: etree._Element, style: Style) -> None:
        properties = run.find(_R_PROPERTIES)
        hidden = switch(properties, "vanish")
        if hidden is None:
            name = None if properties is None else value(properties.find(_R_STYLE))
            hidden = style.hidden or (name is not None and self._styles.style(name).hidden)
        for child in contents(run):
            read = _READ.get(child.tag)
            if read is not None and (not hidden or child.tag in _ALWAYS):
                read(self, child)

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if not text or not self._fields.shows:
            return
        if docx_symbols.PRIVATE.search(text):
            properties = element.getparent().find(_R_PROPERTIES)  # type: ignore[union-attr]
            fonts = None if properties is None else properties.find(f"{W}rFonts")
            font = "" if fonts is None else fonts.get(f"{W}ascii", "")
            text = docx_symbols.PRIVATE.sub(lambda sign: docx_symbols.shown(sign[0], font), text)
        self.lines.text(text)

    def _tab(self, _: etree._Element) -> None:
        if self._fields.shows:
            if self._contents:
                self.lines.text(_LEADER)
            else:
                self.lines.tab()

    def _break(self, _: etree._Element) -> None:
        if self._fields.shows:
            self.lines.break_line()

    def _hyphen(self, _: etree._Element) -> None:
        if self._fields.shows:
            self.lines.text("-")

    def _page(self, _: etree._Element) -> None:
        self.lines.new_page()

    def _symbol(self, element: etree._Element) -> None:
        code = element.get(f"{W}char", "")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if self._fields.shows:
            private = docx_symbols.PRIVATE.match(sign)
            font = element.get(f"{W}font", "")
            self.lines.text(docx_symbols.shown(sign, font) if private else sign)

    def _field(self, element: etree._Element) -> None:
        shown = self._fields.mark(element.get(f"{W}fldCharType"), self.lines.size)
        if shown:
            self.lines.text(shown)

    def _instruction(self, element: etree._Element) -> None:
        self._fields.instruct(element.text or "")

    def _note(self, element: etree._Element) -> None:
        kind = "footnotes" if element.tag == _FOOTNOTE else "endnotes"
        self.notes.append((kind, element.get(f"{W}id", "")))

    def _drawing(self, element: etree._Element) -> None:
        if self._fields.shows:
            self._boxes.extend(boxes(element))

    def _open_boxes(self) -> None:
        """Below the paragraph that they hang on; a box in a box is read where it stands."""
        self._in_box = True
        while self._boxes:
            opened, self._boxes = self._boxes, []
            for box in opened:
                self.lines.end_block()
                if isinstance(box, str):
                    self.lines.text(box)
                else:
                    self.blocks(box)
            self.lines.end_block()
        self._in_box = False

    def _section(self, element: etree._Element) -> None:
        for child in element:
            if child.tag in (f"{W}headerReference", f"{W}footerReference"):
                self.frames.append(child.get(f"{R}id", ""))

    def _table(self, table: etree._Element) -> None:
        self.lines.end_block()
        self._depth += 1
        if self._in_cell or self._depth > _DEEPEST:
            for cell in docx_tables.cells(table):
                self._flat(cell)
        else:
            for holds_data, rows in docx_grid.runs(docx_tables.grid(table)):
                if holds_data:
                    self.tables.append(docx_grid.write(rows, self.lines, self._fill))
                else:
                    for row in rows:
                        for slot in row:
                            self._flat(slot.cell)
        self._depth -= 1

    def _flat(self, cell: etree._Element) -> None:
        self.blocks(cell)
        self.lines.end_block()

    def _fill(self, cell: etree._Element) -> None:
        self._in_cell = True
        self.blocks(cell)
        self._in_cell = False


_P = f"{W}p"
_R = f"{W}r"
_TABLE = f"{W}tbl"
_SECTION = f"{W}sectPr"
_P_PROPERTIES = f"{W}pPr"
_R_PROPERTIES = f"{W}rPr"
_P_STYLE = f"{W}pStyle"
_R_STYLE = f"{W}rStyle"
_NUMBER = f"{W}numPr"
_FOOTNOTE = f"{W}footnoteReference"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = (f"{_M}oMath", f"{_M}oMathPara")

_READ: Mapping[str, Callable[[Walker, etree._Element], None]] = {
    W + name: read
    for names, read in (
        ("t", Walker._text),
        ("tab ptab", Walker._tab),
        ("br cr", Walker._break),
        ("noBreakHyphen", Walker._hyphen),
        ("sym", Walker._symbol),
        ("fldChar", Walker._field),
        ("instrText", Walker._instruction),
        ("lastRenderedPageBreak", Walker._page),
        ("footnoteReference endnoteReference", Walker._note),
        ("drawing pict object", Walker._drawing),
    )
    for name in names.split()
}
# Hidden text hides no field's marks: without its end a field would hide what follows.
_ALWAYS = frozenset((f"{W}fldChar", f"{W}instrText", f"{W}lastRenderedPageBreak"))
