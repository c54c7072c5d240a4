"""To whom a sentence gives its order, and which sentences order nothing themselves."""

import pytest

from corpora.folding import fold
from corpora.vocabulary import Level
from extractors import lead_ins, order_addressees


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各省、自治区、直辖市人民政府要制定办法。", {"province"}),
        ("各省（区、市）要抓紧部署。", {"province"}),
        ("各市（州）应当在3个月内公布清单。", {"municipality"}),
        ("各设区市人民政府要落实。", {"municipality"}),
        ("各县（市、区）至少确定1家机构。", {"municipality", "county"}),
        ("各市、县（市、区）人民政府要落实。", {"municipality", "county"}),
        ("各乡镇人民政府、街道办事处要排查。", {"township"}),
        ("省直有关部门要加强指导。", {"province"}),
        ("国务院有关部门要加强指导。", {"national"}),
        ("国务院有关部门、地方各级人民政府应当创造条件。", set()),
        ("省直有关部门和各市、县要加强指导。", set()),
        ("各地要结合实际制定方案。", set()),
        ("各地区、各有关部门要充分认识。", set()),
        ("各级人民政府要落实。", set()),
        ("各部门要按职责落实。", set()),
        ("养老机构每季度至少开展1次演练。", set()),
        ("市场监管部门要加强检查。", set()),
        ("各市场主体要守法经营。", set()),
        ("省内高校要增设专业。", set()),
        ("具体收费办法由国务院财政部门、价格主管部门制定。", {"national"}),
        ("登记凭证的式样由省级公安机关自行制定。", {"province"}),
        ("登记凭证的式样由市场监管部门制定。", set()),
        ("收费标准由省、设区的市人民政府规定。", set()),
        ("开展湿地普查，普查结果由省级林业部门公布。", set()),
    ],
)
def test_levels(sentence: str, expected: set[Level]) -> None:
    assert order_addressees.levels(fold(sentence), "province") == expected


@pytest.mark.parametrize(
    ("sentence", "issuer", "expected"),
    [
        ("公安部会同有关部门加强跟踪评估。", "national", {"national"}),
        ("教育部、发展改革委采取增加计划等措施。", "national", {"national"}),
        ("公安部和各地公安机关要加强管理。", "national", set()),
        ("公安部门要加强管理。", "national", set()),
        ("发展改革委要加强协调。", "municipality", set()),  # the city's own
    ],
)
def test_ministries_are_ministries_to_the_state_council_only(
    sentence: str, issuer: Level, expected: set[Level]
) -> None:
    assert order_addressees.levels(fold(sentence), issuer) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("每年12月10日前报送年度工作总结。", True),
        ("在2021年9月30日前制定方案报省民政厅备案。", True),
        ("县级民政部门应当在20个工作日内办结。", False),
        ("培育报业集团，办好党报党刊。", False),
    ],
)
def test_reports(sentence: str, expected: bool) -> None:
    assert order_addressees.reports(fold(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各市要制定具体实施方案。", True),
        ("抓紧出台本地区配套措施。", True),
        ("方案制定后要严格执行。", False),
    ],
)
def test_asks_for_plan(sentence: str, expected: bool) -> None:
    assert order_addressees.asks_for_plan(fold(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("设区的市级以上人民政府根据本条例制定实施办法。", True),
        ("各县要按照本方案要求，于年底前制定实施细则。", True),
        ("各县根据财力情况制定补贴办法。", False),
        ("违反本办法规定的，由主管部门责令改正。", False),
    ],
)
def test_asks_to_follow(sentence: str, expected: bool) -> None:
    assert order_addressees.asks_to_follow(fold(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("重点做好以下工作：", True),
        ("主要任务如下。", True),
        ("重点抓好以下三方面工作。", True),
        ("按照以下分工抓好落实。", False),
        ("为65周岁以下老年人提供体检。", False),
        ("完成以下事项的公开。", False),
    ],
)
def test_sentences_that_lead_to_others(sentence: str, expected: bool) -> None:
    assert lead_ins.is_lead_in(fold(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("责任单位：市民政局。", True),
        ("（牵头单位：省民政厅；配合单位：省财政厅）", True),
        ("由各有关部门按照职责分工负责。", True),
        ("各有关部门按职责分工制定配套措施。", False),
        ("责任单位要定期报告进展。", False),
    ],
)
def test_sentences_that_only_say_who(sentence: str, expected: bool) -> None:
    assert lead_ins.is_note(fold(sentence)) is expected
