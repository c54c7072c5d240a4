"""Who has how much to do, and how strictly it is asked."""

from collections import Counter
from collections.abc import Iterator

from corpora.vocabulary import STRENGTHS
from outputs.measured import By, Figure
from pipeline.measures.ground import Ground


def load(ground: Ground, by: By) -> Iterator[Figure]:
    """``load_lead``, ``load_responsible``, ``load_support``: tasks by department or by line.

    A department is its canonical name; collective bodies (各部门) are left out. `n` is the number
    of documents that give it work.
    """
    if by not in ("department", "line"):
        return
    tasks: Counter[tuple[str, str]] = Counter()
    documents: dict[tuple[str, str], set[str]] = {}
    for task in ground.tasks.values():
        if by == "line":
            names = [(line, "lead") for line in task.lines]
        else:
            names = [(name, str(role)) for name, role in task.departments]
        for key in names:
            tasks[key] += 1
            documents.setdefault(key, set()).add(task.document)
    for (name, role), found in sorted(tasks.items()):
        yield Figure(
            measure=f"load_{role}" if by == "department" else "load",
            by=by,
            group=name,
            label=name,
            value=float(found),
            unit="tasks",
            n=len(documents[name, role]),
        )


def strength(ground: Ground, by: By) -> Iterator[Figure]:
    """``strength_must`` … ``strength_plain``: the share of tasks that are asked so."""
    if by in ("pair", "department"):
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    for task in ground.tasks.values():
        for named in ground.groups(task.document, by, task.lines):
            counts.setdefault(named, Counter())[task.strength] += 1
    for (group, label), found in sorted(counts.items()):
        for name in STRENGTHS:
            yield Figure(
                measure=f"strength_{name}",
                by=by,
                group=group,
                label=label,
                value=round(found[name] / found.total(), 4),
                unit="share",
                n=found.total(),
            )
