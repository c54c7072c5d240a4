"""The lists of a Word document (docx), and the labels that they give to paragraphs."""

from lxml import etree

from corpora.readers.docx_counting import LEVELS, Counters, Level, NumberedList
from corpora.readers.docx_package import W
from corpora.readers.docx_styles import Styles, switch, value, whole

_LONGEST = 100  # characters of a label; a longer one would stand before every paragraph


class Numbering:
    """Counts as it is asked, so ask in the order of the text."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        if root is not None:
            for element in root.iterchildren(f"{W}abstractNum"):
                self._abstract[element.get(f"{W}abstractNumId", "")] = element
            for element in root.iterchildren(f"{W}num"):
                self._numbers[element.get(f"{W}numId", "")] = element
        self._lists: dict[str, NumberedList | None] = {}
        self._counters = Counters()

    def level_of(self, number: str, style: str) -> int:
        """The level that a list gives to the paragraphs of a style; 0 where it gives none."""
        list_ = self._list(number)
        levels = list_.levels.items() if list_ else ()
        return next((depth for depth, level in levels if style and level.style == style), 0)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of this list and level, with the blank after it."""
        list_ = self._list(number)
        return self._counters.label(list_, depth) if list_ else ""

    def _list(self, number: str) -> NumberedList | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str) -> NumberedList | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        counted_by = value(element.find(f"{W}abstractNumId")) or ""
        abstract = self._abstract.get(counted_by)
        linked = value(abstract.find(f"{W}numStyleLink")) if abstract is not None else None
        if linked:  # the levels stand in the list of a style
            other = self._numbers.get(self._styles.style(linked).number or "")
            counted_by = (value(other.find(f"{W}abstractNumId")) if other is not None else "") or ""
            abstract = self._abstract.get(counted_by)
        levels = {} if abstract is None else _levels(abstract)
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = whole(override.get(f"{W}ilvl"))
            start = whole(value(override.find(f"{W}startOverride")))
            levels.update(_levels(override))
            if depth is not None and start is not None:
                starts[depth] = start
        return NumberedList(id=number, counted_by=counted_by, levels=levels, starts=starts)


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = {}
    for element in parent.iterchildren(f"{W}lvl"):
        depth = whole(element.get(f"{W}ilvl"))
        if depth is None or depth >= LEVELS:
            continue
        start = whole(value(element.find(f"{W}start")))
        # A form of later versions stands among alternatives; the last is for all.
        forms = [value(form) for form in element.iter(f"{W}numFmt")]
        found[depth] = Level(
            start=1 if start is None else start,
            form=(forms[-1] if forms else None) or "decimal",
            text=(value(element.find(f"{W}lvlText")) or "")[:_LONGEST],
            gap=value(element.find(f"{W}suff")) or "tab",
            restart=whole(value(element.find(f"{W}lvlRestart"))),
            legal=bool(switch(element, "isLgl")),
            style=value(element.find(f"{W}pStyle")) or "",
        )
    return found
