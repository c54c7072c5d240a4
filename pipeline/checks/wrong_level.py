"""机构与层级不符: a document gives work to a body that only a higher level has."""

from collections.abc import Iterator
from functools import cache

from corpora.vocabulary import LEVELS, Level
from extractors import places, requests
from extractors.lexicons import rows
from outputs.graph_records import Department, Document, Finding, Task
from pipeline.checks.case import Case
from pipeline.checks.code import Code

WRONG_LEVEL = Code(name="P503", kind="wrong_level", severity="warning")
CODES = (WRONG_LEVEL,)
_RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}
# Where more of the bodies stand above it, the document's own level is what is doubtful.
_MOST = 0.5
# 评审由省自然资源厅组织 tells how things are; a note or a table gives work.
_RUNNING = "assignment.running"


def find(case: Case) -> Iterator[Finding]:
    """One for each task and body that is made to lead or to answer; support may be asked for."""
    document = case.bundle.document
    level = _level(document)
    if level is None or _is_zone(document):
        return
    forwards = any(one.role == "forwards" for one in case.bundle.citations)
    named = [
        (task, body)
        for task in case.bundle.tasks
        if not (forwards and _is_attached(task, document))
        for one in task.assignments
        if one.role != "support" and one.rule != _RUNNING
        for body in one.departments
        if not body.collective
    ]
    higher = [(task, body) for task, body in named if _is_above(case, body, level)]
    if len(higher) > _MOST * len(named):
        return
    told: set[tuple[str, str]] = set()
    for task, body in higher:
        if (task.id, body.text) not in told:
            told.add((task.id, body.text))
            yield case.finding(
                WRONG_LEVEL,
                f"“{body.text}”是{LEVELS[body.level or level]}机构，"
                f"{LEVELS[level]}文件不能给它派任务",
                task=task.id,
                evidence=(case.quote(body.start, body.end), case.quote(*task.spans[-1])),
                about=body.text,
            )


def _level(document: Document) -> Level | None:
    """The highest of those who issue it together."""
    if document.level is None or len(document.issuers) < 2:
        return document.level
    year = document.issued_on.year if document.issued_on else None
    context = "".join((document.title or "", *document.issuers))
    found = [places.of_issuer(name, year=year, context=context)[1] for name in document.issuers]
    return min((document.level, *(one for one in found if one)), key=_RANKS.__getitem__)


def _is_zone(document: Document) -> bool:
    """A zone's committee works with the bodies of the place that runs it."""
    return any(name.endswith(("管委会", "管理委员会")) for name in document.issuers)


def _is_attached(task: Task, document: Document) -> bool:
    start = task.spans[0][0]
    return any(p.kind == "attachment" and p.start <= start < p.end for p in document.parts)


def _is_above(case: Case, body: Department, level: Level) -> bool:
    return (
        body.level is not None
        and _RANKS[body.level] < _RANKS[level]
        and body.line is not None
        and body.line not in _apart()
        and not requests.is_branch(body.text)
        and not requests.is_asked(case.analysis.folded, body.start, body.end)
    )


@cache
def _apart() -> frozenset[str]:
    """Lines whose bodies do not follow the levels of government, each with why in the table."""
    return frozenset(cells["line"] for cells in rows("higher_bodies"))
