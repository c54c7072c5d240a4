"""From a file to a `Document`: one module for each format, chosen by what the bytes are."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from corpora.errors import UnknownFormatError, UnreadableFileError
from corpora.model import Document
from corpora.readers import doc, docx, formats, html, image, mhtml, ofd, pdf, plain, rtf, xls, xlsx

Reader = Callable[[bytes, str], Document]

# The bytes of a file and its name for messages, to a document; keys are those of `FORMATS`.
READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".html": html.read,
    ".pdf": pdf.read,
    ".png": image.read,
    ".jpg": image.read,
    ".tif": image.read,
    ".bmp": image.read,
    ".docx": docx.read,
    ".doc": doc.read,
    ".wps": doc.read,
    ".rtf": rtf.read,
    ".mhtml": mhtml.read,
    ".ofd": ofd.read,
    ".xlsx": xlsx.read,
    ".xls": xls.read,
    ".et": xls.read,
}

# Policies with all their attachments take a few megabytes, scanned ones some ten; a text of this
# size still fits into memory several times over, as reading it takes.
LARGEST = 64 * 1024 * 1024

_HALF = re.compile("[\ud800-\udfff]")
_WAY_OUT = "open it and save it as .txt or .html, then read that"


def read(path: Path, *, name: str | None = None) -> Document:
    """The document in a file, by its content where that and the file's name disagree.

    Args:
        path: The file.
        name: What messages call it, if not by its path; its suffix counts where bytes are no clue.

    Raises:
        UnknownFormatError: No reader knows this format; skip the file.
        UnreadableFileError: It is missing, locked, empty, too large or damaged.
    """
    name = str(path) if name is None else name
    return parse(_content(path, name), name)


def parse(data: bytes, name: str) -> Document:
    """As `read`, for bytes that come from elsewhere (an archive, a test)."""
    found = formats.recognise(data, name)
    if found is None:
        raise UnknownFormatError(name, "it is of a kind that policies do not come in", _WAY_OUT)
    if found == ".zip":
        raise _unnamed(name)
    if found not in READERS:
        problem = f"it is {formats.FORMATS[found]}, and there is no reader for those yet"
        raise UnknownFormatError(name, problem, _WAY_OUT)
    return _storable(READERS[found](data, name))


def _unnamed(name: str) -> UnknownFormatError:
    """Archives are opened by those who look for files, and they go by its name."""
    if name.lower().endswith(".zip"):
        return UnknownFormatError(name, "it is a ZIP archive without a file", "leave it out")
    problem = "it is a ZIP archive, though its name does not say so"
    return UnknownFormatError(name, problem, "name it .zip, or unpack it and read the folder")


def _storable(document: Document) -> Document:
    """Half characters, as damaged PDFs and old formats have them, can be written nowhere."""
    return msgspec.structs.replace(
        document,
        text=_whole(document.text),
        title=document.title and _whole(document.title),
        fields=tuple((_whole(field), _whole(words)) for field, words in document.fields),
    )


def _whole(text: str) -> str:
    return _HALF.sub("\ufffd", text)


def _content(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():  # a pipe or a device would make us wait for ever
            problem = "it is not a file" if path.exists() else "there is no such file"
            raise UnreadableFileError(name, problem, "check the path")
        if path.stat().st_size > LARGEST:
            problem = f"it is larger than {LARGEST // 1024**2} MB"
            raise UnreadableFileError(name, problem, "split it or leave out what is no policy")
        return path.read_bytes()
    except OSError as error:
        problem = f"it cannot be opened ({error.strerror})"
        raise UnreadableFileError(name, problem, "check its permissions and its disk") from error
