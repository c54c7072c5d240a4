"""Deadlines that come round: 每季度末, 每年12月底前, 每月25日前, 按季度报送."""

import re
from collections.abc import Iterator
from datetime import date

from corpora.model import Analysis, Deadline, Span
from extractors import dates
from extractors.clock import Clock
from extractors.dates import Moment
from extractors.numerals import NUMERALS, number
from extractors.surroundings import in_title, sentence_before

# Months and days of one unit; ISO 8601 has no half year or quarter.
_UNITS = {
    "半年": (6, "M"),
    "半月": (15, "D"),
    "学期": (6, "M"),
    "学年": (1, "Y"),
    "年": (1, "Y"),
    "季": (3, "M"),
    "月": (1, "M"),
    "星期": (1, "W"),
    "周": (1, "W"),
    "旬": (10, "D"),
    "日": (1, "D"),
    "天": (1, "D"),
}
_UNIT = (
    r"半年|半个?月|学期|学年|年度|年(?![级龄轻均产货满])|季度|季(?!节)|月份|月(?![均饼薪])"
    r"|星期|周(?![边围岁期])|旬|工作日|日(?!均)|天"
)
_PLAIN = r"\d{1,2} ?月(?:份|底|末|\d{1,2} ?日)?(?:以?前)?"
_ANCHOR = (
    rf"(?:的?[ \n]{{0,2}}(?:{dates.pattern('a')}"
    rf"(?:{dates.TO}(?:{dates.pattern('b')}|{dates.DAY_ONLY}))?"
    rf"|[底末初]|[上中下]旬|(?:首|第[一二三]个|最后一?个|末)月(?:份?\d{{1,2}}日)?|\d{{1,2}}[日号]"
    r"|(?:结束|终了)后\d{1,2}个?(?:工作)?[日天]内|[一二三四五六日末](?=前))"
    rf"(?:[以之]?前|内|起)?(?:[、和及]{_PLAIN}){{0,4}})?"
)
_ROUND = re.compile(
    rf"每隔?个?(?P<amount>[{NUMERALS}\d]{{1,3}})? ?个?(?P<unit>{_UNIT})(?P<anchor>{_ANCHOR})"
)
# 每人每月, 人均每年: rates.
_RATE_BEFORE = re.compile(r"(?:每[ \n]?[一-鿿]{1,3}|人均|平均|按照?|以)\Z")
# 每月1000元 is a rate, 每月1次 a round; 每年增长20% a target.
_MORE_OR_LESS = "最高|最低|至少|不少于|不低于|不超过|增加|增长|递增|递减|提高|下降"
_RATE_AFTER = re.compile(
    rf" ?(?:每[个人户]|(?:服务)?时间|最低|(?:标准|平均|人均)?(?:{_MORE_OR_LESS})?(?:为|到)? ?"
    rf"(?:[{NUMERALS}\d][{NUMERALS}\d.,]*(?![{NUMERALS}\d]| ?(?:[次期轮场篇岁]|周岁|个月龄))"
    r"|增长|递增|递减|任意|任选|的))"
)
# What is done day by day is an order only where it must be told or looked after.
_DAILY = re.compile(
    r"[^,。;\n]{0,10}(?:至少|不少于|联系|走访|探访|报|公布|发布|更新|通报|公示|巡查|检查|调度|监测|消毒|清扫)"
)
_BY_TURNS = re.compile(
    r"(?:按|逐)(?P<unit>季|月|半年|年|周|旬)度?(?:[、,]?按?年度?)?"
    r"(?=向|报|上报|报告|通报|公布|公示|公开|调度|汇总|考核|更新|反馈|督查|督办|逐级)"
)
# 次月10日前 comes round where the sentence is about every month, else follows some event.
_EVERY_MONTH = re.compile(r"每个?月|[按逐]月|月[报度]")
_MONTHLY = re.compile(r"(?<!每)[次当下](?:个?)(?P<unit>月)(?:的?\d{1,2}[日号])(?:[以之]?前)")
_ONCE = re.compile(
    rf"(?<![每第\d{NUMERALS}近满])(?P<amount>[一两二三四五半1-6])(?P<unit>年|个?季度|个?月|周)(?:至少)?"
    r"[一1](?:次(?!性)|评|考核?|调整?|通报|检查|调度)"
)


_MORE = (
    (_BY_TURNS, "deadline.by-turns"),
    (_ONCE, "deadline.once"),
    (_MONTHLY, "deadline.monthly"),
)


def find(analysis: Analysis, clock: Clock) -> Iterator[Deadline]:
    """What must be done again and again; rates (每人每月100元) are none."""
    folded = analysis.folded
    for found in _ROUND.finditer(folded):
        if not _rate(folded, found) and not in_title(folded, found.start()):
            yield _deadline(found, "deadline.round", _next(found, clock))
    for pattern, rule in _MORE:
        for found in pattern.finditer(folded):
            if pattern is not _MONTHLY or _EVERY_MONTH.search(
                sentence_before(folded, found.start())
            ):
                yield _deadline(found, rule, None)


def _rate(folded: str, found: re.Match[str]) -> bool:
    if _RATE_BEFORE.search(folded[max(0, found.start() - 6) : found.start()]):
        return True
    after = folded[found.end() : found.end() + 24]
    if found["unit"] in {"日", "天"} and not _DAILY.match(after):
        return True
    if found["anchor"]:
        return after.startswith("为")
    return found["unit"] == "工作日" or bool(_RATE_AFTER.match(after))


def _deadline(found: re.Match[str], rule: str, due_on: date | None) -> Deadline:
    amount = _amount(found)
    unit = found["unit"].removesuffix("度").removesuffix("份").replace("个", "")
    size, letter = _UNITS[unit]
    if amount is None:
        size, letter = (6, "M") if unit == "年" else (15, "D")
    else:
        size *= amount
    end = found.start() + len(found[0].rstrip())
    return Deadline(
        span=Span(found.start(), end),
        rule=rule,
        kind="recurring",
        every=f"P{size}{letter}",
        due_on=due_on,
    )


def _amount(found: re.Match[str]) -> int | None:
    """None is a half."""
    written = found.groupdict().get("amount")
    return None if written == "半" else number(written or "1") or 1


def _next(found: re.Match[str], clock: Clock) -> date | None:
    """The first time that an anchor in the year (每年12月底前) comes after the day of issue."""
    moment = dates.read(found, "a")
    if found["unit"][0] != "年" or clock.issued_on is None or moment == Moment():
        return None
    for year in (clock.issued_on.year, clock.issued_on.year + 1):
        period = moment.period(year)
        if period is not None and period.last >= clock.issued_on:
            return period.last
    return None
