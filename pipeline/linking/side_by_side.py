"""Two documents word by word, whether the plan links them or not."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from corpora.errors import PolicyPipeError
from corpora.model import Analysis, Span, Task
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from corpora.vocabulary import LEVELS
from outputs.comparison import Comparison, Pair, Side, Stretch
from outputs.graph_records import Link, Passage
from pipeline.linking.differences import Piece, stretches
from pipeline.linking.tracing import spot_of
from pipeline.linking.web import Web
from pipeline.world import World

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    record: DocumentRecord
    analysis: Analysis
    tasks: tuple[TaskRecord, ...]
    places: dict[str, int]

    @property
    def id(self) -> str:
        return self.record.id

    def found(self, id_: str) -> Task:
        return self.analysis.of(Task)[self.places[id_]]


def documents(contents: Contents, one: DocumentRecord, other: DocumentRecord) -> Comparison:
    """All linked tasks of the two; ask inside `Contents.at_one_moment`.

    Raises:
        PolicyPipeError: They are one and the same.
    """
    world = World(contents)
    local, source = _sides(contents, world.web, one, other)
    links = world.between(local.id, source.id)
    return _comparison(local, source, links, tasks=None, threshold=world.web.threshold)


def tasks(
    contents: Contents,
    one: tuple[DocumentRecord, TaskRecord],
    other: tuple[DocumentRecord, TaskRecord],
) -> Comparison:
    """These two, linked or not; ask inside `Contents.at_one_moment`.

    Raises:
        PolicyPipeError: They stand in one document.
    """
    world = World(contents)
    web = world.web
    local, source = _sides(contents, web, one[0], other[0])
    task, above = (one, other) if local.id == one[0].id else (other, one)
    ids = task[1].id, above[1].id
    known = [link for link in world.between(local.id, source.id) if (link.task, link.source) == ids]
    links = known or [web.one(local.id, source.id, local.places[ids[0]], source.places[ids[1]])]
    return _comparison(local, source, links, tasks=ids, threshold=web.threshold)


def _sides(
    contents: Contents, web: Web, one: DocumentRecord, other: DocumentRecord
) -> tuple[_Document, _Document]:
    """Local first: the one that takes from the other, else the lower, else the later one."""
    if one.id == other.id:
        raise PolicyPipeError(f"{one.file}: one document cannot be compared with itself; name two")
    lineage, siblings = web.plan.lineage, web.plan.siblings
    above = {id_: {found.source for found in lineage.of(id_)} for id_ in (one.id, other.id)}
    takes = other.id in above[one.id], one.id in above[other.id]
    later = {(found.document, found.other) for found in siblings}
    if takes[0] == takes[1]:
        takes = (one.id, other.id) in later, (other.id, one.id) in later
    if takes[0] == takes[1]:
        first, second = sorted((one, other), key=_shelf)
        takes = one is second, one is first
    lower, upper = (one, other) if takes[0] else (other, one)
    return _document(contents, lower), _document(contents, upper)


def _shelf(record: DocumentRecord) -> tuple[int, str, str]:
    """Upper and earlier first; what has no level is compared by its date."""
    rank = _RANKS[record.level] if record.level else len(_RANKS)
    return rank, str(record.issued_on or ""), record.id


def _document(contents: Contents, record: DocumentRecord) -> _Document:
    found = contents.tasks(record)
    return _Document(
        record=record,
        analysis=contents.analysis(record),
        tasks=found,
        places={task.id: n for n, task in enumerate(found)},
    )


def _comparison(
    local: _Document,
    source: _Document,
    links: Iterable[Link],
    *,
    tasks: tuple[str, str] | None,
    threshold: float,
) -> Comparison:
    ordered = sorted(links, key=lambda one: (local.places[one.task], source.places[one.source]))
    mine = _by_task((link.task, _of_local(one)) for link in ordered for one in link.passages)
    theirs = _by_task((link.source, _of_source(one)) for link in ordered for one in link.passages)
    return Comparison(
        local=_side(local, mine, {one.task for one in ordered}, tasks and tasks[0]),
        source=_side(source, theirs, {one.source for one in ordered}, tasks and tasks[1]),
        pairs=tuple(
            Pair(
                task=spot_of(local.record, local.tasks[local.places[link.task]]),
                source=spot_of(source.record, source.tasks[source.places[link.source]]),
                link=link,
                linked=link.score >= threshold,
                task_text=_text(local, link.task, map(_of_local, link.passages), mine, source),
                source_text=_text(
                    source, link.source, map(_of_source, link.passages), theirs, local
                ),
            )
            for link in ordered
        ),
    )


def _text(
    document: _Document,
    task: str,
    pieces: Iterable[Piece],
    known: Mapping[str, Sequence[Piece]],
    other: _Document,
) -> tuple[Stretch, ...]:
    text = other.analysis.document.text
    return stretches(document.analysis, document.found(task), pieces, known.get(task, ()), text)


def _of_local(passage: Passage) -> Piece:
    return Piece(*passage.task, passage.kind, passage.source)


def _of_source(passage: Passage) -> Piece:
    return Piece(*passage.source, passage.kind, passage.task)


def _by_task(pieces: Iterable[tuple[str, Piece]]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for task, piece in pieces:
        found.setdefault(task, []).append(piece)
    return found


def _side(
    document: _Document, pieces: dict[str, list[Piece]], linked: set[str], only: str | None
) -> Side:
    wanted = [document.found(task.id) for task in document.tasks if only in (None, task.id)]
    asked = _Mask(document, (span for task in wanted for span in task.spans))
    taken = _Mask(
        document,
        (
            Span(piece.start, piece.end)
            for found in pieces.values()
            for piece in found
            if piece.state in ("equal", "renamed")
        ),
    )
    record = document.record
    return Side(
        name=" ".join(filter(None, (record.number, record.title or record.file))),
        id=document.id,
        tasks=len(wanted),
        alone=None
        if only
        else tuple(spot_of(record, task) for task in document.tasks if task.id not in linked),
        share=taken.letters / max(1, asked.letters),
    )


class _Mask:
    """How many letters stand inside some spans, each counted once."""

    def __init__(self, document: _Document, spans: Iterable[Span]) -> None:
        text = document.analysis.document.text
        held = bytearray(len(text))
        for span in spans:
            held[span.start : span.end] = b"\x01" * (span.end - span.start)
        self.letters = sum(
            letter.isalnum() for letter, inside in zip(text, held, strict=True) if inside
        )
