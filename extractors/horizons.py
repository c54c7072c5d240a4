"""Until when a plan runs, as its title says: 三年行动计划(2021-2023年)."""

import re

_YEARS = re.compile(
    r"(?<!\d)(?P<first>20\d\d) ?年?\s*(?:[—–－~-]{1,2}|至|到)\s*(?P<last>20\d\d) ?年?(?!\d)"
)


def last_year(title: str) -> int | None:
    """Of a folded title; None where it names no years, or none that follow one another."""
    found = _YEARS.search(title)
    if found is None or int(found["first"]) >= int(found["last"]):
        return None
    return int(found["last"])
