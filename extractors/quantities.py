"""Quantities of different units made comparable: 1.2万元 and 12000元, and which way is better."""

import re

import msgspec

from corpora.vocabulary import Comparator
from extractors.surroundings import clause_after, clause_before

_SCALES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
# 千瓦, 千米 and 百分点 are units of their own.
_SCALED = re.compile(
    r"(?P<scale>[十百千万亿]{1,2})(?P<unit>千瓦时?|千米|(?!瓦|米|分点)[^十百千万亿]*)"
)
_RELATIVE = ("%", "百分点", "倍", "分贝", "微克", "毫克", "℃", "摄氏度", "小时", "分钟")
# 下降15% is met by 20%, 降到15% by 10%.
_FALL = re.compile(r"(?:下降|降低|减少|压减|缩减|压缩)(?!到|至)")
_UP: dict[Comparator, bool] = {">=": True, ">": True, "<=": False, "<": False}
# So much for each: the same measure everywhere, whatever the size of the place.
_RATE = re.compile(
    r"每(?!年|个?月|季|天|日|周)(?:[一-鿿\d]{1,4})|人均|户均|均不|各(?:县|市|区|乡|镇|街道|村|社区)"
)
# How often: 每月至少3次. 每年培训500人 is a total, of which each place has its share.
_OFTEN = re.compile(r"每(?:个?月|个?季度?|半年|周|年)[^,。;:]{0,8}\Z")
_PER = re.compile(r"[/每]")


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """`value` in the plain `unit`; `upward` where more of it is better, None where neither is.

    `relative` are shares and measures of quality, which do not grow with the place.
    """

    value: float
    unit: str
    upward: bool | None
    relative: bool


def read(text: str, comparator: Comparator, value: float, unit: str) -> Quantity:
    """Of folded words: ``不低于1.2万元``, ``>=``, 1.2, ``万元``."""
    unit = unit.removeprefix("个") if unit != "个" else unit
    found = _SCALED.fullmatch(unit)
    if found:
        for letter in found["scale"]:
            value *= _SCALES[letter]
        unit = found["unit"] or "个"
    if unit == "‰":
        value, unit = value / 10, "%"
    upward = _UP.get(comparator)
    if comparator == "=" and unit == "%" and value == 100:
        upward = True
    if _FALL.match(text):
        upward = True
    # Sums of decimals: 1.2 * 10000 is not quite 12000.
    return Quantity(value=round(value, 6), unit=unit, upward=upward, relative=unit in _RELATIVE)


def is_rate(folded: str, start: int, end: int) -> bool:
    """Whether the words around say so much for each: 每百户, 每个社区, 人均, 每月至少3次."""
    before = clause_before(folded, start)
    times = folded.endswith("次", start, end) and not folded.endswith("人次", start, end)
    often = times and _OFTEN.search(before)
    return bool(often or _RATE.search(before) or _PER.match(clause_after(folded, end)))
