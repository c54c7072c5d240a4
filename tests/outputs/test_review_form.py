"""The form: one canonical form for each cell, and cells that tell whether they were touched."""

import pytest

from outputs.graph_records import Decision
from outputs.review_form import FORMS, Decided, answers, canonical, checked, day, state
from outputs.review_words import decision_words, difference
from outputs.terminal import Look


@pytest.mark.parametrize(
    ("heading", "written", "meant"),
    [
        ("复核结论", " 确 认\n", "确认"),
        ("更正牵头单位", "市民政局，市财政局; 市水务局\n市教育局、", "市民政局、市财政局、市水务局、市教育局"),
        ("更正牵头单位", "市民政局 ", "市民政局"),
        ("更正完成时限", "2025/6/30; 2025年12月底前；", "2025-06-30；2025年12月底前"),
        ("更正完成时限", "2025年12月31日 00:00", "2025-12-31"),
        ("更正完成时限", "2025年12月31日前", "2025年12月31日前"),
        ("更正完成时限", "每年6月、12月底前", "每年6月、12月底前"),
        ("复核日期", "2025.6.3", "2025-06-03"),
        ("复核日期", "上周", "上周"),
        ("复核说明", " 一  行\r\n\r\n 二行 ", "一 行\n二行"),
    ],
)  # fmt: skip
def test_one_form_for_what_is_written_in_several(heading: str, written: str, meant: str) -> None:
    assert canonical(heading, written) == meant
    assert canonical(heading, meant) == meant


@pytest.mark.parametrize("written", ["2025-6", "20250630", "2025-6-30-1", "6-30", "", "2025年"])
def test_what_is_no_day(written: str) -> None:
    assert day(written) is None


def test_other_columns_blanks_and_forms_of_dates_touch_nothing() -> None:
    cells = {"复核结论": "确认", "复核人": "张三", "复核日期": "2025-06-30"}
    same = {
        "序号": "7",
        "复核日期": "2025年6月30日",
        "复核结论": "确认 ",
        "复核人": "张三",
        "备注": "x",
    }

    assert state(cells) == state(same)
    assert state(cells) != state({**cells, "复核人": "李四"})
    assert state({**cells, "更正牵头单位": "无"}) != state({**cells, "更正配合单位": "无"})
    assert state({"序号": "7", "复核人": " "}) == state({}) == "0"


def test_a_check_of_a_link_can_be_read() -> None:
    assert checked("00ff-11aa.0") == ("00ff-11aa", "0")
    assert checked("") is None
    assert checked("00ff") is None


def decision(on: str, field: str, value: str, **more: str) -> Decision:
    said = {"why": "", "who": "张三", "when": "2025-06-30", "fingerprint": "0", **more}
    return Decision(on=on, id="d0#一", field=field, value=value, **said)  # type: ignore[arg-type]


def test_what_was_decided_stands_in_the_cells_it_was_decided_in() -> None:
    found = answers(
        [
            decision("task", "kind", "phase"),
            decision("task", "status", "confirmed"),
            decision("department", "support", "无"),
            decision("deadline", "all", "2025-12-31", why="改期", who="李四", when="2025-07-01"),
        ]
    )

    assert found == {
        "复核结论": "确认",
        "更正任务类别": "实施步骤",
        "更正配合单位": "无",
        "更正完成时限": "2025-12-31",
        "复核说明": "改期",
        "复核人": "李四",
        "复核日期": "2025-07-01",
    }
    assert found.keys() <= {column.heading for column in FORMS["task"]}
    assert Decided([decision("task", "kind", "none")]).on("d0#一")[0].value == "none"
    assert answers([decision("task", "kind", "none")])["复核结论"] == "非任务"


def test_a_decision_in_words() -> None:
    suspect = Decision(
        on="department", id="d0#一", field="lead", value="市水务局", why="改革", who="张三",
        when="2025-06-30", fingerprint="0", suspect=True,
    )  # fmt: skip

    assert decision_words(suspect, Look()) == (
        "已更正 牵头: 市水务局 (张三 2025-06-30: 改革)  [待核]"
    )


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("由市水利局牵头", "由市水务局牵头", "由市水[-利-]{+务+}局牵头"),
        ("一二", "一二三", "一二{+三+}"),
        ("一二三", "二三", "[-一-]二三"),
        ("一" * 40 + "二" + "三" * 40, "一" * 40 + "三" * 40, "…" + "一" * 12 + "[-二-]" + "三" * 12 + "…"),
        ("一\x1b[31m二", "一三", "一[-\N{REPLACEMENT CHARACTER}[31m二-]{+三+}"),
    ],
)  # fmt: skip
def test_only_what_changed_is_shown(before: str, now: str, shown: str) -> None:
    assert difference(before, now, Look()) == shown
