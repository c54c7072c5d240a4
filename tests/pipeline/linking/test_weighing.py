"""Scores are sums of what comparisons are worth, and decisions follow from scores alone."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

from corpora.errors import PolicyPipeError
from corpora.store import Corpus
from pipeline.linking import weighing
from pipeline.linking.comparisons import COMPARISONS, compared
from pipeline.linking.decision import decide
from pipeline.linking.facing import Facing
from pipeline.linking.weighing import Step, Weights, weigh
from tests.pipeline.linking.profiles import face
from tests.pipeline.linking.test_comparisons import LOCAL, SOURCE

OWN = Weights(
    prior=-2.0,
    threshold=1.0,
    sure=5.0,
    comparisons={
        "wording": (Step(start=0.1, bits=1.5), Step(start=0.9, bits=4.0)),
        "departments": (Step(start=1.0, bits=0.5),),
    },
    made={},
)


@pytest.fixture(scope="module")
def near() -> Facing:
    return face(LOCAL, SOURCE)


def test_a_score_is_the_prior_and_all_bits(near: Facing) -> None:
    found = weigh(near, OWN)

    assert found.scores[0, 0] == -2.0 + 4.0 + 0.5
    assert np.array_equal(found.scores, -2.0 + found.bits["wording"] + found.bits["departments"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, 0.0), (0.0999, 0.0), (0.1, 1.5), (0.5, 1.5), (0.9, 4.0), (1.0, 4.0), (-1.0, 0.0)],
)
def test_a_step_begins_with_its_start(value: float, expected: float) -> None:
    steps = OWN.comparisons["wording"]

    assert weighing._worth(np.array([[value]]), steps).tolist() == [[expected]]


def test_rounding_errors_decide_nothing(near: Facing) -> None:
    """0.1 + 0.2 is a little more than 0.3: what is compared has nine digits."""
    steps = (Step(start=1.0, bits=3.0),)
    values = compared("wording", near)

    assert weighing._worth(values[:1, :1], steps).tolist() == [[3.0]]


def test_links_are_the_pairs_from_the_threshold_up(near: Facing) -> None:
    weighed = weigh(near, OWN)
    found = {(one.task, one.source): one for one in decide(near, weighed, OWN)}

    assert set(found) == {(int(a), int(b)) for a, b in np.argwhere(weighed.scores >= OWN.threshold)}
    assert found[0, 0].score == 2.5


def test_a_score_that_equals_the_threshold_is_a_link(near: Facing) -> None:
    at = msgspec.structs.replace(OWN, threshold=2.5)
    above = msgspec.structs.replace(OWN, threshold=2.5001)

    assert (0, 0) in {(one.task, one.source) for one in decide(near, weigh(near, at), at)}
    assert (0, 0) not in {(one.task, one.source) for one in decide(near, weigh(near, above), above)}


def test_reasons_add_up_and_name_what_was_compared(near: Facing) -> None:
    shipped = weighing.shipped()
    found = decide(near, weigh(near, shipped), shipped)

    assert found
    for one in found:
        assert sum(reason.bits for reason in one.reasons) == pytest.approx(one.score, abs=1e-6)
        assert one.reasons[0].comparison == "prior"
        assert all(reason.bits for reason in one.reasons)
    shown = {reason.comparison: (reason.task, reason.source) for reason in found[0].reasons}
    assert shown["departments"] == ("林草", "林草")
    assert shown["heading_told" if "heading_told" in shown else "local_heading_found"] == (
        "建立湿地名录",
        "建立湿地名录",
    )
    assert shown["wording"] == ("", "")


def test_what_came_near_stands_among_the_alternatives(near: Facing) -> None:
    scores = weigh(near, OWN).scores
    threshold = float(scores[0, 0])
    low = msgspec.structs.replace(OWN, threshold=threshold, prior=-2.0)
    weighed = weighing.Weighed(
        values=weigh(near, OWN).values,
        bits=weigh(near, OWN).bits,
        scores=np.where(scores == threshold, threshold, threshold - 0.5),
    )
    [first, *_] = decide(near, weighed, low)

    assert [column for column, _ in first.alternatives] == [1, 2, 3]
    assert {score for _, score in first.alternatives} == {threshold - 0.5}


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0.0, 0.5), (1.0, 2 / 3), (-1.0, 1 / 3), (10.0, 1024 / 1025), (1e9, 1.0), (-1e9, 0.0)],
)
def test_odds_double_with_every_bit(score: float, expected: float) -> None:
    assert weighing.probability(score) == pytest.approx(expected, abs=1e-9)


def test_the_shipped_table_is_in_order() -> None:
    shipped = weighing.shipped()

    assert set(shipped.comparisons) <= set(COMPARISONS)
    for steps in shipped.comparisons.values():
        starts, bits = [one.start for one in steps], [one.bits for one in steps]
        assert starts == sorted(set(starts))
        assert bits == sorted(bits), "more likeness is never evidence against"
        assert bits[0] > 0
    assert shipped.prior < shipped.threshold < shipped.sure


def test_a_table_stays_with_its_corpus(corpus: Corpus) -> None:
    assert weighing.chosen(corpus) == weighing.shipped()
    weighing.choose(corpus, OWN)
    assert weighing.chosen(corpus) == OWN
    weighing.choose(corpus, None)
    assert weighing.chosen(corpus) == weighing.shipped()


def test_a_table_of_another_version_is_refused(corpus: Corpus) -> None:
    other = msgspec.structs.replace(OWN, comparisons={"colour": ()})
    weighing.choose(corpus, other)

    with pytest.raises(PolicyPipeError, match=r"no such comparison: colour; choose other weights"):
        weighing.chosen(corpus)


def test_a_table_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(msgspec.json.encode(OWN))

    assert weighing.read(path) == OWN


@pytest.mark.parametrize(
    "change", [{"prior": "no"}, {"comparisons": {"wording": 3}}, {"sure": None}]
)
def test_a_file_of_another_form_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(msgspec.to_builtins(OWN) | change), "utf-8")

    with pytest.raises(PolicyPipeError, match=r"own\.json: is no table of weights"):
        weighing.read(path)
