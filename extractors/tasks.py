"""The tasks of a document: who must do what by when, with the words of each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from corpora.model import Analysis, Assignment, Deadline, Span, Target, Task
from corpora.vocabulary import Role
from extractors import candidates, departments, orders, running, tables
from extractors.drafts import Draft

M = TypeVar("M", Deadline, Target)

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?[”)〕】]*")
# 好。 and its like are no measures.
_SHORTEST = 4
_YEAR = re.compile(r"(20\d\d|19\d\d)年")


def find(analysis: Analysis) -> Iterator[Task]:
    """Tasks of the text and of its tables, each with its own departments and dates."""
    deadlines = analysis.of(Deadline)
    targets = analysis.of(Target)
    starts = [d.span.start for d in deadlines]
    target_starts = [t.span.start for t in targets]
    for draft in candidates.find(analysis):
        if draft.end <= draft.start:
            continue
        own = _within(deadlines, starts, draft.start, draft.end)
        yield _task(
            analysis,
            draft,
            tuple(_still_due(analysis, draft, own)),
            _within(targets, target_starts, draft.start, draft.end),
        )
    yield from tables.find(analysis)


def _within(mentions: Sequence[M], starts: Sequence[int], start: int, end: int) -> tuple[M, ...]:
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    return tuple(m for m in mentions[first:last] if m.span.end <= end)


def _still_due(analysis: Analysis, draft: Draft, own: Sequence[Deadline]) -> Iterator[Deadline]:
    """What a report says of its own year was done, not due."""
    if draft.kind != "reported":
        yield from own
        return
    year = _report_year(analysis)
    for deadline in own:
        last = deadline.due_on or deadline.start_on
        if deadline.kind != "recurring" and last and year and last.year > year:
            yield deadline


def _report_year(analysis: Analysis) -> int | None:
    found = _YEAR.search(analysis.identity.title or "")
    if found:
        return int(found[1])
    issued = analysis.identity.issued_on or analysis.identity.published_on
    return issued.year if issued else None


def _task(
    analysis: Analysis,
    draft: Draft,
    deadlines: tuple[Deadline, ...],
    targets: tuple[Target, ...],
) -> Task:
    folded = analysis.folded
    span = Span(draft.start, draft.end)
    text = folded[span.start : span.end]
    return Task(
        span=span,
        rule=f"task.{draft.kind}",
        path=draft.path,
        provision=draft.provision,
        kind=draft.kind,
        heading=analysis.document.text[slice(*draft.heading)] if draft.heading else "",
        strength=orders.strength(text),
        spans=(span,),
        measures=tuple(_measures(folded, draft)),
        assignments=_assignments(folded, draft),
        deadlines=deadlines,
        targets=targets if draft.kind != "reported" else (),
    )


def _assignments(folded: str, draft: Draft) -> tuple[Assignment, ...]:
    """A note's departments only, where the task has one; else what the running text says."""
    if draft.notes:
        return tuple(a for note in draft.notes for a in note.assignments)
    if draft.kind in ("reported", "scope"):
        return ()
    if draft.bodies is not None and draft.bodies[0] >= draft.start:
        return tuple(_first_named(folded, draft, *draft.bodies))
    found = running.assigned(folded, draft.start, draft.end)
    if draft.bodies is not None and not found:
        return tuple(_first_named(folded, draft, *draft.bodies))
    return found


def _first_named(folded: str, draft: Draft, start: int, end: int) -> Iterator[Assignment]:
    """X:负责…; a body that 牵头 something in its entry leads."""
    bodies = tuple(departments.noted(folded, departments.split(folded, start, end)))
    role: Role = "lead" if "牵头" in folded[max(end, draft.start) : draft.end] else "responsible"
    if bodies:
        yield Assignment(
            span=Span(bodies[0].span.start, bodies[-1].span.end),
            rule="assignment.department-first",
            role=role,
            mode="single" if len(bodies) == 1 else "jointly",
            departments=bodies,
        )


def _measures(folded: str, draft: Draft) -> Iterator[Span]:
    """Its sentences without the heading and the notes."""
    edges = [draft.start]
    for note in draft.notes:
        edges += [note.start, note.end]
    edges.append(draft.end)
    pieces = list(pairwise(edges))[::2]
    heading = draft.heading[1] if draft.heading else draft.start
    for start, end in pieces:
        for sentence in _SENTENCE.finditer(folded, start, end):
            # The heading's sentence ends with the heading, or with the point behind it.
            if len(sentence[0].strip(" 。")) < _SHORTEST or sentence.end() <= heading + 1:
                continue
            lead = len(sentence[0]) - len(sentence[0].lstrip(" "))
            yield Span(sentence.start() + lead, sentence.end())
