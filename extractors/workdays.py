"""Working days of the mainland calendar, moved holidays and worked weekends included."""

from datetime import date, timedelta
from functools import cache


def after(base: date, amount: int) -> date | None:
    """The last of `amount` working days that follow `base`; None where the calendar is unknown."""
    day, left = base, amount
    while left > 0:
        day += timedelta(days=1)
        worked = is_workday(day)
        if worked is None:
            return None
        left -= worked
    return day


def is_workday(day: date) -> bool | None:
    """None for a year whose moved days are unknown: each is announced in the autumn before."""
    year = _moved(day.year)
    if year is None:
        return None
    off, on = year
    if day in on:
        return True
    return day not in off and day.weekday() < 5


@cache
def _moved(year: int) -> tuple[frozenset[date], frozenset[date]] | None:
    """The days off and the worked weekend days of one year; every known year has worked ones."""
    from holidays import country_holidays  # 0.1 s, and only relative deadlines need it

    calendar = country_holidays("CN", years=year)
    worked = frozenset(day for day in calendar.weekend_workdays if day.year == year)
    if not worked:
        return None
    return frozenset(day for day in calendar if day.year == year), worked
