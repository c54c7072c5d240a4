"""Ruled tables of PDF pages: found by their lines, filled with their text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from corpora.readers import pdf_lines
from corpora.readers.pdf_glyphs import Glyph
from corpora.readers.pdf_rules import Rule

_NEAR = 3.0  # points; lines so near to each other are one, as in pdfplumber
_SAME_COLUMN = 6.0  # points by which a column may move from page to page
# Finding cells takes the square of these.
_MOST_CROSSINGS = 4_000
_MOST_PAIRS = 1_000_000
_PADDING = 6.0  # points between the text and the lines of a cell; what is further in is indented

Box = tuple[float, float, float, float]


class Piece(NamedTuple):
    """What one page gave to a paragraph or a cell, in one go; pages count from 0."""

    page: int
    text: str
    confidence: float = 1.0


class Slot(msgspec.Struct):
    """A cell of a grid, with the paragraphs that each page gave to it.

    `full` tells whether its last line is as long as the cell is wide, so that it may go on.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[Piece]
    full: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Grid(msgspec.Struct):
    """A table; `places` are where its columns begin and the last one ends, from its left edge."""

    top: float
    left: float
    right: float
    places: list[float]
    rows: int
    slots: list[Slot]


def find(
    rules: Sequence[Rule], glyphs: Sequence[Glyph], page: int, above: Grid | None = None
) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, and the glyphs that stand in none.

    `above` is the table at the end of the page before.
    """
    grids: list[Grid] = []
    rest = list(glyphs)
    for boxes in _tables(rules):
        grid, outside = _filled(boxes, rest, page, above)
        if grid is not None:
            grids.append(grid)
            rest = outside
    return grids, rest


def _tables(rules: Sequence[Rule]) -> Iterator[list[Box]]:
    """The cells of each table, by the rules of pdfplumber on lines that PDFium has read."""
    if sum(rule.upright for rule in rules) < 2 or sum(not rule.upright for rule in rules) < 2:
        return
    from pdfplumber import table  # .25 s; only pages with ruling lines pay for it

    edges = table.merge_edges([_edge(rule) for rule in rules], _NEAR, _NEAR, _NEAR, _NEAR)
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    flat = [edge for edge in edges if edge["orientation"] == "h"]
    if len(upright) < 2 or len(flat) < 2 or len(upright) * len(flat) > _MOST_PAIRS:
        return
    edges = [*edges, *_open_sides(upright, flat)]
    crossings = table.edges_to_intersections(edges, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return
    for boxes in table.cells_to_tables(table.intersections_to_cells(crossings)):
        yield [(float(a), float(b), float(c), float(d)) for a, b, c, d in boxes]


Edge = dict[str, float | str]


def _edge(rule: Rule) -> Edge:
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "doctop": rule.top,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "v" if rule.upright else "h",
    }


def _open_sides(upright: Sequence[Edge], flat: Sequence[Edge]) -> Iterator[Edge]:
    """The sides that a table leaves open, as statistical ones do and rows cut by a page end."""

    def ends(edges: Sequence[Edge], key: str) -> Iterator[tuple[float, list[Edge]]]:
        ordered = sorted(edges, key=lambda edge: float(edge[key]))
        group: list[Edge] = []
        for edge in ordered:
            if group and float(edge[key]) - float(group[-1][key]) > _NEAR:
                yield float(group[0][key]), group
                group = []
            group.append(edge)
        if group:
            yield float(group[0][key]), group

    for key in ("x0", "x1"):
        for x, group in ends(flat, key):
            low, high = (float(f(float(e["top"]) for e in group)) for f in (min, max))
            closed = any(
                abs(float(e["x0"]) - x) <= _NEAR
                and float(e["top"]) < high
                and float(e["bottom"]) > low
                for e in upright
            )
            if len(group) >= 3 and not closed:
                yield _edge(Rule(x, low, x, high))
    for key in ("top", "bottom"):
        for y, group in ends(upright, key):
            left, right = (float(f(float(e["x0"]) for e in group)) for f in (min, max))
            closed = any(
                abs(float(e["top"]) - y) <= _NEAR
                and float(e["x0"]) < right
                and float(e["x1"]) > left
                for e in flat
            )
            if len(group) >= 3 and not closed:
                yield _edge(Rule(left, y, right, y))


def _filled(
    boxes: Sequence[Box], glyphs: Sequence[Glyph], page: int, above: Grid | None
) -> tuple[Grid | None, list[Glyph]]:
    """The grid of these cells with its text, None if that is no table, and the other glyphs."""
    xs = _places(x for box in boxes for x in (box[0], box[2]))
    ys = _places(y for box in boxes for y in (box[1], box[3]))
    if len(xs) < 3:
        return None, list(glyphs)
    slots: list[Slot] = []
    at: dict[tuple[int, int], int] = {}
    for x0, y0, x1, y1 in sorted(boxes, key=lambda box: (box[1], box[0])):
        column, row = _index(xs, x0), _index(ys, y0)
        slot = Slot(row, column, _index(ys, y1) - row, _index(xs, x1) - column, [])
        for covered in _covered(slot):
            at.setdefault(covered, len(slots))
        slots.append(slot)
    inside: list[list[Glyph]] = [[] for _ in slots]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        place = (bisect_right(ys, y) - 1, bisect_right(xs, x) - 1)
        number = at.get(place)
        (outside if number is None else inside[number]).append(glyph)
    for slot, held in zip(slots, inside, strict=True):
        text, slot.full = _cell_text(held, xs[slot.column], xs[slot.column + slot.column_span])
        if text:
            slot.pieces.append(Piece(page, text))
    used = sum(bool(slot.pieces) for slot in slots)
    if not used:
        return None, list(glyphs)
    places = [x - xs[0] for x in xs]
    # So little is a table only if it goes on with that of the page before.
    little = len(ys) < 3 or used < 3 or 4 * used < len(slots)
    if little and (above is None or nearest(above.places, places) is None):
        return None, list(glyphs)
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return Grid(ys[0], xs[0], xs[-1], places, len(ys) - 1, slots), outside


def _covered(slot: Slot) -> Iterator[tuple[int, int]]:
    for row in range(slot.row, slot.row + slot.row_span):
        for column in range(slot.column, slot.column + slot.column_span):
            yield row, column


def _places(found: Iterable[float]) -> list[float]:
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _index(places: Sequence[float], place: float) -> int:
    return bisect_right(places, place + 1e-3) - 1


def _cell_text(glyphs: Sequence[Glyph], left: float, right: float) -> tuple[str, bool]:
    """Its paragraphs, whole again where its width broke them, and whether the last is full."""
    if not glyphs:
        return "", False
    lines = pdf_lines.rows(pdf_lines.fragments(glyphs))
    start = min(line.left for line in lines)
    padding = min(max(start - left, 0.0), _PADDING)
    centred = any(line.left > start + 0.3 * line.em for line in lines[1:]) or (
        abs(lines[0].left - left - right + lines[0].right) < lines[0].em
    )

    def is_full(line: pdf_lines.Line, following: str) -> bool:
        beside = right - padding - line.right
        if centred:
            beside += line.left - left - padding
        return beside < (pdf_lines.needed(following) + pdf_lines.ROOM) * line.em

    ends_full = is_full(lines[-1], "")
    text = lines[0].text
    for above, line in pairwise(lines):
        text += ("" if is_full(above, line.text) else "\n") + line.text
    return text.strip(), ends_full


def nearest(one: Sequence[float], other: Sequence[float]) -> list[int] | None:
    """Which place of the longer each of the shorter is; None if one has none, or widths differ."""
    few, many = sorted((one, other), key=len)
    if abs(few[-1] - many[-1]) > _SAME_COLUMN:
        return None
    nearest = [min(range(len(many)), key=lambda n: abs(many[n] - place)) for place in few]
    far = (abs(many[n] - place) > _SAME_COLUMN for n, place in zip(nearest, few, strict=True))
    return None if any(far) else nearest
