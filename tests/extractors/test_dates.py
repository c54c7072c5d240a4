"""Points and stretches of the calendar."""

import re
from datetime import date

import pytest

from extractors import dates
from extractors.dates import Moment, Period

_MOMENT = re.compile(dates.pattern("a"))


def _moment(text: str) -> Moment:
    found = _MOMENT.match(text)
    assert found is not None
    return dates.read(found, "a")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2014年11月30日前", Moment(year=2014, month=11, day=30)),
        ("2015 年 6 月 30 日", Moment(year=2015, month=6, day=30)),
        ("二〇一五年三月三十一日", Moment(year=2015, month=3, day=31)),
        ("2016年底", Moment(year=2016, part="底")),
        ("2012年年底前", Moment(year=2012, part="底")),
        ("年底前", Moment(part="底")),
        ("2014年4季度", Moment(year=2014, quarter=4)),
        ("第三季度末", Moment(quarter=3, part="末")),
        ("上半年", Moment(half="上")),
        ("明年3月底", Moment(named="明年", month=3, part="底")),
        ("5月中旬", Moment(month=5, part="中旬")),
        ("12月31日17:30前", Moment(month=12, day=31)),
        ("12月31日下午下班前", Moment(month=12, day=31)),
        ("5月12日(星期四)", Moment(month=5, day=12)),
        ("2020年初步建成", Moment(year=2020)),
        ("2016年中小学招生", Moment(year=2016)),
    ],
)
def test_reads_dates_of_any_grain(text: str, moment: Moment) -> None:
    assert _moment(text) == moment


@pytest.mark.parametrize("text", ["36月龄", "三个月", "13年", "0月5日", "月底"])
def test_other_things_are_no_dates(text: str) -> None:
    assert _MOMENT.match(text) is None


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (Moment(), date(2016, 1, 1), date(2016, 12, 31)),
        (Moment(part="底"), date(2016, 12, 31), date(2016, 12, 31)),
        (Moment(month=2), date(2016, 2, 1), date(2016, 2, 29)),
        (Moment(month=2, part="下旬"), date(2016, 2, 21), date(2016, 2, 29)),
        (Moment(quarter=3, part="末"), date(2016, 9, 30), date(2016, 9, 30)),
        (Moment(half="下"), date(2016, 7, 1), date(2016, 12, 31)),
        (Moment(part="中"), date(2016, 6, 1), date(2016, 6, 30)),
    ],
)
def test_a_period_has_its_first_and_last_day(moment: Moment, first: date, last: date) -> None:
    assert moment.period(2016) == Period(first, last)


def test_a_day_that_does_not_exist_is_no_period() -> None:
    assert Moment(month=2, day=30).period(2016) is None


def test_a_plan_has_five_years() -> None:
    assert dates.plan("十四") == Period(date(2021, 1, 1), date(2025, 12, 31))
    assert dates.plan("九一") is None


def test_a_month_on_ends_with_the_shorter_month() -> None:
    assert dates.later(date(2016, 1, 31), months=1) == date(2016, 2, 29)
    assert dates.later(date(2016, 11, 30), months=3) == date(2017, 2, 28)
