"""Who is whose attachment in one folder, by titles, names of files and printed numbers."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import AttachmentRecord, FolderFile
from pipeline.identification import bare

Status = Literal["joined", "missing", "ambiguous"]

# A shorter title can end many others: 报名表.
_TELLING = 8
# Beside an equal number fewer characters of the title do.
_TELLING_BESIDE_NUMBER = 4
_TAILS = ("试行", "暂行", "修订", "修订版", "样式", "样表", "模板", "空表", "参考", "范本")
# In a folder of so many files 附件1.doc can be anybody's.
_MANY = 200


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an attachment that a notice promises.

    `documents` are the one that it is, or all that fit equally well.
    """

    status: Status
    documents: tuple[str, ...] = ()


MISSING = Promise(status="missing")


def folders_of(path: str) -> Iterator[str]:
    """Where the notice may be to which a file belongs: beside it, or above its folder 附件."""
    folder, _, _ = path.rpartition("/")
    yield folder
    above, _, name = folder.rpartition("/")
    if "附件" in name:
        yield above


class _Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name of a document: `numbers` are those of 附件1-3, empty where nothing is said."""

    document: str
    key: str
    numbers: tuple[str, ...]


class _Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What fits best the attachment at this place in the list of a notice, and how well."""

    notice: str
    position: int
    grade: int
    documents: tuple[str, ...]


class Folder:
    """The documents of one folder, and what their names say."""

    def __init__(self, corpus: Contents, folder: str) -> None:
        self.numbered: set[str] = set()
        self._wanted: dict[str, tuple[AttachmentRecord, ...]] = {}
        self._called: dict[str, set[str]] = {}
        self._by_key: dict[str, list[_Name]] = {}
        self._by_edge: dict[tuple[str, str], list[_Name]] = {}
        self._by_number: dict[str | None, list[_Name]] = {}
        for file in corpus.below(folder):
            if folder not in folders_of(file.path):
                continue
            stored = corpus.attachments(file.edition)
            self._add_names(file, stored)
            if file.number_key:
                self.numbered.add(file.document)
            is_here = file.path.rpartition("/")[0] == folder
            if is_here and not all(one.of_itself for one in stored):
                self._add_notice(corpus, file)

    def promises(self) -> Iterator[tuple[str, tuple[Promise, ...]]]:
        """Of each notice of the folder, in the order of its list."""
        claims = [
            claim
            for notice, wanted in self._wanted.items()
            for position in range(len(wanted))
            if (claim := self._claim(notice, position)) is not None
        ]
        kept = self._settled(claims)
        for notice, wanted in self._wanted.items():
            yield (
                notice,
                tuple(kept.get((notice, position), MISSING) for position in range(len(wanted))),
            )

    def _add_notice(self, corpus: Contents, file: FolderFile) -> None:
        """Which attachments a document has is told by its primary edition, wherever that lies."""
        record = corpus.document(file.document)
        stored = corpus.attachments(record.edition) if record else ()
        wanted = tuple(one for one in stored if not one.of_itself)
        if wanted:
            self._wanted[file.document] = wanted

    def _add_names(self, file: FolderFile, stored: Sequence[AttachmentRecord]) -> None:
        # Whoever only shows a corpus loads extractors for folders with attachments alone.
        from extractors.attachment_names import of_file

        for one in stored:
            if one.of_itself:
                numbers = (one.number,) if one.number else ()
                self._add(_Name(document=file.document, key=one.title_key, numbers=numbers))
        called = of_file(PurePosixPath(file.path).name)
        name = _Name(document=file.document, key=bare(called.title), numbers=called.numbers)
        self._add(name)
        if called.labelled:
            self._called.setdefault(name.document, set()).add(name.key)
            if not name.numbers:
                self._by_number.setdefault(None, []).append(name)

    def _add(self, name: _Name) -> None:
        self._by_key.setdefault(name.key, []).append(name)
        for number in name.numbers:
            self._by_number.setdefault(number, []).append(name)
        for edge in ("begin", "end"):
            self._by_edge.setdefault((edge, _edge(name.key, edge)), []).append(name)

    def _claim(self, notice: str, position: int) -> _Claim | None:
        """The best names that fit; of those the ones with the same number, if any has it."""
        one = self._wanted[notice][position]
        grades = (self._same(one), self._like(notice, one), self._counted(notice, one))
        for grade, names in enumerate(grades):
            fitting = [
                name
                for name in names
                if name.document != notice
                # 附件2 is not the first, whatever it resembles.
                and (not one.number or not name.numbers or one.number in name.numbers)
            ]
            sure = [name for name in fitting if one.number in name.numbers]
            documents = tuple(sorted({name.document for name in sure or fitting}))
            if documents:
                return _Claim(notice=notice, position=position, grade=grade, documents=documents)
        return None

    def _same(self, one: AttachmentRecord) -> Iterator[_Name]:
        yield from self._by_key.get(one.title_key, ()) if one.title_key else ()

    def _like(self, notice: str, one: AttachmentRecord) -> Iterator[_Name]:
        """The title but for a place before it or (试行) behind it."""
        for edge in ("begin", "end"):
            for name in self._few(self._by_edge.get((edge, _edge(one.title_key, edge)), ())):
                sure = self._is_alone(notice) or one.number in name.numbers
                if sure and _is_like(one.title_key, name.key) and self._is_own(name):
                    yield name

    def _counted(self, notice: str, one: AttachmentRecord) -> Iterator[_Name]:
        """By 附件2 alone, where the titles do not say otherwise."""
        if one.number is None and len(self._wanted[notice]) > 1:
            return
        for name in self._few(self._by_number.get(one.number, ())):
            if not self._is_own(name):
                continue
            called = self._called.get(name.document, set()) - {""}
            if any(_shares(one.title_key, key) for key in (name.key, *called)) or (
                self._is_alone(notice) and not called
            ):
                yield name

    def _is_alone(self, notice: str) -> bool:
        """Whether no other document here may have attachments too."""
        return {*self._wanted, *self.numbered} <= {notice}

    def _is_own(self, name: _Name) -> bool:
        """Whether it has no number of its own: then it would be named by its whole title."""
        return name.document not in self.numbered

    def _few(self, names: Sequence[_Name]) -> Sequence[_Name]:
        return names if len(names) <= _MANY else ()

    def _settled(self, claims: Sequence[_Claim]) -> dict[tuple[str, int], Promise]:
        """Who gets what: of two notices the one whose title fits better, of equals none."""
        rivals: dict[str, list[_Claim]] = {}
        for claim in claims:
            for id_ in claim.documents:
                rivals.setdefault(id_, []).append(claim)
        taken = {(claim.notice, claim.documents) for claim in claims}
        settled: dict[tuple[str, int], Promise] = {}
        for claim in claims:
            status: Status = "joined"
            if len(claim.documents) > 1:
                status = "ambiguous"
            elif claim.documents[0] not in self.numbered:
                others = rivals[claim.documents[0]]
                if min(one.grade for one in others) < claim.grade:
                    continue
                if any(one.notice != claim.notice and one.grade == claim.grade for one in others):
                    status = "ambiguous"
                if (claim.documents[0], (claim.notice,)) in taken:
                    continue  # each lists the other
            place = (claim.notice, claim.position)
            settled[place] = Promise(status=status, documents=claim.documents)
        return settled


def _edge(key: str, edge: str) -> str:
    return key[:_TELLING] if edge == "begin" else key[-_TELLING:]


def _is_like(title: str, other: str) -> bool:
    shorter, longer = sorted((title, other), key=len)
    if len(shorter) < _TELLING:
        return False
    return longer.endswith(shorter) or longer.removeprefix(shorter) in _TAILS


def _shares(title: str, other: str) -> bool:
    """Whether one of two titles holds the other."""
    shorter, longer = sorted((title, other), key=len)
    return len(shorter) >= _TELLING_BESIDE_NUMBER and shorter in longer
