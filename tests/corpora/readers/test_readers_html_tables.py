"""Which tables hold data, and where their cells are."""

import pytest

from corpora import readers
from corpora.model import Document

PARAGRAPH = (
    "<p>各部门要认真贯彻落实本通知，切实加强领导，确保各项任务按期完成，并及时报送进展情况。</p>"
)


def page(body: str) -> Document:
    return readers.parse(f"<html><body>{body}</body></html>".encode(), "a.html")


def cells(document: Document, table: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            document.text[cell.start : cell.end],
        )
        for cell in document.tables[table].cells
    ]


def row(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


def test_cells_are_parted_by_tabs_and_rows_by_line_breaks() -> None:
    document = page(
        f"<p>前</p><table>{row('任务', '单位')}{row('改造', '市住建局')}</table><p>后</p>"
    )

    assert document.text == "前\n任务\t单位\n改造\t市住建局\n后"
    assert document.quote(document.tables[0].span) == "任务\t单位\n改造\t市住建局"
    assert cells(document) == [
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 1, "单位"),
        (1, 0, 1, 1, "改造"),
        (1, 1, 1, 1, "市住建局"),
    ]


def test_spans_move_what_follows_them() -> None:
    document = page(
        "<table><tr><th colspan=2>任务<th rowspan=2>单位</tr><tr><td>序号<td>内容</tr>"
        "<tr><td>1<td>改造<td>市住建局</tr></table>"
    )

    assert cells(document) == [
        (0, 0, 1, 2, "任务"),
        (0, 2, 2, 1, "单位"),
        (1, 0, 1, 1, "序号"),
        (1, 1, 1, 1, "内容"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "改造"),
        (2, 2, 1, 1, "市住建局"),
    ]


@pytest.mark.parametrize("written", ["9", "0", "65534"])
def test_a_row_span_ends_with_its_table(written: str) -> None:
    document = page(
        f"<table><tr><td rowspan={written}>甲<td>乙</tr><tr><td>丙</tr>{row('丁')}</table>"
    )

    assert cells(document)[0] == (0, 0, 3, 1, "甲")


def test_rows_without_cells_do_not_count() -> None:
    document = page(
        "<table><tr><td rowspan=2>甲<td rowspan=2>乙</tr><tr></tr><tr><td>丙<td>丁</tr></table>"
    )

    assert cells(document)[0] == (0, 0, 1, 1, "甲")
    assert cells(document)[2] == (1, 0, 1, 1, "丙")


def test_lines_and_blanks_in_cells() -> None:
    document = page(
        "<table>"
        + row("<p>完成</p>\n<p>时限</p>", "\n &nbsp;市发展\n改革委<br> ", "")
        + row("", "甲 乙", "丙")
        + "</table>"
    )

    assert document.text == "完成\n时限\t市发展改革委\t\n\t甲 乙\t丙"
    assert [text for *_, text in cells(document)] == [
        "完成\n时限",
        "市发展改革委",
        "",
        "",
        "甲 乙",
        "丙",
    ]


def test_two_tables_are_two() -> None:
    table = f"<table>{row('甲', '乙')}{row('丙', '丁')}</table>"

    document = page(table + "<p>又</p>" + table)

    assert [document.quote(found.span) for found in document.tables] == ["甲\t乙\n丙\t丁"] * 2
    assert document.text == "甲\t乙\n丙\t丁\n又\n甲\t乙\n丙\t丁"


def test_a_table_in_a_layout_is_data_and_the_layout_is_lines() -> None:
    inner = f"<table>{row('任务', '单位')}{row('改造', '市住建局')}</table>"

    document = page(f"<table>{row('首页', '公开')}{row('栏目', PARAGRAPH + inner)}</table>")

    assert document.text.split("\n")[:3] == ["首页", "公开", "栏目"]
    assert [document.quote(found.span) for found in document.tables] == [
        "任务\t单位\n改造\t市住建局"
    ]


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{row(PARAGRAPH * 9)}</table>",  # one cell holds the page
        f"<table>{row('标题')}{row(PARAGRAPH * 9)}{row('落款')}</table>",  # one column
        f"<table>{row('甲', '乙')}</table>",  # one row
        f"<table>{row('栏目一', '首页')}{row('栏目二<br>栏目三', PARAGRAPH * 12)}</table>",
        f"<table>{row('', PARAGRAPH)}{row('', PARAGRAPH)}</table>",  # the first column is a margin
        "<table>" + row("<a href=1>首页</a>", "<a href=2>公开</a>") * 3 + "</table>",  # a menu
    ],
)
def test_layouts_are_no_data(table: str) -> None:
    document = page(table)

    assert document.tables == ()
    assert "\t" not in document.text


@pytest.mark.parametrize(
    "table",
    [
        # Long cells of several paragraphs, as task tables have them.
        f"<table>{row('任务', '单位')}" + row(PARAGRAPH * 5, "市住建局") * 3 + "</table>",
        # One long row under a heading of the same width.
        f"<table>{row('序号', '任务', '单位')}{row('1', PARAGRAPH * 12, '市住建局')}</table>",
        # Linked files in one column.
        "<table>" + row("关于安全生产工作的实施方案", "<a href=1>下载</a>") * 3 + "</table>",
    ],
)
def test_long_or_linked_cells_are_still_data(table: str) -> None:
    assert len(page(table).tables) == 1


def test_the_text_in_the_last_row_of_a_metadata_table_is_no_cell() -> None:
    metadata = row("索引号", "001", "文号", "某政发〔2016〕3号") + row(
        "发布机构", "某县政府", "日期", "2016-01-05"
    )

    document = page(f"<table>{metadata}<tr><td colspan=4>{PARAGRAPH * 9}</td></tr></table>")

    assert [document.quote(found.span) for found in document.tables] == [
        "索引号\t001\t文号\t某政发〔2016〕3号\n发布机构\t某县政府\t日期\t2016-01-05"
    ]
    assert document.body is not None
    assert document.quote(document.body).startswith("各部门要认真贯彻落实")


def test_a_heading_row_of_a_task_table_is_a_cell() -> None:
    document = page(
        f"<table>{row('任务', '单位')}<tr><td colspan=2>一、完善落户条件</td></tr>{row('改造', '市住建局')}</table>"
    )

    assert cells(document)[2] == (1, 0, 1, 2, "一、完善落户条件")


def test_spans_that_claim_millions_of_slots_make_no_table() -> None:
    wide = "<tr>" + "<td colspan=1000 rowspan=60000>甲</td>" * 50 + "</tr>"

    assert page(f"<table>{wide * 200}</table>").tables == ()
