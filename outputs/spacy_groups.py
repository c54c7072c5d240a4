"""What a spaCy view shows of an analysis: groups of mentions, each with a label and its spans."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from corpora.model import (
    Analysis,
    Citation,
    Deadline,
    Department,
    Mention,
    Part,
    Provision,
    Span,
    Target,
    Task,
)
from corpora.vocabulary import Mode, Role


class Noted(msgspec.Struct, frozen=True):
    """A mention with the label of its spans: more than one for a task in a table row."""

    label: str
    mention: Mention
    spans: tuple[Span, ...]


class AssignedDepartment(Department, frozen=True, kw_only=True):
    """A department, in which role for which task (its path)."""

    role: Role
    mode: Mode
    task: str


class TaskDeadline(Deadline, frozen=True, kw_only=True):
    """A deadline, and the path of the task that it binds."""

    task: str


class TaskTarget(Target, frozen=True, kw_only=True):
    """A target, and the path of the task that it is set for."""

    task: str


def _parts(analysis: Analysis) -> Iterator[Noted]:
    for part in analysis.of(Part):
        yield Noted(part.kind, part, (part.span,))


def _provisions(analysis: Analysis) -> Iterator[Noted]:
    for provision in analysis.of(Provision):
        yield Noted("provision", provision, (provision.span,))


def _tasks(analysis: Analysis) -> Iterator[Noted]:
    for task in analysis.of(Task):
        yield Noted(task.kind, task, task.spans)


def _departments(analysis: Analysis) -> Iterator[Noted]:
    for task in analysis.of(Task):
        for assignment in task.assignments:
            for one in assignment.departments:
                department = AssignedDepartment(
                    role=assignment.role,
                    mode=assignment.mode,
                    task=task.path,
                    **msgspec.structs.asdict(one),
                )
                yield Noted(assignment.role, department, (one.span,))


def _deadlines(analysis: Analysis) -> Iterator[Noted]:
    for task in analysis.of(Task):
        for one in task.deadlines:
            deadline = TaskDeadline(task=task.path, **msgspec.structs.asdict(one))
            yield Noted(one.kind, deadline, (one.span,))


def _targets(analysis: Analysis) -> Iterator[Noted]:
    for task in analysis.of(Task):
        for one in task.targets:
            target = TaskTarget(task=task.path, **msgspec.structs.asdict(one))
            yield Noted(one.comparator, target, (one.span,))


def _citations(analysis: Analysis) -> Iterator[Noted]:
    for citation in analysis.of(Citation):
        yield Noted(citation.role, citation, (citation.span,))


GROUPS: Mapping[str, Callable[[Analysis], Iterable[Noted]]] = {
    "parts": _parts,
    "provisions": _provisions,
    "tasks": _tasks,
    "departments": _departments,
    "deadlines": _deadlines,
    "targets": _targets,
    "citations": _citations,
}
KINDS: Mapping[str, type[Mention]] = {
    "parts": Part,
    "provisions": Provision,
    "tasks": Task,
    "departments": AssignedDepartment,
    "deadlines": TaskDeadline,
    "targets": TaskTarget,
    "citations": Citation,
}
