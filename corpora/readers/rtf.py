"""A rich text document (RTF 1.9.1), as word processors and mail programs write it."""

from corpora.errors import UnreadableFileError
from corpora.model import Document, Span, Table
from corpora.readers import docx_grid, docx_properties
from corpora.readers.doc_edges import grid
from corpora.readers.docx_counting import spaced
from corpora.readers.docx_lines import Lines
from corpora.readers.rtf_blocks import Block, Cell, Paragraph
from corpora.readers.rtf_parser import parse

MEDIA_TYPE = "application/rtf"


def read(data: bytes, name: str) -> Document:
    """Its text and notes as `body`; headers and footers follow, each line once."""
    parts = parse(data)
    writer = _Writer()
    writer.blocks(parts.main)
    for number, note in enumerate(parts.notes, start=1):
        writer.lines.text(f"[{number}]")
        writer.blocks(note)
    end = writer.lines.size
    text = "".join(writer.lines.pieces)
    if not text.strip():
        problem = "it holds no text"
        raise UnreadableFileError(name, problem, "open it in a word processor and save it anew")
    framing = _Writer()
    framing.blocks(parts.frame)
    lines = "".join(framing.lines.pieces).split("\n")
    return Document(
        text="\n".join((text, *docx_properties.frame(lines))),
        media_type=MEDIA_TYPE,
        title=docx_properties.title(parts.title),
        body=Span(0, end),
        tables=tuple(writer.tables),
    )


class _Writer:
    def __init__(self) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []

    def blocks(self, blocks: list[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
                continue
            self.lines.end_block()
            for holds_data, rows in docx_grid.runs(grid(block, _measure)):
                if holds_data:
                    self.tables.append(docx_grid.write(rows, self.lines, self._cell))
                else:
                    for row in rows:
                        for slot in row:
                            self._cell(slot.cell)
                            self.lines.end_block()
        self.lines.end_block()

    def _cell(self, cell: Cell) -> None:
        for paragraph in cell:
            self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> None:
        lines = self.lines
        if paragraph.label:
            lines.label = lambda: spaced(paragraph.label)
        for number, line in enumerate(paragraph.text.split("\n")):
            if number:
                lines.break_line()
            for place, piece in enumerate(line.split("\t")):
                if place:
                    lines.tab()
                lines.text(piece)
        lines.end_paragraph()


def _measure(cell: Cell) -> tuple[int, int]:
    return sum(len(p.label) + len(p.text.strip()) for p in cell), len(cell)
