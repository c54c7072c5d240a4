"""GraphML and GEXF: every node and edge arrives, in the programs that people open them with."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import networkx
import pytest
import rustworkx
from lxml import etree
from msgspec.structs import replace

from outputs import gexf, graphml
from outputs.network import EDGE, NODE
from outputs.selection import Selection
from outputs.stored import Stored
from outputs.view import View
from pipeline.selection import Chosen
from tests.filled import ABSENT, DOCUMENTS, filled_graph
from tests.hostile_texts import HOSTILE
from tests.views import Given

TASKS = tuple(f"{id_}#一" for id_ in DOCUMENTS)
LATE, EARLY = TASKS
Write = Callable[[View, IO[bytes]], None]
RELAXNG = Path(__file__).with_name("gexf-1.3.rng")


def written(write: Write, view: View) -> bytes:
    out = BytesIO()
    write(view, out)
    return out.getvalue()


def read_graphml(view: View) -> Any:
    return networkx.read_graphml(BytesIO(written(graphml.write, view)))


def read_gexf(view: View) -> Any:
    return networkx.read_gexf(BytesIO(written(gexf.write, view)), version="1.3")


READ = (read_graphml, read_gexf)


@pytest.mark.parametrize("read", READ)
def test_documents_and_tasks_are_nodes_and_what_joins_them_edges(read: Any) -> None:
    graph = read(Stored(filled_graph()))

    assert set(graph) == {*DOCUMENTS, ABSENT, *TASKS}
    joined = {(*ends, values["record"]) for *ends, values in graph.edges(data=True)}
    first, second = DOCUMENTS
    assert joined >= {
        (EARLY, LATE, "link"),
        (first, LATE, "contains"),
        (second, EARLY, "contains"),
        (second, first, "attachment"),
        (second, first, "document_link"),
        (ABSENT, first, "document_link"),
    }


@pytest.mark.parametrize("read", READ)
def test_values_keep_their_types(read: Any) -> None:
    graph = read(Chosen(Stored(filled_graph()), Selection(documents=False)))
    node, edge = graph.nodes[LATE], graph.edges[EARLY, LATE]

    assert node["label"] == "甲"
    assert (node["year"], node["issued_on"], node["level"]) == (2021, "2021-06-18", "county")
    assert (edge["score"], edge["probability"], edge["weight"]) == (0.5, 0.5, 0.5)
    assert (edge["relation"], edge["copy"]) == ("equal", "adapted")


@pytest.mark.parametrize("read", READ)
def test_a_filled_graph_uses_every_attribute(read: Any) -> None:
    """An attribute that nothing fills would only be a column of blanks in Gephi."""
    graph = read(Stored(filled_graph()))

    assert {name for _, values in graph.nodes(data=True) for name in values} >= set(NODE)
    assert {name for *_, values in graph.edges(data=True) for name in values} >= set(EDGE)


@pytest.mark.parametrize("read", READ)
def test_only_documents_or_only_tasks(read: Any) -> None:
    view = Stored(filled_graph())

    assert set(read(Chosen(view, Selection(tasks=False)))) == {*DOCUMENTS, ABSENT}
    assert set(read(Chosen(view, Selection(documents=False)))) == set(TASKS)


@pytest.mark.parametrize("read", READ)
def test_no_edge_leads_to_a_notice_that_is_left_out(read: Any) -> None:
    graph = filled_graph()
    first, second, absent = graph.documents
    attached = replace(first, attachments=())
    notice = replace(second, attached_to=None)
    view = Stored(replace(graph, documents=(attached, notice, absent)))
    part = Chosen(view, Selection(document=(first.id,)))

    assert first.attached_to == second.id
    assert set(read(part)) == {first.id, absent.id, LATE}
    assert (second.id, first.id, "attachment") in {
        (*ends, values["record"]) for *ends, values in read(view).edges(data=True)
    }


@pytest.mark.parametrize("read", READ)
# The second one: its words have changed since.
@pytest.mark.parametrize(
    "said", [{"status": "rejected"}, {"status": "suspect", "decided": "rejected"}]
)
def test_a_rejected_link_is_no_edge(read: Any, said: dict[str, Any]) -> None:
    graph = filled_graph()
    links = tuple(replace(link, **said) for link in graph.links)

    assert (EARLY, LATE) not in read(Stored(replace(graph, links=links))).edges


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("read", READ)
def test_hostile_texts_arrive(read: Any, text: str) -> None:
    held = "".join(letter if is_xml(letter) else "\ufffd" for letter in text)
    graph = read(Stored(filled_graph(text)))

    assert graph.nodes[LATE]["heading"] == held
    assert graph.nodes[DOCUMENTS[0]]["title"] == held


def is_xml(letter: str) -> bool:
    """XML 1.0, 2.2."""
    code = ord(letter)
    return (
        letter in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
    )


def test_rustworkx_reads_graphml(tmp_path: Path) -> None:
    (tmp_path / "g.graphml").write_bytes(written(graphml.write, Stored(filled_graph())))
    [graph] = rustworkx.read_graphml(str(tmp_path / "g.graphml"))

    assert {node["id"] for node in graph.nodes()} == {*DOCUMENTS, ABSENT, *TASKS}
    assert {edge["record"] for edge in graph.edges()} == {
        "contains",
        "attachment",
        "document_link",
        "link",
    }


@pytest.mark.parametrize("write", [graphml.write, gexf.write])
def test_the_selection_is_told(write: Write) -> None:
    out = written(write, Chosen(Stored(filled_graph()), Selection(kinds=("source",))))

    assert b'"kinds":["source"]' in out.replace(b"&quot;", b'"')
    assert b'"kinds"' not in written(write, Stored(filled_graph()))


@pytest.mark.parametrize("write", [graphml.write, gexf.write])
def test_the_same_bytes_twice(write: Write) -> None:
    view = Stored(filled_graph())

    assert written(write, view) == written(write, view)


def test_an_empty_graph_can_be_read() -> None:
    empty = Given().graph

    assert len(read_graphml(Stored(empty))) == len(read_gexf(Stored(empty))) == 0


def test_gexf_is_in_time_and_coloured_by_level() -> None:
    view = Stored(filled_graph())
    graph = read_gexf(view)

    assert graph.graph["mode"] == "dynamic"
    assert graph.nodes[LATE]["start"] == "2021-06-18"
    assert graph.nodes[LATE]["viz"]["color"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    assert {start for *_, start in graph.edges(data="start")} == {"2021-06-18"}


@pytest.mark.parametrize("text", HOSTILE)
def test_gexf_keeps_its_published_rules(text: str) -> None:
    rules = etree.RelaxNG(etree.parse(RELAXNG))
    tree = etree.fromstring(written(gexf.write, Stored(filled_graph(text))))

    assert rules.validate(tree), rules.error_log
    attributes = tree.findall(".//{*}attributes")
    declared = {(where.get("class"), one.get("id")) for where in attributes for one in where}
    used = {
        (where, one.get("for"))
        for where in ("node", "edge")
        for one in tree.findall(f".//{{*}}{where}/{{*}}attvalues/{{*}}attvalue")
    }
    assert used == declared
    nodes = [one.get("id") for one in tree.iter("{*}node")]
    edges = list(tree.iter("{*}edge"))
    assert len(set(nodes)) == len(nodes)
    assert len({one.get("id") for one in edges}) == len(edges)
    assert {one.get(end) for one in edges for end in ("source", "target")} <= set(nodes)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'mode="dynamic"', b'mode="moving"'),
        (b'start="2021-06-18"', b'start="18.6.2021"'),
        (b'type="integer"', b'type="number"'),
        (b"<nodes>", b"<knots>"),
        (b' source="', b' sauce="'),
        (b'viz:color r="0"', b'viz:color r="256"'),
    ],
)
def test_the_rules_of_gexf_refuse_what_is_wrong(good: bytes, bad: bytes) -> None:
    out = written(gexf.write, Stored(filled_graph()))
    assert good in out
    wrong = out.replace(good, bad).replace(
        b"</nodes>", b"</knots>" if b"knots" in bad else b"</nodes>"
    )

    assert not etree.RelaxNG(etree.parse(RELAXNG)).validate(etree.fromstring(wrong))
