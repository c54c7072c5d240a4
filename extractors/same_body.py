"""Whether two names in one place are two names of one body: 发展改革局 and 发展和改革委员会."""

from collections.abc import Mapping
from functools import cache

from extractors import body_names
from extractors.body_names import Reading
from extractors.lexicons import rows

# Departments of a government. A 中心 or 大队 beside a 局 is another body.
_RULING = ("局", "委员会", "厅", "办公室")
# The office of a committee stands beside it: 编委 and 编办.
_BESIDE = frozenset(["委员会", "办公室"])
# New names take a year or two to reach the counties.
_CHANGING = 2


def why(one: str, other: str, *, year: int | None) -> str | None:
    """What the difference is, in Chinese; None for two bodies, and for one name in two lengths.

    Names stand without their place. Where a merged body's name holds the other's line of work
    (工业信息化和商务局, 工业和信息化局), one place has not both.
    """
    first, second = body_names.read(one), body_names.read(other)
    if first is None or second is None:
        return _renamed(one, other, year)
    if first.suffix not in _RULING or second.suffix not in _RULING:
        return None
    mine, theirs = _domains(first), _domains(second)
    if mine == theirs and first.suffix != second.suffix:
        return None if {first.suffix, second.suffix} == _BESIDE else "称谓不一"
    alike = _is_department(first) and _is_department(second)
    if alike and (mine < theirs or theirs < mine):
        return "合并前后的名称并用"
    return _renamed(one, other, year)


def _domains(reading: Reading) -> frozenset[tuple[str, str]]:
    """The fields of work in a name, as the table's first local row calls each."""
    return frozenset(
        (next((row.name for row in domain.rows if not row.national), ""), domain.plain)
        for domain in reading.domains
    )


def _is_department(reading: Reading) -> bool:
    """办公室 and the like may serve one of the fields alone."""
    return reading.suffix in ("局", "委员会", "厅")


def _renamed(one: str, other: str, year: int | None) -> str | None:
    """工商局 beside 市场监管局, years after the one became the other."""
    if year is None:
        return None
    for old, new in ((one, other), (other, one)):
        before, after = body_names.read(old), body_names.read(new)
        if before is None or after is None or len(before.domains) > 1 or len(after.domains) > 1:
            continue
        if before.suffix not in _RULING or after.suffix not in _RULING:
            continue
        names = {row.name for row in after.domains[0].rows}
        for row in before.domains[0].rows:
            if row.until + _CHANGING < year and _successors().get(row.name) in names:
                return "新旧名称并用"
    return None


@cache
def _successors() -> Mapping[str, str]:
    return {cells["name"]: cells["successor"] for cells in rows("departments")}
