"""Dates and stretches of dates in a text, each with what decides whether it is a deadline."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

import msgspec

from corpora.model import Analysis, Deadline, Span
from extractors import dates, deadline_rules, tables
from extractors.clock import Clock
from extractors.dates import Moment, Period
from extractors.deadline_rules import Dated
from extractors.numerals import number
from extractors.surroundings import in_title, sentence_before

_TAIL = (
    r"(?:[(](?:含|不含|包括)[^()\n]{0,8}[)])?(?P<tail>"
    # Not 前后 nor 2014年前三季度; and not 内容, 起草, 始终.
    r"[以之]?前(?![后期述往]| ?[一二三四五六七八九十两几\d]{1,2} ?(?:个?季度|个?月|年|天|日))"
    r"|为?止|[以之]?内(?![蒙部容地外陆资涵需])|起(?![草步到来诉点伏源])|开始|(?<!初)始(?![建终于])"
    r"|期间|间|以来|[以之]?后)?"
)
_DATED = re.compile(
    dates.pattern("a")
    + rf"(?P<range>起?{dates.TO}(?:{dates.pattern('b')}|{dates.DAY_ONLY}))?[ \n]{{0,2}}"
    + _TAIL
)
# 今年年底 is one; the year of 去年底, 近年内, 学年末, 青年内 is another or none.
_OTHER_YEAR = re.compile(
    r"[成青少老中童幼学近每几数多去上前历往周整半两同隔一二三四五六七八九十百\d] ?\Z"
)
_LAST_YEAR = re.compile(r"(?:上一?年度?|去年|往年|前一?年|历年)的? ?\Z")
_HEADER = re.compile(
    r"(?:完成|实施|办理)(?:时限|时间|期限|日期)|时限|时间(?:进度|要求|安排|节点)|进度(?:要求|安排)"
)
_TERM = re.compile(
    rf"(?:从|自)(?P<year>{dates.YEAR})年(?P<term>[春秋])季(?:学期)?(?:开学)?(?:起|开始)"
)
_TERM_MONTHS = {"春": 3, "秋": 9}
_PLAN = re.compile(
    r"(?P<plan>[八九十][一二三四五六]?)五[”\"]?(?P<what>期?末|期间|期内|时期(?=,(?!是)))"
)
_QUOTES = {"“", '"'}
# 根据“十三五”期间教育发展规划 names a plan.
_NOT_IN_PLAN = re.compile(r"(?:根据|按照|通过|经过|实现|纳入|国家|统筹|明确)\Z")


def find(analysis: Analysis, clock: Clock) -> Iterator[Deadline]:
    """Calendar deadlines: 2014年11月30日前, 到2020年, 2014年8月至11月, 从2017年起, 十四五末."""
    folded, position = analysis.folded, 0
    headed = bool(_HEADER.search(folded))
    due = tables.due_cells(analysis)
    while found := dates.START.search(folded, position):
        match = _DATED.match(folded, found.start())
        position = max(found.end(), match.end() if match else 0)
        dated = _read(match, analysis, clock, headed, due) if match else None
        deadline = deadline_rules.judge(dated, clock) if dated else None
        if deadline is not None and not in_title(folded, found.start()):
            yield deadline
    yield from _school_terms(folded, clock)
    yield from _plans(folded, clock)


def _read(
    match: re.Match[str], analysis: Analysis, clock: Clock, headed: bool, due: tuple[Span, ...]
) -> Dated | None:
    folded, start = analysis.folded, match.start()
    before = folded[max(0, start - 16) : start]
    moment = dates.read(match, "a")
    if before[-1:].isdigit() or before.endswith("."):
        return None
    if _LAST_YEAR.search(before) or (moment.floating and _OTHER_YEAR.search(before)):
        return None
    until = _until(match, moment) if match["range"] else None
    first = clock.period(moment, folded, start)
    end = start + len(match[0].rstrip())
    return Dated(
        span=Span(start, end),
        moment=moment,
        until=until,
        tail=match["tail"] or "",
        period=_stretch(first, moment, until) if until else first,
        before=before,
        after=folded[end : end + 60],
        sentence=sentence_before(folded, start),
        yearly_name=folded.endswith("度", start, end),
        due=_lies_in(due, start),
        cell=headed and _fills_cell(analysis.document.text, start, end),
    )


def _until(match: re.Match[str], moment: Moment) -> Moment:
    if match["day"]:
        return Moment(month=moment.month, day=number(match["day"]))
    return dates.read(match, "b")


def _stretch(first: Period | None, moment: Moment, until: Moment) -> Period | None:
    """The year is written once: at the first date, or at the last (12月至2015年1月)."""
    if until.year is not None and moment.year is None:
        return _joined(moment, until.year, until, until.year) or _joined(
            moment, until.year - 1, until, until.year
        )
    if first is None:
        return None
    year = first.first.year
    if until.year is not None:
        return _joined(moment, year, until, until.year)
    return _joined(moment, year, until, year) or _joined(moment, year, until, year + 1)


def _joined(moment: Moment, year: int, until: Moment, until_year: int) -> Period | None:
    first, last = moment.period(year), until.period(until_year)
    if first is None or last is None or last.last < first.first:
        return None
    return Period(first.first, last.last)


def _lies_in(spans: tuple[Span, ...], at: int) -> bool:
    place = bisect_right(spans, at, key=lambda span: span.start) - 1
    return place >= 0 and at < spans[place].end


def _fills_cell(text: str, start: int, end: int) -> bool:
    """Alone in its table cell or on its line."""
    left = text[max(0, start - 4) : start].rstrip(" \u3000\xa0")
    right = text[end : end + 4].lstrip(" \u3000\xa0")
    return (not left or left[-1] in "\t\n") and (not right or right[0] in "\t\r\n")


def _school_terms(folded: str, clock: Clock) -> Iterator[Deadline]:
    """从2016年春季学期开始: the school year's terms begin with March and September."""
    for found in _TERM.finditer(folded):
        year = number(found["year"]) or 0
        start_on = date(year, _TERM_MONTHS[found["term"]], 1)
        if not clock.past_year(start_on):
            yield Deadline(
                span=Span(*found.span()), rule="deadline.from.term", kind="from", start_on=start_on
            )


def _plans(folded: str, clock: Clock) -> Iterator[Deadline]:
    for found in _PLAN.finditer(folded):
        start = found.start() - (folded[found.start() - 1 : found.start()] in _QUOTES)
        period = dates.plan(found["plan"])
        if period is None or clock.past(period.last) or in_title(folded, start):
            continue
        if _NOT_IN_PLAN.search(folded[max(0, start - 4) : start]):
            continue
        deadline = Deadline(
            span=Span(start, found.end()), rule="deadline.plan-end", kind="by", due_on=period.last
        )
        if "末" in found["what"]:
            yield deadline
        else:
            yield msgspec.structs.replace(
                deadline, rule="deadline.plan", kind="during", start_on=period.first
            )
