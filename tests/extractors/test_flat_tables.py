"""Tables that lost their lines give the tasks that their rows name, or none."""

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Document, Task
from extractors import flat_tables, flat_tables_bodies, flat_tables_header
from extractors.analysis import analyse

ONE_CELL_A_LINE = """序号
重点任务
牵头单位
配合单位
完成时限
1
新建标准化养老服务站二十个，配齐康复器材。
市民政局
市财政局、市卫生健康委
2025年6月底前
2
开展家政服务员技能培训。
市人力资源社会保障局
市商务局
2025年12月底前

本表由市政府督查室负责解释。
"""
ONE_ROW_A_LINE = """序号重点任务牵头单位配合单位
一、夯实产业基础，补齐短板
1建设冷链仓储中心。市商务局市交通运输局、市发展改革委，各县区政府
2推广节水灌溉。市农业农村局市水利局
二、优化服务
1整合热线平台。市政府办公室市公安局、市卫生健康委等相关单位
"""
ALL_IN_ONE_LINE = (
    "附件任务分工表序号工 作 任 务负 责 单 位时间进度备注一、基础部分"
    "1制定社区食堂建设和运营补贴办法市民政局（牵头）、市财政局2024年3季度出台具体办法"
    "2将50%以上的彩票公益金用于为老服务市民政局（牵头）、市财政局和各区县人民政府、园区管委会持续实施"
    "二、保障部分3完善价格优惠政策市发展改革委（牵头）、团市委2024年4季度启动实施"
    "4扩大长期护理保险试点市医保局（牵头）、市财政局持续实施相关链接：首页"
)


def noted(text: str) -> Analysis:
    return analyse(Document(text=text, media_type="text/plain"))


def tasks(text: str) -> list[Task]:
    return [task for task in noted(text).of(Task) if task.rule == "task.table-row"]


def bodies(task: Task) -> dict[str, list[str]]:
    return {one.role: [fold(body.name) for body in one.departments] for one in task.assignments}


def words(text: str, task: Task) -> list[str]:
    return [text[span.start : span.end] for span in task.spans]


def test_one_cell_a_line() -> None:
    first, second = tasks(ONE_CELL_A_LINE)

    assert (first.path, second.path) == ("附件/1", "附件/2")
    assert words(ONE_CELL_A_LINE, first) == ["新建标准化养老服务站二十个，配齐康复器材。"]
    assert bodies(first) == {"lead": ["市民政局"], "support": ["市财政局", "市卫生健康委"]}
    assert [str(deadline.due_on) for deadline in second.deadlines] == ["2025-12-31"]


def test_the_table_ends_where_its_last_row_does() -> None:
    [span] = [table.span for table in noted(ONE_CELL_A_LINE).document.tables]

    assert ONE_CELL_A_LINE[span.start : span.end].startswith("序号")
    assert ONE_CELL_A_LINE[span.start : span.end].endswith("2025年12月底前")


def test_rows_without_separators_are_told_apart_by_names() -> None:
    found = tasks(ONE_ROW_A_LINE)

    assert [words(ONE_ROW_A_LINE, task)[0] for task in found] == [
        "建设冷链仓储中心。",
        "推广节水灌溉。",
        "整合热线平台。",
    ]
    assert bodies(found[0]) == {
        "lead": ["市商务局"],
        "support": ["市交通运输局", "市发展改革委", "各县区政府"],
    }
    assert bodies(found[1]) == {"lead": ["市农业农村局"], "support": ["市水利局"]}


def test_a_cell_may_have_lines_of_its_own() -> None:
    text = "序号任务牵头单位配合单位\n1甲项工作。市教育局市财政局\n2乙项工作。市教育局\n市民政局市财政局\n"

    assert [bodies(task) for task in tasks(text)] == [
        {"lead": ["市教育局"], "support": ["市财政局"]},
        {"lead": ["市教育局", "市民政局"], "support": ["市财政局"]},
    ]


def test_blanks_part_columns_where_other_marks_part_names() -> None:
    text = (
        "序号 重点任务 牵头单位 配合单位 完成时限\n"
        "1 完善排水管网 县住建局 县财政局、县水利局 2024年12月底前\n"
        "2 清理占道经营 县城管局 县公安局 2024年9月底前\n"
        "3 组织安全检查 县应急局、县消防大队 2024年10月底前\n"
    )
    found = tasks(text)

    assert [words(text, task)[0].strip() for task in found] == ["完善排水管网", "清理占道经营"]
    assert bodies(found[0]) == {"lead": ["县住建局"], "support": ["县财政局", "县水利局"]}
    assert bodies(found[1]) == {"lead": ["县城管局"], "support": ["县公安局"]}
    assert str(found[1].deadlines[0].due_on) == "2024-09-30"


def test_names_without_a_level() -> None:
    text = "序号任务牵头单位配合单位\n1排查隐患。教育局财政局、民政局\n2开展演练。民政局教育局\n"

    assert [bodies(task) for task in tasks(text)] == [
        {"lead": ["教育局"], "support": ["财政局", "民政局"]},
        {"lead": ["民政局"], "support": ["教育局"]},
    ]


def test_names_of_ministries_begin_with_no_level() -> None:
    """The words before them may end like a level: 园区, 城乡."""
    text = (
        "序号任务责任单位\n"
        "1支持有条件的园区开展循环化改造发展改革委、财政部\n"
        "2推进老旧小区改造住房城乡建设部、财政部等\n"
        "3完善用地政策自然资源部\n"
    )

    for flat in (text, text.replace("\n", "") + "\n"):
        assert [words(flat, task)[0] for task in tasks(flat)] == [
            "支持有条件的园区开展循环化改造",
            "推进老旧小区改造",
            "完善用地政策",
        ]


def test_a_header_in_one_line_above_cells_in_many() -> None:
    text = "序号 任务 责任单位 完成时限\n1\n建设泵站。\n市水务局\n2024年底前\n2\n疏浚河道。\n市水务局\n持续推进\n"

    assert [bodies(task) for task in tasks(text)] == 2 * [{"responsible": ["市水务局"]}]


def test_a_table_in_one_line() -> None:
    found = tasks(ALL_IN_ONE_LINE)

    assert [words(ALL_IN_ONE_LINE, task)[0] for task in found] == [
        "制定社区食堂建设和运营补贴办法",
        "将50%以上的彩票公益金用于为老服务",
        "完善价格优惠政策",
        "扩大长期护理保险试点",
    ]
    assert bodies(found[1]) == {
        "lead": ["市民政局"],
        "responsible": ["市财政局", "各区县人民政府", "园区管委会"],
    }
    assert bodies(found[2]) == {"lead": ["市发展改革委"], "responsible": ["团市委"]}


def test_rows_may_begin_with_words_that_look_like_measures() -> None:
    text = (
        "序号任务责任单位时间进度1人才公寓建设市住建局持续推进2项目集中开工3个以上市发改委2024年6月底前完成"
        "3家庭医生签约市卫健委持续推进"
    )

    assert [words(text, task)[0] for task in tasks(text)] == [
        "人才公寓建设",
        "项目集中开工3个以上",
        "家庭医生签约",
    ]


def test_it_ends_with_a_time_as_in_its_other_rows() -> None:
    [span] = [table.span for table in noted(ALL_IN_ONE_LINE).document.tables]

    assert ALL_IN_ONE_LINE[: span.end].endswith("市财政局持续实施")


def test_goals_may_stand_behind_the_names() -> None:
    text = (
        "序号重点任务牵头单位配合单位年度目标\n"
        "1建设云平台。市工信局市委网信办、市统计局等建成市级平台并上线运行。\n"
        "2培训乡村医生。市卫健委各县（市、区）政府培训五百人次。\n"
    )
    first, second = tasks(text)

    assert words(text, first) == ["建设云平台。", "建成市级平台并上线运行。"]
    assert bodies(first) == {"lead": ["市工信局"], "support": ["市委网信办", "市统计局"]}
    assert bodies(second) == {"lead": ["市卫健委"], "support": ["各县(市、区)政府"]}


def test_numbers_that_count_unnumbered_rows_share_merged_cells() -> None:
    text = (
        "序号\n类别\n目标任务\n牵头单位\n责任单位\n"
        "1\n工作目标\n每年新建示范项目三个以上。\n州工信局\n州财政局　州统计局\n"
        "每年培育融合企业二十户以上。\n"
        "3\n推进智能制造\n引导企业改造生产线。\n州工信局\n州商务局\n"
    )

    assert [bodies(task) for task in tasks(text)] == [
        {"lead": ["州工信局"], "responsible": ["州财政局", "州统计局"]},
        {"lead": ["州工信局"], "responsible": ["州财政局", "州统计局"]},
        {"lead": ["州工信局"], "responsible": ["州商务局"]},
    ]


def test_a_row_that_cannot_be_split_gives_no_task() -> None:
    """A missing separator makes two lists where the table has one column."""
    text = (
        "序号任务责任单位时间进度1出台奖励办法。市财政局持续实施"
        "2加强宣传。市委宣传部、市文旅局市民政局持续实施3建设场馆。市体育局持续实施"
    )

    assert [words(text, task) for task in tasks(text)] == [["出台奖励办法。"], ["建设场馆。"]]


@pytest.mark.parametrize(
    "text",
    [
        "请按序号填写任务和责任单位，1月底前报送。\n2月底前汇总。\n",
        # a form to be filled in
        "序号\n项目名称\n责任单位\n完成时限\n1\n\n2\n\n3\n\n",
        # a list of members has no task column
        "序号\n单位\n联系人\n电话\n1\n市民政局\n张三\n123\n2\n市财政局\n李四\n456\n",
        # one row is no table
        "序号任务责任单位\n1建设场馆。市体育局\n",
        # rows that do not begin at 1
        "序号任务责任单位\n3建设场馆。市体育局\n4建设公园。市城管局\n",
    ],
)
def test_what_is_no_task_table(text: str) -> None:
    assert tasks(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完善优惠政策市财政局（牵头）、市税务局", "市财政局(牵头)、市税务局"),
        ("支持慈善机构市民政局、市财政局", "市民政局、市财政局"),
        ("加快建设。人行南宁市中心支行、市财政局", "人行南宁市中心支行、市财政局"),
        ("会同各县区人民政府、园区管委会", "各县区人民政府、园区管委会"),
        # where a name begins that does not begin with its level, nobody can tell
        ("扩大有效信贷和再贷款规模并且投入人行南宁市中心支行、市财政局", None),
        # a list needs a name at its end
        ("市财政局要加大投入", None),
    ],
)
def test_where_a_list_of_names_begins(text: str, expected: str | None) -> None:
    folded = fold(text)
    names = flat_tables_bodies.before(folded, 0, len(folded))

    assert (names and folded[names.start : names.end]) == expected


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("序号重点任务和项目牵头单位配合单位年度目标", "number task lead support task"),
        ("序 号 工 作 任 务 负 责 单 位 时间进度", "number task responsible deadline"),
        ("序号\n类别\n目标任务\n牵头单位\n责任单位", "number group task lead responsible"),
        ("序号任务\n牵头单位", None),  # neither in one line nor each in its own
        ("序号姓名单位", None),
    ],
)
def test_headers(text: str, columns: str | None) -> None:
    header = flat_tables_header.read(text, 0)

    assert (header and " ".join(header.columns)) == columns


def test_noted_tables_are_read_once() -> None:
    analysis = flat_tables.noted(noted(ONE_ROW_A_LINE))

    assert len(analysis.document.tables) == 1
    assert flat_tables.noted(analysis) == analysis


def test_a_text_full_of_headers_has_an_end() -> None:
    assert flat_tables.restored("序号任务牵头单位1推进甲市" * 1_000) == ()
