"""What stands around a place in the text, within bounds that keep every search linear."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from corpora.model import Analysis, Part, Span

# A sentence longer than this is a table or a list; its far end says nothing about the near one.
_SENTENCE = 160
_CLAUSE = 60
# The longest titles of the corpus have about 120 characters.
_TITLE = 150


def sentence_before(folded: str, at: int) -> str:
    """From the last full stop, semicolon or line break up to `at`."""
    window = folded[max(0, at - _SENTENCE) : at]
    return window[max(window.rfind("。"), window.rfind(";"), window.rfind("\n")) + 1 :]


def clause_before(folded: str, at: int) -> str:
    sentence = sentence_before(folded, at)[-_CLAUSE:]
    return sentence[max(sentence.rfind(","), sentence.rfind(":")) + 1 :]


def clause_after(folded: str, at: int) -> str:
    """Up to the next comma or stop, without it."""
    window = folded[at : at + _CLAUSE]
    ends = (window.find(mark) for mark in ",。;:\n")
    return window[: min((end for end in ends if end >= 0), default=_CLAUSE)]


def in_title(folded: str, at: int) -> bool:
    """Whether `at` stands between 《 and 》."""
    start = max(0, at - _TITLE)
    opened = folded.rfind("《", start, at)
    return opened > folded.rfind("》", start, at)


def skipper(analysis: Analysis, kinds: frozenset[str]) -> Callable[[int], bool]:
    """Tells of an offset whether it lies in a part of one of these kinds."""
    return _inside(part.span for part in analysis.of(Part) if part.kind in kinds)


def _inside(spans: Iterable[Span]) -> Callable[[int], bool]:
    ordered = sorted(spans)
    starts = [span.start for span in ordered]

    def inside(at: int) -> bool:
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < ordered[place].end

    return inside
