"""部门视图: what each body leads, is responsible for and supports, by date."""

from corpora.vocabulary import ROLES
from outputs.card_index import Duty
from outputs.task_words import bodies, deadlines, due
from outputs.workbook.report import BODIES, Report
from outputs.workbook.sheet import Cell, Column

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="单位", width=18),
    Column(heading="条线", width=9, style="centre"),
    Column(heading="角色", width=6, style="centre"),
    Column(heading="任务", width=10),
    Column(heading="任务内容", width=52),
    Column(heading="完成时限", width=14),
    Column(heading="截止日期", width=11, style="date"),
    Column(heading="牵头单位", width=14),
    Column(heading="文号", width=14),
    Column(heading="文件", width=30, printed=False),
)
_NOTE = (
    "按单位、角色、截止日期排列；单位用全称，认不出全称的用原文写法。一项任务有几个单位就有几行。"
)


def write(report: Report) -> None:
    sheet = report.sheet(BODIES, COLUMNS, title="部门视图", note=_NOTE, frozen=2)
    for n, duty in enumerate(report.index.duties(), start=1):
        sheet.row((n, duty.body, duty.line or "", ROLES[duty.role], *_task(report, duty)))
    sheet.close()


def _task(report: Report, duty: Duty) -> tuple[Cell, ...]:
    task = report.index.task(duty.task)
    if task is None:
        return (duty.task, *(None,) * 6)
    return (
        report.task(task.id),
        task.text,
        deadlines(task),
        due(task),
        bodies(task, "lead"),
        report.names.number(task.document),
        report.names.title(task.document),
    )
