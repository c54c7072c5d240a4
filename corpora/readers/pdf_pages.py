"""One page of a PDF as lines and tables in reading order."""

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

import pypdfium2
from pypdfium2 import raw

from corpora.readers import ocr, pdf_columns, pdf_glyphs, pdf_grids, pdf_lines, pdf_rules
from corpora.readers.pdf_flow import Leaf
from corpora.readers.pdf_grids import Grid
from corpora.readers.pdf_lines import Line

# A page with fewer drawn lines each way has no table.
_FEWEST_RULES = 2
_FURNITURE = 3  # a page number and a running foot below the table

# A page without text is a scan if pictures cover so much of it, a page of letters that were made
# drawings if it has so many of these.
_COVERED = 0.4
_DRAWN = 30
_MOST_OBJECTS = 2_000
_LARGEST_SCALE = 4.0  # pixels a point; a page of a few points is a stamp


def read(
    page: pypdfium2.PdfPage, number: int, above: Grid | None = None
) -> tuple[list[Leaf], list[str]]:
    """The page, or the two pages that it holds side by side, and the lines across it.

    `above` is the table at the end of the page before.
    """
    glyphs = pdf_glyphs.read(page)
    across = [
        line.text
        for others in glyphs.others
        for line in pdf_lines.rows(pdf_lines.fragments(others))
    ]
    if glyphs.aslant:
        across.append(glyphs.aslant)
    if not glyphs.upright:
        return [], across
    found: Sequence[pdf_glyphs.Glyph] = glyphs.upright
    grids: list[Grid] = []
    rules = pdf_rules.find(page, glyphs.turn)
    if len(rules) >= 2 * _FEWEST_RULES:
        grids, found = pdf_grids.find(rules, found, number, above)
    width, height = page.get_size()
    lines = list(pdf_lines.fragments(found))
    leaves = pdf_columns.columns(lines, width, height)
    return list(_with_tables(leaves, grids, number, width)), across


def last_table(leaves: Sequence[Leaf]) -> Grid | None:
    """The table at the end of a page, with at most its furniture below."""
    end = leaves[-1].items[-_FURNITURE:] if leaves else ()
    return next((item for item in reversed(end) if isinstance(item, Grid)), None)


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text shows some: a scan, or letters that were made drawings."""
    width, height = page.get_size()
    covered = 0.0
    drawn = 0
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    for held in islice(page.get_objects(filter=kinds, max_depth=3), _MOST_OBJECTS):
        if held.type == raw.FPDF_PAGEOBJ_PATH:
            drawn += 1
            continue
        left, bottom, right, top = held.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered > _COVERED * width * height or drawn > _DRAWN


def picture(page: pypdfium2.PdfPage, number: int) -> ocr.Picture:
    """The page as it would be printed."""
    width, height = page.get_size()
    scale = min(ocr.SIDE / max(width, height, 1.0), _LARGEST_SCALE)
    bitmap = page.render(scale=scale)
    try:
        return ocr.Picture(number, bitmap.to_numpy().copy(), scale)
    finally:
        bitmap.close()


def _with_tables(
    leaves: Sequence[Sequence[Line]], grids: Sequence[Grid], number: int, width: float
) -> list[Leaf]:
    made: list[Leaf] = []
    left = list(grids)
    for index, lines in enumerate(leaves):
        edge = max((line.right for line in lines), default=0.0)
        last = index == len(leaves) - 1
        here = [grid for grid in left if last or (grid.left + grid.right) / 2 < edge]
        left = [grid for grid in left if grid not in here]
        items: list[Line | Grid] = list(lines)
        for grid in sorted(here, key=attrgetter("top")):
            at = sum(1 for item in lines if item.top < grid.top)
            items.insert(at + sum(isinstance(item, Grid) for item in items[: at + len(here)]), grid)
        made.append(Leaf(number, tuple(items), width / len(leaves)))
    return made
