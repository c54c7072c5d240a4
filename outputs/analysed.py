"""A public bundle turned back into an analysis, with what the office has corrected in it."""

from typing import Protocol

from msgspec.structs import replace

from corpora import model
from corpora.folding import fold
from corpora.model import Analysis, Span
from outputs import graph_records as public
from outputs.graph_records import Bundle


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


# The public records keep no rule of tasks, parts, provisions, targets and citations.
_RULE = "task-graph"


def analysed(bundle: Bundle) -> Analysis:
    """Everything but tables, pages and the certainty of recognised words; offsets are the same.

    Stretches that lie outside the text, which a task graph of another program may have, are left
    out.
    """
    bundle = inside(bundle)
    document = bundle.document
    text = model.Document(text=document.text, media_type="text/plain", ocr=document.ocr)
    region = document.region
    identity = model.Identity(
        title=document.title,
        attachment_title=document.attachment_title,
        number=document.number,
        issuers=document.issuers,
        level=document.level,
        region=model.Region(name=region.name, code=region.code) if region else None,
        issued_on=document.issued_on,
        published_on=document.published_on,
        genre=document.genre,
        addressees=document.addressees,
    )
    analysis = Analysis(document=text, folded=fold(document.text), identity=identity)
    return (
        analysis.plus(model.Part, map(_part, document.parts))
        .plus(model.Provision, _provisions(bundle))
        .plus(model.Task, _tasks(bundle))
        .plus(model.Citation, map(_citation, bundle.citations))
    )


def inside(bundle: Bundle) -> Bundle:
    """Without the parts, provisions, tasks, … that are empty or lie outside the text."""
    length = len(bundle.document.text)

    def held(one: _Stretch) -> bool:
        return 0 <= one.start < one.end <= length

    def task(one: public.Task) -> public.Task:
        return replace(
            one,
            spans=tuple((start, end) for start, end in one.spans if 0 <= start < end <= length),
            measures=tuple(filter(held, one.measures)),
            assignments=tuple(
                replace(given, departments=tuple(filter(held, given.departments)))
                for given in one.assignments
                if held(given)
            ),
            deadlines=tuple(filter(held, one.deadlines)),
            targets=tuple(filter(held, one.targets)),
        )

    tasks = (task(one) for one in bundle.tasks)
    return replace(
        bundle,
        document=replace(bundle.document, parts=tuple(filter(held, bundle.document.parts))),
        provisions=tuple(filter(held, bundle.provisions)),
        tasks=tuple(one for one in tasks if one.spans),
        citations=tuple(filter(held, bundle.citations)),
    )


def _part(part: public.Part) -> model.Part:
    return model.Part(span=Span(part.start, part.end), rule=_RULE, kind=part.kind)


def _provisions(bundle: Bundle) -> tuple[model.Provision, ...]:
    paths = {one.id: one.path for one in bundle.provisions}
    first_child: dict[str, int] = {}
    for one in bundle.provisions:
        if one.parent is not None:
            at = first_child.get(one.parent, one.start)
            first_child[one.parent] = min(at, one.start)
    return tuple(
        model.Provision(
            span=Span(one.start, one.end),
            rule=_RULE,
            path=one.path,
            parent=paths.get(one.parent) if one.parent else None,
            label=one.label,
            heading=one.heading,
            heading_start=max(one.start, bundle.document.text.find(one.heading, one.start)),
            own_end=first_child.get(one.id, one.end),
            leaf=one.id not in first_child,
        )
        for one in bundle.provisions
    )


def _tasks(bundle: Bundle) -> tuple[model.Task, ...]:
    paths = {one.id: one.path for one in bundle.provisions}
    return tuple(
        model.Task(
            span=Span(task.spans[0][0], max(end for _, end in task.spans)),
            rule=_RULE,
            path=task.path,
            provision=paths.get(task.provision) if task.provision else None,
            kind=task.kind,
            heading=task.heading,
            strength=task.strength,
            spans=tuple(Span(start, end) for start, end in task.spans),
            measures=tuple(Span(one.start, one.end) for one in task.measures),
            assignments=tuple(map(_assignment, task.assignments)),
            deadlines=tuple(map(_deadline, task.deadlines)),
            targets=tuple(map(_target, task.targets)),
            action=task.action,
            object=task.object,
        )
        for task in bundle.tasks
    )


def _assignment(one: public.Assignment) -> model.Assignment:
    return model.Assignment(
        span=Span(one.start, one.end),
        rule=one.rule,
        role=one.role,
        mode=one.mode,
        departments=tuple(
            model.Department(
                span=Span(department.start, department.end),
                rule=one.rule,
                name=department.text,
                canonical=department.canonical,
                line=department.line,
                level=department.level,
                collective=department.collective,
            )
            for department in one.departments
        ),
    )


def _deadline(one: public.Deadline) -> model.Deadline:
    return model.Deadline(
        span=Span(one.start, one.end),
        rule=one.rule,
        kind=one.kind,
        start_on=one.start_on,
        due_on=one.due_on,
        every=one.every,
        amount=one.amount,
        unit=one.unit,
    )


def _target(one: public.Target) -> model.Target:
    return model.Target(
        span=Span(one.start, one.end),
        rule=_RULE,
        what=one.what,
        comparator=one.comparator,
        value=float(one.value),
        unit=one.unit,
    )


def _citation(one: public.Citation) -> model.Citation:
    return model.Citation(
        span=Span(one.start, one.end),
        rule=_RULE,
        title=one.title,
        number=one.number,
        role=one.role,
        alias=one.alias,
    )
