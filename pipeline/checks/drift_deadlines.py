"""时限变化: when a task must be done above, and when what takes it up must be done here."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from corpora.folding import fold
from corpora.model import Deadline as Noted
from extractors import drift_words, tables
from outputs.graph_records import Deadline, Finding, Quotation, Task
from pipeline.checks import slots, uptakes
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.uptakes import Uptake

MISSING = Code(name="P311", kind="deadline_missing", severity="warning")
LATE = Code(name="P312", kind="deadline_late", severity="warning")
EARLIER = Code(name="P313", kind="deadline_earlier", severity="info")
SOFTENED = Code(name="P314", kind="deadline_softened", severity="warning")
CODES = (MISSING, LATE, EARLIER, SOFTENED)

# Days of a working day, of a month: to tell which of two terms is longer.
_DAYS = {"day": 1.0, "workday": 1.4, "month": 30.4, "year": 365.0}
# 5个工作日内 for an answer and 5年内 for a flat are no terms of one thing.
_SHORT, _LONG = {"day", "workday", "month"}, {"month", "year"}
# 15日 and 10个工作日 are about the same.
_ABOUT = 1.25
_PERIODS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.0}
# A heading ends with its bracket or its stop.
_NEAR = 4


class _Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A date of the source that no local one faces; `at` is where it would stand, if told."""

    source: Task
    deadline: Deadline
    at: int | None
    task: Task


def find(case: Case) -> Iterator[Finding]:
    """Deadlines of the same words are compared; a task without any is one finding."""
    for uptake in uptakes.find(case):
        pairs = slots.facing(case, uptake, _deadlines, comparable=_comparable, of_a_kind=_of_a_kind)
        for task, mine, source, theirs in pairs:
            code = _judge(case, (task, mine), (source, theirs))
            if code is not None:
                yield _finding(case, code, (task, mine), (source, theirs))
        faced = {(source.id, theirs.start) for _, _, source, theirs in pairs}
        yield from _unfaced(case, uptake, faced)


def _deadlines(task: Task) -> tuple[Deadline, ...]:
    return task.deadlines


def _comparable(mine: Deadline, theirs: Deadline) -> bool:
    """20个工作日内 of a single case says nothing of 2020年底前, nor does the other way round."""
    if theirs.kind == "vague":
        return mine.kind == "vague"
    if _is_dated(theirs):
        return mine.kind != "within" or _is_dated(mine)
    if mine.kind == theirs.kind == "within":
        return {mine.unit, theirs.unit} <= _SHORT or {mine.unit, theirs.unit} <= _LONG
    return mine.kind in (theirs.kind, "vague")


def _of_a_kind(mine: Deadline, theirs: Deadline) -> bool:
    return mine.kind == theirs.kind or (_is_dated(mine) and _is_dated(theirs))


def _is_dated(deadline: Deadline) -> bool:
    return deadline.due_on is not None and deadline.kind in ("by", "during", "within")


def _judge(case: Case, here: tuple[Task, Deadline], above: tuple[Task, Deadline]) -> Code | None:
    (_, mine), (source, theirs) = here, above
    if fold(mine.text) == fold(theirs.text):
        # 5月底 of one year and of the next: the words are kept.
        return None
    if mine.kind == "vague":
        return None if theirs.kind == "vague" else SOFTENED
    if _is_dated(theirs) and mine.kind in ("recurring", "from"):
        return SOFTENED
    if mine.kind == theirs.kind == "recurring":
        code = _longer(_period(mine), _period(theirs))
        return SOFTENED if code is LATE else code
    if mine.kind == theirs.kind == "within":
        # Counted from the issue of either text: the later text is later.
        return _longer(_term(mine), _term(theirs), 1.0 if mine.unit == theirs.unit else _ABOUT)
    if _is_report(case, source, theirs) or _each_has_its_own(case, here, above):
        return None
    if mine.kind == theirs.kind == "from":
        return _later(mine.start_on, theirs.start_on)
    return _later(mine.due_on, theirs.due_on)


def _later(mine: date | None, theirs: date | None) -> Code | None:
    if mine is None or theirs is None or mine == theirs:
        return None
    return LATE if mine > theirs else EARLIER


def _longer(mine: float | None, theirs: float | None, about: float = 1.0) -> Code | None:
    if not mine or not theirs or max(mine, theirs) / min(mine, theirs) <= about:
        return None
    return LATE if mine > theirs else EARLIER


def _period(deadline: Deadline) -> float | None:
    every = deadline.every or ""
    amount, letter = every[1:-1], every[-1:]
    return int(amount) * _PERIODS[letter] if amount.isdigit() and letter in _PERIODS else None


def _term(deadline: Deadline) -> float | None:
    if deadline.amount is None or deadline.unit is None:
        return None
    return deadline.amount * _DAYS[deadline.unit]


def _is_report(case: Case, task: Task, deadline: Deadline) -> bool:
    """各市于11月30日前将方案报省民政厅: what is reported, and by whom, differs by level."""
    folded = case.world.analysis(task.document).folded
    return drift_words.handed_up(folded, deadline.start, deadline.end)


def _each_has_its_own(
    case: Case, here: tuple[Task, Deadline], above: tuple[Task, Deadline]
) -> bool:
    """省级清单 above, 市级清单 here: the one has to wait for the other."""
    bundles = [case.world.bundle(task.document) for task, _ in (here, above)]
    levels = [bundle.document.level for bundle in bundles]
    told = [
        level and drift_words.of_level(slots.words(case, task, deadline), level)
        for level, (task, deadline) in zip(levels, (here, above), strict=True)
    ]
    return levels[0] != levels[1] and all(told)


def _unfaced(case: Case, uptake: Uptake, faced: set[tuple[str, int]]) -> Iterator[Finding]:
    """Dates above of which nothing is left here."""
    lost = [
        one
        for source in uptake.sources
        for deadline in source.deadlines
        if (source.id, deadline.start) not in faced and _binds(case, source, deadline)
        for one in [_missing(case, uptake, source, deadline)]
    ]
    if not lost or _inherits(case, uptake):
        return
    here = [one for task in (*uptake.tasks, *uptake.perhaps) for one in task.deadlines]
    if any(_is_dated(one) or one.kind == "within" for one in here):
        # The others may stand for it, unless its own words are here without it.
        dates = {one.due_on for one in here}
        lost = [
            one
            for one in lost
            if one.at is not None
            and one.deadline.due_on not in dates
            and not _dated_near(case, one)
        ]
        if not lost:
            return
    yield _of_missing(case, uptake, lost)


def _binds(case: Case, source: Task, deadline: Deadline) -> bool:
    """A date that can still be kept when the local text is issued, and is not that of a report."""
    if not _is_dated(deadline) or _is_report(case, source, deadline):
        return False
    issued = case.record.issued_on
    return issued is None or deadline.due_on is None or deadline.due_on > issued


def _missing(case: Case, uptake: Uptake, source: Task, deadline: Deadline) -> _Missing:
    tasks = {task.id: task for task in uptake.tasks}
    links = [link for link in uptake.links if link.source == source.id]
    for link in links:
        at = slots.place(case, link, source, deadline)
        if at is not None:
            return _Missing(source=source, deadline=deadline, at=at, task=tasks[link.task])
    return _Missing(source=source, deadline=deadline, at=None, task=tasks[links[0].task])


def _dated_near(case: Case, one: _Missing) -> bool:
    """Whether the sentence in which it would stand has a deadline of its own."""
    start, end = drift_words.around(case.analysis.folded, one.at or 0)
    return any(start <= deadline.start and deadline.end <= end for deadline in one.task.deadlines)


def _inherits(case: Case, uptake: Uptake) -> bool:
    """Whether a heading above a local task has a date: 第二阶段(2022年1月至6月)."""
    above = {one.id: one for one in case.bundle.provisions}
    noted = [one.span for one in case.analysis.of(Noted)]
    for task in uptake.tasks:
        provision = above.get(task.provision or "")
        while provision is not None:
            end = provision.start + len(provision.label) + len(provision.heading) + _NEAR
            if any(provision.start <= span.start and span.end <= end for span in noted):
                return True
            provision = above.get(provision.parent or "")
    return False


def _of_missing(case: Case, uptake: Uptake, lost: Sequence[_Missing]) -> Finding:
    """时限软化 where words of no date stand for it, else 时限丢失."""
    first = lost[0]
    dates = "、".join(slots.texts(one.deadline for one in lost))
    soft = _softer(case, uptake, lost)
    code = SOFTENED if soft else MISSING
    words = soft or _sentence(case, first)
    return case.finding(
        code,
        f"上级：{dates}；本级：{f'{soft.quote}，没有期限' if soft else '没有期限'}",
        task=first.task.id,
        source=first.source.id,
        evidence=(words, *(_quoted(case, one.source, one.deadline) for one in lost)),
    )


def _softer(case: Case, uptake: Uptake, lost: Sequence[_Missing]) -> Quotation | None:
    """尽快 in the task, or 逐步推进 in the sentence that had the date and did not say so above."""
    mine = [one for task in uptake.tasks for one in task.deadlines]
    if not any(map(_is_dated, mine)):
        for deadline in mine:
            if deadline.kind == "vague":
                return case.quote(deadline.start, deadline.end)
    for task in uptake.tasks:
        for start, end in _due_cells(case, task):
            return case.quote(start, end)
    for one in lost:
        above = case.world.analysis(one.source.document).folded
        theirs = drift_words.around(above, one.deadline.start)
        if one.at is None or drift_words.soft(above, *theirs):
            continue
        here = case.analysis.folded
        found = drift_words.soft(here, *drift_words.around(here, one.at))
        if found and any(start <= found[0] and found[1] <= end for start, end in one.task.spans):
            return case.quote(*found)
    return None


def _due_cells(case: Case, task: Task) -> Iterator[tuple[int, int]]:
    """What the column for deadlines says in the task's row: 长期坚持."""
    if task.cell is None:
        return
    due = {span.start for span in tables.due_cells(case.analysis)}
    for cell in case.analysis.document.tables[task.cell.table].cells:
        rows = range(cell.row, cell.row + cell.row_span)
        if cell.start in due and cell.start < cell.end and task.cell.row in rows:
            yield cell.start, cell.end


def _sentence(case: Case, one: _Missing) -> Quotation:
    """The local words that had the date, else those with which the task begins."""
    folded = case.analysis.folded
    if one.at is not None:
        return case.quote(*drift_words.around(folded, one.at))
    start, end = one.task.spans[0]
    first = one.task.measures[0] if one.task.measures else None
    return case.quote(start, first.end if first and start <= first.start else end)


def _finding(
    case: Case, code: Code, here: tuple[Task, Deadline], above: tuple[Task, Deadline]
) -> Finding:
    (task, mine), (source, theirs) = here, above
    issued = case.record.issued_on
    passed = code is LATE and issued and theirs.due_on and theirs.due_on < issued
    return case.finding(
        code,
        f"上级：{theirs.text}；本级：{mine.text}{'（本级成文时上级期限已过）' if passed else ''}",
        task=task.id,
        source=source.id,
        evidence=(case.quote(mine.start, mine.end), _quoted(case, source, theirs)),
        about=f"{theirs.text} {mine.text}",
    )


def _quoted(case: Case, task: Task, deadline: Deadline) -> Quotation:
    return quote(case.world.bundle(task.document), deadline.start, deadline.end)
