"""All documents of a corpus with what they are linked by, in memory while a plan is made."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import CitationRecord, DocumentRecord, Profile
from extractors.sketches import Sketch
from pipeline.identification import spelling
from pipeline.linking import jurisdictions, profiles
from pipeline.linking.jurisdictions import Jurisdiction, Period, Standing


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One document."""

    record: DocumentRecord
    profile: Profile
    citations: tuple[CitationRecord, ...]
    home: Jurisdiction
    period: Period
    sketch: Sketch

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def day(self) -> date:
        """By which documents are put in order; one without any date counts as the oldest."""
        return self.period.first or self.period.last or date.min


def entries(contents: Contents) -> Mapping[str, Entry]:
    """By id, in the order of ids."""
    return {entry.id: entry for entry in _entries(contents)}


def standing(source: Entry, document: Entry) -> Standing:
    """Two townships of one county bear its place: only their bodies tell them apart."""
    found = jurisdictions.standing(source.home, document.home)
    if found == "same" and source.home.level == "township":
        shared = set(source.profile.issuers) & set(document.profile.issuers)
        return "same" if shared else "elsewhere"
    return found


def _entries(contents: Contents) -> Iterator[Entry]:
    for record in contents.documents():
        profile, citations = contents.profile(record), contents.citations(record)
        if profile is None:
            # Stored by an earlier version, and its file has not been read again since.
            analysis = contents.analysis(record)
            profile = profiles.profile(analysis)
            citations = profiles.cited(analysis, spelling(analysis))
        yield Entry(
            record=record,
            profile=profile,
            citations=citations,
            home=jurisdictions.of_record(record),
            period=jurisdictions.made(record, profile.published_on),
            sketch=Sketch(bound=profile.bound, numbers=profile.numbers),
        )
