"""The links between the tasks of two documents, a function of these two alone."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

import msgspec

from corpora.model import Analysis, Evidence, Levelled, Passage, Task
from corpora.vocabulary import CopyClass, Relation
from extractors import levelling
from pipeline.linking import copying, marks, passages, relation, sides
from pipeline.linking.comparisons import COMPARISONS, Comparison
from pipeline.linking.decision import Decided, decide, of_pair
from pipeline.linking.facing import Facing
from pipeline.linking.sides import Side
from pipeline.linking.traits import Profiled, profiled
from pipeline.linking.weighing import Weights, weigh


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is linked: what is compared of its tasks, and their words."""

    profile: Profiled
    sides: tuple[Side, ...]


class TaskLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link as it is kept: tasks by their place in their documents.

    `copy_class` holds unless the shared words are formulas, which only the corpus can tell:
    `clauses` are those of the task that share words with the source, each as its `clause_code`
    and its length.
    """

    task: int
    source: int
    score: float
    reasons: tuple[Evidence, ...]
    alternatives: tuple[tuple[int, float], ...]
    relation: Relation
    copy_class: CopyClass
    task_share: float
    source_share: float
    measures: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    clauses: tuple[tuple[int, int], ...]


def prepared(document: str, ids: tuple[str, ...], analysis: Analysis) -> Prepared:
    """Made once a document, however many others it is compared with."""
    whole = levelling.of_document(analysis)
    return Prepared(profile=profiled(document, ids, analysis, whole), sides=sided(analysis, whole))


def link(
    local: Prepared,
    source: Prepared,
    weights: Weights,
    comparisons: Mapping[str, Comparison] = COMPARISONS,
) -> tuple[TaskLink, ...]:
    """All links from the tasks of `local` to those of `source`, in text order."""
    if not local.sides or not source.sides:
        return ()
    facing = Facing(local.profile, source.profile)
    weighed = weigh(facing, weights, comparisons)
    return tuple(
        _kept(one, local.sides[one.task], source.sides[one.source])
        for one in decide(facing, weighed, weights)
    )


def link_two(
    local: Prepared,
    source: Prepared,
    weights: Weights,
    task: int,
    other: int,
    comparisons: Mapping[str, Comparison] = COMPARISONS,
) -> TaskLink:
    """As `link` has it of one task and one of the source's, also where the score is too low."""
    facing = Facing(local.profile, source.profile)
    decided = of_pair(facing, weigh(facing, weights, comparisons), weights, task, other)
    return _kept(decided, local.sides[task], source.sides[other])


def nearest(
    local: Prepared,
    source: Prepared,
    weights: Weights,
    most: int,
    comparisons: Mapping[str, Comparison] = COMPARISONS,
) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each task of `local` the likeliest of `source` and their scores, linked or not."""
    if not local.sides or not source.sides:
        return ((),) * len(local.sides)
    scores = weigh(Facing(local.profile, source.profile), weights, comparisons).scores
    return tuple(
        tuple(sorted(((n, float(score)) for n, score in enumerate(row)), key=_best)[:most])
        for row in scores
    )


def takers(
    local: Prepared,
    source: Prepared,
    weights: Weights,
    most: int,
    comparisons: Mapping[str, Comparison] = COMPARISONS,
) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each task of `source` the likeliest of `local` and their scores, linked or not."""
    if not local.sides or not source.sides:
        return ((),) * len(source.sides)
    scores = weigh(Facing(local.profile, source.profile), weights, comparisons).scores
    return tuple(
        tuple(sorted(((n, float(score)) for n, score in enumerate(column)), key=_best)[:most])
        for column in scores.T
    )


def _best(one: tuple[int, float]) -> tuple[float, int]:
    return -round(one[1], 4), one[0]


def sided(analysis: Analysis, whole: Levelled | None = None) -> tuple[Side, ...]:
    """The words of a document's tasks; `whole` is its levelled text, where it is at hand."""
    whole = whole or levelling.of_document(analysis)
    return tuple(sides.of_task(task, whole, analysis.folded) for task in analysis.of(Task))


def clause_codes(tasks: Iterable[Side]) -> tuple[int, ...]:
    """The clauses of a document's tasks, each once, as numbers that tell them apart."""
    found = {
        clause_code(side.words.text[first:last])
        for side in tasks
        for sentence in side.sentences
        for first, last in side.clauses(*sentence)
    }
    return tuple(sorted(found))


@lru_cache(maxsize=100_000)
def clause_code(clause: str) -> int:
    """A clause by 63 bits: SQLite's numbers have a sign."""
    digest = blake2b(clause.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _kept(one: Decided, task: Side, source: Side) -> TaskLink:
    found = passages.align(task, source)
    marked = marks.mark(found, task, source)
    compared = relation.compare(marked, task, source)
    asked: list[tuple[int, int]] = []

    def spread(clause: str) -> int:
        asked.append((clause_code(clause), len(clause)))
        return 1

    return TaskLink(
        task=one.task,
        source=one.source,
        score=one.score,
        reasons=one.reasons,
        alternatives=one.alternatives,
        relation=compared.relation,
        copy_class=copying.classify(marked, task, source, spread=spread),
        task_share=round(compared.task_share, 3),
        source_share=round(compared.source_share, 3),
        measures=compared.measures,
        passages=found,
        clauses=tuple(asked),
    )
