"""One plan with a table of sixty rows says the same as Word, PDF, page, workbook and bare text."""

from collections.abc import Callable, Sequence
from itertools import groupby

import pytest
from reportlab.platypus import Flowable, PageBreak, Paragraph

from corpora import readers
from corpora.model import Task
from extractors.analysis import analyse
from tests.corpora.readers import test_readers_docx as docx
from tests.corpora.readers import test_readers_pdf as pdf
from tests.corpora.readers import test_readers_xlsx as xlsx

TITLE = "霁州市人民政府办公室关于印发霁州市养老服务任务分工方案的通知"
LINES = (
    TITLE,
    "霁政办发〔2021〕52号",
    "各县（市、区）人民政府：",
    "现将《霁州市养老服务任务分工方案》印发给你们，请认真贯彻执行。",
    "霁州市人民政府办公室",
    "2021年9月10日",
)
HEADER = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
_LEADS = ("市民政局", "市卫生健康委", "市住房城乡建设局")
_SUPPORTS = {
    "市财政局、市自然资源和规划局": ["市财政局", "市自然资源和规划局"],
    "市医保局": ["市医保局"],
    "市消防救援支队、各县（市、区）人民政府": ["市消防救援支队", "各县（市、区）人民政府"],
}
_DUE = {"2022年6月底前": "2022-06-30", "2022年12月底前": "2022-12-31", "2023年3月": "2023-03-31"}

Row = tuple[str, str, str, str, str]
# Every lead stands beside four rows; in tables that can merge cells it stands there once.
ROWS: Sequence[Row] = tuple(
    (
        str(n),
        f"建设第{n}批社区养老服务站点，配齐康复器材，完善运营管理制度，并向社会公布站点名单。",
        _LEADS[(n - 1) // 4 % 3],
        tuple(_SUPPORTS)[n % 3],
        tuple(_DUE)[n % 3],
    )
    for n in range(1, 61)
)
BLOCKS = [list(rows) for _, rows in groupby(ROWS, key=lambda row: (int(row[0]) - 1) // 4)]

Said = list[tuple[str, dict[str, list[str]], list[str]]]


def expected() -> Said:
    return [
        (task, {"lead": [lead], "support": _SUPPORTS[support]}, [_DUE[due]])
        for _, task, lead, support, due in ROWS
    ]


def said(data: bytes, name: str) -> Said:
    analysis = analyse(readers.parse(data, name))
    quote = analysis.document.quote
    return [
        (
            "".join(quote(span) for span in task.spans).replace("\n", ""),
            {one.role: [body.name for body in one.departments] for one in task.assignments},
            [str(deadline.due_on) for deadline in task.deadlines],
        )
        for task in analysis.of(Task)
        if task.path.startswith("附件/")
    ]


def as_page() -> bytes:
    rows = ["".join(f"<th>{cell}</th>" for cell in HEADER)]
    for block in BLOCKS:
        for index, (number, task, lead, support, due) in enumerate(block):
            merged = "" if index else f'<td rowspan="{len(block)}">{lead}</td>'
            rows.append(f"<td>{number}</td><td>{task}</td>{merged}<td>{support}</td><td>{due}</td>")
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><body>{lines}<table>{table}</table></body></html>".encode()


def as_word() -> bytes:
    rows = ["".join(docx.tc(cell) for cell in HEADER)]
    for block in BLOCKS:
        for index, (number, task, lead, support, due) in enumerate(block):
            merge = "<w:vMerge/>" if index else '<w:vMerge w:val="restart"/>'
            merged = docx.tc("" if index else lead, merge)
            rows.append(docx.tc(number) + docx.tc(task) + merged + docx.tc(support) + docx.tc(due))
    return docx.word("".join(map(docx.p, LINES)) + docx.table(*rows))


def as_pdf() -> bytes:
    """Twelve rows, three merged leads, on each page; only the first has the header."""
    story: list[Flowable] = [Paragraph(line, pdf.BODY) for line in LINES]
    story.append(PageBreak())
    for page in range(0, len(BLOCKS), 3):
        rows: list[list[object]] = [] if page else [list(HEADER)]
        spans = []
        for block in BLOCKS[page : page + 3]:
            spans.append(("SPAN", (2, len(rows)), (2, len(rows) + len(block) - 1)))
            for index, (number, task, lead, support, due) in enumerate(block):
                cells = (task, "" if index else lead, support)
                rows.append([number, *(Paragraph(cell, pdf.CELL) for cell in cells), due])
        story += [pdf.ruled(rows, (30, 190, 90, 110, 80), *spans), PageBreak()]
    return pdf.flowed(story[:-1])


def as_workbook() -> bytes:
    rows = [xlsx.cell(f"A{n}", line) for n, line in enumerate(LINES, 1)]
    first = len(rows) + 1
    merged = [f"A{n}:E{n}" for n in range(1, first)]
    rows.append(_sheet_row(first, HEADER))
    for block in BLOCKS:
        top = len(rows) + 1
        merged.append(f"C{top}:C{top + len(block) - 1}")
        for index, row in enumerate(block):
            held = row if index == 0 else (*row[:2], "", *row[3:])
            rows.append(_sheet_row(top + index, held))
    return xlsx.book(xlsx.sheet(*rows, merged=" ".join(merged)))


def _sheet_row(number: int, cells: Sequence[str]) -> str:
    return "".join(
        xlsx.cell(f"{column}{number}", words)
        for column, words in zip("ABCDE", cells, strict=True)
        if words
    )


def as_text() -> bytes:
    """One cell a line, as a table ends that was copied into a plain text."""
    cells = [cell for row in (HEADER, *ROWS) for cell in row]
    return "\n".join((*LINES, *cells, "")).encode()


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (as_page, "分工.html"),
        (as_word, "分工.docx"),
        (as_pdf, "分工.pdf"),
        (as_workbook, "分工.xlsx"),
        (as_text, "分工.txt"),
    ],
)
def test_the_same_tasks_departments_and_deadlines(made: Callable[[], bytes], name: str) -> None:
    assert said(made(), name) == expected()
