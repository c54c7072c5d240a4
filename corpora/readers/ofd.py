"""An OFD document (GB/T 33190-2016): pages of text objects, each with its place."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import archive, limits, ofd_lines, packed_xml
from corpora.readers.ofd_lines import Glyphs
from corpora.readers.packed_xml import DAMAGES, Parts

_MEDIA_TYPE = "application/ofd"
_MOST_PAGES = 5_000
_TURNED = 0.3  # a slope that no line of a text has; stamps and watermarks have it
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?")
_REPEATED = re.compile(rf"g\s+(\d{{1,6}})\s+({_NUMBER.pattern})")


def read(data: bytes, name: str) -> Document:
    """Its text from top to bottom, the lines of a paragraph joined; pictures are not read.

    Raises:
        UnreadableFileError: It is damaged or locked, or its pages are pictures.
    """
    with archive.opened(data, name) as file:
        parts = Parts(file, name)
        if "Encryptions.xml" in parts:
            problem = "it is locked with a password or a certificate"
            raise UnreadableFileError(name, problem, "unlock it in its reader and save a copy")
        try:
            pages = [ofd_lines.lines(glyphs) for glyphs in _pages(parts)]
        except DAMAGES as error:
            raise packed_xml.damaged(name) from error
    text, starts = ofd_lines.joined(pages)
    if not text:
        problem = "its pages hold no text, only pictures or drawings"
        raise UnreadableFileError(name, problem, "recognise its text (OCR) and read that")
    return Document(text=text, media_type=_MEDIA_TYPE, page_starts=starts)


def _pages(parts: Parts) -> Iterator[list[Glyphs]]:
    """The glyphs of each page of the first document, those of its templates with them."""
    document = parts.root("OFD.xml").findtext("DocBody/DocRoot")
    if document is None:
        raise ValueError("no document")
    path = _path("", document)
    folder = posixpath.dirname(path)
    root = parts.root(path)
    templates = {
        one.get("ID", ""): _path(folder, one.get("BaseLoc", ""))
        for one in root.iterfind("CommonData/TemplatePage")
    }
    characters = 0
    for page in root.findall("Pages/Page")[:_MOST_PAGES]:
        content = _path(folder, page.get("BaseLoc", ""))
        glyphs = list(_glyphs(parts, content, templates))
        characters += sum(len(one.text) for one in glyphs)
        limits.check(characters, parts.name)
        yield glyphs


def _path(folder: str, written: str) -> str:
    """A location as written in a file of `folder`; one that begins with / is from the root."""
    return posixpath.normpath(posixpath.join("/", folder, written.strip()))[1:]


def _glyphs(parts: Parts, path: str, templates: Mapping[str, str]) -> Iterator[Glyphs]:
    root = parts.root(path)
    used = (templates.get(one.get("TemplateID", ""), "") for one in root.iterfind("Template"))
    for template in dict.fromkeys(used):
        if template in parts:
            yield from _written(parts.root(template))
    yield from _written(root)


def _written(root: Element) -> Iterator[Glyphs]:
    for text in root.iter("TextObject"):
        if text.get("Visible") == "false":
            continue
        boundary = _numbers(text.get("Boundary"))
        if len(boundary) != 4:
            continue
        matrix = _numbers(text.get("CTM")) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        if len(matrix) != 6:
            continue
        size = float(text.get("Size", "0"))
        yield from _runs(text, boundary, matrix, size)


def _runs(
    text: Element, boundary: list[float], matrix: list[float], size: float
) -> Iterator[Glyphs]:
    """The pieces of a text object; a piece without a place goes on where the last one ended."""
    a, b, c, d, e, f = matrix
    x = y = 0.0
    for code in text.iterfind("TextCode"):
        words = (code.text or "").strip("\r\n\t")
        x = float(code.get("X") or x)
        y = float(code.get("Y") or y)
        if not words.strip():
            continue
        steps = _steps(code.get("DeltaX"), len(words) - 1)
        width = sum(steps) + size if steps else size * len(words)
        left, right = (boundary[0] + a * at + c * y + e for at in (x, x + width))
        base = boundary[1] + b * x + d * y + f
        scale = abs(d) or abs(b) or 1.0
        turned = abs(b) > _TURNED * abs(a)
        yield Glyphs(
            text=words,
            left=left,
            right=max(left, right),
            base=base,
            size=size * scale,
            turned=turned or bool(_numbers(code.get("DeltaY")) and not steps),
        )


def _numbers(written: str | None) -> list[float]:
    return [float(found) for found in _NUMBER.findall(written or "")]


def _steps(written: str | None, most: int) -> list[float]:
    """`g 3 4.5` is 4.5 three times (GB/T 33190-2016, 11.3)."""
    if not written:
        return []
    spelt = _REPEATED.sub(lambda found: f"{found[2]} " * min(int(found[1]), most), written)
    return _numbers(spelt)[:most]
