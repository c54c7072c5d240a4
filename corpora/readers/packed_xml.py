"""The XML files of a package: those that are there, of a size that can be held, without bombs."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from corpora.errors import UnreadableFileError
from corpora.readers import archive

# An element or attribute takes about 100 bytes in memory. A table of 100,000 cells has some 5
# million in a text document, some 500,000 in a workbook.
MOST_NODES = 12_000_000
# What damages of packages come to; the last where a part names what is not there.
DAMAGES = (ElementTree.ParseError, ValueError, LookupError)
_WAY_OUT = "fetch it again, or open it in an office program and save it anew"


class Parts:
    """The files of a package by path; some programs write other cases, or backslashes.

    Args:
        file: The opened package.
        name: What messages call it.
        most: Bytes of one part.
    """

    def __init__(self, file: zipfile.ZipFile, name: str, *, most: int = archive.LARGEST) -> None:
        self.name = name
        self._file = file
        self._most = most
        self._infos = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info for info in file.infolist()
        }

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._infos

    def bytes(self, path: str) -> bytes:
        """The content of a part that the document cannot be read without.

        Raises:
            UnreadableFileError: It is not there, damaged, locked, too large, or no plain XML.
        """
        info = self._infos.get(path.lower())
        if info is None:
            raise missing(self.name, path)
        data = archive.unpacked(self._file, info, self.name, most=self._most)
        check(data, self.name)
        return data

    def root(self, path: str) -> Element:
        """The root of a part, with tags of no namespace."""
        found = ElementTree.fromstring(self.bytes(path))
        for element in found.iter():
            element.tag = element.tag.rpartition("}")[2]
        return found

    def elements(self, path: str) -> Iterator[Element]:
        """Every element of a part at its end, with tags of no namespace."""
        for _, element in ElementTree.iterparse(io.BytesIO(self.bytes(path))):
            element.tag = element.tag.rpartition("}")[2]
            yield element


def check(data: bytes, name: str) -> None:
    """That these bytes of XML declare nothing and can be held in memory as a tree.

    Raises:
        UnreadableFileError: They are not so.
    """
    if data.count(b"<") + data.count(b"=") > MOST_NODES:
        problem = f"it has more than {MOST_NODES:,} elements"
        raise UnreadableFileError(name, problem, "split it or leave it out")
    # No office program writes one. Entities are declared there: those that stand for thousands
    # of others, and those that stand for a file or an address. In UTF-16 every other byte is NUL.
    if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data else data):
        raise declared(name)


def declared(name: str) -> UnreadableFileError:
    problem = "it holds a document type, which no office program writes"
    return UnreadableFileError(name, problem, "do not trust it; get the document elsewhere")


def damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(name, "it is damaged or incomplete", _WAY_OUT)


def missing(name: str, part: str) -> UnreadableFileError:
    return UnreadableFileError(name, f"a part of it is missing ({part})", _WAY_OUT)
