"""Who must do a task, as its note or label says it: role, mode and bodies."""

import pytest
from hypothesis import given

from corpora.folding import fold
from corpora.model import Task
from extractors import assignments
from tests import strategies
from tests.extractors.texts import plan, tasks, told, who


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # One body, one word.
        ("（市财政局负责）", ["responsible 市财政局"]),
        ("（市财政局牵头）", ["lead 市财政局"]),
        ("（市财政局牵头负责）", ["lead 市财政局"]),
        ("（市财政局牵头落实）", ["lead 市财政局"]),
        ("（市财政局承办）", ["responsible 市财政局"]),
        ("（市财政局具体落实）", ["responsible 市财政局"]),
        ("（由市财政局负责）", ["responsible 市财政局"]),
        ("（市财政局配合）", ["support 市财政局"]),
        # Several: jointly unless the note parts them.
        ("（市财政局、市民政局负责）", ["responsible/jointly 市财政局+市民政局"]),
        ("（市财政局、市民政局共同负责）", ["responsible/jointly 市财政局+市民政局"]),
        ("（市工商局、市质监局分别牵头落实）", ["lead/separately 市工商局+市质监局"]),
        ("（市财政局、市民政局按职责分工负责）", ["responsible/separately 市财政局+市民政局"]),
        ("（市财政局、市民政局按照各自职责负责）", ["responsible/separately 市财政局+市民政局"]),
        ("（市财政局、市民政局依职责负责）", ["responsible/separately 市财政局+市民政局"]),
        ("（市直有关部门分工负责）", ["responsible 市直有关部门"]),
        ("（市财政局会同市民政局负责）", ["responsible/jointly 市财政局+市民政局"]),
        # Lead and the others.
        (
            "（市财政局牵头，市民政局、市教育局配合）",
            ["lead 市财政局", "support/jointly 市民政局+市教育局"],
        ),
        (
            "（市财政局牵头，市民政局等部门按职责分工配合）",
            ["lead 市财政局", "support 市民政局"],
        ),
        (
            "（市财政局牵头，市民政局参与，各县人民政府落实）",
            ["lead 市财政局", "support 市民政局", "responsible 各县人民政府"],
        ),
        (
            "（市财政局、市民政局牵头，2021年底前完成）",
            ["lead/jointly 市财政局+市民政局"],
        ),
        # Labels.
        ("（责任单位：市财政局、市民政局）", ["responsible/jointly 市财政局+市民政局"]),
        (
            "（牵头单位：市财政局；责任单位：市民政局；配合单位：市教育局）",
            ["lead 市财政局", "responsible 市民政局", "support 市教育局"],
        ),
        ("（牵头单位：市财政局，配合单位：市民政局）", ["lead 市财政局", "support 市民政局"]),
        ("（牵头单位：市财政局配合单位：市民政局）", ["lead 市财政局", "support 市民政局"]),
        ("（牵头部门：市财政局；参与部门：市民政局）", ["lead 市财政局", "support 市民政局"]),
        ("（牵头：市财政局；配合：市民政局）", ["lead 市财政局", "support 市民政局"]),
        ("（责任单位：市财政局（牵头）、市民政局）", ["lead 市财政局", "responsible 市民政局"]),
        # A person is no body, nor is a date.
        ("（责任人：王某某；责任单位：市财政局）", ["responsible 市财政局"]),
        ("（责任单位：市财政局；责任人：王某某）", ["responsible 市财政局"]),
        ("（责任单位：市财政局；完成时限：2021年底）", ["responsible 市财政局"]),
        ("（牵头领导：李某；牵头单位：市财政局）", ["lead 市财政局"]),
        # Names alone behind the last sentence.
        ("（市财政局、各县人民政府）", ["responsible/jointly 市财政局+各县人民政府"]),
        ("（市扶贫办）", ["responsible 市扶贫办"]),
        # An ending or a level that a list shares.
        ("（财政、民政部门负责）", ["responsible/jointly 财政部门+民政部门"]),
        ("（市、县人民政府负责）", ["responsible/jointly 市人民政府+县人民政府"]),
    ],
)
def test_notes_at_the_end_of_an_item(note: str, expected: list[str]) -> None:
    assert who(plan(f"（一）建立台账。各县要建立台账。{note}", "（二）开展检查。")) == expected


@pytest.mark.parametrize(
    "brackets", ["（）", "()", "〔〕", "【】", "［］", "[]", "﹙﹚", "（)", "【）"]
)
def test_a_note_stands_in_any_bracket(brackets: str) -> None:
    note = f"{brackets[0]}市财政局牵头{brackets[1]}"

    assert who(plan(f"（一）建立台账。{note}", "（二）开展检查。")) == ["lead 市财政局"]


@pytest.mark.parametrize(
    "words",
    [
        "（试行）",
        "（含民办学校）",
        "（以下简称市财政局）",
        "（2021年底前完成）",
        "（详见市财政局通知）",
        "（市财政局负责同志参加）",
        "（具体办法由市财政局另行通知的除外）",
        "（落实情况纳入考核）",
        "（推进农业现代化）",
    ],
)
def test_a_bracket_that_assigns_nothing_is_no_note(words: str) -> None:
    folded = fold(f"各县要建立台账。{words}")

    assert assignments.notes(folded, 0, len(folded)) == ()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (("（一）建立台账。责任单位：市财政局",), ["responsible 市财政局"]),
        (
            ("（一）建立台账。", "责任单位：市财政局、市民政局"),
            ["responsible/jointly 市财政局+市民政局"],
        ),
        (
            ("（一）建立台账。", "牵头单位：市财政局", "责任单位：市民政局", "完成时限：2021年底"),
            ["lead 市财政局", "responsible 市民政局"],
        ),
        (
            ("（一）建立台账。", "牵头单位：市财政局；", "配合单位：市民政局。"),
            ["lead 市财政局", "support 市民政局"],
        ),
        (
            ("（一）建立台账。牵头单位：市财政局 配合单位：市民政局",),
            ["lead 市财政局", "support 市民政局"],
        ),
    ],
)
def test_labels_without_brackets_end_with_their_line(
    item: tuple[str, ...], expected: list[str]
) -> None:
    assert who(plan(*item, "（二）开展检查。")) == expected


def test_the_text_of_a_task_ends_with_its_note() -> None:
    found = plan("（一）建立台账。各县要建立台账。（市财政局负责）", "（二）开展检查。各县要检查。")

    assert tasks(found)["一/(一)"] == "（一）建立台账。各县要建立台账。（市财政局负责）"


def test_a_task_with_a_note_gets_the_bodies_of_the_note_only() -> None:
    item = "（一）建立台账。由市民政局制定办法，市教育局负责培训。（市财政局负责）"

    assert who(plan(item, "（二）开展检查。")) == ["responsible 市财政局"]


@pytest.mark.parametrize(
    "convention",
    [
        "（排在首位的为牵头单位，下同）",
        "（列第一位的为牵头单位，下同）",
        "（排名第一的单位为牵头单位）",
        "（第一个单位为牵头单位，其他为配合单位）",
    ],
)
def test_a_convention_said_once_holds_for_the_document(convention: str) -> None:
    found = plan(
        f"（一）建立台账。{convention}",
        "（二）开展检查。（责任单位：市财政局、市民政局）",
        "（三）通报情况。（市教育局负责）",
    )

    assert (who(found, "一/(二)"), who(found, "一/(三)")) == (
        ["lead 市财政局", "responsible 市民政局"],
        ["lead 市教育局"],
    )


@pytest.mark.parametrize(
    "words",
    ["（排名不分先后）", "（排在首位的为优胜单位）", "（牵头单位另行通知）"],
)
def test_other_remarks_make_nobody_lead(words: str) -> None:
    found = plan(f"（一）建立台账。{words}", "（二）开展检查。（责任单位：市财政局、市民政局）")

    assert who(found, "一/(二)") == ["responsible/jointly 市财政局+市民政局"]


def test_a_lead_that_is_named_beats_the_convention() -> None:
    found = plan(
        "（一）建立台账。（排在首位的为牵头单位，下同）",
        "（二）开展检查。（市民政局牵头，市财政局配合）",
    )

    assert who(found, "一/(二)") == ["lead 市民政局", "support 市财政局"]


def test_brackets_within_a_note_belong_to_a_name() -> None:
    found = plan("（一）建立台账。（市教育局（市委教育工委）、市财政局负责）", "（二）开展检查。")

    assert who(found) == ["responsible/jointly 市教育局（市委教育工委）+市财政局"]


def test_offsets_point_at_the_written_names() -> None:
    found = plan("（一）建立台账。（市财政局、 市民政局负责）", "（二）开展检查。")
    [assignment] = found.of(Task)[0].assignments

    assert [found.document.quote(body.span) for body in assignment.departments] == [
        "市财政局",
        "市民政局",
    ]


@given(strategies.texts)
def test_notes_stand_in_order_and_never_overlap(text: str) -> None:
    folded = fold(text)
    places = [
        at for note in assignments.notes(folded, 0, len(folded)) for at in (note.start, note.end)
    ]

    assert places == sorted(places)


@given(strategies.notes)
def test_every_note_names_somebody(note: str) -> None:
    folded = fold(f"各县要建立台账。{note}")
    found = assignments.notes(folded, 0, len(folded))

    assert [told(one.assignments) for one in found if not one.assignments] == []
