"""Tables hold every field of every record, and CSV hands them on to those who read it."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import msgspec
import pandas
import pytest
from msgspec.structs import replace

from outputs import csv_tables
from outputs.graph_records import Document
from outputs.selection import Selection
from outputs.stored import Stored
from outputs.tables import records, tables
from pipeline.selection import Chosen
from tests.filled import DOCUMENTS, filled_graph
from tests.hostile_texts import HOSTILE

LATE, EARLY = (f"{id_}#一" for id_ in DOCUMENTS)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def asked(query: str) -> list[tuple[object, ...]]:
    found = duckdb.sql(query)
    assert found is not None
    return found.fetchall()


def test_every_list_of_records_is_a_table() -> None:
    assert list(tables()) == [
        "files",
        "documents",
        "document_parts",
        "provisions",
        "tasks",
        "task_spans",
        "task_measures",
        "task_assignments",
        "task_departments",
        "task_deadlines",
        "task_targets",
        "citations",
        "document_links",
        "document_link_reasons",
        "links",
        "link_reasons",
        "link_alternatives",
        "link_passages",
        "link_measures",
        "coverage",
        "coverage_nearest",
        "findings",
        "finding_evidence",
        "decisions",
    ]


def test_no_table_has_two_columns_of_one_name_and_each_has_a_key() -> None:
    for table in tables().values():
        names = [column.name for column in table.columns]

        assert len(set(names)) == len(names)
        assert table.key
        assert {*table.key} <= {*names}


def test_what_lies_within_a_task_is_joined_to_it() -> None:
    [_, late, *_] = [record for name, record in records(Stored(filled_graph())) if name == "tasks"]
    columns = [column.name for column in tables()["task_departments"].columns]
    found = list(tables()["task_departments"].rows(late))

    assert columns[:4] == ["task_id", "assignment_n", "n", "text"]
    assert [row[:4] for row in found] == [(EARLY, n, 1, "甲") for n in (1, 2, 3)]


def test_a_place_and_a_cell_are_columns_also_where_there_is_none() -> None:
    graph = filled_graph()
    [first, *_] = graph.documents
    table = tables()["documents"]
    names = [column.name for column in table.columns]
    [there] = table.rows(first)
    [gone] = table.rows(replace(first, region=None))

    assert dict(zip(names, there, strict=True))["region_code"] == "甲"
    assert dict(zip(names, gone, strict=True))["region_code"] is None


def test_csv_is_read_by_duckdb_with_its_types(tmp_path: Path) -> None:
    csv_tables.write(Stored(filled_graph()), tmp_path)
    found = asked(
        f"""SELECT d.issued_on, l.score, l.copied_share_task, t.text
            FROM '{tmp_path}/links.csv' l JOIN '{tmp_path}/tasks.csv' t ON l.task = t.id
            JOIN '{tmp_path}/documents.csv' d ON t.document = d.id"""
    )

    assert found == [(date(2021, 6, 18), 0.5, 0.5, "甲")]


def test_csv_is_read_by_pandas(tmp_path: Path) -> None:
    csv_tables.write(Stored(filled_graph()), tmp_path)
    tasks = pandas.read_csv(tmp_path / "tasks.csv")
    documents = pandas.read_csv(
        tmp_path / "documents.csv", dtype={"region_code": str}, parse_dates=["issued_on"]
    )

    assert list(tasks.id) == [LATE, EARLY]
    assert documents.issued_on[0] == pandas.Timestamp("2021-06-18")
    assert json.loads(documents.issuers[0]) == ["甲"]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_apostrophe_taken_away_gives_every_text_back(text: str, tmp_path: Path) -> None:
    csv_tables.write(Stored(filled_graph(text)), tmp_path)
    [first, _] = rows(tmp_path / "tasks.csv")
    [why] = [row["why"] for row in rows(tmp_path / "decisions.csv")]

    assert first["heading"].removeprefix("'") == held(text)
    assert why.removeprefix("'") == held(text)
    assert not first["heading"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_raw_texts_stand_as_they_are(text: str, tmp_path: Path) -> None:
    csv_tables.write(Stored(filled_graph(text)), tmp_path, bom=False, raw=True)
    [first, _] = rows(tmp_path / "tasks.csv")
    [pandas_first, _] = pandas.read_csv(tmp_path / "tasks.csv", na_filter=False).heading
    [[duckdb_first]] = asked(
        f"SELECT heading FROM read_csv('{tmp_path}/tasks.csv', all_varchar=true) LIMIT 1"
    )

    assert first["heading"] == pandas_first == duckdb_first == held(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-5%", "'-5%"),
        ("＝1", "'＝1"),
        ("'单引号", "''单引号"),
        ("4%=1", "4%=1"),
        ("一、目标", "一、目标"),
    ],
)
def test_what_a_spreadsheet_would_run(text: str, shown: str) -> None:
    assert csv_tables.neutral(text) == shown


def test_nothing_and_an_empty_text_are_told_apart(tmp_path: Path) -> None:
    graph = filled_graph("")
    tasks = tuple(replace(task, action=None) for task in graph.tasks)
    csv_tables.write(Stored(replace(graph, tasks=tasks)), tmp_path)
    line = (tmp_path / "tasks.csv").read_text("utf-8-sig").splitlines()[1]
    names = (tmp_path / "tasks.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    cells = dict(zip(names, line.split(","), strict=True))

    assert (cells["heading"], cells["action"]) == ('""', "")


def test_the_byte_order_mark_is_excels_and_can_be_left_out(tmp_path: Path) -> None:
    for bom in (True, False):
        folder = tmp_path / str(bom)
        folder.mkdir()
        csv_tables.write(Stored(filled_graph()), folder, bom=bom)

        files = list(folder.glob("*.csv"))
        assert len(files) == len(tables())
        assert {path.read_bytes().startswith(b"\xef\xbb\xbf") for path in files} == {bom}


def test_the_data_package_describes_every_column_and_the_selection(tmp_path: Path) -> None:
    csv_tables.write(Chosen(Stored(filled_graph()), Selection(kinds=("source",))), tmp_path)
    package = json.loads((tmp_path / csv_tables.DESCRIPTION).read_text("utf-8"))

    assert package["selection"] == '{"kinds":["source"]}'
    for resource in package["resources"]:
        with (tmp_path / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            head = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert {*resource["schema"]["primaryKey"]} <= {*head}


def held(text: str) -> str:
    return "".join(
        "\ufffd" if letter == "\x00" or "\ud800" <= letter <= "\udfff" else letter
        for letter in text
    )


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield value


def test_every_value_of_every_record_stands_in_a_row() -> None:
    """Counted, without the columns that only join tables, and without what only an import needs."""
    for name, record in records(Stored(filled_graph())):
        if isinstance(record, Document):
            record = replace(record, source=None)
        found = 0
        for table in (table for table in tables().values() if table.record == name):
            names = [column.name for column in table.columns]
            joining = {*table.key} - {"n"} if table.name == "task_measures" else {*table.key}
            own = {*names} - (joining if table.name != name else set())
            for row in table.rows(record):
                cells = dict(zip(names, row, strict=True))
                found += sum(1 for one in own for _ in leaves(cells[one]))

        assert found == sum(1 for _ in leaves(msgspec.to_builtins(record))), name
