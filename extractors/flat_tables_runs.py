"""Rows of a flattened table that run on without separators between their cells."""

import re
from collections.abc import Sequence

from extractors import flat_tables_bodies, flat_tables_rows
from extractors.flat_tables_header import Header, Piece
from extractors.flat_tables_rows import Row, Shape

_SAMPLE = 3_000  # characters that show how the names of a table are written
_LEAST_TASK = 4
_BODIES = frozenset(("lead", "responsible", "support"))
_ENDING = "。;!?"
_BLANK = re.compile(r"(?<=[^ \n、,])[ \n]+(?=[^ \n、,])")


def read(folded: str, header: Header) -> tuple[list[list[Piece]], int]:
    """The rows in order, a group's heading as one wide piece, and where the table ends."""
    bare = flat_tables_bodies.are_bare(folded, header.end, header.end + _SAMPLE)
    shape = _shape(header, bare=bare)
    if shape is None:
        return [], header.end
    rows = flat_tables_rows.rows(folded, header.end, shape)
    found: list[list[Piece]] = []
    end = header.end
    for row in rows:
        if row.group:
            found.append(
                [Piece(start=row.group[0], end=row.group[1], column=0, columns=len(header.words))]
            )
        pieces = _pieces(folded, row, shape)
        found.append([Piece(start=row.start, end=row.text, column=0), *pieces])
        end = max(row.end, end)
    if rows and 2 * sum(len(row) > 1 for row in found) < len(rows):
        return [], header.end  # more rows are dark than clear: the columns are others
    return found, end


def _shape(header: Header, *, bare: bool) -> Shape | None:
    """序号, the task, bodies, then at most one more column and 备注; no other order is told."""
    columns = list(header.columns)
    if columns[-1] == "other":
        columns.pop()
    if len(columns) < 3 or columns[:2] != ["number", "task"]:
        return None
    at = 2
    while at < len(columns) and columns[at] in _BODIES:
        at += 1
    rest = columns[at:]
    if at == 2 or rest not in ([], ["deadline"], ["task"]):
        return None
    return Shape(
        task=1,
        bodies=tuple(range(2, at)),
        deadline=at if rest == ["deadline"] else None,
        goal=at if rest == ["task"] else None,
        bare=bare,
    )


def _pieces(folded: str, row: Row, shape: Shape) -> list[Piece]:
    """The cells of a row; none if it cannot be told where the task's words end."""
    if shape.goal is not None:
        return _with_goal(folded, row, shape, shape.goal)
    stop = (
        flat_tables_rows.when(folded, row.text, row.end) if shape.deadline is not None else row.end
    )
    if stop is None:
        return []
    while stop > row.text and folded[stop - 1] in " \n。":
        stop -= 1
    names = flat_tables_bodies.before(folded, row.text, stop, bare=shape.bare)
    if names is None or names.start - row.text < _LEAST_TASK:
        return []
    found = [Piece(start=row.text, end=names.start, column=shape.task)]
    found += _named(folded, names, shape)
    if len(found) == 1:
        return []
    if shape.deadline is not None:
        found.append(Piece(start=stop, end=row.end, column=shape.deadline))
    return found


def _with_goal(folded: str, row: Row, shape: Shape, goal: int) -> list[Piece]:
    """Names between two texts: after a full stop, each column of bodies with its own list."""
    good: list[list[Piece]] = []
    for at in range(row.text + _LEAST_TASK, row.end):
        if folded[at - 1] not in _ENDING:
            continue
        names = flat_tables_bodies.after(folded, at, row.end)
        if names is None or row.end - names.end < _LEAST_TASK:
            continue
        if len(names.breaks) != len(shape.bodies) - 1:
            continue
        good.append(
            [
                Piece(start=row.text, end=at, column=shape.task),
                *_named(folded, names, shape),
                Piece(start=names.end, end=row.end, column=goal),
            ]
        )
    return good[0] if len(good) == 1 else []


def _named(folded: str, names: flat_tables_bodies.Names, shape: Shape) -> list[Piece]:
    """A list for each column of bodies; nothing where the lists are not as many as the columns.

    One name alone stands in the first column: somebody must do it.
    """
    wanted = len(shape.bodies) - 1
    breaks: Sequence[int] = names.breaks
    if wanted and not breaks:
        words = folded[names.start : names.end]
        breaks = [names.start + found.end() for found in _BLANK.finditer(words.rstrip())]
        if not breaks and "、" not in words and "," not in words:
            wanted = 0
    return _lists([names.start, *breaks, names.end], shape.bodies) if len(breaks) == wanted else []


def _lists(edges: Sequence[int], columns: Sequence[int]) -> list[Piece]:
    return [
        Piece(start=start, end=end, column=column)
        for start, end, column in zip(edges, edges[1:], columns, strict=False)
    ]
