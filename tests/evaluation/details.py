"""Figures that only the sample corpus has gold for: paths, bodies, targets and roles."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from corpora.folding import fold
from outputs.graph_records import Bundle
from pipeline.evaluation import Count

# What is noted of one task or document, by the name of the figure it counts for.
Facts = Iterator[tuple[str, tuple[Any, ...]]]

FIGURES = (
    "path",
    "strength",
    "canonical",
    "line",
    "level",
    "collective",
    "target",
    "citation_role",
)
# What the gold says of a body beyond its name.
_OF_A_BODY = ("canonical", "line", "level", "collective")


def details(gold: Iterable[Mapping[str, Any]], found: Iterable[Bundle]) -> dict[str, float]:
    """F1 by figure. Tasks are matched by path, so a wrong path costs all that the task says."""
    by_file = {
        PurePosixPath(name).name: bundle
        for bundle in found
        for name in (bundle.document.file, *bundle.document.copies)
        if name
    }
    counts = {name: Count() for name in FIGURES}
    for document in gold:
        bundle = by_file.get(document["file"])
        free = {task["path"] for task in document["tasks"] if task.get("optional")}
        wanted = _sets(_wanted(document, free))
        noted = _sets(_noted(bundle, free) if bundle else ())
        for name, count in counts.items():
            count.add(wanted[name], noted[name], document["file"])
    return {name: count.row()["f1"] for name, count in counts.items()}


def _sets(facts: Iterable[tuple[str, tuple[Any, ...]]]) -> dict[str, set[Any]]:
    sets: dict[str, set[Any]] = {name: set() for name in FIGURES}
    for name, fact in facts:
        sets[name].add(fact)
    return sets


def _wanted(document: Mapping[str, Any], free: set[str]) -> Facts:
    for task in document["tasks"]:
        path = task["path"]
        if path in free:
            continue
        yield "path", (path,)
        yield "strength", (path, task["strength"])
        for body in task["departments"]:
            for name in _OF_A_BODY:
                yield name, (path, _plain(body["text"]), body[name])
        for target in task["targets"]:
            yield "target", (path, target["comparator"], target["value"], target["unit"])
    for citation in document["citations"]:
        yield "citation_role", (citation["number"] or citation["title"], citation["role"])


def _noted(bundle: Bundle, free: set[str]) -> Facts:
    for task in bundle.tasks:
        if task.path in free:
            continue
        yield "path", (task.path,)
        yield "strength", (task.path, task.strength)
        for assignment in task.assignments:
            for body in assignment.departments:
                for name in _OF_A_BODY:
                    yield name, (task.path, _plain(body.text), getattr(body, name))
        for target in task.targets:
            yield "target", (task.path, target.comparator, target.value, target.unit)
    for citation in bundle.citations:
        yield "citation_role", (citation.number or citation.title, citation.role)


def _plain(name: str) -> str:
    return "".join(fold(name).split())
