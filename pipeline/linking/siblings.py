"""Parallel documents of places that are not above one another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from pipeline.linking import likeness, shelf
from pipeline.linking.inferred import YEARS, candidate_marks
from pipeline.linking.lineage import Ancestor, Lineage
from pipeline.linking.postings import Postings
from pipeline.linking.shelf import Entry

# Each document is shown beside so many earlier ones at most.
_MOST = 8
_LATEST = 24
_COMPARED = 32
# Two that take from one document are parallel if they take the same from it: half of the shorter
# title's subject, or more common words than unrelated documents have.
_RELATED_TOPIC = 0.5
_RELATED_TEXT = 0.06
# Without a common source the words alone must tell: as much as a local text and its source share,
# and the same subject; or so much that the subject cannot be another.
_LIKE_TEXT = 0.12
_SAME_TEXT = 0.4
_ALL = ""


class Sibling(msgspec.Struct, frozen=True, kw_only=True):
    """`document` is the later one, of the same day the one with the greater id.

    `how`: stated where both name what leads to `common_source`, inferred where one does not, or
    where only the words tell (then there may be no common source).
    """

    document: str
    other: str
    common_source: str | None
    how: Literal["stated", "inferred"]


def find(entries: Mapping[str, Entry], lineage: Lineage) -> Iterator[Sibling]:
    """By document and other."""
    listed = sorted(entries.values(), key=_place_in_time)
    numbers = {entry.id: n for n, entry in enumerate(listed)}
    above = {entry.id: {one.source: one for one in lineage.of(entry.id)} for entry in listed}
    takers = _takers(above, numbers)
    index = Postings((n, entry.day, candidate_marks(entry, _ALL)) for n, entry in enumerate(listed))
    found = []
    for n, entry in enumerate(listed):
        near = _candidates(n, entry, above[entry.id], takers, index)
        compared = (_compared(entry, listed[m], above) for m in near[:_COMPARED])
        best = sorted((one for one in compared if one is not None), key=lambda one: one[0])
        found += [sibling for _, sibling in best[:_MOST]]
    yield from sorted(found, key=lambda one: (one.document, one.other))


def _place_in_time(entry: Entry) -> tuple[int, str]:
    return entry.day.toordinal(), entry.id


def _takers(
    above: Mapping[str, Mapping[str, Ancestor]], numbers: Mapping[str, int]
) -> Mapping[str, list[int]]:
    """The documents that take from each source, oldest first."""
    found: dict[str, list[int]] = {}
    for id_, n in sorted(numbers.items(), key=lambda item: item[1]):
        for source in above[id_]:
            found.setdefault(source, []).append(n)
    return found


def _candidates(
    n: int,
    entry: Entry,
    sources: Iterable[str],
    takers: Mapping[str, list[int]],
    index: Postings,
) -> list[int]:
    """Earlier documents, those that share most first."""
    since = max(entry.day.toordinal() - YEARS.days, 1)
    shared = index.sharing(
        candidate_marks(entry, _ALL), entry.day.fromordinal(since), entry.day, _LATEST
    )
    for source in sources:
        # Sources weigh more than single words do.
        before = [m for m in takers[source] if m < n][-_LATEST:]
        for m in before:
            shared[m] = shared.get(m, 0) + _LATEST
    return sorted((m for m in shared if m < n), key=lambda m: (-shared[m], -m))


def _compared(
    entry: Entry, other: Entry, above: Mapping[str, Mapping[str, Ancestor]]
) -> tuple[tuple[object, ...], Sibling] | None:
    """A sibling with its place in the order of choice, None where they are none."""
    if not (entry.home.known and other.home.known):
        return None
    if shelf.standing(other, entry) != "elsewhere":
        return None
    if entry.day - other.day > YEARS:
        return None
    topic, text = likeness.topics(entry, other) or 0.0, likeness.words(entry, other) or 0.0
    common = _common(above[entry.id], above[other.id])
    if common is not None and not (topic >= _RELATED_TOPIC or text >= _RELATED_TEXT):
        return None
    if common is None and not (
        text >= _SAME_TEXT or (text >= _LIKE_TEXT and topic >= _RELATED_TOPIC)
    ):
        return None
    stated = common is not None and common[0].stated and common[1].stated
    sibling = Sibling(
        document=entry.id,
        other=other.id,
        common_source=common[0].source if common else None,
        how="stated" if stated else "inferred",
    )
    return (common is None, not stated, -round(text, 3), -round(topic, 3), other.id), sibling


def _common(
    one: Mapping[str, Ancestor], other: Mapping[str, Ancestor]
) -> tuple[Ancestor, Ancestor] | None:
    """The source that is nearest to both; of equals one that both state, then by id."""
    shared = one.keys() & other.keys()
    if not shared:
        return None
    best = min(
        shared,
        key=lambda id_: (
            one[id_].hops + other[id_].hops,
            not (one[id_].stated and other[id_].stated),
            id_,
        ),
    )
    return one[best], other[best]
