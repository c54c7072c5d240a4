"""When something must be done: every deadline of a text, with its kind and its dates."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

import msgspec

from corpora.folding import fold
from corpora.model import Analysis, Deadline, Document, Identity, Span
from extractors import deadline_dates, deadline_rounds, deadline_terms
from extractors.clock import clock
from extractors.surroundings import in_title, skipper

_NO_TEXT = frozenset({"chrome", "signature"})
# Manner words (及时, 定期, 随时, 抓紧) are none of these.
# Each alternative begins with a character of its own: the engine skips to them.
_VAGUE = re.compile(
    r"尽[快早]|适时|待条件成熟[时后]?|条件成熟[时后]?|时机成熟[时后]?|主汛期(?:来临)?前|汛期(?:来临)?前"
    r"|元旦(?:节|期间)?前|春节(?:期间)?前|清明节?前|国庆节?(?:期间)?前|中秋节?前|全国两会前"
    r"|入冬前|开学前|供暖期?前|春耕前"
)

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A date by itself is none; behind this it is.
_LABEL = "完成时限:"


def find(analysis: Analysis) -> Iterator[Deadline]:
    """In text order and never overlapping: 2014年8月至11月 is one, the longest.

    Matched on characters, not on words: jieba cuts 30日前 into 30 and 日前.
    """
    told = clock(analysis.identity)
    skipped = skipper(analysis, _NO_TEXT)
    every = (
        *deadline_dates.find(analysis, told),
        *deadline_rounds.find(analysis, told),
        *deadline_terms.find(analysis, told),
        *_vague(analysis.folded),
    )
    yield from _longest(deadline for deadline in every if not skipped(deadline.span.start))


def read(words: str, identity: Identity) -> Deadline:
    """What somebody wrote down as a deadline by itself: 2025年12月, 年底, 2025-12-31.

    Counted from the document's date; a day that was over by then is meant all the same. Words
    that tell no day are vague. The span is all of `words`, which may not be empty.
    """
    span = Span(0, len(words))
    if _ISO_DAY.fullmatch(words):
        with suppress(ValueError):
            day = date.fromisoformat(words)
            return Deadline(span=span, rule="deadline.day", kind="by", due_on=day)
    undated = msgspec.structs.replace(identity, issued_on=None, published_on=None, title=None)
    for known in (identity, undated):
        text = _LABEL + words
        noted = Analysis(
            document=Document(text=text, media_type="text/plain"), folded=fold(text), identity=known
        )
        found = tuple(find(noted))
        if len(found) == 1:
            return msgspec.structs.replace(found[0], span=span)
    return Deadline(span=span, rule="deadline.vague", kind="vague")


def _vague(folded: str) -> Iterator[Deadline]:
    for found in _VAGUE.finditer(folded):
        if not in_title(folded, found.start()):
            yield Deadline(span=Span(*found.span()), rule="deadline.vague", kind="vague")


def _longest(found: Iterable[Deadline]) -> Iterator[Deadline]:
    """Of those that overlap the longest, and the first of equally long ones."""
    kept: Deadline | None = None
    for deadline in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if kept is None or not kept.span.overlaps(deadline.span):
            if kept is not None:
                yield kept
            kept = deadline
        elif _length(deadline) > _length(kept):
            kept = deadline
    if kept is not None:
        yield kept


def _length(deadline: Deadline) -> int:
    return deadline.span.end - deadline.span.start
