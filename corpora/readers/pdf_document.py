"""A PDF with a text layer; one without is read by its pictures, if that is installed."""

from collections.abc import Iterable, Sequence

import msgspec
import pypdfium2

from corpora.errors import UnreadableFileError
from corpora.model import Cell, Document, Span, Table
from corpora.pictures import UNREAD
from corpora.readers import limits, ocr, pdf_flow, pdf_furniture, pdf_pages
from corpora.readers.pdf_flow import Leaf, Prose
from corpora.readers.pdf_grids import Grid, Piece, Slot
from corpora.readers.pdf_lines import Line

MEDIA_TYPE = "application/pdf"

_MOST_PAGES = 20_000
_PASSWORD = 4  # PDFium's number for "a password is needed"

# Fewer characters than this are a stamp or a page number on a scanned page.
_STAMP = 15


def read(data: bytes, name: str) -> Document:
    """Its paragraphs and tables in reading order; page numbers and running heads at its end.

    Pages that are pictures are read by the extra `ocr`; without it they are named in `fields`,
    and a file of nothing else is unreadable.
    """
    source = _open(data, name)
    try:
        count = len(source)
        if count > _MOST_PAGES:
            problem = f"it has more than {_MOST_PAGES} pages"
            raise UnreadableFileError(name, problem, "split it into its documents")
        pages = _pages(source, name)
    finally:
        source.close()
    if not any(map(size, pages.leaves)):
        if pages.unread:
            raise ocr.missing(name)
        problem = "it shows no text" if count else "it has no pages"
        raise UnreadableFileError(name, problem, "fetch it again, or save it as .txt")
    document = written(pages.leaves, count, pages.aslant, ocr=pages.ocr)
    if pages.unread:
        numbers = "、".join(str(number + 1) for number in pages.unread)
        document = msgspec.structs.replace(document, fields=((UNREAD, numbers),))
    return document


def written(
    leaves: Sequence[Leaf],
    count: int,
    aslant: Sequence[str],
    *,
    ocr: bool = False,
    media_type: str = MEDIA_TYPE,
) -> Document:
    """The document of these pages; `aslant` is text that stands across them."""
    kept, furniture = _parted(leaves)
    writer = _Writer()
    for block in pdf_flow.blocks(kept):
        writer.block(block)
    body = Span(0, writer.size) if writer.size else None
    for line in (*furniture, *aslant):
        writer.line([Piece(-1, line)])
    return Document(
        text="".join(writer.pieces),
        media_type=media_type,
        body=body if furniture or aslant else None,
        tables=tuple(writer.tables),
        page_starts=writer.page_starts(count, body.end if body else 0),
        ocr=ocr,
        confidences=tuple(writer.confidences),
    )


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            problem, way_out = "it is locked with a password", "save a copy without one"
        else:
            problem = "it is damaged or cut off"
            way_out = "fetch it again, or open it and print it to a new PDF"
        raise UnreadableFileError(name, problem, way_out) from error


class _Pages(msgspec.Struct):
    """What came from the pages: `unread` are those that only the extra `ocr` can read."""

    leaves: list[Leaf] = []
    aslant: list[str] = []
    unread: list[int] = []
    ocr: bool = False


def _pages(source: pypdfium2.PdfDocument, name: str) -> _Pages:
    found = _Pages()
    characters = 0
    readable = ocr.is_installed()
    above = None
    for number in range(len(source)):
        try:
            page = source[number]
        except pypdfium2.PdfiumError:
            continue  # a page that the file only announces
        try:
            leaves, across = pdf_pages.read(page, number, above)
            if sum(map(size, leaves)) < _STAMP and pdf_pages.is_picture(page):
                if readable:
                    leaves = ocr.leaves(pdf_pages.picture(page, number)) or leaves
                    found.ocr = True
                else:
                    found.unread.append(number)
        finally:
            page.close()  # else every page stays in memory
        above = pdf_pages.last_table(leaves)
        found.leaves += leaves
        found.aslant += across
        characters += sum(map(size, leaves))
        limits.check(characters, name)
    return found


def size(leaf: Leaf) -> int:
    """How many characters it has."""
    return sum(
        len(item.text) if isinstance(item, Line) else sum(len(slot.text) for slot in item.slots)
        for item in leaf.items
    )


def _parted(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[str]]:
    """The leaves without page numbers and running heads, and these."""
    lines = [[item for item in leaf.items if isinstance(item, Line)] for leaf in leaves]
    kept: list[Leaf] = []
    furniture: list[str] = []
    for leaf, own, found in zip(leaves, lines, pdf_furniture.find(lines), strict=True):
        dropped = {id(own[index]) for index in found}
        furniture += [own[index].text for index in sorted(found)]
        items = tuple(item for item in leaf.items if id(item) not in dropped)
        kept.append(msgspec.structs.replace(leaf, items=items))
    return kept, furniture


class _Writer:
    """The text so far, with where each page and each table begins in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.tables: list[Table] = []
        self.confidences: list[tuple[int, int, float]] = []
        self.size = 0
        self._starts: dict[int, int] = {}

    def block(self, block: Prose | Grid) -> None:
        if isinstance(block, Prose):
            self.line(block.pieces)
        else:
            self._table(block)

    def line(self, pieces: Iterable[Piece]) -> None:
        if self.size:
            self._put("\n")
        self._pieces(pieces)

    def page_starts(self, count: int, end: int) -> tuple[int, ...]:
        """A page without text begins where the next one with text does."""
        starts = [end] * count
        following = end
        for page in reversed(range(count)):
            following = min(self._starts.get(page, following), following)
            starts[page] = following
        if starts:
            starts[0] = 0
        return tuple(starts)

    def _table(self, grid: Grid) -> None:
        cells: list[Cell] = []
        before: Slot | None = None
        for slot in sorted(grid.slots, key=lambda slot: (slot.row, slot.column)):
            if before is not None or self.size:
                self._put("\t" if before is not None and before.row == slot.row else "\n")
            start = self.size
            self._pieces(slot.pieces)
            cells.append(
                Cell(
                    start=start,
                    end=self.size,
                    row=slot.row,
                    column=slot.column,
                    row_span=slot.row_span,
                    column_span=slot.column_span,
                )
            )
            before = slot
        self.tables.append(Table(span=Span(cells[0].start, cells[-1].end), cells=tuple(cells)))

    def _pieces(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            self._starts.setdefault(piece.page, self.size)
            start = self.size
            self._put(piece.text)
            if piece.confidence < 1.0:
                self.confidences.append((start, self.size, piece.confidence))

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
