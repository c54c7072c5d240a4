"""Where a document speaks of the subject of a task that it does not take up."""

from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from corpora.folding import fold
from corpora.model import Analysis, Part, Span
from extractors import foreign_names, wording
from outputs.graph_records import Task
from pipeline import naming
from pipeline.coverage import reasons
from pipeline.coverage.pair import ORDERS, Pair

if TYPE_CHECKING:
    from pipeline.world import World

# The subject is what few tasks of its document name: 养老服务 is that of a whole plan.
_SHARE, _FEW = 0.1, 2
# So much of it stands in a row: 长期护理保险 of 长期护理保险试点. Three characters alone may mean
# anything.
_TOLD, _LETTERS = 0.6, 4
# Longer ones are sentences and no subjects.
_LONGEST = 24
_SAID = frozenset({"cover", "body", "attachment"})


class Mentions:
    """Of the tasks of a pair's source, in the other document."""

    def __init__(self, world: "World", pair: Pair) -> None:
        self._world = world
        self._pair = pair

    def of(self, task: Task) -> str:
        """The reason, where it is spoken of and nothing is ordered; else nothing."""
        told = self._pair.told(task.id)
        if told:
            return reasons.told(self._pair, told)
        resembling = self._pair.resembling(task.id)
        if resembling:
            return reasons.resembling(self._pair, resembling)
        subject = fold(task.object or task.heading)
        least = max(_LETTERS, ceil(_TOLD * len(subject)))
        for sentence in self._sentences:
            named = _in_common(subject, sentence, least)
            if named and self._is_special(named):
                heads = self._headed(named)
                if heads:
                    return reasons.resembling(self._pair, heads)
                return reasons.mentioned(_around(sentence, named))
        return ""

    def _headed(self, words: str) -> tuple[str, ...]:
        """Local tasks whose headings have the words: more than a mere mention."""
        return tuple(
            one.id
            for one in self._pair.local.tasks
            if one.kind in ORDERS and words in fold(one.heading)
        )

    def _is_special(self, words: str) -> bool:
        tasks = self._pair.source.tasks
        held = sum(words in fold(one.text) for one in tasks)
        return held <= max(_FEW, _SHARE * len(tasks))

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        return tuple(
            sentence
            for document in self._pair.local.documents
            for sentence in _said(self._world.analysis(document))
        )


def _said(analysis: Analysis) -> tuple[str, ...]:
    told = [part.span for part in analysis.of(Part) if part.kind in _SAID]
    whole = told or [Span(0, max(1, len(analysis.folded)))]
    return wording.sentences(analysis, tuple(whole))


def _in_common(subject: str, sentence: str, least: int) -> str:
    """The longest row of characters of the subject that the sentence has; "" if under `least`."""
    for length in range(min(len(subject), _LONGEST), least - 1, -1):
        for first in range(len(subject) - length + 1):
            if subject[first : first + length] in sentence:
                return subject[first : first + length]
    return ""


def _around(sentence: str, words: str) -> str:
    """From the clause that has the words, where they would be cut off a long sentence."""
    at = sentence.find(words)
    if at + len(words) <= naming.LONGEST:
        return sentence
    return sentence[foreign_names.clause_at(sentence, at)[0] :]
