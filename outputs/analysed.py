"""A public bundle turned back into an analysis, with what the office has corrected in it."""

from collections.abc import Iterator
from typing import Protocol

from msgspec.structs import replace

from corpora import model
from corpora.folding import fold
from corpora.model import Analysis, Span
from outputs import graph_records as public
from outputs import nouns
from outputs.graph_records import Bundle


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def analysed(bundle: Bundle) -> Analysis:
    """Everything but tables, pages and the certainty of recognised words; offsets are the same.

    Stretches that lie outside the text, which a task graph of another program may have, are left
    out.
    """
    bundle = inside(bundle)
    document = bundle.document
    text = model.Document(text=document.text, media_type="text/plain", ocr=document.ocr)
    analysis = Analysis(
        document=text, folded=fold(document.text), identity=nouns.identity(document)
    )
    return (
        analysis.plus(model.Part, (nouns.part(one, Span) for one in document.parts))
        .plus(model.Provision, _provisions(bundle))
        .plus(model.Task, _tasks(bundle))
        .plus(model.Citation, (nouns.citation(one, Span) for one in bundle.citations))
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
            rule=one.rule,
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


def _tasks(bundle: Bundle) -> Iterator[model.Task]:
    paths = {one.id: one.path for one in bundle.provisions}
    for task in bundle.tasks:
        whole = Span(task.spans[0][0], max(end for _, end in task.spans))
        above = paths.get(task.provision) if task.provision else None
        yield nouns.task(task, whole, above, Span)
