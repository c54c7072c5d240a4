"""The files keep the documented rules of `neo4j-admin database import`, header and every row."""

import csv
import re
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from outputs import neo4j
from outputs.graph_records import Place
from outputs.selection import Selection
from outputs.stored import Stored
from outputs.view import View
from pipeline.selection import Chosen
from tests.filled import ABSENT, DOCUMENTS, filled_graph
from tests.hostile_texts import HOSTILE

LATE, EARLY = (f"{id_}#一" for id_ in DOCUMENTS)
# https://neo4j.com/docs/operations-manual/current/import/: property types and their spelling.
_ID = re.compile(r"(?P<name>\w*):(?P<what>ID|START_ID|END_ID)\((?P<space>\w+)\)")
_PROPERTY = re.compile(r"(?P<name>\w+):(?P<type>int|double|boolean|string|date)(?P<list>\[\])?")


def read(folder: Path, view: View) -> dict[str, list[dict[str, object]]]:
    """All files by name, each row as neo4j would read it; asserts what its importer demands."""
    neo4j.write(view, folder)
    ids: dict[str, set[str]] = {}
    held: dict[str, list[dict[str, object]]] = {}
    ends: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.csv")):
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\x00" not in data
        rows = csv.reader(StringIO(data.decode("utf-8"), newline=""), strict=True)
        head = next(rows)
        assert head[-1] in (":LABEL", ":TYPE")
        assert len(set(head)) == len(head)
        held[path.stem] = []
        for row in rows:
            assert len(row) == len(head)
            made: dict[str, object] = {head[-1]: row[-1]}
            assert row[-1].lower() == path.stem
            for name, value in zip(head[:-1], row[:-1], strict=True):
                if found := _ID.fullmatch(name):
                    assert value
                    made[found["what"]] = value
                    if found["what"] == "ID":
                        space = ids.setdefault(found["space"], set())
                        assert value not in space, "ids are unique in their space"
                        space.add(value)
                    else:
                        ends.append((found["space"], value))
                else:
                    property_ = _PROPERTY.fullmatch(name)
                    assert property_, name
                    made[property_["name"]] = typed(property_, value)
            held[path.stem].append(made)
    assert [end for end in ends if end[1] not in ids.get(end[0], ())] == []
    return held


def typed(property_: re.Match[str], value: str) -> object:
    if property_["list"]:
        return (
            [one(property_["type"], part) for part in value.split(neo4j.DELIMITER)] if value else []
        )
    return one(property_["type"], value) if value else None


def one(kind: str, value: str) -> object:
    match kind:
        case "int":
            return int(value)
        case "double":
            return float(value)
        case "boolean":
            assert value in ("true", "false")
            return value == "true"
        case "date":
            return date.fromisoformat(value)
    return value


def test_a_filled_graph(tmp_path: Path) -> None:
    held = read(tmp_path, Stored(filled_graph()))

    assert {row["ID"] for row in held["document"]} == {*DOCUMENTS, ABSENT}
    assert {row["ID"] for row in held["task"]} == {LATE, EARLY}
    assert [
        (row["START_ID"], row["END_ID"]) for row in held["comes_from"] + held["parallel_to"]
    ] == [(LATE, EARLY)]
    [covers] = held["covers"]
    assert (covers["START_ID"], covers["END_ID"], covers["copied_share"]) == (
        DOCUMENTS[0],
        EARLY,
        0.5,
    )
    assert {row["name"] for row in held["department"]} == {"甲"}
    assert {(row["START_ID"], row["mode"]) for row in held["leads"]} == {("甲", "jointly")}
    assert len(held["leads"]) == len(held["supports"]) == len(held["responsible_for"]) == 2


def test_values_have_the_types_of_their_headers(tmp_path: Path) -> None:
    [first, *_] = read(tmp_path, Stored(filled_graph()))["document"]
    [task, _] = read(tmp_path, Stored(filled_graph()))["task"]

    assert (first["issued_on"], first["present"], first["issuers"]) == (
        date(2021, 6, 18),
        True,
        ["甲"],
    )
    assert (task["due_on"], task["measures"], task["lines"]) == ([date(2021, 6, 18)], 1, ["甲"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_arrive(text: str, tmp_path: Path) -> None:
    held = read(tmp_path, Stored(filled_graph(text)))
    clean = re.sub("[\x00\x1f\ud800-\udfff]", "\ufffd", text)

    assert {row["heading"] for row in held["task"]} == {clean}
    assert {row["ID"] for row in held["department"]} == {clean}
    assert held["document"][0]["issuers"] == [clean]


def test_a_body_without_a_full_name_is_one_of_its_document(tmp_path: Path) -> None:
    graph = filled_graph()
    tasks = tuple(
        replace(
            task,
            assignments=tuple(
                replace(one, departments=tuple(replace(d, canonical=None) for d in one.departments))
                for one in task.assignments
            ),
        )
        for task in graph.tasks
    )
    held = read(tmp_path, Stored(replace(graph, tasks=tasks)))

    assert [row["ID"] for row in held["department"]] == [f"{one}/甲" for one in DOCUMENTS]


def test_places_lie_within_one_another(tmp_path: Path) -> None:
    graph = filled_graph()
    names = ("岚川省", "岚川省霁州市", "岚川省霁州市苇渡县", "岚川省霁州市楠浦县", "石塬省石塬市")
    documents = [
        replace(
            graph.documents[0],
            id=f"d00000000000000{n:02d}",
            attached_to=None,
            region=Place(name=name, code=f"99{n:04d}"),
        )
        for n, name in enumerate(names)
    ]
    papers = replace(graph, documents=(*graph.documents, *documents))
    held = read(tmp_path, Stored(papers))

    assert {(row["START_ID"], row["END_ID"]) for row in held["within"]} == {
        (names[1], names[0]),
        (names[2], names[1]),
        (names[3], names[1]),
    }


@pytest.mark.parametrize(
    "selection",
    [
        Selection(tasks=False),
        Selection(documents=False),
        Selection(document=DOCUMENTS[:1]),
        Selection(document=("d00000000000000ff",)),
        Selection(kinds=("sibling",)),
    ],
)
def test_no_part_has_a_relationship_that_leads_out_of_it(
    selection: Selection, tmp_path: Path
) -> None:
    graph = filled_graph()
    documents = tuple(replace(one, attached_to=None) for one in graph.documents[:1])
    view = Stored(replace(graph, documents=(*documents, *graph.documents[1:])))

    assert read(tmp_path, Chosen(view, selection))


# The second one: its words have changed since.
@pytest.mark.parametrize(
    "said", [{"status": "rejected"}, {"status": "suspect", "decided": "rejected"}]
)
def test_a_rejected_link_is_no_relationship(tmp_path: Path, said: dict[str, Any]) -> None:
    graph = filled_graph()
    links = tuple(replace(link, **said) for link in graph.links)
    held = read(tmp_path, Stored(replace(graph, links=links)))

    assert held["comes_from"] + held["parallel_to"] == []


def test_the_script_imports_every_file(tmp_path: Path) -> None:
    neo4j.write(Chosen(Stored(filled_graph()), Selection(kinds=("source",))), tmp_path)
    script = (tmp_path / "import.sh").read_text("utf-8")
    named: Mapping[str, str] = dict(re.findall(r"--(?:nodes|relationships)=(\w+)=(\S+)", script))

    assert sorted(named.values()) == sorted(path.name for path in tmp_path.glob("*.csv"))
    assert "--array-delimiter=U+001F" in script
    assert '"kinds":["source"]' in (tmp_path / "README.txt").read_text("utf-8")
