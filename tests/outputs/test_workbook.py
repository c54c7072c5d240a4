"""The workbook as a spreadsheet program opens it."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpora.errors import PolicyPipeError
from outputs import review_form
from outputs.graph_records import TaskGraph
from outputs.visible import first_words
from outputs.workbook import book, sheet
from outputs.workbook.texts import CUT, lines, shown, units
from tests.outputs.graphs import COUNTY, PROVINCE, graph, link, task
from tests.views import Given

NAMES = [
    "说明", "覆盖矩阵", "矩阵1", "任务台账", "漏项清单", "照搬清单", "部门视图", "引用清单",
    "缺失文件", "问题清单", "复核", "复核记录",
]  # fmt: skip
TABLES = NAMES[1:]
# Which review forms stand on which sheet.
FORMS: dict[str, review_form.Subject] = {
    "任务台账": "task", "漏项清单": "finding", "问题清单": "finding", "复核": "link",
}  # fmt: skip
_TARGET = re.compile(r"^'(?P<sheet>[^']+)'!A(?P<row>\d+)$")


def written(given: TaskGraph | None) -> bytes:
    out = BytesIO()
    book.write(Given(given), out)
    return out.getvalue()


def read(given: TaskGraph | None) -> Workbook:
    return openpyxl.load_workbook(BytesIO(written(given)), rich_text=True)


@pytest.fixture(scope="module")
def opened() -> Workbook:
    return read(graph())


def heading_row(opened: Worksheet) -> int:
    """The row that is filtered."""
    return int(range_boundaries(opened.auto_filter.ref or "")[1] or 0)


def rows(opened: Worksheet) -> list[dict[str, Any]]:
    """The table of a sheet."""
    at = heading_row(opened)
    headings, *below = opened.iter_rows(min_row=at, values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in below]


def place(cell: Any) -> tuple[str, int]:
    """Where a cell leads."""
    found = _TARGET.match(cell.hyperlink.location)
    assert found, cell
    return found["sheet"], int(found["row"])


def test_all_sheets_stand_in_their_order(opened: Workbook) -> None:
    assert opened.sheetnames == NAMES


def test_a_task_is_a_row_of_the_ledger(opened: Workbook) -> None:
    last = rows(opened["任务台账"])[-1]

    assert [last[name] for name in ("序号", "文号", "任务内容", "牵头单位", "完成时限")] == [
        3, "苇政办发〔2021〕7号", "建立助餐点，方便老年人就餐。", "县民政局", "2021年底前",
    ]  # fmt: skip
    assert last["截止日期"] == datetime(2021, 12, 31)
    assert (last["来源文件"], last["来源任务"], last["照搬比例"]) == (
        "岚政办发〔2021〕6号",
        "一",
        0.75,
    )
    assert last["出处"] == f"docs/{COUNTY}.txt 第3页 字符100–114"


def test_the_matrix_tells_states_in_words(opened: Workbook) -> None:
    sheet = opened["矩阵1"]
    states = [row["岚川省苇渡县\n苇政办发〔2021〕7号"] for row in rows(sheet)]

    assert states == ["已落实〔照搬〕", "漏项"]
    assert [sheet.cell(3, 5).value, sheet.cell(4, 5).value] == [0.5, 0.8]


def test_states_differ_in_colour(opened: Workbook) -> None:
    sheet = opened["矩阵1"]

    assert sheet.cell(6, 5).fill.fgColor.rgb != sheet.cell(7, 5).fill.fgColor.rgb


def test_a_gap_names_the_nearest_tasks(opened: Workbook) -> None:
    [gap] = rows(opened["漏项清单"])

    assert gap["来源任务原文"] == "开展适老化改造。"
    assert gap["最接近任务"] == "1. 一 苇渡县养老服务方案（-2.5）"
    assert gap["编号"] == "f0123456789abcdef"


def test_the_same_words_of_two_texts_are_coloured(opened: Workbook) -> None:
    [copied] = rows(opened["照搬清单"])
    pieces = [
        (str(piece), piece.font.color.rgb) for piece in copied["本级原文"] if piece.font.color
    ]

    assert ("建立助餐", "FFC00000") in pieces
    assert str(copied["来源原文"]) == "建立助餐点，服务城乡老年人。"


def test_departments_stand_with_their_dates(opened: Workbook) -> None:
    assert [(row["单位"], row["角色"]) for row in rows(opened["部门视图"])] == [
        ("苇渡县民政局", "牵头"), ("苇渡省住建厅", "牵头"), ("苇渡省民政厅", "牵头"),
    ]  # fmt: skip


def test_missing_documents_are_counted(opened: Workbook) -> None:
    [missing] = rows(opened["缺失文件"])

    assert (missing["缺失文件标题"], missing["被引用次数"]) == ("养老服务条例", 1)


def test_decisions_are_filled_in(opened: Workbook) -> None:
    [row] = rows(opened["复核"])

    assert (row["复核结论"], row["复核人"], row["复核日期"]) == ("确认", "张三", "2021-06-01")
    assert row["编号"] == f"{COUNTY}#一 <- {PROVINCE}#一"


def test_decisions_are_told_in_words(opened: Workbook) -> None:
    [row] = rows(opened["复核记录"])

    assert [row[name] for name in ("对象", "项目", "结论", "理由")] == [
        "对应关系", "状态", "已确认", "一致",
    ]  # fmt: skip


# The second one: its words have changed since.
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"status": "rejected"}, "已否定"),
        ({"status": "suspect", "decided": "rejected"}, "待核"),
    ],
)
def test_rejected_links_can_be_taken_back_and_are_nowhere_else(
    said: dict[str, Any], shown: str
) -> None:
    given = graph()
    rejected = tuple(replace(one, **said) for one in given.links)
    opened = read(replace(given, links=rejected))

    assert [row["状态"] for row in rows(opened["复核"])] == [shown]
    assert rows(opened["照搬清单"])[0]["序号"] == "（无）"
    assert rows(opened["任务台账"])[-1]["来源任务"] is None


def test_a_document_without_title_goes_by_its_file() -> None:
    given = graph()
    first, *others = given.documents
    nameless = replace(first, title=None, number=None)

    opened = read(replace(given, documents=(nameless, *others)))
    assert rows(opened["覆盖矩阵"])[0]["来源文件"] == f"{PROVINCE}.txt"


@pytest.mark.parametrize(("name", "subject"), FORMS.items())
def test_reviewable_sheets_hold_the_whole_form(
    opened: Workbook, name: str, subject: review_form.Subject
) -> None:
    headings = list(rows(opened[name])[0])

    for column in review_form.FORMS[subject]:
        assert headings.count(column.heading) == 1


@pytest.mark.parametrize(("name", "subject"), FORMS.items())
def test_closed_answers_are_lists_to_choose_from(
    opened: Workbook, name: str, subject: review_form.Subject
) -> None:
    lists = {
        tuple(one.formula1.strip('"').split(","))
        for one in opened[name].data_validations.dataValidation
        if one.type == "list"
    }

    assert lists == {one.choices for one in review_form.FORMS[subject] if one.choices}


@pytest.mark.parametrize("name", TABLES)
def test_tables_filter_freeze_and_print_on_a4(opened: Workbook, name: str) -> None:
    sheet = opened[name]
    heading = heading_row(sheet)

    assert str(sheet.freeze_panes)[1:] == str(heading + 1)
    assert sheet.print_title_rows == f"$3:${heading}"
    assert str(sheet.print_area).startswith(f"'{name}'!$A$1:")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is not None
    assert setup.fitToPage
    # One page wide is what is meant where nothing is said; 0 high is as many as are needed.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert not sheet.merged_cells.ranges


def test_pages_are_numbered() -> None:
    with zipfile.ZipFile(BytesIO(written(graph()))) as packed:
        for n in range(1, len(NAMES) + 1):
            assert (
                "第 &amp;P 页 共 &amp;N 页" in packed.read(f"xl/worksheets/sheet{n}.xml").decode()
            )


def test_every_link_leads_to_a_row(opened: Workbook) -> None:
    links = [
        place(cell)
        for sheet in opened
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]

    assert len(links) > len(NAMES)
    assert [(sheet, row) for sheet, row in links if row > opened[sheet].max_row] == []


def test_links_to_tasks_lead_to_their_row_and_back(opened: Workbook) -> None:
    sheet, row = place(opened["矩阵1"].cell(7, 2))

    assert opened[sheet].cell(row, 5).value == "开展适老化改造。"
    assert place(opened[sheet].cell(row, 2)) == ("矩阵1", 7)


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert written(graph()) == written(graph())


def test_nothing_to_show_is_a_workbook_too() -> None:
    opened = read(None)

    assert opened.sheetnames == [name for name in NAMES if name != "矩阵1"]
    assert "（无）" in [cell.value for cell in opened["任务台账"]["A"]]


HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "<script>alert(1)</script>",
    "<r><t>甲</t></r>", "<r></t></is></c>", "{=1+1}", "http://example.com/", "_x0041_甲",
    "'引号", "&amp;<>\"", "甲\tx", " 前后空格 ", "1E5", "internal:'说明'!A1",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_what_they_are(words: str) -> None:
    """Neither a formula nor markup nor a link, and no character more or less."""
    data = written(graph(title=words, words=words))
    opened = openpyxl.load_workbook(BytesIO(data))
    ledger = opened["任务台账"]
    content = ledger.cell(ledger.max_row, 5)

    assert (unescape(str(content.value)), content.data_type) == (words.replace("\t", " "), "s")
    assert formulas(data) == 0


@pytest.mark.parametrize("words", HOSTILE[:4])
def test_words_like_a_formula_stay_words_when_edited(words: str) -> None:
    ledger = read(graph(words=words))["任务台账"]

    assert ledger.cell(ledger.max_row, 5).quotePrefix


def formulas(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        sheets = (name for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
        return sum(len(re.findall(rb"<f[ >]", packed.read(name))) for name in sheets)


def test_links_beyond_the_limit_are_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LINKS", 2)
    ledger, matrix = (read(graph())[name] for name in ("任务台账", "矩阵1"))

    assert [matrix.cell(row, 2).value for row in (6, 7)] == ["一", "二"]
    assert [bool(matrix.cell(row, 2).hyperlink) for row in (6, 7)] == [True, False]
    assert ledger.cell(4, 2).hyperlink


def test_more_rows_than_a_sheet_holds_end_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_ROWS", 5)

    with pytest.raises(PolicyPipeError, match="任务台账: Excel holds 5 rows"):
        written(replace(graph(), coverage=()))


def test_what_cannot_be_seen_is_left_out() -> None:
    ledger = read(graph(words="\u202e甲\u200f乙\x00\x1b[2J丙\ufeff\r\n丁"))["任务台账"]

    assert ledger.cell(ledger.max_row, 5).value == "甲乙[2J丙\n丁"


def test_what_is_too_long_for_a_cell_says_so() -> None:
    ledger = read(graph(title="长" * 10_000, words="𠮷" * 40_000))["任务台账"]
    content = str(ledger.cell(ledger.max_row, 5).value)

    assert content.endswith(CUT)
    assert units(content) <= 32_767
    assert ledger.row_dimensions[ledger.max_row].height == 300


def test_copied_texts_that_are_too_long_are_cut_too() -> None:
    above, local = task(PROVINCE, "一", "甲" * 40_000), task(COUNTY, "一", "甲" * 40_000)
    long = replace(graph(), tasks=(above, local), links=(link(local, above),), coverage=())
    [copied] = rows(read(long)["照搬清单"])

    assert str(copied["本级原文"]).endswith(CUT)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("甲乙丙丁", 8, 1),
        ("甲乙丙丁", 6, 2),
        ("abcd", 4, 1),
        ("甲\n乙", 10, 2),
        ("", 5, 1),
        ("甲乙 hyperlinking", 14, 3),
    ],
)
def test_a_chinese_character_is_two_digits_wide(words: str, width: int, expected: int) -> None:
    assert lines(words, width) == expected


def test_short_texts_are_shown_as_they_are() -> None:
    assert shown("建立助餐点") == "建立助餐点"
    assert first_words("一二三四五", 4) == "一二三…"
