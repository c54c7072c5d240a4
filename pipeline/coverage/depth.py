"""Whether a task that a document takes up is taken up below it, too."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from corpora.vocabulary import CoverageState
from outputs.graph_records import Coverage
from pipeline.coverage.measured import family
from pipeline.linking.chains import document_of

if TYPE_CHECKING:
    from pipeline.world import World

# A task that need not be taken up is nowhere missing.
SETTLED: frozenset[CoverageState] = frozenset(
    {"covered", "partial", "merged", "split", "not_applicable", "justified"}
)


def of_rows(world: "World", rows: Iterable[Coverage]) -> Iterator[Coverage]:
    """The rows of one document, each deep where no document below it lacks the task.

    Only documents below that are measured against the same source, be it over several hops.
    """
    lacking: dict[tuple[str, str], frozenset[str]] = {}
    for row in rows:
        key = (row.document, document_of(row.source))
        if key not in lacking:
            lacking[key] = _lacking(world, *key)
        shallow = row.state not in SETTLED or row.source in lacking[key]
        yield msgspec.structs.replace(row, depth="shallow" if shallow else "deep")


def _lacking(world: "World", document: str, source: str) -> frozenset[str]:
    """The tasks of `source` that some document below `document` does not have."""
    parts = frozenset(family(world, document))
    return frozenset(
        row.source
        for below in world.below.get(source, ())
        if not parts.isdisjoint(world.measured[below])
        for row in world.states(below)
        if document_of(row.source) == source and row.state not in SETTLED
    )
