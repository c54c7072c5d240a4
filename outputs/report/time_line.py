"""When deadlines end, level by level: bars over months, quarters or years."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from corpora.vocabulary import LEVELS

# More bars are too thin to read on a page of A4.
_BARS = 48
_WIDTH, _HEIGHT = 960, 64  # of one lane, in units of the drawing
_NAMES = 12  # periods with a name under the axis: more would touch each other


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


def time_line(due: Mapping[tuple[str, str], int]) -> TimeLine | None:
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
    every = -(-len(periods) // _NAMES)
    ticks = tuple(
        (periods[n], round(n * step + step * 0.1, 2)) for n in range(0, len(periods), every)
    )
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
