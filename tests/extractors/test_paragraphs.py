"""Paragraphs are the lines of a text, and the pieces of a line that lost its breaks."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpora.folding import fold
from corpora.model import Analysis, Paragraph
from extractors import paragraphs
from tests import strategies
from tests.extractors.texts import document, table

# Longer than any line that is left as it stands.
PAD = "各县区要加强组织领导，明确目标任务，健全工作机制，定期研究解决工作中的重大问题。" * 9


def _found(text: str) -> list[Paragraph]:
    return list(paragraphs.find(Analysis(document=document(text), folded=fold(text))))


def _lines(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in _found(text)]


def _heads(text: str) -> list[str]:
    """The first four characters of each piece."""
    return [line[:4] for line in _lines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、加强领导\n二、落实责任", ["一、加强领导", "二、落实责任"]),
        ("  一、加强领导  \n\n\u3000\u3000二、落实责任\r\n", ["一、加强领导", "二、落实责任"]),
        ("# 通知\n**一、加强领导**\n", ["通知", "一、加强领导"]),
        (" \n\u3000\n**\n", []),
        ("", []),
        ("甲乙\u2028丙丁", ["甲乙", "丙丁"]),
        # A short line holds a list of its own.
        (
            "（一）加强领导；（二）落实责任。\n第二行",
            ["（一）加强领导；（二）落实责任。", "第二行"],
        ),
    ],
)
def test_paragraphs_are_lines_without_their_blanks(text: str, expected: list[str]) -> None:
    assert _lines(text) == expected


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        # A consecutive outline parts a line that has lost its breaks.
        (f"一、领导{PAD}二、责任{PAD}三、督查{PAD}", ["一、领导", "二、责任", "三、督查"]),
        (
            f"一、领导{PAD}（一）甲{PAD}（二）乙{PAD}二、责任",
            ["一、领导", "（一）甲", "（二）乙", "二、责任"],
        ),
        (
            f"一、领导{PAD}1.甲乙{PAD}2.乙丙{PAD}二、责任",
            ["一、领导", "1.甲乙", "2.乙丙", "二、责任"],
        ),
        (f"第一条 甲{PAD}第二条 乙{PAD}第三条 丙", ["第一条 ", "第二条 ", "第三条 "]),
        (
            f"一、领导{PAD}1.2019年{PAD}2.2020年{PAD}二、责任",
            ["一、领导", "1.20", "2.20", "二、责任"],
        ),
        # The first label stands behind a title.
        (
            f"霁州市养老服务二十条措施一、甲{PAD}（一）乙{PAD}二、丙{PAD}（二）丁",
            ["霁州市养", "一、甲各", "（一）乙", "二、丙各", "（二）丁"],
        ),
        # Numbering that runs on over the sections.
        (
            f"一、甲{PAD}（一）乙{PAD}二、丙{PAD}（二）丁{PAD}",
            ["一、甲各", "（一）乙", "二、丙各", "（二）丁"],
        ),
    ],
)
def test_a_line_without_breaks_is_parted_at_its_outline(text: str, heads: list[str]) -> None:
    assert _heads(f"{text}\n第二行")[: len(heads)] == heads


@pytest.mark.parametrize(
    "text",
    [
        f"{PAD}按照第一条、第二条的规定办理。{PAD}",  # references
        f"{PAD}一、加强领导。{PAD}",  # one label is a manner of speaking
        f"{PAD}三、加强领导。{PAD}七、落实责任。{PAD}",  # not in their turn
        f"{PAD}投资3.5亿元、4.6亿元，建设1、2号楼。{PAD}",
        f"{PAD}比选方案一、方案二、方案三。{PAD}",
        f"{PAD}《条例》第一条规定的情形，本办法第二条所称的机构。{PAD}",
    ],
)
def test_what_is_no_outline_parts_nothing(text: str) -> None:
    assert len(_lines(f"{text}\n第二行")) == 2


def test_a_short_page_of_one_line_is_parted_too() -> None:
    text = "各县人民政府：一、加强领导。各县要落实责任。二、强化督查。各县要开展督查。"

    assert _lines(text) == [
        "各县人民政府：",
        "一、加强领导。各县要落实责任。",
        "二、强化督查。各县要开展督查。",
    ]


def test_indents_part_a_line() -> None:
    text = f"{PAD}\u3000\u3000各县要认真落实。\n第二行"

    assert _lines(text)[1] == "各县要认真落实。"


@pytest.mark.parametrize(
    ("behind", "pieces"),
    [
        ("霁州市人民政府2021年9月10日", ["霁州市人民政府", "2021年9月10日"]),
        ("霁州市人民政府 二○二一年九月十日", ["霁州市人民政府", "二○二一年九月十日"]),
        ("2021年9月10日", ["2021年9月10日"]),
        # A date inside a sentence signs nothing.
        ("2021年9月10日起施行。", []),
        ("2021年9月10日前报送市政府。", []),
    ],
)
def test_a_signature_ends_run_on_text(behind: str, pieces: list[str]) -> None:
    text = f"一、领导{PAD}二、责任{PAD}{behind}\n第二行"

    assert _lines(text)[2:-1] == pieces


def test_a_title_that_was_quoted_above_stands_apart() -> None:
    text = (
        "各县人民政府：现将《霁州市养老服务实施方案》印发给你们，请认真贯彻执行。"
        f"霁州市养老服务实施方案一、领导{PAD}二、责任{PAD}\n第二行"
    )

    assert _lines(text)[:3] == [
        "各县人民政府：",
        "现将《霁州市养老服务实施方案》印发给你们，请认真贯彻执行。",
        "霁州市养老服务实施方案",
    ]


def test_lines_of_a_table_say_so_and_are_never_parted() -> None:
    words, made = table([[f"一、领导{PAD}二、责任{PAD}"]], start=3)
    text = f"前言\n{words}\n后记"
    analysis = Analysis(document=document(text, tables=[made]), folded=fold(text))

    assert [one.in_table for one in paragraphs.find(analysis)] == [False, True, False]


@given(strategies.texts)
def test_paragraphs_stand_in_order_and_never_overlap(text: str) -> None:
    spans = [one.span for one in _found(text)]

    assert [b for a, b in pairwise(spans) if b.start < a.end] == []


@given(strategies.texts)
def test_nothing_but_blanks_and_marks_of_layout_stands_outside(text: str) -> None:
    left = list(fold(text))
    for one in _found(text):
        left[one.span.start : one.span.end] = " " * (one.span.end - one.span.start)

    assert set(left) <= set(" \n#_")


@given(strategies.texts)
def test_no_paragraph_begins_or_ends_with_a_blank(text: str) -> None:
    folded = fold(text)

    assert [
        one
        for one in _found(text)
        if folded[one.span.start] in " \n" or folded[one.span.end - 1] in " \n"
    ] == []
