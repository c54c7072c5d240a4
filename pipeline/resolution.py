"""Which documents the citations of one mean: by number, by title, by short name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import CitationRecord, DocumentRecord, Profile
from corpora.vocabulary import Channel
from extractors import sketches, title_cores
from extractors.sketches import Sketch
from extractors.title_cores import TitleCore
from outputs.graph_records import CitationStatus
from pipeline.identification import absent_id
from pipeline.linking import jurisdictions
from pipeline.linking.jurisdictions import Jurisdiction, Standing

# A short title, 《实施方案》, stands for one document here and for another there.
_TELLING_TITLE = 8
# Two pages whose tasks share this much are one document; an amended edition shares less.
_SAME_TEXT = 0.9
# Pages of one document are few; more that fit are several documents.
_MOST_POOLED = 16

# How a citation leads to its document. core: the work that the title names is the same, without
# wrapper, issuer, 关于 and edition; part: so too without the words of manner in front.
How = Literal["number and title", "number", "title", "core", "part", "alias"]
CHANNELS: Mapping[How, Channel] = {
    "number and title": "number",
    "number": "number",
    "title": "title",
    "core": "title",
    "part": "title",
    "alias": "alias",
}


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Where a citation leads: to one document, to several that fit, or to one that is not here."""

    status: CitationStatus
    target: str | None = None
    candidates: tuple[str, ...] = ()
    how: How | None = None

    @property
    def channel(self) -> Channel | None:
        """None where the citation is not resolved."""
        return CHANNELS[self.how] if self.how else None


def resolve(corpus: Contents, document: DocumentRecord, citation: CitationRecord) -> Resolved:
    """Never to the citing document itself, and never to the first of several."""
    return Resolver(corpus).resolve(document, citation)


class Resolver:
    """Resolves the citations of a whole corpus; what many cite is looked up once."""

    def __init__(self, corpus: Contents) -> None:
        self._corpus = corpus
        self._records: dict[str, DocumentRecord | None] = {}
        self._profiles: dict[str, Profile | None] = {}
        self._cores: dict[str, TitleCore] = {}

    def resolve(self, document: DocumentRecord, citation: CitationRecord) -> Resolved:
        """By the surest channel that finds anything."""
        for how, find in self._channels(document, citation):
            found = find()
            fitting = self._pooled([id_ for id_ in found if id_ != document.id])
            if len(fitting) == 1:
                return Resolved(status="resolved", target=fitting[0], how=how)
            if fitting:
                return Resolved(status="ambiguous", candidates=fitting)
            if found and how == "number":
                break  # its own number names nothing else
        return Resolved(status="missing", target=absent_id(_meant(self._corpus, citation)))

    def _channels(
        self, document: DocumentRecord, citation: CitationRecord
    ) -> Iterator[tuple[How, Callable[[], Sequence[str]]]]:
        number, title = citation.number_key, citation.title_key
        if number:
            numbered = self._corpus.ids_of_number(number)
            named = self._corpus.ids_of_title(title) if title and numbered else ()
            both = tuple(id_ for id_ in numbered if id_ in named)
            yield ("number and title", lambda: both)
            yield ("number", lambda: self._on_line(document, numbered))
        if title and citation.title:
            yield ("title", lambda: self._titled(document, citation))
            yield ("core", lambda: self._called(document, citation, same_subject=True))
            yield ("part", lambda: self._called(document, citation, same_subject=False))
        if title and not number:
            yield ("alias", lambda: self._aliased(document, title))

    def _titled(self, document: DocumentRecord, citation: CitationRecord) -> Sequence[str]:
        """A title alone fits only documents that have no other number."""
        key = citation.title_key or ""
        found = self._corpus.ids_of_title(key, unnumbered=citation.number_key is not None)
        if not found:
            return ()
        core = self._core(citation.title or "")
        if core.issuers or core.place:
            return self._not_later(document, found)
        home = jurisdictions.of_record(document)
        ours = [id_ for id_ in found if self._stands(home, id_) not in ("below", "elsewhere")]
        return self._not_later(document, ours)

    def _on_line(self, document: DocumentRecord, found: Sequence[str]) -> Sequence[str]:
        """Cities of one letter share numbers (甲政发〔2020〕1号): their own is meant."""
        if len(found) < 2:
            return found
        home = jurisdictions.of_record(document)
        ours = [id_ for id_ in found if self._stands(home, id_) not in ("below", "elsewhere")]
        return ours or found

    def _not_later(self, document: DocumentRecord, found: Sequence[str]) -> Sequence[str]:
        """Of several editions those that were there; a single one may be a later print of it."""
        period = jurisdictions.made(document, None)
        there = [
            id_
            for id_ in found
            if (one := self._record(id_))
            and not jurisdictions.later(jurisdictions.made(one, None), period)
        ]
        return there or found

    def _called(
        self, document: DocumentRecord, citation: CitationRecord, *, same_subject: bool
    ) -> Sequence[str]:
        core = self._core(citation.title or "")
        if not core.telling:
            return ()
        home = jurisdictions.of_record(document)
        named = jurisdictions.NOWHERE
        if core.issuers or core.place:
            year = document.issued_on.year if document.issued_on else None
            named = jurisdictions.of_citation(citation.title, None, home=home, year=year)
            if not named.known:
                return ()
        period = jurisdictions.made(document, None)
        return [
            id_
            for id_ in self._corpus.ids_of_tail(core.tail)
            if (record := self._record(id_))
            and (profile := self._profile(record))
            and (citation.number_key is None or record.number_key is None)
            and _same_work(core, profile, same_subject=same_subject)
            and (named.known or not (core.law and profile.place))
            and not jurisdictions.later(jurisdictions.made(record, profile.published_on), period)
            and self._agrees(named, home, id_, placed=bool(profile.place))
        ]

    def _agrees(self, named: Jurisdiction, home: Jurisdiction, id_: str, *, placed: bool) -> bool:
        """With the issuer that the citation names, else with the citing document's own line.

        A work that has a place in its name (`placed`) is called without it by that place's own.
        """
        if named.known:
            record = self._record(id_)
            found = jurisdictions.of_record(record) if record else jurisdictions.NOWHERE
            return found.known and jurisdictions.standing(found, named) == "same"
        where = self._stands(home, id_)
        return where in ("above", "same") or (where == "unknown" and not placed)

    def _aliased(self, document: DocumentRecord, title_key: str) -> Sequence[str]:
        """What other documents call so, where all of them mean the same one."""
        found: set[str] = set()
        for meant in self._corpus.cited_as(title_key):
            if meant.title_key == title_key:
                continue
            resolved = self.resolve(document, meant)
            if resolved.target is None or resolved.how is None:
                return ()
            found.add(resolved.target)
        return tuple(found) if len(found) == 1 else ()

    def _stands(self, home: Jurisdiction, id_: str) -> Standing:
        record = self._record(id_)
        source = jurisdictions.of_record(record) if record else jurisdictions.NOWHERE
        return jurisdictions.standing(source, home)

    def _pooled(self, found: Sequence[str]) -> tuple[str, ...]:
        """Pages of one document, whose ids differ as one of them lost number or date, are one."""
        kept: list[DocumentRecord] = []
        if len(found) < 2 or len(found) > _MOST_POOLED:
            return tuple(found)
        for record in sorted(filter(None, map(self._record, found)), key=_completeness):
            if not any(self._is_page_of(record, other) for other in kept):
                kept.append(record)
        return tuple(sorted(record.id for record in kept))

    def _is_page_of(self, one: DocumentRecord, other: DocumentRecord) -> bool:
        if one.number_key and other.number_key and one.number_key != other.number_key:
            return False
        if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
            return False
        if one.fingerprint == other.fingerprint:
            return True
        if one.level and other.level and one.level != other.level:
            return False
        if one.place and other.place and one.place != other.place:
            return False
        texts = [_sketch(self._profile(record)) for record in (one, other)]
        shorter, longer = sorted(len(text.numbers) for text in texts)
        share, of = sketches.overlap(*texts)
        return of > 0 and share >= _SAME_TEXT and shorter >= _SAME_TEXT * longer

    def _record(self, id_: str) -> DocumentRecord | None:
        if id_ not in self._records:
            self._records[id_] = self._corpus.document(id_)
        return self._records[id_]

    def _profile(self, record: DocumentRecord) -> Profile | None:
        if record.id not in self._profiles:
            self._profiles[record.id] = self._corpus.profile(record)
        return self._profiles[record.id]

    def _core(self, title: str) -> TitleCore:
        if title not in self._cores:
            self._cores[title] = title_cores.of(title)
        return self._cores[title]


def _same_work(core: TitleCore, profile: Profile, *, same_subject: bool) -> bool:
    """Editions agree where both name one; 征求意见稿 is not what was issued then.

    Where the subjects differ one must hold the other: 户籍制度改革意见 is part of
    进一步推进户籍制度改革意见, but 加快推进… and 进一步推进… are two documents.
    """
    if core.draft != profile.draft or (
        core.years and profile.years and core.years != profile.years
    ):
        return False
    if same_subject:
        return core.subject == profile.subject
    subjects = map(title_cores.plain, (core.subject, profile.subject))
    return len(core.tail) >= _TELLING_TITLE and core.tail in subjects


def _sketch(profile: Profile | None) -> Sketch:
    return Sketch(bound=profile.bound, numbers=profile.numbers) if profile else Sketch()


def _completeness(record: DocumentRecord) -> tuple[bool, bool, str]:
    return record.number_key is None, record.issued_on is None, record.id


def _meant(corpus: Contents, citation: CitationRecord) -> str:
    """One key for all who cite the same absent document, with its number or without."""
    if citation.number_key:
        return citation.number_key
    if citation.title_key is None:
        return citation.title or ""
    if len(citation.title_key) >= _TELLING_TITLE:
        numbers = corpus.cited_numbers(citation.title_key)
        if len(numbers) == 1:
            return numbers[0]
    return citation.title_key
