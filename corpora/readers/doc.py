"""A Word document of the old kind (doc), and the like of WPS."""

import io
import struct

import olefile

from corpora.errors import UnreadableFileError
from corpora.model import Document, Span
from corpora.readers import doc_file, docx, docx_properties, office
from corpora.readers.doc_text import Writer

MEDIA_TYPE = "application/msword"

# The stream with the properties of the file, and the numbers of two of them.
_SUMMARY = "\x05SummaryInformation"
_CODE_PAGE, _TITLE = 1, 2
_WIDE = 31  # the type of texts in UTF-16
_MOST_PROPERTIES = 100
_LONGEST = 1_000  # bytes of a title; programs put the first page there
_WAY_OUT = "open it in a word processor and save it as .docx, or install LibreOffice"
_CODE_PAGES = {
    936: "gb18030",
    950: "big5hkscs",
    65001: "utf-8",
    1200: "utf-16-le",
    54936: "gb18030",
}


def read(data: bytes, name: str) -> Document:
    """Its text, notes and boxes as `body`; headers and footers follow, each line once."""
    try:
        container = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, struct.error) as error:
        return _converted(data, name, error)
    with container:
        return _read(container, data, name)


def _read(container: "olefile.OleFileIO[str]", data: bytes, name: str) -> Document:
    if container.exists("EncryptedPackage"):
        raise _locked(name)
    try:
        main = _stream(container, "WordDocument")
        if doc_file.is_locked(main):
            raise _locked(name)
        if not doc_file.is_word(main):
            return _converted(data, name, None)
        table = _stream(container, doc_file.table_name(main))
        file = doc_file.load(main, table, _stream(container, "Data"))
        title = _title(_stream(container, _SUMMARY))
    except (OSError, ValueError, IndexError, struct.error) as error:
        return _converted(data, name, error)
    return _document(file, title, name)


def _document(file: doc_file.WordFile, title: str | None, name: str) -> Document:
    text, footnotes, headers, _, _, endnotes, boxes, _ = _bounds(file)
    writer = Writer(file)
    writer.write(*text)
    writer.boxes(*boxes)
    writer.note(*footnotes)
    writer.note(*endnotes)
    end = writer.lines.size
    found = "".join(writer.lines.pieces)
    if not found.strip():
        problem = "it holds no text, perhaps only pictures of pages"
        raise UnreadableFileError(name, problem, "save the pictures as a PDF and read that")
    framing = Writer(file)
    framing.write(*headers)
    lines = "".join(framing.lines.pieces).split("\n")
    return Document(
        text="\n".join((found, *docx_properties.frame(lines))),
        media_type=MEDIA_TYPE,
        title=title,
        body=Span(0, end),
        tables=tuple(writer.tables),
    )


def _bounds(file: doc_file.WordFile) -> list[tuple[int, int]]:
    """Where text, footnotes, headers, macros, comments, endnotes and boxes stand."""
    found = []
    start = 0
    for length in file.lengths:
        end = min(start + max(length, 0), len(file.text))
        found.append((start, end))
        start = end
    return found


def _converted(data: bytes, name: str, error: Exception | None) -> Document:
    """By LibreOffice, as a last resort."""
    made = office.to_docx(data, ".doc")
    if made is None:
        problem = "it is damaged, or of a kind that only a word processor reads"
        raise UnreadableFileError(name, problem, _WAY_OUT) from error
    return docx.read(made, name)


def _locked(name: str) -> UnreadableFileError:
    return UnreadableFileError(name, "it is locked with a password", "save it without a password")


def _stream(container: "olefile.OleFileIO[str]", name: str) -> bytes:
    """Empty where there is none."""
    if container.get_type(name) != olefile.STGTY_STREAM:
        return b""
    with container.openstream(name) as opened:
        content: bytes = opened.read()
    return content


def _title(summary: bytes) -> str | None:
    """The title among the properties of the file ([MS-OLEPS] 2.20), if it can be read."""
    try:
        section = struct.unpack_from("<I", summary, 44)[0]
        count = min(struct.unpack_from("<I", summary, section + 4)[0], _MOST_PROPERTIES)
        places = dict(struct.iter_unpack("<II", summary[section + 8 : section + 8 + 8 * count]))
        page = struct.unpack_from("<H", summary, section + places.get(_CODE_PAGE, 0) + 4)[0]
        at = section + places[_TITLE]
        kind, size = struct.unpack_from("<II", summary, at)
    except (struct.error, KeyError):
        return None
    title = summary[at + 8 : at + 8 + min(size, _LONGEST) * (2 if kind == _WIDE else 1)]
    encoding = "utf-16-le" if kind == _WIDE else _CODE_PAGES.get(page, "gb18030")
    return docx_properties.title(title.decode(encoding, "replace").replace("\0", ""))
