"""What a plan lacks or has wrong by itself: leads, dates, levels, names, numbers."""

import pytest

from tests.pipeline.checks.plans import CITY, NANPU, findings, plan, told

SUBJECTS = (
    "编制设施布局规划",
    "清理移交配建用房",
    "布设社区助餐站点",
    "培训机构护理人员",
    "检查院舍消防安全",
    "组建银龄志愿队伍",
    "更新高龄津贴名册",
    "改造乡镇敬老院舍",
)


def items(*, note: str = "（责任单位：县民政局）", by: str = "2022年底前") -> list[str]:
    """Tasks that are alike in form; each has `note` and `by`."""
    return [
        f"（{number}）{subject}。{by}{subject}，逐项登记造册，结果在村居公示。{note}"
        for number, subject in zip("一二三四五六七八", SUBJECTS, strict=True)
    ]


def told_of(
    code: str, *lines: str, place: str = NANPU, kind: str = "实施方案", year: int = 2021
) -> list[tuple[str, str | None]]:
    text = plan(place, "一、主要任务", *lines, kind=kind, year=year)
    return told(findings(code, text=text)["text"])


def with_last(line: str, **forms: str) -> list[str]:
    return [*items(**forms)[:7], line]


def test_a_task_without_anybody_among_tasks_that_name_somebody() -> None:
    line = "（八）打造康养品牌。依托温泉和森林，推出康养精品线路和特色民宿。"

    assert told_of("P501", *with_last(line)) == [("P501", "一/(八)")]


def test_support_alone_is_no_lead() -> None:
    line = "（八）打造康养品牌。依托温泉和森林，推出康养精品线路。（配合单位：县妇联）"
    text = plan(NANPU, "一、主要任务", *with_last(line))
    [finding] = findings("P501", text=text)["text"]

    assert finding.message == "只写了配合单位（县妇联），没有牵头或责任单位"


@pytest.mark.parametrize(
    "line",
    [
        "（八）打造康养品牌。各乡镇要依托温泉和森林，推出康养精品线路和特色民宿。",
        "（八）打造康养品牌。由文化旅游部门依托温泉和森林，推出康养精品线路。",
        "（八）打造康养品牌。推出康养精品线路和特色民宿。（县文化和旅游局负责）",
    ],
)
def test_a_task_whose_words_say_who_acts(line: str) -> None:
    assert told_of("P501", *with_last(line)) == []


def test_a_note_above_holds_for_the_tasks_below() -> None:
    lines = [
        *items(),
        "二、打造品牌（责任单位：县文化和旅游局）",
        "（一）推出康养线路。开发温泉和森林线路三条。",
    ]

    assert told_of("P501", *lines) == []


def test_a_note_below_the_last_task_holds_for_its_section() -> None:
    lines = [
        *items(),
        "二、打造品牌",
        "（一）推出康养线路。开发温泉和森林线路三条，编印手册。",
        "（二）改造特色民宿。改造临水民宿二十家，统一标识。（责任单位：县文化和旅游局）",
    ]

    assert told_of("P501", *lines) == []


def test_a_plan_that_names_nobody_is_told_once() -> None:
    assert told_of("P501", *items(note="")) == [("P501", None)]


@pytest.mark.parametrize("kind", ["管理办法", "工作规划", "通知"])
def test_rules_and_what_is_sent_round_need_not_name_anybody(kind: str) -> None:
    assert told_of("P501", *items(note=""), kind=kind) == []


def test_a_task_without_a_date_among_tasks_with_dates() -> None:
    line = "（八）打造康养品牌。推出康养精品线路和特色民宿。（责任单位：县文化和旅游局）"
    text = plan(NANPU, "一、主要任务", *with_last(line))
    found = findings("P502", text=text)["text"]

    assert told(found) == [("P502", "一/(八)")]
    assert found[0].severity == "info"


@pytest.mark.parametrize("time", ["适时", "每季度", "2023年5月底前"])
def test_soft_and_recurring_times_are_times(time: str) -> None:
    line = f"（八）打造康养品牌。{time}推出康养精品线路和特色民宿。（责任单位：县文化和旅游局）"

    assert told_of("P502", *with_last(line)) == []


def test_where_dates_are_rare_none_is_missed() -> None:
    lines = [*items(by="")[:4], *items()[4:]]

    assert told_of("P502", *lines) == []


@pytest.mark.parametrize(
    "note", ["（责任单位：市财政局）", "〔牵头单位：省民政厅；责任单位：县民政局〕"]
)
def test_a_body_of_a_higher_level_cannot_be_given_work(note: str) -> None:
    line = f"（八）发放护理补贴。按季发放护理补贴，直达个人账户。{note}"

    assert told_of("P503", *with_last(line)) == [("P503", "一/(八)")]


@pytest.mark.parametrize(
    "line",
    [
        "（八）减免税费。落实税费减免政策。（责任单位：市税务局）",
        "（八）预警灾害。向敬老院发布高温预警。（责任单位：市气象局）",
        "（八）发放补贴。按季发放护理补贴。（责任单位：县财政局；配合单位：市财政局）",
        "（八）发放补贴。按季发放护理补贴，请市财政局给予支持。（责任单位：县财政局）",
        "（八）核实户籍。比对高龄老人户籍信息。（责任单位：市公安局楠浦分局）",
        "（八）办好敬老院。各乡镇人民政府改造院舍。（责任单位：各乡镇人民政府）",
    ],
)
def test_bodies_above_that_may_be_named(line: str) -> None:
    assert told_of("P503", *with_last(line)) == []


def test_a_city_gives_work_to_its_counties() -> None:
    line = "（八）办好敬老院。改造乡镇敬老院舍。（责任单位：各县（市、区）人民政府、楠浦县民政局）"

    assert told_of("P503", *with_last(line, note="（责任单位：市民政局）"), place=CITY) == []


def test_where_most_bodies_stand_above_the_level_is_doubtful() -> None:
    assert told_of("P503", *items(note="（责任单位：市民政局）")) == []


def test_one_body_under_two_names() -> None:
    lines = with_last("（八）安排项目。把护理院列入年度项目。（责任单位：县发改委）")
    lines[0] = lines[0].replace("县民政局", "县发展和改革局")
    text = plan(NANPU, "一、主要任务", *lines)
    [finding] = findings("P504", text=text)["text"]

    assert "“县发改委”" in finding.message
    assert {one.quote for one in finding.evidence} == {"县发改委", "县发展和改革局"}


@pytest.mark.parametrize(
    ("one", "other", "year"),
    [
        ("县工业信息化和商务局", "县工业和信息化局", 2021),
        ("县卫生健康委", "县卫生健康局", 2021),
        ("县市场监管局", "县工商局", 2023),
        ("县教育体育局", "县教育局", 2021),
    ],
)
def test_old_new_and_merged_names_of_one_body(one: str, other: str, year: int) -> None:
    lines = items()
    lines[0] = lines[0].replace("县民政局", one)
    lines[1] = lines[1].replace("县民政局", one)
    lines[7] = lines[7].replace("县民政局", other)

    assert told_of("P504", *lines, year=year) == [("P504", "一/(八)")]


@pytest.mark.parametrize(
    ("one", "other", "year"),
    [
        ("县发改局", "县发展和改革局", 2021),  # short and long
        ("县教育局", "县教育督导室", 2021),  # two bodies of a line
        ("县大数据局", "县大数据中心", 2021),
        ("县委办公室", "县政府办公室", 2021),
        ("县住房城乡建设局", "县住房和城乡建设局", 2021),
        ("县市场监管局", "县工商局", 2018),  # the reform is under way
        ("县教育局", "市教育局", 2021),  # another level
        ("县农业农村局", "县畜牧兽医局", 2021),
    ],
)
def test_two_names_that_may_stand_beside_each_other(one: str, other: str, year: int) -> None:
    lines = items()
    lines[0] = lines[0].replace("县民政局", one)
    lines[7] = lines[7].replace("县民政局", other)

    assert told_of("P504", *lines, year=year) == []


def test_a_number_is_left_out() -> None:
    lines = [line for line in items() if not line.startswith("（六）")]
    text = plan(NANPU, "一、主要任务", *lines)
    [finding] = findings("P505", text=text)["text"]

    assert told([finding]) == [("P505", "一/(七)")]
    assert finding.message == "序号由“（五）”跳到“（七）”，缺“(六)”"


def test_a_number_stands_twice() -> None:
    lines = [line.replace("（六）", "（五）") for line in items()[:6]]

    assert [code for code, _ in told_of("P505", *lines)] == ["P505"]


def test_a_gap_over_sections_that_run_on() -> None:
    lines = [*items()[:3], "二、工作保障", *items()[4:]]

    assert [code for code, _ in told_of("P505", *lines)] == ["P505"]


@pytest.mark.parametrize(
    "lines",
    [
        [*items()[:3], "二、工作保障", *items()[3:]],  # runs on
        [*items()[:3], "二、工作保障", *items()[:3]],  # begins anew
        [*items()[:5], *items()[:5]],
        # Inside a paragraph.
        [*items()[:4], items()[4] + "（六）此项同步推进。", *items()[6:]],
        # A list that was quoted in part.
        ["（三）前面两项不变。", *items()[3:]],
        # What follows does not go on: the number is misread.
        [*items()[:5], items()[6], items()[2]],
        [
            "1.登记造册。各乡镇要登记高龄老人。",
            "2.2021年11月起每月更新一次。",
            "3.公示结果。各乡镇要公示结果。",
        ],
    ],
)
def test_numbers_that_are_in_order(lines: list[str]) -> None:
    assert told_of("P505", *lines) == []


def test_articles_count_on_through_the_chapters_and_may_be_put_in_between() -> None:
    text = (
        "岚川省养老机构管理办法\n第一章 总则\n第一条 为规范养老机构，制定本办法。\n"
        "第二条 县级民政部门应当登记养老机构。\n第二条之一 县级民政部门应当公布名册。\n"
        "第二章 管理\n第三条 养老机构应当公示收费。\n第五条 县级民政部门应当每年检查养老机构。\n"
        "第六条 本办法自2022年1月1日起施行。\n"
    )
    [finding] = findings("P505", text=text)["text"]

    assert finding.message == "序号由“第三条”跳到“第五条”，缺“第四条”"


def test_the_name_of_a_document_among_the_items_needs_no_lead() -> None:
    line = "（八）打造康养品牌。依托温泉和森林，推出康养精品线路和特色民宿。"
    grounds = ["二、政策依据", "（一）《岚川省养老服务条例》（岚川省人大常委会公告第7号）；"]

    assert told_of("P501", *with_last(line), *grounds) == [("P501", "一/(八)")]
