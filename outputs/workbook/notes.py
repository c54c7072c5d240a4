"""说明: what was read and counted, how to read the workbook, and what it cannot tell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from corpora.vocabulary import (
    COPY_CLASSES,
    COVERAGE_STATES,
    FILE_STATUSES,
    FINDING_KINDS,
    LINK_STATUSES,
    TASK_KINDS,
    CoverageState,
)
from outputs.figures import Figures
from outputs.workbook.report import (
    BODIES,
    CITATIONS,
    COPIES,
    DECISIONS,
    FINDINGS,
    GAPS,
    LEDGER,
    MISSING,
    NOTES,
    OVERVIEW,
    REVIEW,
    Report,
)
from outputs.workbook.texts import lines, shown

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

K = TypeVar("K")
_NAME, _WORDS = 18, 96
_LINE_POINTS, _PADDING = 13.5, 5.0
_A4 = 9
_SHEETS: Sequence[tuple[str, str]] = (
    (OVERVIEW, "每份来源文件对每份下级文件：落实率、照搬比例、各状态项数；各“矩阵”表逐项着色。"),
    (LEDGER, "一项任务一行：内容、责任单位、时限、来源、出处；可在浅黄色各列填写复核结果。"),
    (GAPS, "下级文件没有承接、部分承接、仅提及或已说明的来源任务，附最接近的三项任务。"),
    (COPIES, "文字照搬或改名照搬的任务，两文并列，相同文字着色。"),
    (BODIES, "按单位看牵头、责任、配合的任务，按截止日期排列。"),
    (CITATIONS, "各文件引用了哪些文件，是否在库。"),
    (MISSING, "被引用而没有入库的文件，按被引用多少排列。"),
    (FINDINGS, "程序发现的全部问题，附依据原文。"),
    (REVIEW, "程序提出的全部任务对应关系，供确认、否定或补充。"),
    (DECISIONS, "已导入的复核决定。"),
)
_STATES: dict[CoverageState, str] = {
    "covered": "下级文件有任务承接该来源任务。",
    "partial": "只承接了该任务的一部分措施，其余见“漏项清单”。",
    "mentioned": "只提到，没有作为任务布置。",
    "gap": "没有找到承接的任务；请先看最接近任务和原文，再下结论。",
    "merged": "与其他来源任务合并为一项任务承接。",
    "split": "分为几项任务承接。",
    "not_applicable": "该任务不要求本地落实（如只对某一地区或上级机关布置）。",
    "justified": "复核时已说明理由。",
}
_MARKS = (
    (
        "〔照搬〕",
        "承接任务的文字照搬或改名照搬自来源；照搬不等于落实，要看有没有本地的单位、时限和举措。",
    ),
    ("〔浅〕", "本文件已承接，但再往下的文件没有全部承接。"),
)
_READING = (
    "各表均可筛选、排序、打印（A4横向，每页重复表头）；任务编号和矩阵中的状态可点击，跳到任务台账中的该行；任务台账的任务编号跳回矩阵。",
    "出处写明文件、页码和字符位置（从0起，前闭后开），可据此核对原文；页码只在原件分页时才有。",
    "复核：在浅黄色各列填写后交回导入，程序按“编号”“校验”两列认行，请勿改动这两列；行可以删减、排序、筛选。",
    "以=、+、-、@开头的文字按文字保存，不会作为公式计算；看不见的控制字符和方向符已去掉；"
    "单元格最多32767字，超出部分略去并注明。",
)
_LIMITS = (
    "任务、单位、时限由规则读出，对应关系由文字和引用推算，概率不是定论；以原文为准，重要结论须经人工复核。",
    "落实率只说明下级文件写了没有，不说明做了没有；照搬比例越高，落实率越要打折扣地看。",
    "没有入库的文件不参加比较：缺上位文件时，来源和漏项都可能不全（见“缺失文件”）。",
    "图片识别的文字可能有错字。",
)


def write(report: Report) -> None:
    sheet: Worksheet = report.book.add_worksheet(NOTES)
    sheet.set_column(0, 0, _NAME)
    sheet.set_column(1, 1, _WORDS)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
    get = report.styles.get
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, "任务分解与覆盖情况", get("title"))
    row = 1
    for heading, rows in _sections(report):
        row += 1
        sheet.set_row(row, 22)
        sheet.write_string(row, 0, heading, get("free bold"))
        for name, words in rows:
            row += 1
            sheet.set_row(row, lines(words, _WORDS) * _LINE_POINTS + _PADDING)
            _name(report, sheet, row, name)
            sheet.write_string(row, 1, shown(words), get("text"))
        row += 1
    sheet.print_area(0, 0, row, 1)


def _name(report: Report, sheet: "Worksheet", row: int, name: str) -> None:
    get = report.styles.get
    state = next((code for code, word in COVERAGE_STATES.items() if word == name), None)
    if any(name == sheet_name for sheet_name, _ in _SHEETS):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", get("link"), name)
    else:
        sheet.write_string(row, 0, name, get(state or "text"))


def _sections(report: Report) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    yield "一、概况", (*report.scope, *_figures(report.figures))
    yield "二、各表内容", _SHEETS
    yield "三、颜色和状态", (*((COVERAGE_STATES[one], _STATES[one]) for one in _STATES), *_MARKS)
    yield "四、怎样看", tuple((str(n), words) for n, words in enumerate(_READING, start=1))
    yield "五、局限", tuple((str(n), words) for n, words in enumerate(_LIMITS, start=1))


def _figures(one: Figures) -> Iterator[tuple[str, str]]:
    yield "资料日期", f"最新的文件成文于{one.newest}" if one.newest else "各文件均无成文日期"
    yield "文件", _counts(one.files, FILE_STATUSES, "个")
    yield "公文", f"入库{one.documents}份，被引用而未入库{one.absent}份"
    yield "任务", _counts(one.tasks, TASK_KINDS, "项")
    yield "对应关系", _counts(one.links, LINK_STATUSES, "条")
    copies = _counts(one.copies(), COPY_CLASSES, "项", total=False)
    yield "有来源的任务", f"{one.linked}项；按得分最高的来源分：{copies}"
    yield "覆盖情况", _counts(one.states(), COVERAGE_STATES, "项次")
    settled = f"；另有{one.settled}个已说明" if one.settled else ""
    yield "问题", _counts(one.findings, FINDING_KINDS, "个") + settled


def _counts(
    counts: Mapping[K, int], words: Mapping[K, str], unit: str, *, total: bool = True
) -> str:
    """共12项：主要任务10项，保障措施2项."""
    if not counts:
        return "无"
    parts = "，".join(f"{words[key]}{counts[key]}{unit}" for key in words if counts.get(key))
    return f"共{sum(counts.values())}{unit}：{parts}" if total else parts
