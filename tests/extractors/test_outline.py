"""The outline as a tree: what stands above and below an item, and its paragraphs."""

from hypothesis import given

from extractors.outline import Outline, outlines, part_at
from tests import strategies
from tests.extractors.texts import HEAD, analysed, lines

TWICE = lines(
    "一、甲",
    "（一）乙",
    "（二）丙",
    "二、丁",
    "重点任务",
    "一、戊",
    "（一）己",
    "己的说明。",
    "二、庚",
)


def _outline(text: str) -> Outline:
    return next(outlines(analysed(HEAD + text)))


def _headings(outline: Outline, path: str) -> list[list[str]]:
    """For each item with this path: the headings from the root down to it."""
    return [
        [one.heading for one in reversed(outline.chain(item))]
        for item in outline.provisions
        if item.path == path
    ]


def test_the_chain_leads_up_to_the_root() -> None:
    outline = _outline(lines("一、甲", "（一）乙", "1.丙", "二、丁"))

    assert _headings(outline, "一/(一)/1") == [["甲", "乙", "丙"]]


def test_items_with_the_same_path_have_each_their_own_chain() -> None:
    assert _headings(_outline(TWICE), "一/(一)") == [["甲", "乙"], ["戊", "己"]]


def test_items_with_the_same_path_have_each_their_own_children() -> None:
    outline = _outline(TWICE)

    assert [
        [child.heading for child in outline.children(item)]
        for item in outline.provisions
        if item.path == "一"
    ] == [["乙", "丙"], ["己"]]


def test_roots_are_the_items_without_a_parent() -> None:
    assert [one.heading for one in _outline(TWICE).roots] == ["甲", "丁", "戊", "庚"]


def test_the_last_item_of_a_section_has_none_of_its_section_below_it() -> None:
    outline = _outline(lines("一、甲", "（一）乙", "（二）丙", "1.丁", "2.戊", "二、己"))

    assert [one.path for one in outline.provisions if outline.is_last(one)] == [
        "一",
        "一/(二)",
        "一/(二)/2",
        "二",
    ]


def test_the_lines_of_an_item_begin_with_its_label() -> None:
    analysis = analysed(HEAD + TWICE)
    [outline] = outlines(analysis)
    item = [one for one in outline.provisions if one.path == "一/(一)"][1]

    assert [analysis.document.text[slice(*line)] for line in outline.lines(item)] == [
        "（一）己",
        "己的说明。",
    ]


def test_articles_are_counted() -> None:
    assert _outline(lines("第一条 甲", "第二条 乙", "第三条 丙")).articles == 3


def test_a_text_without_numbers_has_no_outline() -> None:
    assert list(outlines(analysed(HEAD + "各县要认真落实各项工作措施。\n"))) == []


def test_outside_all_parts_an_offset_counts_as_body() -> None:
    assert part_at((), 5) == "body"


@given(strategies.texts)
def test_every_item_is_a_child_of_the_one_above_it(text: str) -> None:
    for outline in outlines(analysed(text)):
        above = {one.span: outline.chain(one)[1:2] for one in outline.provisions}

        assert [
            one.path
            for one in outline.provisions
            if above[one.span] and one not in outline.children(above[one.span][0])
        ] == []
