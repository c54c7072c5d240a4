"""无牵头: a task with nobody responsible, in a document that otherwise says who is."""

from collections.abc import Iterator, Sequence

from extractors import subjects
from outputs.graph_records import Finding, Task
from pipeline.checks import duties
from pipeline.checks.case import Case
from pipeline.checks.code import Code

NO_LEAD = Code(name="P501", kind="no_lead", severity="warning")
CODES = (NO_LEAD,)
# docs/decisions/0017: from so many named tasks on, one without a name is an oversight.
_NAMED = 0.7
# Nobody is named in so many: then it is the document's way, told once.
_NOBODY = 0.9
_OPEN_KINDS = frozenset(["通知", "意见", "决定"])


def find(case: Case) -> Iterator[Finding]:
    """One for each such task; one for the document where next to none names anybody.

    Where a source names somebody the lead was lost, and P303 tells it.
    """
    tasks = duties.of(case.bundle)
    if len(tasks) < duties.FEWEST or duties.divided_elsewhere(case):
        return
    shared = _with_section_notes(tasks)
    named = [task for task in tasks if task.assignments or task.id in shared]
    open_ = [
        task
        for task in tasks
        if not _is_led(task) and task.id not in shared and not _is_told(case, task)
    ]
    if len(named) >= _NAMED * len(tasks):
        lost = {link.task for link in duties.sources(case) if _is_led(case.world.task(link.source))}
        for task in open_:
            if task.id not in lost:
                yield _of_task(case, task)
    elif len(open_) >= _NOBODY * len(tasks) and _must_name(case):
        yield _of_document(case, tasks, open_)


def _of_task(case: Case, task: Task) -> Finding:
    supporting = "、".join(body.text for one in task.assignments for body in one.departments)
    message = (
        f"只写了配合单位（{supporting}），没有牵头或责任单位"
        if supporting
        else "没有写明牵头或责任单位，而本文件其他任务大多写明"
    )
    return case.finding(NO_LEAD, message, task=task.id, evidence=(case.quote(*task.spans[0]),))


def _of_document(case: Case, tasks: Sequence[Task], open_: Sequence[Task]) -> Finding:
    return case.finding(
        NO_LEAD,
        f"{len(tasks)}项主要任务中有{len(open_)}项没有写明由谁负责",
        evidence=(case.quote(*task.spans[0]) for task in open_[:3]),
        about="document",
    )


def _with_section_notes(tasks: Sequence[Task]) -> set[str]:
    """Tasks of sections where only the last has a note: it stands below them all."""
    sections: dict[str, list[Task]] = {}
    for task in tasks:
        if "/" in task.path:
            sections.setdefault(task.path.rpartition("/")[0], []).append(task)
    return {
        task.id
        for section in sections.values()
        if section[-1].assignments and not any(task.assignments for task in section[:-1])
        for task in section
    }


def _must_name(case: Case) -> bool:
    """A plan of a local government; a notice leaves it to whom it is sent."""
    document = case.bundle.document
    return document.level != "national" and duties.kind(document) not in _OPEN_KINDS


def _is_led(task: Task) -> bool:
    return any(one.role != "support" for one in task.assignments)


def _is_told(case: Case, task: Task) -> bool:
    """Whether its words, or those above it that hold for it too, have somebody who acts."""
    folded = case.analysis.folded
    return any(subjects.is_told(folded, *span) for span in task.spans) or any(
        subjects.is_told(folded, one.span.start, one.own_end)
        or subjects.has_note(folded, one.span.start, one.own_end)
        for one in duties.chain(case, task)
    )
