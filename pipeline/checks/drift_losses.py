"""时限丢失: dates above of which nothing, or only soft words, are left here."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

import msgspec

from corpora.folding import fold
from corpora.model import Deadline as Noted
from extractors import drift_words, horizons, tables
from outputs.graph_records import Deadline, Finding, Quotation, Task
from pipeline.checks import slots, terms, uptakes
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.uptakes import Uptake
from pipeline.coverage.addressed import Addressing
from pipeline.coverage.addressed import quote as quote_of
from pipeline.coverage.measured import head
from pipeline.linking import jurisdictions

MISSING = Code(name="P311", kind="deadline_missing", severity="warning")
SOFTENED = Code(name="P314", kind="deadline_softened", severity="warning")
# The plan as a whole ends when the date above does, or nobody has asked this place for the date.
_NOTED = msgspec.structs.replace(MISSING, severity="info")

# A heading ends with its bracket or its stop.
_NEAR = 4


class _Lost(msgspec.Struct, frozen=True, kw_only=True):
    """A date of the source that no local one faces; `at` is where it would stand, if told."""

    source: Task
    deadline: Deadline
    at: int | None
    task: Task


class Losses:
    """What is asked of one local document again and again."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def find(self, uptake: Uptake, faced: set[tuple[str, int]]) -> Iterator[Finding]:
        """One at most; `faced` are the source tasks and starts of dates that have a local one."""
        lost = [
            self._lost(uptake, source, deadline)
            for source in uptake.sources
            for deadline in source.deadlines
            if (source.id, deadline.start) not in faced and self._binds(source, deadline)
        ]
        if not lost or self._inherits(uptake):
            return
        here = [one for task in (*uptake.tasks, *uptake.perhaps) for one in task.deadlines]
        if any(terms.is_dated(one) or one.kind == "within" for one in here):
            # The others may stand for it, unless its own words are here without it.
            dates = {one.due_on for one in here}
            lost = [
                one
                for one in lost
                if one.at is not None
                and one.deadline.due_on not in dates
                and not self._dated_near(one)
            ]
        if lost:
            yield self._finding(uptake, lost)

    def _binds(self, source: Task, deadline: Deadline) -> bool:
        """A date that could still be kept when the local text was issued, and no report's."""
        if not terms.is_dated(deadline) or is_report(self._case, source, deadline):
            return False
        issued = self._case.record.issued_on
        return issued is None or deadline.due_on is None or deadline.due_on > issued

    def _is_asked(self, source: Task, deadline: Deadline) -> bool:
        """Not where it is a goal for the whole province, or of what other places or levels do."""
        world = self._case.world
        above = jurisdictions.of_record(world.records[head(world, source.document)])
        asking = Addressing(source=above, local=jurisdictions.of_record(self._case.record))
        folded = world.analysis(source.document).folded
        return all(
            asking.is_asked(quote_of(folded, one.start, one.end))
            for one in source.measures
            if one.start <= deadline.start < one.end
        )

    def _runs_out(self, lost: Sequence[_Lost]) -> int | None:
        """The last year of the local plan's own title, where no lost date comes before its end."""
        document = self._case.bundle.document
        last = horizons.last_year(fold(document.attachment_title or document.title or ""))
        if last is None or any(
            one.deadline.due_on is None or one.deadline.due_on < date(last, 12, 1) for one in lost
        ):
            return None
        return last

    def _lost(self, uptake: Uptake, source: Task, deadline: Deadline) -> _Lost:
        tasks = {task.id: task for task in uptake.tasks}
        links = [link for link in uptake.links if link.source == source.id]
        for link in links:
            at = slots.place(self._case, link, source, deadline)
            if at is not None:
                return _Lost(source=source, deadline=deadline, at=at, task=tasks[link.task])
        return _Lost(source=source, deadline=deadline, at=None, task=tasks[links[0].task])

    def _dated_near(self, one: _Lost) -> bool:
        """Whether the sentence in which it would stand has a deadline of its own."""
        start, end = drift_words.around(self._case.analysis.folded, one.at or 0)
        return any(start <= each.start and each.end <= end for each in one.task.deadlines)

    def _inherits(self, uptake: Uptake) -> bool:
        """Whether a heading above a local task has a date: 第二阶段(2022年1月至6月)."""
        return any(task.provision in self._dated for task in uptake.tasks)

    @cached_property
    def _dated(self) -> frozenset[str]:
        """The provisions with a date in their own heading or in one above."""
        starts = sorted(one.span.start for one in self._case.analysis.of(Noted))
        found: set[str] = set()
        for one in self._case.bundle.provisions:  # those above come first
            end = one.start + len(one.label) + len(one.heading) + _NEAR
            if one.parent in found or _between(starts, one.start, end):
                found.add(one.id)
        return frozenset(found)

    def _finding(self, uptake: Uptake, lost: Sequence[_Lost]) -> Finding:
        """时限软化 where words of no date stand for it, else 时限丢失."""
        first = lost[0]
        side = uptakes.side(self._case, first.source.id)
        dates = "、".join(dict.fromkeys(one.deadline.text for one in lost))
        soft = self._softer(uptake, lost)
        runs = None if soft else self._runs_out(lost)
        asked = any(self._is_asked(one.source, one.deadline) for one in lost)
        note = f"（本文件的期限到{runs}年为止）" if runs else ""
        if not asked and not soft and not note:
            note = "（上级原句未点名要求本地）"
        above = (
            quote(
                self._case.world.bundle(one.source.document), one.deadline.start, one.deadline.end
            )
            for one in lost
        )
        return self._case.finding(
            SOFTENED if soft else _NOTED if note else MISSING,
            f"{side}：{dates}；本级：{f'{soft.quote}，没有期限' if soft else '没有期限'}{note}",
            task=first.task.id,
            source=first.source.id,
            evidence=(soft or self._sentence(first), *above),
        )

    def _softer(self, uptake: Uptake, lost: Sequence[_Lost]) -> Quotation | None:
        """尽快 in the task, or 逐步推进 in place of the date that the source does not say."""
        mine = [one for task in uptake.tasks for one in task.deadlines]
        if not any(map(terms.is_dated, mine)):
            vague = [(one.start, one.end) for one in mine if one.kind == "vague"]
            for start, end in (*vague, *self._columns(uptake)):
                return self._case.quote(start, end)
        here = self._case.analysis.folded
        for one in lost:
            above = self._case.world.analysis(one.source.document).folded
            if one.at is None or drift_words.soft(
                above, *drift_words.around(above, one.deadline.start)
            ):
                continue
            found = drift_words.soft(here, *drift_words.around(here, one.at))
            if found and any(first <= found[0] < last for first, last in one.task.spans):
                return self._case.quote(*found)
        return None

    def _columns(self, uptake: Uptake) -> Iterator[tuple[int, int]]:
        """What the column for deadlines says in the rows of the tasks: 长期坚持."""
        for task in uptake.tasks:
            if task.cell is not None:
                yield from self._due.get((task.cell.table, task.cell.row), ())

    @cached_property
    def _due(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """Cells of columns for deadlines, by table and row."""
        analysis = self._case.analysis
        due = {span.start for span in tables.due_cells(analysis)}
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for n, table in enumerate(analysis.document.tables):
            for cell in table.cells:
                if cell.start in due and cell.start < cell.end:
                    for row in range(cell.row, cell.row + cell.row_span):
                        found.setdefault((n, row), []).append((cell.start, cell.end))
        return found

    def _sentence(self, one: _Lost) -> Quotation:
        """The local words that had the date, else those with which the task begins."""
        if one.at is not None:
            return self._case.quote(*drift_words.around(self._case.analysis.folded, one.at))
        return uptakes.beginning(self._case, one.task)


def is_report(case: Case, task: Task, deadline: Deadline) -> bool:
    """各市于11月30日前将方案报省民政厅: what is reported, and by whom, differs by level."""
    folded = case.world.analysis(task.document).folded
    return drift_words.handed_up(folded, deadline.start, deadline.end)


def _between(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
