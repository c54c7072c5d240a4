"""时限变化: when a task must be done above, and when what takes it up must be done here."""

from collections.abc import Iterator

from corpora.folding import fold
from extractors import drift_words
from outputs.graph_records import Deadline, Finding, Task
from pipeline.checks import drift_losses, slots, terms, uptakes
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.drift_losses import MISSING, SOFTENED, Losses

LATE = Code(name="P312", kind="deadline_late", severity="warning")
EARLIER = Code(name="P313", kind="deadline_earlier", severity="info")
CODES = (MISSING, LATE, EARLIER, SOFTENED)

_Stated = tuple[Task, Deadline]


def find(case: Case) -> Iterator[Finding]:
    """Deadlines of the same words are compared; a task without any is one finding."""
    losses = Losses(case)
    for uptake in uptakes.find(case):
        pairs = slots.facing(
            case, uptake, _deadlines, comparable=terms.comparable, of_a_kind=terms.of_a_kind
        )
        for task, mine, source, theirs in pairs:
            code = _judge(case, (task, mine), (source, theirs))
            if code is not None:
                yield _finding(case, code, (task, mine), (source, theirs))
        faced = {(source.id, theirs.start) for _, _, source, theirs in pairs}
        yield from losses.find(uptake, faced)


def _deadlines(task: Task) -> tuple[Deadline, ...]:
    return task.deadlines


def _judge(case: Case, here: _Stated, above: _Stated) -> Code | None:
    (_, mine), (source, theirs) = here, above
    if fold(mine.text) == fold(theirs.text):
        # 5月底 of one year and of the next: the words are kept.
        return None
    if terms.is_softer(mine, theirs):
        return SOFTENED
    later = terms.later(mine, theirs)
    if (
        later is None
        or drift_losses.is_report(case, source, theirs)
        or _each_has_its_own(case, here, above)
    ):
        return None
    return LATE if later else EARLIER


def _each_has_its_own(case: Case, here: _Stated, above: _Stated) -> bool:
    """省级清单 above, 市级清单 here: the one has to wait for the other."""
    levels = [case.world.bundle(task.document).document.level for task, _ in (here, above)]
    told = [
        level and drift_words.of_level(slots.words(case, task, deadline), level)
        for level, (task, deadline) in zip(levels, (here, above), strict=True)
    ]
    return levels[0] != levels[1] and all(told)


def _finding(case: Case, code: Code, here: _Stated, above: _Stated) -> Finding:
    (task, mine), (source, theirs) = here, above
    side, issued = uptakes.side(case, source.id), case.record.issued_on
    passed = code is LATE and issued and theirs.due_on and theirs.due_on < issued
    note = f"（本级成文时{side}期限已过）" if passed else ""
    return case.finding(
        code,
        f"{side}：{theirs.text}；本级：{mine.text}{note}",
        task=task.id,
        source=source.id,
        evidence=(
            case.quote(mine.start, mine.end),
            quote(case.world.bundle(source.document), theirs.start, theirs.end),
        ),
        about=f"{theirs.text} {mine.text}",
    )
