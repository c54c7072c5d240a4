"""The sources that a document names: what it cites as its basis, forwards, or rests on."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from corpora.model import Evidence
from corpora.store_records import CitationRecord
from corpora.vocabulary import DocumentLinkRole, Level
from extractors import title_cores
from outputs.graph_records import DocumentLink
from pipeline.linking import jurisdictions, likeness, shelf
from pipeline.linking.jurisdictions import Jurisdiction, Period, Standing
from pipeline.linking.shelf import Entry
from pipeline.resolution import CHANNELS, How, Resolved, Resolver

# Bits: 1 doubles the odds. A number is given once in its issuer's year; a full title is shared by
# a few documents of other places; what is left of it without issuer and edition by a few more.
_NAMED: Mapping[How, float] = {
    "number and title": 12,
    "number": 10,
    "title": 9,
    "core": 7,
    "part": 5,
    "alias": 4,
}
_ROLES: Mapping[DocumentLinkRole, float] = {"forwards": 6, "implements": 4, "cites": 2}
_STANDINGS: Mapping[Standing, float] = {"above": 2, "same": 1, "unknown": 0}
_EARLIER = 1.0
# Half of the shorter title's subject stands in the other: what 落实《…》 names in the middle of a
# text is then carried out by the whole of it.
_SAME_TOPIC = 0.5
# From here on the words alone make a source likely; see `likeness.bits`.
_TAKEN_OVER = 5.0
# What is written about a document, or to carry it out, has its name inside its own.
_QUOTED = re.compile("[《〈]([^《》〈〉]+)[》〉]")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """The links, and the levels of absent sources where number or title tell them."""

    links: tuple[DocumentLink, ...]
    levels: dict[str, Level | None]


def find(entries: Mapping[str, Entry], resolver: Resolver) -> Named:
    """By document and source; of several citations of one source the strongest speaks."""
    levels: dict[str, Level | None] = {}
    links = [link for entry in entries.values() for link in _of(entry, entries, resolver, levels)]
    # Two of one level that name each other, and no dates to tell which came first.
    pairs = {(link.document, link.source) for link in links}
    sure = (link for link in links if (link.source, link.document) not in pairs)
    return Named(links=tuple(sure), levels=levels)


def _of(
    entry: Entry,
    entries: Mapping[str, Entry],
    resolver: Resolver,
    levels: dict[str, Level | None],
) -> Iterator[DocumentLink]:
    found: dict[str, DocumentLink] = {}
    gone: set[str] = set()
    for citation in entry.citations:
        if citation.role == "mention" and citation.ground is None:
            continue
        resolved = resolver.resolve(entry.record, citation)
        if resolved.target is None:
            continue
        if citation.role in ("repeals", "amends"):
            gone.add(resolved.target)
            continue
        link = _link(entry, citation, resolved, entries.get(resolved.target), levels)
        best = found.get(resolved.target)
        if link is not None and (best is None or link.score > best.score):
            found[resolved.target] = link
    yield from (found[source] for source in sorted(found) if source not in gone)


def _link(
    entry: Entry,
    citation: CitationRecord,
    resolved: Resolved,
    source: Entry | None,
    levels: dict[str, Level | None],
) -> DocumentLink | None:
    """None where the source would be lower, later or of another line of places."""
    if resolved.target is None or _is_about(citation, entry):
        return None
    if source is not None:
        where, period, place = shelf.standing(source, entry), source.period, source.home
    else:
        place = _place(entry, citation)
        where = jurisdictions.standing(place, entry.home)
        period = jurisdictions.cited_period(citation.number)
    if where not in _STANDINGS or jurisdictions.later(period, entry.period):
        return None
    if source is None and place.level:
        levels[resolved.target] = place.level
    how: How = resolved.how or _absent(citation)
    role = _role(entry, citation, source)
    reasons = (
        Evidence(
            comparison="citation",
            level=how,
            bits=_NAMED[how],
            task=citation.title or citation.number or "",
            source=(source.record.title or source.record.number or "") if source else "",
        ),
        Evidence(comparison="role", level=_how_cited(citation), bits=_ROLES[role]),
        Evidence(
            comparison="place",
            level=where,
            bits=_STANDINGS[where],
            task=entry.record.place or entry.record.level or "",
            source=place.place.full_name if place.place else place.level or "",
        ),
        _time(entry, period),
    )
    return DocumentLink(
        document=entry.id,
        source=resolved.target,
        role=role,
        channel=CHANNELS[how],
        score=sum(one.bits for one in reasons),
        reasons=tuple(one for one in reasons if one.bits),
    )


def _is_about(citation: CitationRecord, entry: Entry) -> bool:
    """Whether what is cited has this document's name inside its own: 《〈X〉实施细则》."""
    if not (citation.title and entry.profile.telling):
        return False
    inside = _QUOTED.findall(citation.title)
    return any(title_cores.of(title).subject == entry.profile.subject for title in inside)


def _place(entry: Entry, citation: CitationRecord) -> Jurisdiction:
    year = entry.day.year if entry.day.year > 1 else None
    return jurisdictions.of_citation(citation.title, citation.number, home=entry.home, year=year)


def _time(entry: Entry, period: Period) -> Evidence:
    source, own = period.last, entry.period.first
    earlier = source is not None and own is not None and source <= own
    return Evidence(
        comparison="time",
        level="earlier" if earlier else "not later",
        bits=_EARLIER if earlier else 0.0,
        task=str(own or ""),
        source=str(source or ""),
    )


def _how_cited(citation: CitationRecord) -> str:
    return citation.ground or "mention" if citation.role == "mention" else citation.role


def _absent(citation: CitationRecord) -> How:
    if citation.number_key is None:
        return "title"
    return "number and title" if citation.title_key else "number"


def _role(entry: Entry, citation: CitationRecord, source: Entry | None) -> DocumentLinkRole:
    if citation.role == "forwards":
        return "forwards"
    if citation.role == "basis":
        return "implements"
    if source is not None and likeness.bits(likeness.words(entry, source)) >= _TAKEN_OVER:
        return "implements"
    if citation.ground == "follows":
        return "cites"
    topic = (
        source.profile.topic
        if source
        else tuple(title_cores.topic(title_cores.of(citation.title or "")))
    )
    common = likeness.topic_share(topic, entry.profile.topic)
    return "implements" if common is not None and common >= _SAME_TOPIC else "cites"
