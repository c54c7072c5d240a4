"""What reports show of a task: who, by when, and which of its words are where."""

from collections.abc import Iterable, Iterator
from datetime import date

from corpora.vocabulary import PassageKind
from outputs.graph_records import Task


def bodies(task: Task, role: str) -> str:
    """The departments in one role, as they are written."""
    names = (
        department.text
        for assignment in task.assignments
        if assignment.role == role
        for department in assignment.departments
    )
    return "、".join(dict.fromkeys(names))


def deadlines(task: Task) -> str:
    return "；".join(dict.fromkeys(one.text for one in task.deadlines))


def due(task: Task) -> date | None:
    """The last day that it names."""
    return max((one.due_on for one in task.deadlines if one.due_on), default=None)


def words_of(task: Task, start: int, end: int) -> str:
    """What of the task's text stands between two offsets of its document."""
    return "".join(task.text[first:last] for first, last in within(task, start, end))


def within(task: Task, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of its document as offsets of the task's text: its spans, one a line."""
    begun = 0
    for first, last in task.spans:
        low, high = max(start, first), min(end, last)
        if low < high:
            yield begun + low - first, begun + high - first
        begun += last - first + 1


def pieces(
    task: Task, ranges: Iterable[tuple[tuple[int, int], PassageKind]]
) -> tuple[tuple[str, str], ...]:
    """The task's text in pieces: `equal`, `renamed`, and `plain` for all else."""
    marks = sorted(
        (first, last, kind)
        for (start, end), kind in ranges
        if kind != "changed"
        for first, last in within(task, start, end)
    )
    cut: list[tuple[str, str]] = []
    at = 0
    for first, last, kind in marks:
        if last <= at:
            continue
        cut += [
            (task.text[at : max(at, first)], "plain"),
            (task.text[max(at, first) : last], kind),
        ]
        at = last
    cut.append((task.text[at:], "plain"))
    return tuple((words, look) for words, look in cut if words)
