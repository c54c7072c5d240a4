"""Words of a text: the verb of a task, what it governs, keywords; two engines that agree."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.folding import fold
from corpora.model import Task
from extractors import words
from tests import strategies
from tests.extractors.texts import plan

SENTENCES = (
    "推进行政审批信息公开，加强政府网站建设。",
    "各县区人民政府要落实属地责任，开展安全生产大检查。",
    "到2025年，建成养老服务站点100个，覆盖率达到80%以上。",
    "由市财政局牵头，会同有关部门制定资金管理办法。",
    "（一）健全工作机制；（二）强化督导考核。",
)


@pytest.mark.parametrize(
    ("title", "action", "governed"),
    [
        ("推进行政审批信息公开", "推进", "行政审批信息公开"),
        ("进一步推进信息公开", "推进", "信息公开"),
        ("大力发展养老服务", "发展", "养老服务"),
        ("加快推进数字乡村建设工作", "推进", "数字乡村建设"),
        ("全面加强组织领导", "加强", "组织领导"),
        ("严格落实责任制", "落实", "责任制"),
        ("规范收费行为", "规范", "收费行为"),
        ("公开财政信息", "公开", "财政信息"),
        ("做好防汛工作", "做好", "防汛"),
        ("切实抓好春耕生产", "抓好", "春耕生产"),
        # An adverb of other headings is the verb where none follows it.
        ("统筹城乡发展", "统筹", "城乡发展"),
        # Only the first clause counts.
        ("开展检查。各县要公布结果", "开展", "检查"),
        ("加强监管，完善制度", "加强", "监管"),
        ("  建立台账", "建立", "台账"),
        ("巡查", "巡查", None),
    ],
)
def test_the_verb_of_a_heading_and_what_it_governs(
    title: str, action: str, governed: str | None
) -> None:
    assert words.action_and_object(fold(title)) == (action, governed)


@pytest.mark.parametrize(
    "title",
    ["信息公开工作", "养老服务", "重点任务", "2021年工作", "“互联网+”行动", "", "。", "一"],
)
def test_a_heading_that_begins_with_a_noun_has_no_verb(title: str) -> None:
    assert words.action_and_object(title) == (None, None)


def test_every_task_is_told_its_verb() -> None:
    found = plan("（一）建立台账。各县要建立台账。", "（二）财政信息。推进预决算公开。")

    assert [(task.action, task.object) for task in found.of(Task)] == [
        ("建立", "台账"),
        (None, None),
        (None, None),
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_words_of_a_text_join_to_the_text(text: str) -> None:
    assert "".join(words.segmenter().cut(text)) == text


@given(st.one_of(st.text(max_size=60), strategies.sentences))
def test_the_words_of_any_text_join_to_it(text: str) -> None:
    assert "".join(words.segmenter().cut(text)) == text


@pytest.mark.slow
@pytest.mark.parametrize("text", SENTENCES)
def test_the_fast_engine_cuts_as_the_reference_does(text: str) -> None:
    cuts = [
        tuple(make().cut(text))
        for name, make in words.ENGINES.items()
        if importlib.util.find_spec(name) is not None
    ]

    assert cuts == [cuts[0]] * len(cuts)


def test_keywords_are_the_rare_words_that_come_often() -> None:
    text = "养老机构要开展培训。市民政局负责养老机构监管。养老机构要公开收费标准。"

    assert words.keywords(text, 2) == ("养老", "机构")


def test_what_every_plan_says_is_no_keyword() -> None:
    assert words.keywords("加强工作，推进工作，做好防汛工作。") == ("防汛",)


def test_where_something_stands_is_no_keyword() -> None:
    text = "第十二条 养老机构应当备案。第一章 总则。依照第十二条第二款备案。"

    assert not [word for word in words.keywords(text) if word.startswith("第")]
    assert "第三方" in words.keywords("第三条 第三方评估。第一产业发展。")
    assert "第一产业" in words.keywords("第三条 第三方评估。第一产业发展。")


@pytest.mark.parametrize("text", ["", "abc 123", "。，；", "一"])
def test_a_text_without_chinese_words_has_no_keywords(text: str) -> None:
    assert words.keywords(text) == ()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_no_more_keywords_than_asked_for(count: int) -> None:
    assert len(words.keywords("".join(SENTENCES), count)) == count
