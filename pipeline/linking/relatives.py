"""The documents above one document and those that take from it, as people are shown them."""

from collections.abc import Iterator

from corpora.store_reading import Contents
from outputs.graph_records import DocumentLink
from outputs.relatives import Relative
from pipeline.linking.documents import Plan


def above(contents: Contents, plan: Plan, document: str) -> Iterator[Relative]:
    """All sources, nearest level first; a transitive one with the link that leads to it last."""
    links = {(link.document, link.source): link for link in plan.document_links}
    for one in plan.lineage.of(document):
        link = links[one.path[-2], one.source]
        yield _relative(contents, one.source, link, direct=one.directness == "direct")
    for link in plan.document_links:
        if link.document == document and link.role == "cites":
            yield _relative(contents, link.source, link, direct=True)


def below(contents: Contents, plan: Plan, document: str) -> Iterator[Relative]:
    """The documents that are linked to it directly, by id."""
    for link in plan.document_links:
        if link.source == document:
            yield _relative(contents, link.document, link, direct=True)


def _relative(contents: Contents, id_: str, link: DocumentLink, *, direct: bool) -> Relative:
    """A document that is not here goes by the name under which it is cited."""
    record = contents.document(id_)
    name = (record.title or record.number or record.file) if record else link.reasons[0].task
    return Relative(
        id=id_,
        name=name,
        role=link.role,
        channel=link.channel,
        directness="direct" if direct else "transitive",
        present=record is not None,
        score=link.score,
    )
