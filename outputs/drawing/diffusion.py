"""How documents travelled down: a tree with time from left to right and levels as colours."""

from collections.abc import Iterator
from datetime import date

from outputs.drawing.canvas import INK, LINE, SOFT, Canvas, cut, room
from outputs.drawing.subjects import LEVEL_COLOURS, LEVEL_NAMES, RANKS, Family, family, legible
from outputs.view import View

_ROW, _TOP, _LEFT = 26, 92, 30
_SPAN, _LABEL = 640, 400
_DOT = 7
_SIZE = 12


def draw(view: View, of: str | None) -> str:
    """All that comes from `of`, or the whole view; each document once, below one it comes from.

    Of several sources the nearest level, then the latest, stands as the branch; the others are
    dashed. Documents without a date stand left of the time line.

    Raises:
        PolicyPipeError: There is nothing to draw, or too much.
    """
    whole = family(view)
    shown = whole.among({of, *whole.below(of)}) if of else whole
    legible(shown.documents)
    branches = _branches(shown)
    rows = {id_: n for n, (id_, _) in enumerate(_walk(shown, branches))}
    days = [one.day for one in shown.documents.values() if one.day is not None]
    canvas = Canvas()
    height = _TOP + len(rows) * _ROW
    for x, label in _ticks(days):
        canvas.line(x, _TOP - 14, x, height, colour="#e3e6ea")
        canvas.words(x, _TOP - 20, label, size=11, anchor="middle", colour=SOFT)
    spots = {
        id_: (_at(shown.documents[id_].day, days), _TOP + row * _ROW + _ROW / 2)
        for id_, row in rows.items()
    }
    for one in shown.handed:
        (x1, y1), (x2, y2) = spots[one.source], spots[one.document]
        branch = branches.get(one.document) == one.source
        points = [(x1, y1), (x1, (y1 + y2) / 2), (x1, y2), (x2 - _DOT - 2, y2)]
        canvas.curve(points, colour=SOFT if branch else LINE, dashed=not branch)
    for id_, (x, y) in spots.items():
        document = shown.documents[id_]
        line = INK if document.present else LINE
        canvas.box(
            x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, fill=LEVEL_COLOURS[document.level], line=line
        )
        canvas.hint(document.title or document.name)
        day = f"（{document.day.isoformat()}）" if document.day else "（日期不明）"
        absent = "" if document.present else "［未入库］"
        words = f"{document.name}{absent}{day}"
        canvas.words(x + _DOT + 6, y + 4, cut(words, _SIZE, _LABEL), size=_SIZE, halo=4)
    _head(canvas, shown, of)
    return canvas.svg(_LEFT + _SPAN + _LABEL + 40, height + 20, "文件扩散")


def _head(canvas: Canvas, shown: Family, of: str | None) -> None:
    name = shown.documents[of].name if of else "全部文件"
    canvas.words(12, 26, f"文件扩散：{name}", size=16, bold=True)
    x = 12.0
    for level in sorted({one.level for one in shown.documents.values()}, key=RANKS.__getitem__):
        canvas.box(x, 40, 14, 14, fill=LEVEL_COLOURS[level], line=INK)
        canvas.words(x + 20, 52, LEVEL_NAMES[level], size=_SIZE)
        x += 34 + room(LEVEL_NAMES[level], _SIZE)
    canvas.words(x, 52, "实线：主要来源　虚线：其他来源", size=_SIZE, colour=SOFT)


def _branches(shown: Family) -> dict[str, str]:
    """The source under which a document stands; none where that would make a circle."""
    sources: dict[str, list[str]] = {}
    for one in shown.handed:
        sources.setdefault(one.document, []).append(one.source)
    branches: dict[str, str] = {}
    for id_ in sorted(sources):
        for source in sorted(sources[id_], key=lambda other: _nearness(shown, other)):
            if not _leads(branches, source, id_):
                branches[id_] = source
                break
    return branches


def _nearness(shown: Family, id_: str) -> tuple[int, int, str]:
    document = shown.documents[id_]
    day = -document.day.toordinal() if document.day else 1
    rank = RANKS[document.level] if document.level else -1
    return -rank, day, id_


def _leads(branches: dict[str, str], start: str, end: str) -> bool:
    while start != end:
        if start not in branches:
            return False
        start = branches[start]
    return True


def _walk(shown: Family, branches: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Every document with its depth: each above what hangs on it, earlier branches first."""
    below: dict[str | None, list[str]] = {}
    for id_ in shown.documents:
        below.setdefault(branches.get(id_), []).append(id_)
    waiting = [(id_, 0) for id_ in _by_day(shown, below.get(None, []))][::-1]
    while waiting:
        id_, depth = waiting.pop()
        yield id_, depth
        waiting += [(one, depth + 1) for one in _by_day(shown, below.get(id_, []))][::-1]


def _by_day(shown: Family, ids: list[str]) -> list[str]:
    return sorted(ids, key=lambda id_: (shown.documents[id_].day or date.min, id_))


def _at(day: date | None, days: list[date]) -> float:
    """Documents without a date stand at the left edge."""
    if day is None:
        return _LEFT
    first, last = min(days), max(days)
    span = max(1, (last - first).days)
    return _LEFT + 40 + (_SPAN - 40) * (day - first).days / span


def _ticks(days: list[date]) -> Iterator[tuple[float, str]]:
    """The beginnings of years, or of months where all happened within two years."""
    if not days:
        return
    first, last = min(days), max(days)
    years = range(first.year, last.year + 2)
    if last.year - first.year > 1:
        step = max(1, len(years) // 10)
        marks = [(date(year, 1, 1), str(year)) for year in years if not (year - first.year) % step]
    else:
        months = [date(year, month, 1) for year in years for month in (1, 4, 7, 10)]
        marks = [(day, f"{day.year}-{day.month:02}") for day in months]
    for day, label in marks:
        if first <= day <= last:
            yield _at(day, days), label
