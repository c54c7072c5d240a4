"""How the words of a task came from its source: copied, renamed, adapted, own, or boilerplate."""

from collections.abc import Callable

from corpora.vocabulary import CopyClass
from pipeline.linking.marks import CHANGED, OWN, RENAMED, SAME, Marks, count, is_taken_up
from pipeline.linking.sides import Range, Side

Spread = Callable[[str], int]
"""How many documents of the corpus hold a levelled clause (加强组织领导).

Count documents that have nothing to do with each other: of a document and all that carry it out,
directly or through others, one. Else what many places copied from one source would pass for a
formula. Where the corpus is too small to tell, 1 is a safe answer.
"""

# Of 443 documents, the clauses that five or more unrelated ones hold are formulas almost without
# exception; among those that two hold, every second says something.
_FORMULA = 5
# So much of the taken words must be formulas: around them a word or two are shared by accident.
_MOSTLY = 0.8
# With less of the task, and less of the source, only subject and heading are taken up.
_RECOGNISABLE = 0.2
_RECOGNISABLE_SOURCE = 0.4
# One character in twenty may differ (和 for 及): nobody reads that as words of one's own.
_MAY_DIFFER = 0.05


def classify(marks: Marks, task: Side, source: Side, *, spread: Spread) -> CopyClass:
    """How those measures came about that take up the source; others may stand beside them.

    A number that was changed makes a text adapted, for somebody thought about it. Names count
    wherever they stand in the task, also in its note of responsibility. `spread` tells formulas.
    """
    taken = _taken(marks.task, task)
    if not taken or not _recognisable(marks, task, source):
        return "own"
    if _in_formulas(marks.task, task, spread) >= _MOSTLY * taken:
        return "boilerplate"
    if not all(_verbatim(marks.task, task, words) for words in _taking_up(marks.task, task)):
        return "adapted"
    return "renamed" if RENAMED in marks.task else "copied"


def _taken(marks: bytes, side: Side) -> int:
    return sum(count(marks[first:last], SAME, RENAMED) for first, last in side.sentences)


def _recognisable(marks: Marks, task: Side, source: Side) -> bool:
    return (
        _taken(marks.task, task) >= _RECOGNISABLE * task.length
        or _taken(marks.source, source) >= _RECOGNISABLE_SOURCE * source.length
    )


def _taking_up(marks: bytes, task: Side) -> list[Range]:
    """The measures that take something up; all of them where the words lie scattered."""
    found = [words for words in task.sentences if is_taken_up(marks[slice(*words)])]
    return found or list(task.sentences)


def _verbatim(marks: bytes, task: Side, words: Range) -> bool:
    first, last = words
    other = [at for at in range(first, last) if marks[at] in (OWN, CHANGED)]
    if any(task.words.text[at].isdecimal() for at in other):
        return False
    return len(other) <= _MAY_DIFFER * (last - first)


def _in_formulas(marks: bytes, side: Side, spread: Spread) -> int:
    """The taken characters of clauses that so many documents hold that they say nothing."""
    taken = 0
    for sentence in side.sentences:
        for first, last in side.clauses(*sentence):
            shared = count(marks[first:last], SAME, RENAMED)
            if shared and spread(side.words.text[first:last]) >= _FORMULA:
                taken += shared
    return taken
