"""A Word document (docx)."""

from collections.abc import Iterable

from lxml import etree

from corpora.errors import UnreadableFileError
from corpora.model import Document, Span
from corpora.readers import docx_properties
from corpora.readers.docx_numbering import Numbering
from corpora.readers.docx_package import Package, W
from corpora.readers.docx_styles import Styles
from corpora.readers.docx_text import Walker

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(data: bytes, name: str) -> Document:
    """Its main text and notes as `body`; headers and footers follow, each line once."""
    package = Package(data, name)
    main = package.main()
    root = package.root(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        problem = "it is an archive without the text of a document"
        raise UnreadableFileError(name, problem, "open it and save it anew as .docx")
    styles = Styles(_first_root(package, package.related(main, "styles")))
    numbering = Numbering(_first_root(package, package.related(main, "numbering")), styles)
    walker = Walker(styles, numbering)
    walker.blocks(body)
    walker.lines.end_block()
    _notes(package, main, walker)
    end = walker.lines.size
    text = "".join(walker.lines.pieces)
    if not text.strip():
        problem = "it holds no text, perhaps only pictures of pages"
        raise UnreadableFileError(name, problem, "save the pictures as a PDF and read that")
    frame = _frame(package, main, walker.frames, Styles(None))
    return Document(
        text="\n".join((text, *frame)),
        media_type=MEDIA_TYPE,
        title=_title(package),
        body=Span(0, end),
        tables=tuple(walker.tables),
        page_starts=(0, *walker.lines.pages) if walker.lines.pages else (),
    )


def _first_root(package: Package, parts: Iterable[str]) -> etree._Element | None:
    part = next(iter(parts), None)
    return package.root(part) if part else None


def _notes(package: Package, main: str, walker: Walker) -> None:
    """Foot- and endnotes below the text, by the order of their marks."""
    known: dict[tuple[str, str], etree._Element] = {}
    for kind in {kind for kind, _ in walker.notes}:
        root = _first_root(package, package.related(main, kind))
        for note in () if root is None else root:
            known[kind, note.get(f"{W}id", "")] = note
    for number, mark in enumerate(tuple(walker.notes), start=1):
        if mark in known:
            note = known.pop(mark)
            walker.lines.text(f"[{number}]")
            walker.blocks(note)
            walker.lines.end_block()


def _frame(package: Package, main: str, relations: Iterable[str], styles: Styles) -> list[str]:
    """The lines of headers and footers, in the order of the sections."""
    found: list[str] = []
    for relation in dict.fromkeys(relations):
        part = package.target(main, relation)
        root = package.root(part) if part else None
        if root is not None:
            walker = Walker(styles, Numbering(None, styles))
            walker.blocks(root)
            found.extend("".join(walker.lines.pieces).split("\n"))
    return docx_properties.frame(found)


def _title(package: Package) -> str | None:
    root = _first_root(package, package.related("", "core-properties"))
    return None if root is None else docx_properties.title(root.findtext(_TITLE) or "")
