"""Bodies made responsible in running text, and bodies that are only mentioned."""

import pytest
from hypothesis import given

from corpora.folding import fold
from extractors import running
from tests import strategies
from tests.extractors.texts import told


def _told(text: str) -> list[str]:
    folded = fold(text)
    return told(running.assigned(folded, 0, len(folded)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 由 + bodies + verb.
        ("由市水利局牵头，统一建设。", ["lead 市水利局"]),
        ("具体办法由市水利局制定。", ["responsible 市水利局"]),
        ("资金由市财政局统筹安排。", ["responsible 市财政局"]),
        ("项目由市水利局、市财政局负责验收。", ["responsible/jointly 市水利局+市财政局"]),
        ("由市水利局会同市财政局制定实施细则。", ["responsible/jointly 市水利局+市财政局"]),
        ("结果由市水利局根据考核情况公布。", ["responsible 市水利局"]),
        ("所需经费由县级财政部门予以保障。", ["responsible 县级财政部门"]),
        (
            "由市水利局牵头，会同市财政局、市教育局研究制定扶持政策。",
            ["lead 市水利局", "responsible/jointly 市财政局+市教育局"],
        ),
        ("由县教育局先行统筹安排入学。", ["responsible 县教育局"]),
        ("由县教育局在本县内安排入学。", ["responsible 县教育局"]),
        ("由县教育局将符合条件的学生安排入学。", ["responsible 县教育局"]),
        ("特殊情况由县教育局依据有关规定妥善解决。", ["responsible 县教育局"]),
        # A body and 负责 or 牵头.
        ("市水利局负责日常巡查。", ["responsible 市水利局"]),
        ("市水利局牵头编制规划。", ["lead 市水利局"]),
        ("市水利局要具体负责日常巡查。", ["responsible 市水利局"]),
        ("市水利局应当负责日常巡查。", ["responsible 市水利局"]),
        ("市水利局、市财政局共同负责。", ["responsible/jointly 市水利局+市财政局"]),
        ("市水利局会同市财政局负责制定标准。", ["responsible/jointly 市水利局+市财政局"]),
        ("（一）市水利局负责日常巡查。", ["responsible 市水利局"]),
        ("第四条〔部门职责〕 市水利局负责日常巡查。", ["responsible 市水利局"]),
        ("市水利局要根据考核情况，具体负责整改。", ["responsible 市水利局"]),
        ("市投诉办公室设在市司法局，具体负责受理投诉。", ["responsible 市投诉办公室"]),
        # Several bodies, each for its own part.
        (
            "市水利局、市财政局要按照职责分工，分别牵头制定方案。",
            ["lead/separately 市水利局+市财政局"],
        ),
        ("市水利局、市财政局分别负责。", ["responsible/separately 市水利局+市财政局"]),
        # Each clause of a sentence may name its own.
        (
            "县水利局牵头负责工程建设，县财政局负责资金筹措，县卫健局负责水质监测。",
            ["lead 县水利局", "responsible 县财政局", "responsible 县卫健局"],
        ),
        (
            "县水利局负责工程建设；县财政局负责资金筹措。",
            ["responsible 县水利局", "responsible 县财政局"],
        ),
        ("市水利局要加强监管，并负责汇总情况。", ["responsible 市水利局"]),
        # A body counts once, in its first role.
        ("市水利局牵头编制规划。规划由市水利局公布。", ["lead 市水利局"]),
        # A place answers for itself.
        ("句容市负责河段整治。", ["responsible 句容市"]),
    ],
)
def test_a_body_with_a_word_of_responsibility(text: str, expected: list[str]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # The grammatical subject and bodies that are merely mentioned.
        "各乡镇要认真落实。",
        "及时报市政府公开办。",
        "经市水利局批准后实施。",
        "向市财政局申请补贴。",
        # 由 inside other words and with what is no body.
        "理由不充分的不予受理。",
        "由于市水利局负责审批的项目较多，要加快办理。",
        "本办法由市水利局负责解释。",
        "由主要负责同志担任组长。",
        "由专人管理，由点到面推进。",
        # 负责 of a person, a system, a relative clause.
        "市水利局负责人要到现场。",
        "市水利局负责同志参加会议。",
        "市水利局实行岗位负责制。",
        "市水利局负责的项目要加快。",
        "施工单位负责项目管理的技术人员应当到场。",
        "市水利局负责建设的工程要加快。",
        "由政府组织建设的住房按程序分配。",
        "经市水利局负责人批准，可以延长，经市财政局负责人同意。",
        "坚持政府主导、部门负责、社会参与。",
        # A statement about work.
        "全社会负责任地参与。",
    ],
)
def test_a_body_that_is_only_mentioned(text: str) -> None:
    assert _told(text) == []


@given(strategies.texts)
def test_no_body_is_assigned_twice(text: str) -> None:
    folded = fold(text)
    names = [
        body.name for one in running.assigned(folded, 0, len(folded)) for body in one.departments
    ]

    assert len(names) == len(set(names))
