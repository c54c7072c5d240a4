"""The task graph as nodes and edges of plain values, for programs that draw and count graphs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from corpora.vocabulary import ROLES, Level, Role
from outputs.graph_records import Bundle, Document, DocumentLink, Link, Task
from outputs.selection import selection_of
from outputs.view import View

Type = Literal["string", "integer", "double", "boolean"]
Value = str | int | float | bool

# No attribute is called id, name, source, target, key or time: programs keep these for themselves.
NODE: Mapping[str, Type] = {
    "record": "string",  # document or task
    "document": "string",
    "present": "boolean",
    "title": "string",
    "number": "string",
    "issuers": "string",
    "level": "string",
    "place": "string",
    "place_code": "string",
    "year": "integer",
    "issued_on": "string",
    "genre": "string",
    "file": "string",
    "tasks": "integer",
    "path": "string",
    "kind": "string",
    "heading": "string",
    "text": "string",
    "action": "string",
    "object": "string",
    "strength": "string",
    "lead": "string",
    "responsible": "string",
    "support": "string",
    "line": "string",  # of the first body that leads
    "lines": "string",
    "deadlines": "string",
    "due_on": "string",  # the last day
    "targets": "string",
    "measures": "integer",
    "page": "integer",
    "fingerprint": "string",
}
EDGE: Mapping[str, Type] = {
    "record": "string",  # contains, attachment, document_link or link
    "kind": "string",
    "role": "string",
    "directness": "string",
    "relation": "string",
    "copy": "string",
    "task_share": "double",
    "source_share": "double",
    "score": "double",
    "probability": "double",
    "status": "string",
    "decided": "string",
    "channel": "string",
}
_COMMA = "、"
_LABEL = 24  # characters of a text that a node shows; a line of a drawing holds no more


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """`values` has keys of `NODE`; what is not known is not there. `since` is when it began."""

    id: str
    label: str
    level: Level | None
    since: date | None
    values: Mapping[str, Value]


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """From above to below: from a source to what comes from it, from a document to its task."""

    source: str
    target: str
    weight: float
    values: Mapping[str, Value]


def elements(view: View) -> Iterator[Node | Edge]:
    """All nodes and edges; a node may come behind an edge that leads to it.

    A link that the office has rejected is no edge. Memory holds ids of documents.
    """
    chosen = selection_of(view)
    notices: dict[str, str | None] = {}
    for bundle in view.bundles():
        if chosen.documents:
            yield _document(bundle.document, len(bundle.tasks))
            notices[bundle.document.id] = bundle.document.attached_to
        for task in bundle.tasks:
            yield _task(task, bundle)
            if chosen.documents:
                yield _edge(bundle.document.id, task.id, 1.0, record="contains")
    if chosen.documents:
        yield from (_document(document, 0) for document in view.absent())
        yield from _attachments(notices)
        yield from map(_document_link, view.document_links())
    yield from (_link(link) for link in view.links() if not link.rejected)


def _document(document: Document, tasks: int) -> Node:
    return Node(
        id=document.id,
        label=document.number or document.title or document.id,
        level=document.level,
        since=document.issued_on,
        values=_told(
            record="document",
            present=document.present,
            title=document.title,
            **_origin(document),
            genre=document.genre,
            file=document.file,
            tasks=tasks,
            fingerprint=document.fingerprint,
        ),
    )


def _origin(document: Document) -> dict[str, Value | None]:
    region, day = document.region, document.issued_on
    return {
        "number": document.number,
        "issuers": _COMMA.join(document.issuers) or None,
        "level": document.level,
        "place": region.name if region else None,
        "place_code": region.code if region else None,
        "year": day.year if day else None,
        "issued_on": day.isoformat() if day else None,
    }


def _attachments(notices: Mapping[str, str | None]) -> Iterator[Edge]:
    """Of a part of a corpus the notice may be left out."""
    for document, notice in notices.items():
        if notice is not None and notice in notices:
            yield _edge(notice, document, 1.0, record="attachment")


def _task(task: Task, bundle: Bundle) -> Node:
    leading = lines(task, ("lead",)) or lines(task, ("responsible",))
    days = [one.due_on for one in task.deadlines if one.due_on]
    return Node(
        id=task.id,
        label=task.heading or task.text[:_LABEL] or task.path,
        level=bundle.document.level,
        since=bundle.document.issued_on,
        values=_told(
            record="task",
            document=bundle.document.id,
            **_origin(bundle.document),
            path=task.path,
            kind=task.kind,
            heading=task.heading,
            text=task.text,
            action=task.action,
            object=task.object,
            strength=task.strength,
            lead=_COMMA.join(bodies(task, "lead")) or None,
            responsible=_COMMA.join(bodies(task, "responsible")) or None,
            support=_COMMA.join(bodies(task, "support")) or None,
            line=leading[0] if leading else None,
            lines=_COMMA.join(lines(task)) or None,
            deadlines=_COMMA.join(one.text for one in task.deadlines) or None,
            due_on=max(days).isoformat() if days else None,
            targets=_COMMA.join(one.text for one in task.targets) or None,
            measures=len(task.measures),
            page=task.page,
            fingerprint=task.fingerprint,
        ),
    )


def bodies(task: Task, role: Role) -> tuple[str, ...]:
    """The bodies in one role, each once, by their full names where these are known."""
    named = (
        body.canonical or body.text
        for one in task.assignments
        if one.role == role
        for body in one.departments
    )
    return tuple(dict.fromkeys(named))


def lines(task: Task, roles: Iterable[Role] = tuple(ROLES)) -> tuple[str, ...]:
    """The lines of work of those in these roles, each once, those that lead first."""
    found = (
        body.line
        for role in roles
        for one in task.assignments
        if one.role == role
        for body in one.departments
        if body.line
    )
    return tuple(dict.fromkeys(found))


def _document_link(link: DocumentLink) -> Edge:
    return _edge(
        link.source,
        link.document,
        1.0,
        record="document_link",
        role=link.role,
        channel=link.channel,
        score=link.score,
    )


def _link(link: Link) -> Edge:
    decided = _told(decided=link.decided)
    return _edge(
        link.source,
        link.task,
        link.probability,
        record="link",
        kind=link.kind,
        directness=link.directness,
        relation=link.relation,
        copy=link.copy_class,
        task_share=link.copied_share.task,
        source_share=link.copied_share.source,
        score=link.score,
        probability=link.probability,
        status=link.status,
        channel=link.channel,
        **decided,
    )


def _edge(source: str, target: str, weight: float, **values: Value) -> Edge:
    return Edge(source=source, target=target, weight=weight, values=values)


def _told(**values: Value | None) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None}
