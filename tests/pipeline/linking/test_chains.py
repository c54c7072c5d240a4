"""Chains of links: all hops, each task once, no circle without end, nothing lost."""

import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

import msgspec
import pytest

from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from corpora.vocabulary import Directness, Level
from outputs.graph_records import CopiedShare, Link
from pipeline.linking.chains import Chains, Step

LEVELS: dict[str, Level | None] = {
    "n": "national", "p": "province", "m": "municipality", "c": "county", "u": None,
}  # fmt: skip


def link(task: str, source: str, directness: Directness = "direct", score: float = 5.0) -> Link:
    """Tasks are called by document and number: c1#1."""
    return Link(
        task=task,
        source=source,
        kind="sibling" if task[0] == source[0] else "source",
        common_source=None,
        directness=directness,
        relation="equal",
        copy_class="copied",
        copied_share=CopiedShare(task=1.0, source=1.0),
        score=score,
        probability=0.9,
        status="proposed",
        channel="number",
        reasons=(),
        alternatives=(),
        passages=(),
        measures=(),
    )


class Told:
    """Stands for a corpus and its web at once: just these links."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.links = tuple(links)
        self.ids = sorted({end for one in self.links for end in (one.task, one.source)})

    def documents(self) -> Iterator[DocumentRecord]:
        for id_ in sorted({end.partition("#")[0] for end in self.ids}):
            yield DocumentRecord(
                id=id_, edition=id_, fingerprint="", file=id_, copies=(), number=None, title=None,
                level=LEVELS[id_[0]], place=id_, issued_on=None, number_key=None, tasks=1,
            )  # fmt: skip

    def tasks(self, document: DocumentRecord) -> tuple[TaskRecord, ...]:
        return tuple(
            TaskRecord(id=id_, path="一", kind="duty", heading="", text="", fingerprint="")
            for id_ in self.ids
            if id_.startswith(f"{document.id}#")
        )

    def reached(self, document: str) -> tuple[str, ...]:
        return tuple(one.id for one in self.documents())

    def links_of(self, document: str) -> tuple[Link, ...]:
        return tuple(one for one in self.links if one.task.startswith(f"{document}#"))


def chains(*links: Link) -> Chains:
    told = Told(links)
    return Chains(cast("Contents", told), told, "c1")


def seen(steps: Iterable[Step]) -> list[str]:
    """Task, hops, and = where it stands elsewhere."""
    return [f"{'>' * one.hops}{one.task}{'=' * one.again}" for one in steps]


def test_what_is_indirect_hangs_on_what_stands_between() -> None:
    found = chains(
        link("c1#1", "m1#1"), link("m1#1", "p1#1"), link("c1#1", "p1#1", "transitive", 3.0)
    )
    steps = found.follow("c1#1", "up")

    assert seen(steps) == [">m1#1", ">>p1#1"]
    assert [one.own and one.own.score for one in steps] == [None, 3.0]
    assert seen(found.follow("p1#1", "down")) == [">m1#1", ">>c1#1"]


def test_the_nearest_level_comes_first_then_the_best_source_and_unknown_levels_last() -> None:
    found = chains(
        link("c1#1", "n1#1", score=9.0),
        link("c1#1", "u1#1", score=9.0),
        link("c1#1", "m1#2", score=1.0),
        link("c1#1", "m1#1", score=2.0),
    )

    assert seen(found.follow("c1#1", "up")) == [">m1#1", ">m1#2", ">n1#1", ">u1#1"]


def test_takers_stand_by_level_and_place() -> None:
    found = chains(
        link("c2#1", "n1#1", score=9.0), link("c1#1", "n1#1"), link("p2#1", "n1#1", score=1.0)
    )

    assert seen(found.follow("n1#1", "down")) == [">p2#1", ">c1#1", ">c2#1"]


def test_what_is_reached_in_two_ways_has_what_hangs_on_it_once_where_it_is_nearest() -> None:
    found = chains(
        link("c1#1", "m1#1"),
        link("m1#1", "p1#1"),
        link("c1#1", "p1#1", score=2.0),
        link("p1#1", "n1#1"),
    )

    assert seen(found.follow("c1#1", "up")) == [">m1#1", ">>p1#1=", ">p1#1", ">>n1#1"]


def test_the_depth_cuts_what_is_further() -> None:
    found = chains(link("c1#1", "m1#1"), link("m1#1", "p1#1"), link("p1#1", "n1#1"))

    assert seen(found.follow("c1#1", "up", 1)) == [">m1#1"]
    assert seen(found.follow("c1#1", "up", 2)) == [">m1#1", ">>p1#1"]


def test_circles_end() -> None:
    found = chains(link("c1#1", "m1#1"), link("m1#1", "p1#1"), link("p1#1", "m1#1"))

    assert seen(found.follow("c1#1", "up")) == [">m1#1", ">>p1#1", ">>>m1#1="]


def test_two_that_make_each_other_indirect_are_not_lost() -> None:
    found = chains(
        link("c1#1", "m1#1", "transitive"),
        link("c1#1", "p1#1", "transitive"),
        link("m1#1", "p1#1"),
        link("p1#1", "m1#1"),
    )

    assert seen(found.follow("c1#1", "up")) == [">m1#1", ">p1#1"]


def test_siblings_stand_beside_in_either_direction() -> None:
    found = chains(link("c2#1", "c1#1"), link("c1#1", "c0#1"))

    assert [(one.task, one.source) for one in found.beside("c1#1")] == [
        ("c1#1", "c0#1"),
        ("c2#1", "c1#1"),
    ]
    assert found.follow("c1#1", "up") == ()


@pytest.mark.parametrize("seed", range(20))
def test_any_net_of_links_ends_and_shows_each_task_once(seed: int) -> None:
    dice = random.Random(seed)
    tasks = [f"{level}{n}#1" for level in "nmpc" for n in range(4)]
    pairs = {tuple(dice.sample(tasks, 2)) for _ in range(60)}
    found = chains(
        *(
            link(a, b, dice.choice(("direct", "transitive")))
            for a, b in sorted(pairs)
            if a[0] != b[0]
        )
    )
    steps = found.follow("c1#1", "up")
    full = [one.task for one in steps if not one.again]

    assert len(full) == len(set(full))
    assert {one.task for one in steps} <= {*full, "c1#1"}
    assert all(b.hops <= a.hops + 1 for a, b in pairwise(steps))


def test_a_very_long_chain_needs_no_deep_stack() -> None:
    links = [link(f"{'mp'[n % 2]}{n}#1", f"{'pm'[n % 2]}{n + 1}#1") for n in range(3000)]

    assert len(chains(*links).follow("m0#1", "up")) == 3000


def test_nothing_hangs_on_a_link_that_the_office_has_rejected() -> None:
    rejected = msgspec.structs.replace(link("c1#1", "m1#1"), status="rejected")
    far = link("c1#1", "p1#1", "transitive")
    steps = chains(rejected, link("m1#1", "p1#1"), far).follow("c1#1", "up")

    assert seen(steps) == [">m1#1", ">p1#1"]
    assert steps[0].link.status == "rejected"


def test_a_rejected_link_leaves_the_way_around_it() -> None:
    rejected = msgspec.structs.replace(link("c1#1", "p1#1"), status="rejected")
    steps = chains(rejected, link("c1#1", "m1#1"), link("m1#1", "p1#1")).follow("c1#1", "up")

    assert ">>p1#1" in seen(steps)
