"""Characters are counted as Word counts them."""

import pytest

from extractors import lengths
from tests.extractors.texts import HEAD, analysed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2021年底，达到95%。", 9),  # 2021 and 95% are one each
        ("按GB/T 9704排版", 5),
        ("“一张图”管理", 7),
        ("  \n　", 0),
        ("", 0),
    ],
)
def test_a_run_of_other_characters_counts_once(text: str, expected: int) -> None:
    assert lengths.characters(text) == expected


def test_the_signature_does_not_count() -> None:
    analysis = analysed(HEAD + "一、各县要建设服务站点。\n霁州市人民政府办公室\n2021年5月5日\n")
    counted = "".join(analysis.document.quote(one) for one in lengths.main_text(analysis))

    assert "服务站点" in counted
    assert "5月5日" not in counted


def test_short_clauses_come_back_in_every_text() -> None:
    analysis = analysed(
        HEAD + "一、加强组织领导。各县要在年底前建成养老服务站点，加强组织领导。\n"
        "二、各县要在年底前建成养老服务站点，加强组织领导。\n"
    )
    share = lengths.repeated(analysis.folded, lengths.main_text(analysis))

    assert 0 < share < 0.3
