"""Tasks by paragraph where a text has no numbers, and the orders of a cover."""

import pytest

from tests.extractors.texts import analysed, kinds, lines, paths, tasks, who

NOTICE = "霁州市人民政府办公室关于做好秸秆禁烧工作的通知"
WRAPPER = "霁州市人民政府办公室关于印发霁州市秸秆禁烧方案的通知"
SIGNED = ("霁州市人民政府办公室", "2021年3月4日")
FORMULA = "现将《霁州市秸秆禁烧方案》印发给你们，请认真贯彻执行。"
PLAN = (
    "霁州市秸秆禁烧方案",
    "一、落实责任。各县要建立网格化监管体系，将责任分解到村到户，确保各项措施得到落实。",
    "二、加强督查。市生态环境局要加强督查，对发现的火点要及时通报，并督促各县整改到位。",
)


def _notice(*paragraphs: str) -> dict[str, str]:
    return tasks(analysed(lines(NOTICE, "各县人民政府：", *paragraphs, *SIGNED)))


def test_a_text_without_numbers_has_its_tasks_by_paragraph() -> None:
    assert _notice(
        "为做好秸秆禁烧工作，现就有关事项通知如下：",
        "各县要建立网格化监管体系，将责任分解到村到户，确保各项措施得到落实。",
        "市生态环境局要加强督查，对发现的火点要及时通报。",
    ) == {
        "#1": "各县要建立网格化监管体系，将责任分解到村到户，确保各项措施得到落实。",
        "#2": "市生态环境局要加强督查，对发现的火点要及时通报。",
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        "近年来，我市秸秆禁烧工作取得明显成效，空气质量持续改善。",
        "为做好秸秆禁烧工作，改善空气质量，根据省政府要求，经市政府同意，现通知如下。",
        "请各县区认真贯彻执行上述要求，切实抓好落实。",
        "根据市政府要求，现将检查情况予以通报，请你们认真组织学习。",
        "根据市政府要求，经研究，现将有关情况函告，请贵局予以支持。",
        "秸秆焚烧是造成大气污染的重要原因之一，危害群众健康。",
        "本通知自印发之日起施行，有效期五年，原有规定同时废止。",
        "各县要落实。",  # too short to say what
    ],
)
def test_preambles_formulas_and_statements_are_no_tasks(paragraph: str) -> None:
    assert _notice(paragraph) == {}


@pytest.mark.parametrize(
    "paragraph",
    [
        "根据供应计划，该宗地于7月出让。为确保按期供应，请你区政府尽快落实涵洞下穿建设方案。",
        "根据市政府要求，请你局于2021年7月31日前完成在建工地检查，并将结果报送我办。",
        "各县应当于6月10日前将工作方案报市生态环境局。",
        "各乡镇要切实加强巡查，并于每月底前上报巡查情况。",
        "全面落实禁烧责任。对重点区域要安排专人值守，实行网格化管理。",
        "加强值班值守，建立包保责任制度。（市生态环境局负责）",
    ],
)
def test_paragraphs_that_order_are_tasks(paragraph: str) -> None:
    assert list(_notice(paragraph).values()) == [paragraph]


def test_a_letter_without_numbers_has_its_request_as_a_task() -> None:
    found = analysed(
        lines(
            *("关于开展安全生产大检查的函", "市住房城乡建设局："),
            "请你局于2021年7月31日前完成在建工地检查，并将检查结果反馈我办。",
            *("霁州市安全生产委员会办公室", "2021年6月20日"),
        )
    )

    assert paths(found) == ["#1"]


def test_the_orders_of_a_cover_are_tasks_besides_its_plan() -> None:
    found = analysed(
        lines(
            *(WRAPPER, "各县人民政府：", FORMULA),
            "各县要于2021年6月底前将工作方案报市生态环境局备案。",
            *SIGNED,
            *PLAN,
        )
    )

    assert paths(found) == ["封/#1", "一", "二"]


def test_the_formula_of_a_cover_is_no_task() -> None:
    found = analysed(lines(WRAPPER, "各县人民政府：", FORMULA, *SIGNED, *PLAN))

    assert paths(found) == ["一", "二"]


def test_the_last_order_to_all_is_a_safeguard() -> None:
    found = analysed(
        lines(
            *(NOTICE, "各县人民政府："),
            "市生态环境局要加强督查，对发现的火点要及时通报各县。",
            "各县要加强组织领导，确保秸秆禁烧工作取得实效。",
            *SIGNED,
        )
    )

    assert kinds(found) == {"#1": "duty", "#2": "safeguard"}


def test_a_paragraph_s_note_tells_who() -> None:
    found = analysed(
        lines(NOTICE, "各县人民政府：", "加强值班值守，建立包保制度。（市生态环境局牵头）", *SIGNED)
    )

    assert who(found) == ["lead 市生态环境局"]
