"""How messages name a task or quote a sentence."""

import pytest

from pipeline import naming


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("第八条 公安机关负责受理。", "公安机关负责受理"),
        ("（一）登记湿地；", "登记湿地"),
        ("八项规定要落实", "八项规定要落实"),
        ("培育“网红&quot", '培育“网红"'),
        ("一二三四五" * 6, ("一二三四五" * 6)[:24] + "…"),
    ],
)
def test_a_quotation_is_short_and_has_no_number(words: str, shown: str) -> None:
    assert naming.quoted(words) == shown
