"""The links of a corpus as graphs of networkx, to be asked with its functions."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from outputs.foreign_text import for_xml
from outputs.graph_records import DocumentLink, Link, Task
from pipeline.linking import jurisdictions

if TYPE_CHECKING:
    from networkx import DiGraph

Attribute = str | int | float | bool


def of_documents(contents: Contents, links: Iterable[DocumentLink]) -> "DiGraph[str]":
    """Edges lead down: from a source to the document that comes from it.

    Nodes by id: ``title``, ``number``, ``level``, ``place``, ``year``, ``issued_on``, ``tasks``,
    ``present``; what is not known is left out, so that every format of networkx can hold it. An
    absent document has the name under which it is cited as ``title``. Edges: ``role``,
    ``channel``, ``score``.
    """
    import networkx  # 0.2 s

    graph: DiGraph[str] = networkx.DiGraph()
    for document in contents.documents():
        known = _told(title=document.title, number=document.number, **_place(document))
        graph.add_node(document.id, **known, tasks=document.tasks, present=True)
    for link in links:
        if link.source not in graph:
            graph.add_node(link.source, **_told(title=link.reasons[0].task), present=False)
        graph.add_edge(
            link.source, link.document, role=link.role, channel=link.channel, score=link.score
        )
    return graph


def of_tasks(
    contents: Contents,
    links: Iterable[Link],
    *,
    tasks: Callable[[DocumentRecord], Iterable[TaskRecord | Task]] | None = None,
) -> "DiGraph[str]":
    """Edges lead down: from a source to the task that takes from it.

    `tasks` are those of a document as the office has them; as they were found if None.

    Nodes by id: ``document``, ``number``, ``level``, ``place``, ``year``, ``issued_on``, ``path``,
    ``kind``, ``heading``; what is not known is left out. Edges: ``kind``, ``directness``,
    ``relation``, ``copy``, ``task_share``, ``source_share``, ``score``, ``probability``,
    ``status``, ``channel``.
    """
    import networkx  # 0.2 s

    graph: DiGraph[str] = networkx.DiGraph()
    for document in contents.documents():
        known = _told(number=document.number, **_place(document))
        for task in (tasks or contents.tasks)(document):
            graph.add_node(
                task.id,
                document=document.id,
                kind=task.kind,
                **_told(path=task.path, heading=task.heading),
                **known,
            )
    for link in links:
        graph.add_edge(
            link.source,
            link.task,
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
        )
    return graph


def _place(document: DocumentRecord) -> dict[str, Attribute | None]:
    """The year is that of the number where there is no date."""
    day = document.issued_on
    first = jurisdictions.made(document, None).first
    return {
        "level": document.level,
        "place": document.place,
        "year": first.year if first else None,
        "issued_on": day.isoformat() if day else None,
    }


def _told(**attributes: Attribute | None) -> dict[str, Attribute]:
    return {
        # The formats of networkx are XML.
        name: for_xml(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }
