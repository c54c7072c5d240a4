"""Whether a document that is cited had a newer edition when it was cited."""

from typing import TYPE_CHECKING

import msgspec

from corpora.store_records import DocumentRecord
from extractors import title_cores
from outputs.graph_records import Citation
from pipeline.linking import jurisdictions
from pipeline.linking.jurisdictions import Jurisdiction, Period

if TYPE_CHECKING:
    from pipeline.world import World


class Newer(msgspec.Struct, frozen=True, kw_only=True):
    """`other_year`: the plan of another year or period, else the same work issued anew."""

    record: DocumentRecord
    other_year: bool


class _Work(msgspec.Struct, frozen=True, kw_only=True):
    """What is cited, as other editions of it are found; `issuers` are () where not known."""

    subject: str
    tail: str
    place: str
    years: tuple[str, ...]
    issuers: tuple[str, ...]
    home: Jurisdiction
    number: str | None
    period: Period


def newer(world: "World", document: DocumentRecord, citation: Citation) -> Newer | None:
    """The last edition that was there before `document`, which cites the one before.

    None where `document` names the newer one as well, and where it gives neither number nor year:
    who writes 《养老服务办法》 means the one that is in force.
    """
    work = _cited_work(world, document, citation)
    if work is None or not (citation.number or title_cores.of(citation.title or "").years):
        return None
    named = {one.target for one in world.bundle(document.id).citations}
    own = _period(world, document)
    found = [
        (period.last, id_)
        for id_ in world.contents.ids_of_tail(work.tail)
        if id_ not in named and id_ != document.id
        if _is_edition(world, work, world.records[id_])
        if (period := _period(world, world.records[id_])).last and own.first
        if period.last <= own.first
    ]
    if not found:
        return None
    _, id_ = max(found)
    return Newer(record=world.records[id_], other_year=_years(world, id_) != work.years)


def is_new_edition(world: "World", citation: Citation, other: DocumentRecord) -> bool:
    """Whether `other` is what `citation` means, of the same year or period, issued anew."""
    work = _cited_work(world, world.records[citation.document], citation)
    return (
        work is not None
        and _is_edition(world, work, other)
        and _years(world, other.id) == work.years
    )


def _cited_work(world: "World", document: DocumentRecord, citation: Citation) -> _Work | None:
    """None where its name says too little to know another edition by."""
    record = world.records.get(citation.target or "")
    profile = world.contents.profile(record) if record else None
    if record is not None and profile is not None:
        work = _Work(
            subject=profile.subject,
            tail=profile.tail,
            place=profile.place,
            years=profile.years,
            issuers=profile.issuers,
            home=jurisdictions.of_record(record),
            number=record.number,
            period=jurisdictions.made(record, profile.published_on),
        )
        return work if profile.telling and work.home.known else None
    core = title_cores.of(citation.title or "")
    home = jurisdictions.of_citation(
        citation.title,
        citation.number,
        home=jurisdictions.of_record(document),
        year=document.issued_on.year if document.issued_on else None,
    )
    if not core.telling or core.draft or not home.known:
        return None
    return _Work(
        subject=core.subject,
        tail=core.tail,
        place=core.place,
        years=core.years,
        issuers=(),
        home=home,
        number=citation.number,
        period=jurisdictions.cited_period(citation.number),
    )


def _is_edition(world: "World", work: _Work, record: DocumentRecord) -> bool:
    """Certainly later, by the same bodies of the same place, under the same name."""
    profile = world.contents.profile(record)
    if profile is None or profile.draft or profile.subject != work.subject:
        return False
    if bool(profile.years) != bool(work.years):
        return False
    if work.issuers and set(work.issuers).isdisjoint(profile.issuers):
        return False
    home = jurisdictions.of_record(record)
    if not home.known or jurisdictions.standing(home, work.home) != "same":
        return False
    period = jurisdictions.made(record, profile.published_on)
    return jurisdictions.later(period, work.period) or _is_numbered_later(
        record.number, work.number
    )


def _is_numbered_later(number: str | None, than: str | None) -> bool:
    """By the years of their numbers; the signature may be of the next January."""
    one, other = (jurisdictions.cited_period(each).first for each in (number, than))
    return one is not None and other is not None and one > other


def _years(world: "World", id_: str) -> tuple[str, ...]:
    profile = world.contents.profile(world.records[id_])
    return profile.years if profile else ()


def _period(world: "World", record: DocumentRecord) -> Period:
    profile = world.contents.profile(record)
    return jurisdictions.made(record, profile.published_on if profile else None)
