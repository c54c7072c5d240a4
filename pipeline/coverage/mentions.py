"""Where a document speaks of the subject of a task that it does not take up."""

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from corpora.folding import fold
from corpora.model import Part, Span
from extractors import wording, words
from outputs.graph_records import Task
from pipeline.coverage import reasons
from pipeline.coverage.pair import Pair

if TYPE_CHECKING:
    from pipeline.world import World

# A word of more tasks than a tenth, and than two, is of the whole plan and no subject of one.
_SHARE, _FEW = 0.1, 2
# Two words, or one of four characters: 助餐 alone may mean anything.
_LETTERS = 4
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
        subject = self._subject(task)
        if sum(map(len, subject)) < _LETTERS:
            return ""
        for sentence in self._sentences:
            if all(word in sentence for word in subject):
                return reasons.mentioned(sentence)
        return ""

    def _subject(self, task: Task) -> tuple[str, ...]:
        """The words of its heading that few other tasks of its document have."""
        return tuple(
            dict.fromkeys(
                word
                for word in words.content(fold(task.heading))
                if self._held[word] <= max(_FEW, _SHARE * len(self._pair.source.tasks))
            )
        )

    @cached_property
    def _held(self) -> Counter[str]:
        """In how many tasks of the source each word stands."""
        return Counter(
            word for task in self._pair.source.tasks for word in set(words.content(fold(task.text)))
        )

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        analysis = self._world.analysis(self._pair.local.document)
        told = [part.span for part in analysis.of(Part) if part.kind in _SAID]
        whole = told or [Span(0, max(1, len(analysis.folded)))]
        return wording.sentences(analysis, tuple(whole))
