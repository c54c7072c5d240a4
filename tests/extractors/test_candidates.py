"""Which stretches of a text are read as plan, as regulation, or not at all."""

import pytest

from tests.extractors.texts import analysed, lines, paths

NOTICE = "霁州市人民政府关于加强水源地保护的通知"
BODY = (
    "一、划定保护区。各县要划定水源保护区，设置界碑和警示标志，2021年底前完成勘界定标。",
    "二、加强监管。各县要开展日常巡查，建立巡查台账，对发现的问题要及时整改，确保水质达标。",
)
SIGNED = ("霁州市人民政府", "2021年3月4日")
FORMS = (
    "一、填表说明。填报单位要如实填写本表，不得漏项，由负责人签字并加盖公章后，报送纸质材料一式三份。",
    "二、填报时间。各单位要于每年一月底前填报上一年度的数据，逾期不予受理，填报数据要与统计数据一致。",
)


def _paths(*attached: str) -> list[str]:
    return paths(analysed(lines(NOTICE, "各县人民政府：", *BODY, *SIGNED, *attached)))


@pytest.mark.parametrize(
    "title", ["水源地保护实施方案", "水源地保护任务分工", "水源地保护工作要点（试行）"]
)
def test_an_attachment_whose_title_orders_work_is_read(title: str) -> None:
    assert _paths("附件", title, *BODY) == ["一", "二", "附件/一", "附件/二"]


@pytest.mark.parametrize("title", ["水源地保护情况统计表", "水源地名单", "填表须知"])
def test_forms_and_lists_below_a_finished_text_are_no_tasks(title: str) -> None:
    assert _paths("附件", title, *FORMS) == ["一", "二"]


def test_a_list_below_a_finished_text_that_names_bodies_is_read() -> None:
    rows = (
        "一、划定保护区，设置界碑和警示标志，完成全部水源地勘界定标，建立水源地名录。（市水利局负责）",
        "二、开展日常巡查，建立巡查台账，对发现的问题及时整改，确保水质稳定达标。（市生态环境局负责）",
    )

    assert _paths("附件", "水源地保护情况一览", *rows) == ["一", "二", "附件/一", "附件/二"]


def test_a_regulation_is_read_by_articles_and_a_plan_by_items() -> None:
    regulation = (
        "第一条 为了保护水源，制定本办法。",
        "第二条 县级人民政府应当划定水源保护区。",
        "第三条 违反本办法规定的，处1000元以上5000元以下罚款。",
    )

    assert paths(analysed(lines("霁州市水源保护办法", *regulation))) == ["第二条"]


def test_a_text_that_is_no_policy_has_no_tasks() -> None:
    assert paths(analysed("今天天气很好，适合到公园散步。\n明天多云转阴，有小雨。\n")) == []
