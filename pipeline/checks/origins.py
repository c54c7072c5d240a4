"""Where the words of a document's tasks were taken from: higher documents, and siblings."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from corpora.vocabulary import LEVELS, Level
from outputs.graph_records import Document, Link, Quotation, Task
from pipeline.checks.case import Case, quote

_RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}
_LAST = len(_RANKS)
# Titles of wrappers are long; a message has to stay readable.
_TITLE = 40
# Characters of the longest label (第一百二十条), and of a full stop with a bracket.
_LABEL, _MARKS = 8, 2


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A link by whose words the local text may stand, with the document it leads to."""

    link: Link
    source: Document

    @property
    def sibling(self) -> bool:
        return self.link.kind == "sibling"

    @property
    def rank(self) -> int:
        """0 is the national level; siblings and unknown levels come last."""
        level = self.source.level
        return _LAST if self.sibling or level is None else _RANKS[level]


def taken(case: Case) -> Iterator[Taken]:
    """The links whose words count as taken, in the order of the tasks, nearest source first.

    What a document forwards or prints again is not taken, and neither is what the same place and
    level wrote before: a new edition of one's own plan copies nobody.
    """
    document = case.bundle.document
    forwarded = {
        one.source
        for one in case.world.plan.document_links
        if one.document == document.id and one.role == "forwards"
    }
    tasks = {task.id: task for task in case.bundle.tasks}
    source = lru_cache(maxsize=None)(lambda id_: case.world.bundle(id_).document)
    for link in case.links:
        above = source(_document(link.source))
        if above.id in forwarded and _is_printed_behind(tasks[link.task], document):
            continue
        if link.copy_class == "boilerplate" or _is_ours(above, document):
            continue
        yield Taken(link=link, source=above)


def name(document: Document) -> str:
    """《…方案》（霁政办发〔2021〕52号）, as a message calls a document."""
    title = document.attachment_title or document.title or document.file or document.id
    if len(title) > _TITLE:
        title = f"{title[:_TITLE]}…"
    return f"《{title}》（{document.number}）" if document.number else f"《{title}》"


def quotations(case: Case, link: Link) -> tuple[Quotation, ...]:
    """The words of the task and of its source from the first to the last that both have."""
    bundle = case.world.bundle(_document(link.source))
    task = next(one for one in case.bundle.tasks if one.id == link.task)
    source = next(one for one in bundle.tasks if one.id == link.source)
    same = [one for one in link.passages if one.kind != "changed"]
    ours = (quote(case.bundle, *words) for words in _hulls(task, [one.task for one in same]))
    theirs = (quote(bundle, *words) for words in _hulls(source, [one.source for one in same]))
    return (*ours, *theirs)


def _document(task: str) -> str:
    return task.partition("#")[0]


def _is_printed_behind(task: Task, document: Document) -> bool:
    start = task.spans[0][0]
    return any(p.kind == "attachment" and p.start <= start < p.end for p in document.parts)


def _is_ours(above: Document, document: Document) -> bool:
    """Whether both are of one place and one level."""
    if above.level is None or above.level != document.level:
        return False
    if above.level == "national":
        return True
    return (
        above.region is not None
        and document.region is not None
        and above.region.code == document.region.code
    )


def _hulls(task: Task, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One range for each contiguous piece of the task that shares words, with label and bracket."""
    for start, end in task.spans:
        inside = [one for one in words if start <= one[0] and one[1] <= end]
        if inside:
            first, last = min(inside)[0], max(last for _, last in inside)
            yield (
                start if first - start <= _LABEL else first,
                end if end - last <= _MARKS else last,
            )
