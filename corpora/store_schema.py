"""The tables of a corpus file, and how to tell such a file from any other."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from corpora.errors import CorpusError

# "POLP": stands in the file's header, so that `file` and we know a corpus from other databases.
APPLICATION_ID = 0x504F4C50
SCHEMA_VERSION = 3

# Offsets of SQLite's file format, 1.3: magic, user version, application id (big-endian).
_MAGIC = b"SQLite format 3\0"
_VERSION_AT, _APPLICATION_AT, _HEADER = 60, 68, 100
# Tenths of a second to wait for another program that is just making the file.
_PATIENCE = 50

# Since version 2: what documents are linked by. An edition that an earlier version stored has no
# rows here until its file is read again; readers then take what they need from its facts.
_LINKING = (
    """CREATE {temporary} TABLE profiles (
        edition TEXT PRIMARY KEY {reference},
        profile BLOB NOT NULL
    ) WITHOUT ROWID""",
    """CREATE {temporary} TABLE cores (
        tail TEXT NOT NULL,
        edition TEXT NOT NULL {reference},
        PRIMARY KEY (tail, edition)
    ) WITHOUT ROWID""",
    "CREATE INDEX {schema}cores_of_edition ON cores (edition)",
    """CREATE {temporary} TABLE cited (
        edition TEXT NOT NULL {reference},
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        ground TEXT,
        alias_key TEXT,
        PRIMARY KEY (edition, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX {schema}cited_of_alias ON cited (alias_key)",
    """CREATE {temporary} TABLE attachments (
        edition TEXT NOT NULL {reference},
        position INTEGER NOT NULL,
        number TEXT,
        title_key TEXT NOT NULL,
        of_itself INTEGER NOT NULL,
        PRIMARY KEY (edition, position)
    ) WITHOUT ROWID""",
    # What was linked: a function of two editions and of the version of the linking.
    """CREATE {temporary} TABLE pair_links (
        local TEXT NOT NULL {reference},
        source TEXT NOT NULL {reference},
        version TEXT NOT NULL,
        links BLOB NOT NULL,
        PRIMARY KEY (local, source)
    ) WITHOUT ROWID""",
    "CREATE INDEX {schema}pair_links_of_source ON pair_links (source)",
    """CREATE {temporary} TABLE settings (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) WITHOUT ROWID""",
    """CREATE {temporary} TABLE clauses (
        edition TEXT PRIMARY KEY {reference},
        version TEXT NOT NULL,
        codes BLOB NOT NULL
    ) WITHOUT ROWID""",
)
# Since version 3: what the office decided. The ids are those of tasks, links and findings, and no
# row hangs on an edition: a decision outlives the words that it judged.
_DECIDING = (
    """CREATE {temporary} TABLE decisions (
        target TEXT NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        why TEXT NOT NULL,
        who TEXT NOT NULL,
        day TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        words TEXT NOT NULL,
        document TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (target, id, field)
    ) WITHOUT ROWID""",
    # Every change in its order; no value where a decision was withdrawn.
    """CREATE {temporary} TABLE decision_changes (
        number INTEGER PRIMARY KEY,
        target TEXT NOT NULL,
        id TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT,
        why TEXT NOT NULL,
        who TEXT NOT NULL,
        day TEXT NOT NULL
    )""",
)
# What each version added to the one before it.
_ADDED = {2: _LINKING, 3: _DECIDING}
# A document has no row of its own: it is all editions of one document id that a file holds.
_STATEMENTS = (
    """CREATE TABLE editions (
        key TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        facts_version INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        weight INTEGER NOT NULL,
        number TEXT,
        title TEXT,
        level TEXT,
        place TEXT,
        issued_on TEXT,
        number_key TEXT,
        facts BLOB NOT NULL
    )""",
    "CREATE INDEX editions_of_document ON editions (document)",
    "CREATE INDEX editions_of_number ON editions (number_key)",
    """CREATE TABLE files (
        path TEXT PRIMARY KEY,
        status TEXT NOT NULL,
        reason TEXT,
        sha256 TEXT,
        size INTEGER,
        media_type TEXT,
        edition TEXT REFERENCES editions (key)
    ) WITHOUT ROWID""",
    "CREATE INDEX files_of_edition ON files (edition)",
    """CREATE TABLE titles (
        title_key TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
        PRIMARY KEY (title_key, edition)
    ) WITHOUT ROWID""",
    "CREATE INDEX titles_of_edition ON titles (edition)",
    """CREATE TABLE tasks (
        edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        path TEXT NOT NULL,
        kind TEXT NOT NULL,
        heading TEXT NOT NULL,
        text TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        PRIMARY KEY (edition, position)
    )""",
    "CREATE INDEX tasks_of_id ON tasks (id)",
    "CREATE INDEX tasks_of_fingerprint ON tasks (fingerprint)",
    """CREATE TABLE citations (
        edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        title TEXT,
        number TEXT,
        title_key TEXT,
        number_key TEXT,
        PRIMARY KEY (edition, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX citations_of_title ON citations (title_key, number_key)",
    "CREATE INDEX citations_of_number ON citations (number_key)",
    # Which file speaks for its document must not hang on the order of reading: files that are
    # there before missing ones, then the most task text, then the smallest path.
    """CREATE VIEW holdings AS
        SELECT editions.document, files.path, files.edition,
               files.status = 'missing' AS missing,
               row_number() OVER (
                   PARTITION BY editions.document
                   ORDER BY files.status = 'missing', editions.weight DESC, files.path
               ) AS place
        FROM files JOIN editions ON editions.key = files.edition""",
    """CREATE VIEW documents AS
        SELECT holdings.document AS id, holdings.path AS file, editions.*
        FROM holdings JOIN editions ON editions.key = holdings.edition
        WHERE holdings.place = 1""",
)


def check_file(path: Path) -> None:
    """Reads the header only; a file that is not there or empty may become a corpus.

    A corpus of an earlier version is brought up to date where it is opened as `new`.

    Raises:
        CorpusError: This is a file of another program, or of another version of ours.
    """
    header = _header(path)
    if not header:
        return
    if not header.startswith(_MAGIC):
        raise CorpusError(f"{path}: is no corpus file and is left as it is; name another one")
    if _integer(header, _APPLICATION_AT) != APPLICATION_ID:
        raise CorpusError(
            f"{path}: is a database of another program and is left as it is; name another file"
        )
    version = _integer(header, _VERSION_AT)
    if version > SCHEMA_VERSION:
        raise CorpusError(
            f"{path}: was written by a later version of policy-pipe (corpus format {version}, "
            f"this one knows {SCHEMA_VERSION}); install that version or ingest into a new file"
        )


def supplement(connection: sqlite3.Connection, *, writable: bool) -> None:
    """Adds the tables that a file of an earlier version lacks; nothing stored is touched.

    Where the file cannot be written, empty ones that last as long as the connection.
    """
    if not writable:
        if _version(connection) < SCHEMA_VERSION:
            _make(connection, _added(_version(connection), temporary=True))
        return
    if _version(connection) == SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done so while we waited.
        if _version(connection) < SCHEMA_VERSION:
            _make(connection, _added(_version(connection)))
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def create(connection: sqlite3.Connection) -> None:
    """The tables, once: whoever comes second finds them made."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (made,) = connection.execute("PRAGMA application_id").fetchone()
        if made != APPLICATION_ID:
            _make(connection, (*_STATEMENTS, *_added(1)))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    # Readers and one writer at a time do not wait for each other, and a killed program loses
    # nothing it has stored. Where the file is in use just now, or on a network folder that cannot
    # do this, the slower journal stays.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")


def _added(version: int, *, temporary: bool = False) -> Iterator[str]:
    """The tables that came after a version."""
    reference = "" if temporary else "REFERENCES editions (key) ON DELETE CASCADE"
    for later, statements in _ADDED.items():
        for statement in statements if later > version else ():
            yield statement.format(
                temporary="TEMPORARY" if temporary else "",
                schema="temp." if temporary else "",
                reference=reference,
            )


def _make(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _header(path: Path) -> bytes:
    """While another program is just making the file, what stands there may be half of it."""
    journal = path.with_name(path.name + "-journal")
    for _ in range(_PATIENCE):
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise CorpusError(f"{path}: cannot be opened: {error.strerror}") from error
        if header.startswith(_MAGIC) or not journal.exists():
            break
        time.sleep(0.1)
    return header


def _integer(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
