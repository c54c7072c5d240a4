"""What pictures show of a task graph: documents, who comes from whom, and what became of tasks."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from corpora.errors import PolicyPipeError
from corpora.vocabulary import LEVELS, DocumentLinkRole, Level
from outputs.graph_records import Document
from outputs.view import View

_LEVELS: tuple[Level | None, ...] = (*LEVELS, None)

RANKS: Mapping[Level | None, int] = {level: rank for rank, level in enumerate(_LEVELS)}
LEVEL_NAMES: Mapping[Level | None, str] = {
    level: LEVELS[level] if level else "层级不明" for level in _LEVELS
}
LEVEL_COLOURS: Mapping[Level | None, str] = {
    "national": "#f4d9d6",
    "province": "#fbe6bd",
    "municipality": "#dcefd9",
    "county": "#d9e8fb",
    "township": "#eadcf5",
    None: "#e6e9ed",
}
# More can be drawn, but nobody can read it.
MOST_DOCUMENTS = 300


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text."""

    id: str
    name: str
    title: str
    level: Level | None
    day: date | None
    present: bool


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A document and one that it comes from; `inferred` where it does not name it."""

    document: str
    source: str
    role: DocumentLinkRole
    inferred: bool


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Documents by id, and who comes from whom; links that only cite are left out."""

    documents: Mapping[str, Shown]
    handed: tuple[Handed, ...]

    def below(self, id_: str) -> set[str]:
        """All that come from a document over any number of links."""
        return self._reached(id_, {(one.source, one.document) for one in self.handed})

    def above(self, id_: str) -> set[str]:
        """All that a document comes from."""
        return self._reached(id_, {(one.document, one.source) for one in self.handed})

    def among(self, ids: Collection[str]) -> "Family":
        """Only these documents and the links between them."""
        return Family(
            documents={id_: one for id_, one in self.documents.items() if id_ in ids},
            handed=tuple(one for one in self.handed if one.document in ids and one.source in ids),
        )

    def _reached(self, id_: str, steps: Iterable[tuple[str, str]]) -> set[str]:
        after: dict[str, list[str]] = {}
        for first, then in steps:
            after.setdefault(first, []).append(then)
        found, waiting = set[str](), [id_]
        while waiting:
            for then in after.get(waiting.pop(), ()):
                if then not in found and then != id_:
                    found.add(then)
                    waiting.append(then)
        return found


def family(view: View) -> Family:
    """All documents of a view that come from others, or that others come from."""
    documents = {bundle.document.id: _shown(bundle.document) for bundle in view.bundles()}
    documents |= {document.id: _shown(document) for document in view.absent()}
    handed = tuple(
        Handed(
            document=one.document,
            source=one.source,
            role=one.role,
            inferred=one.channel == "inferred",
        )
        for one in view.document_links()
        if one.role != "cites" and one.document in documents and one.source in documents
    )
    linked = {id_ for one in handed for id_ in (one.document, one.source)}
    whole = Family(documents=documents, handed=handed)
    return whole.among(linked)


def legible(documents: Collection[str]) -> None:
    """Raises where a picture would be too crowded.

    Raises:
        PolicyPipeError: There is nothing to draw, or too much.
    """
    if not documents:
        raise PolicyPipeError("nothing to draw: no document here comes from another one")
    if len(documents) > MOST_DOCUMENTS:
        raise PolicyPipeError(
            f"{len(documents)} documents are too many for a picture (at most {MOST_DOCUMENTS}); "
            "choose a part: --of DOCUMENT, --place, --since"
        )


def _shown(document: Document) -> Shown:
    title = document.attachment_title or document.title or ""
    return Shown(
        id=document.id,
        name=document.number or title or document.file or document.id,
        title=title,
        level=document.level,
        day=document.issued_on,
        present=document.present,
    )
