"""The parts of a Word document: members of an archive that name each other by relations."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from corpora.errors import UnreadableFileError

_STRICT = (  # ISO 29500 Strict has other names for the same things
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# What a password locks is packed into a compound file, as documents of the old kind are.
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A table of 100,000 cells takes some 60 MB and 5 million elements and attributes; each of these
# takes about 100 bytes when it is parsed.
_LARGEST = 100 * 1024 * 1024
_MOST_NODES = 12_000_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_WAY_OUT = "fetch it again, or open it in a word processor and save it anew"


class Package:
    """Reads only the parts that are asked for, each within its limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.startswith(_LOCKED):
            raise self._locked()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged() from error
        # Some programs write word\\document.xml.
        self._members = {
            member.filename.replace("\\", "/").lstrip("/"): member
            for member in self._archive.infolist()
        }
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise self._locked()

    def main(self) -> str:
        """The name of the part that holds the text."""
        named = self.related("", "officeDocument")
        if named and named[0] in self._members:
            return named[0]
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise self._damaged()

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that `part` names as such: styles, numbering, footnotes."""
        return [target for ends, target in self._relations(part).values() if ends == kind]

    def target(self, part: str, relation: str) -> str | None:
        """The part that a relation of `part` leads to, by its id."""
        _, target = self._relations(part).get(relation, ("", None))
        return target

    def root(self, part: str) -> etree._Element | None:
        """The root element of a part, None where there is no such part.

        Raises:
            UnreadableFileError: It is damaged, or too large to be a policy.
        """
        data = self._read(part)
        if data is None:
            return None
        if data.count(b"<") + data.count(b"=") > _MOST_NODES:
            raise self._too_large()
        if b"<!DOCTYPE" in data:  # no word processor writes one; entity bombs need it
            raise self._damaged()
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def _relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """For each id, the last word of the type and the name of the part."""
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        return dict(_read_relations(root, folder)) if root is not None else {}

    def _read(self, part: str) -> bytes | None:
        member = self._members.get(part)
        if member is None:
            return None
        try:
            with self._archive.open(member) as opened:
                data = opened.read(_LARGEST + 1)
        except _DAMAGED as error:
            raise self._damaged() from error
        if len(data) > _LARGEST:
            raise self._too_large()
        return data

    def _locked(self) -> UnreadableFileError:
        problem = "it is locked by a password"
        return UnreadableFileError(self._name, problem, "save it without a password")

    def _damaged(self) -> UnreadableFileError:
        return UnreadableFileError(self._name, "it is damaged or incomplete", _WAY_OUT)

    def _too_large(self) -> UnreadableFileError:
        problem = f"it unpacks to more than {_LARGEST // 1024**2} MB or {_MOST_NODES:,} elements"
        return UnreadableFileError(self._name, problem, "split it or leave it out")


def _read_relations(root: etree._Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or not target:
            continue
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        kind = relation.get("Type", "").rpartition("/")[2]
        yield relation.get("Id", ""), (kind, posixpath.normpath(path))
