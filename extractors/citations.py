"""Which other documents a text names, each once, with number, alias and role."""

from collections.abc import Iterator

import msgspec

from corpora.model import Analysis, Citation
from extractors import citation_mentions, citation_own, citation_roles, citation_titles
from extractors.citation_mentions import DocumentMention
from extractors.surroundings import skipper

_NO_TEXT = frozenset({"chrome", "signature"})


def find(analysis: Analysis) -> Iterator[Citation]:
    """One entry a document; the first place gives span and role, later ones add what it lacks."""
    skipped = skipper(analysis, _NO_TEXT)
    mentions = [each for each in citation_mentions.find(analysis) if not skipped(each.span.start)]
    is_own = citation_own.own(analysis, mentions)
    zone = citation_roles.zones(analysis)
    cited = _Cited()
    for mention in mentions:
        if is_own(mention) or cited.add_to_known(mention):
            continue
        before = (cited.last.span, cited.last.role) if cited.last else None
        role = citation_roles.role(analysis.folded, mention.span, zone(mention.span.start), before)
        cited.add(
            mention,
            Citation(
                span=mention.span,
                rule="citation.title" if mention.title else "citation.number",
                title=mention.title,
                number=mention.number,
                alias=mention.alias,
                role=role,
            ),
        )
    yield from cited.entries


class _Cited:
    """The documents cited so far, found again by number or by title."""

    def __init__(self) -> None:
        self.entries: list[Citation] = []
        self._by_number: dict[str, int] = {}
        self._by_core: dict[str, list[int]] = {}
        self._by_subject: dict[str, list[int]] = {}

    @property
    def last(self) -> Citation | None:
        return self.entries[-1] if self.entries else None

    def add(self, mention: DocumentMention, citation: Citation) -> None:
        self.entries.append(citation)
        self._index(mention, len(self.entries) - 1)

    def add_to_known(self, mention: DocumentMention) -> bool:
        """Whether the document was cited before; then this place completes the entry."""
        place = self._place(mention)
        if place is None:
            return False
        entry = self.entries[place]
        self.entries[place] = msgspec.structs.replace(
            entry,
            title=entry.title or mention.title,
            number=entry.number or mention.number,
            alias=entry.alias or mention.alias,
        )
        self._index(mention, place)
        return True

    def _place(self, mention: DocumentMention) -> int | None:
        if mention.number is not None and mention.number in self._by_number:
            return self._by_number[mention.number]
        if mention.title is None:
            return None
        core = mention.core
        subject = citation_titles.subject(core)
        # Without its issuer a title fits any that ends so; with one it fits only such a short one.
        near = self._by_subject.get(core, []) if core == subject else self._by_core.get(subject, [])
        for place in (*self._by_core.get(core, []), *near):
            number = self.entries[place].number
            if mention.number is None or number is None:
                return place
        return None

    def _index(self, mention: DocumentMention, place: int) -> None:
        if mention.number is not None:
            self._by_number[mention.number] = place
        if mention.title is not None:
            core = mention.core
            for index, key in (
                (self._by_core, core),
                (self._by_subject, citation_titles.subject(core)),
            ):
                places = index.setdefault(key, [])
                if place not in places[-1:]:
                    places.append(place)
