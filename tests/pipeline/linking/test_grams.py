"""Grams are sets of numbers that can be cut and put together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.grams import GRAMS, SPACE, Sets, joined, portions, sets

TEXTS = st.lists(st.text("甲乙丙\ue000\U0010ffff\udfff", max_size=6), max_size=8)


def members(found: Sets) -> list[list[int]]:
    return [
        found.ids[start:end].tolist()
        for start, end in zip(found.bounds, found.bounds[1:], strict=False)
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("甲", 1),
        ("甲乙", 2),
        ("甲乙丙", 3),
        ("甲甲甲甲甲甲", 3),  # at the beginning, inside, at the end
        ("\ue000甲", 2),
    ],
)
def test_a_text_has_each_gram_once(text: str, count: int) -> None:
    assert sets([text]).sizes.tolist() == [count]


@given(TEXTS)
def test_a_text_has_the_same_grams_beside_others(texts: list[str]) -> None:
    together = members(sets(texts))

    assert together == [members(sets([text]))[0] for text in texts]
    assert all(sorted({*ids}) == ids for ids in together)
    assert all(0 <= one < SPACE for ids in together for one in ids)


@given(TEXTS, TEXTS, st.data())
def test_sets_are_chosen_and_joined(
    ones: list[str], others: list[str], data: st.DataObject
) -> None:
    both = joined([sets(ones), sets(others)])
    places = data.draw(st.lists(st.integers(0, len(both) - 1))) if len(both) else []

    assert members(both) == members(sets(ones + others))
    assert members(both.only(np.array(places, np.int64))) == [members(both)[n] for n in places]


def test_the_order_of_characters_counts() -> None:
    one, other = sets(["甲乙丙"]), sets(["丙乙甲"])

    assert not {*one.ids.tolist()} & {*other.ids.tolist()}


@given(st.lists(st.sampled_from([0, 100, GRAMS // 2, GRAMS, 2 * GRAMS])), st.integers(1, 4))
def test_portions_have_not_too_many_and_not_too_large_sets(sizes: list[int], most: int) -> None:
    portioned = [sizes[portion] for portion in portions(np.array(sizes, np.int64), most)]

    assert [size for portion in portioned for size in portion] == sizes
    assert all(0 < len(portion) <= most for portion in portioned)
    assert all(sum(portion[1:]) < GRAMS for portion in portioned)
