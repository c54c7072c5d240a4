"""How much of the local words stand in a source, or in the document of a neighbour."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from outputs.measured import By, Figure
from pipeline.measures.ground import Duty, Ground, Stretch

G = TypeVar("G", bound=tuple[str, str] | str)


def copied(ground: Ground, by: By) -> Iterator[Figure]:
    """``copied_share``: characters of measures that stand in a source, of all their characters."""
    if by == "pair":
        yield from _pairs(ground)
        return
    taken = _stretches(ground, "source")
    sums: dict[tuple[str, str], list[int]] = {}
    for task in ground.tasks.values():
        shared = _length(_inside(_union(taken.get(task.id, ())), task))
        for group in ground.groups(task.document, by, task.lines):
            _add(sums, group, shared, task.length)
    yield from _figures("copied_share", by, sums)


def horizontal(ground: Ground, by: By) -> Iterator[Figure]:
    """``horizontal_share``: characters that stand in a sibling's task and in no source."""
    if by == "pair":
        return
    above, beside = _stretches(ground, "source"), _stretches(ground, "sibling")
    sums: dict[tuple[str, str], list[int]] = {}
    for task in ground.tasks.values():
        whole = _length(_inside(_union((*above.get(task.id, ()), *beside.get(task.id, ()))), task))
        from_above = _length(_inside(_union(above.get(task.id, ())), task))
        for group in ground.groups(task.document, by, task.lines):
            _add(sums, group, whole - from_above, task.length)
    yield from _figures("horizontal_share", by, sums)


def _pairs(ground: Ground) -> Iterator[Figure]:
    taken: dict[tuple[str, str], dict[str, list[Stretch]]] = {}
    for link in ground.links:
        if link.kind == "source" and link.task in ground.tasks and link.source in ground.tasks:
            pair = ground.tasks[link.task].document, ground.tasks[link.source].document
            taken.setdefault(pair, {}).setdefault(link.task, []).extend(link.stretches)
    lengths: dict[str, list[int]] = {}
    for task in ground.tasks.values():
        _add(lengths, task.document, 0, task.length)
    sums: dict[tuple[str, str], list[int]] = {}
    for (document, source), found in sorted(taken.items()):
        shared = sum(
            _length(_inside(_union(stretches), ground.tasks[task]))
            for task, stretches in found.items()
        )
        _, whole, n = lengths[document]
        sums[ground.pair(document, source)] = [shared, whole, n]
    yield from _figures("copied_share", "pair", sums)


def _stretches(ground: Ground, kind: str) -> dict[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for link in ground.links:
        if link.kind == kind:
            found.setdefault(link.task, []).extend(link.stretches)
    return found


def _union(stretches: Iterable[Stretch]) -> list[Stretch]:
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made


def _inside(stretches: Sequence[Stretch], task: Duty) -> Iterator[Stretch]:
    """The parts that lie in the task's measures: notes of responsibility are not counted."""
    for first, last in task.measures:
        for start, end in stretches:
            if start < last and first < end:
                yield max(start, first), min(end, last)


def _length(stretches: Iterable[Stretch]) -> int:
    return sum(end - start for start, end in stretches)


def _add(sums: dict[G, list[int]], group: G, part: int, whole: int) -> None:
    row = sums.setdefault(group, [0, 0, 0])
    row[0] += part
    row[1] += whole
    row[2] += 1


def _figures(measure: str, by: By, sums: dict[tuple[str, str], list[int]]) -> Iterator[Figure]:
    for (group, label), (part, whole, n) in sorted(sums.items()):
        if whole:
            yield Figure(
                measure=measure,
                by=by,
                group=group,
                label=label,
                value=round(part / whole, 4),
                unit="share",
                n=n,
            )
