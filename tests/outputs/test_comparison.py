"""Two texts side by side, in colours or with marks, and nothing that a terminal obeys."""

from typing import Literal

import pytest
from msgspec.structs import replace

from corpora.model import Evidence
from outputs.comparison import Comparison, Pair, Side, Stretch, comparison_lines
from outputs.graph_records import CopiedShare, Link
from outputs.link_words import Spot
from outputs.terminal import Look

PLAIN = Look()
COLOURS = Look(drawn=True, colour=True)
FIGURES = "概率 99.2% · 得分 7.00 · 部分相同 · 改写 · 相同文字: 本级 50%, 来源 25%"


def spot(id_: str, heading: str) -> Spot:
    return Spot(
        id=id_, level="county", place="甲县", document="甲政发〔2020〕1号", path="一",
        heading=heading, text="",
    )  # fmt: skip


LINK = Link(
    task="d1#一",
    source="d2#一",
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
    reasons=(Evidence(comparison="wording", level="0.50", bits=7.0),),
    alternatives=(),
    passages=(),
    measures=(),
)
PAIR = Pair(
    task=spot("d1#一", "建站"),
    source=spot("d2#一", "设站"),
    link=LINK,
    linked=True,
    task_text=(
        Stretch(state="renamed", words="县水务局", other="市水务局"),
        Stretch(state="equal", words="负责"),
        Stretch(state="changed", words="建站", other="设点"),
        Stretch(state="own", words="\x1b[2J每月巡查"),
        Stretch(state="elsewhere", words="上报"),
    ),
    source_text=(
        Stretch(state="renamed", words="市水务局", other="县水务局"),
        Stretch(state="equal", words="负责"),
        Stretch(state="changed", words="设点", other="建站"),
        Stretch(state="own", words="公布名单"),
    ),
)
COMPARISON = Comparison(
    local=Side(name="甲通知", id="d1", tasks=2, alone=(spot("d1#二", "巡河"),), share=0.5),
    source=Side(name="乙通知", id="d2", tasks=4, alone=(spot("d2#二", "护林"),), share=0.25),
    pairs=(PAIR,),
)


def lines(
    comparison: Comparison = COMPARISON,
    look: Look = PLAIN,
    only: Literal["changed", "dropped", "added"] | None = None,
    width: int | None = None,
) -> list[str]:
    return list(comparison_lines(comparison, look=look, only=only, width=width))


def test_marks_say_what_became_of_each_word() -> None:
    assert lines() == [
        "来源: 乙通知 [d2]",
        "本级: 甲通知 [d1]",
        "",
        "一 设站 → 一 建站",
        FIGURES,
        "来源: [市水务局→县水务局]负责[~设点~][-公布名单-]",
        "本级: {市水务局→县水务局}负责{~建站~}{+\N{REPLACEMENT CHARACTER}[2J每月巡查+}{/上报/}",
        "改名: 市水务局→县水务局",
        "",
        "本级未承接的来源任务: 1",
        "  一 护林",
        "",
        "本级没有来源的任务: 1",
        "  一 巡河",
        "",
        "来源: 任务 4, 已承接 3 (75%), 相同文字 25%; 本级: 任务 2, 有来源 1 (50%), 相同文字 50%",
    ]


def test_two_columns_without_colours_have_marks() -> None:
    assert lines(width=41)[5:9] == [
        "[市水务局→县水务局] │ {市水务局→县水务局}",
        "负责[~设点~][-公布  │ 负责{~建站~}{+\N{REPLACEMENT CHARACTER}[2J",
        "名单-]              │ 每月巡查+}{/上报/}",
        "改名: 市水务局→县水务局",
    ]


def test_colours_take_the_place_of_marks() -> None:
    text = "\n".join(lines(look=COLOURS, width=100))

    assert "\x1b[36m市水务局\x1b[0m负责\x1b[33m设点\x1b[0m\x1b[31m公布名单\x1b[0m" in text
    assert "\x1b[32m\N{REPLACEMENT CHARACTER}[2J每月巡查\x1b[0m" in text
    assert "[2J" not in text.replace("\N{REPLACEMENT CHARACTER}[2J", "")
    assert "[-" not in text


def test_a_narrow_terminal_has_one_text_under_the_other() -> None:
    text = lines(look=COLOURS, width=30)

    assert text[5].startswith("来源: ")
    assert any(line.startswith("本级: ") for line in text)
    assert not any("│" in line for line in text)


@pytest.mark.parametrize(
    ("only", "stretch", "there", "not_there"),
    [
        ("changed", "  …负责[~设点~]{~建站~}", "", "一 护林"),
        ("dropped", "  …设点[-公布名单-]…", "  一 护林", "  一 巡河"),
        ("added", "  …建站{+\N{REPLACEMENT CHARACTER}[2J每月巡查+}上报…", "  一 巡河", "  一 护林"),
    ],
)
def test_only_one_kind(
    only: Literal["changed", "dropped", "added"], stretch: str, there: str, not_there: str
) -> None:
    found = lines(only=only)

    assert found[5].startswith(stretch)
    assert there in found
    assert not_there not in found


def test_a_pair_without_such_words_is_left_out() -> None:
    same = (Stretch(state="equal", words="负责"),)
    pair = replace(PAIR, task_text=same, source_text=same)

    assert "一 设站 → 一 建站" not in lines(replace(COMPARISON, pairs=(pair,)), only="changed")
    assert "一 设站 → 一 建站" in lines(replace(COMPARISON, pairs=(pair,)))


def test_two_tasks_have_no_lists_of_others() -> None:
    local, source = (replace(side, alone=None) for side in (COMPARISON.local, COMPARISON.source))
    pair = replace(PAIR, linked=False)
    found = lines(Comparison(local=local, source=source, pairs=(pair,)))

    assert found[4] == f"{FIGURES} · 未达到关联标准"
    assert found[-1] == "来源: 相同文字 25%; 本级: 相同文字 50%"


def test_documents_without_links_say_so() -> None:
    assert "两份文件之间没有关联的任务" in lines(replace(COMPARISON, pairs=()))


def test_in_english_too() -> None:
    found = lines(look=Look(language="en"))

    assert found[4].startswith("probability 99.2% · score 7.00 · intersects · adapted · shared")
    assert found[9] == "not taken up: 1"
