"""A task as the office has corrected it: its kind, who does it, and until when."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from corpora.model import Identity, Region
from corpora.store_records import DecisionRecord
from corpora.vocabulary import Role, TaskKind
from extractors import deadlines
from extractors.resolving import bodies_named
from outputs.graph_records import Assignment, Deadline, Department, Document, Task
from outputs.review_form import NOTHING

# The rule of what no extractor has found.
RULE = "review"
NAMES, TERMS = "、", "；"
_ORDER: Sequence[Role] = ("lead", "responsible", "support")
_Place = tuple[int, int]


def corrected(task: Task, document: Document, decisions: Iterable[DecisionRecord]) -> Task | None:
    """None where the office says that it is no task."""
    for one in decisions:
        if one.on == "task" and one.field == "kind":
            if one.value == "none":
                return None
            kind = msgspec.convert(one.value, TaskKind)
            task = msgspec.structs.replace(task, kind=kind)
        elif one.on == "department":
            role = msgspec.convert(one.field, Role)
            assignments = tuple(_assignments(task, document, role, one.value))
            task = msgspec.structs.replace(task, assignments=assignments)
        elif one.on == "deadline":
            task = msgspec.structs.replace(task, deadlines=_deadlines(task, document, one.value))
    return task


def listed(value: str, parting: str) -> tuple[str, ...]:
    """The names or terms of a correction; none where it says that there are none."""
    return () if value == NOTHING else tuple(filter(None, value.split(parting)))


def departments(
    names: Sequence[str], document: Document, places: Sequence[_Place]
) -> Iterator[Department]:
    """Resolved as if the document itself had named them."""
    dated = document.issued_on or document.published_on
    bodies = bodies_named(
        names,
        home=document.region.name if document.region else None,
        level=document.level,
        year=dated.year if dated else None,
    )
    for name, body, (start, end) in zip(names, bodies, places, strict=True):
        yield Department(
            text=name,
            start=start,
            end=end,
            canonical=body.canonical,
            line=body.line,
            level=body.level,
            collective=body.collective,
        )


def deadline(words: str, document: Document, place: _Place) -> Deadline:
    """Counted from the document's own date."""
    read = deadlines.read(words, _identity(document))
    return Deadline(
        kind=read.kind,
        text=words,
        start=place[0],
        end=place[1],
        start_on=read.start_on,
        due_on=read.due_on,
        every=read.every,
        amount=read.amount,
        unit=read.unit,
        rule=RULE,
    )


def _assignments(task: Task, document: Document, role: Role, value: str) -> Iterator[Assignment]:
    """One in place of all of this role; where there was none, behind the roles above it."""
    before = [one for one in task.assignments if one.role == role]
    made = tuple(_assignment(task, document, role, listed(value, NAMES), before))
    at = next((n for n, one in enumerate(task.assignments) if one.role == role), None)
    if at is None:
        rank = _ORDER.index(role)
        at = sum(_ORDER.index(one.role) <= rank for one in task.assignments)
    yield from (one for one in task.assignments[:at] if one.role != role)
    yield from made
    yield from (one for one in task.assignments[at:] if one.role != role)


def _assignment(
    task: Task, document: Document, role: Role, names: Sequence[str], before: Sequence[Assignment]
) -> Iterator[Assignment]:
    if not names:
        return
    replaced = (before[0].start, before[0].end) if before else _last(task)
    places = [_place(name, task, document, replaced) for name in names]
    mode = before[0].mode if before and before[0].mode != "single" else "jointly"
    yield Assignment(
        role=role,
        mode=mode if len(names) > 1 else "single",
        start=replaced[0],
        end=replaced[1],
        rule=RULE,
        departments=tuple(departments(names, document, places)),
    )


def _deadlines(task: Task, document: Document, value: str) -> tuple[Deadline, ...]:
    """Those that the office leaves as they are stay the program's own."""
    known = {one.text: one for one in task.deadlines}
    found = []
    for n, words in enumerate(listed(value, TERMS)):
        old = task.deadlines[n] if n < len(task.deadlines) else None
        replaced = (old.start, old.end) if old else _last(task)
        found.append(
            known.get(words) or deadline(words, document, _place(words, task, document, replaced))
        )
    return tuple(found)


def _place(words: str, task: Task, document: Document, otherwise: _Place) -> _Place:
    """Where the task itself says so, else the words that this stands in place of."""
    for start, end in task.spans:
        at = document.text.find(words, start, end)
        if at >= 0:
            return at, at + len(words)
    return otherwise


def _last(task: Task) -> _Place:
    """The task's last character: no stretch of a text is empty."""
    end = task.spans[-1][1]
    return end - 1, end


def _identity(document: Document) -> Identity:
    region = document.region
    return Identity(
        title=document.title,
        issued_on=document.issued_on,
        published_on=document.published_on,
        genre=document.genre,
        region=Region(name=region.name, code=region.code) if region else None,
    )
