"""How fast and how far a document travels down."""

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from outputs.measured import By, Figure
from pipeline.measures.ground import Ground

if TYPE_CHECKING:
    from networkx import DiGraph


def speed(ground: Ground, by: By) -> Iterator[Figure]:
    """``diffusion_days``: from the source's date to the local one's; of several the median.

    Groups are those of the local document; links that only cite are left out.
    """
    found: dict[tuple[str, str], list[int]] = {}
    for link in ground.document_links:
        local, source = (ground.documents.get(id_) for id_ in (link.document, link.source))
        if link.role == "cites" or local is None or source is None:
            continue
        if local.issued_on is None or source.issued_on is None:
            continue
        days = (local.issued_on - source.issued_on).days
        if by == "pair":
            groups = [ground.pair(local.id, source.id)]
        else:
            groups = list(ground.groups(local.id, by))
        for named in groups:
            found.setdefault(named, []).append(days)
    for (group, label), days_of in sorted(found.items()):
        yield Figure(
            measure="diffusion_days",
            by=by,
            group=group,
            label=label,
            value=float(median(days_of)),
            unit="days",
            n=len(days_of),
        )


def reach(ground: Ground, by: By) -> Iterator[Figure]:
    """``diffusion_depth`` and ``diffusion_breadth`` of each document that others carry out.

    Depth is the number of links on the longest way down, breadth the number of documents that
    come from it over any number of links.
    """
    if by != "document":
        return
    import networkx  # 0.2 s

    graph = handed_down(ground)
    depths: dict[str, int] = {}
    for id_ in reversed(list(networkx.topological_sort(graph))):
        depths[id_] = max((1 + depths[below] for below in graph.successors(id_)), default=0)
    for id_ in sorted(graph):
        if not depths[id_]:
            continue
        label, below = ground.documents[id_].label, len(networkx.descendants(graph, id_))
        yield Figure(
            measure="diffusion_depth",
            by=by,
            group=id_,
            label=label,
            value=float(depths[id_]),
            unit="links",
            n=below,
        )
        yield Figure(
            measure="diffusion_breadth",
            by=by,
            group=id_,
            label=label,
            value=float(below),
            unit="documents",
            n=below,
        )


def handed_down(ground: Ground) -> "DiGraph[str]":
    """Edges lead down, from a source to who carries it out; without loops."""
    import networkx  # as above

    graph: DiGraph[str] = networkx.DiGraph()
    for link in ground.document_links:
        known = link.document in ground.documents and link.source in ground.documents
        if link.role != "cites" and known and link.document != link.source:
            graph.add_edge(link.source, link.document)
    while not networkx.is_directed_acyclic_graph(graph):
        # Two documents that rest on each other have no order: their links are left out.
        graph.remove_edges_from(list(networkx.find_cycle(graph)))
    return graph
