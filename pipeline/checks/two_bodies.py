"""同一条线两个机构名: one document calls one body of its place by two names."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from extractors import places, same_body
from outputs.graph_records import Department, Finding, Task
from pipeline.checks.case import Case
from pipeline.checks.code import Code

TWO_BODIES = Code(name="P504", kind="two_bodies", severity="warning")
CODES = (TWO_BODIES,)


def find(case: Case) -> Iterator[Finding]:
    """One for each pair of names, at the first task that has the rarer one."""
    document = case.bundle.document
    year = document.issued_on.year if document.issued_on else None
    named = _named(case)
    times = Counter(body.canonical for _, body in named)
    first: dict[str, tuple[Task, Department]] = {}
    lines: dict[str, list[str]] = {}
    for task, body in named:
        name = body.canonical or ""
        if name not in first:
            first[name] = task, body
            lines.setdefault(body.line or "", []).append(name)
    for one, other in _pairs(lines):
        reason = same_body.why(_bare(case, one), _bare(case, other), year=year)
        if reason is None:
            continue
        rare, common = sorted((one, other), key=lambda name: (times[name], name))
        task, body = first[rare]
        _, beside = first[common]
        yield case.finding(
            TWO_BODIES,
            f"同一机构{reason}：此处写“{body.text}”（{times[rare]}处），"
            f"其他地方写“{beside.text}”（{times[common]}处）",
            task=task.id,
            evidence=(case.quote(body.start, body.end), case.quote(beside.start, beside.end)),
            about="\n".join(sorted((one, other))),
        )


def _named(case: Case) -> list[tuple[Task, Department]]:
    """The bodies of the document's own place."""
    place = _place(case)
    return [
        (task, body)
        for task in case.bundle.tasks
        for one in task.assignments
        for body in one.departments
        if place and body.canonical and body.canonical.startswith(place)
    ]


def _pairs(lines: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for names in lines.values():
        yield from combinations(names, 2)


def _bare(case: Case, canonical: str) -> str:
    return canonical.removeprefix(_place(case))


def _place(case: Case) -> str:
    """The document's place as the full names of its bodies begin: 楠浦县."""
    document = case.bundle.document
    year = document.issued_on.year if document.issued_on else None
    place = places.lookup(document.region.name, year=year) if document.region else None
    return place.name if place else ""
