"""What a document is linked by, noted once when it is read."""

from corpora.folding import fold
from corpora.model import Analysis, Citation
from corpora.store_records import CitationRecord, Profile
from extractors import bodies, grounds, sketches, title_cores
from pipeline.identification import Spelling, title_key

# Enough of the page to tell its script.
_SAMPLE = 2_000
# Lines that are no line of work: they stand above all departments of their place.
_GOVERNING = frozenset({"政府", "政府办公室", "党委", "党委办公室", "人大"})


def profile(analysis: Analysis) -> Profile:
    """A pure function of the document; linear in its length."""
    identity = analysis.identity
    core = title_cores.of(_folded(analysis, identity.title or ""))
    sketch = sketches.find(analysis)
    dated = identity.issued_on or identity.published_on
    home = identity.region.name if identity.region else None
    issuers, lines = set(), set()
    for name in identity.issuers:
        body = bodies.resolve(
            name, home=home, home_level=identity.level, year=dated.year if dated else None
        )
        issuers.add(body.canonical or name)
        lines.add(body.line)
    return Profile(
        code=identity.region.code if identity.region else None,
        published_on=identity.published_on,
        issuers=tuple(sorted(issuers)),
        lines=tuple(sorted(line for line in lines if line and line not in _GOVERNING)),
        governs=not lines.isdisjoint(_GOVERNING),
        subject=core.subject,
        tail=core.tail,
        place=core.place,
        years=core.years,
        draft=core.draft,
        telling=core.telling,
        topic=tuple(sorted(title_cores.topic(core))),
        vague=grounds.vague(analysis),
        bound=sketch.bound,
        numbers=sketch.numbers,
    )


def cited(analysis: Analysis, spelled: Spelling) -> tuple[CitationRecord, ...]:
    """The citations by the keys that others look them up by."""
    return tuple(
        CitationRecord(
            title=one.title,
            number=one.number,
            title_key=title_key(spelled, one.title),
            number_key=spelled(one.number) or None,
            role=one.role,
            ground=grounds.of_citation(analysis.folded, one.span),
            alias_key=title_key(spelled, one.alias),
        )
        for one in analysis.of(Citation)
    )


def _folded(analysis: Analysis, title: str) -> str:
    """Together with the page: a few words in traditional script do not show that they are."""
    return fold(title + "\n" + analysis.document.text[:_SAMPLE])[: len(title)]
