"""Each query among the sources that its scope allows, block by block."""

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.linking.grams import Numbers, portions
from pipeline.linking.nearest import Postings, Queries, Slots, Wanted, nearest
from pipeline.linking.rankings import Rankings
from pipeline.linking.sources import Choice, Scope, Sources

# To make a source ready for comparison takes as long as to compare it with so many queries.
_READY = 100

_NOBODY: Numbers = np.zeros(0, np.int64)


def search(
    queries: Queries,
    sources: Sources,
    by_scope: Mapping[Scope | None, Sequence[int]],
    wanted: Wanted,
    block: int,
) -> Rankings:
    """Every query stands in one scope.

    A few sources are made ready for their scope alone. If there are many, all are made ready once
    for all scopes, and each scope bars those that it does not allow.
    """
    best = Rankings.none(len(queries), wanted.columns)
    wide: list[tuple[Numbers, Choice]] = []
    for scope, some in by_scope.items():
        rows, choice = np.array(some), sources.choice(scope)
        if sources.count(choice) * (_READY + len(rows)) < len(sources) * len(rows):
            best.put(rows, _among(queries.only(rows), sources, choice, wanted, block))
        else:
            wide.append((rows, choice))
    if wide:
        _among_all(queries, sources, wide, wanted, best)
    return best


def _among(
    queries: Queries, sources: Sources, choice: Choice, wanted: Wanted, block: int
) -> Rankings:
    best = Rankings.none(len(queries), wanted.columns)
    positions, slots = sources.positions(choice), Slots.of(queries)
    for portion in portions(sources.sizes[positions], block):
        some = positions[portion]
        found = nearest(queries, Postings.of(sources.at(some), slots), _NOBODY, wanted)
        best = best.and_then(Rankings(found.similarities, some[found.positions]))
    return best


def _among_all(
    queries: Queries,
    sources: Sources,
    asked: Sequence[tuple[Numbers, Choice]],
    wanted: Wanted,
    best: Rankings,
) -> None:
    slots = Slots.of(queries.only(np.concatenate([rows for rows, _ in asked])))
    for start, shard, barred in sources.blocks([choice for _, choice in asked]):
        postings = Postings.of(shard, slots)
        for (rows, _), out in zip(asked, barred, strict=True):
            if len(out) < len(shard):
                found = nearest(queries.only(rows), postings, out, wanted)
                later = Rankings(found.similarities, found.positions + start)
                best.put(rows, best.only(rows).and_then(later))
