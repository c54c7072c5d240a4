"""Every numbered item with its path, heading and extent, whatever style it is numbered in."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpora.model import Analysis, Provision
from tests import strategies
from tests.extractors.texts import HEAD, analysed, lines, outline

WRAPPER = "霁州市人民政府办公室关于印发霁州市水源地保护方案的通知"


def _paths(*items: str) -> list[str]:
    return outline(analysed(HEAD + lines(*items)))


def _found(analysis: Analysis, path: str) -> Provision:
    return next(one for one in analysis.of(Provision) if one.path == path)


@pytest.mark.parametrize(
    ("items", "paths"),
    [
        (("一、甲", "二、乙", "三、丙"), ["一", "二", "三"]),
        (
            ("一、甲", "（一）乙", "1.丙", "（1）丁", "①戊", "②己", "（二）庚", "二、辛"),
            [
                "一",
                "一/(一)",
                "一/(一)/1",
                "一/(一)/1/(1)",
                "一/(一)/1/(1)/①",
                "一/(一)/1/(1)/②",
                "一/(二)",
                "二",
            ],
        ),
        # Styles left out.
        (("一、甲", "1.乙", "2.丙", "二、丁"), ["一", "一/1", "一/2", "二"]),
        (("（一）甲", "1.乙", "（二）丙"), ["(一)", "(一)/1", "(二)"]),
        (("1、甲", "（1）乙", "（2）丙", "2、丁"), ["1", "1/(1)", "1/(2)", "2"]),
        # Widths and brackets mixed in one document.
        (
            ("一、甲", "（一）乙", "(二)丙", "〔三〕丁", "二．戊"),
            ["一", "一/(一)", "一/(二)", "一/(三)", "二"],
        ),
        (("一、甲", "1．乙", "２、丙", "⒊丁", "4.戊"), ["一", "一/1", "一/2", "一/3", "一/4"]),
        (("一、甲", "⑴乙", "（2）丙", "⑶丁"), ["一", "一/(1)", "一/(2)", "一/(3)"]),
        # Numbering that runs on over the sections keeps its printed number.
        (
            ("一、甲", "（一）乙", "（二）丙", "二、丁", "（三）戊"),
            ["一", "一/(一)", "一/(二)", "二", "二/(三)"],
        ),
        (
            ("一、甲", "1.乙", "2.丙", "二、丁", "3.戊", "4.己"),
            ["一", "一/1", "一/2", "二", "二/3", "二/4"],
        ),
        # Regulations.
        (
            (
                "第一章 总则",
                "第一条 甲",
                "第二条 乙",
                "（一）丙；",
                "（二）丁。",
                "第二章 职责",
                "第三条 戊",
            ),
            [
                "第一章",
                "第一章/第一条",
                "第一章/第二条",
                "第一章/第二条/(一)",
                "第一章/第二条/(二)",
                "第二章",
                "第二章/第三条",
            ],
        ),
        (
            ("第一条 甲", "第二条 乙", "1.丙", "第三条 丁"),
            ["第一条", "第二条", "第二条/1", "第三条"],
        ),
        # Plans of development.
        (
            ("第一章 环境", "第一节 基础", "第二节 形势", "第二章 任务", "第一节 农业"),
            ["第一章", "第一章/第一节", "第一章/第二节", "第二章", "第二章/第一节"],
        ),
        # The ranks the other way round: a list below an item whose own list goes on behind it.
        (
            ("1、甲", "（一）乙", "（二）丙", "2、丁", "（一）戊"),
            ["1", "1/(一)", "1/(二)", "2", "2/(一)"],
        ),
        (
            ("一、受理", "第一条 甲", "第二条 乙", "二、审理", "第三条 丙"),
            ["一", "一/第一条", "一/第二条", "二", "二/第三条"],
        ),
        (("1.甲", "一、乙", "二、丙", "2.丁"), ["1", "1/一", "1/二", "2"]),
        # Items that begin with a year.
        (
            ("一、2020年工作", "1、2019年的问题", "2.2021年打算", "二、保障"),
            ["一", "一/1", "一/2", "二"],
        ),
    ],
)
def test_paths_follow_the_outline(items: tuple[str, ...], paths: list[str]) -> None:
    assert _paths(*items) == paths


@pytest.mark.parametrize(
    ("items", "paths"),
    [
        # A lone high number is a quantity or a reference.
        (("一、甲", "15、16日召开会议", "二、乙"), ["一", "二"]),
        (("一、甲", "第三十条规定的情形除外", "二、乙"), ["一", "二"]),
        (("一、甲", "第三条规定的情形除外", "二、乙"), ["一", "二"]),
        # A list that stands alone above the outline holds none of it.
        (("1.甲", "一、乙", "（一）丙", "二、丁"), ["1", "一", "一/(一)", "二"]),
        # 一是, 二是 and words of counting.
        (("一、甲", "一是建立制度。", "二是落实经费。", "二、乙"), ["一", "二"]),
        # Years and quantities.
        (("一、甲", "2020年底前完成", "3.5万户农户受益", "二、乙"), ["一", "二"]),
        # A remark in brackets.
        (("一、甲", "（试行）", "（此项工作由市水利局负责）", "二、乙"), ["一", "二"]),
    ],
)
def test_what_is_no_item_takes_no_path(items: tuple[str, ...], paths: list[str]) -> None:
    assert _paths(*items) == paths


@pytest.mark.parametrize(
    ("item", "heading"),
    [
        ("一、加强领导。各县要成立领导小组。", "加强领导"),
        ("一、加强领导", "加强领导"),
        ("一、 加强领导：", "加强领导"),
        ("一、加强领导；", "加强领导"),
        ("一、“互联网+”行动。各县要推进。", "“互联网+”行动"),
        (
            "一、各县要成立由主要负责同志任组长的领导小组，明确职责分工，落实工作责任，定期研究解决重大问题，确保各项任务落到实处。",
            "",
        ),
        ("一、" + "甲" * 70, ""),
    ],
)
def test_the_heading_is_the_short_first_sentence(item: str, heading: str) -> None:
    found = analysed(HEAD + lines(item, "二、落实责任"))

    assert _found(found, "一").heading == heading


def test_an_item_reaches_to_the_next_of_its_rank_or_above() -> None:
    found = analysed(HEAD + lines("一、甲乙", "（一）丙丁", "再丙。", "（二）戊己", "二、庚辛"))

    assert (
        found.document.quote(_found(found, "一").span) == "一、甲乙\n（一）丙丁\n再丙。\n（二）戊己"
    )


def test_the_own_text_of_an_item_ends_before_its_children() -> None:
    found = analysed(HEAD + lines("一、甲乙", "引言。", "（一）丙丁", "二、庚辛"))
    item = _found(found, "一")

    assert found.document.text[item.span.start : item.own_end] == "一、甲乙\n引言。"


def test_leaves_are_the_items_without_children() -> None:
    found = analysed(HEAD + lines("一、甲", "（一）乙", "1.丙", "二、丁"))

    assert [one.path for one in found.of(Provision) if one.leaf] == ["一/(一)/1", "二"]


def test_two_outlines_are_told_apart_by_a_prefix() -> None:
    found = analysed(
        lines(
            *(WRAPPER, "各县人民政府：", "现将《霁州市水源地保护方案》印发给你们，请认真执行。"),
            *(
                "一、各县要细化方案。",
                "二、市水利局要加强督查。",
                "霁州市人民政府办公室",
                "2021年3月4日",
            ),
            *(
                "霁州市水源地保护方案",
                "一、划定保护区",
                "（一）勘界定标。各县要完成勘界。",
                "二、加强监管",
            ),
            "各县要开展日常巡查，建立巡查台账，对发现的问题要及时整改，确保水质稳定达标，按时报送信息。",
        )
    )

    assert outline(found) == ["一", "二", "附件/一", "附件/一/(一)", "附件/二"]


def test_an_attachment_alone_needs_no_prefix() -> None:
    found = analysed(
        lines(
            *(WRAPPER, "各县人民政府：", "现将《霁州市水源地保护方案》印发给你们，请认真执行。"),
            *("霁州市人民政府办公室", "2021年3月4日", "霁州市水源地保护方案", "一、划定保护区"),
            *("各县要划定水源保护区，设置界碑和警示标志。", "二、加强监管", "各县要开展日常巡查。"),
        )
    )

    assert outline(found) == ["一", "二"]


def test_an_outline_that_begins_again_repeats_its_paths() -> None:
    """Ids tell them apart by ~2; a path is what the page prints."""
    found = analysed(
        HEAD + lines("一、甲", "（一）乙", "二、丙", "重点任务", "一、丁", "（一）戊", "二、己")
    )

    assert outline(found) == ["一", "一/(一)", "二", "一", "一/(一)", "二"]


def test_children_of_a_repeated_path_stand_inside_their_own_parent() -> None:
    found = analysed(
        HEAD + lines("一、甲", "（一）乙", "二、丙", "重点任务", "一、丁", "（一）戊", "二、己")
    )
    first, second = (one for one in found.of(Provision) if one.path == "一")
    children = [one for one in found.of(Provision) if one.path == "一/(一)"]

    assert [
        one.span.within(parent.span) for one, parent in zip(children, (first, second), strict=True)
    ] == [True, True]


def _provisions(text: str) -> tuple[Provision, ...]:
    return analysed(text).of(Provision)


@given(strategies.texts)
def test_items_nest_and_never_overlap_by_halves(text: str) -> None:
    found = _provisions(text)

    assert [
        (one.path, other.path)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one.span.overlaps(other.span)
        and not (one.span.within(other.span) or other.span.within(one.span))
    ] == []


@given(strategies.texts)
def test_a_child_stands_in_an_item_with_the_path_of_its_parent(text: str) -> None:
    found = _provisions(text)

    assert [
        one.path
        for one in found
        if one.parent is not None
        and not any(one.span.within(other.span) for other in found if other.path == one.parent)
    ] == []


@given(strategies.texts)
def test_a_path_is_that_of_the_parent_and_one_segment(text: str) -> None:
    assert [
        one.path
        for one in _provisions(text)
        if one.path.removeprefix("附件/").rpartition("/")[0]
        != (one.parent or "").removeprefix("附件/")
    ] == []


@given(strategies.texts)
def test_items_begin_where_no_other_begins(text: str) -> None:
    starts = [one.span.start for one in _provisions(text)]

    assert [a for a, b in pairwise(starts) if a >= b] == []


@given(strategies.texts)
def test_the_own_text_lies_within_the_item(text: str) -> None:
    assert [
        one.path for one in _provisions(text) if not one.span.start < one.own_end <= one.span.end
    ] == []


@pytest.mark.parametrize(
    ("article", "heading"),
    [
        ("第一条〔部门职责〕 市水利局负责巡查。", "部门职责"),
        ("第一条【部门职责】市水利局负责巡查。", "部门职责"),
        ("第一条 霁政发〔2021〕9号文件同时废止，并由市水利局重新制定实施的具体办法。", ""),
    ],
)
def test_the_title_of_an_article_may_stand_in_brackets(article: str, heading: str) -> None:
    assert _found(analysed(HEAD + lines(article, "第二条 附则。")), "第一条").heading == heading
