"""Two documents as coverage compares them: which local tasks take up which task of the source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

import msgspec

from outputs.graph_records import Link, Task
from pipeline.coverage import measured, restated
from pipeline.coverage.restated import Restated
from pipeline.coverage.wording import pairs
from pipeline.linking.chains import document_of
from pipeline.linking.sides import Side

if TYPE_CHECKING:
    from pipeline.world import World

# Work that was reported, or is planned in a report, takes up nothing and is nobody's to take up.
ORDERS = frozenset({"duty", "phase", "safeguard", "scope"})
# A second link that is so much weaker, and is not sure, adds nothing unless it has a measure of its
# own: it is a resemblance.
_WEAKER = 4.0
_FOR_ITSELF = 3.0
# From here on a link is likelier than not. One below it that shares no measure is a resemblance,
# too: it tells where the subject is spoken of, and not that the task is taken up.
_LIKELY = 0.0
# Up to here, one that shares no measure must be the one that its local task is most like, too.
_SURE = 1.0
# What more than so many tasks of a document say tells none of them.
_FEW, _MANY = 2, 0.1


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The links of one source task, best first, and local tasks that have it from between.

    `between` are pairs of a local task and the task that it takes up, which takes up the source's.
    """

    links: tuple[Link, ...] = ()
    between: tuple[tuple[str, str], ...] = ()

    @property
    def tasks(self) -> tuple[str, ...]:
        """The local tasks."""
        linked = (one.task for one in self.links)
        return tuple(dict.fromkeys((*linked, *(local for local, _ in self.between))))


class Half:
    """One document of a pair, in all its parts: its tasks and their words."""

    def __init__(self, world: "World", documents: Sequence[str]) -> None:
        bundles = [world.bundle(one) for one in documents]
        self.documents = documents
        self.text = bundles[0].document.text
        self.tasks: tuple[Task, ...] = tuple(task for one in bundles for task in one.tasks)
        self.by_id: Mapping[str, Task] = {task.id: task for task in self.tasks}
        self._sides = [side for one in documents for side in world.sides(one)]
        self._places = {task.id: n for n, task in enumerate(self.tasks)}

    def side(self, task: str) -> Side:
        """Its words."""
        return self._sides[self._places[task]]

    @cached_property
    def restated(self) -> Mapping[str, Restated]:
        """The rows of its tables that restate an item."""
        return restated.rows(self.tasks, self._sides)

    @cached_property
    def common(self) -> frozenset[str]:
        """The pairs of characters that many of its tasks have: its subject, and set phrases."""
        counts = Counter(one for side in self._sides for one in pairs(side.words.text))
        many = max(_FEW, _MANY * len(self._sides))
        return frozenset(one for one, count in counts.items() if count > many)

    def head(self, task: str) -> str:
        """The item that a row restates; any other task itself."""
        found = self.restated.get(task)
        return found.task if found else task


class Pair:
    """A document and one that it is measured against."""

    def __init__(self, world: "World", document: str, source: str) -> None:
        self.document = document
        self.local = Half(world, measured.family(world, document))
        self.source = Half(world, (source,))
        self._world = world
        self._links: dict[str, list[Link]] = {}
        self.rejected: set[str] = set()
        for link in _links(world, self.local.documents, source):
            if link.rejected:
                self.rejected.add(link.source)
            else:
                self._links.setdefault(link.source, []).append(link)

    def taken(self, task: str) -> Taken:
        """What takes up a task of the source, be it only as the document between has it."""
        links = self._strong(task, orders=True)
        if not any(map(self._is_sure, links)):
            links = ()
        return Taken(links=links, between=() if links else self._between.get(task, ()))

    def told(self, task: str) -> tuple[str, ...]:
        """Local tasks that say that the source's task was done, and order nothing."""
        return tuple(one.task for one in self._strong(task, orders=False))

    def resembling(self, task: str) -> tuple[str, ...]:
        """Local tasks that speak of the subject; of a source task that nothing takes up."""
        return tuple(one.task for one in self._strong(task, orders=True))

    @cached_property
    def together(self) -> Mapping[str, tuple[str, ...]]:
        """For each local item the items of the source that it takes up, in their order."""
        found: dict[str, dict[str, None]] = {}
        for task in self.source.tasks:
            for local in self.taken(task.id).tasks:
                heads = found.setdefault(self.local.head(local), {})
                heads[self.source.head(task.id)] = None
        return {local: tuple(heads) for local, heads in found.items()}

    def _strong(self, task: str, *, orders: bool) -> tuple[Link, ...]:
        links = [
            one
            for one in self._links.get(task, ())
            if (self.local.by_id[one.task].kind in ORDERS) == orders
        ]
        links.sort(key=lambda one: (-one.score, one.task))
        strong: list[Link] = []
        taken: set[int] = set()
        for one in links:
            theirs = {theirs for _, theirs in one.measures}
            near = one.score >= min(links[0].score - _WEAKER, _FOR_ITSELF if theirs else inf)
            if near or theirs - taken:
                strong.append(one)
                taken |= theirs
        return tuple(strong)

    def _is_sure(self, link: Link) -> bool:
        if link.confirmed or link.measures or link.score >= _SURE:
            return True
        return link.score >= max(_LIKELY, self._best[link.task])

    @cached_property
    def _best(self) -> Mapping[str, float]:
        """The score of the best link of each local task."""
        found: dict[str, float] = {}
        for links in self._links.values():
            for one in links:
                found[one.task] = max(one.score, found.get(one.task, one.score))
        return found

    @cached_property
    def _between(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For tasks of the source: local tasks that take up a task which takes it up."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for upper, middle, local in self._steps():
            found.setdefault(upper, {})[local, middle] = None
        return {upper: tuple(ones) for upper, ones in found.items()}

    def _steps(self) -> Iterator[tuple[str, str, str]]:
        [source] = self.source.documents
        known = self._world.measured
        for between in known[self.document]:
            if source not in known.get(measured.head(self._world, between), ()):
                continue
            above: dict[str, list[str]] = {}
            for link in _links(self._world, (between,), source):
                if not link.rejected:
                    above.setdefault(link.task, []).append(link.source)
            for link in _links(self._world, self.local.documents, between):
                if not link.rejected and self.local.by_id[link.task].kind in ORDERS:
                    for upper in above.get(link.source, ()):
                        if upper not in self.rejected:
                            yield upper, link.source, link.task


def _links(world: "World", documents: Iterable[str], source: str) -> Iterator[Link]:
    """Those from some documents to one; an attachment names no source, so they are made now."""
    for document in documents:
        if any(one.source == source for one in world.plan.lineage.of(document)):
            links = world.links(document)
        else:
            links = world.between(document, source)
        for link in links:
            if link.kind == "source" and document_of(link.source) == source:
                yield link
