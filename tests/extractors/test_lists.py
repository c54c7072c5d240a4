"""Sentences that announce a list, and what they say that it holds."""

import pytest

from corpora.folding import fold
from extractors import lists


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("申报单位应提交以下材料：", True),
        ("符合下列条件之一的，可以申请补贴：", True),
        ("具体条件为：", True),
        ("申请要件：", True),
        ("由监护人持以下证明材料，到对口小学办理入学手续。升学的到录取中学登记。", True),
        ("各县要做好以下工作：", False),
        ("重点任务如下：", False),
        ("符合条件的，由县民政局发放补贴。", False),
    ],
)
def test_conditions_and_papers(text: str, conditions: bool) -> None:
    assert lists.names_conditions(fold(text)) == conditions


@pytest.mark.parametrize(
    ("text", "discloses"),
    [
        ("各区县教育局应向社会公布如下信息：", True),
        ("学校要主动公开以下内容：", True),
        ("公开的文件应当包括下列资料：", False),
        ("公布结果后，要做好以下工作：", False),
    ],
)
def test_what_is_to_be_told_to_the_public(text: str, discloses: bool) -> None:
    assert lists.discloses(fold(text)) == discloses


@pytest.mark.parametrize(
    ("heading", "heads"),
    [
        ("下列人员不属于报考对象", True),
        ("以下费用不予报销", True),
        ("加强以下人员的管理，严格审核", False),
        ("报考对象", False),
    ],
)
def test_a_heading_that_announces_a_list(heading: str, heads: bool) -> None:
    assert lists.heads(fold(heading)) == heads
