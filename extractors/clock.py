"""Which year a text speaks of, and what a date without a year means in it."""

import re
from datetime import date

import msgspec

from corpora.model import Identity
from extractors import dates
from extractors.dates import Moment, Period
from extractors.numerals import number
from extractors.surroundings import sentence_before

_YEARS = re.compile(rf"({dates.YEAR})[ \n]{{0,2}}年")
_RANGE = re.compile(rf"{dates.YEAR}年?{dates.TO}{dates.YEAR}[ \n]{{0,2}}年")
_REPORT = re.compile(r"(?:年度报告|工作报告|总结|情况(?:报告|的?通报)|年报)(?:简介|摘要)?\Z")
# A month this much older than the text is next year's: 1月15日前 in a notice of December.
_HALF_YEAR = 184
# 2016年招生工作规定 is written in the last months of 2015.
_PLANNED_FROM = 9


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """`year` is the one that 年内 means, `issued_on` the day it is counted from, where known.

    `planned`: only the title tells the year, which it may plan for from the autumn before.
    """

    year: int | None
    issued_on: date | None
    report: bool
    planned: bool = False

    def period(self, moment: Moment, folded: str, at: int) -> Period | None:
        """The days meant by a moment that stands at `at`; None where its year is not told."""
        if moment.named in {"本月", "下月"}:
            return self._month(moment)
        year = moment.year or self._year(moment, folded, at)
        if year is None:
            return None
        period = moment.period(year)
        if period and moment.year is None and moment.named is None and self._stale(period):
            return moment.period(year + 1)
        return period

    def past_year(self, day: date) -> bool:
        """In a year before the text's own: told, not ordered."""
        known = [year for year in (self.year, self.issued_on and self.issued_on.year) if year]
        if self.planned and day.year + 1 == self.year and day.month >= _PLANNED_FROM:
            return False
        return bool(known) and day.year < min(known)

    def past(self, day: date) -> bool:
        """Before the text was issued."""
        return self.past_year(day) or (self.issued_on is not None and day < self.issued_on)

    def _year(self, moment: Moment, folded: str, at: int) -> int | None:
        told = [number(year) for year in _YEARS.findall(sentence_before(folded, at))]
        if moment.named in {"次年", "翌年"}:
            return told[-1] + 1 if told and told[-1] else None
        if moment.named in {"明年", "来年"}:
            return self.year + 1 if self.year else None
        if moment.named is None and told and told[-1] and told[-1] >= (self.year or 0):
            return told[-1]
        return self.year

    def _stale(self, period: Period) -> bool:
        return self.issued_on is not None and (self.issued_on - period.last).days > _HALF_YEAR

    def _month(self, moment: Moment) -> Period | None:
        if self.issued_on is None:
            return None
        month = dates.later(self.issued_on.replace(day=1), months=int(moment.named == "下月"))
        return msgspec.structs.replace(moment, month=month.month).period(month.year)


def clock(identity: Identity) -> Clock:
    """Set by the title where it plans one year, else by the date of issue, else of publication."""
    title = _title_year(identity.title)
    issued = identity.issued_on
    if issued is None:
        published = identity.published_on.year if identity.published_on else None
        year = title or published
    else:
        year = title if title in {issued.year, issued.year + 1} else issued.year
    report = identity.genre in {"报告", "通报"} or bool(_REPORT.search(identity.title or ""))
    planned = title is not None and issued is None and not report
    return Clock(year=year, issued_on=issued, report=report, planned=planned)


def _title_year(title: str | None) -> int | None:
    """The one year that a title names; a range of years names none."""
    years = {number(year) for year in _YEARS.findall(_RANGE.sub("", title or ""))}
    return years.pop() if len(years) == 1 else None
