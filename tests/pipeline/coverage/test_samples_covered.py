"""Coverage of the sample corpus: every planted gap is found, and nothing else is one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpora import samples
from corpora.store import opened
from outputs.graph_records import Coverage
from pipeline.engines import inline
from pipeline.linking import work
from pipeline.run import ingest
from pipeline.world import World

# What carries out what, by the numbers of the files, with the pairs over two hops.
PAIRS = {("02", "01"), ("03", "02"), ("03", "01"), ("04", "02"), ("04", "01"), ("08", "11")}
# Rows of a table that restate an item which is a gap: the gold leaves them open.
UNSCORED = {("03", "附件/10"), ("04", "附件/10")}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("samples")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        work.relink(store, engine=inline)
        with store.at_one_moment():
            yield World(store)


def file_of(world: World, document: str) -> str:
    return Path(world.records[document].file).name[:2]


def rows(world: World) -> Iterator[tuple[str, str, str, Coverage]]:
    """The number of the document and of the source, the source task's path, and the row."""
    for document in world.records:
        for row in world.coverage(document):
            source, _, path = row.source.partition("#")
            yield file_of(world, document), file_of(world, source), path, row


def test_only_what_carries_out_a_source_is_measured(world: World) -> None:
    """No annual report (05), no notice on one subject (09), no system of meetings (10)."""
    assert {(local, source) for local, source, _, _ in rows(world)} == PAIRS


def test_every_planted_gap_is_found_and_no_other(world: World) -> None:
    gold: list[dict[str, Any]] = msgspec.json.decode(samples.gold("links"))
    expected = {
        (pair["local"][:2], pair["source"][:2], path) for pair in gold for path in pair["uncovered"]
    }
    compared = {(pair["local"][:2], pair["source"][:2]) for pair in gold}
    found = {
        (local, source, path)
        for local, source, path, row in rows(world)
        if row.state == "gap" and (local, source) in compared and (local, path) not in UNSCORED
    }

    assert found == expected
