"""What the documents of a corpus say of others: which are repealed, which are missing."""

from collections.abc import Callable, Mapping

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import CitationRecord, DocumentRecord
from corpora.vocabulary import CitationRole
from pipeline.resolution import Resolver

# What a document rests on: without it nobody can tell where its tasks come from.
RESTS_ON: frozenset[CitationRole] = frozenset(("basis", "forwards"))


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is only cited, by its fullest spelling.

    `resting` counts the documents that rest on it, `citing` all that name it.
    """

    id: str
    title: str | None
    number: str | None
    resting: int
    citing: int


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """`repealing` has the documents that repeal one, by its id, whether it is present or not."""

    repealing: Mapping[str, tuple[str, ...]]
    missing: Mapping[str, Missing]

    @property
    def wanted(self) -> tuple[Missing, ...]:
        """The missing documents that others rest on, most needed first."""
        resting = (one for one in self.missing.values() if one.resting)
        return tuple(sorted(resting, key=lambda one: (-one.resting, -one.citing, one.id)))


def cited(
    contents: Contents,
    resolver: Resolver,
    meant: Callable[[DocumentRecord], bool] = lambda document: True,
) -> Cited:
    """One pass over the citations of all documents that are `meant`."""
    repealing: dict[str, set[str]] = {}
    missing: dict[str, Missing] = {}
    for document in filter(meant, contents.documents()):
        named: dict[str, bool] = {}
        for citation in contents.citations(document):
            resolved = resolver.resolve(document, citation)
            if resolved.target is None:
                continue
            if citation.role == "repeals":
                repealing.setdefault(resolved.target, set()).add(document.id)
            if resolved.status == "missing":
                rests = named.get(resolved.target, False) or citation.role in RESTS_ON
                named[resolved.target] = rests
                known = missing.get(resolved.target)
                missing[resolved.target] = _spelled(resolved.target, citation, known)
        for target, rests in named.items():
            one = missing[target]
            missing[target] = msgspec.structs.replace(
                one, resting=one.resting + rests, citing=one.citing + 1
            )
    return Cited(
        repealing={target: tuple(sorted(ids)) for target, ids in repealing.items()},
        missing=missing,
    )


def _spelled(id_: str, citation: CitationRecord, known: Missing | None) -> Missing:
    """The longest spelling stays, so that the order of citing does not matter."""
    if known is None:
        return Missing(id=id_, title=citation.title, number=citation.number, resting=0, citing=0)
    return msgspec.structs.replace(
        known,
        title=_longer(known.title, citation.title),
        number=_longer(known.number, citation.number),
    )


def _longer(one: str | None, other: str | None) -> str | None:
    return min((one or "", other or ""), key=lambda name: (-len(name), name)) or None
