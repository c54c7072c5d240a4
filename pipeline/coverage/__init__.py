"""What became of each task of a higher document in the documents that carry it out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from outputs.graph_records import Coverage
from pipeline.coverage import depth
from pipeline.coverage.states import of_pair

if TYPE_CHECKING:
    from pipeline.world import World


def of(world: "World", document: str) -> tuple[Coverage, ...]:
    """All rows of one subordinate document: by source, nearest level first, in its order."""
    return tuple(depth.of_rows(world, world.states(document)))


def states(world: "World", document: str) -> Iterator[Coverage]:
    """The same rows without their depth, which needs those of the documents below."""
    for source in world.measured.get(document, ()):
        yield from of_pair(world, document, source)
