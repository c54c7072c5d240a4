"""What stands in the same place of two texts: the dates and figures of one and the same words."""

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol, TypeVar

from corpora.folding import fold
from extractors import drift_words
from outputs.graph_records import Link, Passage, Task
from pipeline.checks.case import Case
from pipeline.checks.uptakes import Uptake

# Characters between a date and the words behind it: a comma, a blank, 前.
_BESIDE = 2
# So many characters of the same words tell a place.
_BEFORE = 4
# The share of pairs of characters that two clauses must have in common to be about one thing.
_ALIKE = 0.5
_SAME_PLACE = 2.0
_SAME_WORDS = 4.0


class Stated(Protocol):
    """A deadline or a target."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


S = TypeVar("S", bound=Stated)


def facing(
    case: Case,
    uptake: Uptake,
    of: Callable[[Task], tuple[S, ...]],
    *,
    comparable: Callable[[S, S], bool],
    of_a_kind: Callable[[S, S], bool] = lambda mine, theirs: True,
) -> list[tuple[Task, S, Task, S]]:
    """Local and source statements that belong together, each in one pair at most, surest first.

    What stands in the same words comes before what stands in like clauses of sentences that were
    taken over; the latter is told only of two of a kind.
    """
    sources = {task.id: task for task in uptake.sources}
    tasks = {task.id: task for task in uptake.tasks}
    found = [
        (-worth, mine.start, theirs.start, task, mine, source, theirs)
        for link in uptake.links
        for task, source in [(tasks[link.task], sources[link.source])]
        for alone in [len(of(task)) == len(of(source)) == 1]
        for mine in of(task)
        for theirs in of(source)
        if comparable(mine, theirs)
        and (worth := _worth(case, link, (task, mine), (source, theirs), alone=alone))
        and (worth >= _SAME_PLACE or of_a_kind(mine, theirs))
    ]
    found.sort(key=lambda one: one[:3])
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, at, its, task, mine, source, theirs in found:
        ends = {(task.id, at), (source.id, its)}
        if taken.isdisjoint(ends):
            taken |= ends
            pairs.append((task, mine, source, theirs))
    return pairs


def same(link: Link, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether two stretches stand in the same place of the same words."""
    return any(
        _behind(one, mine, theirs) or _before(one, mine, theirs) or _changed(one, mine, theirs)
        for one in link.passages
    )


def place(case: Case, link: Link, source: Task, theirs: Stated) -> int | None:
    """Where in the local text the words behind a date of the source stand, if they do."""
    folded = case.world.analysis(source.document).folded
    _, stop = drift_words.around(folded, theirs.end)
    for one in sorted(link.passages, key=lambda one: one.source):
        first = max(one.source[0], theirs.end - _BESIDE)
        if one.kind != "changed" and min(one.source[1], stop) - first >= _BEFORE:
            return min(one.task[1], one.task[0] + first - one.source[0])
    return None


def alike(one: str, other: str) -> float:
    """Pairs of neighbouring characters that both have, digits aside: 0 to 1."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


def overlap(one: str, other: str) -> float:
    """As `alike`, of the shorter one: 覆盖率 is all in 养老服务中心覆盖率."""
    mine, theirs = _pairs(one), _pairs(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def words(case: Case, task: Task, stated: Stated) -> str:
    """The sentence around it without itself, from its own clause on."""
    folded = case.world.analysis(task.document).folded
    return drift_words.sentence(folded, stated.start, stated.end)


def _worth(
    case: Case,
    link: Link,
    mine: tuple[Task, Stated],
    theirs: tuple[Task, Stated],
    *,
    alone: bool,
) -> float:
    """0 where nothing tells that the two belong together; `alone`: each side has but one."""
    (task, one), (source, other) = mine, theirs
    columns = [side for side in (mine, theirs) if _in_column(*side)]
    if columns:
        # A column holds for the whole task: it faces a column, or the only date of a text.
        agree = fold(one.text) == fold(other.text)
        return _SAME_PLACE + agree if len(columns) == 2 or alone else 0.0
    shared = alike(words(case, task, one), words(case, source, other))
    at = (one.start, one.end), (other.start, other.end)
    if same(link, *at):
        # 2020年…, 2025年… of one list: those that agree are not parted.
        agree = fold(one.text) == fold(other.text)
        return _SAME_PLACE + shared + (_SAME_WORDS if agree else 0.0)
    if shared < _ALIKE or not _taken_over(link, mine, theirs):
        return 0.0
    return shared + (1.0 if fold(one.text) == fold(other.text) else 0.0)


def _in_column(task: Task, stated: Stated) -> bool:
    """Whether it stands beside the words of its task, in a cell of its own."""
    return not any(start <= stated.start < end for start, end in task.spans)


def _taken_over(link: Link, mine: tuple[Task, Stated], theirs: tuple[Task, Stated]) -> bool:
    """Whether the sentences of the two are paired."""
    (task, one), (source, other) = mine, theirs
    return any(
        a in link_measures and b in its
        for link_measures, its in [(_numbers(task, one), _numbers(source, other))]
        for a, b in link.measures
    )


def _numbers(task: Task, stated: Stated) -> set[int]:
    return {one.n for one in task.measures if one.start < stated.end and stated.start < one.end}


def _behind(one: Passage, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """The words behind both are the same words."""
    if one.kind == "changed" or not one.task[0] - _BESIDE <= mine[1] < one.task[1]:
        return False
    return abs(mine[1] - one.task[0] - (theirs[1] - one.source[0])) <= _BESIDE


def _before(one: Passage, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """The words before both are the same words."""
    (start, end), last = one.task, one.source[1]
    if one.kind == "changed" or not start + _BEFORE <= mine[0] <= end + _BESIDE:
        return False
    return abs(end - mine[0] - (last - theirs[0])) <= _BESIDE


def _changed(one: Passage, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Both stand in the few words that differ between the same words."""
    return one.kind == "changed" and _meets(one.task, mine) and _meets(one.source, theirs)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _pairs(text: str) -> set[str]:
    letters = [letter for letter in text if letter.isalpha()]
    return {a + b for a, b in pairwise(letters)}
