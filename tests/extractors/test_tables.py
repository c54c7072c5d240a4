"""Rows of task tables: columns by their header words, merged cells, groups, pages."""

import pytest

from corpora.model import Cell, Deadline, Span, Table, Task
from extractors import tables
from tests.extractors.texts import Entry, kinds, lines, paths, table, tasks, told, who, with_tables

HEAD = lines(
    "霁州市人民政府办公室关于印发2021年重点工作任务分工表的通知",
    "霁政办发〔2021〕3号",
    "各县人民政府：",
    "现将《2021年重点工作任务分工表》印发给你们，请认真组织实施。",
    "霁州市人民政府办公室",
    "2021年2月1日",
)
PLAIN: tuple[tuple[Entry, ...], ...] = (
    ("序号", "工作任务", "责任单位", "完成时限"),
    ("1", "建设智慧水务平台", "市水利局、市大数据局", "2021年6月底前"),
    ("2", "改造老旧管网20公里", "市住建局", "2021年底前"),
)


def test_a_row_is_a_task_with_the_words_of_its_task_cell() -> None:
    found = with_tables(HEAD, PLAIN)

    assert tasks(found) == {"附件/1": "建设智慧水务平台", "附件/2": "改造老旧管网20公里"}


def test_the_other_cells_give_bodies_and_deadlines() -> None:
    first = with_tables(HEAD, PLAIN).of(Task)[0]

    assert (told(first.assignments), [str(one.due_on) for one in first.deadlines]) == (
        ["responsible/jointly 市水利局+市大数据局"],
        ["2021-06-30"],
    )


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("牵头单位", "lead"),
        ("牵头部门", "lead"),
        ("主办单位", "lead"),
        ("责任单位", "responsible"),
        ("责任部门", "responsible"),
        ("落实单位", "responsible"),
        ("承办单位", "responsible"),
        ("责 任 单 位", "responsible"),
        ("责任\n单位", "responsible"),
        ("单位", "responsible"),
        ("配合单位", "support"),
        ("协办单位", "support"),
        ("参与单位", "support"),
    ],
)
def test_the_header_says_the_role_of_a_column(header: str, role: str) -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("工作任务", header, "责任单位"),
        ("建设平台", "市水利局", ""),
    )

    assert who(with_tables(HEAD, rows)) == [f"{role} 市水利局"]


@pytest.mark.parametrize(
    "header", ["责任人", "责任领导", "联系人", "联系电话", "备注", "进展情况", "资金来源"]
)
def test_other_columns_give_no_bodies(header: str) -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("工作任务", header, "责任单位"),
        ("建设平台", "市水利局", "市财政局"),
    )

    assert who(with_tables(HEAD, rows)) == ["responsible 市财政局"]


@pytest.mark.parametrize(
    "header",
    [
        "工作任务",
        "重点任务",
        "任务内容",
        "主要措施",
        "工作内容",
        "改革事项",
        "工作举措",
        "项目名称",
    ],
)
def test_the_header_says_which_column_holds_the_task(header: str) -> None:
    rows: tuple[tuple[Entry, ...], ...] = ((header, "责任单位"), ("建设平台", "市水利局"))

    assert tasks(with_tables(HEAD, rows)) == {"附件/1": "建设平台"}


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "单位", "职务"), ("王某", "市水利局", "局长")),
        (("指标", "2020年", "2021年"), ("投资", "12", "15")),
        (("单位", "任务数", "完成数"), ("市水利局", "12", "12")),
        (("项目名称", "投资"), ("水厂", "3000")),
        (("建设平台", "市水利局"), ("改造管网", "市住建局")),
        (("序号",),),
    ],
)
def test_other_tables_hold_no_tasks(rows: tuple[tuple[str, ...], ...]) -> None:
    assert paths(with_tables(HEAD, rows)) == []


def test_task_and_content_cells_are_joined() -> None:
    rows = (("任务", "具体措施", "责任单位"), ("建设平台", "整合数据资源", "市水利局"))

    assert tasks(with_tables(HEAD, rows)) == {"附件/1": "建设平台|整合数据资源"}


def test_a_merged_cell_applies_to_every_row_it_spans() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("序号", "工作任务", "责任单位"),
        ("1", "建设平台", ("市水利局", 2)),
        ("2", "改造管网"),
        ("3", "新建水厂", "市住建局"),
    )
    found = with_tables(HEAD, rows)

    assert [who(found, path) for path in paths(found)] == [
        ["responsible 市水利局"],
        ["responsible 市水利局"],
        ["responsible 市住建局"],
    ]


def test_rows_that_share_their_task_cell_are_one_task() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("工作任务", "责任单位", "完成时限"),
        (("建设平台", 2), "市水利局", "2021年6月底前"),
        ("市财政局", "2021年底前"),
    )
    found = with_tables(HEAD, rows)

    assert (paths(found), who(found), len(found.of(Task)[0].deadlines)) == (
        ["附件/1"],
        ["responsible/jointly 市水利局+市财政局"],
        2,
    )


def test_a_merged_task_cell_with_a_header_of_its_own_is_joined_to_each_row() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("重点工作", "具体任务", "责任单位"),
        (("智慧水利", 2), "建设平台", "市水利局"),
        ("整合数据", "市大数据局"),
    )

    assert tasks(with_tables(HEAD, rows)) == {
        "附件/1": "智慧水利|建设平台",
        "附件/2": "智慧水利|整合数据",
    }


def test_a_merged_cell_under_one_wide_header_only_heads_its_rows() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        (("工作任务", 1, 2), "责任单位"),
        (("智慧水利", 2), "建设平台", "市水利局"),
        ("整合数据", "市大数据局"),
    )

    assert tasks(with_tables(HEAD, rows)) == {"附件/1": "建设平台", "附件/2": "整合数据"}


def test_a_row_of_one_cell_heads_the_rows_below_it() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("序号", "工作任务", "责任单位"),
        (("一、水利工程", 1, 3),),
        ("1", "建设平台", "市水利局"),
        (("二、保障措施", 1, 3),),
        ("2", "加强督导考核", "市政府督查室"),
        ("3", "落实工作经费", "市财政局"),
    )

    assert kinds(with_tables(HEAD, rows)) == {
        "附件/1": "duty",
        "附件/2": "safeguard",
        "附件/3": "safeguard",
    }


def test_a_title_row_above_the_header_is_no_task() -> None:
    rows: tuple[tuple[Entry, ...], ...] = ((("2021年重点工作任务分工表", 1, 4),), *PLAIN)

    assert paths(with_tables(HEAD, rows)) == ["附件/1", "附件/2"]


def test_a_second_header_row_parts_a_wide_header_cell() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        (("序号", 2), ("工作任务", 2), ("责任分工", 1, 2)),
        ("牵头单位", "配合单位"),
        ("1", "建设平台", "市水利局", "市财政局"),
    )
    found = with_tables(HEAD, rows)

    assert (paths(found), who(found)) == (
        ["附件/1"],
        ["lead 市水利局", "support 市财政局"],
    )


def test_a_row_below_a_wide_header_cell_is_no_header() -> None:
    rows: tuple[tuple[Entry, ...], ...] = (
        ("序号", ("工作任务", 1, 2), "责任单位"),
        ("1", "重点工作", "建设平台", "市水利局"),
    )

    assert paths(with_tables(HEAD, rows)) == ["附件/1"]


def test_a_header_that_is_repeated_on_the_next_page_is_no_task() -> None:
    rows = (*PLAIN, PLAIN[0], ("3", "新建水厂", "市住建局", ""))

    assert paths(with_tables(HEAD, rows)) == ["附件/1", "附件/2", "附件/3"]


def test_a_table_goes_on_over_pages() -> None:
    rest: tuple[tuple[Entry, ...], ...] = (("3", "新建水厂", "市住建局", "2021年10月底前"),)

    assert tasks(with_tables(HEAD, PLAIN, rest))["附件/3"] == "新建水厂"


def test_a_table_of_another_width_does_not_go_on() -> None:
    rest: tuple[tuple[Entry, ...], ...] = (("王某", "局长"),)

    assert paths(with_tables(HEAD, PLAIN, rest)) == ["附件/1", "附件/2"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("市水利局（牵头）、市财政局", ["lead 市水利局", "responsible 市财政局"]),
        ("市水利局（牵头）\n市财政局（配合）", ["lead 市水利局", "support 市财政局"]),
        ("市水利局 市财政局", ["responsible/jointly 市水利局+市财政局"]),
        ("市水利局\n市财政局", ["responsible/jointly 市水利局+市财政局"]),
        ("市水利局、市财政局等部门", ["responsible/jointly 市水利局+市财政局"]),
        ("各县人民政府，市直有关部门", ["responsible/jointly 各县人民政府+市直有关部门"]),
        ("", []),
        ("—", []),
        ("王某某", []),
    ],
)
def test_the_bodies_of_a_cell(cell: str, expected: list[str]) -> None:
    rows = (("工作任务", "责任单位"), ("建设平台", cell))

    assert who(with_tables(HEAD, rows)) == expected


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("责任单位（列第一位的为牵头单位）", ""),
        ("责任单位", "注：排在首位的为牵头单位。\n"),
    ],
)
def test_a_convention_holds_for_the_rows_too(header: str, after: str) -> None:
    rows = (("工作任务", header), ("建设平台", "市水利局、市财政局"))

    assert who(with_tables(HEAD, rows, after=after)) == ["lead 市水利局", "responsible 市财政局"]


def test_a_body_item_that_a_row_restates_stays_a_task() -> None:
    found = with_tables(
        HEAD
        + lines(
            "2021年重点工作", "一、建设平台。市水利局要建设平台。", "二、改造管网。要改造管网。"
        ),
        PLAIN,
    )

    assert paths(found) == ["一", "二", "附件/1", "附件/2"]


def test_a_figure_or_a_dash_is_no_task() -> None:
    rows = (
        ("工作任务", "责任单位"),
        ("12", "市水利局"),
        ("—", "市财政局"),
        ("建设平台", "市水利局"),
    )

    assert tasks(with_tables(HEAD, rows)) == {"附件/1": "建设平台"}


def test_spans_and_measures_lie_in_the_task_cells() -> None:
    rows = (("任务", "责任单位", "措施"), ("建设平台。整合数据。", "市水利局", "开展培训。"))
    found = with_tables(HEAD, rows)
    task = found.of(Task)[0]

    assert [found.document.quote(span) for span in task.measures] == [
        "建设平台。",
        "整合数据。",
        "开展培训。",
    ]


def test_deadlines_of_other_rows_are_not_a_row_s_own() -> None:
    found = with_tables(HEAD, PLAIN)

    assert (len(found.of(Deadline)), [len(task.deadlines) for task in found.of(Task)]) == (
        2,
        [1, 1],
    )


def test_the_grid_repeats_merged_cells() -> None:
    words, made = table((("甲", ("乙", 1, 2)), (("丙", 2), "丁", "戊"), ("己", "庚")), start=0)

    assert [
        [words[cell.start : cell.end] if cell else None for cell in row.cells]
        for row in tables.rows(made)
    ] == [["甲", "乙", "乙"], ["丙", "丁", "戊"], ["丙", "己", "庚"]]


def test_a_table_with_holes_has_none_there() -> None:
    made = Table(span=Span(0, 1), cells=(Cell(start=0, end=1, row=0, column=1),))

    assert [row.cells for row in tables.rows(made)] == [(None, made.cells[0])]


def test_a_table_without_cells_has_no_rows() -> None:
    assert tables.rows(Table(span=Span(0, 1), cells=())) == ()
