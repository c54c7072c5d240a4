"""What each comparison is worth: evidence in bits, from a table that was learned."""

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from corpora.errors import PolicyPipeError
from corpora.store import Corpus
from corpora.store_reading import Contents
from pipeline.linking.comparisons import COMPARISONS, Comparison, compared
from pipeline.linking.facing import Facing, Matrix

PRIOR = "prior"
_SETTING = "weights"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One level of a comparison: from this value up it is worth `bits`.

    `linked` and `others` are the shares of linked pairs and of all other pairs on this level in
    the annotations that the table was learned from.
    """

    start: float
    bits: float
    linked: float = 0.0
    others: float = 0.0


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The table: steps by comparison in ascending order; what lies below the first is worth 0.

    `prior` are the bits for two tasks of which nothing is known; `threshold` the score from which
    two tasks are linked; `sure` the score from which a rival does not matter. `made` tells how the
    table was made and what it reached.
    """

    prior: float
    threshold: float
    sure: float
    comparisons: dict[str, tuple[Step, ...]]
    made: dict[str, str | float | int]


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """All pairs of two documents: values and bits of each comparison, and the scores."""

    values: Mapping[str, Matrix]
    bits: Mapping[str, Matrix]
    scores: Matrix


def shipped() -> Weights:
    """The table that comes with the program."""
    return _shipped()


def chosen(contents: Contents) -> Weights:
    """The table of a corpus: that which was chosen for it, else the shipped one.

    Raises:
        PolicyPipeError: It names comparisons that this version does not know.
    """
    stored = contents.setting(_SETTING)
    if stored is None:
        return shipped()
    try:
        return _checked(stored)
    except ValueError as error:
        raise PolicyPipeError(
            f"{contents.path}: {error}; choose other weights with: policy-pipe link"
        ) from error


def choose(corpus: Corpus, weights: Weights | None) -> None:
    """Keeps a table for a corpus; None goes back to the shipped one."""
    corpus.choose(_SETTING, None if weights is None else msgspec.json.encode(weights))


def read(path: Path, comparisons: Collection[str] = COMPARISONS.keys()) -> Weights:
    """A table of one's own; `comparisons` are those that it may name.

    Raises:
        PolicyPipeError: It is missing or no such table.
    """
    try:
        return _checked(path.read_bytes(), comparisons)
    except OSError as error:
        raise PolicyPipeError(f"{path}: cannot be opened: {error.strerror}") from error
    except ValueError as error:
        raise PolicyPipeError(f"{path}: is no table of weights: {error}") from error


def weigh(
    facing: Facing, weights: Weights, comparisons: Mapping[str, Comparison] = COMPARISONS
) -> Weighed:
    """Every pair's score; it is the sum of the prior and of all bits."""
    values = {name: compared(name, facing, comparisons) for name in weights.comparisons}
    bits = {name: _worth(values[name], steps) for name, steps in weights.comparisons.items()}
    scores = np.full(facing.shape, weights.prior)
    for worth in bits.values():
        scores = scores + worth
    return Weighed(values=values, bits=bits, scores=scores)


def probability(score: float) -> float:
    """The curve: odds double with every bit, even at 0."""
    return float(1 / (1 + 2.0 ** -max(min(score, 60.0), -60.0)))


def _worth(values: Matrix, steps: tuple[Step, ...]) -> Matrix:
    starts = np.array([step.start for step in steps])
    bits = np.array([0.0, *(step.bits for step in steps)])
    return np.asarray(bits[np.searchsorted(starts, values, side="right")])


@cache
def _shipped() -> Weights:
    return _checked(files(__package__).joinpath("weights.json").read_bytes())


def _checked(data: bytes, comparisons: Collection[str] = COMPARISONS.keys()) -> Weights:
    weights = msgspec.json.decode(data, type=Weights)
    unknown = sorted(set(weights.comparisons) - set(comparisons))
    if unknown:
        raise ValueError(f"no such comparison: {', '.join(unknown)}")
    for name, steps in weights.comparisons.items():
        starts = [step.start for step in steps]
        if starts != sorted(set(starts)):
            raise ValueError(f"{name}: steps must begin in ascending order")
    return weights
