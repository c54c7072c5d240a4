"""A table that is learned tells linked pairs from others, and never holds likeness against them."""

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.linking import learning
from pipeline.linking.learning import Lesson, learned
from pipeline.linking.weighing import Weights
from tests.pipeline.linking.notices import LIBRARIES, WETLANDS
from tests.pipeline.linking.profiles import face

_OWN = "清理河道垃圾。聘请保洁员四十名，日产日清，按月考核。"


def lesson(local: Sequence[str], source: Sequence[str], *linked: tuple[int, int]) -> Lesson:
    facing = face(local, source)
    truth = np.zeros(facing.shape, dtype=np.int64)
    for pair in linked:
        truth[pair] = 1
    return Lesson(name="", facing=facing, truth=truth)


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    fewer = [WETLANDS[2], _OWN, WETLANDS[0]]
    other = [_OWN, LIBRARIES[1], LIBRARIES[4]]
    return [
        lesson(WETLANDS, WETLANDS, *((n, n) for n in range(5))),
        lesson(fewer, WETLANDS, (0, 2), (2, 0)),
        lesson(other, LIBRARIES, (1, 1), (2, 4)),
    ]


@pytest.fixture(scope="module")
def weights(lessons: list[Lesson]) -> Weights:
    return learned(lessons)


def test_what_was_taught_is_known(lessons: list[Lesson], weights: Weights) -> None:
    for one in lessons:
        linked = learning.scores(one, weights) >= weights.threshold
        assert learning.counts(one, linked) == (int((one.truth == 1).sum()), 0, 0)


def test_more_likeness_is_never_worth_less(weights: Weights) -> None:
    assert weights.comparisons
    for steps in weights.comparisons.values():
        bits = [0.0, *(one.bits for one in steps)]
        assert bits == sorted(set(bits))


def test_the_same_lessons_teach_the_same(lessons: list[Lesson], weights: Weights) -> None:
    assert learned(lessons) == weights


def test_pairs_in_doubt_teach_nothing(lessons: list[Lesson], weights: Weights) -> None:
    doubted = face([*WETLANDS, _OWN], [*LIBRARIES, _OWN])
    doubt = Lesson(name="", facing=doubted, truth=np.full(doubted.shape, -1, dtype=np.int64))

    assert learned([*lessons, doubt]) == weights


def test_a_stronger_penalty_holds_weights_nearer_to_zero(
    lessons: list[Lesson], weights: Weights
) -> None:
    def worth(table: Weights) -> float:
        return sum(steps[-1].bits for steps in table.comparisons.values())

    assert worth(learned(lessons, penalty=50.0)) < worth(weights)


def test_counts_leave_out_what_is_in_doubt() -> None:
    one = Lesson(
        name="",
        facing=face(WETLANDS[:2], WETLANDS[:2]),
        truth=np.array([[1, 0], [-1, 1]]),
    )

    assert learning.counts(one, np.array([[True, True], [True, False]])) == (1, 1, 1)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 0, 0), 0.0), ((4, 0, 0), 1.0), ((2, 1, 1), 2 / 3), ((0, 3, 1), 0.0)],
)
def test_f1(counts: tuple[int, int, int], expected: float) -> None:
    assert learning.f1(*counts) == pytest.approx(expected)
