"""Which documents the citations of one mean, by number and title alone."""

import sqlite3
from collections.abc import Iterator

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import CitationRecord, DocumentRecord
from outputs.graph_records import CitationStatus
from pipeline.identification import absent_id

# A short title, 《实施方案》, stands for one document here and for another there.
_TELLING_TITLE = 8


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Where a citation leads: to one document, to several that fit, or to one that is not here."""

    status: CitationStatus
    target: str | None = None
    candidates: tuple[str, ...] = ()


def resolve(corpus: Contents, document: DocumentRecord, citation: CitationRecord) -> Resolved:
    """Never to the citing document itself, and never to the first of several."""
    fitting = tuple(id_ for id_ in _fitting(corpus, citation) if id_ != document.id)
    match fitting:
        case (target,):
            return Resolved(status="resolved", target=target)
        case ():
            return Resolved(status="missing", target=absent_id(_meant(corpus, citation)))
        case _:
            return Resolved(status="ambiguous", candidates=fitting)


class Absentees:
    """The documents that are only cited, gathered on disk: there may be more than are present."""

    def __init__(self) -> None:
        # An empty name is SQLite's for a temporary file that vanishes when closed.
        self._table = sqlite3.connect("")
        self._table.execute("CREATE TABLE absent (id PRIMARY KEY, title, number) WITHOUT ROWID")

    def add(self, id_: str, citation: CitationRecord) -> None:
        """Of several spellings the longest stays, so that the order of citing does not matter."""
        self._table.execute(
            """INSERT INTO absent VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET
                title = CASE WHEN title IS NULL OR (length(excluded.title), title)
                    > (length(title), excluded.title) THEN excluded.title ELSE title END,
                number = CASE WHEN number IS NULL OR (length(excluded.number), number)
                    > (length(number), excluded.number) THEN excluded.number ELSE number END""",
            (id_, citation.title, citation.number),
        )

    def __iter__(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Id, title and number of each, by id."""
        yield from self._table.execute("SELECT id, title, number FROM absent ORDER BY id")

    def close(self) -> None:
        self._table.close()


def _fitting(corpus: Contents, citation: CitationRecord) -> tuple[str, ...]:
    """By number; a title alone fits only documents that have no other number."""
    number, title = citation.number_key, citation.title_key
    named = corpus.ids_of_title(title, unnumbered=number is not None) if title else ()
    if not number:
        return named
    numbered = corpus.ids_of_number(number)
    both = tuple(id_ for id_ in numbered if title and id_ in corpus.ids_of_title(title))
    return both or numbered or named


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
