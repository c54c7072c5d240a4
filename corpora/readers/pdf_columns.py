"""Columns of a page: prose side by side, or the two pages of an open book."""

from collections.abc import Sequence
from statistics import median

from corpora.readers.pdf_lines import Line, rows

# A gutter stands about the middle of a page and parts columns of prose, not the cells of a list.
_COLUMN_LINES = 8
_COLUMN_FILL = 0.7
_WIDE_PAGE = 1.2  # a page so much wider than high may hold two pages of a book


def columns(found: Sequence[Line], width: float, height: float) -> list[list[Line]]:
    """The rows of a page in reading order: of one column, or of several one after the other."""
    gutter = _gutter(found, width, height)
    if gutter is None:
        return [rows(found)]
    crossing = sorted(
        (line for line in found if line.left < gutter < line.right), key=lambda line: line.top
    )
    two_up = width > _WIDE_PAGE * height and not crossing
    leaves: list[list[Line]] = []
    rest = [line for line in found if not line.left < gutter < line.right]
    for cross in [*crossing, None]:
        above = [line for line in rest if cross is None or line.top < cross.top]
        rest = [line for line in rest if cross is not None and line.top >= cross.top]
        left = rows(line for line in above if line.right <= gutter)
        right = rows(line for line in above if line.left >= gutter)
        leaves += [left, right] if two_up else [[*left, *right]]
        if cross is not None:
            leaves.append([cross])
    if two_up:
        return leaves
    return [[line for leaf in leaves for line in leaf]]


def _gutter(found: Sequence[Line], width: float, height: float) -> float | None:
    """Where no long line crosses, with prose on both sides of it at the same height."""
    if len(found) < 2 * _COLUMN_LINES:
        return None
    middle = (min(line.left for line in found) + max(line.right for line in found)) / 2
    best = None
    for step in range(-20, 21):
        x = middle + step * 0.005 * width
        left = [line for line in found if line.right <= x]
        right = [line for line in found if line.left >= x]
        crossing = len(found) - len(left) - len(right)
        if min(len(left), len(right)) < _COLUMN_LINES or crossing > 0.15 * len(found):
            continue
        if not (_is_prose(left) and _is_prose(right)):
            continue
        key = (crossing, abs(step))
        if best is None or key < best[0]:
            best = (key, x)
    return best and best[1]


def _is_prose(side: Sequence[Line]) -> bool:
    reach = max(line.right for line in side) - min(line.left for line in side)
    filled = sum(line.right - line.left >= _COLUMN_FILL * reach for line in side)
    return 2 * filled >= len(side) and reach > 8 * median(line.em for line in side)
