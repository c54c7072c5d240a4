"""The cells of a Word table (docx) in their grid."""

from collections.abc import Iterator

from lxml import etree

from corpora.readers.docx_contents import contents
from corpora.readers.docx_grid import Slot
from corpora.readers.docx_package import W
from corpora.readers.docx_styles import value, whole

_WIDEST = 1_000  # columns that one cell may claim


def cells(table: etree._Element) -> Iterator[etree._Element]:
    """All cells in reading order."""
    for row in contents(table):
        if row.tag == f"{W}tr":
            yield from (cell for cell in contents(row) if cell.tag == f"{W}tc")


def grid(table: etree._Element) -> list[list[Slot[etree._Element]]]:
    """Rows that have a cell which begins in them."""
    rows: list[list[Slot[etree._Element]]] = []
    above: dict[int, Slot[etree._Element]] = {}  # by column, the merged cells that may go on
    for element in contents(table):
        if element.tag != f"{W}tr" or element.find(f"{W}trPr/{W}del") is not None:
            continue
        column = _skipped(element)
        row: list[Slot[etree._Element]] = []
        going_on: dict[int, Slot[etree._Element]] = {}
        for cell in contents(element):
            if cell.tag != f"{W}tc":
                continue
            properties = cell.find(f"{W}tcPr")
            width = _width(properties)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            if merge is not None and value(merge) != "restart" and column in above:
                going_on[column] = above[column]
            else:
                slot = _slot(cell, len(rows), column, width)
                row.append(slot)
                if merge is not None:
                    going_on[column] = slot
            column += width
        if row:
            for slot in going_on.values():
                slot.row_span = len(rows) - slot.row + 1
            rows.append(row)
        above = going_on
    return rows


def _slot(cell: etree._Element, row: int, column: int, width: int) -> Slot[etree._Element]:
    """A number that Word sets is a letter too."""
    letters = sum(len(text.text.strip()) for text in cell.iter(f"{W}t") if text.text)
    return Slot(
        cell=cell,
        row=row,
        column=column,
        column_span=width,
        letters=letters or int(next(cell.iter(f"{W}numPr"), None) is not None),
        lines=sum(1 for _ in cell.iter(f"{W}p")),
    )


def _skipped(row: etree._Element) -> int:
    before = whole(value(row.find(f"{W}trPr/{W}gridBefore"))) or 0
    return min(before, _WIDEST)


def _width(properties: etree._Element | None) -> int:
    span = None if properties is None else properties.find(f"{W}gridSpan")
    return min(max(whole(value(span)) or 1, 1), _WIDEST)
