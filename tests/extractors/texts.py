"""Small documents by hand: from lines, with tables, and what the extractors note on them."""

from collections.abc import Sequence

from corpora.model import Analysis, Assignment, Cell, Document, Part, Provision, Span, Table, Task
from corpora.vocabulary import PartKind
from extractors.analysis import analyse

TITLE = "霁州市人民政府办公室关于做好养老服务工作的通知"
HEAD = f"{TITLE}\n霁政办发〔2021〕9号\n各县（市、区）人民政府：\n"
# Three sections, so that the last ones can be of another kind than the first.
OPENING = "一、加快服务建设\n（一）建设站点。各县要建设服务站点。\n"

Entry = str | tuple[str, int] | tuple[str, int, int]


def document(text: str, *, tables: Sequence[Table] = ()) -> Document:
    return Document(text=text, media_type="text/plain", tables=tuple(tables))


def analysed(text: str, *, tables: Sequence[Table] = ()) -> Analysis:
    return analyse(document(text, tables=tables))


def lines(*written: str) -> str:
    return "".join(f"{line}\n" for line in written)


def plan(*items: str) -> Analysis:
    """A notice whose first section holds `items` as they are written, with a second section."""
    return analysed(HEAD + "一、主要任务\n" + lines(*items) + "二、规范运行\n1.各县要规范运行。\n")


def tasks(analysis: Analysis) -> dict[str, str]:
    """Path and text of every task; a row's cells are joined by a bar."""
    quote = analysis.document.quote
    return {task.path: "|".join(map(quote, task.spans)) for task in analysis.of(Task)}


def paths(analysis: Analysis) -> list[str]:
    return [task.path for task in analysis.of(Task)]


def kinds(analysis: Analysis) -> dict[str, str]:
    return {task.path: task.kind for task in analysis.of(Task)}


def outline(analysis: Analysis) -> list[str]:
    return [provision.path for provision in analysis.of(Provision)]


def told(assignments: Sequence[Assignment]) -> list[str]:
    """lead 市财政局; responsible/jointly 市教育局+市民政局: the mode only where there are several."""
    return [
        f"{one.role}{'' if one.mode == 'single' else '/' + one.mode} "
        + "+".join(body.name for body in one.departments)
        for one in assignments
    ]


def who(analysis: Analysis, path: str | None = None) -> list[str]:
    """The assignments of the task at `path`, else of the first one."""
    found = [task for task in analysis.of(Task) if path is None or task.path == path]
    return told(found[0].assignments) if found else ["no task"]


def parts(analysis: Analysis) -> list[tuple[PartKind, str]]:
    """Kind and first line of each part."""
    quote = analysis.document.quote
    return [(part.kind, quote(part.span).strip().partition("\n")[0]) for part in analysis.of(Part)]


def table(rows: Sequence[Sequence[Entry]], start: int) -> tuple[str, Table]:
    """A table that begins at `start`: an entry is words, or (words, rows, columns) if merged."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    at, written = start, []
    for number, row in enumerate(rows):
        column = 0
        words: list[str] = []
        for entry in row:
            text, height, width = (entry, 1, 1) if isinstance(entry, str) else (*entry, 1)[:3]
            while (number, column) in taken:
                column += 1
            taken |= {(number + i, column + j) for i in range(height) for j in range(width)}
            place = Cell(
                start=at, end=at + len(text), row=number, column=column,
                row_span=height, column_span=width,
            )  # fmt: skip
            cells.append(place)
            words.append(text)
            at += len(text) + 1
        at += not row
        written.append("\t".join(words))
    joined = "\n".join(written)
    return joined, Table(span=Span(start, start + len(joined)), cells=tuple(cells))


def with_tables(before: str, *grids: Sequence[Sequence[Entry]], after: str = "") -> Analysis:
    """`before`, each table with a line break behind it, and `after`."""
    text, found = before, []
    for grid in grids:
        words, made = table(grid, len(text))
        found.append(made)
        text += f"{words}\n"
    return analysed(text + after, tables=found)
