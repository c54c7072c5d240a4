"""The task graph as GraphML, for Gephi, yEd, Cytoscape, networkx and R's igraph."""

import shutil
from collections.abc import Mapping
from tempfile import TemporaryFile
from typing import IO

from outputs.foreign_text import xml_attribute, xml_content
from outputs.network import EDGE, NODE, Edge, Node, Type, Value, elements
from outputs.selection import selection_of
from outputs.view import View

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES: Mapping[Type, str] = {
    "string": "string",
    "integer": "int",
    "double": "double",
    "boolean": "boolean",
}
# Beside those of the records: what Gephi and Cytoscape show on a node and at an edge.
_NODE_KEYS: Mapping[str, Type] = {"label": "string", **NODE}
_EDGE_KEYS: Mapping[str, Type] = {"weight": "double", **EDGE}


def write(view: View, out: IO[bytes]) -> None:
    """All nodes, then all edges, which wait in a temporary file; memory does not grow."""
    out.write(_HEAD.encode())
    for where, letter, keys in (("node", "n", _NODE_KEYS), ("edge", "e", _EDGE_KEYS)):
        for n, (name, kind) in enumerate(keys.items()):
            out.write(
                f'<key id="{letter}{n}" for="{where}" attr.name="{name}" '
                f'attr.type="{_TYPES[kind]}"/>\n'.encode()
            )
    out.write(b'<key id="g0" for="graph" attr.name="selection" attr.type="string"/>\n')
    out.write(b'<graph id="policy-pipe" edgedefault="directed">\n')
    words = selection_of(view).words()
    if words:
        out.write(f'<data key="g0">{xml_content(words)}</data>\n'.encode())
    with TemporaryFile() as edges:
        for one in elements(view):
            if isinstance(one, Node):
                out.write(_node(one).encode())
            else:
                edges.write(_edge(one).encode())
        edges.seek(0)
        shutil.copyfileobj(edges, out)
    out.write(b"</graph>\n</graphml>\n")


def _node(node: Node) -> str:
    inner = _data("n", _NODE_NUMBERS, {"label": node.label, **node.values})
    return f'<node id="{xml_attribute(node.id)}">{inner}</node>\n'


def _edge(edge: Edge) -> str:
    ends = f'source="{xml_attribute(edge.source)}" target="{xml_attribute(edge.target)}"'
    inner = _data("e", _EDGE_NUMBERS, {"weight": edge.weight, **edge.values})
    return f"<edge {ends}>{inner}</edge>\n"


def _data(letter: str, numbers: Mapping[str, int], values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{letter}{numbers[name]}">{xml_content(plain(value))}</data>'
        for name, value in values.items()
    )


def plain(value: Value) -> str:
    """As XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_NODE_NUMBERS = {name: n for n, name in enumerate(_NODE_KEYS)}
_EDGE_NUMBERS = {name: n for n, name in enumerate(_EDGE_KEYS)}
