"""The chain of a task as a tree for people, as indented lines for programs."""

import pytest
from msgspec.structs import replace

from corpora.model import Evidence
from corpora.vocabulary import Level
from outputs.graph_records import CopiedShare, Link
from outputs.link_words import Spot, percent
from outputs.relatives import Relative
from outputs.terminal import Look
from outputs.trace import (
    DocumentTrace,
    Near,
    Node,
    Trace,
    brief_lines,
    document_trace_lines,
    trace_lines,
)

PLAIN = Look()
FIGURES = "直接 (文号) · 概率 99.2% · 得分 7.00 · 部分相同 · 改写 · 相同文字: 本级 50%, 来源 25%"


def spot(name: str, level: Level = "county", heading: str = "建站", text: str = "") -> Spot:
    return Spot(
        id=f"{name}#一", level=level, place=None if level == "national" else "甲地",
        document=f"{name}号", path="一", heading=heading, text=text,
    )  # fmt: skip


def link(task: str, source: str) -> Link:
    return Link(
        task=f"{task}#一",
        source=f"{source}#一",
        kind="source",
        common_source=None,
        directness="direct",
        relation="intersects",
        copy_class="adapted",
        copied_share=CopiedShare(task=0.5, source=0.25),
        score=7.0,
        probability=0.9922,
        status="proposed",
        channel="number",
        reasons=(
            Evidence(comparison="prior", level="", bits=-13.0),
            Evidence(comparison="wording", level="0.50", bits=20.0),
        ),
        alternatives=(),
        passages=(),
        measures=(),
    )


CITY = Node(spot=spot("市", "municipality"), hops=1, link=link("县", "市"))
STATE = Node(
    spot=spot("国", "national"),
    hops=2,
    link=link("市", "国"),
    own=replace(link("县", "国"), directness="transitive"),
)
OTHER = Node(spot=spot("局", "municipality"), hops=1, link=link("县", "局"))
AGAIN = replace(STATE, link=link("局", "国"), own=None, again=True)
TRACE = Trace(
    spot=spot("县"),
    title="甲县方案",
    up=(CITY, STATE, OTHER, AGAIN),
    down=(),
    siblings=None,
    absent=("乙\x1b[2J意见",),
    read=True,
    nearest=(),
)
ALONE = replace(
    TRACE, up=(), absent=(), nearest=(Near(spot=spot("市"), score=-3.0, probability=0.111),)
)


def test_indented_lines_for_programs() -> None:
    own = FIGURES.replace("直接", "间接")

    assert list(trace_lines(TRACE, look=PLAIN)) == [
        "任务 一 建站",
        "县级  甲地  县号  一 建站",
        "编号: 县#一",
        "甲县方案",
        "",
        "上级来源",
        "- 地市级  甲地  市号  一 建站",
        f"  {FIGURES}",
        "  - 国家级  国号  一 建站",
        f"    {FIGURES}",
        f"    与所查任务: {own}",
        "- 地市级  甲地  局号  一 建站",
        f"  {FIGURES}",
        "  - 国家级  国号  一 建站 (已另列)",
        "上级文件未入库: 乙\N{REPLACEMENT CHARACTER}[2J意见",
        "",
        "下级承接",
        "未找到下级承接",
    ]


def test_a_tree_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    lines = list(trace_lines(TRACE, look=Look(drawn=True)))
    tree = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines[6:19]]

    assert tree == [
        "├─ 地市级  甲地  市号  一 建站",
        "│  直接 (文号) · 概率 99.2% · 得分 7.00 ·",
        "│  部分相同 · 改写 ·",
        "│  相同文字: 本级 50%, 来源 25%",
        "│  └─ 国家级  国号  一 建站",
        "│     直接 (文号) · 概率 99.2% ·",
        "│     得分 7.00 · 部分相同 · 改写 ·",
        "│     相同文字: 本级 50%, 来源 25%",
        "│     与所查任务: 间接 (文号) ·",
        "│     概率 99.2% · 得分 7.00 · 部分相同 ·",
        "│     改写 · 相同文字: 本级 50%, 来源 25%",
        "└─ 地市级  甲地  局号  一 建站",
        "   直接 (文号) · 概率 99.2% · 得分 7.00 ·",
    ]


def test_reasons_have_names_and_add_up() -> None:
    lines = list(trace_lines(replace(TRACE, up=(CITY,)), look=PLAIN, reasons=True))

    assert lines[8:10] == ["    -13.00 起点", "    +20.00 文字相似 (0.50)"]
    english = list(trace_lines(TRACE, look=Look(language="en"), reasons=True))
    assert "    +20.00 wording (0.50)" in english


@pytest.mark.parametrize(
    ("trace", "said"),
    [
        (ALONE, "未找到来源，可能是自加任务"),
        (
            replace(ALONE, read=False, absent=("乙意见",), nearest=()),
            "上级文件均未入库，无从查找来源",
        ),
        (replace(ALONE, read=False, nearest=()), "未找到上级文件"),
    ],
)
def test_why_there_is_no_source(trace: Trace, said: str) -> None:
    lines = list(trace_lines(trace, look=PLAIN))

    assert lines[6] == said
    near = "  最接近 11.1% (-3.00): 县级  甲地  市号  一 建站"
    assert (near in lines) == (trace is ALONE)


def test_a_document_has_a_block_for_each_task() -> None:
    absent = Relative(
        id="m1", name="乙意见", role="implements", channel="number", directness="direct",
        present=False, score=19.0,
    )  # fmt: skip
    document = DocumentTrace(
        name="甲县方案", id="d1", above=(absent,), below=(), tasks=(TRACE, ALONE)
    )

    assert list(document_trace_lines(document, look=PLAIN)) == [
        "甲县方案",
        "编号: d1",
        "任务 2, 有来源 1, 有承接 0",
        "",
        "上级依据",
        "落实: 乙意见 (直接、文号、19) [未入库]",
        "",
        "一 建站",
        f"  ↑ 地市级  甲地  市号  一 建站  [{FIGURES}]",
        f"    ↑ 国家级  国号  一 建站  [{FIGURES}]",
        f"  ↑ 地市级  甲地  局号  一 建站  [{FIGURES}]",
        "    ↑ 国家级  国号  一 建站 (已另列)",
        "",
        "一 建站",
        "未找到来源，可能是自加任务",
        "  最接近 11.1% (-3.00): 县级  甲地  市号  一 建站",
    ]


def test_that_nothing_stands_above_a_document_is_told_once() -> None:
    one = replace(ALONE, read=False, nearest=())
    document = DocumentTrace(name="甲", id="d1", above=(), below=(), tasks=(one, one))
    lines = list(document_trace_lines(document, look=PLAIN))

    assert lines.count("未找到上级文件") == 1


def test_a_direction_that_was_not_asked_for_is_not_spoken_of() -> None:
    lines = list(trace_lines(replace(TRACE, up=None), look=PLAIN))

    assert "上级来源" not in lines
    assert "下级承接" in lines


def test_in_brief_nothing_is_said_where_nothing_is() -> None:
    assert list(brief_lines(replace(ALONE, read=False, nearest=()), look=PLAIN)) == []
    assert len(list(brief_lines(TRACE, look=PLAIN))) == 5


def test_a_task_without_heading_goes_by_its_first_words() -> None:
    long = replace(TRACE, spot=spot("县", heading="", text="各县要\n" + "落实" * 30))

    assert next(trace_lines(long, look=PLAIN)) == "任务 一 各县要 " + "落实" * 13 + "…"


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.5, "50.0%"), (0.99899, "99.9%"), (0.9999, ">99.9%"), (0.0001, "<0.1%")],
)
def test_nothing_is_certain(probability: float, said: str) -> None:
    assert percent(probability) == said
