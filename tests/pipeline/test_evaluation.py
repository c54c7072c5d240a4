"""The figures count what they say they count."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from outputs.graph_records import Assignment, Bundle, Citation, Deadline, Department, Document, Task
from pipeline.cli import main
from pipeline.evaluation import evaluate
from pipeline.gold import read_gold

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "一、推进政务公开。及时公布各类目录。(市财政局牵头,2020年底前)"


def gold(**task: Any) -> tuple[Any, ...]:
    whole = {
        "path": "一",
        "kind": "duty",
        "text": TEXT,
        "leads": ["市财政局"],
        "role": "lead",
        "supports": [],
        "deadlines": [{"kind": "by", "due": "2020-12-31"}],
    }
    document = {
        "file": "a.txt",
        "meta": {
            "title": "甲通知",
            "kind": "通知",
            "issued_on": "2020-01-31",
            "region": None,
            "addressees": ["各县", "各乡"],
        },
        "tasks": [whole | task],
        "citations": [{"title": "乙意见", "number": "乙发〔2019〕1号", "alias": "意见"}],
    }
    return read_gold(json.dumps([document]).encode())


def found(*, text: str = TEXT, leads: tuple[str, ...] = ("市财政局",), **changes: Any) -> Bundle:
    departments = tuple(
        Department(
            text=name,
            start=TEXT.find("市财政局"),
            end=TEXT.find("市财政局") + 4,
            canonical=None,
            line=None,
            level=None,
            collective=False,
        )
        for name in leads
    )
    deadline = Deadline(
        kind="by",
        text="2020年底前",
        start=TEXT.find("2020"),
        end=TEXT.find("2020") + 7,
        start_on=None,
        due_on=date(2020, 12, 31),
        every=None,
        amount=None,
        unit=None,
        rule="r",
    )
    task = Task(
        id="d#一",
        document="d",
        provision=None,
        path="一",
        kind=changes.get("kind", "duty"),
        heading="",
        action=None,
        object=None,
        strength="plain",
        text=text,
        spans=((0, len(TEXT)),),
        fingerprint="0",
        measures=(),
        assignments=(
            Assignment(
                role=changes.get("role", "lead"),
                mode="single",
                start=0,
                end=1,
                rule="r",
                departments=departments,
            ),
        ),
        deadlines=(deadline,),
        targets=(),
    )
    citation = Citation(
        id="d@1",
        document="d",
        title="乙意見",
        number="乙发(2019)1号",
        alias=None,
        role="mention",
        start=0,
        end=1,
        status="missing",
        target=None,
        candidates=(),
    )
    document = Document(
        id="d",
        fingerprint=None,
        file=changes.get("file", "docs/a.txt"),
        copies=changes.get("copies", ()),
        present=True,
        title="甲通知",
        attachment_title=None,
        number=None,
        issuers=(),
        level=None,
        region=None,
        issued_on=date(2020, 1, 31),
        published_on=None,
        genre="通知",
        addressees=("各乡", "各县"),
        text=TEXT,
        ocr=False,
        parts=(),
    )
    return Bundle(document=document, tasks=(task,), citations=(citation,))


def row(gold: tuple[Any, ...], found: Bundle, name: str) -> tuple[int, int, int]:
    figure = evaluate(gold, [found]).figures[name]
    return figure["tp"], figure["fp"], figure["fn"]


FIGURES = (
    "task",
    "task_kind",
    "lead",
    "role",
    "deadline",
    "citation_number",
    "citation_title",
)


def test_what_agrees_is_perfect() -> None:
    score = evaluate(gold(), [found()])

    assert {score.figures[name]["f1"] for name in FIGURES} == {1.0}
    assert score.figures["offsets"] == 1.0
    assert score.figures["metadata"] == {
        "title": "1/1",
        "region": "1/1",
        "issued_on": "1/1",
        "genre": "1/1",
        "addressees": "1/1",
    }
    assert score.misses == ()


def test_a_copy_is_scored_under_its_own_name() -> None:
    assert row(gold(), found(file="b.doc", copies=("docs/a.txt",)), "task") == (1, 0, 0)


def test_label_and_note_do_not_count() -> None:
    assert row(gold(), found(text="推进政务公开。及时公布各类目录。"), "task") == (1, 0, 0)


def test_a_missed_task_costs_its_departments_and_deadlines() -> None:
    other = found(text="完全不同的另外一件事情,没有一个字相近。")

    assert row(gold(), other, "task") == (0, 1, 1)
    assert row(gold(), other, "lead") == (0, 1, 1)
    assert row(gold(), other, "deadline") == (0, 1, 1)
    assert row(gold(), other, "role") == (0, 0, 0)


def test_a_file_that_was_not_read_costs_all() -> None:
    assert row(gold(), found(file="b.txt"), "task") == (0, 0, 1)
    assert row(gold(), found(file="b.txt"), "citation_title") == (0, 0, 1)


def test_another_role_costs_the_role_only() -> None:
    assert row(gold(), found(role="responsible"), "lead") == (1, 0, 0)
    assert row(gold(), found(role="responsible"), "role") == (0, 1, 1)


def test_another_kind_costs_the_kind() -> None:
    assert row(gold(), found(kind="phase"), "task_kind") == (0, 1, 1)


def test_what_is_optional_counts_neither_way() -> None:
    assert row(gold(optional=True), found(), "task") == (0, 0, 0)
    assert row(
        gold(leads_optional=["市审计局"]), found(leads=("市财政局", "市审计局")), "lead"
    ) == (
        1,
        0,
        0,
    )
    free = [{"kind": "by", "due": "2020-12-31"}]
    assert row(gold(deadlines=[], deadlines_optional=free), found(), "deadline") == (0, 0, 0)
    assert row(gold(deadlines=[{"kind": "vague"}]), found(), "deadline") == (0, 1, 0)


def test_a_table_row_may_match_as_a_whole() -> None:
    assert row(gold(text="公布目录", row="推进政务公开。及时公布各类目录。"), found(), "task") == (
        1,
        0,
        0,
    )


@pytest.mark.parametrize("data", [b"", b"{}", b'[{"file": "a"}]'])
def test_what_is_no_gold_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is msgspec's
        read_gold(data)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared corpus beside the checkout")
def test_the_figures_are_those_of_the_other_program(tmp_path: Path) -> None:
    """It reads a deadline's offset as its first day, so it is given none but for the offsets."""
    corpus, graph = tmp_path / "c.db", tmp_path / "graph.json"
    answers = SHARED / "gold/tasks.json"
    run = CliRunner()
    ingested = run.invoke(main, ["ingest", "--corpus", str(corpus), str(SHARED / "seeds")])
    assert ingested.exit_code == 0, ingested.output
    run.invoke(main, ["export", "--corpus", str(corpus), "-o", str(graph)])
    ours = run.invoke(main, ["evaluate", str(answers), "--corpus", str(corpus), "--json"])
    again = run.invoke(main, ["evaluate", str(answers), "--export", str(graph), "--json"])

    whole = json.loads(graph.read_text("utf-8"))
    theirs = _theirs(answers, graph)
    for task in whole["tasks"]:
        for deadline in task["deadlines"]:
            del deadline["start"]
    graph.write_text(json.dumps(whole), "utf-8")
    expected = _theirs(answers, graph) | {"offsets": theirs["offsets"]}

    assert json.loads(ours.output) == json.loads(again.output) == expected


def _theirs(answers: Path, graph: Path) -> dict[str, Any]:
    program = [
        sys.executable,
        str(SHARED / "evaluation/score.py"),
        str(answers),
        str(graph),
        "--json",
    ]
    done = subprocess.run(program, capture_output=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
