"""One pass over a view: texts are written at once, all else waits in the spool."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from corpora.vocabulary import LEVELS
from outputs.graph_records import Bundle, Document, Task
from outputs.report import texts
from outputs.report.spool import Spool
from outputs.view import View

# What the search of the matrix looks at: nearly all tasks are shorter, and one of megabytes
# would make the page of all others slow.
SEARCHED = 2000
_TITLE = 300  # of a title in lists; the document's page has all of it

_encode = msgspec.json.Encoder().encode
_LEVELS = list(LEVELS)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A document as lists name it."""

    id: str
    title: str | None
    number: str | None
    issuers: tuple[str, ...]
    level: str | None
    place: str | None
    code: str | None
    date: str | None
    present: bool
    file: str | None
    tasks: int
    ocr: bool

    @property
    def rank(self) -> tuple[int, str, str, str]:
        """From above to below, place by place, by date."""
        level = _LEVELS.index(self.level) if self.level in _LEVELS else len(_LEVELS)
        return (level, self.code or "~", self.date or "~", self.id)


class Gathered(msgspec.Struct, kw_only=True):
    """What is small enough to be kept at hand."""

    heads: list[Head] = []
    due: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)  # level and month
    counted: Counter[str] = msgspec.field(default_factory=Counter)

    def name(self, id_: str) -> str:
        """A document's number, else its title, else its id."""
        head = next((one for one in self.heads if one.id == id_), None)
        return (head and (head.number or head.title)) or id_

    def place(self, code: str) -> str:
        """The name of a place, as documents have it; the code where none has."""
        named = (one.place for one in self.heads if one.code == code and one.place)
        return next(named, code)


def gather(view: View, spool: Spool, folder: Path) -> Gathered:
    """Everything of the view; the texts go to `folder`."""
    found = Gathered()
    for bundle in view.bundles():
        _take(bundle, spool, found, folder)
    for document in view.absent():
        found.heads.append(_head(document, 0))
    for link in view.links():
        spool.add_link(link)
        found.counted["n_links"] += link.kind == "source" and not link.rejected
    for coverage in view.coverage():
        spool.add_coverage(coverage)
    for finding in view.findings():
        spool.add_finding(finding)
        found.counted["n_findings"] += finding.status == "open"
    for decision in view.decisions():
        spool.add_decision(decision)
    found.heads.sort(key=lambda head: head.rank)
    found.counted["n_documents"] = sum(head.present for head in found.heads)
    found.counted["n_absent"] = sum(not head.present for head in found.heads)
    return found


def _take(bundle: Bundle, spool: Spool, found: Gathered, folder: Path) -> None:
    document = bundle.document
    head = _head(document, len(bundle.tasks))
    found.heads.append(head)
    starts = texts.save_text(folder, bundle)
    for task in bundle.tasks:
        heading = texts.heading(task)
        spool.add_task(task.id, heading, _lines(task), _encode(_entry(task, heading)))
        for deadline in task.deadlines:
            if deadline.due_on:
                found.due[head.level or "", deadline.due_on.isoformat()[:7]] += 1
        found.counted["n_deadlines"] += len(task.deadlines)
        found.counted["n_departments"] += sum(len(one.departments) for one in task.assignments)
    found.counted["n_tasks"] += len(bundle.tasks)
    page = {
        "document": msgspec.structs.replace(document, text="", parts=()),
        "starts": starts,
        "length": len(document.text),
        "provisions": [
            {"path": one.path, "label": one.label, "heading": one.heading, "start": one.start}
            | {"end": one.end, "page": one.page}
            for one in bundle.provisions
        ],
        "tasks": [texts.shown(document, task) for task in bundle.tasks],
        "citations": bundle.citations,
    }
    spool.add_document(document.id, _encode(page))


def _head(document: Document, tasks: int) -> Head:
    title = document.attachment_title or document.title
    return Head(
        id=document.id,
        title=title[:_TITLE] if title else None,
        number=document.number[:_TITLE] if document.number else None,
        issuers=tuple(name[:_TITLE] for name in document.issuers[:9]),
        level=document.level,
        place=document.region.name if document.region else None,
        code=document.region.code if document.region else None,
        date=document.issued_on.isoformat() if document.issued_on else None,
        present=document.present,
        file=document.file,
        tasks=tasks,
        ocr=document.ocr,
    )


def _entry(task: Task, heading: str) -> dict[str, Any]:
    """A row of the matrix, as far as the task itself tells."""
    bodies = [(one.role, body) for one in task.assignments for body in one.departments]
    return {
        "id": task.id.partition("#")[2],
        "heading": heading[:_TITLE],
        "text": task.text[:SEARCHED],
        "kind": task.kind,
        "lead": _unique(body.text for role, body in bodies if role == "lead"),
        "others": _unique(body.text for role, body in bodies if role != "lead"),
        "lines": _unique(body.line for _, body in bodies if body.line),
        "due": min((str(one.due_on) for one in task.deadlines if one.due_on), default=None),
    }


def _lines(task: Task) -> str:
    """Lines of work of those who lead, else of those who are responsible, one a line."""
    for role in ("lead", "responsible"):
        named = (
            body.line
            for one in task.assignments
            if one.role == role
            for body in one.departments
            if body.line
        )
        if found := _unique(named):
            return "\n".join(found)
    return ""


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
