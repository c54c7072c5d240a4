"""Which text the bytes of a file mean."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableFileError
from corpora.readers.encoding import decode

SIMPLIFIED = (
    "各县（市、区）人民政府，市政府各部门：\n"
    "为进一步做好数字经济发展工作，经市政府同意，现将有关事项通知如下。\n"
    "一、各部门要在2019年6月底前制定工作方案，由市财政局牵头落实。\n"
)
TRADITIONAL = (
    "各縣市政府：\n為推動國民教育計畫，請貴府依規定辦理，並於期限前將成果報本部備查。\n"
    "本案所需經費由本部補助，各校應確實執行。\n"
)


@pytest.mark.parametrize(
    ("text", "written_in", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED + "龑㙍𠮷", "gb18030", "gb18030"),  # beyond GBK
        (TRADITIONAL, "gbk", "gb18030"),  # traditional script is no sign of Big5
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "cp950", "big5hkscs"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        ("plain English, no Chinese", "utf-16-le", "utf-16-le"),
        ("plain English, no Chinese", "ascii", "utf-8"),
    ],
)
def test_tells_the_encoding_without_a_mark(text: str, written_in: str, expected: str) -> None:
    assert decode(text.encode(written_in), "a.txt") == (text, expected)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_believes_a_byte_order_mark_and_drops_it(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding), "a.txt") == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "no-such-charset", None])
def test_believes_the_bytes_against_a_wrong_declaration(declared: str | None) -> None:
    decoded = decode(SIMPLIFIED.encode("gbk"), "a.html", declared=declared)

    assert decoded == (SIMPLIFIED, "gb18030")


@pytest.mark.parametrize(("declared", "expected"), [("gb2312", "gb18030"), ("big5", "big5hkscs")])
def test_a_declaration_breaks_ties(declared: str, expected: str) -> None:
    """Two rare characters are as good in the one as in the other."""
    assert decode("甌鼎".encode("big5"), "a.html", declared=declared)[1] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("lost", [1, 2])
def test_a_cut_last_character_costs_only_itself(encoding: str, lost: int) -> None:
    cut = (SIMPLIFIED + "完").encode(encoding)[:-lost]
    text, found = decode(cut, "a.txt")

    assert found == encoding
    assert text.rstrip("\ufffd") == SIMPLIFIED


def test_bad_bytes_inside_are_marked_and_the_rest_is_kept() -> None:
    first, second = SIMPLIFIED.encode(), "以上事项请认真落实。".encode()

    assert decode(first + b"\xff" + second, "a.txt") == (
        SIMPLIFIED + "\ufffd" + "以上事项请认真落实。",
        "utf-8",
    )


def test_line_breaks_become_one_kind_and_invisible_marks_go() -> None:
    assert decode("甲\r\n乙\r丙\n丁\ufeff戊\0己".encode(), "a.txt")[0] == "甲\n乙\n丙\n丁戊己"


@pytest.mark.parametrize("data", [b"", b" \n", b"\0\0\0\0", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.txt: it is empty; fetch it again"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, random.Random(0).randbytes(5_000)])
def test_bytes_of_no_text_are_an_error(data: bytes) -> None:
    """Nearly all bytes at random are characters in UTF-16, but rare ones."""
    with pytest.raises(UnreadableFileError, match=r"no text in UTF-8.*; open it in the program"):
        decode(data, "a.txt")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff\ufffd"), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """What is no text at all, blanks or control characters alone, is refused, never changed."""
    try:
        found = decode(text.encode(), "a.txt")
    except UnreadableFileError:
        assert not text.strip() or any(character < " " or character == "\x7f" for character in text)
    else:
        assert found == (text, "utf-8")
