"""The figures of the summary: coverage by place and by line of work, findings by code."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from corpora.vocabulary import CoverageState
from outputs.report.gathering import Gathered
from outputs.report.spool import Spool
from outputs.report.time_line import TimeLine, time_line

# In bars and columns: taken up, in part, not, left out.
_ORDER: tuple[CoverageState, ...] = (
    "covered",
    "merged",
    "split",
    "partial",
    "mentioned",
    "gap",
    "justified",
    "not_applicable",
)
# What says nothing about whether work was taken up.
_LEFT_OUT: frozenset[CoverageState] = frozenset({"not_applicable", "justified"})
_COVERED: frozenset[CoverageState] = frozenset({"covered", "merged", "split"})
_TAKEN_UP = _COVERED | {"partial"}


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A state's piece of a bar that is 100 wide."""

    state: str
    number: int
    start: float
    width: float


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What became of source tasks in the documents of a place, or in a line of work."""

    name: str
    states: Mapping[CoverageState, int]
    copied: float | None

    @property
    def pairs(self) -> int:
        """Source tasks that each document should take up."""
        return sum(n for state, n in self.states.items() if state not in _LEFT_OUT)

    @property
    def covered(self) -> float | None:
        return sum(self.states.get(one, 0) for one in _COVERED) / self.pairs if self.pairs else None

    @property
    def segments(self) -> list[Segment]:
        whole, start, found = sum(self.states.values()), 0.0, []
        for state in _ORDER:
            if n := self.states.get(state, 0):
                width = 100 * n / whole
                found.append(
                    Segment(state=state, number=n, start=round(start, 3), width=round(width, 3))
                )
                start += width
        return found


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings have a code; `share` is that of the most frequent, 0 to 100."""

    code: str
    kind: str
    severity: str
    number: int
    open: int
    share: float


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All of them."""

    counted: Mapping[str, int]
    whole: Row
    places: tuple[Row, ...]
    lines: tuple[Row, ...]
    codes: tuple[Code, ...]
    time_line: TimeLine | None

    @property
    def shown(self) -> list[str]:
        """The states that occur, in their order."""
        return [state for state in _ORDER if self.whole.states.get(state)]


def figures(spool: Spool, found: Gathered) -> Figures:
    places = {head.id: head.place or "" for head in found.heads}
    counted: dict[str, Counter[CoverageState]] = {}
    shares: dict[str, list[float]] = {}
    for document, state, n, share in spool.rows(
        "SELECT document, state, count(*), sum(share) FROM coverage GROUP BY document, state"
    ):
        _add(counted, shares, places.get(document, ""), (state, n, share))
    of_lines: dict[str, Counter[CoverageState]] = {}
    shares_of_lines: dict[str, list[float]] = {}
    for lines, state, n, share in spool.rows(
        "SELECT line, state, count(*), sum(share) FROM coverage JOIN task ON task.id = source"
        " GROUP BY line, state"
    ):
        for line in (lines or "").split("\n"):
            _add(of_lines, shares_of_lines, line, (state, n, share))
    # Places in the order of the documents: from above to below.
    ordered = [place for place in dict.fromkeys(places.values()) if place in counted]
    whole = _row("", sum(counted.values(), Counter()), _summed(shares.values()))
    return Figures(
        counted={**found.counted, "n_pairs": whole.pairs},
        whole=whole,
        places=tuple(_row(name, counted[name], shares[name]) for name in ordered),
        lines=tuple(
            sorted(
                (_row(name, of_lines[name], shares_of_lines[name]) for name in of_lines),
                key=lambda row: (row.name == "", -row.pairs, row.name),
            )
        ),
        codes=tuple(_codes(spool)),
        time_line=time_line(found.due),
    )


def _add(
    counted: dict[str, Counter[CoverageState]],
    shares: dict[str, list[float]],
    name: str,
    entry: tuple[CoverageState, int, float],
) -> None:
    state, n, share = entry
    counted.setdefault(name, Counter())[state] += n
    held = shares.setdefault(name, [0.0, 0.0])
    if state in _TAKEN_UP:
        held[0] += share
        held[1] += n


def _summed(shares: Iterable[list[float]]) -> list[float]:
    held = list(shares)
    return [sum(share for share, _ in held), sum(n for _, n in held)]


def _row(name: str, states: Mapping[CoverageState, int], share: Iterable[float]) -> Row:
    total, n = share
    return Row(name=name, states=states, copied=total / n if n else None)


def _codes(spool: Spool) -> Iterable[Code]:
    rows = [
        *spool.rows(
            "SELECT code, kind, min(severity), count(*), sum(status = 'open') FROM finding"
            " GROUP BY code, kind ORDER BY code"
        )
    ]
    most = max((n for *_, n, _ in rows), default=1)
    for code, kind, severity, n, open_ in rows:
        share = round(100 * n / most, 2)
        yield Code(code=code, kind=kind, severity=severity, number=n, open=open_, share=share)
