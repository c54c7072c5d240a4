"""Which lines of work take over another's work in a place that has no body of that line."""

from functools import cache

import msgspec

from corpora.vocabulary import LEVELS, Level
from extractors.lexicons import rows

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """`kept_by` are the lines that take it over, `lowest` the lowest level that has such a body.

    `moved` went to other lines in a reform of that year: work of a text before it that a text
    after it gives to them.
    """

    kept_by: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    since: int = 0
    lowest: Level | None = None


def kept_by(line: str, *, asked: int | None, answered: int | None) -> frozenset[str]:
    """The lines that may do the work of `line`, itself not among them.

    `asked` is the year of the text that gave the work to it, `answered` of the one that passes it
    on.
    """
    kin = _table().get(line, Kin())
    reformed = asked is not None and answered is not None and asked <= kin.since <= answered
    return kin.kept_by | kin.moved if reformed else kin.kept_by


def exists(line: str, level: Level) -> bool:
    """Whether places of this level have bodies of the line: customs are no county's."""
    lowest = _table().get(line, Kin()).lowest
    return lowest is None or _RANKS[level] <= _RANKS[lowest]


@cache
def _table() -> dict[str, Kin]:
    return {cells["line"]: _kin(cells) for cells in rows("line_kin")}


def _kin(cells: dict[str, str]) -> Kin:
    lines = frozenset(cells["kept_by"].split())
    since = int(cells["since"] or 0)
    lowest = next((level for level in LEVELS if level == cells["lowest"]), None)
    return Kin(
        kept_by=frozenset() if since else lines,
        moved=lines if since else frozenset(),
        since=since,
        lowest=lowest,
    )
