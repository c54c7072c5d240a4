"""The figures of the summary: coverage by place and by line of work, findings, deadlines."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from corpora.vocabulary import COVERAGE_STATES, LEVELS, CoverageState
from outputs.report.gathering import Gathered
from outputs.report.spool import Spool

# What says nothing about whether work was taken up.
_LEFT_OUT = frozenset({"not_applicable", "justified"})
_COVERED = frozenset({"covered", "merged", "split"})
_TAKEN_UP = _COVERED | {"partial"}
# More bars are too thin to read on a page of A4.
_BARS = 48
_WIDTH, _HEIGHT = 960, 64  # of one row of the time line, in units of the drawing


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A state's piece of a bar that is 100 wide."""

    state: str
    number: int
    start: float
    width: float


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What became of source tasks in the documents of a place, or in a line of work."""

    name: str
    states: dict[str, int]
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
        for state in COVERAGE_STATES:
            if n := self.states.get(state, 0):
                width = 100 * n / whole
                found.append(
                    Segment(state=state, number=n, start=round(start, 3), width=round(width, 3))
                )
                start += width
        return found


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """How many deadlines of a level end in a period."""

    period: str
    number: int
    x: float
    y: float
    width: float
    height: float


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The deadlines of documents of one level."""

    level: str
    bars: tuple[Bar, ...]


class TimeLine(msgspec.Struct, frozen=True, kw_only=True):
    """Lanes over the same periods; `ticks` are the periods with a name under the axis."""

    periods: tuple[str, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[str, float], ...]
    width: int = _WIDTH
    height: int = _HEIGHT


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
    whole = _row("", sum(counted.values(), Counter()), [sum(v) for v in zip(*shares.values())])
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
        time_line=_time_line(found.due),
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


def _row(name: str, states: Mapping[CoverageState, int], share: Iterable[float]) -> Row:
    total, n = tuple(share) or (0.0, 0.0)
    return Row(name=name, states=dict(states), copied=total / n if n else None)


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


def _time_line(due: Mapping[tuple[str, str], int]) -> TimeLine | None:
    """Months, or quarters or years where there are too many of them."""
    if not due:
        return None
    for period in (_month, _quarter, _year):
        named = Counter[tuple[str, str]]()
        for (level, month), n in due.items():
            named[level, period(month)] += n
        first, last = min(month for _, month in due), max(month for _, month in due)
        periods = tuple(dict.fromkeys(period(month) for month in _months(first, last)))
        if len(periods) <= _BARS:
            break
    else:
        periods = tuple(sorted({name for _, name in named}))
    step = _WIDTH / len(periods)
    most = max(named.values())
    levels = [one for one in (*LEVELS, "") if any(level == one for level, _ in named)]
    lanes = []
    for level in levels:
        bars = []
        for n, name in enumerate(periods):
            if number := named.get((level, name), 0):
                height = max(2.0, (_HEIGHT - 16) * number / most)
                bars.append(
                    Bar(
                        period=name,
                        number=number,
                        x=round(n * step + step * 0.1, 2),
                        y=round(_HEIGHT - height, 2),
                        width=round(min(step * 0.8, 40), 2),
                        height=round(height, 2),
                    )
                )
        lanes.append(Lane(level=level, bars=tuple(bars)))
    every = -(-len(periods) // 12)
    ticks = tuple((periods[n], round(n * step + step * 0.1, 2)) for n in range(0, len(periods), every))
    return TimeLine(periods=periods, lanes=tuple(lanes), ticks=ticks)


def _months(first: str, last: str) -> Iterable[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _month(month: str) -> str:
    return month


def _quarter(month: str) -> str:
    return f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"


def _year(month: str) -> str:
    return month[:4]
