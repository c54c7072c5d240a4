"""What comes from a view in one order and goes to the pages in another, kept on disk meanwhile."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from outputs.graph_records import Coverage, Decision, Finding, Link

_encode = msgspec.json.Encoder().encode

_TABLES = """
CREATE TABLE document (id TEXT PRIMARY KEY, page BLOB);
CREATE TABLE task (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, heading TEXT, line TEXT, entry BLOB);
CREATE INDEX task_document ON task (document);
CREATE TABLE link (n INTEGER PRIMARY KEY, below TEXT, above TEXT, full BLOB, brief BLOB);
CREATE INDEX link_below ON link (below);
CREATE INDEX link_above ON link (above);
CREATE TABLE coverage (
  n INTEGER PRIMARY KEY, above TEXT, source TEXT, document TEXT, state TEXT, depth TEXT,
  share REAL, record BLOB);
CREATE INDEX coverage_above ON coverage (above);
CREATE INDEX coverage_source ON coverage (source);
CREATE TABLE finding (
  n INTEGER PRIMARY KEY, id TEXT, document TEXT, above TEXT, task TEXT, source TEXT,
  code TEXT, kind TEXT, severity TEXT, status TEXT, record BLOB);
CREATE INDEX finding_document ON finding (document);
CREATE INDEX finding_above ON finding (above);
CREATE INDEX finding_id ON finding (id);
CREATE INDEX finding_task ON finding (task);
CREATE TABLE decision (n INTEGER PRIMARY KEY, document TEXT, record BLOB);
CREATE INDEX decision_document ON decision (document);
"""


class Spool:
    """SQLite in a temporary file of its own, gone when it is closed."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("")  # on disk as soon as it grows
        self._connection.executescript("PRAGMA journal_mode=OFF;" + _TABLES)

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        yield from self._connection.execute(query, values)

    def add_document(self, id_: str, page: bytes) -> None:
        self._put("document", id_, page)

    def add_task(self, id_: str, heading: str, line: str, entry: bytes) -> None:
        self._put("task", None, id_, document_of(id_), heading, line, entry)

    def add_link(self, link: Link) -> None:
        """In full for the local side; for the other what a list of takers shows."""
        brief = {
            name: getattr(link, name)
            for name in (
                "task",
                "source",
                "kind",
                "directness",
                "relation",
                "copied_share",
                "status",
                "decided",
            )
        }
        self._put(
            "link",
            None,
            document_of(link.task),
            document_of(link.source),
            _encode(link),
            _encode({**brief, "copy": link.copy_class, "probability": link.probability}),
        )

    def add_coverage(self, one: Coverage) -> None:
        self._put(
            "coverage",
            None,
            document_of(one.source),
            one.source,
            one.document,
            one.state,
            one.depth,
            one.copied_share,
            _encode(one),
        )

    def add_finding(self, one: Finding) -> None:
        self._put(
            "finding",
            None,
            one.id,
            one.document,
            document_of(one.source) if one.source else None,
            one.task,
            one.source,
            one.code,
            one.kind,
            one.severity,
            one.status,
            _encode(one),
        )

    def add_decision(self, one: Decision) -> None:
        """By the document of its task; of its finding, where it is on one."""
        document = document_of(one.id)
        if one.on == "finding":
            found = [*self.rows("SELECT document FROM finding WHERE id = ?", one.id)]
            document = found[0][0] if found else ""
        self._put("decision", None, document, _encode(one))

    def headings(self, tasks: set[str]) -> dict[str, str]:
        """Of the tasks that are in the report."""
        found = {}
        for id_ in sorted(tasks):
            for (heading,) in self.rows("SELECT heading FROM task WHERE id = ?", id_):
                found[id_] = heading
        return found

    def _put(self, table: str, *values: Any) -> None:
        marks = ",".join("?" * len(values))
        self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)


def document_of(task: str) -> str:
    """The id of the document of a task or provision."""
    return task.partition("#")[0]
