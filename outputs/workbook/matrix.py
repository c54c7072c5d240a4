"""覆盖矩阵: what became of each source task in each subordinate document, by colour and word."""

from corpora.vocabulary import COVERAGE_STATES
from outputs.card_names import heading_of
from outputs.figures import Pair
from outputs.graph_records import Coverage, Task
from outputs.task_words import bodies
from outputs.workbook.report import OVERVIEW, Report
from outputs.workbook.sheet import Cell, Column, Goto, Sheet, Styled

# A workbook with more tabs is of no use to anybody; what is left out stands in the overview.
_MATRICES = 100
# Excel has 16,384 columns; nobody reads so many beside each other.
_BESIDE = 250
_OWN = (
    Column(heading="序号", width=6, style="number"),
    Column(heading="任务编号", width=11),
    Column(heading="来源任务", width=34),
    Column(heading="牵头单位", width=16),
)
_STATES = tuple(COVERAGE_STATES)
_OVERVIEW = (
    Column(heading="序号", width=6, style="number"),
    Column(heading="来源文件", width=28),
    Column(heading="下级文件", width=28),
    Column(heading="地区", width=13),
    Column(heading="应落实任务数", width=8, style="number"),
    Column(heading="落实率", width=7, style="share"),
    Column(heading="照搬比例", width=7, style="share"),
    *(Column(heading=word, width=6, style="number") for word in COVERAGE_STATES.values()),
    Column(heading="矩阵", width=8, style="link"),
)
_OVERVIEW_NOTE = (
    "一行为一份来源文件与一份下级文件；落实率＝（已落实＋合并落实＋拆分落实）÷应落实任务数；"
    "照搬比例为落实部分中来源文字原样出现的平均比例，照搬不等于落实。点“矩阵”看逐项情况。"
)


def write(report: Report) -> None:
    """The overview, then a sheet for each source document."""
    pairs = report.index.pairs()
    sheets = {above: f"矩阵{n}" for n, (above, _) in enumerate(pairs[:_MATRICES], start=1)}
    by_pair = {(pair.source, pair.document): pair for pair in report.figures.pairs}
    _write_overview(report, sheets)
    for above, below in pairs[:_MATRICES]:
        _write_matrix(report, sheets[above], above, [by_pair[above, one] for one in below])


def _write_overview(report: Report, sheets: dict[str, str]) -> None:
    sheet = report.sheet(
        OVERVIEW, _OVERVIEW, title="覆盖矩阵（总表）", note=_OVERVIEW_NOTE, frozen=1
    )
    for n, pair in enumerate(report.figures.pairs, start=1):
        name = sheets.get(pair.source)
        sheet.row(
            (
                n,
                report.names.name(pair.source),
                report.names.name(pair.document),
                report.names.place(pair.document),
                pair.asked,
                pair.share,
                pair.copied,
                *(_count(pair, state) for state in _STATES),
                Goto(words=name, sheet=name, row=1) if name else "未单列",
            )
        )
    sheet.close()


def _count(pair: Pair, state: str) -> Cell:
    n = pair.states.get(state, 0)  # type: ignore[call-overload]  # a state of the vocabulary
    return n or None


def _write_matrix(report: Report, name: str, above: str, pairs: list[Pair]) -> None:
    shown = pairs[:_BESIDE]
    columns = (
        *_OWN,
        *(Column(heading=_heading(report, pair), width=14, style="centre") for pair in shown),
        Column(heading="漏项数", width=8, style="number"),
    )
    left = f"；另有{len(pairs) - len(shown)}份下级文件未列出，见总表" if shown != pairs else ""
    sheet = report.sheet(
        name,
        columns,
        title=f"覆盖矩阵：{report.names.number(above)}",
        note=f"{report.names.title(above)}。点单元格看承接的任务；〔照搬〕指文字照搬或改名照搬{left}",
        above=(
            _sum("落实率", [one.share for one in shown]),
            _sum("照搬比例", [one.copied for one in shown]),
        ),
        frozen=3,
    )
    for n, task in enumerate(report.index.tasks(above), start=1):
        states = report.index.coverage(task.id)
        if states:
            _row(report, sheet, task, [states.get(one.document) for one in shown], n)
    sheet.close()


def _heading(report: Report, pair: Pair) -> str:
    return "\n".join(
        filter(None, (report.names.place(pair.document), report.names.number(pair.document)))
    )


def _sum(name: str, shares: list[float | None]) -> tuple[Cell, ...]:
    """A row above the heading; a share is — where nothing was to be taken up."""
    cells = (Styled(words="—" if one is None else one, style="sum share") for one in shares)
    return None, None, Styled(words=name, style="sum"), None, *cells, None


def _row(report: Report, sheet: Sheet, task: Task, states: list[Coverage | None], n: int) -> None:
    report.rows[task.id] = sheet.name, sheet.next_row
    gaps = sum(1 for one in states if one and one.state == "gap")
    sheet.row(
        (
            n,
            report.task(task.id),
            heading_of(task),
            bodies(task, "lead") or bodies(task, "responsible"),
            *(_state(report, one) for one in states),
            gaps or None,
        )
    )


def _state(report: Report, one: Coverage | None) -> Cell:
    """The state in words; leads to the first local task, where there is one."""
    if one is None:
        return None
    words = COVERAGE_STATES[one.state]
    if report.index.is_copied(one.tasks, one.source):
        words += "〔照搬〕"
    if one.depth == "shallow" and one.tasks:
        words += "〔浅〕"
    row = report.index.row(one.tasks[0]) if one.tasks else None
    if row is None:
        return Styled(words=words, style=one.state)
    return report.task(one.tasks[0], words, style=one.state)
