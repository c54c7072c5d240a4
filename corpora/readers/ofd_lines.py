"""From glyphs with places to lines, and from lines to paragraphs."""

import re
from collections.abc import Sequence

import msgspec

# Baselines of one line lie within this part of the letters' height.
_SAME_LINE = 0.5
_GAP = 0.6  # of a letter's width: a wider gap between pieces is a blank
_INDENT = 1.2  # letters; a paragraph begins with two
_SHORT = 2.5  # letters that a full line may lack at its end
_APART = 2.2  # letters from line to line; paragraphs of one size stand at 1.5 to 2
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—－–·]\s*\d{1,4}\s*[-—－–·]|第\s*\d{1,4}\s*页.{0,12}|\d{1,3})\s*"
)
_LABEL = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]{1,5}[章条节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)|附件)"
)
_ENDED = ("。", "：", "；", ":", ";", "！", "？")
_FOREIGN = re.compile(r"[A-Za-z0-9]$")


class Glyphs(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of text on a page, in millimetres from the upper left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turned: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The pieces at one height, from left to right."""

    text: str
    left: float
    right: float
    base: float
    size: float


def lines(glyphs: Sequence[Glyphs]) -> list[Line]:
    """From top to bottom, without page numbers; turned text (a watermark) is left out."""
    upright = sorted(
        (one for one in glyphs if not one.turned), key=lambda one: (one.base, one.left, one.text)
    )
    groups: list[list[Glyphs]] = []
    for one in upright:
        if groups and one.base - groups[-1][0].base <= _SAME_LINE * min(
            one.size, groups[-1][0].size
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    found = [_line(group) for group in groups]
    while found and _PAGE_NUMBER.fullmatch(found[-1].text):
        found.pop()
    return found


def joined(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text with one line for each paragraph, and where the pages begin in it.

    A paragraph that runs over a page begins the page in its middle.
    """
    every = [line for page in pages for line in page]
    left, right = _margins(every)
    pieces: list[str] = []
    starts: list[int] = []
    size = 0
    above: Line | None = None
    for page in pages:
        fresh = True
        for line in page:
            between = ""
            if above is not None:
                breaks = _breaks(above, line, left, right, turn=fresh)
                between = "\n" if breaks else _blank(above.text, line.text)
            pieces += [between, line.text]
            size += len(between)
            if fresh:
                starts.append(size)
                fresh = False
            size += len(line.text)
            above = line
        if fresh:
            starts.append(size)
    return "".join(pieces), tuple(starts)


def _line(group: Sequence[Glyphs]) -> Line:
    pieces: list[str] = []
    ordered = sorted(group, key=lambda one: one.left)
    end = ordered[0].left
    seen: Glyphs | None = None
    for one in ordered:
        # Bold type is at times the same text printed twice.
        if seen and one.text == seen.text and one.left - seen.left < _SAME_LINE * one.size:
            continue
        if pieces and one.left - end > _GAP * one.size:
            pieces.append(" ")
        pieces.append(one.text)
        end = max(end, one.right)
        seen = one
    return Line(
        text="".join(pieces).strip(),
        left=ordered[0].left,
        right=end,
        base=ordered[0].base,
        size=max(one.size for one in ordered),
    )


def _margins(every: Sequence[Line]) -> tuple[float, float]:
    """Where full lines begin and end: the left edge and the right one that many lines share."""
    if not every:
        return 0.0, 0.0
    return _edge([line.left for line in every], 0.1), _edge([line.right for line in every], 0.8)


def _edge(places: Sequence[float], share: float) -> float:
    ordered = sorted(places)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _breaks(above: Line, line: Line, left: float, right: float, *, turn: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    size = max(line.size, 0.1)
    if abs(above.size - line.size) > 0.15 * size:
        return True
    if not turn and line.base - above.base > _APART * size:
        return True
    if _LABEL.match(line.text) and above.text.endswith(_ENDED):
        return True
    return line.left - left > _INDENT * size or right - above.right > _SHORT * size


def _blank(above: str, below: str) -> str:
    return " " if _FOREIGN.search(above) and below[:1].isascii() and below[:1].isalpha() else ""
