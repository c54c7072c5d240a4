"""Rows of task tables (任务分工表): column roles by header words, merged cells carried down."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from corpora.model import Analysis, Assignment, Cell, Deadline, Span, Table, Target, Task
from corpora.vocabulary import Role, TaskKind
from extractors import assignments, departments, orders, sections

Column = Literal[
    "number", "group", "heading", "task", "lead", "responsible", "support", "deadline", "other"
]

# Tried in this order: 牵头单位 before 单位, 完成时限 before 完成.
_COLUMNS: tuple[tuple[re.Pattern[str], Column], ...] = (
    (re.compile(r"^(?:序 ?号|编 ?号|№|NO\.?|No\.?)$"), "number"),
    (
        re.compile(
            r"领导|责任人|联系人|电话|备 ?注|进展|完成情况|依据|来源|签字|资金|投资|分值|得分"
        ),
        "other",
    ),
    (re.compile(r"时限|时间|期限|节点|进度安排|完成日期|时序"), "deadline"),
    (re.compile(r"牵头|主办"), "lead"),
    (re.compile(r"配合|协办|参与|协助|参加"), "support"),
    (
        re.compile(
            r"(?:责任|承办|落实|实施|负责|主责|承担|主管|分工)(?:和配合)?"
            r"(?:单位|部门|主体|机构|处室)?$|^(?:单位|部门)$"
        ),
        "responsible",
    ),
    (re.compile(r"类别|分类|领域|板块|一级|专项|方面|类型|大项"), "group"),
    (
        re.compile(r"任务|内容|措施|事项|举措|工作|项目|要求|目标|政策|改革|做法|名称"),
        "task",
    ),
)
_ROLES: Mapping[Column, Role] = {"lead": "lead", "responsible": "responsible", "support": "support"}
# What stands beside several rows; a heading with a header of its own is said of each of them.
_GROUPS: frozenset[Column] = frozenset({"group", "heading"})
M = TypeVar("M", Deadline, Target)

# A header may stand under a title row and a unit row.
_HEADER_ROWS = 4
_MARKS: Mapping[str, Role] = {
    "牵头": "lead", "主办": "lead", "排名第一": "lead", "配合": "support", "协办": "support",
    "负责": "responsible", "责任": "responsible",
}  # fmt: skip
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
# 责任单位(列第一位的为牵头单位): what a header says in brackets names no other column.
_IN_BRACKETS = re.compile(r"[(〔][^()〔〕]{0,60}[)〕]")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_ROW_LABEL = re.compile(r"(?:[(〔]?[一二三四五六七八九十\d]{1,3}[)〕、.]{1,2} ?)")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of one row by column, merged cells present in every row that they span."""

    cells: tuple[Cell | None, ...]
    index: int


def find(analysis: Analysis) -> Iterator[Task]:
    """Every row of every task table, numbered through the document as 附件/n."""
    number = 0
    columns: tuple[Column, ...] = ()
    joined: frozenset[int] = frozenset()
    first_leads = assignments.head_is_lead(analysis)
    for table in analysis.document.tables:
        grid = rows(table)
        header = _header(analysis.folded, grid)
        if header is not None:
            begin, columns = header
            joined = _own_headers(grid[begin - 1], columns)
        elif columns and grid and len(grid[0].cells) == len(columns):
            begin = 0  # the table goes on over a page without its header
        else:
            columns = ()
            continue
        for task in _tasks(analysis, grid[begin:], columns, joined, first_leads=first_leads):
            number += 1
            yield msgspec.structs.replace(task, path=f"附件/{number}")


def due_cells(analysis: Analysis) -> tuple[Span, ...]:
    """The cells of columns for deadlines (完成时限), in text order; headers are none of them."""
    found: set[Span] = set()
    columns: tuple[Column, ...] = ()
    for table in analysis.document.tables:
        grid = rows(table)
        header = _header(analysis.folded, grid)
        begin = header[0] if header else 0
        if header is not None or not grid or len(grid[0].cells) != len(columns):
            columns = header[1] if header else ()
        found |= {
            Span(cell.start, cell.end)
            for row in grid[begin:]
            for cell, role in zip(row.cells, columns, strict=False)
            if cell is not None and role == "deadline" and cell.end > cell.start
        }
    return tuple(sorted(found))


def rows(table: Table) -> tuple[Row, ...]:
    """The grid of a table: `cells[column]` of each row, None where the source has no cell."""
    height = max((c.row + c.row_span for c in table.cells), default=0)
    width = max((c.column + c.column_span for c in table.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = cell
    return tuple(Row(cells=tuple(line), index=index) for index, line in enumerate(grid))


def _header(folded: str, grid: Sequence[Row]) -> tuple[int, tuple[Column, ...]] | None:
    """The first row below the header, with the role of each column."""
    for row in grid[:_HEADER_ROWS]:
        roles = tuple(_column(_text(folded, cell)) for cell in row.cells)
        if "task" in roles and any(role in _ROLES for role in roles):
            below = grid[row.index + 1] if row.index + 1 < len(grid) else None
            parted = _parted(folded, row, below, roles) if below else None
            return (row.index + 2, parted) if parted else (row.index + 1, roles)
    return None


def _own_headers(header: Row, columns: Sequence[Column]) -> frozenset[int]:
    """The task columns that have a header of their own, as 工作任务 | 具体措施 have."""
    starts = [cell.start if cell else -1 for cell in header.cells]
    return frozenset(
        index
        for index, (start, role) in enumerate(zip(starts, columns, strict=True))
        if role == "task" and starts.count(start) == 1
    )


def _parted(
    folded: str, row: Row, below: Row, roles: Sequence[Column]
) -> tuple[Column, ...] | None:
    """The roles that a second header row gives to the columns under a wide header cell.

    Every other cell of the first row reaches over the second one; else it is a row of the table.
    """
    found = list(roles)
    for index, (above, cell) in enumerate(zip(row.cells, below.cells, strict=True)):
        if cell is above:
            continue
        words = _text(folded, cell)
        if above is None or above.column_span < 2 or _column(words) == "other":
            return None
        found[index] = _column(words)
    return tuple(found) if tuple(found) != tuple(roles) else None


def _column(words: str) -> Column:
    bare = _IN_BRACKETS.sub("", words.replace(" ", "").replace("\n", ""))
    if not bare or len(bare) > 20:
        return "other"
    return next((role for pattern, role in _COLUMNS if pattern.search(bare)), "other")


def _text(folded: str, cell: Cell | None) -> str:
    return folded[cell.start : cell.end].strip(" \n") if cell else ""


def _tasks(
    analysis: Analysis,
    grid: Sequence[Row],
    columns: Sequence[Column],
    joined: frozenset[int],
    *,
    first_leads: bool,
) -> Iterator[Task]:
    """Rows with the same task cells are one task; a row of one cell is a group's heading."""
    folded = analysis.folded
    columns = _refined(folded, grid, columns, joined)
    closing = _closing_groups(folded, grid, columns)
    group: TaskKind = "duty"
    held: list[Row] = []
    kind = group
    for row in grid:
        filled = _filled(folded, row)
        if not filled or _is_header(folded, row, columns):
            continue
        if len(filled) == 1 and len(row.cells) > 2:
            group = "safeguard" if filled[0].start in closing else "duty"
            continue
        if held and _task_cells(folded, row, columns) == _task_cells(folded, held[0], columns):
            held.append(row)
            continue
        yield from _made(analysis, held, columns, kind, first_leads)
        own = {
            c.start for c, role in zip(row.cells, columns, strict=False) if c and role in _GROUPS
        }
        held, kind = [row], "safeguard" if own & closing else group
    yield from _made(analysis, held, columns, kind, first_leads)


def _refined(
    folded: str, grid: Sequence[Row], columns: Sequence[Column], joined: frozenset[int]
) -> tuple[Column, ...]:
    """Columns under one wide header told apart: numbers, headings of groups, the tasks."""
    wanted = [index for index, role in enumerate(columns) if role == "task"]
    roles = list(columns)
    for index in wanted:
        cells = [row.cells[index] for row in grid if _is_own(row, index)]
        words = [_text(folded, cell) for cell in cells]
        if len(wanted) > 1 and words and all(_NUMERAL.fullmatch(word) for word in words if word):
            roles[index] = "number"
        elif any(cell.row_span > 1 for cell in cells if cell) and any(
            other != index and _finer(grid, index, other) for other in wanted
        ):
            roles[index] = "heading" if index in joined else "group"
    return tuple(roles) if "task" in roles else tuple(columns)


_NUMERAL = re.compile(r"\d{1,3}\.?")


def _is_own(row: Row, index: int) -> bool:
    """Whether the cell of a column is not spread over the whole row."""
    cell = row.cells[index]
    return cell is not None and cell.column_span < len(row.cells) - 1


def _finer(grid: Sequence[Row], index: int, other: int) -> bool:
    """Whether `other` has several cells beside one merged cell of column `index`."""
    beside: dict[int, set[int]] = {}
    for row in grid:
        merged, cell = row.cells[index], row.cells[other]
        if merged and cell and merged is not cell and merged.row_span > 1:
            beside.setdefault(merged.start, set()).add(cell.start)
    return any(len(starts) > 1 for starts in beside.values())


def _is_header(folded: str, row: Row, columns: Sequence[Column]) -> bool:
    roles = [_column(_text(folded, cell)) for cell in row.cells]
    if "other" not in roles and any(role in _ROLES for role in roles):
        return True
    return roles == list(columns) and "task" in roles


def _closing_groups(folded: str, grid: Sequence[Row], columns: Sequence[Column]) -> set[int]:
    """Where the headings start that secure the work: 保障措施, and 组织领导 at the end."""
    above: dict[int, str] = {}
    beside: dict[int, str] = {}
    for row in grid:
        filled = _filled(folded, row)
        if len(filled) == 1 and len(row.cells) > 2:
            above[filled[0].start] = _ROW_LABEL.sub("", _text(folded, filled[0]), count=1)
        for cell, role in zip(row.cells, columns, strict=False):
            if cell and role in _GROUPS:
                beside[cell.start] = _ROW_LABEL.sub("", _text(folded, cell), count=1)
    headings = above or beside
    purposes = {start: sections.purpose(words) for start, words in headings.items()}
    closing = {start for start, purpose in purposes.items() if purpose == "safeguard"}
    for start in sorted(purposes, reverse=True):
        if purposes[start] not in ("safeguard", "closing"):
            break
        closing.add(start)
    return closing


def _filled(folded: str, row: Row) -> tuple[Cell, ...]:
    """The cells of a row that hold text, a wide one once."""
    found = {cell.start: cell for cell in row.cells if cell is not None and _text(folded, cell)}
    return tuple(found.values())


def _task_cells(folded: str, row: Row, columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The cells that say what is to be done; a merged one beside them only heads its rows."""
    cells: list[Cell] = []
    heads: list[Cell] = []
    for cell, role in zip(row.cells, columns, strict=False):
        if role == "task" and cell is not None and _text(folded, cell) and cell not in cells:
            cells.append(cell)
        if role == "heading" and cell is not None and _text(folded, cell):
            heads.append(cell)
    own = [cell for cell in cells if cell.row_span == 1]
    if own and len(own) < len(cells):
        return (*heads, *own)
    return (*heads, *cells)


def _made(
    analysis: Analysis,
    held: Sequence[Row],
    columns: Sequence[Column],
    kind: TaskKind,
    first_leads: bool,
) -> Iterator[Task]:
    if not held:
        return
    folded = analysis.folded
    written = _task_cells(folded, held[0], columns)
    spans = tuple(
        stripped for cell in written
        if (stripped := _stripped(folded, cell.start, cell.end))
    )  # fmt: skip
    if not spans:
        return
    text = "\n".join(folded[span.start : span.end] for span in spans)
    if _WORDS.search(text) is None:
        return  # 12, -: a figure is no task
    # A heading that began rows above is part of the words, not of the place.
    begins = min((c.start for c in written if c.row >= held[0].index), default=spans[0].start)
    cells = _by_role(held, columns)
    everything = [*spans, *(Span(c.start, c.end) for c in cells["deadline"] if c.end > c.start)]
    yield Task(
        span=Span(begins, max(span.end for span in spans)),
        rule="task.table-row",
        path="",
        provision=None,
        kind=kind,
        heading="",
        strength=orders.strength(text),
        spans=spans,
        measures=tuple(_measures(folded, spans)),
        assignments=_assignments(folded, cells, first_leads),
        deadlines=tuple(_in(analysis.of(Deadline), everything)),
        targets=tuple(_in(analysis.of(Target), spans)),
    )


def _by_role(held: Sequence[Row], columns: Sequence[Column]) -> dict[Column, list[Cell]]:
    found: dict[Column, dict[int, Cell]] = {
        "lead": {}, "responsible": {}, "support": {}, "deadline": {}
    }  # fmt: skip
    for row in held:
        for cell, role in zip(row.cells, columns, strict=False):
            if cell is not None and role in found:
                found[role].setdefault(cell.start, cell)
    return {role: list(cells.values()) for role, cells in found.items()}


def _stripped(folded: str, start: int, end: int) -> Span | None:
    while start < end and folded[start] in " \n":
        start += 1
    while end > start and folded[end - 1] in " \n":
        end -= 1
    return Span(start, end) if start < end else None


def _assignments(
    folded: str, cells: Mapping[Column, Sequence[Cell]], first_leads: bool
) -> tuple[Assignment, ...]:
    found = tuple(_by_column(folded, cells))
    if first_leads and found and all(one.role == "responsible" for one in found):
        return tuple(assignments.first_as_lead(found))
    return found


def _by_column(folded: str, cells: Mapping[Column, Sequence[Cell]]) -> Iterator[Assignment]:
    for column, role in _ROLES.items():
        items = [
            item
            for cell in cells[column]
            for item in departments.split(folded, cell.start, cell.end)
            if departments.is_name(item.name)
        ]
        marked: dict[Role, list[departments.Item]] = {}
        for item in items:
            own = _MARKS.get(item.marked, role) if item.marked else role
            marked.setdefault(own, []).append(item)
        for own, members in marked.items():
            bodies = tuple(departments.noted(folded, members))
            yield Assignment(
                span=Span(min(b.span.start for b in bodies), max(b.span.end for b in bodies)),
                rule="assignment.table",
                role=own,
                mode="single" if len(bodies) == 1 else "jointly",
                departments=bodies,
            )


def _in(mentions: Sequence[M], spans: Sequence[Span]) -> Iterator[M]:
    for span in sorted(set(spans)):
        at = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
        while at < len(mentions) and mentions[at].span.start < span.end:
            if mentions[at].span.end <= span.end:
                yield mentions[at]
            at += 1


def _measures(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for sentence in _SENTENCE.finditer(folded, span.start, span.end):
            if len(sentence[0].strip(" 。")) >= 4:
                yield Span(*sentence.span())
