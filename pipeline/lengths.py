"""How long a document may be: the official norm, and what an office sets in its place."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import msgspec

from extractors.lexicons import rows

# The names of the norm's two figures, here and in the settings.
COMPREHENSIVE, SPECIAL = "综合性文件", "专项文件"


class Norm(msgspec.Struct, frozen=True, kw_only=True):
    """`source` is the rule that says so and `since` its day, None where the office has set it."""

    name: str
    characters: int
    since: date | None = None
    source: str | None = None


def norms(own: Mapping[str, int], kind: str | None) -> tuple[Norm, ...]:
    """What holds for a kind of writing, the longest first; `own` are the office's figures.

    A figure for the kind (通知, 方案) stands alone. Else both of the official ones hold, for
    nothing in a text tells for certain whether its work is one or many; each may be replaced.
    """
    if kind in own:
        return (Norm(name=kind or "", characters=own[kind or ""]),)
    found = (
        Norm(name=name, characters=own[name]) if name in own else _official()[name]
        for name in (COMPREHENSIVE, SPECIAL)
    )
    return tuple(sorted(found, key=lambda norm: -norm.characters))


@cache
def _official() -> Mapping[str, Norm]:
    return {
        cells["name"]: Norm(
            name=cells["name"],
            characters=int(cells["characters"]),
            since=date.fromisoformat(cells["since"]),
            source=cells["source"],
        )
        for cells in rows("lengths")
    }
