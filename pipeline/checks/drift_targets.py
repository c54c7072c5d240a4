"""指标变化: how much must be reached above, and how much here."""

from collections.abc import Iterator
from datetime import date

from corpora.folding import fold
from extractors import drift_words, quantities
from extractors.quantities import Quantity
from extractors.surroundings import clause_after, clause_before
from outputs.graph_records import Finding, Target, Task
from pipeline.checks import slots, uptakes
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.uptakes import Uptake

WEAKER = Code(name="P321", kind="weaker", severity="warning")
STRICTER = Code(name="P322", kind="stricter", severity="info")
CODES = (WEAKER, STRICTER)

# The share of the shorter name of what is measured that the other has too.
_SAME_THING = 0.5
# Characters behind a figure: 3处管护站.
_COUNTED = 10
# Characters before a figure that tell what it measures.
_CLAUSE = 24


def find(case: Case) -> Iterator[Finding]:
    """Standards only: of a total (全省建成1000个) each place has its share."""
    for uptake in uptakes.find(case):
        for task, mine, source, theirs in slots.facing(
            case, uptake, _targets, comparable=_comparable
        ):
            code = _judge(case, uptake, (task, mine), (source, theirs))
            if code is not None:
                yield case.finding(
                    code,
                    f"{uptakes.side(case, source.id)}：{_words(case, source, theirs)}"
                    f"；本级：{_words(case, task, mine)}",
                    task=task.id,
                    source=source.id,
                    evidence=(
                        case.quote(mine.start, mine.end),
                        quote(case.world.bundle(source.document), theirs.start, theirs.end),
                    ),
                    about=f"{theirs.what} {theirs.text} {mine.text}",
                )


def _targets(task: Task) -> tuple[Target, ...]:
    return task.targets


def _comparable(mine: Target, theirs: Target) -> bool:
    """Of one thing, one unit and one direction."""
    one, other = _quantity(mine), _quantity(theirs)
    if slots.overlap(mine.what, theirs.what) < _SAME_THING:
        return False
    return one.unit == other.unit and one.upward == other.upward and one.upward is not None


def _quantity(target: Target) -> Quantity:
    return quantities.read(fold(target.text), target.comparator, target.value, fold(target.unit))


def _judge(
    case: Case, uptake: Uptake, here: tuple[Task, Target], above: tuple[Task, Target]
) -> Code | None:
    (task, mine), (source, theirs) = here, above
    one, other = _quantity(mine), _quantity(theirs)
    if one.value == other.value:
        return None
    if not (_is_standard(case, task, mine, one) and _is_standard(case, source, theirs, other)):
        return None
    # 2022年60%,2025年80%: what is asked of another year stands in the other task as well.
    if any(_quantity(each) == one for each in source.targets) or any(
        _quantity(each) == other for each in task.targets
    ):
        return None
    more = (one.value > other.value) == one.upward
    mine_due, their_due = _due(case, task, mine), _due(case, source, theirs)
    if mine_due and their_due and mine_due != their_due and (mine_due < their_due) != more:
        # More but later, less but sooner: neither can be told.
        return None
    return STRICTER if more else WEAKER


def _is_standard(case: Case, task: Task, target: Target, quantity: Quantity) -> bool:
    if quantity.relative:
        return True
    folded = case.world.analysis(task.document).folded
    return quantities.is_rate(folded, target.start, target.end)


def _due(case: Case, task: Task, target: Target) -> date | None:
    """By when: the last date before it in its sentence."""
    folded = case.world.analysis(task.document).folded
    start, _ = drift_words.around(folded, target.start)
    dates = [
        one.due_on
        for one in task.deadlines
        if one.due_on and start <= one.start and one.end <= target.start
    ]
    return dates[-1] if dates else None


def _words(case: Case, task: Task, target: Target) -> str:
    """With what is measured: 护理型床位占比不低于55%."""
    analysis = case.world.analysis(task.document)
    before = clause_before(analysis.folded, target.start)[-_CLAUSE:]
    after = clause_after(analysis.folded, target.end)
    end = target.end + (len(after) if len(after) <= _COUNTED else 0)
    return analysis.document.text[target.start - len(before) : end].strip()
