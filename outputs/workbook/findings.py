"""问题清单: everything that a reader should know, with the words it rests on."""

from corpora.vocabulary import FINDING_KINDS, FINDING_STATUSES, SEVERITIES
from outputs.graph_records import Finding
from outputs.review_form import finding_cells
from outputs.workbook.report import FINDINGS, Report
from outputs.workbook.sheet import Cell, Column, form_cells, form_columns

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="代码", width=6, style="centre"),
    Column(heading="问题", width=9, style="centre"),
    Column(heading="程度", width=6, style="centre"),
    Column(heading="文号", width=12),
    Column(heading="文件", width=18),
    Column(heading="任务", width=10),
    Column(heading="来源任务", width=10),
    Column(heading="说明", width=36),
    Column(heading="依据原文", width=36),
    Column(heading="状态", width=7, style="centre"),
    *form_columns("finding"),
    Column(heading="地区", width=18, printed=False),
)


def write(report: Report) -> None:
    sheet = report.sheet(FINDINGS, COLUMNS, title="问题清单", frozen=3)
    for n, finding in enumerate(report.index.findings(), start=1):
        form = form_cells(COLUMNS, finding_cells(finding, report.decided))
        sheet.row((n, *_row(report, finding), *form, report.names.place(finding.document)))
    sheet.close()


def _row(report: Report, finding: Finding) -> tuple[Cell, ...]:
    document = report.index.document(finding.document)
    return (
        finding.code,
        FINDING_KINDS[finding.kind],
        SEVERITIES[finding.severity],
        (document and document.number) or "",
        report.names.title(finding.document),
        report.task(finding.task) if finding.task else "",
        report.task(finding.source) if finding.source else "",
        finding.message,
        "\n".join(f"{report.names.number(one.document)}：{one.quote}" for one in finding.evidence),
        FINDING_STATUSES[finding.status],
    )
