"""How the table of weights is made from annotated pairs of documents."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pipeline.linking.comparisons import COMPARISONS, OF_DOCUMENTS, compared
from pipeline.linking.facing import Facing, Matrix
from pipeline.linking.weighing import Step, Weights, weigh

_OF_TASKS = tuple(name for name in COMPARISONS if name not in OF_DOCUMENTS)
# Where the levels of a comparison begin: shares of the linked pairs and of all pairs.
_OF_LINKED = (0.05, 0.15, 0.3, 0.5, 0.75)
_OF_ALL = (0.8, 0.95)
# A comparison with so few values has a level for each.
_FEW = 8
# How strongly weights are held near zero: chosen on pairs left out.
_PENALTY = 4.0
_LN2 = float(np.log(2))
_DIGITS = 4


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of documents with its truth: 1 linked, 0 not linked, -1 in doubt and left out."""

    name: str
    facing: Facing
    truth: NDArray[np.int64]
    weight: float = 1.0


def learned(
    lessons: Sequence[Lesson], strangers: Sequence[Facing] = (), *, penalty: float = _PENALTY
) -> Weights:
    """The weights that tell linked pairs from others best, all comparisons taken together.

    Logistic regression over levels: a comparison's bits never fall as its value rises, so that
    more likeness is never evidence against. Fitted together, two comparisons that see the same
    words share its weight and do not count it twice, as log(m/u) taken one by one would.
    """
    values, truth, weight = _table(lessons)
    cuts = [_cuts(values[:, k], truth) for k in range(values.shape[1])]
    ladder = np.concatenate(
        [(values[:, k, None] >= cut[None, :]) for k, cut in enumerate(cuts)], axis=1
    ).astype(np.float64)
    rises, prior = _fitted(ladder, truth, weight, penalty)
    comparisons: dict[str, tuple[Step, ...]] = {}
    at = 0
    for k, name in enumerate(_OF_TASKS):
        rise = rises[at : at + len(cuts[k])] / _LN2
        at += len(cuts[k])
        steps = _steps(values[:, k], truth, cuts[k], np.cumsum(rise))
        if steps:
            comparisons[name] = steps
    weights = Weights(
        prior=round(prior / _LN2, _DIGITS),
        threshold=0.0,
        sure=0.0,
        comparisons=comparisons,
        made={},
    )
    scores = ladder @ rises / _LN2 + prior / _LN2
    weights = msgspec.structs.replace(
        weights, threshold=_threshold(scores, truth, weight), sure=_sure(scores, truth)
    )
    return _among_documents(weights, [one.facing for one in lessons], strangers)


def _among_documents(
    weights: Weights, known: Sequence[Facing], strangers: Sequence[Facing]
) -> Weights:
    """A step for each comparison of documents, taken off the prior again."""
    prior, comparisons = weights.prior, dict(weights.comparisons)
    for name in OF_DOCUMENTS if strangers else ():
        mine, theirs = (_values(name, facings) for facings in (known, strangers))
        # The cut that leaves the fewest on the wrong side, each kind counted for one.
        cut = max(
            np.unique(np.round(mine, _DIGITS)),
            key=lambda mark: ((mine >= mark).mean() - (theirs >= mark).mean(), -mark),
        )
        linked, others = _share(mine >= cut), _share(theirs >= cut)
        bits = round(
            float(np.log2(linked / others) - np.log2((1 - linked) / (1 - others))), _DIGITS
        )
        step = Step(
            start=float(cut),
            bits=bits,
            linked=round(linked, _DIGITS),
            others=round(others, _DIGITS),
        )
        comparisons[name] = (step,)
        prior = round(prior - bits, _DIGITS)
    return msgspec.structs.replace(weights, prior=prior, comparisons=comparisons)


def _values(name: str, facings: Sequence[Facing]) -> NDArray[np.float64]:
    return np.array([compared(name, one).max(initial=0.0) for one in facings])


def _share(found: NDArray[np.bool_]) -> float:
    """One half added on both sides: a share of a sample is never quite 0 or 1."""
    return float((found.sum() + 0.5) / (len(found) + 1))


def counts(lesson: Lesson, linked: NDArray[np.bool_]) -> tuple[int, int, int]:
    """True, false and missing links of one pair of documents."""
    scored = lesson.truth >= 0
    wanted = lesson.truth == 1
    return (
        int((linked & wanted).sum()),
        int((linked & scored & ~wanted).sum()),
        int((~linked & wanted).sum()),
    )


def f1(true: int, false: int, missing: int) -> float:
    return 2 * true / (2 * true + false + missing) if true else 0.0


def scores(lesson: Lesson, weights: Weights) -> Matrix:
    return weigh(lesson.facing, weights).scores


def _table(
    lessons: Sequence[Lesson],
) -> tuple[Matrix, NDArray[np.float64], NDArray[np.float64]]:
    rows, truth, weight = [], [], []
    for lesson in lessons:
        known = lesson.truth >= 0
        columns = [compared(name, lesson.facing)[known] for name in _OF_TASKS]
        rows.append(np.stack(columns, axis=1))
        truth.append(lesson.truth[known].astype(np.float64))
        weight.append(np.full(int(known.sum()), lesson.weight))
    return np.concatenate(rows), np.concatenate(truth), np.concatenate(weight)


def _cuts(values: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    few = np.unique(values)
    if len(few) <= _FEW:
        return few[1:]
    marks = np.concatenate(
        [np.quantile(values[truth == 1], _OF_LINKED), np.quantile(values, _OF_ALL)]
    )
    found = np.unique(np.round(marks, _DIGITS))
    return np.asarray(found[found > values.min()])


def _fitted(
    ladder: Matrix, truth: NDArray[np.float64], weight: NDArray[np.float64], penalty: float
) -> tuple[NDArray[np.float64], float]:
    share = truth.mean()
    start = np.append(np.zeros(ladder.shape[1]), np.log(share / (1 - share)))

    def loss(found: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = ladder @ found[:-1] + found[-1]
        off = weight * (1 / (1 + np.exp(-odds)) - truth)
        value = (weight * (np.logaddexp(0, odds) - truth * odds)).sum()
        slope = np.append(ladder.T @ off + penalty * found[:-1], off.sum())
        return float(value + penalty / 2 * (found[:-1] ** 2).sum()), slope

    bounds = [(0.0, None)] * ladder.shape[1] + [(None, None)]
    result = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(result.x[:-1]), float(result.x[-1])


def _steps(
    values: NDArray[np.float64],
    truth: NDArray[np.float64],
    cuts: NDArray[np.float64],
    bits: NDArray[np.float64],
) -> tuple[Step, ...]:
    """Steps that are worth more than the one below."""
    found: list[Step] = []
    before = 0.0
    for n, (start, worth) in enumerate(zip(cuts, bits, strict=True)):
        if round(worth - before, _DIGITS) <= 0:
            continue
        inside = values >= start
        if n + 1 < len(cuts):
            inside &= values < cuts[n + 1]
        found.append(
            Step(
                start=float(start),
                bits=round(float(worth), _DIGITS),
                linked=round(float(inside[truth == 1].mean()), _DIGITS),
                others=round(float(inside[truth == 0].mean()), _DIGITS),
            )
        )
        before = float(worth)
    return tuple(found)


def _threshold(
    scores: NDArray[np.float64], truth: NDArray[np.float64], weight: NDArray[np.float64]
) -> float:
    """The score at which the most is found for the fewest errors, by weighed F1."""
    marks = np.round(np.arange(-3.0, 2.01, 0.05), 2)
    linked, others = weight * (truth == 1), weight * (truth == 0)
    found = []
    for mark in marks:
        over = scores >= mark
        true, false = (linked * over).sum(), (others * over).sum()
        found.append(2 * true / (true + false + linked.sum()))
    return float(marks[int(np.argmax(found))])


def _sure(scores: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    """The score from which 98 of 100 pairs are links."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= 0.98)
    return round(float(scores[order][good[-1]]), 2) if len(good) else float(scores.max())
