"""Readers of a part are told that it is one: filters and settings stand in every report."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html
from msgspec.structs import replace

from outputs import task_graph
from outputs.report import writing
from outputs.scope_words import scope_words
from outputs.selection import Preset, Selection, selection_of
from outputs.word_report import report
from outputs.workbook import book
from pipeline.selection import Chosen
from tests.outputs.graphs import COUNTY, PROVINCE, graph
from tests.views import Given

PRESET = Preset(
    file="policy-pipe.toml",
    sources=("岚政办发〔2021〕1号",),
    levels=("county",),
    errors=("P101", "lead_lost"),
    ignored=("over_length",),
    lengths={"通知": 5000},
)
SAID = (
    "policy-pipe.toml；只对照来源文件：岚政办发〔2021〕1号；只看层级：县级；"
    "列为错误的问题：P101、牵头缺失；不报告的问题：超篇幅；篇幅标准：通知 5000字"
)
SELECTION = Selection(
    places=("990000",),
    since=date(2021, 1, 1),
    until=date(2022, 12, 31),
    kinds=("source",),
    relations=("subset",),
    with_sources=True,
)
CHOSEN = (
    "只含地区（含下级）：岚川省；成文日期不早于2021-01-01；成文日期不晚于2022-12-31；"
    "另含其全部上级来源文件；任务对应关系只含：上级来源、少于来源"
)


def view() -> Chosen:
    return Chosen(Given(replace(graph(), settings=PRESET)), SELECTION)


def told(selection: Selection) -> str:
    view = Chosen(Given(graph()), selection)
    return scope_words(view, document=str.upper, place=str)[0][1]


def test_the_workbook_says_of_what_it_is() -> None:
    out = BytesIO()
    book.write(view(), out)
    sheet = openpyxl.load_workbook(out)["说明"]
    rows = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}

    assert rows["筛选条件"] == CHOSEN
    assert rows["设置文件"] == SAID


def test_the_word_report_says_of_what_it_is() -> None:
    out = BytesIO()
    report.write(view(), out)
    lines = [paragraph.text for paragraph in docx.Document(out).paragraphs]

    assert f"2. 筛选条件：{CHOSEN}。" in lines
    assert f"3. 设置文件：{SAID}。" in lines


@pytest.mark.parametrize("page", ["about", "index"])
def test_the_pages_say_of_what_they_are(page: str, tmp_path: Path) -> None:
    writing.write(view(), tmp_path / "report")
    shown = html.document_fromstring((tmp_path / "report" / f"{page}.html").read_text("utf-8"))
    notes = [" ".join("".join(map(str, one.itertext())).split()) for one in shown.iter("p")]

    assert f"筛选条件：{CHOSEN}" in notes
    assert f"设置文件：{SAID}" in notes


def test_a_report_of_everything_says_so_where_it_is_explained(tmp_path: Path) -> None:
    writing.write(Given(graph()), tmp_path / "report", language="en")
    about, index = (
        (tmp_path / "report" / f"{name}.html").read_text("utf-8") for name in ("about", "index")
    )

    assert "none: the whole corpus" in about
    assert "none: the whole corpus" not in index


def test_json_tells_both_and_gives_them_back() -> None:
    out = BytesIO()
    task_graph.write(view(), out)
    written = json.loads(out.getvalue())
    again = Given(task_graph.read(out.getvalue()))

    assert written["selection"]["places"] == ["990000"]
    assert written["settings"]["ignored"] == ["over_length"]
    assert (selection_of(again), again.settings()) == (SELECTION, PRESET)


def test_json_of_everything_tells_null() -> None:
    out = BytesIO()
    task_graph.write(Given(graph()), out)
    written = json.loads(out.getvalue())

    assert (written["selection"], written["settings"]) == (None, None)


def test_a_part_of_a_part_tells_both() -> None:
    first = Selection(places=("990000",), tasks=False)
    part = Chosen(Chosen(Given(graph()), first), Selection(since=date(2021, 1, 1)))
    words = scope_words(part, document=str, place=str)[0][1]

    assert selection_of(part) == Selection(since=date(2021, 1, 1), tasks=False, of=first)
    assert words == (
        "只含文件，不含任务；成文日期不早于2021-01-01；"
        "以上是在此前已筛选的部分中再选：只含文件，不含任务；只含地区（含下级）：990000"
    )


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "未作筛选，为语料库全部内容"),
        (Selection(documents=False), "只含任务，不含文件关系"),
        (Selection(document=(COUNTY, PROVINCE)), f"只含文件：{COUNTY.upper()}、{PROVINCE.upper()}"),
        (
            Selection(document=tuple(map(str, range(30)))),
            f"只含文件：{'、'.join(map(str, range(20)))}等30项",
        ),
    ],
)
def test_filters_in_words(selection: Selection, words: str) -> None:
    assert told(selection) == words
