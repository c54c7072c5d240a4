"""The parts of a text: the site's own, cover, body, attachment, signature, notes."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpora.model import Part
from tests import strategies
from tests.extractors.texts import analysed, lines, parts

TITLE = "霁州市人民政府关于加强水源地保护的通知"
WRAPPER = "霁州市人民政府办公室关于印发霁州市水源地保护方案的通知"
FORMULA = "现将《霁州市水源地保护方案》印发给你们，请认真贯彻执行。"
BODY = (
    "一、划定保护区。各县要划定水源保护区，设置界碑和警示标志，2021年底前完成全部水源地的勘界定标。",
    "二、加强监管。各县要开展日常巡查，建立巡查台账，对发现的问题要及时整改，确保水质稳定达标。",
    "三、强化考核。市政府将水源地保护情况纳入年度考核，对工作不力的县予以通报批评。",
)
SIGNED = ("霁州市人民政府办公室", "2021年3月4日")


def _kinds(*written: str) -> list[tuple[str, str]]:
    return list(parts(analysed(lines(*written))))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            (TITLE, "各县人民政府：", *BODY, *SIGNED),
            [("body", TITLE), ("signature", SIGNED[0])],
        ),
        (
            (TITLE, "各县人民政府：", *BODY, *SIGNED, "（此件公开发布）"),
            [("body", TITLE), ("signature", SIGNED[0]), ("notes", "（此件公开发布）")],
        ),
        (
            (TITLE, "各县人民政府：", *BODY, "附件：水源地名录", *SIGNED),
            [("body", TITLE), ("notes", "附件：水源地名录"), ("signature", SIGNED[0])],
        ),
        (
            (TITLE, "各县人民政府：", *BODY, *SIGNED, "抄送：市委办公室，市人大常委会办公室。"),
            [
                ("body", TITLE),
                ("signature", SIGNED[0]),
                ("notes", "抄送：市委办公室，市人大常委会办公室。"),
            ],
        ),
        # A notice and what it hands on are one document of two parts.
        (
            (WRAPPER, "各县人民政府：", FORMULA, *SIGNED, "霁州市水源地保护方案", *BODY),
            [("cover", WRAPPER), ("signature", SIGNED[0]), ("attachment", "霁州市水源地保护方案")],
        ),
        (
            (
                WRAPPER,
                "各县人民政府：",
                FORMULA,
                *SIGNED,
                "（此件公开发布）",
                "霁州市水源地保护方案",
                *BODY,
            ),
            [
                ("cover", WRAPPER),
                ("signature", SIGNED[0]),
                ("notes", "（此件公开发布）"),
                ("attachment", "霁州市水源地保护方案"),
            ],
        ),
        # An attachment below a finished text.
        (
            (TITLE, "各县人民政府：", *BODY, *SIGNED, "附件", "水源地保护任务分工", *BODY),
            [("body", TITLE), ("signature", SIGNED[0]), ("attachment", "附件")],
        ),
        # Nothing is handed on where nothing follows the signature.
        (
            (WRAPPER, "各县人民政府：", FORMULA, *SIGNED),
            [("body", WRAPPER), ("signature", SIGNED[0])],
        ),
        # The site's own lines around it.
        (
            (
                "首页",
                "当前位置：首页 > 文件",
                TITLE,
                "各县人民政府：",
                *BODY,
                *SIGNED,
                "上一篇：关于防汛的通知",
                "版权所有",
            ),
            [
                ("chrome", "首页"),
                ("body", TITLE),
                ("signature", SIGNED[0]),
                ("chrome", "上一篇：关于防汛的通知"),
            ],
        ),
        # A short letter is signed as well as a long one.
        (
            (
                "关于同意设立开发区的批复",
                "霁州市人民政府：",
                "你市请示收悉。同意设立苇渡经济开发区，请认真组织实施。",
                "岚川省人民政府",
                "2021年3月4日",
            ),
            [("body", "关于同意设立开发区的批复"), ("signature", "岚川省人民政府")],
        ),
        # Items that end in a note are text, though they end in no full stop.
        (
            (
                TITLE,
                "各县人民政府：",
                "一、划定保护区（市水利局牵头）",
                "二、加强监管（各县人民政府负责）",
                *SIGNED,
            ),
            [("body", TITLE), ("signature", SIGNED[0])],
        ),
    ],
)
def test_parts_of_a_document(written: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert _kinds(*written) == expected


@pytest.mark.parametrize(
    "date_line",
    ["（2021年3月4日）", "2021年3月4日"],
)
def test_a_date_under_the_title_is_no_signature(date_line: str) -> None:
    found = _kinds(TITLE, date_line, "各县人民政府：", *BODY)

    assert [kind for kind, _ in found if kind == "signature"] == []


def test_two_signatures_close_notice_and_attachment() -> None:
    found = _kinds(
        *("霁州市人民政府关于转发省水利厅水源地保护意见的通知", "各县人民政府："),
        "现将省水利厅《水源地保护意见》转发给你们，请认真贯彻执行。",
        *SIGNED,
        *("水源地保护意见", *BODY, "岚川省水利厅", "2021年2月1日"),
    )

    assert [kind for kind, _ in found] == ["cover", "signature", "attachment", "signature"]


def test_the_orders_of_a_cover_stay_in_the_cover() -> None:
    order = "各县要于2021年6月底前将实施方案报市水利局。"
    found = analysed(
        lines(
            WRAPPER, "各县人民政府：", f"{FORMULA}", order, *SIGNED, "霁州市水源地保护方案", *BODY
        )
    )

    assert [part.kind for part in found.of(Part) if order in found.document.quote(part.span)] == [
        "cover"
    ]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        # The names of attachments are notes, over as many lines as they take.
        (
            (
                "附件：1.水源地名录",
                "2.水源地保护区划定和勘界",
                "工作安排表",
                *SIGNED,
                "附件1",
                *BODY,
            ),
            ["body", "notes", "signature", "attachment"],
        ),
        (
            (*SIGNED, "附件：1.水源地名录", "2.水源地巡查记录表", "附件1", "水源地名录", *BODY),
            ["body", "signature", "notes", "attachment"],
        ),
        # 附件: above a list of names begins no attachment.
        (("附件：", "1.水源地名录", "2.巡查记录表", *SIGNED), ["body", "notes", "signature"]),
        # A text that nobody signed ends where its attachments begin.
        (("附件", "水源地保护任务安排", *BODY), ["body", "attachment"]),
        (("附件：水源地名录", "附件：", "水源地名录", *BODY), ["body", "notes", "attachment"]),
        # A line of the text is not the rest of a name.
        (
            ("附件：水源地名录", "各县要于年底前报送名录。", *SIGNED),
            ["body", "notes", "body", "signature"],
        ),
        # The imprint stands below the attachments, and its list of addressees may be long.
        (
            (
                *SIGNED,
                *("附件", "水源地名录", *BODY),
                *("抄送：市委办公室，市人大常委会办公室，市政协", "办公室，市纪委监委。"),
                "霁州市人民政府办公室 2021年3月5日印发",
            ),
            ["body", "signature", "attachment", "notes"],
        ),
        ((*SIGNED, "霁州市人民政府办公室", "2021年3月5日印发"), ["body", "signature", "notes"]),
    ],
)
def test_what_stands_below_a_text(below: tuple[str, ...], expected: list[str]) -> None:
    assert [kind for kind, _ in _kinds(TITLE, "各县人民政府：", *BODY, *below)] == expected


@given(strategies.texts)
def test_the_parts_cover_the_text_without_gap_or_overlap(text: str) -> None:
    spans = [part.span for part in analysed(text).of(Part)]
    edges = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]

    assert [
        edges[at : at + 2] for at in range(0, len(edges), 2) if edges[at] != edges[at + 1]
    ] == []


@given(strategies.texts)
def test_neighbouring_parts_are_of_different_kinds(text: str) -> None:
    found = analysed(text).of(Part)

    assert [one for one, other in pairwise(found) if one.kind == other.kind] == []


def test_an_empty_text_has_no_parts() -> None:
    assert parts(analysed("")) == []


def test_blank_text_belongs_to_the_site() -> None:
    assert [kind for kind, _ in parts(analysed(" \n\u3000\n"))] == ["chrome"]
