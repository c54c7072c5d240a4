"""The corpus on disk: one SQLite file that survives a crash at any point."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import asdict, astuple

from corpora import store_decisions
from corpora.errors import CorpusError
from corpora.store_reading import Contents
from corpora.store_records import (
    DecisionChange,
    DecisionRecord,
    Edition,
    FileRecord,
    PairLinks,
    Profile,
)
from corpora.store_schema import check_file, create, supplement

# Seconds to wait for another program that is writing; one document takes milliseconds.
_PATIENCE = 60.0

# By the beginning of SQLite's name for it: SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY.
_MEANINGS = {
    "SQLITE_BUSY": "another program is writing to it; try again when that has ended",
    "SQLITE_LOCKED": "another program is writing to it; try again when that has ended",
    "SQLITE_FULL": "the disk is full; make room and run the same command again",
    "SQLITE_CANTOPEN": "cannot be opened; look whether its folder is there and yours to write in",
    "SQLITE_READONLY": "cannot be written; copy it to a folder where you may write",
}
_COLUMNS = (
    "document",
    "fingerprint",
    "facts_version",
    "media_type",
    "weight",
    "number",
    "title",
    "level",
    "place",
    "issued_on",
    "number_key",
    "facts",
)
_PUT_EDITION = f"""
    INSERT INTO editions (key, {", ".join(_COLUMNS)})
    VALUES (:key, {", ".join(f":{column}" for column in _COLUMNS)})
    ON CONFLICT (key) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}"""


@contextmanager
def opened(path: Path, *, new: bool = False) -> Iterator["Corpus"]:
    """The corpus in this file; `new` makes the file where it is missing.

    Raises:
        CorpusError: The file is missing, damaged, locked, not ours, or newer than we are.
    """
    if not new and not (path.exists() and path.stat().st_size):
        raise CorpusError(f"{path}: there is no corpus yet; make one with: policy-pipe ingest")
    check_file(path)
    try:
        connection = _connected(path, new=new)
        try:
            yield Corpus(path, connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise CorpusError(f"{path}: {_plainly(error)}") from error


class Corpus(Contents):
    """What is known of files and documents; every change is one transaction of its own."""

    def put(self, file: FileRecord, edition: Edition) -> None:
        """A file that was read, with what it says."""
        with self._transaction():
            self._put_edition(edition)
            self._put_file(file, edition.key)

    def adopt(self, file: FileRecord, key: str, facts_version: int) -> bool:
        """A file whose content another file has brought; False where it must be read."""
        with self._transaction():
            query = "SELECT media_type FROM editions WHERE key = ? AND facts_version >= ?"
            found = self._rows(query, key, facts_version).fetchone()
            if found:
                [media_type] = found
                self._put_file(file, key, media_type)
        return found is not None

    def take_in(
        self,
        files: Iterable[tuple[FileRecord, str | None]],
        editions: Iterable[Edition],
        decisions: Iterable[DecisionRecord],
        *,
        seen: tuple[DecisionRecord, ...],
    ) -> None:
        """Files with the keys of what they hold, and decisions as in `decide`: all or nothing.

        Raises:
            CorpusError: Somebody has decided something meanwhile.
        """
        with self._transaction():
            self._refuse_unseen(seen)
            for edition in editions:
                self._put_edition(edition)
            for file, key in files:
                self._put_file(file, key)
            store_decisions.write(self._connection, decisions, ())

    def note(self, file: FileRecord) -> None:
        """A file that gives no document; what it gave before stays only if it was not opened."""
        with self._transaction():
            keeps = self._key_of(file.path) if file.sha256 is None else None
            self._put_file(file, keeps)

    def mark_unchanged(self, paths: Iterable[str]) -> None:
        """Files that say what they said at the last ingest."""
        with self._transaction():
            query = "UPDATE files SET status = 'unchanged', reason = NULL WHERE path = ?"
            self._connection.executemany(query, ((path,) for path in paths))

    def mark_missing(self, paths: Iterable[str]) -> None:
        """Files that are gone keep their documents; those that gave none are forgotten."""
        gone = [(path,) for path in paths]
        with self._transaction():
            query = "UPDATE files SET status = 'missing', reason = NULL WHERE path = ?"
            self._connection.executemany(query, gone)
            query = "DELETE FROM files WHERE path = ? AND edition IS NULL"
            self._connection.executemany(query, gone)

    def choose(self, name: str, value: bytes | None) -> None:
        """A setting of this corpus; None takes it back."""
        with self._transaction():
            self._connection.execute("DELETE FROM settings WHERE name = ?", (name,))
            if value is not None:
                self._connection.execute("INSERT INTO settings VALUES (?, ?)", (name, value))

    def decide(
        self,
        made: Iterable[DecisionRecord],
        withdrawn: Iterable[DecisionChange] = (),
        *,
        seen: tuple[DecisionRecord, ...],
    ) -> None:
        """All of it or nothing; `seen` are the decisions that whoever decided knew of.

        Raises:
            CorpusError: Somebody else has decided meanwhile.
        """
        with self._transaction():
            self._refuse_unseen(seen)
            store_decisions.write(self._connection, made, withdrawn)

    def put_links(
        self, found: Iterable[PairLinks], clauses: Iterable[tuple[str, str, bytes]]
    ) -> None:
        """Links between editions, and the clauses of editions: edition, version, codes."""
        with self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO pair_links VALUES (?, ?, ?, ?)",
                (astuple(one) for one in found),
            )
            self._connection.executemany("INSERT OR REPLACE INTO clauses VALUES (?, ?, ?)", clauses)

    def drop_links(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Pairs of editions that are no longer to be linked."""
        with self._transaction():
            query = "DELETE FROM pair_links WHERE local = ? AND source = ?"
            self._connection.executemany(query, pairs)

    def holds(self, path: str, key: str, facts_version: int) -> bool:
        """Whether this file was read with this content by a program that knew as much."""
        query = """
            SELECT 1 FROM files JOIN editions ON key = edition
            WHERE path = ? AND key = ? AND facts_version >= ?"""
        return self._rows(query, path, key, facts_version).fetchone() is not None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """IMMEDIATE: the lock is waited for at the start, not in the middle."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _refuse_unseen(self, seen: tuple[DecisionRecord, ...]) -> None:
        if self.decisions() != seen:
            raise CorpusError(
                f"{self.path}: somebody else has just decided something; do the same again"
            )

    def _put_edition(self, edition: Edition) -> None:
        tables = "titles tasks citations attachments profiles cores cited clauses"
        for table in tables.split():
            self._connection.execute(f"DELETE FROM {table} WHERE edition = ?", (edition.key,))
        for side in ("local", "source"):
            self._connection.execute(f"DELETE FROM pair_links WHERE {side} = ?", (edition.key,))
        issued_on = edition.issued_on and edition.issued_on.isoformat()
        self._connection.execute(_PUT_EDITION, asdict(edition) | {"issued_on": issued_on})
        self._connection.executemany(
            "INSERT INTO titles VALUES (?, ?)", ((key, edition.key) for key in edition.title_keys)
        )
        self._connection.executemany(
            "INSERT INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((edition.key, n, *astuple(task)) for n, task in enumerate(edition.tasks)),
        )
        self._connection.executemany(
            "INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)",
            (
                (edition.key, n, one.title, one.number, one.title_key, one.number_key)
                for n, one in enumerate(edition.citations)
            ),
        )
        self._connection.executemany(
            "INSERT INTO cited VALUES (?, ?, ?, ?, ?)",
            (
                (edition.key, n, one.role, one.ground, one.alias_key)
                for n, one in enumerate(edition.citations)
            ),
        )
        self._connection.executemany(
            "INSERT INTO attachments VALUES (?, ?, ?, ?, ?)",
            ((edition.key, n, *astuple(one)) for n, one in enumerate(edition.attachments)),
        )
        if edition.profile is not None:
            self._put_profile(edition.key, edition.profile)

    def _put_profile(self, key: str, profile: Profile) -> None:
        packed = msgspec.msgpack.encode(profile)
        self._connection.execute("INSERT INTO profiles VALUES (?, ?)", (key, packed))
        if profile.telling:
            self._connection.execute("INSERT INTO cores VALUES (?, ?)", (profile.tail, key))

    def _put_file(self, file: FileRecord, key: str | None, media_type: str | None = None) -> None:
        before = self._key_of(file.path)
        media = file.media_type or media_type
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
            (file.path, file.status, file.reason, file.sha256, file.size, media, key),
        )
        if before not in (None, key):
            self._connection.execute(
                """DELETE FROM editions WHERE key = ?1
                AND NOT EXISTS (SELECT 1 FROM files WHERE edition = ?1)""",
                (before,),
            )

    def _key_of(self, path: str) -> str | None:
        for (key,) in self._rows("SELECT edition FROM files WHERE path = ?", path):
            return str(key) if key else None
        return None


def _connected(path: Path, *, new: bool) -> sqlite3.Connection:
    try:
        return _connection(path, "rwc" if new else "rw", new=new)
    except sqlite3.OperationalError:
        # In a folder without leave to write, the journal beside the file cannot be made. A corpus
        # that nobody writes to can be read all the same.
        if new or path.with_name(path.name + "-wal").exists():
            raise
        return _connection(path, "ro&immutable=1", new=False)


def _connection(path: Path, mode: str, *, new: bool) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        if new:
            create(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT 1 FROM files LIMIT 1").fetchone()
        supplement(connection, writable=mode.startswith("rw"))
    except BaseException:
        connection.close()
        raise
    return connection


def _plainly(error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for beginning, meaning in _MEANINGS.items():
        if name.startswith(beginning):
            return meaning
    return f"is damaged ({error}, {name}); ingest the files again into a new corpus file"
