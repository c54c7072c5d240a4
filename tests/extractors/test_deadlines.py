"""Which words set a deadline, of which kind, and which only look like one."""

from datetime import date
from itertools import pairwise

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Deadline, Document, Identity, Part, Span
from extractors import deadlines

_ISSUED = Identity(
    title="某市人民政府办公室关于加强政务公开工作的通知",
    genre="通知",
    issued_on=date(2016, 7, 18),
)


def _analysis(text: str, identity: Identity = _ISSUED) -> Analysis:
    document = Document(text=text, media_type="text/plain")
    return Analysis(document=document, folded=fold(text), identity=identity)


def _find(text: str, identity: Identity = _ISSUED) -> list[Deadline]:
    return list(deadlines.find(_analysis(text, identity)))


def _told(text: str, identity: Identity = _ISSUED) -> list[tuple[str, ...]]:
    """Kind and values of each deadline, dates as ISO text."""
    return [
        tuple(
            str(value)
            for value in (
                each.kind,
                each.start_on,
                each.due_on,
                each.every,
                each.amount,
                each.unit,
            )
            if value is not None
        )
        for each in _find(text, identity)
    ]


def _quoted(text: str) -> list[str]:
    return [text[each.span.start : each.span.end] for each in _find(text)]


@pytest.mark.parametrize(
    ("text", "due_on"),
    [
        ("于2016年11月30日前报市公开办", "2016-11-30"),
        ("11月30日前报市公开办", "2016-11-30"),
        ("（2016年11月30日17:30前）", "2016-11-30"),
        ("2016年底前各单位都要开设", "2016-12-31"),
        ("2017年年底前出台", "2017-12-31"),
        ("二〇二〇年底前实现", "2020-12-31"),
        ("2020年以前建成", "2020-12-31"),
        ("2017年3月前完成", "2017-03-31"),
        ("12月底前完成", "2016-12-31"),
        ("9月1日开学前完成", "2016-09-01"),
        ("本月底前报送", "2016-07-31"),
        ("明年3月底前完成", "2017-03-31"),
        ("1月15日前报送总结", "2017-01-15"),
        ("第三季度末前完成整改", "2016-09-30"),
        ("年底前完成", "2016-12-31"),
        ("负责同志年内至少听取1次汇报", "2016-12-31"),
        ("到2020年，基本建成", "2020-12-31"),
        ("至2020年底，覆盖率达到90%", "2020-12-31"),
        ("不迟于2016年9月1日", "2016-09-01"),
        ("2018年实现全覆盖", "2018-12-31"),
        ("2018年，全市普及率达到90%", "2018-12-31"),
        ("2016年新增10家", "2016-12-31"),
        ("2016年4季度出台具体措施", "2016-12-31"),
        ("（10月底完成，牵头单位：市工信局）", "2016-10-31"),
        ("完成时限：2016年9月30日", "2016-09-30"),
        ("报名截止日为9月3日", "2016-09-03"),
        # A day on which something is handed over.
        ("各校于9月6日（周二）上交统计表", "2016-09-06"),
        ("完成情况须于7月20日传市教委", "2016-07-20"),
        ("要在9月6日（周二），上交招生方案", "2016-09-06"),
        ("“十四五”末达到60%", "2025-12-31"),
        ("到“十三五”期末达到60%", "2020-12-31"),
    ],
)
def test_a_day_by_which(text: str, due_on: str) -> None:
    assert _told(text) == [("by", due_on)]


@pytest.mark.parametrize(
    "text",
    [
        "2016年5月30日",  # a signing date
        "2016年7月18日印发",
        "目前、日前、之前",
        "会议召开10日前通知",  # counted from an event
        "2013年7月1日下发了通知",
        "2013年获奖",
        "2012年底前全部完成",  # told of an earlier year
        "比2015年底增长20%",
        "截至2016年8月31日属于有效状态",
        "有效期至2020年12月31日",
        "从登记之日起至2016年6月30日连续居住",
        "2016年9月1日前已办理居住证",
        "2016年8月31日以前出生",
        "2016年8月31日前取得学籍的，",
        "2016年，学生报名须交材料",
        "2016年度工作要点",
        "2016年印发的意见",
        "1999年6月29日建设部令",
        "纳入年底考核体系",
        "近年内、学年末、青年内、上年12月底前",
        "《2016年底前工作要点》",
        "党的十八大以来",
        "于9月6日报道",
        "于9月6日报名的学生",
        "于9月6日召开会议",
        "2016年前三季度",
        "2016年10月前后",
        "根据“十三五”期间区域教育布局",
    ],
)
def test_a_date_alone_is_no_deadline(text: str) -> None:
    assert _told(text) == []


def test_a_report_tells_of_its_own_year_and_orders_for_the_next() -> None:
    report = Identity(title="某市2013年政府信息公开工作年度报告", published_on=date(2022, 7, 16))

    assert _told("2013年实现网上公开。2015年实现全覆盖。", report) == [("by", "2015-12-31")]


def test_a_plan_for_the_coming_year_sets_its_own_year() -> None:
    plan = Identity(title="关于印发2017年工作要点的通知", issued_on=date(2016, 12, 28))

    assert _told("年底前完成。", plan) == [("by", "2017-12-31")]


def test_a_plan_that_only_its_title_dates_may_begin_in_the_autumn_before() -> None:
    plan = Identity(title="2016年全市高中招生工作规定")

    assert _told("2015年12月30日前办理完毕。", plan) == [("by", "2015-12-30")]
    assert _told("2015年3月30日前办理完毕。", plan) == []


def test_no_year_is_invented() -> None:
    assert _told("12月底前完成。", Identity()) == [("by",)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("实施阶段（2016年8月至11月）", "2016-08-01", "2016-11-30"),
        ("2016年12月-2017年1月验收", "2016-12-01", "2017-01-31"),
        ("12月至次年1月", "2016-12-01", "2017-01-31"),
        ("2017年7-8月检查", "2017-07-01", "2017-08-31"),
        ("9月9-15日登记", "2016-09-09", "2016-09-15"),
        ("9月3日--9月5日登记", "2016-09-03", "2016-09-05"),
        ("9月12日(一)至15日(四)报名", "2016-09-12", "2016-09-15"),
        ("2019年1月1日至2019年6月30日", "2019-01-01", "2019-06-30"),
        ("自2016年8月1日起至8月31日止", "2016-08-01", "2016-08-31"),
        ("2015-2020年，每所学校", "2015-01-01", "2020-12-31"),
        ("动员阶段（2016年7月）", "2016-07-01", "2016-07-31"),
        ("“十三五”期间新建10所", "2016-01-01", "2020-12-31"),
    ],
)
def test_a_stretch_to_act_in(text: str, first: str, last: str) -> None:
    assert _told(text) == [("during", first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "三年行动计划（2015-2020年）",
        "2015-2020年规划",
        "2009年9月1日-2010年8月31日出生",
        "2016年3月1日至5日召开会议",  # gone by when the text was issued
        "对2016年1月1日至2016年9月30日期间领取许可的项目进行清理",
        "年度指1月1日至12月31日",
        "3-5人",
    ],
)
def test_other_stretches_are_none(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("每季度公开1次", "P3M"),
        ("每季度末公开", "P3M"),
        ("每季度首月5日前报送", "P3M"),
        ("每半年至少举办一次", "P6M"),
        ("每两年开展一次评估", "P2Y"),
        ("每3年修订1次", "P3Y"),
        ("每6个月向社会公布", "P6M"),
        ("每月25日前报送", "P1M"),
        ("每周五前报送", "P1W"),
        ("每日发布", "P1D"),
        ("按季度向省政府报告", "P3M"),
        ("逐月通报", "P1M"),
        ("三年一次评估", "P3Y"),
    ],
)
def test_what_comes_round(text: str, every: str) -> None:
    assert _told(text) == [("recurring", every)]


@pytest.mark.parametrize(
    "text",
    [
        "每人每月600元",
        "每月1000元",
        "每年增长10%",
        "每天不少于1小时",
        "每个年级、每年级",
        "每3个工作日",
        "补贴按月发放",
        "三年级一次",
        "于审批后的次月10日前发放",
    ],
)
def test_rates_do_not_come_round(text: str) -> None:
    assert _told(text) == []


def test_a_yearly_round_falls_due_next_after_the_issue() -> None:
    assert _told("每年12月底前报告") == [("recurring", "2016-12-31", "P1Y")]
    assert _told("每年1月31日前报告") == [("recurring", "2017-01-31", "P1Y")]
    assert _told("每年汇总一次，于次年3月底前报送") == [
        ("recurring", "P1Y"),
        ("recurring", "P1Y"),
    ]
    assert _told("每月汇总，于次月5日前报送") == [("recurring", "P1M"), ("recurring", "P1M")]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("（20个工作日内）发布新获取或者发生变更的信息", "20", "workday"),
        ("应当自受理之日起二十个工作日内答复", "20", "workday"),
        ("在法定的时限内（15个工作日）予以答复", "15", "workday"),
        ("办理时限为10个工作日", "10", "workday"),
        ("自收到申请之日起30日内", "30", "day"),
        ("两周内整改", "14", "day"),
        ("三个月内完成", "3", "month"),
        ("半年内建成", "6", "month"),
        ("一年半内建成", "18", "month"),
        ("一年内完成", "1", "year"),
        ("应当在有效期满前30日内提出申请", "30", "day"),
        ("15日内作出不予许可的决定", "15", "day"),
    ],
)
def test_a_time_limit(text: str, amount: str, unit: str) -> None:
    assert _told(text) == [("within", amount, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "近3年内没有处罚",
        "申请日前1年内曾受处罚",
        "3年内不得再次申请",
        "5年内免收租金",
        "3年完整学籍、连续3年以上、累计满5年、不超过3年、满1年",
        "公示5个工作日",
        "提前5个工作日通知",
        "延长期限不超过7个工作日",
        "24小时内",
        "登记之日起十五日内没有起诉的，",
        "1年内（含1年）的费用",
        "重要工作日程",
    ],
)
def test_looking_back_and_lasting_are_no_limits(text: str) -> None:
    assert _told(text) == []


def test_a_limit_is_counted_only_from_a_known_day() -> None:
    assert _told("自印发之日起3个月内") == [("within", "2016-10-18", "3", "month")]
    assert _told("本通知印发后30日内") == [("within", "2016-08-17", "30", "day")]
    assert _told("印发之日起5个工作日内") == [("within", "2016-07-25", "5", "workday")]
    assert _told("征地方案公布之日起30日内") == [("within", "30", "day")]


@pytest.mark.parametrize(
    ("text", "start_on"),
    [
        ("权重从2017年起不应低于4%", "2017-01-01"),
        ("自2017年1月1日起取消", "2017-01-01"),
        ("并于2017年开始实施。", "2017-01-01"),
        ("2017年9月起推行", "2017-09-01"),
        ("从2017年秋季学期起免收", "2017-09-01"),
    ],
)
def test_from_when(text: str, start_on: str) -> None:
    assert _told(text) == [("from", start_on)]


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2016年8月1日起施行",
        "本通知自2016年8月1日起执行。",
        "自发布之日起施行",
        "自2012年开始试点以来",
        "今年2月开始，我市起草了方案",
        "2017年起草",
        "作为本年度初始数据",
    ],
)
def test_entry_into_force_and_history_are_none(text: str) -> None:
    assert _told(text) == []


def test_vague_deadlines_keep_their_words_and_get_no_date() -> None:
    text = "尽快出台，适时督查，条件成熟时推广，汛期前完成。及时、定期、随时、抓紧。"

    assert _quoted(text) == ["尽快", "适时", "条件成熟时", "汛期前"]
    assert all(each.kind == "vague" and each.due_on is None for each in _find(text))


def test_spans_hold_the_words() -> None:
    text = "于2016年11月30日前报送，到2020年建成，从2017年起执行；实施阶段（2016年8月至11月）"

    assert _quoted(text) == ["2016年11月30日前", "到2020年", "从2017年起", "2016年8月至11月"]


def test_a_bare_year_is_a_deadline_in_a_column_for_deadlines_only() -> None:
    row = "1\t制定细则\t市公安局\t2017年\n2\t推进试点\t市教委\t2016-2018年\n"

    assert _told("序号\t任务\t责任单位\t完成时限\n" + row) == [
        ("by", "2017-12-31"),
        ("during", "2016-01-01", "2018-12-31"),
    ]
    assert _told("序号\t任务\t责任单位\t备注\n1\t制定细则\t市公安局\t2017年\n") == []
    assert _told("完成时限\n2016年8月18日\n") == []  # a date of signature
    assert _told("完成时限\n发布日期：\n2016年8月\n") == []


def test_parts_that_are_no_text_of_the_document_are_skipped() -> None:
    text = "2017年底前完成。\n2018年底前完成。"
    chrome = Part(span=Span(10, len(text)), rule="test", kind="chrome")

    found = deadlines.find(_analysis(text).plus(Part, [chrome]))

    assert [each.due_on for each in found] == [date(2017, 12, 31)]


def test_deadlines_do_not_overlap() -> None:
    text = "每年12月底前，2016年8月至11月底前，印发之日起3个月内" * 20

    spans = [each.span for each in _find(text)]

    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("同步评审（5个工作日，不含评审时间）", ["5"]),
        ("办理审批（公示10个工作日，审批3个工作日）", ["3"]),
        ("统一受理（1个工作日）", ["1"]),
        ("审批3个工作日的规定", []),
        ("公示（10个工作日以上）", []),
    ],
)
def test_limits_in_brackets(text: str, days: list[str]) -> None:
    assert [one[1] for one in _told(text) if one[0] == "within"] == days


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("2025年12月底前", "by", date(2025, 12, 31)),
        ("2025年12月", "by", date(2025, 12, 31)),
        ("12月底前", "by", date(2025, 12, 31)),
        ("2024年5月底前", "by", date(2024, 5, 31)),  # over when the text was issued: meant all the same
        ("2025-12-31", "by", date(2025, 12, 31)),
        ("2025-02-30", "vague", None),
        ("每季度末", "recurring", None),
        ("3个工作日内", "within", None),
        ("长期坚持", "vague", None),
        ("2025年6月底前和12月底前", "vague", None),  # two of them are not one
    ],
)  # fmt: skip
def test_a_deadline_that_is_written_down_by_itself(words: str, kind: str, due: date | None) -> None:
    identity = Identity(title="2025年工作要点", issued_on=date(2025, 3, 1))
    found = deadlines.read(words, identity)

    assert (found.kind, found.due_on) == (kind, due)
    assert (found.span.start, found.span.end) == (0, len(words))
