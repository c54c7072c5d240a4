"""What every sheet is given, and the words by which all of them name documents and tasks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from outputs.card_index import CardIndex, title
from outputs.figures import Figures
from outputs.graph_records import Decision, Document, Task
from outputs.review_form import Decided
from outputs.workbook.sheet import Cell, Column, Goto, Sheet
from outputs.workbook.styles import Styles
from outputs.workbook.texts import first_words

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NOTES, OVERVIEW, LEDGER, GAPS, COPIES = "说明", "覆盖矩阵", "任务台账", "漏项清单", "照搬清单"
BODIES, CITATIONS, MISSING = "部门视图", "引用清单", "缺失文件"
FINDINGS, REVIEW, DECISIONS = "问题清单", "复核", "复核记录"
# Below title, note and heading, counted from 1.
FIRST_ROW = 4
_SHORT_TITLE, _SHORT_TASK = 24, 28


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook in the making; `rows` are where the matrices show a task, filled in as they do."""

    book: "Workbook"
    styles: Styles
    index: CardIndex
    figures: Figures
    decisions: tuple[Decision, ...]
    decided: Decided
    rows: dict[str, tuple[str, int]]

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        title: str,
        note: str = "",
        above: Sequence[Sequence[Cell]] = (),
        frozen: int = 0,
    ) -> Sheet:
        return Sheet(
            self.book, self.styles, name, columns,
            title=title, note=note, above=above, frozen=frozen,
        )  # fmt: skip

    def number(self, document: str) -> str:
        """Its number, else the first words of its title in 《》."""
        found = self.index.document(document)
        if found is None:
            return document
        if found.number:
            return found.number
        return f"《{first_words(title(found) or document, _SHORT_TITLE)}》"

    def title(self, document: str) -> str:
        found = self.index.document(document)
        return (found and title(found)) or document

    def name(self, document: str) -> str:
        """Its number, if any, and its title."""
        found = self.index.document(document)
        number = found.number if found else None
        return "\n".join(filter(None, (number, self.title(document))))

    def place(self, document: str) -> str:
        """Its region, else who issued it."""
        found = self.index.document(document)
        return place(found) if found else ""

    def task(self, id_: str, words: str = "", style: str = "link") -> Cell:
        """A way to a task's row in the ledger; by its path where no words are given."""
        row = self.index.row(id_)
        words = words or id_.partition("#")[2] or id_
        return (
            words
            if row is None
            else Goto(words=words, sheet=LEDGER, row=FIRST_ROW + row, style=style)
        )

    def task_name(self, id_: str) -> str:
        """Its path and heading, else first words."""
        task = self.index.task(id_)
        return f"{task.path} {heading_of(task)}".strip() if task else id_


def place(document: Document) -> str:
    """Its region, else who issued it."""
    if document.region:
        return document.region.name
    return "、".join(document.issuers) or ("全国" if document.level == "national" else "")


def heading_of(task: Task) -> str:
    """Its heading, else its first words."""
    return first_words(task.heading or task.text, _SHORT_TASK)


def bodies(task: Task, role: str) -> str:
    """The departments in one role, as they are written."""
    names = (
        department.text
        for assignment in task.assignments
        if assignment.role == role
        for department in assignment.departments
    )
    return "、".join(dict.fromkeys(names))


def deadlines(task: Task) -> str:
    return "；".join(dict.fromkeys(one.text for one in task.deadlines))


def due(task: Task) -> date | None:
    """The last day that it names."""
    return max((one.due_on for one in task.deadlines if one.due_on), default=None)


def provenance(report: Report, task: Task) -> str:
    """File, page and characters."""
    document = report.index.document(task.document)
    where = [(document and document.file) or task.document]
    if task.page:
        where.append(f"第{task.page}页")
    where.append("字符" + "、".join(f"{start}–{end}" for start, end in task.spans[:3]))
    return " ".join(where)


def words_of(task: Task, start: int, end: int) -> str:
    """What of the task's text stands between two offsets of its document."""
    return "".join(task.text[first:last] for first, last in within(task, start, end))


def within(task: Task, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of its document as offsets of the task's text: its spans, one a line."""
    begun = 0
    for first, last in task.spans:
        low, high = max(start, first), min(end, last)
        if low < high:
            yield begun + low - first, begun + high - first
        begun += last - first + 1
