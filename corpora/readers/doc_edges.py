"""The grid of a table whose rows say where the edges of their cells are."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, Literal, TypeVar

import msgspec

from corpora.readers.docx_grid import Slot

_SAME_EDGE = 20  # twips (1/20 point) by which edges of cells in one column differ

Merge = Literal["", "left", "start", "above"]
C = TypeVar("C")


class Row(msgspec.Struct, Generic[C], frozen=True, kw_only=True):
    """Cells from left to right: n cells have n + 1 edges, in twips, and n merges.

    A cell may go on the one to its `left` or `above`, or be the `start` of those below.
    """

    cells: Sequence[C]
    edges: Sequence[int] = ()
    merges: Sequence[Merge] = ()


def grid(rows: Sequence[Row[C]], measure: Callable[[C], tuple[int, int]]) -> list[list[Slot[C]]]:
    """Rows that have a cell which begins in them; `measure` tells its letters and lines."""
    found: list[list[Slot[C]]] = []
    above: dict[int, Slot[C]] = {}
    edges = [_edges(row) for row in rows]
    columns = _columns(edge for row in edges for edge in row)
    for row, bounds in zip(rows, edges, strict=True):
        slots: list[Slot[C]] = []
        going_on: dict[int, Slot[C]] = {}
        merges = [*row.merges, *[""] * len(row.cells)]
        for cell, (left, right), merge in zip(row.cells, pairwise(bounds), merges, strict=False):
            column = columns[left]
            width = max(columns[right] - column, 1)
            if merge == "left" and slots:
                slots[-1].column_span += width
                continue
            if merge == "above" and column in above:
                going_on[column] = above[column]
                continue
            letters, lines = measure(cell)
            slot = Slot(
                cell=cell,
                row=len(found),
                column=column,
                column_span=width,
                letters=letters,
                lines=lines,
            )
            slots.append(slot)
            if merge in ("start", "above"):
                going_on[column] = slot
        if slots:
            for slot in going_on.values():
                slot.row_span = len(found) - slot.row + 1
            found.append(slots)
        above = going_on
    return found


def _edges(row: Row[C]) -> Sequence[int]:
    """By the order of the cells where the edges are damaged."""
    edges, count = row.edges, len(row.cells)
    if len(edges) == count + 1 and all(left < right for left, right in pairwise(edges)):
        return edges
    return range(0, 2 * _SAME_EDGE * (count + 1), 2 * _SAME_EDGE)


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """The number of the column that begins at each edge."""
    found: dict[int, int] = {}
    number, last = -1, None
    for edge in sorted(set(edges)):
        if last is None or edge - last > _SAME_EDGE:
            number += 1
            last = edge
        found[edge] = number
    return found
