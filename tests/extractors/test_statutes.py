"""Laws of the state by their titles, and what only sounds like one."""

import pytest

from corpora.folding import fold
from extractors import title_kinds


@pytest.mark.parametrize(
    ("title", "statute"),
    [
        ("中华人民共和国湿地保护法", True),
        ("突发事件应对法", True),
        ("中华人民共和国土地管理法（修订）", True),
        ("岚川省湿地保护办法", False),
        ("关于规范行政执法", False),
        ("岚川省湿地保护条例", False),
        ("湿地碳汇核算方法", False),
    ],
)
def test_a_statute_ends_in_its_own_word(title: str, statute: bool) -> None:
    assert title_kinds.is_statute(fold(title)) is statute
