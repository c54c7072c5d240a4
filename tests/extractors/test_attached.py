"""Where the attachments of a text begin, and the paths of what stands in them."""

import pytest

from tests.extractors.texts import HEAD, OPENING, analysed, kinds, lines, outline, paths

SIGNED = ("霁州市人民政府办公室", "2021年3月4日")
PLAN = ("一、巡查水源。各县要开展巡查。", "二、整改问题。各县要整改问题。")
CLOSING = ("一、巡查水源。各县要开展巡查。", "二、工作要求", "（一）加强领导。各县要加强领导。")


def _outline(*below: str) -> list[str]:
    return outline(analysed(HEAD + lines("一、建设站点。各县要建设站点。", *SIGNED, *below)))


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (("附件", "巡查方案", *PLAN), ["一", "附件/一", "附件/二"]),
        (("附件1", "名录", "附件2：", "巡查方案", *PLAN), ["一", "附件/一", "附件/二"]),
        # Two attachments that both have an outline are told apart by their numbers.
        (
            ("附件1", "巡查方案", *PLAN, "附件2", "考核办法", *PLAN),
            ["一", "附件1/一", "附件1/二", "附件2/一", "附件2/二"],
        ),
        (
            ("附件一：巡查工作方案", *PLAN, "附件二：考核工作办法", *PLAN),
            ["一", "附件一/一", "附件一/二", "附件二/一", "附件二/二"],
        ),
        # A sentence that speaks of an attachment begins none.
        (
            ("附件", "巡查方案", PLAN[0], "附件1所列站点由各县巡查。", PLAN[1]),
            ["一", "附件/一", "附件/二"],
        ),
    ],
)
def test_the_paths_of_attachments(below: tuple[str, ...], expected: list[str]) -> None:
    assert _outline(*below) == expected


def test_what_a_notice_hands_on_has_no_prefix_and_what_that_brings_has_one() -> None:
    found = analysed(
        lines(
            "霁州市人民政府办公室关于印发霁州市水源地保护意见的通知",
            "各县人民政府：",
            "现将《霁州市水源地保护意见》印发给你们，请认真贯彻执行。",
            *SIGNED,
            *("霁州市水源地保护意见", *PLAN),
            *("附件", "水源地巡查方案", *PLAN),
        )
    )

    assert outline(found) == ["一", "二", "附件/一", "附件/二"]


def test_each_outline_has_a_closing_section_of_its_own() -> None:
    found = analysed(
        HEAD + OPENING + lines(*CLOSING[1:], *SIGNED, "附件", "水源地巡查方案", *CLOSING)
    )

    assert {path: kinds(found)[path] for path in ("二/(一)", "附件/二/(一)")} == {
        "二/(一)": "safeguard",
        "附件/二/(一)": "safeguard",
    }


@pytest.mark.parametrize(
    ("title", "found"),
    [("水源地巡查方案", True), ("水源地信息采集要求", True), ("申报材料目录", False)],
)
def test_an_attachment_orders_work_where_its_title_says_so(title: str, *, found: bool) -> None:
    analysis = analysed(HEAD + OPENING + lines(*SIGNED, "附件1", "名录", "附件2", title, *PLAN))

    assert ("附件/一" in paths(analysis)) == found
