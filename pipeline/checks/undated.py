"""无时限: a task without any time, in a document that otherwise sets dates."""

from collections.abc import Iterator

from corpora.model import Deadline
from outputs.graph_records import Finding, Task
from pipeline.checks import duties
from pipeline.checks.case import Case
from pipeline.checks.code import Code

NO_DEADLINE = Code(name="P502", kind="no_deadline", severity="info")
CODES = (NO_DEADLINE,)
# docs/decisions/0017: where one task in five is without a date, that is the document's way.
_DATED = 0.8


def find(case: Case) -> Iterator[Finding]:
    """One for each such task; 适时 and 每季度 are times, though soft ones.

    Where a source sets a date it was lost, and P311 tells it.
    """
    tasks = duties.of(case.bundle)
    dated = [task for task in tasks if task.deadlines]
    if len(tasks) < duties.FEWEST or len(dated) < _DATED * len(tasks):
        return
    lost = {link.task for link in duties.sources(case) if case.world.task(link.source).deadlines}
    for task in tasks:
        if not task.deadlines and task.id not in lost and not _is_dated_above(case, task):
            yield case.finding(
                NO_DEADLINE,
                "没有写明完成时限，而本文件其他任务大多写明",
                task=task.id,
                evidence=(case.quote(*task.spans[0]),),
            )


def _is_dated_above(case: Case, task: Task) -> bool:
    """A time in the words of a section holds for all tasks below it."""
    return any(
        one.span.start <= deadline.span.start < one.own_end
        for one in duties.chain(case, task)
        for deadline in case.analysis.of(Deadline)
    )
