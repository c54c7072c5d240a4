"""任务台账: one row a task, as supervision offices keep it."""

from corpora.vocabulary import COPY_CLASSES, FINDING_KINDS, LEVELS, LINK_STATUSES, TASK_KINDS
from outputs.card_index import document_of
from outputs.card_names import heading_of
from outputs.graph_records import Task
from outputs.review_form import task_cells
from outputs.task_words import bodies, deadlines, due
from outputs.workbook.report import LEDGER, Report, provenance
from outputs.workbook.sheet import Cell, Column, Goto, form_cells, form_columns

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="任务编号", width=10),
    Column(heading="文件", width=16),
    Column(heading="文号", width=12),
    Column(heading="任务内容", width=44),
    Column(heading="牵头单位", width=12),
    Column(heading="责任单位", width=13),
    Column(heading="配合单位", width=13),
    Column(heading="完成时限", width=12),
    Column(heading="来源文件", width=12),
    Column(heading="来源任务", width=10),
    Column(heading="来源任务标题", width=15),
    Column(heading="状态", width=8, style="centre"),
    Column(heading="照搬比例", width=7, style="share"),
    Column(heading="问题", width=9),
    Column(heading="截止日期", width=12, style="date", printed=False),
    Column(heading="量化指标", width=12, printed=False),
    Column(heading="地区", width=14, printed=False),
    Column(heading="层级", width=8, style="centre", printed=False),
    Column(heading="类别", width=10, style="centre", printed=False),
    Column(heading="照搬类型", width=9, style="centre", printed=False),
    Column(heading="出处", width=30, printed=False),
    *form_columns("task", printed=False),
)
_NOTE = (
    "一项任务一行；来源文件、来源任务为程序所找的直接上级来源中得分最高者，其余见“复核”表；"
    "照搬比例为本任务文字见于该来源的比例。浅黄色各列供复核填写。"
)


def write(report: Report) -> None:
    sheet = report.sheet(LEDGER, COLUMNS, title="任务台账", note=_NOTE, frozen=2)
    for n, task in enumerate(report.index.tasks(), start=1):
        form = form_cells(COLUMNS, task_cells(task, report.decided))
        sheet.row((n, *_row(report, task), *form))
    sheet.close()


def _row(report: Report, task: Task) -> tuple[Cell, ...]:
    document = report.index.document(task.document)
    links = report.index.sources(task.id)
    link = links[0] if links else None
    source = report.index.task(link.source) if link else None
    place = report.rows.get(task.id)
    return (
        Goto(words=task.path, sheet=place[0], row=place[1]) if place else task.path,
        report.names.title(task.document),
        (document and document.number) or "",
        task.text,
        bodies(task, "lead"),
        bodies(task, "responsible"),
        bodies(task, "support"),
        deadlines(task),
        report.names.number(document_of(link.source)) if link else "",
        report.task(link.source) if link else "",
        heading_of(source) if source else "",
        LINK_STATUSES[link.status] if link else "",
        link.copied_share.task if link else None,
        "、".join(FINDING_KINDS[kind] for kind in report.index.kinds(task.id)),
        due(task),
        "；".join(dict.fromkeys(one.text for one in task.targets)),
        report.names.place(task.document),
        LEVELS[document.level] if document and document.level else "",
        TASK_KINDS[task.kind],
        COPY_CLASSES[link.copy_class] if link else "",
        provenance(report, task),
    )
