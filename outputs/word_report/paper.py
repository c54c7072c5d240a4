"""Paper, fonts and spacing of official documents (GB/T 9704-2012), piece by piece."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from outputs.visible import visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

# The named fonts are on office machines in China; where they are not, Word takes the ones behind.
_FALLBACKS = {
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,宋体",
    "黑体": "SimHei",
    "楷体_GB2312": "楷体,KaiTi",
    "仿宋_GB2312": "仿宋,FangSong",
    "宋体": "SimSun",
}
_TITLE, _FIRST, _SECOND, _TEXT, _FOOT = tuple(_FALLBACKS)
_LATIN = "Times New Roman"
# 二号, 三号, 四号, 五号; 22 lines on a page of 225 mm (5.2.3) make a line of 28.95 points.
_TITLE_SIZE, _SIZE, _FOOT_SIZE, _TABLE_SIZE = 22, 16, 14, 10.5
_LINE = 28.95
_INDENT = 2 * _SIZE
_A4 = (210, 297)
# Head, foot, inner and outer margin (5.2.1).
_MARGINS = (37, 35, 28, 26)
_FOOTER = 25
_WIDTH = _A4[0] - _MARGINS[2] - _MARGINS[3]
_GREY = "D9D9D9"


class Paper:
    """A document that grows from top to bottom."""

    def __init__(self) -> None:
        import docx  # 0.07 s

        self.document: Document = docx.Document()
        self._set_page()
        self._set_styles()
        self._set_fallbacks()

    def title(self, words: str, below: str) -> None:
        self._paragraph(words, "Title")
        self._paragraph(below, "Subtitle")

    def heading(self, words: str, level: int) -> None:
        """Level 1 is 一、, level 2 is （一）."""
        self._paragraph(words, f"Heading {level}")

    def text(self, words: str) -> None:
        for line in visible(words).split("\n"):
            self._paragraph(line, "Normal")

    def item(self, label: str, words: str) -> None:
        """A numbered item on one paragraph, its label in bold."""
        paragraph = self._paragraph("", "Normal")
        paragraph.add_run(_line(label)).bold = True
        paragraph.add_run(_line(words))

    def quotation(self, label: str, pieces: Iterable[tuple[str, str]]) -> None:
        """Words of a document; those that another has too are underlined, other names bold."""
        paragraph = self._paragraph("", "Quote")
        paragraph.add_run(label).bold = True
        for words, look in pieces:
            run = paragraph.add_run(_line(words))
            run.underline = look in ("equal", "renamed")
            run.bold = look == "renamed"

    def table(
        self, headings: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]
    ) -> None:
        """`widths` are parts of the page's width; the heading row stands on every page."""
        from docx.shared import Mm

        table = self.document.add_table(rows=1, cols=len(headings))
        table.style = "Table Grid"
        table.autofit = False
        share = _WIDTH / sum(widths)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width * share)
        self._row(table.rows[0].cells, headings, widths, share, bold=True)
        _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for row in rows:
            added = table.add_row()
            self._row(added.cells, row, widths, share)
            _mark(added._tr.get_or_add_trPr(), "w:cantSplit")
        self._paragraph("", "Table")

    def _row(
        self,
        cells: "Sequence[_Cell]",
        words: Sequence[str],
        widths: Sequence[float],
        share: float,
        *,
        bold: bool = False,
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        for n, (cell, text, width) in enumerate(zip(cells, words, widths, strict=True)):
            cell.width = Mm(width * share)
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles["Table"]
            paragraph.add_run(visible(text)).bold = bold
            # Names stand to the left, figures in the middle.
            if bold or (n and len(text) <= 8):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if bold:
                _shade(cell)

    def _paragraph(self, words: str, style: str) -> "Paragraph":
        return self.document.add_paragraph(_line(words), style=style)

    def _set_page(self) -> None:
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in _A4)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
            Mm(margin) for margin in _MARGINS
        )
        section.footer_distance = Mm(_FOOTER)
        footer = section.footer.paragraphs[0]
        footer.style = self.document.styles["Footer"]
        footer.add_run("— ")
        _field(footer, "PAGE")
        footer.add_run(" —")

    def _set_styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        styles = self.document.styles
        styles.add_style("Table", WD_STYLE_TYPE.PARAGRAPH)
        centred, justified = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
        for name, font, size, indent, line, alignment in (
            ("Normal", _TEXT, _SIZE, _INDENT, _LINE, justified),
            ("Title", _TITLE, _TITLE_SIZE, 0, 35, centred),
            ("Subtitle", _SECOND, _SIZE, 0, _LINE, centred),
            ("Heading 1", _FIRST, _SIZE, _INDENT, _LINE, None),
            ("Heading 2", _SECOND, _SIZE, _INDENT, _LINE, None),
            ("Quote", _SECOND, _FOOT_SIZE, 2 * _FOOT_SIZE, 24, justified),
            ("Table", _TEXT, _TABLE_SIZE, 0, 15, None),
            ("Footer", _FOOT, _FOOT_SIZE, 0, 20, centred),
        ):
            _form(styles[name], font, size, indent, line, alignment)

    def _set_fallbacks(self) -> None:
        """Word looks into the table of fonts for what may stand in for a missing one."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls
        from lxml import etree

        table = parse_xml(f"<w:fonts {nsdecls('w')}/>")
        for name, others in _FALLBACKS.items():
            table.append(
                parse_xml(
                    f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/>'
                    '<w:charset w:val="86"/></w:font>'
                )
            )
        for part in self.document.part.package.iter_parts():
            if part.partname == "/word/fontTable.xml":
                part._blob = etree.tostring(
                    table, xml_declaration=True, encoding="UTF-8", standalone=True
                )


def _line(words: str) -> str:
    return " ".join(visible(words).split("\n"))


def _form(
    style: "ParagraphStyle", font: str, size: float, indent: float, line: float, alignment: object
) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.first_line_indent, shape.space_before, shape.space_after = Pt(indent), Pt(0), Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    shape.alignment = alignment
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _mark(properties: "BaseOxmlElement", name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))


def _shade(cell: "_Cell") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_GREY}"/>')
    )


def _field(paragraph: "Paragraph", code: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
