"""What a task says without its label and its notes, and the things that it names."""

import pytest

from corpora.folding import fold
from corpora.model import Document, Task
from extractors import wording
from extractors.analysis import analyse

TEXT = (
    "关于加强湿地保护的实施意见\n\n"
    "一、建立名录。对八公顷以上的湿地逐块登记！每年更新一次名录。"
    "（牵头单位：省林草局；配合单位：省水利厅）\n"
    "二、开展监测。布设观测设备；每季度调查一次。\n"
)


@pytest.fixture(scope="module")
def told() -> list[list[str]]:
    analysis = analyse(Document(text=TEXT, media_type="text/plain"))
    return [
        [analysis.folded[span.start : span.end] for span in wording.spans(analysis, task)]
        for task in analysis.of(Task)
    ]


def test_label_and_note_are_left_out(told: list[list[str]]) -> None:
    assert [words.strip("\n") for words in told[0]] == [
        fold("建立名录。对八公顷以上的湿地逐块登记！每年更新一次名录。")
    ]


def test_a_task_without_a_note_keeps_all_behind_its_label(told: list[list[str]]) -> None:
    assert "".join(told[1]).strip() == fold("开展监测。布设观测设备；每季度调查一次。")


def test_sentences_end_at_stops_and_semicolons() -> None:
    analysis = analyse(Document(text=TEXT, media_type="text/plain"))
    found = [wording.sentences(analysis, wording.spans(analysis, t)) for t in analysis.of(Task)]

    assert found == [
        ("建立名录", "对八公顷以上的湿地逐块登记", "每年更新一次名录"),
        ("开展监测", "布设观测设备", "每季度调查一次"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推行“一件事一次办”改革", {"一件事一次办"}),
        ("落实《湿地保护条例》", {"湿地保护条例"}),
        ("采用PPP模式和5G网络", {"PPP", "5G"}),
        ("覆盖率不低于95%，建成20个", {"95%", "20个"}),
        ("投入1.5亿元", {"1.5亿元"}),
        ("2021年6月底前完成", set()),  # dates are no things
        ("于3日内答复", set()),
        ("“好”", set()),  # a single character names nothing
        ("名称没有引号", set()),
    ],
)
def test_named_things(text: str, expected: set[str]) -> None:
    assert wording.things(fold(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《湿地保护条例》第九条办理", {"第九条"}),
        ("依照本办法第十二条", {"第十二条"}),
        ("条例第3条和规定第二十一条", {"第3条", "第二十一条"}),
        ("第九条 县级政府应当登记", set()),  # its own label
        ("第九条规定的情形", set()),
        ("本条第二款", set()),
    ],
)
def test_articles_that_a_text_names(text: str, expected: set[str]) -> None:
    assert wording.provisions(fold(text)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("第二章/第九条", {"第九条"}), ("第九条", {"第九条"}), ("二/(一)", set()), ("第二章", set())],
)
def test_the_article_that_a_task_is(path: str, expected: set[str]) -> None:
    assert wording.own_label(path) == expected
