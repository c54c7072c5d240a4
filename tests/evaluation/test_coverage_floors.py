"""What annotated documents leave out of their sources is told, and what they take up is not."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpora.store import opened
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World
from tests.evaluation import linking
from tests.evaluation.measuring import SHARED

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not linking.available(), reason="no annotated pairs beside the checkout"),
]

_LACKING = frozenset({"gap", "mentioned", "not_applicable"})
# Of five pairs, 72 tasks of sources. Reached: 23 of 23 that are surely left out, 0 of 45 wrongly, and
# 44 of these 45 by right takers only; each floor lies one task below.
_LEFT_OUT, _WRONGLY, _RIGHT_TAKERS = 22, 1, 43


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """One task of a source: what the annotation and what the program say of it."""

    state: str
    takers: frozenset[str]
    wanted: frozenset[str]
    left_out: bool
    doubtful: bool


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[_Row, ...]:
    gold = json.loads((SHARED / "gold" / "links.json").read_bytes())
    folder = tmp_path_factory.mktemp("coverage")
    with opened(folder / "corpus.db", new=True) as corpus:
        ingest([SHARED / "seeds", SHARED / "corpus" / "chains"], corpus, engine=inline)
        with corpus.at_one_moment():
            world = World(corpus)
            return tuple(row for one in gold for row in _of_pair(world, one))


def test_what_is_left_out_is_told(rows: tuple[_Row, ...]) -> None:
    left_out = [row for row in rows if row.left_out and not row.doubtful]

    assert sum(row.state in _LACKING for row in left_out) >= _LEFT_OUT


def test_what_is_taken_up_is_not_told_as_left_out(rows: tuple[_Row, ...]) -> None:
    assert sum(row.state in _LACKING for row in rows if row.wanted) <= _WRONGLY


def test_the_local_tasks_are_those_that_take_it_up(rows: tuple[_Row, ...]) -> None:
    right = [row for row in rows if row.takers and row.takers <= row.wanted]

    assert len(right) >= _RIGHT_TAKERS


def _of_pair(world: World, one: Mapping[str, Any]) -> Iterator[_Row]:
    if one.get("kind") == "sibling":
        return
    ids = {Path(record.file).name: id_ for id_, record in world.records.items()}
    local, source = ids[one["local"]], ids[one["source"]]
    for row in world.proposed(local):
        document, _, path = row.source.partition("#")
        if document == source:
            yield _Row(
                state=row.state,
                takers=frozenset(task.partition("#")[2] for task in row.tasks),
                wanted=frozenset(mine for mine, theirs in one["pairs"] if theirs == path),
                left_out=path in one["uncovered"],
                doubtful=path in one.get("uncovered_doubtful", ()),
            )
