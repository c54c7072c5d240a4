"""The duties of a regulation: its articles that order a body to act, and no others."""

import pytest

from tests.extractors.texts import analysed, kinds, lines, paths, tasks, who

HEAD = lines("岚川省农村公路管理办法", "（2018年3月12日岚川省人民政府令第203号公布）")
FIRST = "第一条 为了加强农村公路管理，制定本办法。"
LAST = "第九条 本办法自2018年5月1日起施行。"


def _duties(*articles: str) -> list[str]:
    return paths(analysed(HEAD + lines(FIRST, *articles, LAST)))


@pytest.mark.parametrize(
    ("article", "is_duty"),
    [
        ("县级人民政府应当将养护资金纳入本级财政预算。", True),
        ("省交通运输主管部门负责全省农村公路的指导和监督工作。", True),
        ("县道规划由县级交通运输主管部门编制，报县级人民政府批准。", True),
        ("养护单位不得擅自封闭公路，公安机关应当及时疏导交通。", True),
        ("乡镇人民政府在县级人民政府确定的职责范围内负责乡道、村道的养护。", True),
        ("农村公路养护经费应当列入县级财政预算。", True),
        ("县级人民政府设立养护专项资金。", True),
        ("〔政府职责〕 乡镇人民政府组织村道养护。", True),
        ("各地应根据需要，合理确定养护规模。", True),
        # Relative clauses, what the State encourages, and what people must do themselves.
        ("参加县级人民政府组织的养护的单位，可以申请补助。", False),
        ("国家鼓励县级以上主管部门设立专项资金。", False),
        ("在医疗机构发生的费用，应由个人承担的部分自付。", False),
        ("专项资金用于养护，来源包括财政安排的资金。", False),
        ("本办法所称农村公路，是指县道、乡道和村道。", False),
        ("本省行政区域内农村公路的管理，适用本办法。", False),
        ("农村公路分为县道、乡道和村道。", False),
        ("违反本办法规定的，由交通运输主管部门处1000元以上5000元以下罚款。", False),
        ("主管部门工作人员玩忽职守的，依法给予处分；构成犯罪的，依法追究刑事责任。", False),
        ("本办法由省交通运输厅负责解释。", False),
        ("农村公路养护坚持专业养护与群众养护相结合。", False),
    ],
)
def test_an_article_is_a_duty_when_it_orders_a_body_to_act(article: str, is_duty: bool) -> None:
    assert _duties(f"第二条 {article}", "第三条 农村公路分级管理。") == (
        ["第二条"] if is_duty else []
    )


def test_an_article_and_its_items_are_one_duty() -> None:
    found = analysed(
        HEAD
        + lines(
            FIRST,
            "第二条 县级交通运输主管部门应当履行下列职责：",
            "（一）编制养护计划；",
            "（二）组织日常巡查。",
            "养护计划每年编制一次。",
            "第三条 农村公路分级管理。",
            LAST,
        )
    )

    assert tasks(found) == {
        "第二条": "第二条 县级交通运输主管部门应当履行下列职责：\n（一）编制养护计划；\n（二）组织日常巡查。\n养护计划每年编制一次。"
    }


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        ("第二章 法律责任", []),
        ("第二章 监督管理与法律责任", ["第二章/第二条"]),
    ],
)
def test_a_chapter_that_only_punishes_holds_no_duties(chapter: str, expected: list[str]) -> None:
    assert _duties(chapter, "第二条 县级人民政府应当责令改正。", "第三条 分级管理。") == expected


def test_chapters_stand_in_the_path() -> None:
    found = analysed(
        HEAD
        + lines(
            *("第一章 总则", FIRST, "第二章 职责", "第二条 县级人民政府应当保障养护资金。"),
            *("第三章 法律责任", "第三条 主管部门应当责令改正，依法处理。", "第四章 附则"),
            "第四条 本办法自2018年5月1日起施行。",
        )
    )

    assert kinds(found) == {"第二章/第二条": "duty"}


def test_the_bodies_of_an_article_are_found_in_its_running_text() -> None:
    found = analysed(
        HEAD
        + lines(
            FIRST,
            "第二条 县道规划由县级交通运输主管部门会同县财政局编制。",
            "第三条 分级管理。",
            LAST,
        )
    )

    assert who(found) == ["responsible/jointly 县级交通运输主管部门+县财政局"]


def test_two_quoted_articles_make_no_regulation() -> None:
    found = analysed(
        lines(
            *(
                "霁州市人民政府关于贯彻条例的通知",
                "各县人民政府：",
                "一、学习条例。各县要组织学习。",
            ),
            *("第一条 公路应当养护。", "第二条 资金应当保障。", "二、落实资金。各县要落实资金。"),
        )
    )

    assert "二" in paths(found)
