"""The table of places with the years of their names, and what a written name can stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import ahocorasick_rs
import msgspec

from corpora.vocabulary import Level
from extractors.lexicons import rows

# What a name loses when it is used short: 天水市 is 天水, 神农架林区 is 神农架.
_ENDING = re.compile(r"(?<!自治)(?:地区|林区|特区|矿区|新区|[省市州盟县区旗])$")
# The places of the shipped sample corpus are invented; no real name is among them.
_TABLES = ("regions", "zones", "sample_regions")
_LONGEST = 40  # characters; no chain of names is longer


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One name of one place under one parent; `since` and `until` are inclusive.

    The years count by their last day: a name that was given up in 2010 has `until` 2009.
    """

    code: str
    name: str
    short: tuple[str, ...]
    level: Level
    parent: str
    since: int
    until: int | None

    @property
    def zone(self) -> bool:
        """Whether it is no division of the state, but a zone that bears its runner's code."""
        return self.code == self.parent

    def clamped(self, year: int | None) -> int:
        """The year nearest to `year` in which the name held; None stands for today."""
        last = 9999 if self.until is None else self.until
        return min(max(last if year is None else year, self.since), last)


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """All rows, by full name and official short name, by bare stem, and by code (no zones)."""

    names: dict[str, list[Row]]
    stems: dict[str, list[Row]]
    codes: dict[str, list[Row]]


@cache
def table() -> Table:
    """Read once, when the first place is looked up (40 ms)."""
    found = Table(names={}, stems={}, codes={})
    for row in (_row(cells) for name in _TABLES for cells in rows(name)):
        for name in (row.name, *row.short):
            found.names.setdefault(name, []).append(row)
            if (stem := stem_of(name)) != name:
                found.stems.setdefault(stem, []).append(row)
        if not row.zone:
            found.codes.setdefault(row.code, []).append(row)
    return found


def stem_of(name: str) -> str:
    """天水 for 天水市; a name of two characters has none (沙县)."""
    stem = _ENDING.sub("", name)
    return stem if len(stem) >= 2 else name


def called(name: str) -> Sequence[Row]:
    """All rows that `name` alone can mean, whatever the year: full and official names first."""
    return table().names.get(name) or _by_stem(table().stems.get(name, ()))


def is_full(name: str) -> bool:
    """Whether `name` is a full or official short name, in any year."""
    return name in table().names


def chained(name: str) -> Sequence[Row]:
    """All rows that `name` can mean where it may be a chain: 广西河池市大化县."""
    if (found := called(name)) or len(name) > _LONGEST:
        return found
    for cut in range(len(name) - 2, 1, -1):
        if heads := called(name[:cut]):
            inside = below(heads, chained(name[cut:]))
            if inside:
                return inside
    return ()


def below(heads: Iterable[Row], tails: Iterable[Row]) -> list[Row]:
    """Those of `tails` that stood, in some year of theirs, below one of `heads`."""
    codes = {head.code for head in heads if not head.zone}
    return [tail for tail in tails if any(row.code in codes for row in line(tail))]


def line(row: Row, year: int | None = None) -> Iterator[Row]:
    """The rows above, from the parent up to the province, as they were called in `year`."""
    while row.parent:
        year = row.clamped(year)
        parents = table().codes[row.parent]
        row = min(parents, key=lambda parent: (_distance(parent, year), -parent.since))
        yield row


def in_year(found: Sequence[Row], year: int | None) -> list[Row]:
    """Those whose name held in `year`; where none did, those whose name held nearest to it.

    In its last months a name can still be that of another level (巢湖市 in 2011): both stay.
    """
    if not found:
        return []
    if year is None:
        year = max(row.clamped(None) for row in found)
    nearest = min(_distance(row, year) for row in found)
    kept = [row for row in found if _distance(row, year) == nearest]
    levels = {row.level for row in kept}
    return kept + [row for row in found if row.until == year - 1 and row.level not in levels]


def in_force(parent: str, year: int | None) -> list[Row]:
    """All rows directly below the code `parent` in `year`."""
    return [row for row in _index("parent").get(parent, ()) if _distance(row, year) == 0]


def beginning(first: str, year: int | None) -> list[Row]:
    """All rows below a province in force in `year` whose name begins with the character `first`."""
    return [row for row in _index("initial").get(first, ()) if _distance(row, year) == 0]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where full or official short names stand, joined where one lies in the one before it."""
    start = end = -1
    above: Sequence[Row] = ()
    for _, left, right in _scanner().find_matches_as_indexes(text):
        called_here = called(text[left:right])
        if left == end and (inside := below(above, called_here)):
            above, end = inside, right
            continue
        if end > 0:
            yield start, end
        above, start, end = called_here, left, right
    if end > 0:
        yield start, end


def _row(cells: dict[str, str]) -> Row:
    return Row(
        code=cells["code"],
        name=cells["name"],
        short=tuple(cells["short"].split()),
        level=msgspec.convert(cells["level"], Level),
        parent=cells["parent"],
        since=int(cells["from"]),
        until=int(cells["until"]) if cells["until"] else None,
    )


def _by_stem(found: Sequence[Row]) -> Sequence[Row]:
    """河南 is the province: a county or prefecture of that stem is never written so.

    A city of the province's name is (吉林), so the two stay together.
    """
    if any(row.level == "province" for row in found):
        return [row for row in found if row.level == "province" or _is_city(row)]
    return found


def _is_city(row: Row) -> bool:
    return row.level == "municipality" and row.name.endswith("市")


def _distance(row: Row, year: int | None) -> int:
    return abs(row.clamped(year) - (9999 if year is None else year))


@cache
def _index(key: Literal["parent", "initial"]) -> dict[str, list[Row]]:
    """All rows below the provinces by the code of their parent or by their first character."""
    found: dict[str, list[Row]] = {}
    for row in (row for named in table().codes.values() for row in named):
        if row.parent:
            found.setdefault(row.parent if key == "parent" else row.name[0], []).append(row)
    return found


@cache
def _scanner() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(table().names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
