"""Corrected annotations of a tool turned into gold, as `policy-pipe evaluate` takes it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import get_args

import msgspec

from corpora.annotations.marks import Annotated, Mark
from corpora.model import Analysis, Citation, Deadline, Document, Mention, Task
from corpora.vocabulary import CitationRole, DeadlineKind, Role, TaskKind
from extractors.analysis import analyse
from pipeline.gold import GoldCitation, GoldDeadline, GoldDocument, GoldTask

_LABELS: Mapping[str, frozenset[str]] = {
    "task": frozenset(get_args(TaskKind)),
    "department": frozenset(get_args(Role)),
    "deadline": frozenset(get_args(DeadlineKind)),
    "target": frozenset([""]),
    "citation": frozenset(get_args(CitationRole)),
}


def gold_of(annotated: Annotated) -> GoldDocument:
    """What a mark means (a date, a whole name) is read anew from its words in their text.

    Where the reading finds nothing at a mark, its words stand for a name, and a deadline has a
    kind without dates. A mark without a task belongs to the smallest task around it.

    Raises:
        ValueError: A label is unknown, or a mark lies outside the text.
    """
    for mark in annotated.marks:
        _check(mark, annotated)
    analysis = analyse(Document(text=annotated.text, media_type="text/plain"))
    stretches: dict[str, list[Mark]] = {}
    for n, mark in enumerate(annotated.marks):
        if mark.kind == "task":
            stretches.setdefault(mark.tasks[0] if mark.tasks else f"?{n}", []).append(mark)
    belonging: dict[str, list[Mark]] = {name: [] for name in stretches}
    for mark in annotated.marks:
        if mark.kind in ("department", "deadline"):
            for owner in _owners(mark, stretches):
                belonging[owner].append(mark)
    tasks = sorted(stretches, key=lambda name: min(one.start for one in stretches[name]))
    return GoldDocument(
        file=PurePosixPath(annotated.file).name,
        meta={},
        tasks=tuple(
            _task(n, stretches[name], belonging[name], annotated.text, analysis)
            for n, name in enumerate(tasks, start=1)
        ),
        citations=tuple(
            _cited(mark, annotated.text, analysis)
            for mark in annotated.marks
            if mark.kind == "citation"
        ),
    )


def _check(mark: Mark, annotated: Annotated) -> None:
    if mark.detail not in _LABELS.get(mark.kind, ()):
        known = ", ".join(
            f"{kind}:{one}" if one else kind
            for kind, all_ in _LABELS.items()
            for one in sorted(all_)
        )
        raise ValueError(f"{annotated.file}: unknown label {mark.label!r}; known are {known}")
    if not 0 <= mark.start < mark.end <= len(annotated.text):
        raise ValueError(
            f"{annotated.file}: {mark.label} [{mark.start}, {mark.end}) lies outside the text"
        )


def _owners(mark: Mark, stretches: Mapping[str, Sequence[Mark]]) -> Sequence[str]:
    named = [task for task in mark.tasks if task in stretches]
    if named:
        return named
    around = [
        (one.end - one.start, name)
        for name, these in stretches.items()
        for one in these
        if one.start <= mark.start and mark.end <= one.end
    ]
    return [min(around)[1]] if around else []


def _task(
    n: int, stretches: Sequence[Mark], marks: Iterable[Mark], text: str, analysis: Analysis
) -> GoldTask:
    ordered = sorted(stretches, key=lambda one: one.start)
    names: dict[str, list[str]] = {role: [] for role in get_args(Role)}
    deadlines = []
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.kind == "department":
            names[mark.detail] += _names(mark, text, analysis)
        else:
            deadlines.append(_deadline(mark, analysis))
    lead, responsible = names["lead"], names["responsible"]
    return GoldTask(
        path=ordered[0].path or f"#{n}",
        kind=ordered[0].detail,
        text="\n".join(text[one.start : one.end] for one in ordered),
        leads=tuple(dict.fromkeys((*lead, *responsible))),
        role="lead" if lead else "responsible" if responsible else None,
        responsible=tuple(responsible) if lead and responsible else msgspec.UNSET,
        supports=tuple(dict.fromkeys(names["support"])),
        deadlines=tuple(deadlines),
    )


def _names(mark: Mark, text: str, analysis: Analysis) -> list[str]:
    found = dict.fromkeys(
        department.name
        for task in analysis.of(Task)
        for assignment in task.assignments
        for department in assignment.departments
        if _same(mark, department)
    )
    return list(found) or [text[mark.start : mark.end]]


def _deadline(mark: Mark, analysis: Analysis) -> GoldDeadline:
    bound = (one for task in analysis.of(Task) for one in task.deadlines)
    for one in (*bound, *analysis.of(Deadline)):
        if _same(mark, one) and one.kind == mark.detail:
            return GoldDeadline(
                kind=one.kind,
                due=one.due_on.isoformat() if one.due_on else None,
                start=one.start_on.isoformat() if one.start_on else None,
                every=one.every,
                amount=one.amount,
                unit=one.unit,
            )
    return GoldDeadline(kind=mark.detail)


def _cited(mark: Mark, text: str, analysis: Analysis) -> GoldCitation:
    for one in analysis.of(Citation):
        if _same(mark, one):
            return GoldCitation(title=one.title, number=one.number, alias=one.alias)
    words = text[mark.start : mark.end]
    _, opened, inside = words.partition("《")
    title, _, behind = inside.rpartition("》")
    number = (behind if opened else words).strip("()（） ")
    return GoldCitation(title=title or None, number=number or None)


def _same(mark: Mark, mention: Mention) -> bool:
    return (mark.start, mark.end) == (mention.span.start, mention.span.end)
