"""The labels of an outline: 第一章, 第一条, 一、, (一), 1., (1), ① and their look-alikes."""

import re
from typing import Literal

import msgspec

Style = Literal["part", "chapter", "section", "article", "cn", "(cn)", "n", "(n)", "circled"]

_CN = "一二三四五六七八九十百零〇"
# 3.5万 is a quantity; 3.2025年底前… and 2、2月25日… are items that begin with a date.
_NO_QUANTITY = r"(?!\d(?!\d{3} ?(?:[年至]|-\d)|\d?月\d{1,2}日))"
_LABEL = re.compile(
    rf"第 ?(?P<ordinal>[{_CN}\d]{{1,5}}) ?(?P<unit>[编章节条])"
    # 第一条第二款, 第三条规定的情形: references.
    rf"(?![款项之至])(?! ?(?:规定的|所[称列述]))[ 、.:]{{0,3}}"
    rf"|[(〔] ?(?P<in_cn>[{_CN}]{{1,4}}) ?[)〕] ?[、.]?"
    rf"|(?P<cn>[{_CN}]{{1,4}}) ?(?:、|\.{_NO_QUANTITY})"
    rf"|[(〔] ?(?P<in_n>\d{{1,3}}) ?[)〕] ?[、.]?"
    # 1.1 is a decimal outline, whose last figure counts.
    rf"|(?P<n>(?:\d{{1,2}}\.){{0,3}}\d{{1,3}}) ?"
    rf"(?:[、.]{_NO_QUANTITY}|(?<=\d\.\d) |\)(?!\d)(?![,、]))"
    rf"|(?P<dotted>[⒈-⒛])"
    rf"|(?P<bracketed>[⑴-⒇])"
    rf"|(?P<circled>[①-⑳])[.、]?"
)
_UNITS: dict[str, Style] = {"编": "part", "章": "chapter", "节": "section", "条": "article"}
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """`segment` is its piece of the path; `number` its place in the row; `end` an offset."""

    style: Style
    number: int
    segment: str
    end: int


def read(folded: str, start: int, end: int) -> Label | None:
    """The label that stands at `start`, None where the line has none."""
    found = _LABEL.match(folded, start, end)
    if found is None:
        return None
    return _label(found)


def _label(found: "re.Match[str]") -> Label | None:
    kind = found.lastgroup
    if kind == "unit":
        ordinal, unit = found["ordinal"], found["unit"]
        return _made(_UNITS[unit], _value(ordinal), f"第{ordinal}{unit}", found)
    written = found[str(kind)]
    if kind == "cn":
        return _made("cn", _value(written), written, found)
    if kind == "in_cn":
        return _made("(cn)", _value(written), f"({written})", found)
    if kind == "in_n":
        return _made("(n)", int(written), f"({written})", found)
    if kind == "n":
        return _made("n", int(written.rpartition(".")[2]), written, found)
    if kind == "dotted":
        number = ord(written) - ord("⒈") + 1
        return _made("n", number, str(number), found)
    if kind == "bracketed":
        number = ord(written) - ord("⑴") + 1
        return _made("(n)", number, f"({number})", found)
    number = ord(written) - ord("①") + 1
    return _made("circled", number, written, found)


def _made(style: Style, number: int, segment: str, found: "re.Match[str]") -> Label:
    return Label(style=style, number=number, segment=segment, end=found.end())


def _value(written: str) -> int:
    """十八 is 18, 一百零二 is 102; 0 for what is no number."""
    if written.isdecimal():
        return int(written)
    total = digit = 0
    for character in written:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit
