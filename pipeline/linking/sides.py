"""One side of a link: the levelled words of a task and where its sentences lie among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from corpora.model import Levelled, Span, Task
from extractors import labels, levelling

Range = tuple[int, int]

# What parts clauses; the enumerating 、 does not.
_BETWEEN_CLAUSES = frozenset(",。;:!?\n")


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A task as it is compared with another; places and ranges count characters of `words`.

    `folded` is the text of its whole document. `measures` has one range a measure, empty where
    that has no words; `sentences` are those that have words, or all words where none has. A mark
    or a blank, or an end of the task, stands at `edges`; at `clause_edges` one that parts clauses.
    At `seams` the words do not run on (the next cell of a row).
    """

    words: Levelled
    folded: str
    measures: tuple[Range, ...]
    sentences: tuple[Range, ...]
    edges: frozenset[int]
    clause_edges: frozenset[int]
    seams: frozenset[int]

    @property
    def length(self) -> int:
        """Characters of its sentences."""
        return sum(last - first for first, last in self.sentences)

    def quote(self, first: int, last: int) -> str:
        """The document's own words, folded."""
        return self.folded[self.words.starts[first] : self.words.ends[last - 1]]

    def span(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def range(self, span: Span) -> Range:
        return _range(self.words, span)

    def in_one_sentence(self, before: int, after: int) -> bool:
        """Whether no full stop stands between two characters."""
        between = self.folded[self.words.ends[before] : self.words.starts[after]]
        return "。" not in between and "\n" not in between

    def clauses(self, first: int, last: int) -> Iterator[Range]:
        """A range, cut where the document has a comma, a full stop or the like."""
        inside = (at for at in range(first + 1, last) if at in self.clause_edges)
        yield from pairwise((first, *inside, last))


def of_task(task: Task, whole: Levelled, folded: str) -> Side:
    """`whole` is the levelled text of the task's document, `folded` its folded text."""
    measures = [_without_label(span, folded) for span in task.measures]
    return of_spans(task.spans, measures, whole, folded)


def of_spans(spans: Sequence[Span], measures: Sequence[Span], whole: Levelled, folded: str) -> Side:
    """Of the words inside `spans`, which are in text order."""
    words = levelling.within(whole, spans)
    marks = {
        at: folded[end:start]
        for at, (end, start) in enumerate(zip(words.ends, words.starts[1:], strict=False), start=1)
        if start > end
    }
    ends = {0, len(words.text)}
    found = tuple(_range(words, span) for span in measures)
    return Side(
        words=words,
        folded=folded,
        measures=found,
        sentences=_sentences(found, words),
        edges=frozenset(ends.union(marks)),
        clause_edges=frozenset(
            ends.union(at for at, mark in marks.items() if not _BETWEEN_CLAUSES.isdisjoint(mark))
        ),
        seams=frozenset(_range(words, span)[0] for span in spans[1:]),
    )


def _sentences(measures: Sequence[Range], words: Levelled) -> tuple[Range, ...]:
    found = tuple((first, last) for first, last in measures if first < last)
    return found or (((0, len(words.text)),) if words.text else ())


def _without_label(measure: Span, folded: str) -> Span:
    """第六条 here and 第十七条 there are no difference between measures."""
    label = labels.read(folded, measure.start, measure.end)
    return Span(label.end, measure.end) if label and label.end < measure.end else measure


def _range(words: Levelled, span: Span) -> Range:
    """The characters inside `span`; empty where there are none."""
    first = bisect_left(words.starts, span.start)
    return first, max(first, bisect_right(words.ends, span.end))
