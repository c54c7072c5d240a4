"""Quantities are compared in plain units, and the better way is known."""

import pytest

from corpora.vocabulary import Comparator
from extractors import quantities


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1.2, "万元", (12000, "元")),
        (3, "亿元", (300_000_000, "元")),
        (2, "万个", (20000, "个")),
        (5, "万", (50000, "个")),
        (5, "‰", (0.5, "%")),
        (3, "个百分点", (3, "百分点")),
        (5, "千瓦", (5, "千瓦")),
        (5, "千米", (5, "千米")),
        (5, "万千瓦", (50000, "千瓦")),
    ],
)
def test_units_are_made_plain(value: float, unit: str, expected: tuple[float, str]) -> None:
    read = quantities.read("不低于", ">=", value, unit)

    assert (read.value, read.unit) == expected


@pytest.mark.parametrize(
    ("text", "comparator", "upward"),
    [
        ("不低于4%", ">=", True),
        ("不超过4%", "<=", False),
        ("下降4%", "<=", True),
        ("下降到4%", "<=", False),
        ("降低至4%", "<=", False),
        ("压减4%", "<=", True),
        ("保持在4%", "=", None),
        ("约4%", "~", None),
    ],
)
def test_which_way_is_better(text: str, comparator: Comparator, upward: bool | None) -> None:
    assert quantities.read(text, comparator, 4, "%").upward is upward


@pytest.mark.parametrize(
    ("before", "quantity", "after", "expected"),
    [
        ("新建居住区按每百户", "不少于30平方米", "", True),
        ("人均", "不低于80元", "", True),
        ("每月", "至少探访3次", "", True),
        ("各县(市、区)建成", "不少于1家", "", True),
        ("补助标准", "不低于80元", "/年", True),
        ("每年培训护理员", "不少于500人次", "", False),
        ("全省建成", "不少于1000个", "", False),
    ],
)
def test_a_rate_is_told_from_a_total(
    before: str, quantity: str, after: str, expected: bool
) -> None:
    text = before + quantity + after

    assert quantities.is_rate(text, len(before), len(before + quantity)) is expected
