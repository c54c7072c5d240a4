"""From the glyphs of a page to its lines, top-down."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from corpora.readers.pdf_glyphs import Glyph

# Wider gaps, in widths of a Chinese character, part what stands side by side: two signers, columns.
_FAR = 2.0

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
_IS_WIDE = re.compile(f"[{_WIDE}]")
# 唐 山 市: one line whose characters were spread over its width.
_SPREAD = re.compile(f"[{_WIDE}](?: +[{_WIDE}]){{2,}}")

_BLOCK_ROWS = 4  # signers side by side, with their dates and seals' words

# A line that leaves less room than this, and than the next word takes, is full.
ROOM = 0.6
# What a line may not break: a number or a Latin word, with the marks that cling to it.
_OPENING = "“‘（〔《〈【([「『"
_WORD = re.compile(
    rf"(?P<wide>[{re.escape(_OPENING)}]?)(?P<word>[A-Za-z0-9.,%/〕\]@:_-]+)(?P<marks>[）)，。；、：”》]*)"
)


class Line(msgspec.Struct, frozen=True, gc=False):
    """What stands in one row of a column; `em` is the width of a Chinese character in it.

    `hang` is where the words behind a label's colon begin, or the line itself; `spread` lines are
    names set over the whole width or side by side, `display` lines titles.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    hang: float
    confidence: float = 1.0
    spread: bool = False
    display: bool = False


def fragments(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Runs of glyphs that follow each other closely in one row."""
    run: list[Glyph] = []
    left = top = right = bottom = 0.0
    for glyph in glyphs:
        level = glyph.top == top and glyph.bottom == bottom
        if run:
            high = glyph.bottom - glyph.top
            # Boxes may overlap: quotation marks are set closer than they are wide. What goes back
            # into the run was set in another font, and stands out of its turn in the source.
            if (
                glyph.left < left - 0.3 * high
                or glyph.left - right > _FAR * high
                or not (level or _beside(top, bottom, glyph.top, glyph.bottom))
            ):
                yield _line(run, left, top, right, bottom)
                run = []
        if run:
            if glyph.right > right:
                right = glyph.right
            if not level:
                top, bottom = min(top, glyph.top), max(bottom, glyph.bottom)
        else:
            left, top, right, bottom = glyph.left, glyph.top, glyph.right, glyph.bottom
        run.append(glyph)
    if run:
        yield _line(run, left, top, right, bottom)


def _line(run: Sequence[Glyph], left: float, top: float, right: float, bottom: float) -> Line:
    if any(later.left < glyph.left for glyph, later in pairwise(run)):
        run = sorted(run, key=lambda glyph: glyph.left)
    widths = [glyph.right - glyph.left for glyph in run if _IS_WIDE.match(glyph.text)]
    em = max(median(widths), 1.0) if widths else max(0.85 * (bottom - top), 1.0)
    pieces: list[str] = []
    hang, end, before = left, left, ""
    for glyph in run:
        if glyph.gap and before:
            far = glyph.left - end
            wide = _IS_WIDE.match(before) or _IS_WIDE.match(glyph.text)
            # A typed blank stays; a made one is a gap that was seen: beside a Chinese character
            # it is the space that programs put between scripts.
            if glyph.gap == 2 or not wide or far > em:
                pieces.append(" ")
        elif hang == left and before in ("：", ":") and len(pieces) < 12:
            hang = glyph.left
        pieces.append(glyph.text)
        end, before = glyph.right, glyph.text
    text = "".join(pieces)
    plain = _unspread(text)
    return Line(plain, left, top, right, bottom, em, hang, spread=len(plain) < len(text))


def _unspread(text: str) -> str:
    return text.replace(" ", "") if " " in text and _SPREAD.fullmatch(text) else text


def needed(following: str) -> float:
    """How many characters' widths the first word of a line takes."""
    word = _WORD.match(following)
    if word:
        return 0.55 * min(len(word["word"]), 40) + len(word["wide"]) + len(word["marks"])
    return 2.0 if following[:1] in _OPENING else 1.0


def rows(found: Iterable[Line]) -> list[Line]:
    """Top-down; what stands in one row is joined by blanks, but for blocks side by side."""
    ordered = sorted(found, key=lambda line: (line.top, line.left))
    made: list[list[Line]] = []
    for line in ordered:
        first = made[-1][0] if made else line
        if made and _beside(first.top, first.bottom, line.top, line.bottom):
            made[-1].append(line)
        else:
            made.append([line])
    made = [_cells(row) for row in made]
    joined: list[Line] = []
    index = 0
    while index < len(made):
        block = _block(made, index)
        if block is None:
            joined.append(_joined(made[index]))
            index += 1
        else:
            lines, index = block
            joined += lines
    return joined


def _cells(row: list[Line]) -> list[Line]:
    """What stands in a row, left to right, what is near to each other joined."""
    row.sort(key=lambda line: line.left)
    cells: list[Line] = []
    for line in row:
        if cells and line.left - cells[-1].right < _FAR * line.em:
            cells[-1] = _joined((cells[-1], line))
        else:
            cells.append(line)
    return cells


def _beside(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Whether two heights share half of the lesser one."""
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > 0.5 * min(bottom - top, other_bottom - other_top)


def _block(made: Sequence[list[Line]], index: int) -> tuple[list[Line], int] | None:
    """Signers side by side, each with the rest of the name and the date below it.

    Rows of which each has as much as the first are a table; they are read row by row.
    """
    heads = made[index]
    if len(heads) < 2:
        return None
    below: list[list[Line]] = [[head] for head in heads]
    end = index + 1
    while end < min(index + _BLOCK_ROWS, len(made)) and len(made[end]) < len(heads) + 1:
        row = made[end]
        under = [_under(heads, line) for line in row]
        aligned = len(row) == len(heads) and len({round(line.top) for line in row}) == 1
        gap = row[0].top - max(line.bottom for line in made[end - 1])
        if None in under or aligned or gap > 1.5 * row[0].em:
            break
        for line, number in zip(row, under, strict=True):
            if number is not None:
                below[number].append(line)
        end += 1
    if end == index + 1:
        return None
    return [line for column in below for line in _tight(column)], end


def _under(heads: Sequence[Line], line: Line) -> int | None:
    for number, head in enumerate(heads):
        shared = min(head.right, line.right) - max(head.left, line.left)
        centred = abs(head.left + head.right - line.left - line.right) < 3 * head.em
        alike = abs(head.em - line.em) < 0.1 * head.em
        if centred and alike and shared > 0.8 * min(line.right - line.left, head.right - head.left):
            return number
    return None


def _tight(column: Sequence[Line]) -> Iterator[Line]:
    """One name in two lines stands closer than two names."""
    held = column[0]
    for line in column[1:]:
        if line.top - held.bottom < 0.35 * line.em and abs(line.em - held.em) < 0.1 * held.em:
            held = msgspec.structs.replace(
                held, text=held.text + line.text, bottom=line.bottom, right=line.right
            )
        else:
            yield held
            held = line
    yield held


def _joined(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    first = row[0]
    text = first.text
    for before, line in pairwise(row):
        far = line.left - before.right
        text += ("  " if far > _FAR * line.em else " " if far > 0.3 * line.em else "") + line.text
    plain = _unspread(text)
    return Line(
        plain,
        first.left,
        min(line.top for line in row),
        max(line.right for line in row),
        max(line.bottom for line in row),
        max(line.em for line in row),
        first.hang if first.hang > first.left else _second_hang(row),
        min(line.confidence for line in row),
        len(plain) < len(text) or ("  " in text and not first.text.endswith(("：", ":"))),
    )


def _second_hang(row: Sequence[Line]) -> float:
    labelled = row[0].text.endswith(("：", ":"))
    return row[1].left if labelled else row[0].left
