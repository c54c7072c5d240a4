"""The state of each source task in one subordinate document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from corpora.vocabulary import CoverageState
from outputs.graph_records import Coverage, Near, Task
from pipeline.coverage import measured, measures, mentions, reasons
from pipeline.coverage.addressed import Addressing
from pipeline.coverage.pair import ORDERS, Pair, Taken
from pipeline.linking import jurisdictions

if TYPE_CHECKING:
    from pipeline.world import World

_NEAREST = 3


def of_pair(world: "World", document: str, source: str) -> Iterator[Coverage]:
    """One row a task of the source that is to be taken up, in its order; depth is not yet told.

    Of several states that fit the first of these holds: partial, split, merged, covered; where
    nothing takes the task up: not_applicable, mentioned, gap.
    """
    found = _Rows(world, document, source)
    for task in found.pair.source.tasks:
        if task.kind in ORDERS:
            yield found.row(task)


class _Rows:
    def __init__(self, world: "World", document: str, source: str) -> None:
        self.world = world
        self.pair = Pair(world, document, source)
        self._nearest: dict[str, list[Near]] | None = None
        self._addressing = Addressing(
            source=jurisdictions.of_record(world.records[measured.head(world, source)]),
            local=jurisdictions.of_record(world.records[document]),
        )
        self._mentions = mentions.Mentions(world, self.pair)

    def row(self, task: Task) -> Coverage:
        taken = self.pair.taken(task.id)
        if taken.tasks:
            return self._taken_up(task, taken)
        restated = self.pair.source.restated.get(task.id)
        if restated is not None:
            item = self.row(self.pair.source.by_id[restated.task])
            lost = set(restated.measures) <= set(item.measures_missing)
            if item.tasks and not (restated.measures and lost):
                return msgspec.structs.replace(
                    item,
                    source=task.id,
                    state="covered",
                    measures_missing=(),
                    copied_share=0.0,
                    reason=reasons.restated(self.pair, restated.task, item.tasks),
                )
        return self._not_taken_up(task)

    def _taken_up(self, task: Task, taken: Taken) -> Coverage:
        pair = self.pair
        side = pair.source.side(task.id)
        tasks = taken.tasks
        lost = measures.missing(
            task,
            side,
            taken.links,
            [pair.local.side(one) for one in tasks],
            (pair.local.side(one.id) for one in pair.local.tasks if one.id not in tasks),
            pair.source.common,
            self._addressing,
        )
        heads = tuple(dict.fromkeys(pair.local.head(one) for one in tasks))
        with_it = tuple(
            one
            for local in heads
            for one in pair.together.get(local, ())
            if one != pair.source.head(task.id)
        )
        made = Coverage(
            source=task.id,
            document=pair.document,
            state="covered",
            depth="shallow",
            tasks=tasks,
            copied_share=measures.copied_share(side, taken.links),
            measures_missing=lost,
        )
        state: CoverageState
        if lost:
            state, reason = "partial", reasons.partial(pair, task, tasks, lost)
        elif len(heads) > 1:
            state, reason = "split", reasons.split(pair, heads)
        elif with_it:
            state, reason = "merged", reasons.merged(pair, heads, with_it)
        else:
            state, reason = "covered", reasons.covered(pair, taken)
        return msgspec.structs.replace(made, state=state, reason=reason)

    def _not_taken_up(self, task: Task) -> Coverage:
        pair = self.pair
        gap = Coverage(
            source=task.id,
            document=pair.document,
            state="gap",
            depth="shallow",
            nearest=self._near(task.id),
        )
        why = self._addressing.why_not(task, pair.source.side(task.id))
        if why:
            return msgspec.structs.replace(gap, state="not_applicable", reason=why)
        told = "" if task.id in pair.rejected else self._mentions.of(task)
        if told:
            return msgspec.structs.replace(gap, state="mentioned", reason=told)
        reason = reasons.gap(pair, task.id, gap.nearest)
        return msgspec.structs.replace(gap, reason=reason)

    def _near(self, task: str) -> tuple[Near, ...]:
        if self._nearest is None:
            [source] = self.pair.source.documents
            self._nearest = {one.id: [] for one in self.pair.source.tasks}
            for part in self.pair.local.documents:
                for id_, near in self.world.web.takers(part, source, _NEAREST).items():
                    self._nearest[id_] += near
        holds = self.world.office.holds
        held = [one for one in self._nearest[task] if holds(one.task)]
        best = sorted(held, key=lambda one: (-one.score, one.task))
        return tuple(best[:_NEAREST])
