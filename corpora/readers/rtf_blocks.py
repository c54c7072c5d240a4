"""Paragraphs and tables as a rich text document tells them, one after the other."""

import msgspec

from corpora.readers.doc_edges import Merge, Row


class Paragraph(msgspec.Struct, frozen=True):
    """`label` is what the list puts before it; ``\\n`` and ``\\t`` are breaks and tabs."""

    label: str
    text: str


Cell = list[Paragraph]
Block = Paragraph | list[Row[Cell]]


class Blocks:
    """Where text goes; `text` and `label` are those of the paragraph that is open."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.text: list[str] = []
        self.label: list[str] = []
        self._rows: list[Row[Cell]] = []
        self._cells: list[Cell] = []
        self._cell: Cell = []

    def end_paragraph(self, *, in_table: bool) -> None:
        paragraph = Paragraph("".join(self.label).strip(), "".join(self.text))
        self.text, self.label = [], []
        if in_table:
            self._cell.append(paragraph)
        else:
            self.end_table()
            self.found.append(paragraph)

    def end_cell(self) -> None:
        self.end_paragraph(in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self, edges: list[int], merges: list[Merge]) -> None:
        if self._cells:
            self._rows.append(Row(cells=self._cells, edges=edges, merges=merges))
        self._cells = []

    def end_table(self) -> None:
        """What is left of a row without its end is text."""
        if self._rows:
            self.found.append(self._rows)
        left = [paragraph for cell in (*self._cells, self._cell) for paragraph in cell]
        self.found.extend(left)
        self._rows, self._cells, self._cell = [], [], []

    def close(self, *, in_table: bool) -> list[Block]:
        if self.text or self.label:
            self.end_paragraph(in_table=in_table)
        self.end_table()
        return self.found
