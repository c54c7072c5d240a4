"""Task tables that lost their lines: one cell a line, one row a line, or all in one line."""

import re
from collections.abc import Sequence

import msgspec

from corpora.model import Analysis, Cell, Span, Table
from extractors import flat_tables_header, flat_tables_lines, flat_tables_runs
from extractors.flat_tables_header import Header, Piece

_ANCHOR = re.compile(r"[序编] *号")
# Two rows that count 1, 2 are the least that tells a table from a sentence about 序号.
_ROWS = 2
# Headers of one document that are looked at: no document has so many tables, and each costs a
# millisecond or more.
_MOST_TRIES = 1_000


def noted(analysis: Analysis) -> Analysis:
    """With these tables among those of the document: what stands in them is then read once."""
    own = analysis.document.tables
    flat = restored(analysis.folded, own)
    if not flat:
        return analysis
    every = tuple(sorted((*own, *flat), key=lambda table: table.span))
    document = msgspec.structs.replace(analysis.document, tables=every)
    return msgspec.structs.replace(analysis, document=document)


def restored(folded: str, known: tuple[Table, ...] = ()) -> tuple[Table, ...]:
    """The tables that stand flattened in a folded text, outside those that are known."""
    found: list[Table] = []
    reached = tries = 0
    for anchor in _ANCHOR.finditer(folded):
        start = anchor.start()
        if start < reached or any(one.span.start <= start < one.span.end for one in known):
            continue
        header = flat_tables_header.read(folded, start)
        tries += header is not None
        if tries > _MOST_TRIES:
            break
        table = _table(folded, header) if header else None
        if table is not None:
            found.append(table)
            reached = table.span.end
    return tuple(found)


def _table(folded: str, header: Header) -> Table | None:
    # The rows are mostly in the form of the header, but not always.
    first, second = flat_tables_runs.read, flat_tables_lines.read
    if header.stacked:
        first, second = second, first
    rows, end = first(folded, header)
    if not _is_table(rows):
        rows, end = second(folded, header)
    if not _is_table(rows):
        return None
    cells = [
        Cell(start=word.start, end=word.end, row=0, column=column)
        for column, word in enumerate(header.words)
    ]
    for number, row in enumerate(rows, start=1):
        for piece in row:
            cells.append(
                Cell(
                    start=piece.start,
                    end=piece.end,
                    row=number,
                    column=piece.column,
                    row_span=piece.rows,
                    column_span=piece.columns,
                )
            )
    return Table(span=Span(header.words[0].start, end), cells=tuple(cells))


def _is_table(rows: Sequence[Sequence[Piece]]) -> bool:
    return sum(len(row) > 1 for row in rows) >= _ROWS
