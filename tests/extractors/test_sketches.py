"""A sketch tells how much two texts share, from their own words alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import sketches
from extractors.sketches import Sketch

LETTERS = "".join(map(chr, range(0x4E00, 0x5E00)))


def written(seed: int, length: int) -> str:
    return "".join(random.Random(seed).choices(LETTERS, k=length))


@pytest.mark.parametrize("length", [400, 3_000, 30_000])
@pytest.mark.parametrize("part", [0.0, 0.3, 1.0])
def test_the_share_of_a_copied_part_is_estimated(length: int, part: float) -> None:
    source = written(1, length)
    copy = source[: int(part * length)] + written(2, length - int(part * length))
    share, of = sketches.overlap(sketches.of([source]), sketches.of([copy]))

    assert of >= 50
    assert share == pytest.approx(part, abs=0.12)


def test_a_short_text_inside_a_long_one_is_seen() -> None:
    long = written(1, 60_000)
    share, _ = sketches.overlap(sketches.of([long]), sketches.of([long[20_000:22_000]]))

    assert share == 1.0


def test_levels_numerals_and_marks_do_not_count() -> None:
    one = sketches.of(["省民政厅2021年底前，在全省建成养老服务信息平台并与政务服务平台对接。" * 3])
    other = sketches.of(["县民政局 2022年底前在全县建成养老服务信息平台,并与政务服务平台对接" * 3])

    assert one == other


def test_no_run_goes_over_the_end_of_a_text() -> None:
    one, other = written(1, 300), written(2, 300)

    assert sketches.of([one, other]) == sketches.of([other, one])


def test_a_sketch_stays_small() -> None:
    assert len(sketches.of([written(1, 200_000)]).numbers) <= 4 * 1024


def test_nothing_is_like_nothing() -> None:
    assert sketches.overlap(Sketch(), sketches.of(["短"])) == (0.0, 0)


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_has_a_sketch(texts: list[str]) -> None:
    sketch = sketches.of(texts)

    assert sketches.of(texts[::-1]) == sketch
    assert sketches.overlap(sketch, sketch)[0] in (0.0, 1.0)
