"""Which pairs of tasks are linked, and which sources nearly were."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
import numpy as np

from corpora.model import Evidence
from pipeline.linking.facing import Facing
from pipeline.linking.traits import Profile
from pipeline.linking.weighing import PRIOR, Weighed, Weights

# Half the odds of the threshold and more: near enough to be shown to who decides.
_NEARLY = 1.0
_MOST_ALTERNATIVES = 3
_DIGITS = 4


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A link between two tasks, by their places in their documents.

    `alternatives` are other sources of the task and their scores, best first, that came near the
    threshold without reaching it; `score` is the sum of the reasons.
    """

    task: int
    source: int
    score: float
    reasons: tuple[Evidence, ...]
    alternatives: tuple[tuple[int, float], ...] = ()


def decide(facing: Facing, weighed: Weighed, weights: Weights) -> tuple[Decided, ...]:
    """All pairs at or above the threshold, in text order; none is taken back for a rival.

    A task may take up several sources and a source be taken up by several tasks, so a second good
    source is a second link. Where the evidence for a pair is not enough, the program abstains: the
    pair is no link, but stands among the alternatives of the task's links.
    """
    # The score that is shown decides, not its further digits.
    linked = np.round(weighed.scores, _DIGITS) >= weights.threshold
    return tuple(
        Decided(
            task=int(row),
            source=int(column),
            score=_total(reasons),
            reasons=reasons,
            alternatives=_alternatives(weighed, int(row), weights.threshold),
        )
        for row, column in np.argwhere(linked)
        for reasons in [_reasons(facing, weighed, weights, int(row), int(column))]
    )


def of_pair(facing: Facing, weighed: Weighed, weights: Weights, row: int, column: int) -> Decided:
    """One pair whatever its score, for who compares just these two; without alternatives."""
    reasons = _reasons(facing, weighed, weights, row, column)
    return Decided(task=row, source=column, score=_total(reasons), reasons=reasons)


def _alternatives(weighed: Weighed, row: int, threshold: float) -> tuple[tuple[int, float], ...]:
    scores = weighed.scores[row]
    near = [
        (int(column), round(float(scores[column]), _DIGITS))
        for column in np.flatnonzero((scores < threshold) & (scores >= threshold - _NEARLY))
    ]
    return tuple(sorted(near, key=lambda one: (-one[1], one[0]))[:_MOST_ALTERNATIVES])


def _reasons(
    facing: Facing, weighed: Weighed, weights: Weights, row: int, column: int
) -> tuple[Evidence, ...]:
    """The prior, and each comparison that is worth something here."""
    prior = Evidence(comparison=PRIOR, level="", bits=weights.prior)
    return (prior, *_worth_something(facing, weighed, row, column))


def _worth_something(facing: Facing, weighed: Weighed, row: int, column: int) -> Iterator[Evidence]:
    task, source = facing.local.tasks[row], facing.source.tasks[column]
    for name, bits in weighed.bits.items():
        worth = float(bits[row, column])
        if worth:
            yield Evidence(
                comparison=name,
                level=f"{weighed.values[name][row, column]:.2f}",
                bits=worth,
                task=_shown(name, task),
                source=_shown(name, source),
            )


def _shown(name: str, one: Profile) -> str:
    """The value that was compared, where it is short enough to be shown."""
    show = _SHOWN.get(name)
    return show(one) if show else ""


def _heading(one: Profile) -> str:
    return one.task.heading


def _lines(one: Profile) -> str:
    return "、".join(sorted(one.lines))


def _things(one: Profile) -> str:
    return "、".join(sorted(one.things))


_SHOWN: Mapping[str, Callable[[Profile], str]] = {
    "local_heading_found": _heading,
    "source_heading_found": _heading,
    "heading_told": _heading,
    "mutual_heading": _heading,
    "sole_theme": _heading,
    "departments": _lines,
    "things": _things,
}


def _total(reasons: tuple[Evidence, ...]) -> float:
    return round(sum(one.bits for one in reasons), _DIGITS)
