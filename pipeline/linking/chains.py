"""The links of tasks, followed upwards to all sources and downwards to all that take from them."""

from typing import Literal, Protocol

import msgspec

from corpora.store_reading import Contents
from corpora.vocabulary import LEVELS
from outputs.graph_records import Link

Direction = Literal["up", "down"]

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_UNKNOWN = len(_RANKS)
_LAST = "\U0010ffff"


class Linked(Protocol):
    """What chains are made of; `pipeline.world.World` tells it."""

    def reached(self, document: str) -> tuple[str, ...]:
        """The present documents whose links lead to or from one document, over all hops."""

    def links_of(self, document: str) -> tuple[Link, ...]:
        """The links of one document's tasks to their sources and siblings."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One task of a chain; in a tuple of steps those behind it with more `hops` hang on it.

    `link` leads to it from the task before it, which has one hop less. `own` is the asked task's
    own link with it, where that task is another. `again`: the task stands elsewhere in the tree
    with what hangs on it.
    """

    task: str
    hops: int
    link: Link
    own: Link | None = None
    again: bool = False


class Chains:
    """The links around one document, all read once; ask inside `Contents.at_one_moment`."""

    def __init__(self, contents: Contents, linked: Linked, document: str) -> None:
        self._documents = {one.id: one for one in contents.documents()}
        reached = set(linked.reached(document))
        links = [
            one
            for id_ in sorted(reached)
            for one in linked.links_of(id_)
            if document_of(one.source) in reached
        ]
        self._positions = {
            task.id: n
            for id_ in reached
            for n, task in enumerate(contents.tasks(self._documents[id_]))
        }
        self._up: dict[str, list[Link]] = {}
        self._down: dict[str, list[Link]] = {}
        self._beside: dict[str, list[Link]] = {}
        for link in links:
            if link.kind == "sibling":
                self._beside.setdefault(link.task, []).append(link)
                self._beside.setdefault(link.source, []).append(link)
            else:
                self._up.setdefault(link.task, []).append(link)
                self._down.setdefault(link.source, []).append(link)
        for ones in self._up.values():
            ones.sort(key=self._nearest_up)
        for ones in self._down.values():
            ones.sort(key=self._nearest_down)

    def follow(self, task: str, direction: Direction, depth: int | None = None) -> tuple[Step, ...]:
        """All hops, nearest level first; `depth` is the greatest number of hops.

        A task stands once with what hangs on it, where it is reached with the fewest hops, so the
        steps are no more than the links, and circles end. Nothing hangs on a link that the office
        has rejected.
        """
        nexts = self._up if direction == "up" else self._down
        own = {other(one, task): one for one in nexts.get(task, ())}
        children = self._tree(task, nexts)
        steps: list[Step] = []
        waiting = [(1, *child) for child in reversed(children[task])]
        while waiting:
            hops, link, again = waiting.pop()
            reached = _end(link, direction)
            steps.append(
                Step(
                    task=reached,
                    hops=hops,
                    link=link,
                    own=own.get(reached) if hops > 1 else None,
                    again=again,
                )
            )
            leads_on = not again and not link.rejected
            if leads_on and (depth is None or hops < depth):
                waiting += [(hops + 1, *child) for child in reversed(children[reached])]
        return tuple(steps)

    def beside(self, task: str) -> tuple[Link, ...]:
        """Its links to tasks of sibling documents, in the order of these."""
        links = self._beside.get(task, ())
        return tuple(sorted(links, key=lambda one: self._in_order(other(one, task))))

    def _tree(self, task: str, nexts: dict[str, list[Link]]) -> dict[str, list[tuple[Link, bool]]]:
        """The direct links that go on from each task, and whether their end has a place already."""
        children: dict[str, list[tuple[Link, bool]]] = {}
        placed, level = {task}, [task]
        while level:
            reached: list[str] = []
            for one in level:
                children[one] = []
                for link in nexts.get(one, ()):
                    end = other(link, one)
                    if link.rejected:
                        children[one] += [(link, False)] if one == task else []
                    elif link.directness == "direct":
                        children[one].append((link, end in placed))
                        if end not in placed:
                            placed.add(end)
                            reached.append(end)
            level = reached
        # Two documents that name each other make both links indirect; neither must be lost.
        lost = [
            one
            for one in nexts.get(task, ())
            if other(one, task) not in placed and not one.rejected
        ]
        children[task] += [(one, False) for one in lost]
        children.update({other(one, task): [] for one in lost})
        return children

    def _nearest_up(self, link: Link) -> tuple[int, float, tuple[str, str, str, int]]:
        rank = self._rank(link.source)
        return -rank if rank < _UNKNOWN else 1, -link.score, self._in_order(link.source)

    def _nearest_down(self, link: Link) -> tuple[int, tuple[str, str, str, int], float]:
        return self._rank(link.task), self._in_order(link.task), -link.score

    def _rank(self, task: str) -> int:
        level = self._documents[document_of(task)].level
        return _RANKS[level] if level else _UNKNOWN

    def _in_order(self, task: str) -> tuple[str, str, str, int]:
        document = self._documents[document_of(task)]
        return (
            document.place or _LAST,
            str(document.issued_on or _LAST),
            document.id,
            self._positions[task],
        )


def document_of(task: str) -> str:
    return task.partition("#")[0]


def other(link: Link, task: str) -> str:
    """The end of a link that is not `task`."""
    return link.source if link.task == task else link.task


def _end(link: Link, direction: Direction) -> str:
    return link.source if direction == "up" else link.task
