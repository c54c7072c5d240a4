"""From the lines and tables of all pages to paragraphs, whole again over line and page ends."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import msgspec

from corpora.readers.pdf_grids import Grid, Piece
from corpora.readers.pdf_lines import ROOM, Line, needed
from corpora.readers.pdf_tables import joined

# In widths of a Chinese character: what is further in is indented.
_INDENT = 0.8
_DEEP_INDENT = 6
_SIZE = 0.1  # how much larger the type of another paragraph is
_BODY = 0.15  # the share of a text from which on its size is that of running text
_LEADING = 1.6  # more than so many usual line distances part paragraphs
_HANGING = 1.0
_LONG_LINE = 10  # characters of a line that shows the margins
_ENOUGH_LINES = 8

_LABEL = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[编章节条]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}(?:[、．]|\.(?!\d))|[①-⑳⑴-⒇⒈-⒛]"
    r"|附件?\s?\d{0,2}[：:]|(?:抄送|抄报|主送)[：:]"
)
_SENTENCE_END = re.compile(r"[。；：！？.;:!?][”’」）)]?$")


class Leaf(msgspec.Struct, frozen=True):
    """A page, or one of two that were copied side by side; pages count from 0."""

    page: int
    items: tuple[Line | Grid, ...]
    width: float


class Prose(msgspec.Struct):
    """A paragraph, in the pieces that each page gave to it."""

    pieces: list[Piece]


def blocks(leaves: Sequence[Leaf]) -> list[Prose | Grid]:
    """Paragraphs and tables in reading order; a table that goes on over pages is one."""
    leaves = _sized(leaves)
    common = _common_margins(leaves)
    found: list[Prose | Grid] = []
    paragraph: list[Line] = []
    margins = (0.0, 0.0)
    for leaf in leaves:
        before_margins, margins = margins, _margins(leaf.items) or common[round(leaf.width)]
        leading = _leading(leaf.items)
        first = True
        for item in leaf.items:
            if isinstance(item, Grid):
                last = found[-1] if found else None
                whole = joined(last, item) if first and isinstance(last, Grid) else None
                if whole is not None:
                    found[-1] = whole
                else:
                    found.append(item)
                paragraph = []
                first = False
                continue
            above = before_margins if first else margins
            if paragraph and _goes_on(paragraph, item, above, margins, None if first else leading):
                prose = found[-1]
                assert isinstance(prose, Prose)
                text = glued(prose.pieces[-1].text, item.text) + item.text
                prose.pieces.append(_piece(leaf.page, item)._replace(text=text))
                paragraph.append(item)
            else:
                found.append(Prose([_piece(leaf.page, item)]))
                paragraph = [item]
            first = False
    return found


def _piece(page: int, line: Line) -> Piece:
    return Piece(page, line.text, line.confidence)


def _sized(leaves: Sequence[Leaf]) -> list[Leaf]:
    """With display lines marked: larger than running text, as titles and names above them are."""
    sizes: Counter[float] = Counter()
    for leaf in leaves:
        for item in leaf.items:
            if isinstance(item, Line):
                sizes[round(item.em, 1)] += len(item.text)
    enough = _BODY * sizes.total()
    body = max((size for size in sizes if sizes[size] >= enough), default=0.0)
    return [
        msgspec.structs.replace(
            leaf,
            items=tuple(
                msgspec.structs.replace(item, display=True)
                if isinstance(item, Line) and item.em > (1 + _SIZE) * body
                else item
                for item in leaf.items
            ),
        )
        for leaf in leaves
    ]


def glued(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: a blank between Latin words only."""
    latin = before[-1:].isascii() and after[:1].isascii()
    return " " if latin and before[-1:].isalpha() and after[:1].isalnum() else ""


def _goes_on(
    paragraph: Sequence[Line],
    line: Line,
    above: tuple[float, float],
    here: tuple[float, float],
    leading: float | None,
) -> bool:
    """Whether `line` goes on with the paragraph, by margins, indent, size and distance.

    `above` and `here` are the margins around the line before and around this one; `leading` is
    the usual distance of lines, None at the top of a page.
    """
    before = paragraph[-1]
    if before.spread or line.spread or abs(before.em - line.em) > _SIZE * line.em:
        return False
    if before.display or line.display:
        # A title is set line by line, but for one that fills its first line.
        begins = before.left - above[0] < line.em
        return begins and before.display and line.display and is_full(before, above, line.text)
    if before is paragraph[0] and before.left - above[0] > _DEEP_INDENT * before.em:
        return False  # a date or a name at the right
    if leading and line.top - before.top > _LEADING * max(leading, before.bottom - before.top):
        return False
    if not is_full(before, above, line.text):
        return False
    shift = line.left - here[0]
    em = line.em
    if shift > _INDENT * em:
        begun = paragraph[0]
        hang = max(begun.hang - begun.left, _label_width(begun))
        hanging = hang > 0 and _near(shift, hang + begun.left - above[0], em)
        # A stretch of text that is indented as a whole.
        block = _near(shift, before.left - above[0], em) and (
            len(paragraph) > 1 or not _SENTENCE_END.search(before.text)
        )
        if not (hanging or block):
            return False
        return not _LABEL.match(line.text)
    return not (_LABEL.match(line.text) and _SENTENCE_END.search(before.text))


def is_full(line: Line, margins: tuple[float, float], following: str) -> bool:
    """Whether the line ended for want of room for what follows."""
    left, right = line.left - margins[0], margins[1] - line.right
    em = line.em
    indented = _near(left, 2 * em, em)
    if min(left, right) > ROOM * em and abs(left - right) < 0.3 * em and not indented:
        return False  # centred
    return right < (needed(following) + ROOM) * em


def _near(one: float, other: float, em: float) -> bool:
    return abs(one - other) < 0.6 * em


def _label_width(line: Line) -> float:
    label = _LABEL.match(line.text)
    return (
        sum(0.5 if character.isascii() else 1.0 for character in label[0]) * line.em if label else 0
    )


def _common_margins(leaves: Sequence[Leaf]) -> dict[int, tuple[float, float]]:
    """Of all pages of one width, for those with little text."""
    by_width: dict[int, list[Line | Grid]] = {}
    for leaf in leaves:
        by_width.setdefault(round(leaf.width), []).extend(leaf.items)
    return {width: _margins(items, 1) or (0.0, width) for width, items in by_width.items()}


def _margins(
    items: Sequence[Line | Grid], fewest: int = _ENOUGH_LINES
) -> tuple[float, float] | None:
    """The left and the right edge of running text, None where too few lines show them."""
    lines = [item for item in items if isinstance(item, Line) and len(item.text) >= _LONG_LINE]
    if len(lines) < fewest:
        return None
    # The leftmost place where several lines begin: indented ones may be more.
    lefts = Counter(round(line.left / 2) for line in lines)
    enough = max(2, 0.08 * len(lines))
    left = min(
        (place for place in lefts if lefts[place] + lefts[place + 1] >= enough), default=min(lefts)
    )
    # Full lines end together, those with a mark at their end a little further in or out.
    rights = Counter(round(line.right / 2) for line in lines)
    last = max(
        (place for place in rights if rights[place] + rights[place - 1] >= enough),
        default=max(rights),
    )
    # A mark at the end of a line may hang over the margin.
    em = median(line.em for line in lines)
    near = [place for place in rights if last - _HANGING * em / 2 <= place <= last]
    right = max(near, key=lambda place: (rights[place], place))
    return 2.0 * left, 2.0 * right


def _leading(items: Sequence[Line | Grid]) -> float | None:
    lines = [item for item in items if isinstance(item, Line)]
    steps = [below.top - above.top for above, below in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return median(steps) if len(steps) >= 3 else None
