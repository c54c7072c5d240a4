"""The sources that a document does not name: likely ones of the places above it, by their words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import numpy as np

from corpora.model import Evidence
from corpora.vocabulary import LEVELS, Level
from extractors import places
from outputs.graph_records import DocumentLink
from pipeline.linking import jurisdictions, likeness, postings, shelf
from pipeline.linking.lineage import Lineage
from pipeline.linking.postings import Marks, Postings
from pipeline.linking.shelf import Entry

# A plan period: what is older is carried out by newer documents of the same place.
YEARS = timedelta(days=5 * 366)
# Of the runs of a text one in 32 serves to find candidates: 30 to 100 of a usual plan.
CANDIDATE_BOUND = 2**32 // 32
# Documents that are looked at for one mark, and that are compared in full.
_LATEST = 48
_COMPARED = 10
# A score from here on is a link. The prior is against it: of all pairs on one line of places and
# within the years, about one in 500 (9 bits) is a source. Nothing but much common text, or some
# common text and the same subject, makes up for that.
_CONFIDENT = 8.0
# Shares of the shorter topic that is in the other.
_TOPIC = ((1.0, 3.5), (0.7, 2.5), (0.5, 1.5), (0.3, 0.0))
_OTHER_TOPIC = -3.0
_SAME_EDITION = 1.5  # 2021—2023年 in both titles
_OTHER_EDITION = -1.5
_VAGUE = 2.0  # 贯彻省有关文件精神, and this is the province
_NEXT_LEVEL = 0.5
_AGES = ((1, 1.0), (2, 0.5), (3, 0.0))
_OLD = -1.0
_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_STATE = "国"


def find(
    entries: Mapping[str, Entry],
    stated: Iterable[DocumentLink],
    levels: Mapping[str, Level | None],
) -> Iterator[DocumentLink]:
    """By document and source; at most one of each place above, and none that is reached anyhow."""
    listed = list(entries.values())
    index = Postings(
        (n, entry.period.last, candidate_marks(entry, _own_bucket(entry)))
        for n, entry in enumerate(listed)
        if entry.period.last is not None and entry.home.known and entry.home.level != "township"
    )
    links = list(stated)
    told = {(link.document, link.source) for link in links}
    found = {entry.id: list(_likely(entry, listed, index)) for entry in listed if _may_come(entry)}
    whole = Lineage([*links, *(link for likely in found.values() for link in likely)], levels)
    named = Lineage(links, levels)
    for id_, likely in found.items():
        reached = {one.source for one in named.of(id_)}
        reached |= {one.source for link in likely for one in whole.of(link.source)}
        for link in likely:
            if link.source not in reached and (id_, link.source) not in told:
                yield link


def candidate_marks(entry: Entry, bucket: str) -> Marks:
    """The marks by which an entry is found: some of its runs, and what its title is about."""
    numbers = entry.sketch.read()
    chosen = numbers[: np.searchsorted(numbers, CANDIDATE_BOUND)]
    words = postings.word_marks(entry.profile.topic, bucket)
    return np.concatenate([postings.marks(chosen, bucket), words])


def _may_come(entry: Entry) -> bool:
    return entry.home.known and entry.period.first is not None and not entry.profile.draft


def _own_bucket(entry: Entry) -> str:
    return entry.home.place.full_name if entry.home.place else _STATE


def _buckets(entry: Entry) -> Iterator[str]:
    """The State, and the places on the document's line."""
    yield _STATE
    if entry.home.place is not None:
        yield from (one.full_name for one in places.ancestors(entry.home.place))
        yield entry.home.place.full_name


def _likely(entry: Entry, listed: list[Entry], index: Postings) -> Iterator[DocumentLink]:
    until = entry.period.first
    if until is None:
        return
    looked_up = np.concatenate([candidate_marks(entry, bucket) for bucket in _buckets(entry)])
    shared = index.sharing(looked_up, until - YEARS, until - timedelta(days=1), _LATEST)
    order = sorted(shared, key=lambda n: (-shared[n], -listed[n].day.toordinal(), listed[n].id))
    best: dict[str, DocumentLink] = {}
    compared = 0
    for n in order:
        source = listed[n]
        if source.id == entry.id or not _may_rule(source, entry):
            continue
        compared += 1
        link = _compared(entry, source)
        bucket = _own_bucket(source)
        if link is not None and (
            bucket not in best
            or (link.score, link.source) > (best[bucket].score, best[bucket].source)
        ):
            best[bucket] = link
        if compared == _COMPARED:
            break
    yield from sorted(best.values(), key=lambda link: link.source)


def _may_rule(source: Entry, entry: Entry) -> bool:
    where = shelf.standing(source, entry)
    if source.profile.draft or where not in ("above", "same"):
        return False
    return jurisdictions.may_rule(source.profile, entry.profile, where)


def _compared(entry: Entry, source: Entry) -> DocumentLink | None:
    """None where it is no likely source."""
    common = likeness.words(entry, source)
    if common is not None and likeness.bits(common) < 0:
        return None  # all other signs together do not make up for it
    reasons = tuple(one for one in _reasons(entry, source, common) if one.bits)
    if sum(one.bits for one in reasons) < _CONFIDENT:
        return None
    return DocumentLink(
        document=entry.id,
        source=source.id,
        role="implements",
        channel="inferred",
        score=sum(one.bits for one in reasons),
        reasons=reasons,
    )


def _reasons(entry: Entry, source: Entry, common: float | None) -> Iterator[Evidence]:
    yield Evidence(comparison="text", level=f"{common or 0:.0%}", bits=likeness.bits(common))
    yield _topic(entry, source)
    yield _edition(entry, source)
    level = source.home.level
    if level and {level, "above"}.intersection(entry.profile.vague) and level != entry.home.level:
        yield Evidence(
            comparison="naming", level="vague", bits=_VAGUE, task="、".join(entry.profile.vague)
        )
    if level and entry.home.level and _RANKS[entry.home.level] - _RANKS[level] == 1:
        yield Evidence(
            comparison="place",
            level="next level",
            bits=_NEXT_LEVEL,
            task=entry.record.place or "",
            source=source.record.place or "",
        )
    if entry.period.first and source.period.last:
        years = (entry.period.first - source.period.last).days / 365.25
        yield Evidence(
            comparison="time",
            level=f"{years:.1f} years",
            bits=next((bits for most, bits in _AGES if years <= most), _OLD),
            task=str(entry.period.first),
            source=str(source.period.last),
        )


def _topic(entry: Entry, source: Entry) -> Evidence:
    common = likeness.topics(entry, source)
    bits = 0.0
    if common is not None:
        bits = next((bits for least, bits in _TOPIC if common >= least), _OTHER_TOPIC)
    return Evidence(
        comparison="topic",
        level=f"{common or 0:.0%}",
        bits=bits,
        task=entry.profile.subject,
        source=source.profile.subject,
    )


def _edition(entry: Entry, source: Entry) -> Evidence:
    one, other = entry.profile.years, source.profile.years
    same = "same" if one == other else "other"
    bits = (_SAME_EDITION if one == other else _OTHER_EDITION) if one and other else 0.0
    return Evidence(
        comparison="edition", level=same, bits=bits, task="、".join(one), source="、".join(other)
    )
