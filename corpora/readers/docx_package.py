"""The parts of a Word document: members of an archive that name each other by relations."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from corpora.errors import UnreadableFileError
from corpora.readers import archive, packed_xml

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
# A table of 100,000 cells takes some 60 MB.
_LARGEST = 100 * 1024 * 1024


class Package:
    """Reads only the parts that are asked for, each within its limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.startswith(_LOCKED):
            raise self._locked()
        self._archive = archive.opened(data, name)
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
        raise packed_xml.missing(self._name, named[0] if named else "word/document.xml")

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
        packed_xml.check(data, self._name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise packed_xml.damaged(self._name) from error
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of few programs
            raise packed_xml.declared(self._name)
        return root

    def _relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """For each id, the last word of the type and the name of the part."""
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        return dict(_read_relations(root, folder)) if root is not None else {}

    def _read(self, part: str) -> bytes | None:
        member = self._members.get(part)
        if member is None:
            return None
        return archive.unpacked(self._archive, member, self._name, most=_LARGEST)

    def _locked(self) -> UnreadableFileError:
        problem = "it is locked with a password"
        return UnreadableFileError(self._name, problem, "save it without a password")


def _read_relations(root: etree._Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or not target:
            continue
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        kind = relation.get("Type", "").rpartition("/")[2]
        yield relation.get("Id", ""), (kind, posixpath.normpath(path))
