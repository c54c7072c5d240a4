"""Whether a date in a text is a deadline, and of which kind: one rule for each form of writing.

A date is a deadline only where its form says so. Dates of years before the text's own are told,
not ordered, and dates before 的 or 已 say which cases are meant (6月30日前已办理登记的).
前 counts its own day, month or year in: 2020年前 is due on 2020-12-31.
"""

import re

import msgspec

from corpora.model import Deadline, Span
from extractors.clock import Clock
from extractors.dates import Moment, Period
from extractors.surroundings import clause_after

_LATER = {"以来", "后", "以后", "之后"}
_SINCE = {"起", "开始", "始"}
# The last day of a period; needs no 前 after it.
_ENDS = {"底", "末"}
# Years told by their place; 每年 before them makes them any year's.
_ANY_YEARS = {"当年", "次年", "翌年"}
_UNTIL = re.compile(r"(?:到|至|截止|最迟|最晚|不迟于|不晚于) ?\Z")
# 有效期至 tells how long a text holds, 提高到 compares two years.
_NOT_UNTIL = re.compile(
    r"(?:有效期?限?|调整|执行|施行|适用|保留|发放|持续|延长|顺延|延续|提高|增加|增长|下降|缩小|上升"
    r"|扩大|起|(?<!申报)(?<!申请)(?<!报名)(?<!受理)(?<!征集)(?<!时间)截止?)[到至] ?\Z"
)
_FROM = re.compile(r"[从自于] ?\Z")
_LABEL = re.compile(
    r"(?:(?:完成|办结|整改|落实|上报|报送|截止|截至|结束|竣工|达标|目标)的?(?:时间|日期|时限|期限)"
    r"|时限|期限|时间要求|进度要求|时间节点|截止日)[为是于:]{0,2} ?\Z"
)
# What a portal's data table says of the text itself.
_DATA_LABEL = re.compile(
    r"(?:成文|发布|公布|印发|生成|发文|颁布|生效|失效|废止|公开|更新|登记|有效)[^\n]{0,2}(?:日期|时间)"
    r"[ :\n]*\Z"
)
_PHASE = re.compile(r"(?:阶段|步|步骤|时期) ?[(:〔] ?\Z")
_SUBJECT = (
    r"(?:全[省市县区州国旗镇]|我[省市县区州]|各地区?|各级|各有关部门|各部门|各单位|各[市县区])"
    r"[^,。;:\n]{0,8}?"
)
_ACT = re.compile(
    rf" ?(?P<comma>,?) ?(?:{_SUBJECT})?(?:要|须|应|将|力争|争取|确保|基本|全面|初步|全部|实现|完成"
    r"|建成|达到|启动|出台|取得|形成|制定|印发|投入|上线|竣工|(?<!公)开工(?!作)"
    r"|引进|培育|带动|新增|新建|建设(?![部厅局委单任])|打造|推出|覆盖|普遍|普及|突破|超过|报送|上报)(?![了过的])"
)
# 于5月24日(周二)上交统计表: a day on which something is handed over; not 于5月24日报道.
_HANDS_OVER = re.compile(
    r" ?,?(?:将[^,。;]{2,24})?(?:上交|提交|递交|送交|报(?!道|名|考|到|告会|[刊纸])|传(?![播达授染])"
    r"|张贴|办理完毕)"
)
_ON = re.compile(r"[于在] ?\Z")
_CASES = re.compile(r" ?(?:已|曾|原|出生|[^,。;:\n]{0,30}(?:出生|的(?=[,。;:、\n])))")
_ENTRY = re.compile(r" ?,? ?(?:正式|全面|开始)?(?:施行|生效|废止|试行|停止)")
_CARRIED_OUT = re.compile(r" ?,? ?(?:正式|全面|开始)?(?:实施|执行|实行)(?=[。,;、)\n]|$)")
_THIS_TEXT = re.compile(
    r"本(?:办法|条例|规定|通知|意见|细则|方案|政策|措施|规则|标准|解释|决定|制度|规范|目录|计划"
    r"|规划|准则|公告|批复|章程|实施)|》|现予|公布"
)
_PLAN_NAME = re.compile(r" ?[)〕]|度?[^,。;\n]{0,12}(?:规划|计划|纲要|方案)")
_GOES_ON = re.compile(r" ?(?:$|[,:;。、\n]|每|各|为|对|累计|共|全[省市县区]|我[省市县区])")
_STOP = re.compile(r" ?(?:[,;。、)〕\n]|$)")
_PRINTED = re.compile(r" ?(?:印发|发布|公布)")
_COMPARED = re.compile(r"(?:截至|比|较|与|从|自|以|按) ?\Z")
_UP_TO = re.compile(r" ?[至到计]")
# 对2007年1月至2009年3月期间领取许可的项目, 年度指1月1日至12月31日.
_MEANT = re.compile(r"(?:对|凡|指(?:当年的?)?|年度为) ?\Z")
# 关于印发2014年全市工作方案的通知.
_OF_TITLE = re.compile(r"(?:关于|印发|做好)\Z")
_EVERY_YEAR = re.compile(r"每(?:个?年|一年)")


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date or stretch in the text; `period` is None where its year is not told.

    `before` and `after` are what stands around it, `sentence` its own sentence so far, `cell`
    whether it fills a table cell of a text that has a column for deadlines, `due`
    whether it stands in that column, `yearly_name` whether it names a year's edition (2014年度).
    """

    span: Span
    moment: Moment
    until: Moment | None
    tail: str
    period: Period | None
    before: str
    after: str
    sentence: str
    cell: bool
    due: bool
    yearly_name: bool


def judge(dated: Dated, clock: Clock) -> Deadline | None:
    """The deadline that `dated` is, None where it is none."""
    if dated.tail in _LATER or (dated.period and clock.past_year(dated.period.last)):
        return None
    if dated.tail in _SINCE and dated.until is None:
        return _from(dated, clock)
    if (dated.tail or dated.until) and _CASES.match(dated.after):
        return None
    if dated.until is not None or dated.tail in {"期间", "间"}:
        return _during(dated, clock)
    return _by(dated, "deadline.before") if dated.tail else _unmarked(dated, clock)


def _by(dated: Dated, rule: str) -> Deadline:
    """Due at the end of the period, or each year where the sentence says 每年."""
    due_on = dated.period.last if dated.period else None
    if _yearly(dated):
        return Deadline(span=dated.span, rule=rule + ".yearly", kind="recurring", every="P1Y")
    return Deadline(span=dated.span, rule=rule, kind="by", due_on=due_on)


def _yearly(dated: Dated) -> bool:
    moment = dated.moment
    untold = moment.year is None and (moment.named is None or moment.named in _ANY_YEARS)
    return untold and bool(_EVERY_YEAR.search(dated.sentence))


def _during(dated: Dated, clock: Clock) -> Deadline | None:
    if dated.period is None or (_only_years(dated) and not _stretch_to_act_in(dated)):
        return None
    if _MEANT.search(dated.before) or (
        clock.past(dated.period.last) and not _PHASE.search(dated.before)
    ):
        return None
    if _yearly(dated):
        return Deadline(
            span=dated.span, rule="deadline.during.yearly", kind="recurring", every="P1Y"
        )
    return Deadline(
        span=dated.span,
        rule="deadline.during",
        kind="during",
        start_on=dated.period.first,
        due_on=dated.period.last,
    )


def _only_years(dated: Dated) -> bool:
    return dated.moment.bare_year and (dated.until is None or dated.until.bare_year)


def _stretch_to_act_in(dated: Dated) -> bool:
    """Years in brackets mostly belong to the name of a plan: 三年行动计划(2018-2020年)."""
    if dated.cell or _PHASE.search(dated.before):
        return True
    if _PLAN_NAME.match(dated.after):
        return False
    return dated.tail != "" or bool(_GOES_ON.match(dated.after) or _ACT.match(dated.after))


def _from(dated: Dated, clock: Clock) -> Deadline | None:
    """From when something is done; when a text comes into force is not its task."""
    if dated.period is None or dated.moment.named in _ANY_YEARS or _ENTRY.match(dated.after):
        return None
    if _CARRIED_OUT.match(dated.after) and _THIS_TEXT.search(dated.sentence):
        return None
    if "以来" in clause_after(dated.after, 0) or dated.after.lstrip().startswith(
        ("至", "到", "计")
    ):
        return None
    if dated.tail != "起" and clock.past(dated.period.first):
        return None
    prefix = _FROM.search(dated.before)
    start = dated.span.start - (len(prefix[0]) if prefix else 0)
    return Deadline(
        span=Span(start, dated.span.end),
        rule="deadline.from",
        kind="from",
        start_on=dated.period.first,
    )


def _unmarked(dated: Dated, clock: Clock) -> Deadline | None:
    """Dates that no 前 or 起 follows; what has gone by when the text was issued is no order."""
    if _LABEL.search(dated.before):
        return _by(dated, "deadline.label")
    if _PHASE.search(dated.before):
        return _by(dated, "deadline.phase") if dated.moment.bare_year else _whole(dated)
    if dated.period is None or clock.past(dated.period.last):
        return None
    until = _UNTIL.search(dated.before)
    if until and not _NOT_UNTIL.search(dated.before):
        return None if _told(dated, clock) else _until(dated, len(until[0]))
    part = dated.moment.part
    if part == "内" or (part in _ENDS and _stands_alone(dated)):
        return _by(dated, "deadline.end")
    if dated.cell and not _of_the_text(dated):
        return _by(dated, "deadline.cell")
    return _by(dated, "deadline.act") if _orders(dated, clock) else None


def _stands_alone(dated: Dated) -> bool:
    """Not the 年底 of 年底考核, nor of 比2015年底增长."""
    ends = _STOP.match(dated.after) or _ACT.match(dated.after)
    return bool(ends) and not _COMPARED.search(dated.before)


def _of_the_text(dated: Dated) -> bool:
    """The date of signature stands on a line of its own too."""
    signed = dated.moment.year is not None and dated.moment.day is not None and not dated.due
    return signed or bool(_DATA_LABEL.search(dated.before))


def _whole(dated: Dated) -> Deadline | None:
    if dated.period is None:
        return None
    period = dated.period
    return Deadline(
        span=dated.span,
        rule="deadline.phase",
        kind="during",
        start_on=period.first,
        due_on=period.last,
    )


def _until(dated: Dated, prefix: int) -> Deadline:
    deadline = _by(dated, "deadline.until")
    return msgspec.structs.replace(deadline, span=Span(dated.span.start - prefix, dated.span.end))


def _told(dated: Dated, clock: Clock) -> bool:
    """A report tells of its own year."""
    return clock.report and dated.period is not None and dated.period.last.year == clock.year


def _orders(dated: Dated, clock: Clock) -> bool:
    """2015年实现…, 2014年4季度出台…, (10月底完成: a year to come may also stand before a comma."""
    if dated.period is None or _told(dated, clock):
        return False
    act = _ACT.match(dated.after)
    if not dated.moment.bare_year:
        handed = _ON.search(dated.before) and _HANDS_OVER.match(dated.after)
        if dated.moment.day is not None and handed:
            return True
        printed = dated.moment.day is not None and _PRINTED.match(dated.after)
        return act is not None and not act["comma"] and not printed
    if dated.yearly_name or _OF_TITLE.search(dated.before):
        return False
    ahead = clock.year is not None and dated.period.last.year > clock.year
    return act is not None or (ahead and dated.after.lstrip().startswith(","))
