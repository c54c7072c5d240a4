"""Documents above and below, a line each, and nothing that a terminal obeys."""

from outputs.relatives import Relative, relative_lines
from outputs.terminal import Look


def relative(name: str, *, present: bool) -> Relative:
    return Relative(
        id="d2",
        name=name,
        role="implements",
        channel="inferred",
        directness="transitive",
        present=present,
        score=8.5,
    )


def test_what_a_document_comes_from_and_what_comes_from_it() -> None:
    above, below = relative("乙\n\x1b[2J意见", present=False), relative("丙方案", present=True)

    assert list(relative_lines([above], [below], look=Look())) == [
        "",
        "上级依据",
        "落实: 乙 \N{REPLACEMENT CHARACTER}[2J意见 (间接、推定、8.5) [未入库]",
        "",
        "承接文件",
        "落实: 丙方案 (间接、推定、8.5) [d2]",
    ]


def test_in_english_too() -> None:
    lines = list(relative_lines([], [relative("丙方案", present=True)], look=Look(language="en")))

    assert lines == ["", "takers", "implements: 丙方案 (transitive、inferred、8.5) [d2]"]


def test_a_document_without_relatives_has_no_empty_headings() -> None:
    assert list(relative_lines([], [], look=Look())) == []
