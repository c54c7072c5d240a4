"""What is counted for a report: files, documents, tasks, links, coverage and findings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from corpora.vocabulary import (
    CopyClass,
    CoverageState,
    FileStatus,
    FindingKind,
    Level,
    LinkStatus,
    TaskKind,
)
from outputs.card_index import COPIED, CardIndex, document_of
from outputs.graph_records import Coverage, File

# A source's task counts as taken up in these; in these it need not be.
TAKEN_UP: tuple[CoverageState, ...] = ("covered", "merged", "split")
EXEMPT: tuple[CoverageState, ...] = ("not_applicable", "justified")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """How far a document takes up the tasks of a source.

    `copied` is the mean share of the source tasks' words that stand in the tasks that take them
    up, 0 to 1.
    """

    source: str
    document: str
    states: Mapping[CoverageState, int]
    copied: float

    @property
    def asked(self) -> int:
        """Tasks that the document is to take up."""
        return sum(n for state, n in self.states.items() if state not in EXEMPT)

    @property
    def taken(self) -> int:
        return sum(self.states.get(state, 0) for state in TAKEN_UP)

    @property
    def share(self) -> float | None:
        """Of those asked; None where none is."""
        return self.taken / self.asked if self.asked else None


class Copying(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a document's tasks have a source, by how the words of the surest one came."""

    document: str
    tasks: int
    classes: Mapping[CopyClass, int]

    @property
    def linked(self) -> int:
        return sum(self.classes.values())

    @property
    def pasted(self) -> int:
        return sum(self.classes.get(one, 0) for one in COPIED)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted in one corpus, or a part of it.

    `findings` are those that nobody has explained, `settled` counts the others. `newest` is the
    last date of a document: what is counted is true of that day.
    """

    files: Mapping[FileStatus, int]
    documents: int
    absent: int
    tasks: Mapping[TaskKind, int]
    links: Mapping[LinkStatus, int]
    levels: Mapping[Level, int]
    copying: tuple[Copying, ...]
    pairs: tuple[Pair, ...]
    findings: Mapping[FindingKind, int]
    settled: int
    newest: date | None

    @property
    def linked(self) -> int:
        """Tasks that have a source."""
        return sum(one.linked for one in self.copying)

    def copies(self) -> Counter[CopyClass]:
        """Over all documents."""
        total: Counter[CopyClass] = Counter()
        for one in self.copying:
            total.update(one.classes)
        return total

    def copied(self) -> float:
        """The mean over all that is taken up, also in part."""
        weights = [pair.taken + pair.states.get("partial", 0) for pair in self.pairs]
        total = sum(weights)
        shares = (pair.copied * n for pair, n in zip(self.pairs, weights, strict=True))
        return sum(shares) / total if total else 0.0

    def states(self) -> Counter[CoverageState]:
        """Over all pairs."""
        total: Counter[CoverageState] = Counter()
        for pair in self.pairs:
            total.update(pair.states)
        return total


def figures(files: Iterable[File], index: CardIndex) -> Figures:
    """One pass over each kind of record; memory holds the counts."""
    tasks: Counter[TaskKind] = Counter()
    by_document: Counter[str] = Counter()
    for task in index.tasks():
        tasks[task.kind] += 1
        by_document[task.document] += 1
    statuses: Counter[LinkStatus] = Counter()
    classes: dict[str, Counter[CopyClass]] = {}
    last = None
    for link in index.links():  # those of one task stand together, the surest first
        statuses[link.status] += 1
        if link.task != last:
            classes.setdefault(document_of(link.task), Counter())[link.copy_class] += 1
        last = link.task
    findings: Counter[FindingKind] = Counter()
    settled = 0
    for one in index.findings():
        if one.status == "justified":
            settled += 1
        else:
            findings[one.kind] += 1
    dates = [one.issued_on for one in index.documents if one.issued_on]
    return Figures(
        files=Counter(file.status for file in files),
        documents=len(index.documents),
        absent=len(index.absent),
        tasks=tasks,
        links=statuses,
        levels=Counter(one.level for one in index.documents if one.level),
        copying=tuple(
            Copying(document=one.id, tasks=by_document[one.id], classes=classes[one.id])
            for one in index.documents
            if one.id in classes
        ),
        pairs=_pairs(index),
        findings=findings,
        settled=settled,
        newest=max(dates, default=None),
    )


def _pairs(index: CardIndex) -> tuple[Pair, ...]:
    states: dict[tuple[str, str], Counter[CoverageState]] = {}
    taken: Counter[tuple[str, str]] = Counter()
    copied: dict[tuple[str, str], float] = {}
    for one in index.all_coverage():
        key = document_of(one.source), one.document
        states.setdefault(key, Counter())[one.state] += 1
        if _is_taken(one):
            taken[key] += 1
            copied[key] = copied.get(key, 0.0) + one.copied_share
    return tuple(
        Pair(
            source=above,
            document=document,
            states=states[above, document],
            copied=copied[above, document] / n if (n := taken[above, document]) else 0.0,
        )
        for above, below in index.pairs()
        for document in below
    )


def _is_taken(one: Coverage) -> bool:
    return one.state in TAKEN_UP or one.state == "partial"
