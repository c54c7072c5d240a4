"""The task graph for `neo4j-admin database import`, with departments and places as nodes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from corpora.vocabulary import Role
from outputs.csv_tables import cell
from outputs.foreign_text import REPLACEMENT, for_lines
from outputs.graph_records import (
    Bundle,
    Coverage,
    Department,
    Document,
    DocumentLink,
    Finding,
    Link,
    Task,
)
from outputs.network import lines
from outputs.selection import selection_of
from outputs.view import View

Type = Literal["string", "int", "double", "boolean", "date", "string[]", "date[]"]
Value = str | int | float | bool | date | Iterable[str] | Iterable[date] | None
Properties = Mapping[str, Value]

# A separator that stands in no text: titles have ; and | in them.
DELIMITER = "\x1f"
_DELIMITER_NAME = "U+001F"
# Bytes of one field that the importer takes; 4 MB if it is not told, and a document may have more.
_LONGEST = 64 * 1024**2

NODES: Mapping[str, Mapping[str, Type]] = {
    "Document": {
        "title": "string",
        "attachment_title": "string",
        "number": "string",
        "issuers": "string[]",
        "level": "string",
        "place": "string",
        "place_code": "string",
        "issued_on": "date",
        "published_on": "date",
        "genre": "string",
        "addressees": "string[]",
        "file": "string",
        "copies": "string[]",
        "present": "boolean",
        "ocr": "boolean",
        "text": "string",
        "fingerprint": "string",
    },
    "Task": {
        "document": "string",
        "path": "string",
        "kind": "string",
        "heading": "string",
        "action": "string",
        "object": "string",
        "strength": "string",
        "text": "string",
        "lines": "string[]",
        "deadlines": "string[]",
        "due_on": "date[]",
        "targets": "string[]",
        "measures": "int",
        "page": "int",
        "fingerprint": "string",
    },
    "Department": {"name": "string", "line": "string", "level": "string", "collective": "boolean"},
    "Place": {"name": "string", "code": "string"},
    "Finding": {
        "code": "string",
        "kind": "string",
        "severity": "string",
        "status": "string",
        "message": "string",
    },
}
_LINK: Mapping[str, Type] = {
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
    "reasons": "string[]",
}
_DOCUMENT_LINK: Mapping[str, Type] = {"channel": "string", "score": "double"}
_ASSIGNMENT: Mapping[str, Type] = {"mode": "string", "written": "string"}


class Relationship(msgspec.Struct, frozen=True):
    start: str
    end: str
    properties: Mapping[str, Type]


RELATIONSHIPS: Mapping[str, Relationship] = {
    "HAS_TASK": Relationship("Document", "Task", {}),
    "ATTACHED_TO": Relationship("Document", "Document", {}),
    "IN_PLACE": Relationship("Document", "Place", {}),
    "WITHIN": Relationship("Place", "Place", {}),
    "LEADS": Relationship("Department", "Task", _ASSIGNMENT),
    "RESPONSIBLE_FOR": Relationship("Department", "Task", _ASSIGNMENT),
    "SUPPORTS": Relationship("Department", "Task", _ASSIGNMENT),
    "IMPLEMENTS": Relationship("Document", "Document", _DOCUMENT_LINK),
    "FORWARDS": Relationship("Document", "Document", _DOCUMENT_LINK),
    "CITES": Relationship("Document", "Document", _DOCUMENT_LINK),
    "NAMES": Relationship(
        "Document",
        "Document",
        {"role": "string", "status": "string", "channel": "string", "text": "string"},
    ),
    "COMES_FROM": Relationship("Task", "Task", _LINK),
    "PARALLEL_TO": Relationship("Task", "Task", {**_LINK, "common_source": "string"}),
    "COVERS": Relationship(
        "Document",
        "Task",
        {"state": "string", "depth": "string", "copied_share": "double", "reason": "string"},
    ),
    "ABOUT_DOCUMENT": Relationship("Finding", "Document", {}),
    "ABOUT_TASK": Relationship("Finding", "Task", {}),
    "ABOUT_SOURCE": Relationship("Finding", "Task", {}),
}
_ROLES: Mapping[Role, str] = {
    "lead": "LEADS",
    "responsible": "RESPONSIBLE_FOR",
    "support": "SUPPORTS",
}


def write(view: View, folder: Path) -> None:
    """UTF-8 without byte order mark, nothing is null, quotes are doubled.

    A link that the office has rejected is no relationship. Memory holds ids of documents, and
    names of departments and places.
    """
    with ExitStack() as files:
        out = _Files(folder, files)
        _write(view, out)
    (folder / "import.sh").write_text(_script(), "utf-8")
    (folder / "README.txt").write_text(_readme(view), "utf-8")


def node_file(label: str) -> str:
    return f"{label.lower()}.csv"


def relationship_file(name: str) -> str:
    return f"{name.lower()}.csv"


class _Files:
    """One file for each label and each type."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._out: dict[str, IO[bytes]] = {}
        for label, properties in NODES.items():
            self._open(folder / node_file(label), label, files)
            self._line(label, [f"id:ID({label})", *_heads(properties), ":LABEL"])
        for name, one in RELATIONSHIPS.items():
            self._open(folder / relationship_file(name), name, files)
            ends = (f":START_ID({one.start})", f":END_ID({one.end})")
            self._line(name, [*ends, *_heads(one.properties), ":TYPE"])

    def node(self, label: str, id_: str, **properties: Value) -> None:
        values = (properties.pop(name, None) for name in NODES[label])
        self._line(label, [_text(id_), *map(_form, values), label])
        assert not properties, properties

    def relationship(self, name: str, start: str, end: str, **properties: Value) -> None:
        values = (properties.pop(one, None) for one in RELATIONSHIPS[name].properties)
        self._line(name, [_text(start), _text(end), *map(_form, values), name])
        assert not properties, properties

    def _open(self, path: Path, key: str, files: ExitStack) -> None:
        self._out[key] = files.enter_context(path.open("wb"))

    def _line(self, key: str, cells: Iterable[str]) -> None:
        self._out[key].write((",".join(cells) + "\n").encode())


def _write(view: View, out: _Files) -> None:
    chosen = selection_of(view)
    held = {one.id for one in view.absent()}
    held.update(bundle.document.id for bundle in view.bundles())
    departments: set[str] = set()
    regions: dict[str, str] = {}
    for bundle in view.bundles():
        _document(bundle.document, out, held, regions)
        for citation in bundle.citations:
            if citation.target in held:
                out.relationship(
                    "NAMES",
                    citation.document,
                    citation.target or "",
                    role=citation.role,
                    status=citation.status,
                    channel=citation.channel,
                    text=citation.text,
                )
        for task in bundle.tasks:
            _task(task, out)
            _assignments(task, bundle, out, departments)
    for document in view.absent():
        _document(document, out, held, regions)
    _places(regions, out)
    for link in view.document_links():
        _document_link(link, out)
    for one in view.links():
        if not one.rejected:
            _link(one, out)
    for covered in view.coverage():
        _coverage(covered, out)
    for finding in view.findings():
        _finding(finding, out, tasks=chosen.tasks)


def _document(document: Document, out: _Files, held: set[str], regions: dict[str, str]) -> None:
    region = document.region
    out.node(
        "Document",
        document.id,
        **_same(document, NODES["Document"], but=("place", "place_code")),
        place=region.name if region else None,
        place_code=region.code if region else None,
    )
    if document.attached_to in held:
        out.relationship("ATTACHED_TO", document.id, document.attached_to or "")
    if region:
        regions[region.name] = region.code
        out.relationship("IN_PLACE", document.id, region.name)


def _task(task: Task, out: _Files) -> None:
    known = ("lines", "deadlines", "due_on", "targets", "measures")
    out.node(
        "Task",
        task.id,
        **_same(task, NODES["Task"], but=known),
        lines=lines(task),
        deadlines=[one.text for one in task.deadlines],
        due_on=[one.due_on for one in task.deadlines if one.due_on],
        targets=[one.text for one in task.targets],
        measures=len(task.measures),
    )
    out.relationship("HAS_TASK", task.document, task.id)


def _assignments(task: Task, bundle: Bundle, out: _Files, departments: set[str]) -> None:
    """A body without a full name is another one in each document: every county has a 县财政局."""
    for assignment in task.assignments:
        for body in assignment.departments:
            id_ = _department_id(body, bundle.document.id)
            if id_ not in departments:
                departments.add(id_)
                out.node(
                    "Department",
                    id_,
                    name=body.canonical or body.text,
                    line=body.line,
                    level=body.level,
                    collective=body.collective,
                )
            name = _ROLES[assignment.role]
            out.relationship(name, id_, task.id, mode=assignment.mode, written=body.text)


def _department_id(body: Department, document: str) -> str:
    return body.canonical or f"{document}/{body.text}"


def _places(regions: Mapping[str, str], out: _Files) -> None:
    """Each lies within the nearest above it that a document is of: names are chains."""
    above: list[str] = []
    for name in sorted(regions):
        out.node("Place", name, name=name, code=regions[name])
        while above and not name.startswith(above[-1]):
            above.pop()
        if above:
            out.relationship("WITHIN", name, above[-1])
        above.append(name)


def _document_link(link: DocumentLink, out: _Files) -> None:
    out.relationship(
        link.role.upper(), link.document, link.source, channel=link.channel, score=link.score
    )


def _link(link: Link, out: _Files) -> None:
    told: dict[str, Value] = _same(
        link, _LINK, but=("copy", "task_share", "source_share", "reasons")
    )
    told["copy"] = link.copy_class
    told["task_share"] = link.copied_share.task
    told["source_share"] = link.copied_share.source
    told["reasons"] = [f"{one.comparison} {one.bits:+}" for one in link.reasons]
    if link.kind == "source":
        out.relationship("COMES_FROM", link.task, link.source, **told)
    else:
        told["common_source"] = link.common_source
        out.relationship("PARALLEL_TO", link.task, link.source, **told)


def _coverage(one: Coverage, out: _Files) -> None:
    told = _same(one, RELATIONSHIPS["COVERS"].properties)
    out.relationship("COVERS", one.document, one.source, **told)


def _finding(finding: Finding, out: _Files, *, tasks: bool) -> None:
    out.node("Finding", finding.id, **_same(finding, NODES["Finding"]))
    out.relationship("ABOUT_DOCUMENT", finding.id, finding.document)
    if finding.task and tasks:
        out.relationship("ABOUT_TASK", finding.id, finding.task)
    if finding.source and tasks:
        out.relationship("ABOUT_SOURCE", finding.id, finding.source)


def _same(record: Any, names: Iterable[str], *, but: Iterable[str] = ()) -> dict[str, Value]:
    """The fields of a record that are properties under the same names."""
    return {name: getattr(record, name) for name in names if name not in but}


def _heads(properties: Mapping[str, Type]) -> Iterator[str]:
    return (f"{name}:{kind}" for name, kind in properties.items())


def _form(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return _text(value)
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case _:
            # An empty list is no property: neo4j knows no other way to write it.
            made = [one.isoformat() if isinstance(one, date) else _clean(one) for one in value]
            return cell(DELIMITER.join(made)) if made else ""


def _text(value: str) -> str:
    return cell(_clean(value))


def _clean(text: str) -> str:
    return for_lines(text).replace(DELIMITER, REPLACEMENT)


def _script() -> str:
    nodes = (f"  --nodes={label}={node_file(label)} \\\n" for label in NODES)
    joins = (f"  --relationships={name}={relationship_file(name)} \\\n" for name in RELATIONSHIPS)
    return (
        "#!/bin/sh\n"
        "# Makes the database of the name given (else policy): all that it held is replaced.\n"
        'cd "$(dirname "$0")" || exit 1\n'
        "neo4j-admin database import full \\\n"
        f"{''.join(nodes)}{''.join(joins)}"
        f"  --array-delimiter={_DELIMITER_NAME} --multiline-fields=true \\\n"
        f"  --read-buffer-size={_LONGEST} --overwrite-destination \\\n"
        '  "${1:-policy}"\n'
    )


def _readme(view: View) -> str:
    return (
        "A task graph of policy-pipe for Neo4j 5 or later.\n\n"
        "With the database stopped: sh import.sh NAME, then CREATE DATABASE NAME (or START).\n"
        f"Elements of lists are parted by {_DELIMITER_NAME}.\n"
        f"Selection: {selection_of(view).words() or 'all of the corpus'}\n\n"
        "MATCH path = (:Task)-[:COMES_FROM*]->(:Task) RETURN path LIMIT 100;\n"
        "MATCH (d:Department)-[:LEADS]->(t:Task) RETURN d.name, count(t) ORDER BY count(t) DESC;\n"
    )
