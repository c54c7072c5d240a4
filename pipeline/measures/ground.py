"""What all measures are made from: documents, tasks and links without their texts."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from corpora.vocabulary import LEVELS, CoverageState, Level, LinkKind, Role, Strength
from outputs.graph_records import Document, DocumentLink, Link, Task
from outputs.measured import By
from outputs.view import View

Stretch = tuple[int, int]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text."""

    id: str
    label: str
    level: Level | None
    place: str | None
    issued_on: date | None
    present: bool


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """A task without its text; `measures` are the stretches of its sentences.

    `lines` are the lines of work of those who lead or are responsible.
    """

    id: str
    document: str
    strength: Strength
    measures: tuple[Stretch, ...]
    lines: tuple[str, ...]
    departments: tuple[tuple[str, Role], ...]

    @property
    def length(self) -> int:
        return sum(end - start for start, end in self.measures)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A link that nobody has rejected; `stretches` of the task stand in its source as they are."""

    task: str
    source: str
    kind: LinkKind
    stretches: tuple[Stretch, ...]


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a source's task in a document."""

    source: str
    document: str
    state: CoverageState


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A task graph as measures look at it; memory grows with tasks and links, not with texts."""

    documents: dict[str, Place]
    tasks: dict[str, Duty]
    links: tuple[Taken, ...]
    document_links: tuple[DocumentLink, ...]
    coverage: tuple[Covered, ...]

    def groups(self, document: str, by: By, lines: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
        """Group and label of a document (and of a task of these lines); none where unknown."""
        place = self.documents[document]
        if by == "all":
            yield "", ""
        elif by == "document":
            yield place.id, place.label
        elif by == "level" and place.level:
            yield place.level, LEVELS[place.level]
        elif by == "place" and place.place:
            yield place.place, place.place
        elif by == "year" and place.issued_on:
            yield str(place.issued_on.year), str(place.issued_on.year)
        elif by == "line":
            yield from ((line, line) for line in lines)

    def pair(self, document: str, source: str) -> tuple[str, str]:
        """Group and label of two documents."""
        names = (self.documents[id_].label for id_ in (document, source))
        return f"{document} <- {source}", " ← ".join(names)


def survey(view: View) -> Ground:
    """One pass over each list of the view."""
    documents: dict[str, Place] = {}
    tasks: dict[str, Duty] = {}
    for bundle in view.bundles():
        documents[bundle.document.id] = _place(bundle.document)
        tasks |= {task.id: _duty(task) for task in bundle.tasks}
    documents |= {document.id: _place(document) for document in view.absent()}
    return Ground(
        documents=documents,
        tasks=tasks,
        links=tuple(_taken(link) for link in view.links() if not link.rejected),
        document_links=tuple(view.document_links()),
        coverage=tuple(
            Covered(source=row.source, document=row.document, state=row.state)
            for row in view.coverage()
        ),
    )


def _place(document: Document) -> Place:
    return Place(
        id=document.id,
        label=document.number or document.title or document.file or document.id,
        level=document.level,
        place=document.region.name if document.region else None,
        issued_on=document.issued_on,
        present=document.present,
    )


def _duty(task: Task) -> Duty:
    bodies = [
        (one, assignment.role) for assignment in task.assignments for one in assignment.departments
    ]
    lines = (one.line for one, role in bodies if role != "support" and one.line)
    names = ((one.canonical or one.text, role) for one, role in bodies if not one.collective)
    return Duty(
        id=task.id,
        document=task.document,
        strength=task.strength,
        measures=tuple((one.start, one.end) for one in task.measures),
        lines=tuple(dict.fromkeys(lines)),
        departments=tuple(dict.fromkeys(names)),
    )


def _taken(link: Link) -> Taken:
    return Taken(
        task=link.task,
        source=link.source,
        kind=link.kind,
        stretches=tuple(one.task for one in link.passages if one.kind != "changed"),
    )
