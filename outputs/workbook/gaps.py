"""漏项清单: source tasks that a subordinate document does not, or not wholly, take up."""

from collections.abc import Iterator

from corpora.vocabulary import COVERAGE_STATES, CoverageState
from outputs.card_index import document_of
from outputs.graph_records import Coverage, Near, Task
from outputs.review_form import finding_cells
from outputs.task_words import bodies, deadlines, words_of
from outputs.workbook.report import GAPS, Report
from outputs.workbook.sheet import Cell, Column, Styled, form_cells, form_columns

_LISTED: tuple[CoverageState, ...] = ("gap", "partial", "mentioned", "justified")
_NEAREST = 3
COLUMNS = (
    Column(heading="序号", width=5, style="number"),
    Column(heading="状态", width=8, style="centre"),
    Column(heading="来源文件", width=13),
    Column(heading="来源任务", width=10),
    Column(heading="来源任务原文", width=40),
    Column(heading="下级文件", width=13),
    Column(heading="地区", width=11),
    Column(heading="原因", width=22),
    Column(heading="未承接内容", width=22),
    Column(heading="最接近任务", width=32),
    *form_columns("finding"),
    Column(heading="来源责任单位", width=18, printed=False),
    Column(heading="来源时限", width=14, printed=False),
    *(Column(heading=f"最接近{n}", width=10, printed=False) for n in "一二三"),
)
_NOTE = "最接近任务为下级文件中与该任务最相近而未达关联标准者，括号内为得分（越高越近）。"


def write(report: Report) -> None:
    sheet = report.sheet(GAPS, COLUMNS, title="漏项清单", note=_NOTE, frozen=2)
    for n, one in enumerate(report.index.in_states(_LISTED), start=1):
        task = report.index.task(one.source)
        sheet.row(
            (
                n,
                *_row(report, task, one),
                "\n".join(_near(report, one.nearest)),
                *_form(report, one),
                *(_asked(task) if task else (None, None)),
                *_ways(report, one.nearest),
            )
        )
    sheet.close()


def _row(report: Report, task: Task | None, one: Coverage) -> tuple[Cell, ...]:
    missing = "全部" if one.state == "gap" else "\n".join(_missing(task, one)) if task else ""
    return (
        Styled(words=COVERAGE_STATES[one.state], style=one.state),
        report.names.number(document_of(one.source)),
        report.task(one.source),
        task.text if task else "",
        report.names.number(one.document),
        report.names.place(one.document),
        one.reason,
        missing,
    )


def _form(report: Report, one: Coverage) -> tuple[Cell, ...]:
    """The form of the finding that tells of it; empty where none does."""
    finding = report.index.shortfall(one.source, one.document)
    if finding:
        return form_cells(COLUMNS, finding_cells(finding, report.decided))
    return tuple(None for column in COLUMNS if column.form)


def _asked(task: Task) -> tuple[Cell, ...]:
    """Who must do it above, and by when."""
    who = "、".join(filter(None, (bodies(task, "lead"), bodies(task, "responsible"))))
    return who, deadlines(task)


def _missing(task: Task, one: Coverage) -> Iterator[str]:
    """The words of the measures that nothing takes up."""
    by_number = {measure.n: measure for measure in task.measures}
    for n in one.measures_missing:
        if n in by_number:
            yield words_of(task, by_number[n].start, by_number[n].end)


def _near(report: Report, nearest: tuple[Near, ...]) -> Iterator[str]:
    for n, near in enumerate(nearest[:_NEAREST], start=1):
        yield f"{n}. {report.names.task_name(near.task)}（{near.score:.1f}）"


def _ways(report: Report, nearest: tuple[Near, ...]) -> tuple[Cell, ...]:
    ways = [report.task(near.task) for near in nearest[:_NEAREST]]
    return (*ways, *(None for _ in range(_NEAREST - len(ways))))
