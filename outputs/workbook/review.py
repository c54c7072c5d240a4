"""复核, 复核记录: links for the office to judge, and what it has decided so far."""

from itertools import chain

from corpora.vocabulary import (
    CHANNELS,
    COPY_CLASSES,
    DECISION_TARGETS,
    DIRECTNESSES,
    LINK_STATUSES,
    RELATIONS,
)
from outputs.graph_records import Decision, Link
from outputs.review_form import link_cells
from outputs.review_words import field_words, value_words
from outputs.terminal import Look
from outputs.workbook.report import DECISIONS, REVIEW, Report
from outputs.workbook.sheet import Cell, Column, form_cells, form_columns

COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="状态", width=7, style="centre"),
    Column(heading="本级文件", width=13),
    Column(heading="本级任务", width=10),
    Column(heading="本级任务原文", width=42),
    Column(heading="来源文件", width=13),
    Column(heading="来源任务", width=10),
    Column(heading="来源任务原文", width=42),
    Column(heading="得分", width=7, style="score"),
    Column(heading="概率", width=6, style="share"),
    *form_columns("link"),
    Column(heading="直接或间接", width=8, style="centre", printed=False),
    Column(heading="认定依据", width=9, style="centre", printed=False),
    Column(heading="内容关系", width=9, style="centre", printed=False),
    Column(heading="照搬类型", width=9, style="centre", printed=False),
)
_NOTE = (
    "程序提出的对应关系，一行一条，请确认或否定；已否定的列在最后，填“撤销”即恢复；要补充程序没有找到的对应关系，在表末另起一行，"
    "编号留空，填写本级任务编号、来源任务编号（任务台账“编号”列）和“确认”。"
)
DECISION_COLUMNS = (
    Column(heading="序号", width=6, style="number"),
    Column(heading="对象", width=10, style="centre"),
    Column(heading="编号", width=44),
    Column(heading="项目", width=12, style="centre"),
    Column(heading="结论", width=30),
    Column(heading="理由", width=40),
    Column(heading="复核人", width=12),
    Column(heading="日期", width=12, style="centre"),
    Column(heading="待核", width=16),
)


_LOOK = Look()


def write(report: Report) -> None:
    sheet = report.sheet(REVIEW, COLUMNS, title="复核（对应关系）", note=_NOTE, frozen=2)
    links = chain(report.index.links(), report.index.rejected())
    for n, link in enumerate(links, start=1):
        sheet.row((n, *_row(report, link)))
    sheet.close()
    note = "导入复核结果后的全部决定。待核：作出决定后原文有改动，须重新看。"
    sheet = report.sheet(DECISIONS, DECISION_COLUMNS, title="复核记录", note=note)
    for n, decision in enumerate(report.decisions, start=1):
        sheet.row((n, *_decision(decision)))
    sheet.close()


def _row(report: Report, link: Link) -> tuple[Cell, ...]:
    task, source = report.index.task(link.task), report.index.task(link.source)
    words = task.fingerprint if task else "", source.fingerprint if source else ""
    return (
        LINK_STATUSES[link.status],
        report.names.number(task.document) if task else "",
        report.task(link.task),
        task.text if task else "",
        report.names.number(source.document) if source else "",
        report.task(link.source),
        source.text if source else "",
        link.score,
        link.probability,
        *form_cells(COLUMNS, link_cells(link, *words, report.decided)),
        DIRECTNESSES[link.directness],
        CHANNELS[link.channel],
        RELATIONS[link.relation],
        COPY_CLASSES[link.copy_class],
    )


def _decision(decision: Decision) -> tuple[Cell, ...]:
    return (
        DECISION_TARGETS[decision.on],
        decision.id,
        field_words(decision.on, decision.field, _LOOK),
        value_words(decision.on, decision.field, decision.value, _LOOK),
        decision.why,
        decision.who,
        decision.when,
        "原文已改动" if decision.suspect else "",
    )
