"""A long text in parts, each with the marks that touch it."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from outputs.graph_records import Bundle
from outputs.report.texts import heading, save_text
from tests.outputs.report.graphs import CITY, graph
from tests.views import Given


def bundle(text: str) -> Bundle:
    [city, _] = Given(graph()).bundles()
    return replace(city, document=replace(city.document, text=text), provisions=(), citations=())


def part(folder: Path, n: int) -> Any:
    written = (folder / f"{CITY}-{n}.js").read_text("utf-8")
    return json.loads(f"[{written.removeprefix('report.put(').removesuffix(');' + chr(10))}]")[1]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("短", [0]),
        ("长" * 45_000, [0, 20_000, 40_000]),  # a line that never ends
        (("行" * 99 + "\n") * 300, [0, 20_000]),
        (("行" * 100 + "\n") * 300, [0, 19_998]),  # 198 whole lines
    ],
)
def test_parts_end_with_lines_and_lose_nothing(
    text: str, starts: list[int], tmp_path: Path
) -> None:
    assert save_text(tmp_path, bundle(text)) == starts
    assert "".join(part(tmp_path, n)["text"] for n in range(len(starts))) == text


def test_a_mark_over_the_border_stands_in_both_parts(tmp_path: Path) -> None:
    one = bundle("字" * 50_000)
    task = replace(
        one.tasks[0], spans=((19_990, 40_001),), assignments=(), deadlines=(), targets=()
    )
    other = replace(task, id=f"{CITY}#二", spans=((5, 9),))
    save_text(tmp_path, replace(one, tasks=(task, other)))
    marks = [part(tmp_path, n)["marks"] for n in range(3)]

    long = [19_990, 40_001, "task", "一/(1)"]
    assert marks == [[[5, 9, "task", "二"], long], [long], [long]]


def test_a_task_without_a_heading_is_named_by_its_words_behind_the_label() -> None:
    task = replace(
        graph().tasks[0], path="第二章/第五条", heading="", text="第五条 民政部门应当建立台账。"
    )

    assert heading(task) == "民政部门应当建立台账。"
    assert heading(replace(task, path="#1")) == "第五条 民政部门应当建立台账。"
