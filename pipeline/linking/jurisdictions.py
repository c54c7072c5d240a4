"""Whose document it is and when it was made, and whether one can come from another."""

import re
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from corpora.store_records import DocumentRecord, Profile
from corpora.vocabulary import LEVELS, Level
from extractors import issuer_codes, places, title_cores
from extractors.places import Place

# above: of a place above, or of a higher level in the same place. unknown: not told well enough
# to say that it is none of these.
Standing = Literal["above", "same", "below", "elsewhere", "unknown"]

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_OF_STATE = re.compile("《?中华人民共和国")
_NUMBER_YEAR = re.compile(r"(?:19|20)\d\d")


class Jurisdiction(msgspec.Struct, frozen=True, kw_only=True):
    """A level and a place; both None where not known. A national body has no place."""

    level: Level | None = None
    place: Place | None = None

    @property
    def known(self) -> bool:
        return self.level == "national" or (self.level is not None and self.place is not None)


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day on which a document can have been made; None is open."""

    first: date | None = None
    last: date | None = None


NOWHERE = Jurisdiction()


def of_record(document: DocumentRecord) -> Jurisdiction:
    year = document.issued_on.year if document.issued_on else None
    return _of_place(document.level, document.place, year)


def of_citation(
    title: str | None, number: str | None, *, home: Jurisdiction, year: int | None
) -> Jurisdiction:
    """Of a document that is only cited, by the issuer of its title or the code of its number.

    市委发〔2015〕58号 and 市政府… mean the city of the document that cites them.
    """
    line = (*places.ancestors(home.place), home.place) if home.place else ()
    core = title_cores.of(title) if title else None
    if core is not None and (named := core.issuers or core.place):
        context = home.place.full_name if home.place else ""
        place, level = places.of_issuer(named, year=year, context=context)
        found = Jurisdiction(level=level, place=None if level == "national" else place)
        if found.known:
            return found
    if title and _OF_STATE.match(title):
        return Jurisdiction(level="national")
    names = tuple(place.full_name for place in line)
    code = issuer_codes.of_number(number, names=names, year=year) if number else None
    if code is None:
        return NOWHERE
    found = Jurisdiction(level=code.level, place=None if code.level == "national" else code.place)
    return found if found.known else NOWHERE


def standing(source: Jurisdiction, document: Jurisdiction) -> Standing:
    """Where `source` stands, seen from `document`."""
    if source.level == "national":
        return "same" if document.level == "national" else "above"
    if source.level is None:
        return "unknown"
    if document.level == "national":
        return "below"
    if document.level is None:
        return "unknown"
    if source.place is None or document.place is None:
        # A province is never below a city, whichever they are; more is not known.
        return "below" if _RANKS[source.level] > _RANKS[document.level] else "unknown"
    if _is_same(source.place, document.place):
        lower = _RANKS[source.level] - _RANKS[document.level]
        return "same" if lower == 0 else "below" if lower > 0 else "above"
    if places.is_ancestor(source.place, document.place):
        return "above"
    return "below" if places.is_ancestor(document.place, source.place) else "elsewhere"


def made(document: DocumentRecord, published_on: date | None) -> Period:
    """The day under the signature; else the year of the number, up to the day of publishing."""
    if document.issued_on is not None:
        return Period(first=document.issued_on, last=document.issued_on)
    return _by_number(document.number, published_on)


def cited_period(number: str | None) -> Period:
    return _by_number(number, None)


def later(source: Period, document: Period) -> bool:
    """Whether `source` was certainly made after `document`."""
    return source.first is not None and document.last is not None and source.first > document.last


def may_rule(source: Profile, document: Profile, where: Standing) -> bool:
    """Whether a document of these bodies can be taken from without being named.

    A government's work passes to the government below and to its own departments; a department's
    to the same line of work below and to the government below. Within one place and level a
    government takes nothing from its departments, nor one department from another; what the same
    body wrote before is its earlier edition and no source.
    """
    if where == "above":
        return source.governs or document.governs or _share_line(source, document)
    return where == "same" and source.governs and not document.governs


def _share_line(source: Profile, document: Profile) -> bool:
    """Bodies whose line of work is not known may be of any."""
    if not source.lines or not document.lines:
        return True
    return not set(source.lines).isdisjoint(document.lines)


def _is_same(one: Place, other: Place) -> bool:
    """A name outlives a change of code, a code a change of name; zones bear their city's code."""
    if one.zone != other.zone:
        return False
    return one.chain == other.chain or (one.code == other.code and not one.zone)


def _by_number(number: str | None, published_on: date | None) -> Period:
    """A number of December is at times signed in January: the year's end is open by a quarter."""
    year = _NUMBER_YEAR.search(number) if number else None
    if year is None:
        return Period(last=published_on)
    end = date(int(year[0]) + 1, 3, 31)
    return Period(first=date(int(year[0]), 1, 1), last=min(end, published_on or end))


@lru_cache(maxsize=20_000)
def _of_place(level: Level | None, name: str | None, year: int | None) -> Jurisdiction:
    place = places.lookup(name, year=year) if name else None
    return Jurisdiction(level=level, place=None if level == "national" else place)
