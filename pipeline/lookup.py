"""Which document or task somebody means."""

from collections.abc import Iterable
from pathlib import Path

from corpora.folding import fold
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from corpora.vocabulary import LEVELS
from pipeline.identification import bare
from pipeline.walking import name_of

# One or two characters of an id, or of a title, are no name.
_SHORTEST_ID = 4
_SHORTEST_TITLE = 2

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}

Match = tuple[DocumentRecord, TaskRecord | None]


def filed(documents: Iterable[DocumentRecord]) -> list[DocumentRecord]:
    """As a clerk files them: highest level first, each place together, oldest first."""
    return sorted(documents, key=_shelf)


def _shelf(document: DocumentRecord) -> tuple[int, str, str, str]:
    """What has no level, place or date stands behind what has; the id settles the rest."""
    last = "\U0010ffff"
    rank = _RANKS[document.level] if document.level else len(_RANKS)
    return rank, document.place or last, str(document.issued_on or last), document.id


def lookup(corpus: Contents, words: str) -> tuple[Match, ...]:
    """All that `words` may mean; the best kind of name decides, and it may fit several.

    A task by its id or the beginning of it; a document by id, file, number, beginning of the id,
    title, or part of the title.
    """
    id_, mark, path = words.partition("#")
    if mark and not corpus.ids_of_path(name_of(Path(words))):
        return _tasks(corpus, id_, path)
    return tuple((document, None) for document in _documents(corpus, words))


def _documents(corpus: Contents, words: str) -> tuple[DocumentRecord, ...]:
    ids = _ids(corpus, words)
    return tuple(one for id_ in ids if (one := corpus.document(id_)) is not None)


def _ids(corpus: Contents, words: str) -> tuple[str, ...]:
    name = bare(words)
    if corpus.document(words) is not None:
        return (words,)
    found = corpus.ids_of_path(name_of(Path(words)))
    if not found and name:
        found = corpus.ids_of_number(name)
    if not found and len(words) >= _SHORTEST_ID:
        found = corpus.ids_of_prefix(words)
    title = name.removeprefix("关于")
    if not found and title:
        found = corpus.ids_of_title(title)
    if not found and len(title) >= _SHORTEST_TITLE:
        found = corpus.ids_of_title_part(title)
    return found


def _tasks(corpus: Contents, id_: str, path: str) -> tuple[Match, ...]:
    """Brackets may be typed in either width."""
    wanted = fold(path)
    tasks = [
        (document, task)
        for document in _documents(corpus, id_)
        for task in corpus.tasks(document)
        if fold(task.id.partition("#")[2]).startswith(wanted)
    ]
    exact = [match for match in tasks if fold(match[1].id.partition("#")[2]) == wanted]
    return tuple(exact or tasks)
