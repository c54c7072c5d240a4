"""The chain of a document: where it comes from and who takes from it, level by level."""

from collections.abc import Mapping

from corpora.vocabulary import Level
from outputs.drawing.canvas import INK, LINE, SOFT, Canvas, cut, folded
from outputs.drawing.subjects import (
    LEVEL_COLOURS,
    LEVEL_NAMES,
    RANKS,
    Family,
    Shown,
    family,
    legible,
)
from outputs.view import View

_WIDTH, _HEIGHT, _GAP, _ROW_GAP = 210, 78, 26, 70
_LEFT, _TOP, _BELOW = 90, 60, 60
# Of the words above a box.
_LINE = 15
# Boxes side by side before a level goes on in another row.
_ACROSS = 7
_SIZE = 12


def draw(view: View, of: str | None) -> str:
    """All documents above and below `of`, or of the whole view; the asked one has a bold frame.

    Raises:
        PolicyPipeError: There is nothing to draw, or too much.
    """
    whole = family(view)
    shown = whole.among({of, *whole.above(of), *whole.below(of)}) if of else whole
    legible(shown.documents)
    labels = _labels(view, shown)
    canvas = Canvas()
    places, right, bottom = _places(shown, labels)
    for level, y in _bands(shown, places):
        canvas.words(12, y + _HEIGHT / 2, LEVEL_NAMES[level], size=13, colour=SOFT, bold=True)
    for one in shown.handed:
        room_above = _LINE * len(labels[one.document])
        _arrow(canvas, places[one.source], places[one.document], room_above, dashed=one.inferred)
    for id_, document in shown.documents.items():
        x, y = places[id_]
        _box(canvas, x, y, document, asked=id_ == of)
        for n, words in enumerate(reversed(labels[id_])):
            at = x + _WIDTH / 2, y - 7 - n * _LINE
            canvas.words(*at, words, size=11, anchor="middle", colour=SOFT, halo=3)
    name = shown.documents[of].name if of else "全部文件"
    canvas.words(12, 26, f"文件承接链：{name}", size=16, bold=True)
    note = "实线：文中写明　虚线：推定　方框上：承接任务数，其文字中来自上级的比例"
    canvas.words(12, bottom + 44, note, size=11, colour=SOFT)
    return canvas.svg(max(right, 620), bottom + _BELOW, f"文件承接链：{name}")


def _places(
    shown: Family, labels: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Left upper corners, and where the picture ends."""
    places: dict[str, tuple[float, float]] = {}
    y, right = float(_TOP), 0.0
    for level in sorted({one.level for one in shown.documents.values()}, key=_rank):
        ids = [one.id for one in _ordered(shown) if one.level == level]
        for first in range(0, len(ids), _ACROSS):
            row = ids[first : first + _ACROSS]
            y += _LINE * max(len(labels[id_]) for id_ in row)
            for n, id_ in enumerate(row):
                x = _LEFT + n * (_WIDTH + _GAP)
                places[id_] = x, y
                right = max(right, x + _WIDTH + _GAP)
            y += _HEIGHT + _ROW_GAP
    return places, right, y - _ROW_GAP + 10


def _bands(
    shown: Family, places: Mapping[str, tuple[float, float]]
) -> list[tuple[Level | None, float]]:
    first: dict[Level | None, float] = {}
    for id_, document in shown.documents.items():
        _, y = places[id_]
        first[document.level] = min(first.get(document.level, y), y)
    return sorted(first.items(), key=lambda band: band[1])


def _ordered(shown: Family) -> list[Shown]:
    return sorted(
        shown.documents.values(),
        key=lambda one: (one.day is None, one.day.isoformat() if one.day else "", one.name, one.id),
    )


def _rank(level: Level | None) -> int:
    """Documents of unknown level are mostly cited ones that nobody has: sources."""
    return RANKS[level] if level else -1


def _arrow(
    canvas: Canvas,
    start: tuple[float, float],
    end: tuple[float, float],
    above: float,
    *,
    dashed: bool,
) -> None:
    """From the lower edge of the source to the upper edge of the taker; in one row from below."""
    (x1, y1), (x2, y2) = start, end
    a, b = x1 + _WIDTH / 2, x2 + _WIDTH / 2
    if y2 > y1:
        top, tip = y1 + _HEIGHT, y2 - 4 - above
        half = (top + tip) / 2
        points = [(a, top), (a, half), (b, half), (b, tip)]
    else:
        low, tip = y1 + _HEIGHT, y2 + _HEIGHT
        deep = max(low, tip) + 34
        points = [(a, low), (a, deep), (b, deep), (b, tip)]
    canvas.curve(points, dashed=dashed)


def _box(canvas: Canvas, x: float, y: float, document: Shown, *, asked: bool) -> None:
    fill = LEVEL_COLOURS[document.level] if document.present else "#ffffff"
    canvas.box(x, y, _WIDTH, _HEIGHT, fill=fill, line=INK if asked else LINE)
    canvas.hint(document.title or document.name)
    if asked:
        canvas.box(x + 2, y + 2, _WIDTH - 4, _HEIGHT - 4, fill="none", line=INK)
    canvas.words(x + 8, y + 19, cut(document.name, _SIZE, _WIDTH - 16), size=_SIZE, bold=True)
    title = document.title if document.title != document.name else ""
    for n, line in enumerate(folded(title, 11, _WIDTH - 16, 2)):
        canvas.words(x + 8, y + 36 + 14 * n, line, size=11)
    day = document.day.isoformat() if document.day else ""
    told = day if document.present else f"{day} 未入库".strip()
    canvas.words(x + 8, y + _HEIGHT - 8, told, size=11, colour=SOFT)


def _labels(view: View, shown: Family) -> dict[str, tuple[str, ...]]:
    """What stands above each document: for each source the linked tasks and the taken words."""
    pairs = {(one.document, one.source) for one in shown.handed}
    found: dict[tuple[str, str], dict[str, float]] = {}
    for link in view.links():
        pair = link.task.partition("#")[0], link.source.partition("#")[0]
        if link.kind == "source" and not link.rejected and pair in pairs:
            tasks = found.setdefault(pair, {})
            tasks[link.task] = max(tasks.get(link.task, 0.0), link.copied_share.task)
    labels: dict[str, list[str]] = {id_: [] for id_ in shown.documents}
    for (document, source), tasks in sorted(found.items()):
        name = cut(shown.documents[source].name, 11, _WIDTH - 80)
        share = sum(tasks.values()) / len(tasks)
        labels[document].append(f"{name} {len(tasks)}项 {share:.0%}")
    return {id_: tuple(lines) for id_, lines in labels.items()}
