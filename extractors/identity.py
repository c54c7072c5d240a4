"""What a document is: title, number, issuers, level, place, dates, kind, addressees."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from corpora.folding import fold
from corpora.model import Analysis, Identity, Mark, Region, Span
from corpora.vocabulary import Level
from extractors import (
    addressees,
    captions,
    issuer_codes,
    issuers,
    own_number,
    page_fields,
    places,
    titles,
)
from extractors.forms import DATE
from extractors.page_fields import Fields
from extractors.places import Place
from extractors.written_dates import read_date

_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){4,160})》")
# Of two spellings of one title this share of its pairs of letters is the same: 若干政策工作方案 and
# 若干政策的工作方案. The basis that a formula names first shares a subject at most.
_SAME_TITLE = 0.7
_DATE = re.compile(DATE)
# 现将《X》印发给你们, 制定了《X》,现印发: what is handed on stands before these words.
_HANDS_ON = re.compile(r"印发|转发|批转|下发|公布|发布|颁布")
_AND = re.compile(r"[、,和及与 ]{0,2}")
# What the head of a text says of its place settles a name that several places share.
_CONTEXT = 1_500


def find(analysis: Analysis) -> Identity:
    """Signature before title before the page's own data; what nothing tells stays None."""
    text, folded = analysis.document.text, analysis.folded
    marks = analysis.of(Mark)
    fields = page_fields.find(analysis)
    caption = captions.find(folded, marks)
    signed = issuers.signature(marks)
    title, folded_title = _title(analysis, marks, fields)
    number = own_number.find(folded, marks, fields, caption)
    printer = issuers.printed_for(folded, marks, number)
    names = issuers.find(folded, signed, folded_title, fields, caption, printer)
    if signed.date is not None:
        issued_on = read_date(folded[signed.date.start : signed.date.end])
    elif "成文日期" in fields:
        issued_on = read_date(fields["成文日期"])
    elif caption and caption.issued_on:
        issued_on = caption.issued_on
    else:
        issued_on = _printed_on(folded, marks)
    published_on = page_fields.published_on(analysis, fields)
    dated = issued_on or published_on
    place, level = _place(folded, names, folded_title, number, dated.year if dated else None)
    return Identity(
        title=title,
        attachment_title=_attachment_title(analysis, marks, folded_title, title),
        number=number,
        issuers=names,
        level=level,
        region=Region(name=place.full_name, code=place.code) if place else None,
        issued_on=issued_on,
        published_on=published_on,
        genre=titles.genre(folded_title),
        addressees=addressees.find(text, folded, marks),
    )


def _printed_on(folded: str, marks: Sequence[Mark]) -> date | None:
    """The day of printing stands for that of a text which nobody dated."""
    mark = next((m for m in marks if m.kind == "printed"), None)
    found = mark and _DATE.search(folded, mark.span.start, mark.span.end)
    return read_date(found[0]) if found else None


def _title(analysis: Analysis, marks: Sequence[Mark], fields: Fields) -> tuple[str | None, str]:
    """The title as written, and folded for matching ("" where there is none)."""
    mark = next((m for m in marks if m.kind == "title"), None)
    span = _enacted(analysis, marks, mark) if mark else None
    if span is not None:
        written = titles.clean(analysis.document.quote(span))
        return titles.unnested(written), titles.clean(analysis.folded[span.start : span.end])
    if mark is not None:
        span = mark.span
        written = titles.clean(analysis.document.quote(span))
        return written, titles.clean(analysis.folded[span.start : span.end])
    outside = [
        fields.get("标题", ""),
        fields.get("名称", ""),
        *page_fields.container_titles(analysis.document),
    ]
    for written in map(titles.clean, outside):
        if titles.genre(fold(written)):
            return written, fold(written)
    return None, ""


def _enacted(analysis: Analysis, marks: Sequence[Mark], title: Mark) -> Span | None:
    """An order (令) makes the regulation known that it prints: that one's title counts."""
    if not titles.clean(analysis.folded[title.span.start : title.span.end]).endswith("令"):
        return None
    formula = next((m for m in marks if m.kind == "formula"), None)
    quoted = formula and _QUOTED.search(analysis.folded, formula.span.start, formula.span.end)
    return Span(*quoted.span(1)) if quoted else None


def _attachment_title(
    analysis: Analysis, marks: Sequence[Mark], folded_title: str, title: str | None
) -> str | None:
    """The title as the cover's formula spells it, else as the wrapper does.

    A formula may name the basis first: 根据《A》,现将《B》印发给你们.
    """
    wrapped = titles.wrapped(folded_title)
    if wrapped is None or title is None:
        return None
    named = folded_title[slice(*wrapped)]
    formula = next((m for m in marks if m.kind == "formula"), None)
    if formula:
        span = _handed_on(analysis.folded, formula.span, folded_title[slice(*wrapped)])
        if span is not None:
            return titles.clean(analysis.document.quote(span))
    quoted = (
        _QUOTED.finditer(analysis.folded, formula.span.start, formula.span.end) if formula else ()
    )
    kind = titles.genre(named)
    likely = [
        found
        for found in quoted
        if titles.genre(found[1]) == kind and _likeness(named, found[1]) >= _SAME_TITLE
    ]
    if kind and likely:
        best = max(likely, key=lambda found: (_likeness(found[1], named), -found.start()))
        return titles.clean(analysis.document.quote(Span(*best.span(1))))
    return title[slice(*wrapped)] if len(title) == len(folded_title) else None


def _likeness(named: str, quoted: str) -> float:
    """The share of the pairs of letters of one title that the other has too."""
    pairs = {named[n : n + 2] for n in range(len(named) - 1)}
    return sum(pair in quoted for pair in pairs) / max(len(pairs), 1)


def _handed_on(folded: str, formula: Span, wrapped: str) -> Span | None:
    """Of the titles in a cover's formula the one that it hands on, and not those it rests on.

    It is the one in the notice's own title, else the last before 印发; of a list (《A》、《B》) the
    first. None where the notice's title quotes another, or the formula hands on its notice again.
    """
    found = [
        quoted
        for quoted in _QUOTED.finditer(folded, formula.start, formula.end)
        if titles.genre(quoted[1])
    ]
    named = next((one for one in found if titles.clean(one[1]) == wrapped), None)
    if named is not None:
        return Span(*named.span(1))
    quotes = wrapped.startswith("《") or f"《{wrapped}》" in folded[: formula.start]
    if quotes or any(_wraps(one[1], wrapped) for one in found):
        return None
    verbs = [
        verb.start()
        for verb in _HANDS_ON.finditer(folded, formula.start, formula.end)
        if not any(one.start() < verb.start() < one.end() for one in found)
    ]
    before = [one for one in found if verbs and one.end() <= verbs[-1]] or found[:1]
    if not before:
        return None
    kept = before[-1]
    for one, other in reversed(list(pairwise(before))):
        if other is not kept or not _AND.fullmatch(folded, one.end(), other.start()):
            break
        kept = one
    return Span(*kept.span(1))


def _wraps(title: str, wrapped: str) -> bool:
    inner = titles.wrapped(title)
    return inner is not None and title[slice(*inner)] == wrapped


def _place(
    folded: str,
    names: Sequence[str],
    folded_title: str,
    number: str | None,
    year: int | None,
) -> tuple[Place | None, Level | None]:
    """From the issuers, settled by what stands near; else from number code or title."""
    context = " ".join([folded_title, *names, folded[:_CONTEXT]])
    told: Level | None = None
    for name in names:
        place, level = places.of_issuer(name, year=year, context=context)
        if place is not None or level == "national":
            return place, level
        told = told or level
    code = issuer_codes.of_number(number, names=tuple(names), year=year) if number else None
    if code is not None and code.place is not None and told in (None, code.level):
        return code.place, code.level
    named = titles.place(folded_title)
    found = places.lookup(named, year=year) if named else None
    if found is not None:
        return found, found.level
    return None, told or (code.level if code else None)
