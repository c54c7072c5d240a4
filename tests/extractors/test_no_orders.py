"""Items and sentences that order nothing, and those that look like them."""

import pytest

from corpora.folding import fold
from extractors import no_orders


@pytest.mark.parametrize(
    ("sentence", "praises"),
    [
        ("推进湿地保护，是涉及全省水系安全的一项重大举措。", True),
        ("做好防汛备汛工作对保障春耕生产具有十分重要的意义。", True),
        ("要把湿地保护作为事关全局的重大任务，列入年度考核。", False),
        ("清查是否存在违规占用的重要湿地，逐块登记造册。", False),
        ("实施湿地保护重大工程。", False),
    ],
)
def test_why_it_matters_is_no_measure(sentence: str, praises: bool) -> None:
    assert no_orders.praises(fold(sentence)) is praises


def test_a_contact_and_a_duty_to_name_one() -> None:
    assert no_orders.is_contact(fold("省林业局 联系人：湿地处 电话：0000-0000000。"))
    assert not no_orders.is_contact(fold("各县（市、区）确定一名联系人，每月报送进展。"))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("《岚川省湿地保护条例》（岚川省人大常委会公告第7号）；", True),
        ("《岚川省湿地保护条例》、《霁州市公园绿地养护办法》。", True),
        ("《岚川省湿地保护条例》宣传到村，张贴公告。", False),
        ("修订《霁州市公园绿地养护办法》。", False),
    ],
)
def test_the_name_of_a_document_alone(text: str, cited: bool) -> None:
    assert no_orders.is_citation(fold(text)) is cited


@pytest.mark.parametrize(
    ("heading", "text", "defines"),
    [
        ("基本概念", "先租后让供地的做法。", True),
        ("", "基本概念先租后让与以往挂牌不同。", True),
        ("", "本方案所称小微湿地，是指八公顷以下的湿地。", True),
        ("清理概念炒作", "清理概念炒作。排查虚假宣传。", False),
        ("登记湿地", "登记湿地。逐块登记面积。八公顷以下的是指小微湿地。", False),
    ],
)
def test_a_definition(heading: str, text: str, defines: bool) -> None:
    assert no_orders.is_definition(fold(heading), fold(text)) is defines
