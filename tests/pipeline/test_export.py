"""policy-pipe export: formats of one file and of several, parts of a corpus, safe replacement."""

import json
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import networkx
import pandas
import pyshacl
import pytest
import rdflib
import rustworkx
from click.testing import CliRunner, Result

from corpora import samples
from corpora.errors import PolicyPipeError
from pipeline.cli import main
from pipeline.commands import export, replacing
from pipeline.commands.watching import watched
from tests.filled import filled_graph
from tests.views import Given


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, and its task graph beside it."""
    folder = tmp_path_factory.mktemp("export")
    samples.put_into(folder / "docs")
    corpus = ("--corpus", str(folder / "test.db"))
    assert pp("ingest", *corpus, "--jobs", "0", str(folder / "docs")).exit_code == 0
    assert pp("export", *corpus, "-o", str(folder / "g.json")).exit_code == 0
    return folder / "g.json"


def pp(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="policy-pipe")


def contents(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"": path.read_bytes()}
    return {one.name: one.read_bytes() for one in path.iterdir()}


@pytest.mark.parametrize("form", [*export.WRITERS, *export.FOLDERS])
def test_a_corpus_and_its_graph_give_the_same_bytes(form: str, graph: Path, tmp_path: Path) -> None:
    """Also twice, and over what is there already."""
    given = ("--corpus", str(graph.with_name("test.db")))
    for name, source in (("a", given), ("b", ("--graph", str(graph))), ("b", given)):
        done = pp("export", *source, "--format", form, "-o", str(tmp_path / name))
        assert done.exit_code == 0, done.output
        assert done.output == ""

    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"]


def test_real_readers_open_the_sample_corpus(graph: Path, tmp_path: Path) -> None:
    """All of its documents, tasks and links are in all formats."""
    held = json.loads(graph.read_text("utf-8"))
    tasks = {one["id"] for one in held["tasks"]}
    documents = {one["id"] for one in held["documents"]}
    for form in [*export.WRITERS, *export.FOLDERS]:
        arguments = ("--graph", str(graph), "--format", form, "-o", str(tmp_path / form))
        assert pp("export", *arguments).exit_code == 0
    graphml: Any = networkx.read_graphml(tmp_path / "graphml")
    gexf: Any = networkx.read_gexf(tmp_path / "gexf", version="1.3")
    [fast] = rustworkx.read_graphml(str(tmp_path / "graphml"))
    csv = pandas.read_csv(tmp_path / "csv/tasks.csv")
    neo4j = pandas.read_csv(tmp_path / "neo4j/task.csv")
    found = duckdb.sql(f"SELECT id FROM '{tmp_path}/parquet/tasks.parquet'")
    triples = rdflib.Graph().parse(tmp_path / "turtle", format="turtle")
    links = triples.subjects(rdflib.RDF.type, rdflib.URIRef("urn:policy-pipe:vocabulary:Link"))
    shapes = rdflib.Graph().parse(Path(__file__).parents[2] / "docs/shapes.ttl")
    conforms, *_ = pyshacl.validate(triples, shacl_graph=shapes)
    assert found is not None

    assert set(graphml) == set(gexf) == {node["id"] for node in fast.nodes()} == documents | tasks
    assert set(csv.id) == set(neo4j["id:ID(Task)"]) == {row[0] for row in found.fetchall()} == tasks
    assert sum(one == "link" for *_, one in graphml.edges(data="record")) == len(held["links"])
    assert len(set(links)) == len(held["links"])
    assert conforms


@pytest.mark.parametrize("form", [*export.WRITERS, *export.FOLDERS])
def test_an_empty_graph_can_be_exported(form: str, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_bytes(msgspec.json.encode(Given().graph))
    done = pp(
        "export", "--graph", str(tmp_path / "g.json"), "--format", form, "-o", str(tmp_path / "x")
    )

    assert done.exit_code == 0, done.output


def test_a_part_of_a_corpus(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "g.graphml"
    words = (
        "--place",
        "苇渡县",
        "--with-sources",
        "--tasks",
        "--relation",
        "source",
        "--until",
        "2021",
    )
    done = pp("export", "--graph", str(graph), "--format", "graphml", "-o", str(out), *words)
    found: Any = networkx.read_graphml(out)

    assert done.exit_code == 0, done.output
    assert {one for _, one in found.nodes(data="place")} == {
        "岚川省",
        "岚川省霁州市",
        "岚川省霁州市苇渡县",
    }
    assert {one for *_, one in found.edges(data="kind")} == {"source"}
    assert "2021-12-31" in found.graph["selection"]


def test_standard_output_takes_one_file_only(graph: Path) -> None:
    one = pp("export", "--graph", str(graph), "--format", "gexf", "-o", "-")
    several = pp("export", "--graph", str(graph), "--format", "csv", "-o", "-")

    assert one.stdout_bytes.startswith(b"<?xml")
    assert several.exit_code == 2
    assert "name a folder, not -" in several.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--no-bom",), "are for csv"),
        (("--format", "gexf", "--raw"), "are for csv"),
        (("--since", "2021-02-30"), "is no day"),
        (("--since", "gestern"), "is no day"),
        (("--relation", "cousin"), "Invalid value"),
        (("--place", "鼓楼区"), "no document is of 鼓楼区"),
        (("--document", "无此文"), "no document is called 无此文"),
        (("--document", "养老"), "name one by its id"),
        (("--format", "csv", "-o", "g.json"), "is a file; this format is a folder"),
        (("-o", "."), "is a folder; this format is one file"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...],
    message: str,
    graph: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("g.json").write_bytes(graph.read_bytes())
    done = pp("export", "--graph", "g.json", "-o", "x", *arguments)

    assert done.exit_code == 2
    assert message in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["g.json"]


@pytest.mark.parametrize("text", ["", "{}", "no json", '{"schema": "other/1"}', "[]"])
def test_what_is_no_task_graph_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text(text)
    done = pp("export", "--graph", str(tmp_path / "g.json"), "-o", str(tmp_path / "x"))

    assert done.exit_code == 2
    assert "g.json: is no task graph" in done.stderr


@pytest.mark.parametrize(
    ("until", "day"),
    [("2021", "2021-12-31"), ("2024-02", "2024-02-29"), ("2021-06-18", "2021-06-18")],
)
def test_until_a_month_or_year_is_its_last_day(
    until: str, day: str, graph: Path, tmp_path: Path
) -> None:
    out = tmp_path / "g.gexf"
    pp("export", "--graph", str(graph), "--format", "gexf", "-o", str(out), "--until", until)

    assert f'"until":"{day}"' in out.read_text("utf-8")


def test_a_folder_with_other_things_is_left_alone(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = pp("export", "--graph", str(graph), "--format", "csv", "-o", str(tmp_path))

    assert done.exit_code == 2
    assert "holds other things (mine.txt)" in done.stderr
    assert contents(tmp_path) == {"mine.txt": b"mine"}
    assert list(tmp_path.parent.glob(f".{tmp_path.name}.*")) == []


def test_a_failed_export_leaves_the_old_folder(tmp_path: Path) -> None:
    old = tmp_path / "out"
    with replacing.replaced_folder(old) as folder:
        (folder / "a.csv").write_text("old")
    with pytest.raises(ZeroDivisionError), replacing.replaced_folder(old) as folder:
        (folder / "a.csv").write_bytes(bytes(1 // len(folder.name[3:])))

    assert contents(old) == {"a.csv": b"old"}
    assert list(tmp_path.iterdir()) == [old]


def test_a_folder_that_cannot_be_moved_away_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of the two moves fails."""
    out = tmp_path / "out"
    with replacing.replaced_folder(out) as folder:
        (folder / "a.csv").write_text("old")
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with (
        pytest.raises(PolicyPipeError, match="cannot be written: Permission"),
        replacing.replaced_folder(out) as folder,
    ):
        (folder / "a.csv").write_text("new")

    assert contents(out) == {"a.csv": b"old"}
    assert list(tmp_path.iterdir()) == [out]


def test_a_bar_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    view = Given(filled_graph())
    for write in export.WRITERS.values():
        with (tmp_path / "a").open("wb") as plain:
            write(view, plain)
        with watched(view, 2) as seen, (tmp_path / "b").open("wb") as drawn:
            write(seen, drawn)

        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
