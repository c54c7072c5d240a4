"""A corpus as outputs are given it: `outputs.view.View` over a world."""

from collections.abc import Iterator
from contextlib import closing
from typing import IO

import msgspec

from corpora.store_reading import Contents
from outputs import task_graph
from outputs.graph_records import (
    Bundle,
    Coverage,
    Decision,
    Document,
    DocumentLink,
    File,
    Finding,
    Link,
)
from outputs.selection import Preset
from pipeline import graph
from pipeline.absentees import Absentees
from pipeline.review.standing import standings
from pipeline.world import World


def export(contents: Contents, out: IO[bytes]) -> None:
    """The whole corpus as JSON; the same bytes in whatever order its files were read."""
    with contents.at_one_moment():
        task_graph.write(Whole(World(contents)), out)


class Whole:
    """All of a corpus."""

    def __init__(self, world: World) -> None:
        self._world = world

    def files(self) -> Iterator[File]:
        return graph.files(self._world.contents)

    def bundles(self) -> Iterator[Bundle]:
        return map(self._world.bundle, self._world.records)

    def absent(self) -> Iterator[Document]:
        with closing(Absentees()) as absentees:
            for bundle in self.bundles():
                for citation in bundle.citations:
                    if citation.status == "missing" and citation.target:
                        absentees.add(citation.target, citation)
            yield from (graph.absent(*one) for one in absentees)

    def document_links(self) -> tuple[DocumentLink, ...]:
        return self._world.plan.document_links

    def links(self) -> Iterator[Link]:
        for document in self._world.records:
            yield from self._world.links(document)

    def coverage(self) -> Iterator[Coverage]:
        for document in self._world.records:
            yield from self._world.coverage(document)

    def findings(self) -> Iterator[Finding]:
        for document in self._world.records:
            yield from self._world.findings(document)

    def decisions(self) -> Iterator[Decision]:
        return (one.decision for one in standings(self._world))

    def settings(self) -> Preset | None:
        said = self._world.settings
        return Preset(**msgspec.structs.asdict(said)) if said.file else None
