"""Graphs of networkx: nodes and edges of plain values, which every format can hold."""

from io import BytesIO
from pathlib import Path

import networkx
import pytest

from corpora import samples
from corpora.store import opened
from pipeline import Library, open_corpus
from pipeline.engines import inline
from pipeline.run import ingest

EVIL = "适老化\x1b\x01改造"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    samples.put_into(folder / "docs")
    [plan] = (folder / "docs").glob("01*")
    plan.write_text(plan.read_text("utf-8").replace("适老化改造", EVIL), "utf-8")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
    return folder / "test.db"


def test_every_document_is_a_node_and_every_link_an_edge_downwards(corpus: Path) -> None:
    with open_corpus(corpus) as library:
        graph = library.document_graph()
        links = library.document_links()

        assert {id_ for id_, one in graph.nodes(data=True) if one["present"]} == {
            one.document.id for one in library
        }
    assert set(graph.edges) == {(one.source, one.document) for one in links}
    absent = [one for _, one in graph.nodes(data=True) if not one["present"]]
    assert {"title": "岚川省养老服务条例", "present": False} in absent


def test_every_task_is_a_node_linked_or_not(corpus: Path) -> None:
    with open_corpus(corpus) as library:
        graph, wide = library.task_graph(), library.task_graph(siblings=True)
        links = tuple(library.links())

        assert set(graph) == set(wide) == {task.id for task in library.tasks()}
    assert set(wide.edges) == {(one.source, one.task) for one in links}
    assert set(graph.edges) == {(one.source, one.task) for one in links if one.kind == "source"}
    assert len(wide.edges) > len(graph.edges) > 50


def test_what_a_node_and_an_edge_tell(corpus: Path) -> None:
    with open_corpus(corpus) as library:
        graph = library.task_graph()
        [city] = library.find("霁政办发〔2021〕52号")
    node = graph.nodes[f"{city.document.id}#三/(七)"]
    [above] = graph.pred[f"{city.document.id}#三/(七)"]
    edge = graph.edges[above, f"{city.document.id}#三/(七)"]

    assert (node["level"], node["year"], node["kind"]) == ("municipality", 2021, "duty")
    assert (node["path"], node["heading"]) == ("三/(七)", "实施居家适老化改造")
    assert graph.nodes[above]["level"] == "province"
    assert edge["directness"] == "direct"
    assert 0 < edge["task_share"] < 1


@pytest.mark.parametrize("write", [networkx.write_graphml, networkx.write_gexf])
def test_graphs_can_be_written(corpus: Path, write: object) -> None:
    """No attribute is None, and no letter one that XML cannot hold."""
    assert callable(write)
    with open_corpus(corpus) as library:
        for graph in (library.document_graph(), library.task_graph(siblings=True)):
            out = BytesIO()
            write(graph, out)

            assert len(out.getvalue()) > 1000
    assert "适老化\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}改造" in out.getvalue().decode()


def test_a_graphml_file_comes_back_the_same(corpus: Path) -> None:
    with open_corpus(corpus) as library:
        graph = library.task_graph()
    out = BytesIO()
    networkx.write_graphml(graph, out)
    again = networkx.read_graphml(BytesIO(out.getvalue()))

    assert {id_: again.nodes[id_] for id_ in again} == {id_: graph.nodes[id_] for id_ in graph}
    assert {ends: again.edges[ends] for ends in again.edges} == {
        ends: graph.edges[ends] for ends in graph.edges
    }


def test_an_empty_corpus(tmp_path: Path) -> None:
    with opened(tmp_path / "empty.db", new=True):
        pass
    with open_corpus(tmp_path / "empty.db") as library:
        assert isinstance(library, Library)
        assert list(library.links()) == []
        assert len(library.task_graph()) == len(library.document_graph()) == 0
