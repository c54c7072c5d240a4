"""Single public records turned back into the nouns that they were made of."""

from collections.abc import Callable

from corpora import model
from corpora.model import Span
from outputs import graph_records as public

# Makes a span, and refuses in its own words what is none in the text at hand.
Spans = Callable[[int, int], Span]


def identity(record: public.Document) -> model.Identity:
    """What a document is, with what its notice tells."""
    region = record.region
    return model.Identity(
        title=record.title,
        attachment_title=record.attachment_title,
        number=record.number,
        issuers=record.issuers,
        level=record.level,
        region=model.Region(name=region.name, code=region.code) if region else None,
        issued_on=record.issued_on,
        published_on=record.published_on,
        genre=record.genre,
        addressees=record.addressees,
    )


def part(one: public.Part, spans: Spans) -> model.Part:
    return model.Part(span=spans(one.start, one.end), rule=one.rule, kind=one.kind)


def task(one: public.Task, span: Span, provision: str | None, spans: Spans) -> model.Task:
    """`provision` is the path of the one that it stands in."""
    return model.Task(
        span=span,
        rule=one.rule,
        path=one.path,
        provision=provision,
        kind=one.kind,
        heading=one.heading,
        strength=one.strength,
        spans=tuple(spans(*pair) for pair in one.spans),
        measures=tuple(spans(measure.start, measure.end) for measure in one.measures),
        assignments=tuple(assignment(each, spans) for each in one.assignments),
        deadlines=tuple(deadline(each, spans) for each in one.deadlines),
        targets=tuple(target(each, spans) for each in one.targets),
        action=one.action,
        object=one.object,
    )


def assignment(one: public.Assignment, spans: Spans) -> model.Assignment:
    return model.Assignment(
        span=spans(one.start, one.end),
        rule=one.rule,
        role=one.role,
        mode=one.mode,
        departments=tuple(
            model.Department(
                span=spans(each.start, each.end),
                rule=each.rule,
                name=each.text,
                canonical=each.canonical,
                line=each.line,
                level=each.level,
                collective=each.collective,
            )
            for each in one.departments
        ),
    )


def deadline(one: public.Deadline, spans: Spans) -> model.Deadline:
    return model.Deadline(
        span=spans(one.start, one.end),
        rule=one.rule,
        kind=one.kind,
        start_on=one.start_on,
        due_on=one.due_on,
        every=one.every,
        amount=one.amount,
        unit=one.unit,
    )


def target(one: public.Target, spans: Spans) -> model.Target:
    return model.Target(
        span=spans(one.start, one.end),
        rule=one.rule,
        what=one.what,
        comparator=one.comparator,
        value=float(one.value),
        unit=one.unit,
    )


def citation(one: public.Citation, spans: Spans) -> model.Citation:
    return model.Citation(
        span=spans(one.start, one.end),
        rule=one.rule,
        title=one.title,
        number=one.number,
        role=one.role,
        alias=one.alias,
    )
