"""Nothing is read worse than it has been read before."""

import pytest

from tests.evaluation import floors
from tests.evaluation.floors import Book, Floors, Lowered, below, raised
from tests.evaluation.measuring import Gold, Measured, available, measure

GOLD = Gold(sha256="0", documents=1, tasks=2, departments=3, deadlines=4, citations=5)


def measured(**figures: float) -> Measured:
    return Measured(gold=GOLD, figures=figures)


def book(**figures: float) -> Book:
    return Book(sets={"samples": Floors(gold=GOLD, figures=figures)})


def test_the_samples_are_read_as_well_as_before() -> None:
    floor, now = floors.read().sets["samples"], measure("samples")

    assert now.gold == floor.gold, "other gold: python -m tests.evaluation.floors --raise"
    assert below(floor, now) == []
    assert set(now.figures) == set(floor.figures)


@pytest.mark.shared
@pytest.mark.skipif(not available("shared"), reason="no annotated corpus beside the checkout")
def test_real_documents_are_read_as_well_as_before() -> None:
    floor, now = floors.read().sets["shared"], measure("shared")
    if now.gold != floor.gold:
        pytest.skip("the gold beside the checkout is not the one that the floors were measured on")

    assert below(floor, now) == []


def test_every_lowered_floor_has_its_reason() -> None:
    assert all(one.because for one in floors.read().lowered)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"task": 0.9}, []),
        ({"task": 0.95, "lead": 0.1}, []),
        ({"task": 0.8999}, ["task is 0.8999, its floor 0.9"]),
        ({}, ["task is None, its floor 0.9"]),
    ],
)
def test_a_figure_under_its_floor_is_named(now: dict[str, float], expected: list[str]) -> None:
    floor = Floors(gold=GOLD, figures={"task": 0.9})

    assert below(floor, measured(**now)) == expected


def test_floors_rise_to_what_is_measured() -> None:
    after = raised(book(task=0.9), {"samples": measured(task=0.95, lead=0.8)}, because=None)

    assert after == book(task=0.95, lead=0.8)


def test_a_set_that_was_not_measured_keeps_its_floors() -> None:
    assert raised(book(task=0.9), {}, because=None) == book(task=0.9)


@pytest.mark.parametrize("now", [{"task": 0.85}, {"lead": 1.0}])
def test_no_floor_comes_down_without_a_reason(now: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"samples task 0\.9 to"):
        raised(book(task=0.9), {"samples": measured(**now)}, because=None)


def test_the_reason_stays_with_the_floor() -> None:
    after = raised(book(task=0.9), {"samples": measured(task=0.85)}, because="two labels mended")

    assert after.sets["samples"].figures == {"task": 0.85}
    assert after.lowered == (
        Lowered(set="samples", figure="task", before=0.9, after=0.85, because="two labels mended"),
    )
