"""Parquet holds what the tables hold, with their types, also where it is written piece by piece."""

import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow
import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from pyarrow import parquet as arrow

from outputs import parquet
from outputs.selection import Selection
from outputs.stored import Stored
from outputs.tables import records, tables
from pipeline.cli import main
from pipeline.selection import Chosen
from tests.filled import DOCUMENTS, filled_graph
from tests.hostile_texts import HOSTILE


def test_every_row_of_every_table_comes_back(tmp_path: Path) -> None:
    view = Stored(filled_graph())
    parquet.write(view, tmp_path)
    expected: dict[str, list[dict[str, object]]] = {name: [] for name in tables()}
    for record, one in records(view):
        for table in tables().values():
            names = [column.name for column in table.columns]
            if table.record == record:
                expected[table.name] += [
                    {
                        name: list(value) if isinstance(value, tuple) else value
                        for name, value in zip(names, row, strict=True)
                    }
                    for row in table.rows(one)
                ]

    assert {
        name: arrow.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in tables()
    } == (expected)


def test_columns_have_types(tmp_path: Path) -> None:
    parquet.write(Stored(filled_graph()), tmp_path)
    documents = arrow.read_schema(tmp_path / "documents.parquet")
    links = arrow.read_schema(tmp_path / "links.parquet")

    assert documents.field("issued_on").type == pyarrow.date32()
    assert documents.field("issuers").type == pyarrow.list_(pyarrow.string())
    assert documents.field("unread_pages").type == pyarrow.list_(pyarrow.int64())
    assert documents.field("present").type == pyarrow.bool_()
    assert links.field("relation").type == pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    assert links.field("score").type == pyarrow.float64()


def test_pandas_and_duckdb_read_it(tmp_path: Path) -> None:
    parquet.write(Stored(filled_graph()), tmp_path)
    links = pandas.read_parquet(tmp_path / "links.parquet")
    found = duckdb.sql(
        f"SELECT year(issued_on), issuers[1] FROM '{tmp_path}/documents.parquet' WHERE present"
    )
    assert found is not None

    assert found.fetchall() == [(2021, "甲"), (2021, "甲")]
    assert list(links.relation.cat.categories) == ["equal"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_arrive(text: str, tmp_path: Path) -> None:
    """Only halves of pairs are lost: they are no characters."""
    parquet.write(Stored(filled_graph(text)), tmp_path)
    held = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    documents = arrow.read_table(tmp_path / "documents.parquet").to_pylist()

    assert documents[0]["title"] == held
    assert documents[0]["issuers"] == [held]


def test_row_groups_are_written_as_they_fill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The codes of one group need not be those of another."""
    monkeypatch.setattr(parquet, "_ROWS", 1)
    graph = filled_graph()
    kinds = ("duty", "phase")
    tasks = tuple(replace(one, kind=kind) for one, kind in zip(graph.tasks, kinds, strict=True))
    parquet.write(Stored(replace(graph, tasks=tasks)), tmp_path)

    file = arrow.ParquetFile(tmp_path / "tasks.parquet")
    assert file.num_row_groups == 2
    assert file.read().column("kind").to_pylist() == list(kinds)


def test_the_selection_stands_in_the_metadata(tmp_path: Path) -> None:
    parquet.write(Chosen(Stored(filled_graph()), Selection(document=DOCUMENTS[:1])), tmp_path)
    told = arrow.read_schema(tmp_path / "tasks.parquet").metadata

    assert DOCUMENTS[0].encode() in told[b"selection"]


def test_without_pyarrow_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outputs import task_graph

    with (tmp_path / "g.json").open("wb") as out:
        task_graph.write(Stored(filled_graph()), out)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    arguments = ("export", "--graph", str(tmp_path / "g.json"), "--format", "parquet")
    done = CliRunner().invoke(main, [*arguments, "-o", str(tmp_path / "x")])

    assert done.exit_code == 2
    assert "pip install 'policy-pipe[parquet]'" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["g.json"]
