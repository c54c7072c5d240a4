"""What every sheet is given, and the words by which all of them name documents and tasks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from outputs.card_index import CardIndex
from outputs.card_names import Names
from outputs.figures import Figures
from outputs.graph_records import Decision, Task
from outputs.review_form import Decided
from outputs.workbook.sheet import Cell, Column, Goto, Sheet
from outputs.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NOTES, OVERVIEW, LEDGER, GAPS, COPIES = "说明", "覆盖矩阵", "任务台账", "漏项清单", "照搬清单"
BODIES, CITATIONS, MISSING = "部门视图", "引用清单", "缺失文件"
FINDINGS, REVIEW, DECISIONS = "问题清单", "复核", "复核记录"
# Below title, note and heading, counted from 1.
FIRST_ROW = 4


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook in the making; `rows` are where the matrices show a task, filled in as they do.

    `scope` tells filters and settings.
    """

    book: "Workbook"
    styles: Styles
    index: CardIndex
    names: Names
    figures: Figures
    decisions: tuple[Decision, ...]
    decided: Decided
    rows: dict[str, tuple[str, int]]
    scope: tuple[tuple[str, str], ...]

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

    def task(self, id_: str, words: str = "", style: str = "link") -> Cell:
        """A way to a task's row in the ledger; by its path where no words are given."""
        row = self.index.row(id_)
        words = words or id_.partition("#")[2] or id_
        return (
            words
            if row is None
            else Goto(words=words, sheet=LEDGER, row=FIRST_ROW + row, style=style)
        )


def provenance(report: Report, task: Task) -> str:
    """File, page and characters."""
    document = report.index.document(task.document)
    where = [(document and document.file) or task.document]
    if task.page:
        where.append(f"第{task.page}页")
    where.append("字符" + "、".join(f"{start}–{end}" for start, end in task.spans[:3]))
    return " ".join(where)
