"""What became of each task of a higher document in the documents that carry it out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from corpora.vocabulary import CoverageState
from outputs.graph_records import Coverage
from pipeline.coverage import depth, reasons
from pipeline.coverage.states import of_pair

if TYPE_CHECKING:
    from pipeline.world import World

# What the office may explain.
_OPEN: frozenset[CoverageState] = frozenset({"gap", "partial", "mentioned"})


def of(world: "World", document: str) -> tuple[Coverage, ...]:
    """All rows of one subordinate document: by source, nearest level first, in its order."""
    return tuple(depth.of_rows(world, world.states(document)))


def states(world: "World", document: str) -> Iterator[Coverage]:
    """The same rows without their depth, which needs those of the documents below."""
    said = world.justified(document)
    for row in world.proposed(document):
        decision = said.get(row.source) if row.state in _OPEN else None
        if decision is not None:
            why = reasons.justified(decision)
            row = msgspec.structs.replace(row, state="justified", reason=why)
        yield row


def proposed(world: "World", document: str) -> Iterator[Coverage]:
    """The same rows as if the office had explained nothing; findings rest on them."""
    for source in world.measured.get(document, ()):
        yield from of_pair(world, document, source)
