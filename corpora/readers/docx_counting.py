"""Labels of numbered paragraphs, counted through a document: 一、 （一） 1.1 第三条."""

import re

import msgspec

from corpora.readers.docx_numerals import written

LEVELS = 9
_PLACE = re.compile("%([1-9])")
# After these no blank is wanted, though Word sets a tab there.
_CLOSED = re.compile(r"[、，。：）〕】》)\]]\s*$")


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """`text` has %1 for the number of the first level; `restart` is the level, counted from 1,
    after which this one starts over, if not after every higher one; `style` numbers by it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


class NumberedList(msgspec.Struct, frozen=True, kw_only=True):
    """Lists with the same `counted_by` go on counting where the last of them ended."""

    id: str
    counted_by: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Counters:
    """Counts as it is asked, so ask in the order of the text."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, list_: NumberedList, depth: int) -> str:
        """The label of the next paragraph of this list and level, with the blank after it."""
        depth = min(depth, LEVELS - 1)
        level = list_.levels.get(depth, Level())
        counts = self._counts.setdefault(list_.counted_by, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = list_.starts.get(depth, level.start) if before is None else before + 1
        if depth in list_.starts and (list_.id, depth) not in self._restarted:
            self._restarted.add((list_.id, depth))
            counts[depth] = list_.starts[depth]
        for deeper in range(depth + 1, LEVELS):
            after = list_.levels.get(deeper, Level()).restart
            if after is None or depth < after:
                counts[deeper] = None
        return _label(list_, level, counts)


def spaced(label: str) -> str:
    """With the blank that is wanted after a label: 1. 三、"""
    return f"{label} " if label and not _CLOSED.search(label) else label


def _label(list_: NumberedList, level: Level, counts: list[int | None]) -> str:
    """Bullets are no labels: they number nothing."""
    if level.form == "bullet":
        return ""

    def number(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        shown = list_.levels.get(depth, Level())
        count = counts[depth]
        return written(
            shown.start if count is None else count, "decimal" if level.legal else shown.form
        )

    text = _PLACE.sub(number, level.text)
    return text if level.gap == "nothing" else spaced(text)
