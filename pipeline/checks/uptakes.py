"""Which local tasks take up which tasks of the nearest documents above, as groups to compare."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from outputs.graph_records import Link, Task
from pipeline.checks.case import Case

# Eight to one that the two belong together: with less, nobody should be told of a difference.
_SURE = 3.0
# What has been done, and bare lists, order nothing that could drift.
_ORDERS = ("duty", "phase", "safeguard", "planned")


class Uptake(msgspec.Struct, frozen=True, kw_only=True):
    """Local tasks and all that they take up: one and one, or more where tasks merge or split.

    Both sides in text order. `links` are those between them, best first; `perhaps` are local tasks
    that may take up the sources as well.
    """

    tasks: tuple[Task, ...]
    sources: tuple[Task, ...]
    links: tuple[Link, ...]
    perhaps: tuple[Task, ...]

    @property
    def task(self) -> str:
        """The local task that a finding names: that of the best link."""
        return self.links[0].task

    @property
    def source(self) -> str:
        return self.links[0].source


def find(case: Case) -> tuple[Uptake, ...]:
    """In the order of the local tasks; each local task stands in at most one of them.

    A task is compared with the documents of one level that are fewest steps away, of those that
    have it: what a city has changed is not held against the county below it.
    """
    mine = {task.id: task for task in case.bundle.tasks if _orders(task)}
    near = _nearness(case)
    known = [
        link
        for link in case.links
        if link.kind == "source"
        and link.status != "rejected"
        and link.task in mine
        and _document(link.source) in near
        and _orders(case.world.task(link.source))
    ]
    sure = [link for link in _nearest(known, near) if is_sure(link)]
    places = {id_: n for n, id_ in enumerate(mine)}
    groups = sorted(_groups(sure), key=lambda links: min(places[link.task] for link in links))
    return tuple(_uptake(case, mine, links, known) for links in groups)


def _orders(task: Task) -> bool:
    """Not an item of what is inspected or reported: 系统建设情况."""
    return task.kind in _ORDERS and not task.heading.endswith("情况")


def is_sure(link: Link) -> bool:
    """Whether words were taken over, and enough else speaks for the link; or the office says so."""
    taken = link.copy_class != "own" or bool(link.measures)
    return link.status == "confirmed" or (taken and link.score >= _SURE)


def _nearness(case: Case) -> dict[str, tuple[int, int]]:
    """For each document above its place in the order of levels and its steps from this one."""
    found: dict[str, tuple[int, int]] = {}
    levels: list[str | None] = []
    for ancestor in case.world.plan.lineage.of(case.record.id):
        record = case.world.records.get(ancestor.source)
        if record is not None:
            if record.level not in levels:
                levels.append(record.level)
            found[ancestor.source] = levels.index(record.level), ancestor.hops
    return found


def _nearest(links: Sequence[Link], near: dict[str, tuple[int, int]]) -> Iterator[Link]:
    best: dict[str, tuple[int, int]] = {}
    for link in links:
        here = near[_document(link.source)]
        best[link.task] = min(here, best.get(link.task, here))
    yield from (link for link in links if near[_document(link.source)] == best[link.task])


def _document(task: str) -> str:
    return task.partition("#")[0]


def _groups(links: Iterable[Link]) -> list[list[Link]]:
    """Links that share a task on either side, directly or through others."""
    groups: list[tuple[set[str], list[Link]]] = []
    for link in links:
        ends, held = {link.task, link.source}, [link]
        apart = []
        for group in groups:
            if ends.isdisjoint(group[0]):
                apart.append(group)
            else:
                ends |= group[0]
                held = [*group[1], *held]
        groups = [*apart, (ends, held)]
    return [held for _, held in groups]


def _uptake(
    case: Case, mine: dict[str, Task], links: Sequence[Link], known: Iterable[Link]
) -> Uptake:
    tasks = {link.task for link in links}
    sources = sorted({link.source for link in links})
    perhaps = {link.task for link in known if link.source in sources} - tasks
    above = dict.fromkeys(map(_document, sources))
    return Uptake(
        tasks=tuple(task for id_, task in mine.items() if id_ in tasks),
        sources=tuple(
            task
            for task in chain.from_iterable(case.world.bundle(id_).tasks for id_ in above)
            if task.id in sources
        ),
        links=tuple(sorted(links, key=lambda link: (-link.score, link.task, link.source))),
        perhaps=tuple(task for id_, task in mine.items() if id_ in perhaps),
    )
