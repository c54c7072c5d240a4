"""引用清单, 缺失文件: which documents are named, and which of them are not here."""

from corpora.vocabulary import CHANNELS, CITATION_ROLES
from outputs.graph_records import Citation
from outputs.labels import label
from outputs.workbook.report import CITATIONS, MISSING, Report
from outputs.workbook.sheet import Cell, Column

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="引用的文件", width=24),
    Column(heading="文号", width=13),
    Column(heading="引用标题", width=26),
    Column(heading="引用文号", width=13),
    Column(heading="引用原文", width=36),
    Column(heading="引用方式", width=6, style="centre"),
    Column(heading="状态", width=8, style="centre"),
    Column(heading="认定依据", width=6, style="centre"),
    Column(heading="对应文件", width=26),
    Column(heading="出处", width=34, printed=False),
)
MISSING_COLUMNS = (
    Column(heading="序号", width=6, style="number"),
    Column(heading="缺失文件标题", width=70),
    Column(heading="文号", width=24),
    Column(heading="被几份文件引用", width=12, style="number"),
    Column(heading="被引用次数", width=12, style="number"),
)


def write(report: Report) -> None:
    sheet = report.sheet(CITATIONS, COLUMNS, title="引用清单", frozen=2)
    for n, citation in enumerate(report.index.citations(), start=1):
        sheet.row((n, *_row(report, citation)))
    sheet.close()
    note = "按引用的文件数排列；补齐后重新导入，覆盖情况才完整。"
    sheet = report.sheet(MISSING, MISSING_COLUMNS, title="缺失的上位文件", note=note, frozen=2)
    for n, (id_, times, documents) in enumerate(report.index.missing(), start=1):
        absent = report.index.document(id_)
        sheet.row(
            (
                n,
                (absent and absent.title) or "",
                (absent and absent.number) or "",
                documents,
                times,
            )
        )
    sheet.close()


def _row(report: Report, citation: Citation) -> tuple[Cell, ...]:
    citing = report.index.document(citation.document)
    targets = (citation.target,) if citation.target else citation.candidates
    return (
        report.names.title(citation.document),
        (citing and citing.number) or "",
        citation.title or citation.alias or "",
        citation.number or "",
        citation.text,
        CITATION_ROLES[citation.role],
        label(citation.status, "zh"),
        CHANNELS[citation.channel] if citation.channel else "",
        "\n".join(f"{report.names.number(one)} {report.names.title(one)}" for one in targets),
        f"{(citing and citing.file) or ''} 字符{citation.start}–{citation.end}",
    )
