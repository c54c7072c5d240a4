"""The tasks of a document for which somebody and some day can be expected."""

from collections.abc import Iterator

from corpora.folding import fold
from corpora.model import Provision
from extractors import no_orders, title_kinds
from outputs.graph_records import Bundle, Document, Link, Task
from pipeline.checks.case import Case
from pipeline.naming import unlabelled

# Where fewer tasks stand, what most of them have says nothing about the others.
FEWEST = 5
# Kinds of writing that divide work; a letter or a circular leaves it to whom it is sent.
_WORKING = frozenset(
    [
        "方案",
        "要点",
        "计划",
        "措施",
        "分工",
        "意见",
        "安排",
        "政策",
        "通知",
        "任务表",
        "分工表",
        "决定",
    ]
)


def kind(document: Document) -> str | None:
    """The kind of what the document hands out, else its own: a notice with a 方案 is one."""
    for title in (document.attachment_title, document.title):
        if title and (found := title_kinds.kind(title)):
            return found
    return document.genre


def is_working(document: Document) -> bool:
    """Whether it is of a kind that divides work: no 条例, no 规划, no 报告."""
    return kind(document) in _WORKING


def of(bundle: Bundle) -> tuple[Task, ...]:
    """Main tasks; none of a text of rules, of a report, and of what is only sent round."""
    if not is_working(bundle.document):
        return ()
    return tuple(
        task
        for task in bundle.tasks
        if task.kind == "duty" and not _is_article(task) and orders(task)
    )


def orders(task: Task) -> bool:
    """No definition, no name of a document, no contact among the items."""
    words = unlabelled(fold(task.text))
    return not (
        no_orders.is_contact(words)
        or no_orders.is_citation(words)
        or no_orders.is_definition(fold(task.heading), words)
    )


def chain(case: Case, task: Task) -> Iterator[Provision]:
    """The items above a task, from the nearest; their own words may speak for all below them."""
    items = {one.path: one for one in case.analysis.of(Provision)}
    path = task.path
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in items:
            yield items[path]


def sources(case: Case) -> Iterator[Link]:
    """The links of its tasks to tasks of higher documents."""
    return (link for link in case.links if link.kind == "source")


def divided_elsewhere(case: Case) -> bool:
    """Whether a table of the document, or of an attachment of it, divides the work anew."""
    document = case.bundle.document
    bundles = [case.bundle]
    bundles += [case.world.bundle(id_) for id_ in document.attachments if id_ in case.world.records]
    rows = [task for one in bundles for task in one.tasks if task.cell and task.assignments]
    return len(rows) >= FEWEST or any(
        sum(bool(task.assignments) for task in one.tasks) >= FEWEST for one in bundles[1:]
    )


def _is_article(task: Task) -> bool:
    return any(part.startswith("第") and part.endswith("条") for part in task.path.split("/"))
