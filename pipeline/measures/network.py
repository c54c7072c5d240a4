"""Where documents stand in the network of who comes from whom."""

from collections.abc import Iterator

from outputs.measured import By, Figure, Unit
from pipeline.measures.diffusion import handed_down
from pipeline.measures.ground import Ground


def network(ground: Ground, by: By) -> Iterator[Figure]:
    """Of the whole: documents, links, density, parts; of a document: degrees and centralities.

    As networkx computes them on links that implement or forward, which lead from source to taker.
    PageRank runs against them: a document ranks high that many, and highly ranked ones, come from.
    """
    import networkx  # 0.2 s

    graph = handed_down(ground)
    size = graph.number_of_nodes()
    if by == "all" and size:
        told: tuple[tuple[str, float, Unit], ...] = (
            ("network_documents", float(size), "documents"),
            ("network_links", float(graph.number_of_edges()), "links"),
            ("network_density", round(networkx.density(graph), 6), "share"),
            (
                "network_parts",
                float(networkx.number_weakly_connected_components(graph)),
                "documents",
            ),
        )
        for name, value, unit in told:
            yield Figure(measure=name, by=by, group="", label="", value=value, unit=unit, n=size)
    if by == "document" and size:
        rank = networkx.pagerank(graph.reverse(copy=False))
        between = networkx.betweenness_centrality(graph)
        for id_ in sorted(graph):
            rows: tuple[tuple[str, float, Unit], ...] = (
                ("sources", float(graph.in_degree(id_)), "links"),
                ("takers", float(graph.out_degree(id_)), "links"),
                ("pagerank", round(rank[id_], 6), "score"),
                ("betweenness", round(between[id_], 6), "score"),
            )
            for name, value, unit in rows:
                yield Figure(
                    measure=name,
                    by=by,
                    group=id_,
                    label=ground.documents[id_].label,
                    value=value,
                    unit=unit,
                    n=size,
                )
