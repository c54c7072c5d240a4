"""What the decision records rest on still holds."""

import re
import unicodedata
from pathlib import Path

import pytest

from corpora import samples
from corpora.folding import fold
from corpora.readers import read
from extractors.words import ENGINES

CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def test_both_engines_cut_chinese_alike(tmp_path: Path) -> None:
    """0009: they differ beside digits, letters and marks, never between two Chinese characters."""
    texts = [fold(read(path).text) for path in samples.put_into(tmp_path)]
    runs = sorted({run for text in texts for run in CHINESE.findall(text)})
    rust, reference = (ENGINES[name]() for name in ("rjieba", "jieba"))

    assert len(runs) > 1000
    assert [run for run in runs if rust.cut(run) != reference.cut(run)] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_words_cut_through_dates_and_names(engine: str) -> None:
    """0004: 日前 is “lately”, and 公开办 is no word."""
    segmenter = ENGINES[engine]()

    assert "日前" in segmenter.cut("2014年11月30日前完成")
    assert "公开" in segmenter.cut("报市政府公开办")


@pytest.mark.parametrize("written", ["12㎡", "⑴", "⒈", "Ⅲ", "…"])
def test_folding_keeps_the_length_that_nfkc_changes(written: str) -> None:
    """0002."""
    assert len(unicodedata.normalize("NFKC", written)) != len(written)
    assert len(fold(written)) == len(written)
