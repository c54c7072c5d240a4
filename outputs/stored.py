"""A written task graph as a view, to be shown or written again without its corpus."""

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from outputs.graph_records import (
    Bundle,
    Citation,
    Coverage,
    Decision,
    Document,
    DocumentLink,
    File,
    Finding,
    Link,
    Provision,
    Task,
    TaskGraph,
)
from outputs.selection import Preset, Selection

T = TypeVar("T", Provision, Task, Citation)


class Stored:
    """A `outputs.view.View` of what is in a task graph, in the order of its lists."""

    def __init__(self, graph: TaskGraph) -> None:
        self.graph = graph

    def files(self) -> tuple[File, ...]:
        return self.graph.files

    def bundles(self) -> Iterator[Bundle]:
        provisions = _by_document(self.graph.provisions)
        tasks = _by_document(self.graph.tasks)
        citations = _by_document(self.graph.citations)
        for document in self.graph.documents:
            if document.present:
                yield Bundle(
                    document=document,
                    provisions=tuple(provisions.get(document.id, ())),
                    tasks=tuple(tasks.get(document.id, ())),
                    citations=tuple(citations.get(document.id, ())),
                )

    def absent(self) -> Iterator[Document]:
        return (document for document in self.graph.documents if not document.present)

    def document_links(self) -> tuple[DocumentLink, ...]:
        return self.graph.document_links

    def links(self) -> tuple[Link, ...]:
        return self.graph.links

    def coverage(self) -> tuple[Coverage, ...]:
        return self.graph.coverage

    def findings(self) -> tuple[Finding, ...]:
        return self.graph.findings

    def decisions(self) -> tuple[Decision, ...]:
        return self.graph.decisions

    def settings(self) -> Preset | None:
        return self.graph.settings

    @property
    def selection(self) -> Selection:
        """What it was written of."""
        return self.graph.selection or Selection()


def unheld(graph: TaskGraph) -> str | None:
    """The first id of a document that a record names and the graph does not have."""
    held = {document.id for document in graph.documents}
    records = chain(graph.provisions, graph.tasks, graph.citations)
    return next((id_ for id_ in map(attrgetter("document"), records) if id_ not in held), None)


def _by_document(records: Sequence[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for record in records:
        found.setdefault(record.document, []).append(record)
    return found
