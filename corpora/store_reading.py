"""What a corpus tells: files, documents, tasks, and who goes by which name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from corpora.errors import CorpusError
from corpora.model import Analysis, Document
from corpora.store_facts import document_of, unpacked
from corpora.store_records import CitationRecord, DocumentRecord, FileRecord, TaskRecord

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
        query = """
            SELECT title, number, title_key, number_key FROM citations
            WHERE edition = ? ORDER BY position"""
        return tuple(
            CitationRecord(**dict(zip(CitationRecord.__struct_fields__, row, strict=True)))
            for row in self._rows(query, document.edition)
        )

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
