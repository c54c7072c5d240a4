"""Which local tasks take up which tasks of the nearest documents above, as groups to compare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import msgspec

from outputs.graph_records import Link, Quotation, Task
from pipeline.checks.case import Case

# Eight to one that the two belong together: with less, nobody should be told of a difference.
_SURE = 3.0
# What has been done, and bare lists, order nothing that could drift.
_ORDERS = ("duty", "phase", "safeguard", "planned")


class Uptake(msgspec.Struct, frozen=True, kw_only=True):
    """Local tasks and all that they take up: one and one, or more where tasks merge or split.

    Both sides in text order. `links` are those between them, best first; `perhaps` are local tasks
    that may take up the sources as well: those of unsure links, and those in the notice of this
    document or in its attachments (a table that shares out the work).
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
    near = _nearness(case)
    mine = _ordering(case.bundle.tasks)
    theirs = _ordering(task for id_ in near for task in case.world.bundle(id_).tasks)
    known = [
        link
        for link in case.links
        if link.kind == "source" and link.task in mine and link.source in theirs
    ]
    if not known:
        return ()
    elsewhere = _ordering(_of_one_text(case))
    takers: dict[str, set[str]] = {}
    for link in (*known, *_links_beside(case, near, theirs, elsewhere)):
        takers.setdefault(link.source, set()).add(link.task)
    groups = _groups(link for link in _nearest(known, near) if is_sure(link))
    places = {id_: n for n, id_ in enumerate((*mine, *elsewhere, *theirs))}
    made = (_uptake(mine | elsewhere, theirs, places, links, takers) for links in groups)
    return tuple(sorted(made, key=lambda one: places[one.tasks[0].id]))


def is_sure(link: Link) -> bool:
    """Whether words were taken over, and enough else speaks for the link; or the office says so."""
    taken = link.copy_class != "own" or bool(link.measures)
    return link.confirmed or (taken and link.score >= _SURE)


def side(case: Case, source: str) -> str:
    """What the source is called beside 本级: an earlier text of the same level is no 上级."""
    above = case.world.records[_document(source)].level
    return "来源" if above == case.record.level else "上级"


def beginning(case: Case, task: Task) -> Quotation:
    """The first sentence of a local task: what is quoted where something is missing."""
    start, end = task.spans[0]
    first = task.measures[0] if task.measures else None
    return case.quote(start, first.end if first and start <= first.start else end)


def _of_one_text(case: Case) -> Iterator[Task]:
    """The tasks of the notice and of the attachments that came as files of their own."""
    for id_ in _beside(case):
        yield from case.world.bundle(id_).tasks


def _links_beside(
    case: Case, near: Iterable[str], theirs: Mapping[str, Task], elsewhere: Mapping[str, Task]
) -> Iterator[Link]:
    """An attachment names no source: it is compared with those of this document."""
    for id_, source in product(_beside(case), near):
        for link in case.world.web.between(id_, source) if id_ != source else ():
            if link.source in theirs and link.task in elsewhere:
                yield link


def _beside(case: Case) -> tuple[str, ...]:
    document = case.bundle.document
    return (*filter(None, (document.attached_to,)), *document.attachments)


def _ordering(tasks: Iterable[Task]) -> dict[str, Task]:
    """Not an item of what is inspected or reported: 系统建设情况."""
    return {
        task.id: task
        for task in tasks
        if task.kind in _ORDERS and not task.heading.endswith("情况")
    }


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
    group_of: dict[str, list[Link]] = {}
    for link in links:
        one, other = (group_of.get(end) or [] for end in (link.task, link.source))
        joined = [*one, *(other if other is not one else []), link]
        for end in {end for each in joined for end in (each.task, each.source)}:
            group_of[end] = joined
    return list({id(group): group for group in group_of.values()}.values())


def _uptake(
    mine: dict[str, Task],
    theirs: dict[str, Task],
    places: dict[str, int],
    links: Sequence[Link],
    takers: dict[str, set[str]],
) -> Uptake:
    tasks = sorted({link.task for link in links}, key=places.__getitem__)
    sources = sorted({link.source for link in links}, key=places.__getitem__)
    perhaps = set().union(*(takers[id_] for id_ in sources)) - set(tasks)
    return Uptake(
        tasks=tuple(mine[id_] for id_ in tasks),
        sources=tuple(theirs[id_] for id_ in sources),
        links=tuple(sorted(links, key=lambda link: (-link.score, link.task, link.source))),
        perhaps=tuple(mine[id_] for id_ in sorted(perhaps, key=places.__getitem__)),
    )
