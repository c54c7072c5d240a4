"""A document's text in parts with what is marked in it; a page shows one part at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from outputs.graph_records import Bundle, Document, Task
from outputs.report.scripts import save

# Some fifteen printed pages: a browser shows them at once.
_PART = 20_000
_ENOUGH = 30  # characters that stand for a heading where a task has none

Mark = tuple[int, int, str, str]  # start, end, kind, what it leads to


def save_text(folder: Path, bundle: Bundle) -> list[int]:
    """Writes the parts as ID-N and returns where each begins."""
    marks = sorted(_marks(bundle))
    starts: list[int] = []
    within: list[Mark] = []
    begun = 0
    for n, (start, end) in enumerate(_cut(bundle.document.text)):
        starts.append(start)
        within = [one for one in within if one[1] > start]
        while begun < len(marks) and marks[begun][0] < end:
            within.append(marks[begun])
            begun += 1
        part = {"start": start, "text": bundle.document.text[start:end], "marks": within}
        save(folder, f"{bundle.document.id}-{n}", part)
    return starts


def pieces(document: Document, task: Task) -> list[tuple[int, str]]:
    """The task's words with where each stretch of them begins."""
    return [(start, document.text[start:end]) for start, end in task.spans]


def heading(task: Task) -> str:
    """Its own; where it has none, how its text begins behind the label (第五条)."""
    if task.heading:
        return task.heading
    label = task.path.rpartition("/")[2]
    return task.text.removeprefix(label).strip()[:_ENOUGH]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """At the last line break of each part; in the midst of a line that has none."""
    start = 0
    while len(text) - start > _PART:
        end = text.rfind("\n", start, start + _PART) + 1 or start + _PART
        yield start, end
        start = end
    yield start, len(text)


def _marks(bundle: Bundle) -> Iterable[Mark]:
    for part in bundle.document.parts:
        if part.kind in ("chrome", "notes"):
            yield (part.start, part.end, part.kind, "")
    for task in bundle.tasks:
        place = task.id.partition("#")[2]
        for start, end in task.spans:
            yield (start, end, "task", place)
        yield from task_marks(task)
    for one in bundle.citations:
        yield (one.start, one.end, "citation", one.target or "")


def task_marks(task: Task) -> Iterator[Mark]:
    """The words of a task that say who, when and how much."""
    for assignment in task.assignments:
        for body in assignment.departments:
            yield (body.start, body.end, "department", assignment.role)
    for deadline in task.deadlines:
        yield (deadline.start, deadline.end, "deadline", "")
    for target in task.targets:
        yield (target.start, target.end, "target", "")


def shown(document: Document, task: Task) -> dict[str, Any]:
    """What a task's page is given beside the links."""
    return {
        "id": task.id,
        "path": task.path,
        "heading": heading(task),
        "kind": task.kind,
        "strength": task.strength,
        "page": task.page,
        "cell": task.cell,
        "ocr": task.ocr_confidence,
        "pieces": pieces(document, task),
        "marks": sorted(task_marks(task)),
        "measures": task.measures,
        "assignments": task.assignments,
        "deadlines": task.deadlines,
        "targets": task.targets,
    }
