"""The task graph as GEXF 1.3, for Gephi and sigma: in time, and coloured by level."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from tempfile import TemporaryFile
from typing import IO

from corpora.vocabulary import Level
from outputs.foreign_text import xml_attribute, xml_content
from outputs.graphml import plain
from outputs.network import EDGE, NODE, Edge, Node, Type, Value, elements
from outputs.selection import selection_of
from outputs.view import View

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>policy-pipe</creator><description>{description}</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed" \
idtype="string">
"""
# Okabe and Ito's colours, which also those tell apart who see no red or green.
_COLOURS: Mapping[Level | None, tuple[int, int, int]] = {
    "national": (213, 94, 0),
    "province": (230, 159, 0),
    "municipality": (0, 158, 115),
    "county": (0, 114, 178),
    "township": (86, 180, 233),
    None: (153, 153, 153),
}
_NODE_NUMBERS = {name: n for n, name in enumerate(NODE)}
_EDGE_NUMBERS = {name: n for n, name in enumerate(EDGE)}


def write(view: View, out: IO[bytes]) -> None:
    """Nodes begin on the date of their document, edges with the later of their ends.

    What has no date is there all the time. Memory holds the dates of documents.
    """
    words = selection_of(view).words() or "all of the corpus"
    out.write(_HEAD.format(description=xml_content(words)).encode())
    out.writelines(_attributes("node", NODE))
    out.writelines(_attributes("edge", EDGE))
    begun: dict[str, date] = {}
    with TemporaryFile() as edges:
        out.write(b"<nodes>\n")
        links = 0
        for one in elements(view):
            if isinstance(one, Node):
                if one.since:
                    begun[_document(one.id)] = one.since
                out.write(_node(one).encode())
            else:
                edges.write(_edge(one, links, begun).encode())
                links += 1
        out.write(b"</nodes>\n<edges>\n")
        edges.seek(0)
        shutil.copyfileobj(edges, out)
    out.write(b"</edges>\n</graph>\n</gexf>\n")


def _attributes(where: str, types: Mapping[str, Type]) -> Iterator[bytes]:
    yield f'<attributes class="{where}" mode="static">\n'.encode()
    for n, (name, kind) in enumerate(types.items()):
        yield f'<attribute id="{n}" title="{name}" type="{kind}"/>\n'.encode()
    yield b"</attributes>\n"


def _node(node: Node) -> str:
    label = xml_attribute(node.label)
    red, green, blue = _COLOURS[node.level]
    return (
        f'<node id="{xml_attribute(node.id)}" label="{label}"{_start(node.since)}>'
        f"{_values(_NODE_NUMBERS, node.values)}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/></node>\n'
    )


def _edge(edge: Edge, n: int, begun: Mapping[str, date]) -> str:
    ends = (edge.source, edge.target)
    days = [day for id_ in ends if (day := begun.get(_document(id_)))]
    return (
        f'<edge id="{n}" source="{xml_attribute(edge.source)}" '
        f'target="{xml_attribute(edge.target)}" weight="{edge.weight}"'
        f"{_start(max(days, default=None))}>{_values(_EDGE_NUMBERS, edge.values)}</edge>\n"
    )


def _document(id_: str) -> str:
    return id_.partition("#")[0]


def _start(day: date | None) -> str:
    return f' start="{day.isoformat()}"' if day else ""


def _values(numbers: Mapping[str, int], values: Mapping[str, Value]) -> str:
    inner = "".join(
        f'<attvalue for="{numbers[name]}" value="{xml_attribute(plain(value))}"/>'
        for name, value in values.items()
    )
    return f"<attvalues>{inner}</attvalues>"
