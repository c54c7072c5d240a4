"""Which documents a document comes from, and which stand beside it: the plan of a whole corpus."""

import msgspec

from corpora.store_reading import Contents
from outputs.graph_records import DocumentLink
from pipeline.linking import inferred, shelf, siblings, stated
from pipeline.linking.lineage import Lineage
from pipeline.linking.siblings import Sibling
from pipeline.resolution import Resolver


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All links between documents, by document and source, and all siblings, by document."""

    document_links: tuple[DocumentLink, ...]
    siblings: tuple[Sibling, ...]
    lineage: Lineage


def plan(contents: Contents, resolver: Resolver | None = None) -> Plan:
    """A pure function of what the corpus holds, whatever the order in which it was read.

    Linear in the citations and in the words of the documents: each is compared with a bounded
    number of others. Whoever wants all of one moment asks inside `Contents.at_one_moment`.
    """
    entries = shelf.entries(contents)
    named = stated.find(entries, resolver or Resolver(contents))
    levels = named.levels | {id_: entry.home.level for id_, entry in entries.items()}
    likely = inferred.find(entries, named.links, levels)
    links = sorted((*named.links, *likely), key=lambda link: (link.document, link.source))
    lineage = Lineage(links, levels)
    return Plan(
        document_links=tuple(links),
        siblings=tuple(siblings.find(entries, lineage)),
        lineage=lineage,
    )
