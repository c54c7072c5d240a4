"""The records of a view in a temporary file, to be asked for by id and in the order of reading."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import TracebackType
from typing import TypeVar

import msgspec

from corpora.vocabulary import LEVELS, CopyClass, CoverageState, FindingKind, Role
from outputs.graph_records import (
    Bundle,
    Citation,
    Coverage,
    Department,
    Document,
    Finding,
    Link,
    Task,
)
from outputs.view import View

# The words came from above as they are, or with other names in them.
COPIED: tuple[CopyClass, ...] = ("copied", "renamed")
_LEVELS = tuple(LEVELS)
_ROLES: tuple[Role, ...] = ("lead", "responsible", "support")
# Tasks kept decoded: neighbours in a list ask for the same sources.
_READY = 4096
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "tasks": ("id TEXT PRIMARY KEY", "document TEXT", "place INTEGER", "data BLOB"),
    "duties": ("body TEXT", "role INTEGER", "due TEXT", "task TEXT", "line TEXT"),
    "citations": ("document TEXT", "status TEXT", "target TEXT", "data BLOB"),
    "links": ("task TEXT", "source TEXT", "copied INTEGER", "rejected INTEGER", "data BLOB"),
    "coverage": ("source TEXT", "document TEXT", "above TEXT", "state TEXT", "data BLOB"),
    "findings": ("document TEXT", "task TEXT", "source TEXT", "kind TEXT", "data BLOB"),
    "documents": ("id TEXT PRIMARY KEY", "first INTEGER"),
}
_SCHEMA = "".join(f"CREATE TABLE {name} ({', '.join(of)});" for name, of in _COLUMNS.items())
_INSERTS = {
    name: f"INSERT INTO {name} VALUES ({', '.join('?' * len(of))})" for name, of in _COLUMNS.items()
}
_INDEXES = """
CREATE INDEX by_place ON tasks (document, place);
CREATE INDEX by_task ON links (task);
CREATE INDEX by_source ON coverage (source);
CREATE INDEX by_above ON coverage (above, document);
CREATE INDEX by_finding ON findings (document);
CREATE INDEX by_told ON findings (task);
CREATE INDEX by_asking ON findings (source);
CREATE INDEX by_citing ON citations (document);
CREATE INDEX by_body ON duties (body, role, due);
"""
R = TypeVar("R", bound=msgspec.Struct)


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """A body's part in a task; `due` is the last date that the task names, an ISO date."""

    body: str
    line: str | None
    role: Role
    due: str | None
    task: str


class CardIndex:
    """What a report asks of a view in another order than the view gives it; close it.

    Memory holds the documents without their text. Documents stand by level, place, date and
    number, tasks by document and in text order; `row` is a task's number in that order, from 0.
    Links that the office has rejected stand apart.
    """

    def __init__(self, view: View) -> None:
        self._file = sqlite3.connect("")  # on disk as far as it is large, and gone when closed
        self._file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        documents: list[Document] = []
        counts: dict[str, int] = {}
        for bundle in view.bundles():
            documents.append(msgspec.structs.replace(bundle.document, text="", parts=()))
            counts[bundle.document.id] = len(bundle.tasks)
            self._put("tasks", _task_rows(bundle))
            self._put("duties", _duty_rows(bundle))
            self._put("citations", _citation_rows(bundle.citations))
        self._put("links", _link_rows(view.links()))
        self._put("coverage", _coverage_rows(view.coverage()))
        self._put("findings", _finding_rows(view.findings()))
        self.documents = tuple(sorted(documents, key=_reading_order))
        self.absent = tuple(view.absent())
        self._known = {one.id: one for one in (*self.documents, *self.absent)}
        self._order = {one.id: n for n, one in enumerate(self.documents)}
        self._first: dict[str, int] = {}
        first = 0
        for one in self.documents:
            self._first[one.id] = first
            first += counts[one.id]
        self._put("documents", self._first.items())
        self._file.executescript(_INDEXES)
        self.task = lru_cache(maxsize=_READY)(self._task)

    def __enter__(self) -> "CardIndex":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def document(self, id_: str) -> Document | None:
        """A present or an absent document, without its text."""
        return self._known.get(id_)

    def name(self, id_: str) -> str:
        """Its number, else its title, else its id."""
        document = self._known.get(id_)
        return (document and (document.number or title(document))) or id_

    def row(self, task: str) -> int | None:
        """The number of a task in the order of reading, from 0."""
        asked = "SELECT document, place FROM tasks WHERE id = ?"
        found = self._file.execute(asked, (task,)).fetchone()
        return self._first[found[0]] + int(found[1]) if found else None

    def tasks(self, document: str | None = None) -> Iterator[Task]:
        """All, or those of one document."""
        for id_ in (one.id for one in self.documents) if document is None else (document,):
            yield from self._read(
                "SELECT data FROM tasks WHERE document = ? ORDER BY place", Task, id_
            )

    def sources(self, task: str) -> tuple[Link, ...]:
        """Its links to sources: direct ones first, the surest first."""
        found = self._read("SELECT data FROM links WHERE task = ? AND NOT rejected", Link, task)
        return tuple(sorted(found, key=_surest))

    def rejected(self) -> Iterator[Link]:
        """The links that the office has rejected."""
        yield from self._read("SELECT data FROM links WHERE rejected ORDER BY rowid", Link)

    def links(self, *, copied: bool = False) -> Iterator[Link]:
        """Those to sources, by local task."""
        for document in self.documents:
            for task in self._ids(document.id):
                for link in self.sources(task):
                    if not copied or link.copy_class in COPIED:
                        yield link

    def pairs(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each source document that coverage tells of, with its subordinate documents."""
        found: dict[str, set[str]] = {}
        for above, document in self._file.execute("SELECT DISTINCT above, document FROM coverage"):
            found.setdefault(above, set()).add(document)
        return tuple((above, self._sorted(found[above])) for above in self._sorted(found))

    def all_coverage(self) -> Iterator[Coverage]:
        yield from self._read("SELECT data FROM coverage ORDER BY rowid", Coverage)

    def in_states(self, states: Iterable[CoverageState]) -> Iterator[Coverage]:
        """By source document, then by subordinate document, in the order of the source."""
        wanted = ", ".join(f"'{state}'" for state in states)
        yield from self._read(
            "SELECT coverage.data FROM coverage"
            " LEFT JOIN documents AS sources ON sources.id = coverage.above"
            " LEFT JOIN documents AS takers ON takers.id = coverage.document"
            " LEFT JOIN tasks ON tasks.id = coverage.source"
            f" WHERE state IN ({wanted})"
            " ORDER BY sources.first, above, takers.first, coverage.document, tasks.place",
            Coverage,
        )

    def coverage(self, source: str) -> dict[str, Coverage]:
        """What became of a source's task, by subordinate document."""
        asked = "SELECT data FROM coverage WHERE source = ?"
        return {one.document: one for one in self._read(asked, Coverage, source)}

    def findings(self) -> Iterator[Finding]:
        """By document, in the order in which they were found."""
        for document in self.documents:
            asked = "SELECT data FROM findings WHERE document = ? ORDER BY rowid"
            yield from self._read(asked, Finding, document.id)

    def kinds(self, task: str) -> tuple[FindingKind, ...]:
        """Of findings on a local task."""
        asked = "SELECT data FROM findings WHERE task = ? ORDER BY rowid"
        return tuple(dict.fromkeys(one.kind for one in self._read(asked, Finding, task)))

    def shortfall(self, source: str, document: str) -> Finding | None:
        """The finding that a document does not, or not wholly, take up a source's task."""
        asked = (
            "SELECT data FROM findings WHERE source = ? AND document = ?"
            " AND kind IN ('gap', 'partial', 'mentioned') ORDER BY rowid"
        )
        return next(self._read(asked, Finding, source, document), None)

    def is_copied(self, tasks: Iterable[str], source: str) -> bool:
        """Whether the words of any of the tasks came from this source as they are."""
        asked = "SELECT 1 FROM links WHERE task = ? AND source = ? AND copied AND NOT rejected"
        return any(self._file.execute(asked, (task, source)).fetchone() for task in tasks)

    def citations(self) -> Iterator[Citation]:
        """By document, in text order."""
        for document in self.documents:
            asked = "SELECT data FROM citations WHERE document = ? ORDER BY rowid"
            yield from self._read(asked, Citation, document.id)

    def missing(self) -> Iterator[tuple[str, int, int]]:
        """Absent documents, how often and by how many documents they are cited; most first."""
        yield from self._file.execute(
            "SELECT target, count(*), count(DISTINCT document) FROM citations"
            " WHERE status = 'missing' AND target IS NOT NULL"
            " GROUP BY target ORDER BY 3 DESC, 2 DESC, 1"
        )

    def duties(self) -> Iterator[Duty]:
        """By body, role and date; what has no date comes last."""
        for body, role, due, task, line in self._file.execute(
            "SELECT body, role, due, task, line FROM duties"
            " JOIN tasks ON tasks.id = duties.task"
            " JOIN documents ON documents.id = tasks.document"
            " ORDER BY body, role, due IS NULL, due, documents.first + tasks.place"
        ):
            yield Duty(body=body, line=line, role=_ROLES[role], due=due, task=task)

    def _sorted(self, ids: Iterable[str]) -> tuple[str, ...]:
        """As the documents stand."""
        last = len(self._order)
        return tuple(sorted(ids, key=lambda one: (self._order.get(one, last), one)))

    def _task(self, id_: str) -> Task | None:
        return next(self._read("SELECT data FROM tasks WHERE id = ?", Task, id_), None)

    def _ids(self, document: str) -> Iterator[str]:
        asked = "SELECT id FROM tasks WHERE document = ? ORDER BY place"
        for (id_,) in self._file.execute(asked, (document,)):
            yield id_

    def _read(self, asked: str, kind: type[R], *values: str) -> Iterator[R]:
        decode = msgspec.json.Decoder(kind).decode
        for (data,) in self._file.execute(asked, values):
            yield decode(data)

    def _put(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._file.executemany(_INSERTS[table], rows)


def document_of(task: str) -> str:
    """The id of the document that a task's id begins with."""
    return task.partition("#")[0]


def title(document: Document) -> str | None:
    """That of what is printed with a notice, else its own."""
    return document.attachment_title or document.title


def body_name(department: Department) -> str:
    """The full name, else the written one."""
    return department.canonical or department.text


def _task_rows(bundle: Bundle) -> Iterator[tuple[object, ...]]:
    for n, task in enumerate(bundle.tasks):
        yield task.id, task.document, n, _encoded(task)


def _duty_rows(bundle: Bundle) -> Iterator[tuple[object, ...]]:
    """A body once for each role that it has in a task."""
    for task in bundle.tasks:
        due = max((d.due_on.isoformat() for d in task.deadlines if d.due_on), default=None)
        lines = {
            (body_name(department), _ROLES.index(assignment.role)): department.line
            for assignment in task.assignments
            for department in assignment.departments
        }
        for (body, role), line in lines.items():
            yield body, role, due, task.id, line


def _citation_rows(citations: Iterable[Citation]) -> Iterator[tuple[object, ...]]:
    for one in citations:
        yield one.document, one.status, one.target, _encoded(one)


def _link_rows(links: Iterable[Link]) -> Iterator[tuple[object, ...]]:
    for one in links:
        if one.kind == "source":
            copied, rejected = one.copy_class in COPIED, one.rejected
            yield one.task, one.source, copied, rejected, _encoded(one)


def _finding_rows(findings: Iterable[Finding]) -> Iterator[tuple[object, ...]]:
    for one in findings:
        yield one.document, one.task, one.source, one.kind, _encoded(one)


def _coverage_rows(coverage: Iterable[Coverage]) -> Iterator[tuple[object, ...]]:
    for one in coverage:
        yield one.source, one.document, document_of(one.source), one.state, _encoded(one)


def _encoded(record: msgspec.Struct) -> bytes:
    return msgspec.json.encode(record)


def _surest(link: Link) -> tuple[bool, float, str]:
    return link.directness != "direct", -link.score, link.source


def _reading_order(document: Document) -> tuple[int, str, str, str, str]:
    """What tells nothing of itself stands last."""
    return (
        _LEVELS.index(document.level) if document.level else len(_LEVELS),
        document.region.code if document.region else "",
        document.issued_on.isoformat() if document.issued_on else "",
        document.number or "",
        document.id,
    )
