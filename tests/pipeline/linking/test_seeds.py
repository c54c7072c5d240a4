"""All common runs are found, and texts that repeat themselves cost no more than others."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.seeds import SEED, Stretch, runs
from tests import strategies  # noqa: F401  # its settings: the same examples every time

# Few characters, so that there is much in common; one beyond 16 bits.
_TEXTS = st.text("甲乙丙𠮷", max_size=30)
# Most of a text can be paired with most of another: too many pairs to look at them all.
_REPEATED = ("甲" * 300, "推进养老服务" * 60, "甲乙" * 200, "第1条落实。第2条落实。" * 40)


def all_runs(one: str, other: str) -> set[Stretch]:
    """By looking at every pair of places."""
    found = set()
    for at, its in product(range(len(one)), range(len(other))):
        if at and its and one[at - 1] == other[its - 1]:
            continue
        length = 0
        while one[at + length : at + length + 1] == other[its + length : its + length + 1] != "":
            length += 1
        if length >= SEED:
            found.add(Stretch(at, its, length))
    return found


@given(_TEXTS, _TEXTS)
def test_all_common_runs_are_found_as_long_as_they_can_be(one: str, other: str) -> None:
    found = runs(one, other)

    pairs = sum(run.length - SEED + 1 for run in all_runs(one, other))
    few = pairs <= 4 * (len(one) + len(other) - 2 * SEED)
    assert not few or sorted(found) == sorted(all_runs(one, other))
    assert all(one[r.at :][: r.length] == other[r.its :][: r.length] for r in found)


@pytest.mark.parametrize("text", _REPEATED)
def test_a_text_that_repeats_itself_is_found_whole_with_a_bounded_number_of_runs(
    text: str,
) -> None:
    found = runs(f"始{text}", f"{text}终")

    assert max(run.length for run in found) >= 128
    assert len(found) <= 4 * len(text)


@pytest.mark.parametrize("text", _REPEATED)
def test_what_is_found_in_repeated_text_is_the_same_on_both_sides(text: str) -> None:
    other = text[7:] + "终"

    assert all(text[r.at :][: r.length] == other[r.its :][: r.length] for r in runs(text, other))
