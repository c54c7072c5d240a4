"""无源任务: a local task that no source has, in a document that carries out present ones."""

from collections.abc import Iterator, Sequence

from outputs.graph_records import Alternative, Finding, Task
from pipeline.checks.calling import briefly
from pipeline.checks.case import Case
from pipeline.checks.code import Code
from pipeline.checks.duties import orders
from pipeline.coverage import restated
from pipeline.linking.chains import document_of
from pipeline.naming import named

ORPHAN = Code(name="P104", kind="orphan", severity="info")
CODES = (ORPHAN,)

_NEAREST = 3
# A closing paragraph (报送、解释) belongs to the document that it closes, and an article is a rule
# of its own, be it below a law.
_CLOSING = "尾"
_ARTICLE = "条"
# Where a source is missing, a document that takes so many of its tasks from those that are here
# takes the rest from them, too, or from nowhere; else nobody knows what the missing one says.
_MOSTLY = 0.5


def find(case: Case) -> Iterator[Finding]:
    """Nothing where the sources are not here: every task would seem to be of its own."""
    sourced = {one.task for one in case.links if one.kind == "source"}
    duties = [task for task in case.bundle.tasks if task.kind == "duty"]
    if not _is_broken_down(case, sourced) or not duties:
        return
    taken = sum(task.id in sourced for task in duties)
    if _lacks_sources(case) and taken < _MOSTLY * len(duties):
        return
    orphans = [task for task in _own(case, duties, sourced) if _is_asked(case, task)]
    if not orphans:
        return
    nearest = case.world.web.nearest(case.record.id, _NEAREST)
    for task in orphans:
        yield case.finding(
            ORPHAN,
            f"{named(task)}：上级文件没有对应任务，属于自加任务，请确认有无依据"
            f"{_nearest(case, nearest[task.id])}",
            task=task.id,
            evidence=tuple(case.quote(start, end) for start, end in task.spans),
        )


def _is_broken_down(case: Case, sourced: set[str]) -> bool:
    """Whether it takes anything from one that it is measured against."""
    measured = set(case.world.measured.get(case.record.id, ()))
    return bool(sourced) and any(
        document_of(one.source) in measured for one in case.links if one.task in sourced
    )


def _lacks_sources(case: Case) -> bool:
    profile = case.world.contents.profile(case.record)
    absent = any(
        link.role != "cites"
        for link in case.document_links
        if link.source not in case.world.records
    )
    return absent or profile is None or bool(profile.vague)


def _own(case: Case, duties: Sequence[Task], sourced: set[str]) -> Iterator[Task]:
    """A row that restates an item is no second task: the item speaks for it, it for the item."""
    rows = restated.rows(case.bundle.tasks, case.world.sides(case.record.id))
    known = sourced | {rows[row].task for row in sourced if row in rows}
    for task in duties:
        head = rows[task.id].task if task.id in rows else task.id
        if head == task.id and task.id not in known:
            yield task


def _is_asked(case: Case, task: Task) -> bool:
    """A task that names a document of its own (严格执行《…》) has told its ground."""
    last = task.path.rpartition("/")[2]
    if last == _CLOSING or last.endswith(_ARTICLE) or not orders(task):
        return False
    return not any(
        start <= citation.start < end
        for citation in case.bundle.citations
        for start, end in task.spans
    )


def _nearest(case: Case, near: Sequence[Alternative]) -> str:
    near = [one for one in near if case.world.office.holds(one.source)]
    if not near:
        return ""
    names = []
    for one in near:
        task = case.world.task(one.source)
        above = briefly(case.world.bundle(task.document).document)
        names.append(f"{above}的{named(task)}（{one.score:.1f}）")
    threshold = case.world.web.threshold
    return f"；最接近的是{'、'.join(names)}，均低于关联标准{threshold:.1f}"
