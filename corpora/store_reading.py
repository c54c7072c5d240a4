"""What a corpus tells: files, documents, tasks, and who goes by which name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from corpora import store_decisions
from corpora.errors import CorpusError
from corpora.model import Analysis, Document
from corpora.store_facts import document_of, unpacked
from corpora.store_records import (
    AttachmentRecord,
    CitationRecord,
    DecisionChange,
    DecisionRecord,
    DocumentRecord,
    FileRecord,
    FolderFile,
    Names,
    Profile,
    TaskRecord,
)

T = TypeVar("T")


class Contents:
    """The reading half of a corpus."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def paths(self) -> tuple[str, ...]:
        return tuple(path for (path,) in self._rows("SELECT path FROM files ORDER BY path"))

    def files(self) -> Iterator[FileRecord]:
        """All files by path; one that says what another says already is a copy."""
        query = """
            SELECT files.path,
                   CASE WHEN status = 'read' AND place > 1 THEN 'copy' ELSE status END,
                   reason, document, sha256, size, media_type
            FROM files LEFT JOIN holdings ON holdings.path = files.path ORDER BY files.path"""
        for row in self._rows(query):
            yield FileRecord(**dict(zip(FileRecord.__struct_fields__, row, strict=True)))

    def documents(self) -> Iterator[DocumentRecord]:
        """All documents by id."""
        query = "SELECT document, path, edition, missing FROM holdings ORDER BY document, place"
        for id_, rows in groupby(self._rows(query), key=itemgetter(0)):
            yield self._document(id_, list(rows))

    def document(self, id_: str) -> DocumentRecord | None:
        query = """
            SELECT document, path, edition, missing FROM holdings
            WHERE document = ? ORDER BY place"""
        rows = list(self._rows(query, id_))
        return self._document(id_, rows) if rows else None

    def analysis(self, document: DocumentRecord) -> Analysis:
        """All that is noted on the primary edition.

        Raises:
            CorpusError: The facts in the file are damaged.
        """
        [(facts,)] = self._rows("SELECT facts FROM editions WHERE key = ?", document.edition)
        return self._unpacked(unpacked, facts, document)

    def pictured(self, document: DocumentRecord) -> Document | None:
        """The text of the primary edition, if its kind of file may hold pictures of pages."""
        query = """
            SELECT facts FROM editions
            WHERE key = ? AND (media_type = 'application/pdf' OR media_type LIKE 'image/%')"""
        for (facts,) in self._rows(query, document.edition):
            return self._unpacked(document_of, facts, document)
        return None

    def tasks(self, document: DocumentRecord) -> tuple[TaskRecord, ...]:
        """The tasks of the primary edition in text order."""
        query = """
            SELECT id, path, kind, heading, text, fingerprint FROM tasks
            WHERE edition = ? ORDER BY position"""
        return tuple(
            TaskRecord(**dict(zip(TaskRecord.__struct_fields__, row, strict=True)))
            for row in self._rows(query, document.edition)
        )

    def citations(self, document: DocumentRecord) -> tuple[CitationRecord, ...]:
        """What the primary edition cites, in text order."""
        return self._citations(document.edition)

    def editions(self, document: str) -> dict[str, tuple[str, ...]]:
        """All editions of a document and the files of each, by the first path of each."""
        query = "SELECT edition, path FROM holdings WHERE document = ? ORDER BY path"
        found: dict[str, tuple[str, ...]] = {}
        for key, path in self._rows(query, document):
            found[key] = (*found.get(key, ()), path)
        return found

    def facts_version(self, edition: str) -> int:
        [(version,)] = self._rows("SELECT facts_version FROM editions WHERE key = ?", edition)
        return int(version)

    def names(self, edition: str) -> Names:
        """What an edition is called, and what it calls others."""
        query = "SELECT title_key FROM titles WHERE edition = ? ORDER BY title_key"
        titles = tuple(key for (key,) in self._rows(query, edition))
        query = """
            SELECT number_key, (SELECT tail FROM cores WHERE edition = key) FROM editions
            WHERE key = ?"""
        [(number_key, tail)] = self._rows(query, edition)
        return Names(
            title_keys=titles,
            number_key=number_key,
            tail=tail,
            citations=self._citations(edition),
            attachments=self.attachments(edition),
        )

    def _citations(self, edition: str) -> tuple[CitationRecord, ...]:
        query = """
            SELECT title, number, title_key, number_key,
                   coalesce(role, 'mention'), ground, alias_key
            FROM citations LEFT JOIN cited USING (edition, position)
            WHERE edition = ? ORDER BY position"""
        return tuple(
            CitationRecord(
                title=title,
                number=number,
                title_key=title_key,
                number_key=number_key,
                role=role,
                ground=ground,
                alias_key=alias_key,
            )
            for title, number, title_key, number_key, role, ground, alias_key in self._rows(
                query, edition
            )
        )

    def profile(self, document: DocumentRecord) -> Profile | None:
        """None where an earlier version stored the edition.

        Raises:
            CorpusError: What is stored is damaged.
        """
        query = "SELECT profile FROM profiles WHERE edition = ?"
        for (packed,) in self._rows(query, document.edition):
            try:
                return msgspec.msgpack.decode(packed, type=Profile)
            except msgspec.MsgspecError as error:
                raise CorpusError(
                    f"{self.path}: {document.file}: {error}; ingest it again"
                ) from error
        return None

    def setting(self, name: str) -> bytes | None:
        """What was chosen for this corpus; None stands for what the program has by itself."""
        for (value,) in self._rows("SELECT value FROM settings WHERE name = ?", name):
            return bytes(value)
        return None

    def decisions(self) -> tuple[DecisionRecord, ...]:
        """What the office decided and has not withdrawn, by what it is on."""
        return tuple(store_decisions.read(self._connection))

    def decision_changes(self) -> Iterator[DecisionChange]:
        """Who decided what when, the first first."""
        yield from store_decisions.changes(self._connection)

    def linked_pairs(self, version: str) -> Iterator[tuple[str, str]]:
        """The pairs of editions that are linked already, local before source."""
        query = "SELECT local, source FROM pair_links WHERE version = ? ORDER BY local, source"
        yield from self._rows(query, version)

    def pair_links(self, local: str, source: str, version: str) -> bytes | None:
        """What was found between two editions, packed; None where they are not linked yet."""
        query = "SELECT links FROM pair_links WHERE local = ? AND source = ? AND version = ?"
        for (links,) in self._rows(query, local, source, version):
            return bytes(links)
        return None

    def clauses(self, version: str) -> Iterator[tuple[str, bytes]]:
        """Editions and the codes of their clauses, eight bytes each."""
        query = "SELECT edition, codes FROM clauses WHERE version = ? ORDER BY edition"
        for edition, codes in self._rows(query, version):
            yield edition, bytes(codes)

    def attachments(self, edition: str) -> tuple[AttachmentRecord, ...]:
        """What an edition says of attachments: first those that it promises, in its order."""
        query = """
            SELECT number, title_key, of_itself FROM attachments
            WHERE edition = ? ORDER BY position"""
        return tuple(
            AttachmentRecord(number=number, title_key=title_key, of_itself=bool(of_itself))
            for number, title_key, of_itself in self._rows(query, edition)
        )

    def promising_paths(self) -> tuple[str, ...]:
        """Files whose content promises attachments, by path."""
        query = """
            SELECT path FROM files
            WHERE edition IN (SELECT edition FROM attachments WHERE NOT of_itself) ORDER BY path"""
        return tuple(path for (path,) in self._rows(query))

    def paths_of(self, document: str) -> tuple[str, ...]:
        """All files that hold a document, by path."""
        query = "SELECT path FROM holdings WHERE document = ? ORDER BY path"
        return tuple(path for (path,) in self._rows(query, document))

    def below(self, folder: str) -> Iterator[FolderFile]:
        """All files in this folder and in folders below it that hold documents, by path."""
        # 0 is what follows / in the order of characters.
        first, last = (f"{folder}/", f"{folder}0") if folder else ("", "\U0010ffff")
        query = """
            SELECT path, document, key, number_key FROM files JOIN editions ON key = edition
            WHERE path >= ? AND path < ? ORDER BY path"""
        for path, document, edition, number_key in self._rows(query, first, last):
            yield FolderFile(path=path, document=document, edition=edition, number_key=number_key)

    def counts(self) -> tuple[int, int]:
        """Documents and tasks."""
        query = """
            SELECT count(*), coalesce(sum((SELECT count(*) FROM tasks WHERE edition = key)), 0)
            FROM documents"""
        [(documents, tasks)] = self._rows(query)
        return documents, tasks

    def ids_of_path(self, path: str) -> tuple[str, ...]:
        return self._ids("SELECT document FROM holdings WHERE path = ?", path)

    def ids_of_number(self, number_key: str) -> tuple[str, ...]:
        return self._ids("SELECT document FROM editions WHERE number_key = ?", number_key)

    def ids_of_prefix(self, prefix: str) -> tuple[str, ...]:
        query = "SELECT document FROM editions WHERE document >= ? AND document < ?"
        return self._ids(query, prefix, prefix + "\U0010ffff")

    def ids_of_title(self, title_key: str, *, unnumbered: bool = False) -> tuple[str, ...]:
        """Documents that this is a title of; `unnumbered` leaves out those with a number."""
        query = """
            SELECT document FROM titles JOIN editions ON key = edition
            WHERE title_key = ? AND (number_key IS NULL OR NOT ?)"""
        return self._ids(query, title_key, unnumbered)

    def ids_of_tail(self, tail: str) -> tuple[str, ...]:
        """Documents whose works are called so; see `extractors.title_cores`."""
        query = "SELECT document FROM cores JOIN editions ON key = edition WHERE tail = ?"
        return self._ids(query, tail)

    def cited_as(self, alias_key: str) -> tuple[CitationRecord, ...]:
        """What documents here cite under this short name, each once, by number and title."""
        query = """
            SELECT DISTINCT title, number, title_key, number_key
            FROM cited JOIN citations USING (edition, position)
            WHERE alias_key = ? ORDER BY number_key, title_key, number, title"""
        return tuple(
            CitationRecord(title=title, number=number, title_key=title_key, number_key=number_key)
            for title, number, title_key, number_key in self._rows(query, alias_key)
        )

    def ids_of_title_part(self, fragment: str) -> tuple[str, ...]:
        query = """
            SELECT document FROM titles JOIN editions ON key = edition
            WHERE instr(title_key, ?) > 0"""
        return self._ids(query, fragment)

    def cited_numbers(self, title_key: str) -> tuple[str, ...]:
        """The numbers that the documents here cite together with this title."""
        query = """
            SELECT DISTINCT number_key FROM citations
            WHERE title_key = ? AND number_key IS NOT NULL ORDER BY number_key"""
        return tuple(key for (key,) in self._rows(query, title_key))

    def _unpacked(self, unpack: Callable[[bytes], T], facts: bytes, document: DocumentRecord) -> T:
        try:
            return unpack(facts)
        except ValueError as error:
            raise CorpusError(f"{self.path}: {document.file}: {error}; ingest it again") from error

    def _document(self, id_: str, holdings: list[tuple[Any, ...]]) -> DocumentRecord:
        """From the rows (document, path, edition, missing) of all its files, best first."""
        _, file, edition, missing = holdings[0]
        query = """
            SELECT fingerprint, number, title, level, place, issued_on, number_key,
                   (SELECT count(*) FROM tasks WHERE edition = key)
            FROM editions WHERE key = ?"""
        [row] = self._rows(query, edition)
        fingerprint, number, title, level, place, issued_on, number_key, tasks = row
        return DocumentRecord(
            id=id_,
            edition=edition,
            fingerprint=fingerprint,
            file=file,
            copies=tuple(path for _, path, _, gone in holdings[1:] if gone == missing),
            number=number,
            title=title,
            level=level,
            place=place,
            issued_on=issued_on and date.fromisoformat(issued_on),
            number_key=number_key,
            tasks=tasks,
        )

    def _ids(self, query: str, *values: object) -> tuple[str, ...]:
        return tuple(sorted({id_ for (id_,) in self._rows(query, *values)}))

    def _rows(self, query: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(query, values)
