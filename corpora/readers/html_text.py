"""The text of a page as a person sees it, with its tables and links."""

import re
from collections.abc import Callable, Iterator

import msgspec

from corpora.model import Cell, Span, Table
from corpora.readers.html_elements import BLOCKS
from corpora.readers.html_lines import Lines
from corpora.readers.html_nodes import TEXT, Page
from corpora.readers.html_tables import Place

_PRESERVED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|list-item|table|flex|grid)", re.IGNORECASE)
_NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)

# A number that the writer typed into the item, though the list puts its own.
_OWN_LABEL = re.compile(
    r"[(（〔［【]?(?:[0-9０-９]{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）〕］】.．、]"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十百零〇0-9]{1,5}[章节条款项]"
    r"|[\u2460-\u24ff\u2776-\u2793\u3220-\u3243\u3280-\u3289]"
)
_LOOK_AHEAD = 32  # nodes in which an item shows its first words


class Rendering(msgspec.Struct, frozen=True, kw_only=True):
    """`links` are the linked stretches; `main` is where the asked range of nodes came."""

    text: str
    tables: tuple[Table, ...]
    links: tuple[tuple[int, int], ...]
    main: tuple[int, int]


def render(page: Page, places: dict[int, Place], main: tuple[int, int]) -> Rendering:
    """One line for each block; the numbers of lists only among the nodes of `main`."""
    renderer = _Renderer(page, places, main)
    lines = renderer.lines
    ends: list[tuple[int, Closing]] = []
    start = end = -1
    for node, tag in enumerate(page.tags):
        while ends and ends[-1][0] <= node:
            ends.pop()[1]()
        if node == main[0]:
            start = lines.size
        if node == main[1]:
            end = lines.size
        if tag == TEXT:
            lines.text(page.texts[node])
        elif tag == "br":
            lines.break_line()
        else:
            for closing in renderer.open(node):
                ends.append((page.ends[node], closing))
    while ends:
        ends.pop()[1]()
    return Rendering(
        text="".join(lines.pieces),
        tables=tuple(renderer.tables()),
        links=tuple(lines.links),
        main=(max(start, 0), lines.size if end < 0 else end),
    )


Closing = Callable[[], object]


class _List(msgspec.Struct):
    """An open ordered list and the number of its next item."""

    kind: str
    following: int
    numbered: bool


class _Renderer:
    def __init__(self, page: Page, places: dict[int, Place], main: tuple[int, int]) -> None:
        self.lines = Lines()
        self._page = page
        self._places = places
        self._main = main
        self._lists: list[_List | None] = []
        self._cells: list[list[Cell]] = []

    def open(self, node: int) -> Iterator[Closing]:
        """Sets what the element sets, and yields what its end does."""
        page, lines = self._page, self.lines
        tag = page.tags[node]
        style = page.attribute(node, "style")
        if node in self._places:
            yield self._cell(node)
        elif tag in BLOCKS or (style and _BLOCK_STYLE.search(style)):
            lines.line()
            yield lines.line
        if tag == "a":
            lines.linked += 1
            yield self._leave_link
        elif tag == "pre" or (style and _PRESERVED.search(style)):
            lines.preserved += 1
            yield self._leave_preserved
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(self._list(node) if tag == "ol" else None)
            yield self._lists.pop
        elif tag == "li":
            lines.marker = self._marker(node)
            yield self._leave_item

    def tables(self) -> Iterator[Table]:
        for cells in self._cells:
            start, end = cells[0].start, cells[-1].end
            yield Table(span=Span(start, end), cells=tuple(cells))

    def _cell(self, node: int) -> Closing:
        place = self._places[node]
        starts_table = place.table == len(self._cells)
        if starts_table:
            self._cells.append([])
        start = self.lines.open_cell(starts_table=starts_table, starts_row=place.starts_row)

        def close() -> None:
            cell = Cell(
                start=start,
                end=self.lines.close_cell(),
                row=place.row,
                column=place.column,
                row_span=place.row_span,
                column_span=place.column_span,
            )
            self._cells[place.table].append(cell)

        return close

    def _leave_link(self) -> None:
        self.lines.linked -= 1

    def _leave_preserved(self) -> None:
        self.lines.preserved -= 1

    def _leave_item(self) -> None:
        self.lines.marker = ""

    def _list(self, node: int) -> _List:
        page = self._page
        start = page.attribute(node, "start").strip()
        return _List(
            kind=page.attribute(node, "type").strip() or "1",
            following=_whole(start, 1),
            numbered=self._main[0] <= node < self._main[1]
            and not _NO_NUMBERS.search(page.attribute(node, "style")),
        )

    def _marker(self, node: int) -> str:
        list_ = self._lists[-1] if self._lists else None
        if list_ is None:
            return ""
        number = _whole(self._page.attribute(node, "value").strip(), list_.following)
        list_.following = number + 1
        if not list_.numbered or _OWN_LABEL.match(self._first_words(node)):
            return ""
        return f"{_written(number, list_.kind)}. "

    def _first_words(self, node: int) -> str:
        page = self._page
        end = min(page.ends[node], node + _LOOK_AHEAD)
        return "".join(page.words(node, end)).lstrip()


def _whole(written: str, otherwise: int) -> int:
    short = written[:6]
    return int(short) if short.isascii() and short.isdigit() else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number < 40:
        roman = "x" * (number // 10) + _ROMAN[number % 10]
        return roman if kind == "i" else roman.upper()
    return str(number)


_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
