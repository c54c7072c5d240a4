"""Words that say how a duty or a date is meant."""

import pytest

from extractors import drift_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在全县持续推进湿地修复", "持续推进"),
        ("逐步建立管护制度", "逐步建立"),
        ("有序推进", "有序推进"),
        ("持续改善水质", None),  # an aim
        ("逐级上报", None),
        ("2022年底前建成", None),
    ],
)
def test_finds_words_that_stand_for_a_date(text: str, expected: str | None) -> None:
    found = drift_words.soft(text, 0, len(text))

    assert (text[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各市于30日前将情况报省林业局", True),
        ("30日前报送总结", True),
        ("30日前将名单上报", True),
        ("30日前完成报废车辆清理", False),
        ("30日前建成举报平台", False),
    ],
)
def test_knows_a_report(text: str, expected: bool) -> None:
    at = text.index("30日前")

    assert drift_words.handed_up(text, at, at + 4) is expected


@pytest.mark.parametrize(
    ("between", "expected"), [("会同", True), ("商", True), ("、", False), ("商务局和", False)]
)
def test_knows_the_first_of_two(between: str, expected: bool) -> None:
    assert drift_words.together_with(between, 0, len(between)) is expected


def test_a_sentence_is_told_by_its_stops() -> None:
    text = "前一句。2022年底前建成,后半句;另一句"
    at = text.index("建成")

    assert text[slice(*drift_words.around(text, at))] == "2022年底前建成,后半句"
