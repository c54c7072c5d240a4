"""照搬清单: tasks whose words came from above as they are, both texts side by side."""

from corpora.vocabulary import COPY_CLASSES
from outputs.graph_records import Link
from outputs.task_words import pieces
from outputs.workbook.report import COPIES, Report
from outputs.workbook.sheet import Cell, Coloured, Column

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="照搬类型", width=8, style="centre"),
    Column(heading="本级文件", width=13),
    Column(heading="本级任务", width=10),
    Column(heading="本级原文", width=50),
    Column(heading="来源文件", width=13),
    Column(heading="来源任务", width=10),
    Column(heading="来源原文", width=50),
    Column(heading="本级相同文字比例", width=8, style="share"),
    Column(heading="来源相同文字比例", width=8, style="share"),
    Column(heading="对应概率", width=8, style="share", printed=False),
    Column(heading="地区", width=18, printed=False),
)
_NOTE = "红字为两文相同的文字，蓝字为换了地名、层级或机构名的文字。"


def write(report: Report) -> None:
    sheet = report.sheet(COPIES, COLUMNS, title="照搬清单", note=_NOTE, frozen=2)
    for n, link in enumerate(report.index.links(copied=True), start=1):
        sheet.row((n, *_row(report, link)))
    sheet.close()


def _row(report: Report, link: Link) -> tuple[Cell, ...]:
    task, source = report.index.task(link.task), report.index.task(link.source)
    local = ((one.task, one.kind) for one in link.passages)
    above = ((one.source, one.kind) for one in link.passages)
    return (
        COPY_CLASSES[link.copy_class],
        report.names.number(task.document) if task else "",
        report.task(link.task),
        Coloured(pieces=pieces(task, local)) if task else "",
        report.names.number(source.document) if source else "",
        report.task(link.source),
        Coloured(pieces=pieces(source, above)) if source else "",
        link.copied_share.task,
        link.copied_share.source,
        link.probability,
        report.names.place(task.document) if task else "",
    )
