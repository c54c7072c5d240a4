"""Quantities to be reached, told from other numbers."""

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Document, Part, Span, Target
from extractors import targets


def _find(text: str, *parts: Part) -> list[Target]:
    document = Document(text=text, media_type="text/plain")
    analysis = Analysis(document=document, folded=fold(text))
    return list(targets.find(analysis.plus(Part, parts) if parts else analysis))


@pytest.mark.parametrize(
    ("text", "what", "comparator", "value", "unit"),
    [
        ("所占权重从2017年起不应低于4%。", "所占权重", ">=", 4, "%"),
        ("到2020年，普及率达到70%左右", "普及率", "~", 70, "%"),
        ("普及率达90％以上", "普及率", ">=", 90, "%"),
        ("电子信息产业产值超过5,000亿元。", "电子信息产业产值", ">", 5000, "亿元"),
        ("数字经济规模突破1.5万亿元", "数字经济规模", ">", 1.5, "万亿元"),
        ("引进落户先进企业50家以上。", "引进落户先进企业", ">=", 50, "家"),
        ("培育2家以上龙头企业。", "龙头企业", ">=", 2, "家"),
        ("工业增加值年均增长15%以上", "工业增加值年均增长", ">=", 15, "%"),
        ("注册资本不超过1000万元", "注册资本", "<=", 1000, "万元"),
        ("平均担保费率降至1%以下", "平均担保费率", "<=", 1, "%"),
        ("能耗增幅控制在3%以内", "能耗增幅", "<=", 3, "%"),
        ("农产品100%实现质量可追溯", "农产品", "=", 100, "%"),
        ("软件业务收入增加到2000亿元", "软件业务收入", ">=", 2000, "亿元"),
        ("（一）每千名老年人拥有床位33张以上", "每千名老年人拥有床位", ">=", 33, "张"),
        ("3岁以下儿童健康管理率达到90%", "3岁以下儿童健康管理率", ">=", 90, "%"),
        ("覆盖80%以上的医院", "医院", ">=", 80, "%"),
    ],
)
def test_a_quantity_to_be_reached(
    text: str, what: str, comparator: str, value: float, unit: str
) -> None:
    [found] = _find(text)

    assert (found.what, found.comparator, found.value, found.unit) == (
        what,
        comparator,
        value,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "2015年达到规划要求",
        "全市共有50家企业",  # no word says how it is to be reached
        "不超过3年、20个工作日以内、3个月以上",
        "第3条、附件2以上",
        "处5万元以上20万元以下的罚款",
        "给予不超过50万元的补助",
        "造成3人以上死亡",
        "城区人口超过500万人的，属特大城市",
        "建筑面积超过300平方米的企业",
        "如需求超过100台",
        "增加了92个",
        "《规模达到30%以上》",
        "1-2个以上",
    ],
)
def test_other_numbers_are_no_targets(text: str) -> None:
    assert _find(text) == []


def test_spans_hold_the_words() -> None:
    text = "覆盖率不低于90%，企业达到100家以上"

    assert [text[each.span.start : each.span.end] for each in _find(text)] == [
        "不低于90%",
        "达到100家以上",
    ]


def test_site_chrome_has_no_targets() -> None:
    text = "访问量超过100次\n覆盖率不低于90%"

    found = _find(text, Part(span=Span(0, 10), rule="test", kind="chrome"))

    assert [each.value for each in found] == [90]
