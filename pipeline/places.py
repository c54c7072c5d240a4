"""Where in its document a stretch of text stands: its page, its table cell, its provision."""

from bisect import bisect_right

from corpora.model import Analysis, Provision, Span
from outputs.graph_records import Cell
from pipeline.identification import provision_ids


class Places:
    """The pages, cells and provisions of one document; `ids` are those of the provisions."""

    def __init__(self, document: str, analysis: Analysis) -> None:
        provisions = analysis.of(Provision)
        self.ids = provision_ids(document, provisions)
        self._provisions: dict[str, list[tuple[int, str]]] = {}
        for id_, one in zip(self.ids, provisions, strict=True):
            self._provisions.setdefault(one.path, []).append((one.span.start, id_))
        self._pages = analysis.document.page_starts
        self._cells = sorted(
            (cell.start, cell.end, n, cell.row, cell.column)
            for n, table in enumerate(analysis.document.tables)
            for cell in table.cells
            if cell.start < cell.end
        )

    def provision(self, path: str | None, span: Span) -> str | None:
        """The provision of this path; of several the last that has begun where `span` begins."""
        if path is None:
            return None
        known = self._provisions.get(path, [])
        before = bisect_right(known, span.start, key=_first)
        return known[max(0, before - 1)][1] if known else None

    def page(self, span: Span) -> int | None:
        return bisect_right(self._pages, span.start) if self._pages else None

    def cell(self, span: Span) -> Cell | None:
        at = bisect_right(self._cells, span.start, key=_first) - 1
        if at < 0 or self._cells[at][1] < span.end:
            return None
        _, _, table, row, column = self._cells[at]
        return Cell(table=table, row=row, column=column)


def _first(row: tuple[int, ...] | tuple[int, str]) -> int:
    return row[0]
