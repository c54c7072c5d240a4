"""Rich text documents of several programs, as a person reads them."""

import pytest

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.model import Document


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def read(body: str, head: str = "\\ansi\\ansicpg936") -> Document:
    return readers.parse(f"{{\\rtf1{head}\n{body}}}".encode("latin-1"), "通知.rtf")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (gbk("各乡镇：") + r"\par " + gbk("通知") + r"\par", "各乡镇：\n通知"),
        (gbk("甲") + "\\\n" + gbk("乙"), "甲\n乙"),  # as macOS writes it
        (gbk("甲") + r"\line " + gbk("乙") + r"\tab " + gbk("丙"), "甲\n乙\t丙"),
        (gbk("甲乙")[:12] + "\r\n" + gbk("甲乙")[12:], "甲乙"),  # wrapped inside a character
        (r"\u20013?\u25991 ?", "中文"),
        (r"\uc2\u20013" + gbk("中") + r"\u25991" + gbk("文"), "中文"),
        (r"\uc1\u-10179?\u-9216?", "\U0001f400"),
        (r"\uc0\u20013{\uc1\u20013 ?}\u25991", "中中文"),
        (gbk("甲") + r"{\v " + gbk("暗") + r"}{\deleted " + gbk("删") + "}" + gbk("乙"), "甲乙"),
        (r"{\*\unknown " + gbk("暗") + r"}{\pict 0a0b}{\info{\author " + gbk("某") + "}}" + gbk("乙"), "乙"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt " + gbk("三") + "}}" + gbk("页"), "三页"),
        (r"{\field{\*\fldinst eq \\o\\ac(\u9675?,7)}{\fldrslt }}" + gbk("甲"), "⑦甲"),
        (r"{\listtext " + gbk("一、") + r"\tab}" + gbk("目标") + r"\par", "一、目标"),
        (r"{\pntext 1.\tab}" + gbk("目标") + r"\par", "1. 目标"),
        (r"\bin5 {{{{{" + gbk("甲") + r"\~\_" + gbk("乙"), "甲\xa0-乙"),
        (r"\{" + gbk("甲") + r"\}\\", "{甲}\\"),
        (gbk("甲") + r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt " + gbk("框") + r"\par}}}\par " + gbk("乙"), "甲\n框\n\n乙"),
        ("}}}" + gbk("甲"), "甲"),
        ("{{{" + gbk("甲"), "甲"),
    ],
)  # fmt: skip
def test_what_a_document_shows(body: str, text: str) -> None:
    assert read(body).text == text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}}", r"\f1 " + gbk("通知")),
        (r"\ansi\ansicpg1252{\fonttbl{\f13\fcharset134 B;}}", r"\loch\af0\hich\af0\dbch\af13 " + gbk("通知")),
        (r"\ansi\ansicpg936{\fonttbl{\f0\fcharset0 A;}}", r"\f0 " + gbk("通知")),
        (r"\ansi\ansicpg950", r"\'b3\'71\'aa\'be"),
    ],
)  # fmt: skip
def test_bytes_are_in_the_encoding_of_their_font(head: str, body: str) -> None:
    assert read(body, head).text == "通知"


def test_tables_have_cells_with_spans() -> None:
    head = r"\trowd\trleft0\cellx1000{}\cellx2000{}\cellx3000\intbl "
    rows = (
        head.format("", "") + "a\\cell b\\cell c\\cell\\row "
        + head.format(r"\clvmgf", "").replace(r"\cellx1000\clvmgf", r"\cellx1000")
        .replace(r"\trleft0", r"\trleft0\clvmgf") + "1\\cell d\\par e\\cell f\\cell\\row "
        + head.format("", r"\clmrg").replace(r"\trleft0", r"\trleft0\clvmrg")
        + "\\cell g\\cell\\cell\\row "
    )  # fmt: skip
    document = read("x\\par " + rows + r"\pard y\par")

    assert document.text == "x\na\tb\tc\n1\td\ne\tf\ng\ny"
    [found] = document.tables
    assert [
        (document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span)
        for c in found.cells
    ] == [
        ("a", 0, 0, 1, 1),
        ("b", 0, 1, 1, 1),
        ("c", 0, 2, 1, 1),
        ("1", 1, 0, 2, 1),
        ("d\ne", 1, 1, 1, 1),
        ("f", 1, 2, 1, 1),
        ("g", 2, 1, 1, 2),
    ]


def test_notes_and_headers_stand_behind_the_text() -> None:
    document = read(
        r"{\info{\title " + gbk("关于安全生产的通知") + r"}}{\header x\par}{\footer - 1 -\par}"
        r"a{\super\chftn{\footnote\pard\chftn  n}}b\par c"
    )

    assert document.text == "ab\nc\n[1] n\nx"
    assert document.title == "关于安全生产的通知"
    assert document.body is not None
    assert document.quote(document.body) == "ab\nc\n[1] n"


def test_a_document_without_text_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="no text"):
        read(r"\pard\par")


@pytest.mark.parametrize(
    "body", ["{" * 200_000 + "a", "{\\b " * 100_000, "\\cell" * 100_000 + " a"]
)
def test_deep_and_broken_groups_end(body: str) -> None:
    assert read(body + "a").text.strip().endswith("a")
