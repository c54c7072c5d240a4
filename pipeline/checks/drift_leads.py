"""牵头变更: who answers for a task above, and who for what takes it up here."""

from collections.abc import Iterable, Iterator

import msgspec

from corpora.vocabulary import Level
from extractors import bodies, drift_words, line_kin
from outputs.graph_records import Assignment, Department, Finding, Quotation, Task
from pipeline.checks import uptakes
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.uptakes import Uptake

CHANGED = Code(name="P301", kind="lead_changed", severity="info")
DEMOTED = Code(name="P302", kind="lead_demoted", severity="warning")
LOST = Code(name="P303", kind="lead_lost", severity="warning")
DILUTED = Code(name="P304", kind="lead_diluted", severity="warning")
CODES = (CHANGED, DEMOTED, LOST, DILUTED)

_GOVERNMENT = ("政府", "政府办公室")
# A body named in the course of a sentence answers for that sentence, not for the task.
_RUNNING = "assignment.running"
# Names that a message can hold and still be read.
_NAMED = 5


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    """A named body with all the lines it has: 工业信息化和商务局 has two."""

    text: str
    lines: frozenset[str]
    level: Level | None
    collective: bool

    @property
    def of_line(self) -> bool:
        """One body or all of one line; 各部门 and 各县区政府 are neither."""
        return not (self.collective and (not self.lines or self.lines <= {*_GOVERNMENT}))


class _Side(msgspec.Struct, frozen=True, kw_only=True):
    """`heads` lead, or are responsible where nobody leads; `beside` are responsible beside a lead.

    `spans` are the assignments of the heads, else of those who support.
    """

    leads: bool
    heads: tuple[_Body, ...]
    beside: tuple[_Body, ...]
    supports: tuple[_Body, ...]
    quotations: tuple[Quotation, ...]

    @property
    def words(self) -> str:
        if not self.heads:
            return (
                f"{_names(self.supports)}配合，无牵头或责任单位" if self.supports else "无责任单位"
            )
        return _names(self.heads) + ("牵头" if self.leads else "负责")


def find(case: Case) -> Iterator[Finding]:
    """One for a task at most; a task that is split or merged is compared as a whole."""
    found = uptakes.find(case) if case.record.level else ()
    own = _lines_named(case) if found else frozenset()
    for uptake in found:
        above = _side(case, uptake.sources, above=True)
        here = _side(case, uptake.tasks)
        maybe = _side(case, uptake.perhaps)
        code = _judge(case, uptake, above, here, maybe, own)
        if code is not None:
            yield _finding(case, code, uptake, above, here)


def _judge(
    case: Case, uptake: Uptake, above: _Side, here: _Side, maybe: _Side, own: frozenset[str]
) -> Code | None:
    named = [body for body in above.heads if body.of_line and _may_have_counterpart(case, body)]
    asked = [body for body in named if body.lines]
    if not named:
        return None
    kept = _kept(case, uptake, asked, own)
    if not here.heads:
        if _shares(here.supports, kept):
            return DEMOTED
        return None if maybe.heads or _issuing_lines(case) else LOST
    beside = () if above.leads else here.beside
    if _shares((*here.heads, *beside, *maybe.heads), kept) or _issuing_lines(case) & kept:
        return None
    concrete = [body for body in here.heads if body.of_line]
    if not concrete:
        if _shares(here.supports, kept):
            return DEMOTED
        # 省民政厅、各市政府负责: a city may hand all of it to its counties.
        handed_down = _governments(above.heads) and _governments(here.heads)
        return None if handed_down else DILUTED
    told = asked and all(body.lines for body in concrete)
    if case.record.level == "township" or not told:
        return None
    return DEMOTED if _shares(here.supports, kept) else CHANGED


def _governments(found: Iterable[_Body]) -> bool:
    return any(body.collective and body.lines & {*_GOVERNMENT} for body in found)


def _may_have_counterpart(case: Case, body: _Body) -> bool:
    level = case.record.level
    known = [level is not None and line_kin.exists(line, level) for line in body.lines]
    return not known or any(known)


def _kept(
    case: Case, uptake: Uptake, asked: Iterable[_Body], own: frozenset[str]
) -> frozenset[str]:
    """The lines whose bodies are counterparts here of those that are asked above.

    Another line takes over only where this document knows no body of the line itself.
    """
    lines = frozenset().union(*(body.lines for body in asked))
    years = [
        record.issued_on.year
        for task in uptake.sources
        if (record := case.world.records[task.document]).issued_on
    ]
    issued = case.record.issued_on
    kin = (
        line_kin.kept_by(
            line, asked=min(years, default=None), answered=issued.year if issued else None
        )
        for line in lines - own
    )
    return lines.union(*kin)


def _issuing_lines(case: Case) -> frozenset[str]:
    """What a department issues it does itself, whether it says so or not."""
    issuers = case.bundle.document.issuers
    return frozenset().union(*(_lines(case, name) for name in issuers)) - {*_GOVERNMENT}


def _shares(found: Iterable[_Body], kept: frozenset[str]) -> bool:
    return any(not body.lines.isdisjoint(kept) for body in found)


def _lines_named(case: Case) -> frozenset[str]:
    """The lines of all bodies of this level that the document gives work to."""
    return frozenset(
        department.line
        for task in case.bundle.tasks
        for one in task.assignments
        for department in one.departments
        if department.line and not department.collective and department.level == case.record.level
    )


def _side(case: Case, tasks: Iterable[Task], *, above: bool = False) -> _Side:
    """`above`: only notes and tables count, and the first of 甲会同乙 answers alone."""
    found: dict[str, list[tuple[Task, Assignment]]] = {"lead": [], "responsible": [], "support": []}
    for task in tasks:
        for one in task.assignments:
            if not above or one.rule != _RUNNING:
                found[one.role].append((task, one))
    leads = bool(found["lead"])
    heads = found["lead"] if leads else found["responsible"]
    return _Side(
        leads=leads,
        heads=_bodies(case, heads, first=not leads),
        beside=_bodies(case, found["responsible"]) if leads else (),
        supports=_bodies(case, found["support"]),
        quotations=tuple(
            quote(case.world.bundle(task.document), one.start, one.end)
            for task, one in heads or found["support"]
        ),
    )


def _bodies(
    case: Case, found: Iterable[tuple[Task, Assignment]], *, first: bool = False
) -> tuple[_Body, ...]:
    """`first`: of 甲会同乙 only 甲."""
    made: dict[tuple[str, str], _Body] = {}
    for task, one in found:
        folded = case.world.analysis(task.document).folded
        named = one.departments
        if first and len(named) > 1:
            between = named[0].end, named[1].start
            named = named[:1] if drift_words.together_with(folded, *between) else named
        for department in named:
            made.setdefault((task.document, department.text), _body(case, task, department))
    return tuple(made.values())


def _body(case: Case, task: Task, department: Department) -> _Body:
    lines = {department.line} if department.line else set()
    if not department.collective:
        for name in filter(None, (department.text, department.canonical)):
            lines |= _lines(case, name, of=task.document)
    return _Body(
        text=department.text,
        lines=frozenset(lines),
        level=department.level,
        collective=department.collective,
    )


def _lines(case: Case, name: str, of: str | None = None) -> frozenset[str]:
    document = case.world.bundle(of).document if of else case.bundle.document
    found = bodies.resolve(
        name,
        home=document.region.name if document.region else None,
        home_level=document.level,
        year=document.issued_on.year if document.issued_on else None,
    )
    return frozenset(found.lines)


def _finding(case: Case, code: Code, uptake: Uptake, above: _Side, here: _Side) -> Finding:
    words = here.words
    if code is DEMOTED and here.heads:
        words += f"，{_names(here.supports)}配合"
    message = f"{uptakes.side(case, uptake.source)}：{above.words}；本级：{words}"
    if code is CHANGED and any(body.lines & {*_GOVERNMENT} for body in here.heads):
        message += "（改由政府牵头）" if here.leads else "（改由政府负责）"
    local = here.quotations or (uptakes.beginning(case, uptake.tasks[0]),)
    return case.finding(
        code,
        message,
        task=uptake.task,
        source=uptake.source,
        evidence=(*local, *above.quotations),
    )


def _names(found: Iterable[_Body]) -> str:
    names = list(dict.fromkeys(body.text for body in found))
    return "、".join(names[:_NAMED]) + (f"等{len(names)}个单位" if len(names) > _NAMED else "")
