"""Working days of the mainland, with an independent calendar as oracle."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from extractors import workdays

# The last day of 2005 was worked for the New Year of 2006; the oracle begins a year later there.
_KNOWN_GAP = {date(2005, 12, 31)}


@pytest.mark.parametrize("year", range(2004, 2026))
def test_agrees_with_another_calendar(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    differing = {
        day for day in days if workdays.is_workday(day) != chinese_calendar.is_workday(day)
    }

    assert differing <= _KNOWN_GAP


def test_counts_a_worked_weekend_and_skips_the_holiday() -> None:
    """2020-01-19 was a worked Sunday; the Spring Festival lasted from 24 January to 2 February."""
    assert workdays.after(date(2020, 1, 17), 1) == date(2020, 1, 19)
    assert workdays.after(date(2020, 1, 23), 1) == date(2020, 2, 3)


def test_counts_from_the_day_after() -> None:
    assert workdays.after(date(2016, 7, 18), 5) == date(2016, 7, 25)


def test_knows_no_year_whose_moved_days_nobody_announced() -> None:
    assert workdays.is_workday(date(2060, 5, 6)) is None
    assert workdays.after(date(2060, 5, 6), 3) is None
