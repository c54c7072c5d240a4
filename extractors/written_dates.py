"""A full date as signatures and portals write it: 二○一一年二月二十六日, 2014/8/3."""

import re
from datetime import date

from extractors.forms import CN_DIGITS
from extractors.numerals import number

_FULL = re.compile(
    r"(?P<year>[^\s年/.-]{4}) ?[年/.-] ?(?P<month>[^\s月/.-]{1,3}) ?[月/.-] ?(?P<day>\d{1,2}"
    r"|[一二三四五六七八九十]{1,3})"
)


def read_date(written: str) -> date | None:
    """The first full date in `written`; None for 2月30日 and for what is no date."""
    for found in _FULL.finditer(written):
        year, month, day = _year(found["year"]), number(found["month"]), number(found["day"])
        if year is None or month is None or day is None:
            continue
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _year(written: str) -> int | None:
    digits = "".join(str(CN_DIGITS.get(character, character)) for character in written)
    return int(digits) if digits.isdecimal() and digits.isascii() else None
