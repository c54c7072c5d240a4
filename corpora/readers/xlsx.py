"""An Excel workbook of today (xlsx)."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import msgspec

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import archive, packed_xml, xlsx_text, xlsx_values
from corpora.readers.packed_xml import DAMAGES, Parts
from corpora.readers.xlsx_text import MOST_CELLS, Sheet

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOCKED = b"\xd0\xcf\x11\xe0"  # a workbook with a password is packed into an OLE file
_LARGEST = 128 * 1024 * 1024  # of one part; the XML of a million cells has some 60 MB

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_IDS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MOST_MERGED = 100_000


class _Book(msgspec.Struct, frozen=True, kw_only=True):
    """What all sheets share: texts by number, formats by style, and the calendar."""

    texts: Sequence[str]
    formats: Sequence[str]
    since_1904: bool


def read(data: bytes, name: str) -> Document:
    """Values as shown, formulas by their last result. Rows that a filter hides are read too.

    Hidden sheets (lists for choices, drafts) are left out, unless there is nothing else.
    """
    return xlsx_text.document(sheets(data, name), media_type=_MEDIA_TYPE, name=name)


def sheets(data: bytes, name: str, *, hidden: bool = False) -> tuple[Sheet, ...]:
    """The sheets of a workbook, with their values as shown; `hidden` ones only on demand.

    Raises:
        UnreadableFileError: It is locked, damaged, too large, or no workbook.
    """
    if data.startswith(_LOCKED):
        problem = "it is locked with a password"
        raise UnreadableFileError(name, problem, "unlock it and read that")
    with archive.opened(data, name) as book:
        try:
            return tuple(_sheets(Parts(book, name, most=_LARGEST), hidden=hidden))
        except DAMAGES as error:
            raise packed_xml.damaged(name) from error


def _sheets(parts: Parts, *, hidden: bool) -> Iterator[Sheet]:
    root = "xl/workbook.xml"
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
        for one in parts.elements("xl/_rels/workbook.xml.rels")
        if one.tag == "Relationship"
    }
    listed: list[Element] = []
    since_1904 = False
    for element in parts.elements(root):
        if element.tag == "sheet":
            listed.append(element)
        elif element.tag == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
    book = _Book(texts=tuple(_texts(parts)), formats=tuple(_formats(parts)), since_1904=since_1904)
    shown = [one for one in listed if hidden or one.get("state", "visible") == "visible"]
    named = [
        (one.get("name", ""), targets.get(one.get(_IDS) or one.get(_STRICT_IDS) or "", ""))
        for one in shown or listed
    ]
    there = [(name, part) for name, part in named if part in parts]
    if named and not there:
        raise packed_xml.missing(parts.name, f"its sheet {named[0][0]}")
    left = MOST_CELLS
    for name, part in there:
        if "chartsheet" in part.lower():
            continue
        sheet = _sheet(parts, part, name, book, left)
        left -= len(sheet.cells)
        yield sheet


def _texts(parts: Parts) -> Iterator[str]:
    """Shared texts, joined from pieces of different type, without the reading aids."""
    if "xl/sharedStrings.xml" not in parts:
        return
    for element in parts.elements("xl/sharedStrings.xml"):
        if element.tag == "rPh":
            element.clear()
        elif element.tag == "si":
            yield _joined(element)
            element.clear()


def _joined(element: Element) -> str:
    return xlsx_values.text("".join(one.text or "" for one in element.iter() if one.tag == "t"))


def _formats(parts: Parts) -> Iterator[str]:
    if "xl/styles.xml" not in parts:
        return
    own: dict[int, str] = {}
    for element in parts.elements("xl/styles.xml"):
        if element.tag == "numFmt":
            own[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        elif element.tag == "cellXfs":
            for style in element:
                number = int(style.get("numFmtId", "0"))
                yield own.get(number, xlsx_values.BUILT_IN.get(number, ""))


def _sheet(parts: Parts, part: str, name: str, book: _Book, left: int) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    row, column = 0, -1
    for element in parts.elements(part):
        if element.tag == "c":
            place = _place(element.get("r", ""))
            row, column = place or (row, column + 1)
            shown = _shown(element, book)
            if shown:
                cells[row, column] = shown
                if len(cells) > left:
                    problem = f"it has more than {MOST_CELLS:,} filled cells"
                    raise UnreadableFileError(parts.name, problem, "save the part that you need")
        elif element.tag == "row":
            row, column = row + 1, -1  # cells without references stand one after the other
            element.clear()
        elif element.tag == "mergeCell" and len(merged) < _MOST_MERGED:
            first, _, last = element.get("ref", "").partition(":")
            begin, end = _place(first), _place(last or first)
            if begin and end:
                merged.append((*begin, *end))
    return Sheet(name=name, cells=cells, merged=merged)


def _place(reference: str) -> tuple[int, int] | None:
    """C7 is (6, 2)."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _shown(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _joined(cell)
    value = next((one.text for one in cell if one.tag == "v"), None)
    if not value:
        return ""
    if kind == "s":
        return book.texts[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n":
        return xlsx_values.text(value)
    style = int(cell.get("s", "0"))
    code = book.formats[style] if style < len(book.formats) else ""
    return _number(value, code, book)


def _number(value: str, code: str, book: _Book) -> str:
    try:
        return xlsx_values.number(float(value), code, since_1904=book.since_1904)
    except (ValueError, OverflowError):
        return xlsx_values.text(value)
