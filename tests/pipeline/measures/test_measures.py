"""Each measure is what its formula in docs/measures.md says."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from io import BytesIO

import pytest

from outputs.graph_records import DocumentLink
from outputs.measured import NAMES, WRITERS, By, Figure
from outputs.terminal import Look
from pipeline.commands.measure import _MEASURES
from pipeline.measures import MEASURES
from pipeline.measures.ground import Covered, Duty, Ground, Place, Taken


def place(id_: str, level: str, day: date | None, *, present: bool = True) -> Place:
    return Place(
        id=id_,
        label=f"{id_}号",
        level=level,  # type: ignore[arg-type]  # a word of the closed list
        place=f"{id_}市",
        issued_on=day,
        present=present,
    )


def duty(id_: str, *measures: tuple[int, int], lines: tuple[str, ...] = ("民政",)) -> Duty:
    return Duty(
        id=id_,
        document=id_[0],
        strength="must" if id_.endswith("1") else "plain",
        measures=measures,
        lines=lines,
        departments=(
            ("甲市民政局", "lead"),
            ("甲市财政局", "support"),
            ("甲市残联", "responsible"),
        ),
    )


def handed(document: str, source: str, role: str = "implements") -> DocumentLink:
    return DocumentLink(
        document=document,
        source=source,
        role=role,  # type: ignore[arg-type]  # a word of the closed list
        channel="number",
        score=1.0,
        reasons=(),
    )


GROUND = Ground(
    documents={
        "p": place("p", "province", date(2021, 1, 1)),
        "c": place("c", "municipality", date(2021, 3, 1)),
        "d": place("d", "municipality", date(2022, 1, 11)),
        "k": place("k", "county", None),
        "law": place("law", "national", None, present=False),
    },
    tasks={
        one.id: one
        for one in (
            duty("p#1", (0, 100)),
            duty("p#2", (100, 200), lines=("民政", "财政")),
            duty("c#1", (0, 40), (50, 110)),
            duty("c#2", (110, 210)),
            duty("d#1", (0, 100)),
        )
    },
    links=(
        Taken(task="c#1", source="p#1", kind="source", stretches=((10, 60), (20, 30))),
        Taken(task="c#1", source="p#2", kind="source", stretches=((55, 70),)),
        Taken(task="d#1", source="p#1", kind="source", stretches=((0, 10),)),
        Taken(task="d#1", source="c#1", kind="sibling", stretches=((5, 35),)),
    ),
    document_links=(
        handed("c", "p"),
        handed("d", "p", "forwards"),
        handed("k", "c"),
        handed("k", "law", "cites"),
        handed("p", "law"),
    ),
    coverage=(
        Covered(source="p#1", document="c", state="covered"),
        Covered(source="p#2", document="c", state="partial"),
        Covered(source="p#1", document="d", state="split"),
        Covered(source="p#2", document="d", state="not_applicable"),
    ),
)


def found(name: str, by: By, measure: str | None = None) -> dict[str, tuple[float, int]]:
    return {
        one.group: (one.value, one.n)
        for one in MEASURES[name](GROUND, by)
        if measure in (None, one.measure)
    }


def test_copied_share_counts_each_character_of_measures_once() -> None:
    """Of c#1: 10 to 40 and 50 to 70, what lies between its two sentences is no measure."""
    assert found("copied", "document")["c"] == (0.25, 2)
    assert found("copied", "all") == {"": (round((50 + 10) / 500, 4), 5)}
    assert found("copied", "level")["province"] == (0.0, 2)


def test_a_pair_counts_what_stands_in_that_source() -> None:
    assert found("copied", "pair") == {"c <- p": (0.25, 2), "d <- p": (0.1, 1)}


def test_a_task_of_two_lines_counts_in_each() -> None:
    assert found("copied", "line") == {"民政": (0.12, 5), "财政": (0.0, 1)}


def test_horizontal_share_leaves_out_what_comes_from_above() -> None:
    assert found("horizontal", "document")["d"] == (0.25, 1)
    assert found("horizontal", "document")["c"] == (0.0, 2)


def test_coverage_leaves_out_what_nobody_expects() -> None:
    assert found("coverage", "document") == {"c": (0.5, 2), "d": (1.0, 1)}
    assert found("coverage", "pair") == {"c <- p": (0.5, 2), "d <- p": (1.0, 1)}
    assert found("coverage", "line") == {"民政": (0.6667, 3), "财政": (0.0, 1)}


def test_speed_needs_both_dates_and_no_mere_citation() -> None:
    assert found("speed", "pair") == {"c <- p": (59.0, 1), "d <- p": (375.0, 1)}
    assert found("speed", "all") == {"": (217.0, 2)}


def test_depth_and_breadth() -> None:
    depth = found("reach", "document", "diffusion_depth")
    breadth = found("reach", "document", "diffusion_breadth")

    assert depth == {"law": (3.0, 4), "p": (2.0, 3), "c": (1.0, 1)}
    assert {id_: value for id_, (value, _) in breadth.items()} == {"law": 4, "p": 3, "c": 1}


def test_documents_that_rest_on_each_other_make_no_circle() -> None:
    links = (handed("c", "d"), handed("d", "c"), handed("c", "p"))
    ground = Ground(
        documents=GROUND.documents, tasks={}, links=(), document_links=links, coverage=()
    )

    assert [(one.group, one.value) for one in MEASURES["reach"](ground, "document")] == [
        ("p", 1.0),
        ("p", 1.0),
    ]


def test_load_by_department_and_line() -> None:
    assert found("load", "department") == {
        "甲市残联": (5.0, 3),
        "甲市民政局": (5.0, 3),
        "甲市财政局": (5.0, 3),
    }
    assert found("load", "line") == {"民政": (5.0, 3), "财政": (1.0, 1)}


def test_strengths_are_shares_of_one() -> None:
    assert found("strength", "all", "strength_must") == {"": (0.6, 5)}
    for group in ("p", "c", "d"):
        shares = [
            one.value for one in MEASURES["strength"](GROUND, "document") if one.group == group
        ]
        assert sum(shares) == pytest.approx(1)


def test_the_network_leaves_out_mere_citations() -> None:
    figures = {one.measure: one.value for one in MEASURES["network"](GROUND, "all")}

    assert figures == {
        "network_documents": 5,
        "network_links": 4,
        "network_density": 0.2,
        "network_parts": 1,
    }
    assert found("network", "document", "takers")["p"] == (2.0, 5)
    ranks = found("network", "document", "pagerank")
    assert max(ranks, key=lambda id_: ranks[id_]) == "law"


def test_an_empty_corpus_has_no_figures() -> None:
    nothing = Ground(documents={}, tasks={}, links=(), document_links=(), coverage=())
    bys: Iterable[By] = ("all", "pair", "document", "level", "line", "department")

    assert [one for made in MEASURES.values() for by in bys for one in made(nothing, by)] == []


def test_the_command_knows_all_measures() -> None:
    assert tuple(MEASURES) == _MEASURES


def test_every_measure_has_a_chinese_name() -> None:
    bys: Iterable[By] = ("all", "pair", "document", "level", "line", "department")
    given = {one.measure for made in MEASURES.values() for by in bys for one in made(GROUND, by)}

    assert given == set(NAMES)


EVIL = Figure(
    measure="load", by="line", group="=cmd", label='甲,\n"乙"', value=1.0, unit="tasks", n=1
)


def test_csv_can_be_read_back_and_runs_nothing() -> None:
    out = BytesIO()
    WRITERS["csv"]([EVIL], out, Look())
    [row] = csv.DictReader(out.getvalue().decode().splitlines(keepends=True))

    assert row["group"] == "'=cmd"
    assert row["label"] == '甲,\n"乙"'
    assert (row["value"], row["n"]) == ("1.0", "1")


def test_json_can_be_read_back() -> None:
    out = BytesIO()
    WRITERS["json"]([EVIL, EVIL], out, Look())

    assert [one["group"] for one in json.loads(out.getvalue())] == ["=cmd", "=cmd"]


@pytest.mark.parametrize(("language", "told"), [("zh", "指标\t分组"), ("en", "measure\tby")])
def test_the_table_has_one_line_a_row(language: str, told: str) -> None:
    out = BytesIO()
    WRITERS["table"]([EVIL], out, Look(language=language))  # type: ignore[arg-type]  # as above
    lines = out.getvalue().decode().splitlines()

    assert lines[0].startswith(told)
    assert len(lines) == 2
