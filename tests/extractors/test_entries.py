"""Entries that begin with the body they are for, alone, in a list, or under its heading."""

import pytest

from tests.extractors.texts import HEAD, analysed, lines, paths, plan, tasks, who


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("（一）市公安局：全面排查隐患。", ["responsible 市公安局"]),
        ("（一）市公安局：负责排查隐患。", ["responsible 市公安局"]),
        ("（一）市公安局:牵头排查隐患。", ["lead 市公安局"]),
        ("（一）市公安局、市城管局：负责排查隐患。", ["responsible/jointly 市公安局+市城管局"]),
        ("1.各县人民政府：落实属地责任。", ["responsible 各县人民政府"]),
    ],
)
def test_an_entry_belongs_to_the_body_before_its_colon(item: str, expected: list[str]) -> None:
    assert who(plan(item, "各县要认真落实。")) == expected


@pytest.mark.parametrize(
    "item",
    [
        "（一）工作目标：排查隐患。",
        "（一）主要做法：市公安局排查隐患。",
        "（一）排查隐患：各县要排查。",
        "（一）2021年：排查隐患。",
    ],
)
def test_other_words_before_a_colon_are_no_body(item: str) -> None:
    assert who(plan(item, "（二）开展检查。"), "一/(一)") in ([], ["no task"])


def test_an_inline_list_gives_one_task_for_each_entry() -> None:
    found = plan(
        "（一）明确分工。具体分工为：⑴市政府办公室：负责综合协调；⑵市公安局：负责排查隐患；⑶各县人民政府：落实责任。",
        "（二）开展检查。各县要开展检查。",
    )

    assert tasks(found) == {
        "一/(一)/(1)": "⑴市政府办公室：负责综合协调；",
        "一/(一)/(2)": "⑵市公安局：负责排查隐患；",
        "一/(一)/(3)": "⑶各县人民政府：落实责任。",
        "一/(二)": "（二）开展检查。各县要开展检查。",
        "二/1": "1.各县要规范运行。",
    }


@pytest.mark.parametrize("labels", ["⑴⑵", "①②"])
def test_entries_may_be_numbered_in_circles_or_brackets(labels: str) -> None:
    found = plan(
        f"（一）明确分工。{labels[0]}市政府办公室：负责协调；{labels[1]}市公安局：负责排查。",
        "（二）开展检查。",
    )

    assert (who(found, "一/(一)/(1)"), who(found, "一/(一)/(2)")) == (
        ["responsible 市政府办公室"],
        ["responsible 市公安局"],
    )


@pytest.mark.parametrize(
    "words",
    [
        "⑴市公安局：负责排查隐患。",  # one entry is no list
        "⑴排查隐患：全面排查；⑵整改问题：限期整改。",  # no bodies
        "一是市公安局要排查隐患；二是市城管局要清理占道。",
    ],
)
def test_a_list_that_assigns_nothing_stays_one_task(words: str) -> None:
    found = plan(f"（一）明确分工。{words}", "（二）开展检查。各县要开展检查。")

    assert "一/(一)" in paths(found)


@pytest.mark.parametrize("heading", ["三、市财政局", "三、市财政局。", "三、市财政局："])
def test_items_under_the_name_of_a_body_are_its_own(heading: str) -> None:
    found = analysed(
        HEAD
        + lines(
            "一、总体要求",
            "二、市水利局",
            "（一）编制规划。",
            heading,
            "（一）安排资金。",
            "（二）争取上级支持。",
        )
    )

    assert {path: who(found, path) for path in paths(found)} == {
        "二/(一)": ["responsible 市水利局"],
        "三/(一)": ["responsible 市财政局"],
        "三/(二)": ["responsible 市财政局"],
    }


@pytest.mark.parametrize("heading", ["二、优化空间布局", "二、组织招标会：", "二、加强财政管理"])
def test_items_under_another_heading_are_nobodys(heading: str) -> None:
    found = analysed(HEAD + lines("一、总体要求", heading, "（一）安排资金。", "（二）落实措施。"))

    assert who(found, "二/(一)") == []


def test_an_item_that_names_its_own_body_is_not_the_heading_s() -> None:
    found = analysed(
        HEAD
        + lines(
            "一、总体要求",
            "二、市水利局",
            "（一）编制规划，由市财政局安排资金。",
            "（二）巡查河道。",
        )
    )

    assert who(found, "二/(一)") == ["responsible 市财政局"]
