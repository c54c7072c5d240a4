"""What kind of file some bytes are, whatever their name says."""

import re
from pathlib import PurePath

from corpora.errors import UnreadableFileError
from corpora.readers import archive

# The names of formats; for those without a reader this is what the user is told.
FORMATS = {
    ".txt": "plain text",
    ".html": "a web page",
    ".docx": "a Word document (docx)",
    ".doc": "a Word document of the old kind (doc)",
    ".wps": "a WPS document",
    ".rtf": "a rich text document (rtf)",
    ".pdf": "a PDF",
    ".ofd": "an OFD",
    ".xlsx": "an Excel workbook (xlsx)",
    ".xls": "an Excel workbook of the old kind (xls)",
    ".et": "a WPS workbook",
    ".pptx": "a PowerPoint presentation",
    ".ppt": "a PowerPoint presentation of the old kind",
    ".mhtml": "a web page archive (mhtml)",
    ".ceb": "a CEB document",
    ".caj": "a CAJ document",
    ".zip": "a ZIP archive",
    ".rar": "a RAR archive",
    ".7z": "a 7z archive",
    ".gz": "a gzip archive",
    ".png": "a picture (png)",
    ".jpg": "a picture (jpeg)",
    ".gif": "a picture (gif)",
    ".bmp": "a picture (bmp)",
    ".tif": "a picture (tiff)",
    ".webp": "a picture (webp)",
}
_ALSO = {
    ".text": ".txt",
    ".htm": ".html",
    ".shtml": ".html",
    ".shtm": ".html",
    ".xhtml": ".html",
    ".jhtml": ".html",
    ".mht": ".mhtml",
    ".jpeg": ".jpg",
    ".tiff": ".tif",
    ".dot": ".doc",
    ".docm": ".docx",
    ".xlsm": ".xlsx",
}

_MAGIC = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"Rar!\x1a", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"Founder CEB", ".ceb"),
    (b"CAJ\0", ".caj"),
)
# Archives tell what they are by the names of their members, which stand in them unpacked.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IN_ZIP = (
    (b"OFD.xml", ".ofd"),
    (b"word/document", ".docx"),
    (b"xl/workbook", ".xlsx"),
    (b"ppt/presentation", ".pptx"),
)
_PACKAGES = frozenset((".docx", ".xlsx", ".pptx", ".ofd"))
_OF_PACKAGE = re.compile(
    r"\[Content_Types\]\.xml$|(?:_rels|docProps|word|xl|ppt|Doc_\d+)/|OFD\.xml$|Encryptions\.xml$"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("WordDocument".encode("utf-16-le"), ".doc"),
    ("Workbook".encode("utf-16-le"), ".xls"),
    ("PowerPoint Document".encode("utf-16-le"), ".ppt"),
)
# What a password locks is packed into a file of the old kind, whatever it is.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MAY_BE_LOCKED = frozenset((".docx", ".xlsx", ".pptx"))
_LIKE = {".wps": ".doc", ".et": ".xls"}
_OLE_KINDS = frozenset((".doc", ".wps", ".xls", ".et", ".ppt"))
_ARCHIVE_HEAD = re.compile(rb"(?im)^(?:mime-version:|content-type:\s*multipart/related)")

_WIDE = (b"\xff\xfe", b"\xfe\xff")  # text in UTF-16 says so, and is half NULs
_START = 65_536  # bytes in which a page shows its first tags
# On bytes: tags are ASCII in every encoding, and in UTF-16 once its NULs are taken out.
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE)
_BLOCK = re.compile(rb"<(?:p|div|br|table|tr|td|ul|li|span|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(rb"</?[a-zA-Z][a-zA-Z0-9:]*(?:\s[^<>]*|/)?>|<!--")
_FRAGMENT = 3  # tags that make a page of a text, if most lines have one: notes may quote a table
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# A suffix; what follows the last dot of 通知2015.3 is none.
_SUFFIX = re.compile(r"\.(?=.*[a-z])[a-z0-9]{1,8}")


def recognise(data: bytes, name: str) -> str | None:
    """A key of `FORMATS`: what the bytes show, the name's suffix only where they leave it open.

    None for a text whose suffix is unknown (a table, a program, a note), unless it is a page.
    """
    suffix = PurePath(name).suffix.lower()
    suffix = _ALSO.get(suffix, suffix)
    start = data[:_START].replace(b"\0", b"")
    found = _binary(data, suffix)
    if found is not None:
        return found
    if _PAGE.search(start):
        return ".html"
    if suffix == ".html":
        return ".html" if _TAG.search(start) else ".txt"
    if suffix not in FORMATS and _SUFFIX.fullmatch(suffix):
        return None
    if data.startswith(_WIDE):
        return ".txt"
    if suffix in FORMATS and suffix != ".txt" and _CONTROL.search(data[:_START]):
        return suffix  # damaged, or of a kind that has no mark of its own
    return ".html" if _is_fragment(start) else ".txt"


def _is_fragment(start: bytes) -> bool:
    lines = [line for line in start.splitlines() if line.strip()]
    tagged = sum(b"<" in line for line in lines)
    return 2 * tagged >= len(lines) and len(_BLOCK.findall(start)) >= _FRAGMENT


def _package(data: bytes, suffix: str) -> str:
    """Of what kind an archive is that lacks the mark of every kind: a part of it may be lost."""
    if suffix not in _PACKAGES:
        return ".zip"
    try:
        with archive.opened(data, "") as package:
            names = package.namelist()
    except UnreadableFileError:
        return suffix
    return suffix if any(_OF_PACKAGE.match(name) for name in names) else ".zip"


def _binary(data: bytes, suffix: str) -> str | None:
    for mark, found in _MAGIC:
        if data.startswith(mark):
            return found
    if data.startswith(_ZIP):
        return next((found for mark, found in _IN_ZIP if mark in data), _package(data, suffix))
    if data.startswith(_OLE):
        if suffix in _MAY_BE_LOCKED and _LOCKED in data:
            return suffix
        inside = [found for mark, found in _IN_OLE if mark in data]
        fits = not inside or _LIKE.get(suffix, suffix) in inside
        return suffix if suffix in _OLE_KINDS and fits else (*inside, ".doc")[0]
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return ".bmp"
    if b"%PDF-" in data[:1024]:  # some programs put bytes of their own before it
        return ".pdf"
    return ".mhtml" if len(_ARCHIVE_HEAD.findall(data[:2048])) >= 2 else None
