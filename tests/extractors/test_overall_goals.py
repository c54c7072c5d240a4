"""Sums for the whole of a place, and standards that hold in every part of it."""

import pytest

from corpora.folding import fold
from extractors import horizons, overall_goals


@pytest.mark.parametrize(
    ("sentence", "is_for_all"),
    [
        ("到2025年，力争全省湿地旅游收入达到30亿元。", True),
        ("2025年底前全省建成湿地公园50个以上。", True),
        ("到2025年，全省湿地保护率达到55%。", False),
        ("到2025年，每个县建成湿地公园2个。", False),
        ("到2025年，建成湿地公园2个。", False),
        ("对全省50个湿地公园逐个检查。", False),
        ("到2025年，全市场主体达到3万家。", False),
    ],
)
def test_a_sum_for_the_whole_place(sentence: str, is_for_all: bool) -> None:
    assert overall_goals.is_for_all(fold(sentence)) is is_for_all


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("楠浦县养老服务三年行动计划（2021—2023年）", 2023),
        ("楠浦县养老服务三年行动计划（2021-2023年）", 2023),
        ("关于2021年至2023年养老服务工作的意见", 2023),
        ("楠浦县2021年养老服务工作要点", None),
        ("关于楠政办发〔2021〕57号文件的通知", None),
    ],
)
def test_until_when_a_plan_runs(title: str, year: int | None) -> None:
    assert horizons.last_year(fold(title)) == year
