"""A task graph by hand, as outputs are given it."""

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


class Given:
    """A `outputs.view.View` of what is in a task graph; empty without one."""

    def __init__(self, graph: TaskGraph | None = None) -> None:
        self.graph = graph or TaskGraph(
            schema="policy-pipe/task-graph/1",
            files=(),
            documents=(),
            provisions=(),
            tasks=(),
            citations=(),
            document_links=(),
            links=(),
            coverage=(),
            findings=(),
            decisions=(),
        )

    def files(self) -> tuple[File, ...]:
        return self.graph.files

    def bundles(self) -> tuple[Bundle, ...]:
        parts: dict[str, tuple[list[Provision], list[Task], list[Citation]]] = {}
        for document in self.graph.documents:
            parts[document.id] = ([], [], [])
        for provision in self.graph.provisions:
            parts[provision.document][0].append(provision)
        for task in self.graph.tasks:
            parts[task.document][1].append(task)
        for citation in self.graph.citations:
            parts[citation.document][2].append(citation)
        return tuple(
            Bundle(
                document=document,
                provisions=tuple(parts[document.id][0]),
                tasks=tuple(parts[document.id][1]),
                citations=tuple(parts[document.id][2]),
            )
            for document in self.graph.documents
            if document.present
        )

    def absent(self) -> tuple[Document, ...]:
        return tuple(document for document in self.graph.documents if not document.present)

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
