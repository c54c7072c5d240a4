"""Points and stretches of the calendar as texts write them: 2014年8月, 第三季度末, 5月9-31日."""

import re
from calendar import monthrange
from datetime import date

import msgspec

from extractors.numerals import number

# Blanks stand inside dates in typeset copies (2015 年 6 月), line breaks in web pages.
_GAP = r"[ \n]{0,2}"
TO = rf"{_GAP}(?:至|到|-{{1,2}}|~){_GAP}"
YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○一二三四五六七八九0]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_ONES = "[一二三四五六七八九]"
_DAY = rf"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十{_ONES}?|{_ONES})"
_WEEKDAY = r"(?:[(](?:星期|周)?[一二三四五六日天、]{1,3}[)])?"
_HOUR = (
    r"(?:[上下中]午|[早晚]上)?(?:(?:\d{1,2}|零)[:时点]\d{0,2}分?)?"
    r"(?:(?:下班|上班|开学|放假)(?=[以之]?前))?"
)
# 2020年初步建成 and 2016年中小学招生 hold other words.
_PART = r"(?:[底末]|[初中](?=[,。;、)前至到\n-]))"
NAMED_YEAR = r"今年|本年度?|当年|明年|来年|次年|翌年|本月|下月"
# Where a moment can begin; what a search looks for before it tries the long pattern.
_NUMERAL = "0-9一二三四五六七八九十"
START = re.compile(
    rf"[{_NUMERAL}今本当明来次翌下上第年](?<![0-9][0-9])(?:"
    rf"(?<=[{_NUMERAL}])[{_NUMERAL}〇零○]{{0,3}}+(?=[ \n]{{0,2}}[年月季日号至到~-])"
    r"|(?<=[今本当明来次翌])年|(?<=[本下])月|(?<=[上下])半年|(?<=第)(?=[一二三四1-4] ?季)"
    r"|(?<=年)[底末内])"
)
_MONTHS_OF_HALF = {"上": (1, 6), "下": (7, 12)}
# Thirds of a month, and what 初 and 中 mean of one.
_DAYS_OF_PART = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, 31)}
# The first year of each five-year plan.
_PLANS = {"八": 1991, "九": 1996, "十": 2001, "十一": 2006, "十二": 2011}
_PLANS |= {"十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}


class Period(msgspec.Struct, frozen=True):
    """First and last day, both included."""

    first: date
    last: date


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A date of any grain; `named` is a year or month told by its place (今年, 本月)."""

    year: int | None = None
    named: str | None = None
    half: str | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None

    @property
    def bare_year(self) -> bool:
        """Nothing finer than a year is told."""
        return not (self.half or self.quarter or self.month or self.day or self.part)

    @property
    def floating(self) -> bool:
        """The end of a year that is not told: 年底, 年内."""
        finer = self.half or self.quarter or self.month
        return self.part is not None and not (self.year or self.named or finer)

    def period(self, year: int) -> Period | None:
        """The days meant in `year`; None for a day that does not exist."""
        months = self._months()
        if self.day is not None:
            return _day(year, months[0], self.day)
        if self.part in _DAYS_OF_PART and self.month is not None:
            first, last = _DAYS_OF_PART[self.part]
            last = min(last, monthrange(year, months[1])[1])
            return Period(date(year, months[0], first), date(year, months[1], last))
        end = date(year, months[1], monthrange(year, months[1])[1])
        return Period(end if self.part in {"底", "末"} else date(year, months[0], 1), end)

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        if self.half is not None:
            return _MONTHS_OF_HALF[self.half]
        return {"初": (1, 1), "中": (6, 6)}.get(self.part or "", (1, 12))


def pattern(prefix: str) -> str:
    """A pattern for one moment; its groups begin with `prefix` and are for `read`."""
    p = prefix
    year = (
        rf"(?:(?P<{p}year>{YEAR})(?:{_GAP}年度?|(?={TO}{YEAR}{_GAP}年))|(?P<{p}named>{NAMED_YEAR}))"
    )
    return (
        rf"(?:{year}(?:{_GAP}的?{_GAP}(?:{_within_year(p + 'y')}|年?(?P<{p}yend>{_PART})))?"
        rf"|{_within_year(p + 'm')}|年(?P<{p}mend>[底末内]))"
    )


def _within_year(p: str) -> str:
    day = rf"(?P<{p}day>{_DAY})(?:{_GAP}[日号]|(?={TO}{_DAY}{_GAP}[日号])){_WEEKDAY}{_GAP}{_HOUR}"
    part = rf"(?P<{p}part>{_PART}|[上中下]旬)"
    month = rf"(?P<{p}month>{_MONTH})(?:{_GAP}月份?(?![龄报均薪租度刊经])|(?={TO}{_MONTH}{_GAP}月))"
    return (
        rf"(?:{month}(?:{_GAP}(?:{day}|{part}))?"
        rf"|第?{_GAP}(?P<{p}quarter>[一二三四1-4]){_GAP}季度?(?P<{p}qend>[底末])?"
        rf"|(?P<{p}half>[上下])半年(?P<{p}hend>[底末])?)"
    )


# The end of a stretch within one month: the 15日 of 8月1日至15日.
DAY_ONLY = rf"(?P<day>{_DAY}){_GAP}[日号]{_WEEKDAY}{_GAP}{_HOUR}"


def read(found: re.Match[str], prefix: str) -> Moment:
    """The moment that the groups of `pattern(prefix)` caught."""
    groups = {key: value for key, value in found.groupdict().items() if value}

    def of(name: str) -> str | None:
        return next((groups[k] for k in _names(prefix, name) if k in groups), None)

    part = of("part") or of("qend") or of("hend") or groups.get(f"{prefix}yend")
    return Moment(
        year=number(groups[f"{prefix}year"]) if f"{prefix}year" in groups else None,
        named=groups.get(f"{prefix}named"),
        half=of("half"),
        quarter=_int(of("quarter")),
        month=_int(of("month")),
        day=_int(of("day")),
        part=part or groups.get(f"{prefix}mend"),
    )


def _names(prefix: str, name: str) -> tuple[str, str]:
    return f"{prefix}y{name}", f"{prefix}m{name}"


def _int(written: str | None) -> int | None:
    return number(written) if written else None


def _day(year: int, month: int, day: int) -> Period | None:
    if day > monthrange(year, month)[1]:
        return None
    return Period(date(year, month, day), date(year, month, day))


def plan(ordinal: str) -> Period | None:
    """The five years of a plan: 十三 (of 十三五) is 2016 to 2020."""
    first = _PLANS.get(ordinal)
    return Period(date(first, 1, 1), date(first + 4, 12, 31)) if first else None


def later(base: date, *, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return date(year, month + 1, min(base.day, monthrange(year, month + 1)[1]))
