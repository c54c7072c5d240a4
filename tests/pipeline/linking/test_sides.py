"""A side knows where sentences and clauses lie among its levelled words."""

import pytest

from corpora.folding import fold
from corpora.model import Span, Task
from extractors import levelling
from pipeline.linking.sides import Side, of_spans, of_task


def task_of(text: str, *quotes: str) -> tuple[Side, str]:
    """A task of the whole text with these quotes as its measures."""
    folded = fold(text)
    measures = tuple(
        Span(folded.index(fold(quote)), folded.index(fold(quote)) + len(quote)) for quote in quotes
    )
    span = Span(0, len(folded))
    task = Task(
        span=span,
        rule="task.duty",
        path="一",
        provision=None,
        kind="duty",
        heading="",
        strength="plain",
        spans=(span,),
        measures=measures,
    )
    return of_task(task, levelling.level(folded), folded), folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第十七条　社区应当设置助餐点。", "社区应当设置助餐点"),
        ("（三）社区应当设置助餐点。", "社区应当设置助餐点"),
        ("2.社区应当设置助餐点。", "社区应当设置助餐点"),
        ("2025年底前社区应当设置助餐点。", "2025年底前社区应当设置助餐点"),  # no label
        ("第三条规定的情形由社区登记。", "第三条规定的情形由社区登记"),
    ],
)
def test_the_label_of_a_measure_is_not_among_its_words(text: str, expected: str) -> None:
    side, _ = task_of(text, text)

    [measure] = side.measures
    assert side.quote(*measure) == expected


def test_measures_keep_their_numbers_when_one_has_no_words() -> None:
    side, _ = task_of("设置助餐点。——。登记造册。", "设置助餐点。", "——。", "登记造册。")

    assert [side.words.text[first:last] for first, last in side.measures] == [
        "设置助餐点",
        "",
        "登记造册",
    ]
    assert len(side.sentences) == 2


def test_clauses_end_at_commas_and_stops_but_not_within_lists() -> None:
    side, _ = task_of("对食品、燃气隐患登记造册，限期整改；逾期的，停用。")

    clauses = side.clauses(0, len(side.words.text))

    assert [side.quote(*clause) for clause in clauses] == [
        "对食品、燃气隐患登记造册",
        "限期整改",
        "逾期的",
        "停用",
    ]


def test_a_span_of_the_document_and_its_range_tell_the_same() -> None:
    side, folded = task_of("由市民政局 登记造册。")
    first, last = side.range(Span(1, 5))

    assert (side.quote(first, last), side.span(first, last)) == ("市民政局", Span(1, 5))
    assert side.range(Span(5, 6)) == (2, 2)  # a blank
    assert folded[5] == " "


def test_words_do_not_run_on_from_cell_to_cell() -> None:
    text = "设置助餐点\t民政局\t登记造册"
    side = of_spans((Span(0, 5), Span(10, 14)), (), levelling.level(text), text)

    assert side.words.text == "设置助餐点登记造册"
    assert side.seams == {5}
