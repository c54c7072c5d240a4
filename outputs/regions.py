"""What annotators are shown of a document: labelled stretches, each with the task it belongs to."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from outputs.analysed import inside
from outputs.graph_records import Bundle, Task

# Of departments, deadlines, targets and citations; tasks hold them.
ENTITIES = ("department", "deadline", "target", "citation")


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``[start, end)`` of the document with a label like ``department:lead``.

    `tasks` are the ids of the task that it is, or of those that it belongs to: a merged cell
    serves several rows, a citation none. `part` counts the stretches of one task from 0.
    """

    start: int
    end: int
    label: str
    tasks: tuple[str, ...]
    part: int = 0

    @property
    def kind(self) -> str:
        """``task``, or one of `ENTITIES`."""
        return self.label.partition(":")[0]


def regions(bundle: Bundle) -> tuple[Region, ...]:
    """In text order, what holds others first; a stretch that serves several tasks stands once.

    What is empty or lies outside the text is left out.
    """
    bundle = inside(bundle)
    found = [one for task in bundle.tasks for one in _of_task(task)]
    found += (
        Region(start=one.start, end=one.end, label=f"citation:{one.role}", tasks=())
        for one in bundle.citations
    )
    once: dict[tuple[int, int, str], Region] = {}
    for one in found:
        key = (one.start, one.end, one.label)
        known = once.get(key, one)
        tasks = dict.fromkeys((*known.tasks, *one.tasks))
        once[key] = replace(known, tasks=tuple(tasks))
    return tuple(sorted(once.values(), key=lambda one: (one.start, -one.end, one.label)))


def entities(bundle: Bundle) -> tuple[Region, ...]:
    """The stretches below tasks without overlaps: of two that overlap the longer, then the first.

    Names with an ending put back share their written part, so such lists lose nothing but tags.
    """
    ranked = sorted(
        (one for one in regions(bundle) if one.kind in ENTITIES),
        key=lambda one: (one.start - one.end, one.start),
    )
    kept: list[Region] = []
    taken: set[int] = set()
    for one in ranked:
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _of_task(task: Task) -> Iterator[Region]:
    for n, (start, end) in enumerate(task.spans):
        yield Region(start=start, end=end, label=f"task:{task.kind}", tasks=(task.id,), part=n)
    for assignment in task.assignments:
        for one in assignment.departments:
            label = f"department:{assignment.role}"
            yield Region(start=one.start, end=one.end, label=label, tasks=(task.id,))
    for deadline in task.deadlines:
        label = f"deadline:{deadline.kind}"
        yield Region(start=deadline.start, end=deadline.end, label=label, tasks=(task.id,))
    for target in task.targets:
        yield Region(start=target.start, end=target.end, label="target", tasks=(task.id,))
