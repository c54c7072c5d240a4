"""A written task graph, put back into a corpus file: all of it, or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec.structs import replace

from corpora.errors import PolicyPipeError
from corpora.store import Corpus
from corpora.store_records import (
    AttachmentRecord,
    CitationRecord,
    DecisionRecord,
    Edition,
    FileRecord,
)
from outputs import graph_records as public
from outputs.graph_records import Bundle
from pipeline.reading import edition, edition_key
from pipeline.restoring import restored
from pipeline.review.admitting import admitted

_AGAIN = "write it again with: policy-pipe export -o FILE, or ingest the files"
# A variant is read again as soon as its file is at hand.
_NEVER_READ = 0

T = TypeVar("T", public.Provision, public.Task, public.Citation)


class Restorable(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of a task graph that are no function of the others; links are made anew."""

    schema: Literal["policy-pipe/task-graph/1"]
    files: tuple[public.File, ...]
    documents: tuple[public.Document, ...]
    provisions: tuple[public.Provision, ...]
    tasks: tuple[public.Task, ...]
    citations: tuple[public.Citation, ...]
    decisions: tuple[public.Decision, ...]


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a graph gives a corpus; `files` come with the keys of the editions that they hold."""

    files: tuple[tuple[FileRecord, str | None], ...]
    editions: tuple[Edition, ...]
    decisions: tuple[DecisionRecord, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """`older` are decisions in whose place the corpus holds newer ones."""

    files: int
    documents: int
    tasks: int
    decisions: int
    older: tuple[DecisionRecord, ...]


def read(path: Path) -> Taken:
    """Nothing is stored yet; what follows from the records is computed anew.

    Raises:
        PolicyPipeError: This is no task graph, or it does not hold what a corpus needs, or its
            records contradict each other. The message names the file and the document.
    """
    try:
        graph = msgspec.json.decode(path.read_bytes(), type=Restorable)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise PolicyPipeError(f"{path}: is no task graph ({error}); {_AGAIN}") from error
    except OSError as error:
        raise PolicyPipeError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return _taken(graph)
    # The latter of a number that no file of ours can hold.
    except (ValueError, OverflowError) as error:
        raise PolicyPipeError(f"{path}: {error}; {_AGAIN}") from error


def store(taken: Taken, corpus: Corpus) -> Summary:
    """Files of the same names are replaced, everything else in the corpus stays.

    Of two decisions on one thing the later one holds.

    Raises:
        PolicyPipeError: Two decisions of one day contradict each other; or as `Corpus.take_in`.
    """
    seen = corpus.decisions()
    newer, older = _newer(taken.decisions, {one.key: one for one in seen})
    corpus.take_in(taken.files, taken.editions, newer, seen=seen)
    primary = {one.document: one for one in reversed(taken.editions)}
    return Summary(
        files=len(taken.files),
        documents=len(primary),
        tasks=sum(len(one.tasks) for one in primary.values()),
        decisions=len(newer),
        older=older,
    )


def _newer(
    given: Iterable[DecisionRecord], known: Mapping[tuple[str, str, str], DecisionRecord]
) -> tuple[tuple[DecisionRecord, ...], tuple[DecisionRecord, ...]]:
    newer, older = [], []
    for one in given:
        held = known.get(one.key)
        if held is None or held.when < one.when:
            newer.append(one)
        elif held.when > one.when:
            older.append(one)
        elif held != one:
            raise PolicyPipeError(
                f"{one.id}: the corpus and the graph have different decisions of {one.when} on it "
                f"({held.value}, {held.who}; {one.value}, {one.who}); take back one of them with: "
                "policy-pipe review import, or import into a new corpus file"
            )
    return tuple(newer), tuple(older)


def _taken(graph: Restorable) -> Taken:
    files = {file.file: file for file in graph.files}
    if len(files) < len(graph.files) or not all(files):
        raise ValueError("a file stands there twice or has no name")
    held: dict[str | None, list[public.File]] = {}
    for file in graph.files:
        held.setdefault(file.document, []).append(file)
    editions: dict[str, Edition] = {}
    for bundle in _bundles(graph):
        try:
            for found in _editions(bundle, _holding(bundle.document, files, held)):
                if found.key in editions:
                    raise ValueError(f"{editions[found.key].document} has the same content")
                editions[found.key] = found
        except ValueError as error:
            document = bundle.document
            raise ValueError(f"document {document.id} ({document.title}): {error}") from error
    known = {found.document for found in editions.values()}
    lost = next((one for one in graph.files if one.document and one.document not in known), None)
    if lost is not None:
        raise ValueError(f"file {lost.file} holds {lost.document}, which is not there")
    return Taken(
        files=tuple((_record(file), _key(file)) for file in graph.files),
        editions=tuple(editions.values()),
        decisions=tuple(map(admitted, _once(graph.decisions))),
    )


def _once(decisions: Sequence[public.Decision]) -> Sequence[public.Decision]:
    if len({(one.on, one.id, one.field) for one in decisions}) < len(decisions):
        raise ValueError("there are two decisions on one thing")
    return decisions


def _bundles(graph: Restorable) -> Iterator[Bundle]:
    present = {one.id: one for one in graph.documents if one.present}
    if len({one.id for one in graph.documents}) < len(graph.documents):
        raise ValueError("a document stands there twice")
    provisions = _by_document(graph.provisions, present)
    tasks = _by_document(graph.tasks, present)
    citations = _by_document(graph.citations, present)
    for id_, document in present.items():
        yield Bundle(
            document=document,
            provisions=tuple(provisions.get(id_, ())),
            tasks=tuple(tasks.get(id_, ())),
            citations=tuple(citations.get(id_, ())),
        )


def _by_document(
    records: Iterable[T], present: Mapping[str, public.Document]
) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for record in records:
        if record.document not in present:
            raise ValueError(f"{record.id} is of document {record.document}, which is not there")
        found.setdefault(record.document, []).append(record)
    return found


def _holding(
    document: public.Document,
    files: Mapping[str, public.File],
    held: Mapping[str | None, list[public.File]],
) -> list[public.File]:
    """The files of a document, in the order in which they speak for it."""
    named = [name for name in (document.file, *document.copies) if name is not None]
    found = {name: files[name] for name in named if name in files}
    if not document.file or len(found) < len(named):
        raise ValueError("its file or a copy of it is not among the files")
    found |= {file.file: file for file in held.get(document.id, ()) if file.file not in found}
    other = next((file for file in found.values() if file.document != document.id), None)
    if other is not None:
        raise ValueError(f"its file {other.file} holds {other.document}")
    return list(found.values())


def _editions(bundle: Bundle, files: list[public.File]) -> Iterator[Edition]:
    """The document's own one, then those of files with other words for it.

    These share its facts until they are read again; each weighs less than the one before it, so
    that the same file goes on speaking for the document.
    """
    source = bundle.document.source
    if source is None:
        raise ValueError(
            "the graph tells nothing of its source; it was written by an earlier version, which "
            "did not keep tables, pages and rules"
        )
    variants = {name: one for one in source.variants for name in one.files}
    analysis = restored(bundle, source)
    own = edition(_known(files[0]), analysis, bundle.document.id)
    yield replace(own, facts_version=source.facts_version)
    seen = {own.key}
    for file in files[1:]:
        key = _known(file)
        if key not in seen:
            weight = max(0, own.weight - len(seen))
            seen.add(key)
            other = replace(own, key=key, weight=weight, facts_version=_NEVER_READ)
            yield _varied(other, variants.get(file.file), file.media_type)


def _varied(own: Edition, variant: public.Variant | None, media_type: str | None) -> Edition:
    own = replace(own, media_type=media_type or own.media_type)
    if variant is None:
        return own
    if variant.title_keys is not None:
        own = replace(own, title_keys=variant.title_keys)
    if variant.number_key is not None:
        own = replace(own, number_key=variant.number_key or None)
    if variant.tail is not None and own.profile is not None:
        profile = replace(own.profile, tail=variant.tail, telling=bool(variant.tail))
        own = replace(own, profile=profile)
    if variant.citations is not None:
        cited = tuple(CitationRecord(**msgspec.structs.asdict(one)) for one in variant.citations)
        own = replace(own, citations=cited)
    if variant.attachments is not None:
        named = tuple(
            AttachmentRecord(**msgspec.structs.asdict(one)) for one in variant.attachments
        )
        own = replace(own, attachments=named)
    return own


def _record(file: public.File) -> FileRecord:
    """Which file is a copy shows by itself."""
    return FileRecord(
        path=file.file,
        status="read" if file.status == "copy" else file.status,
        reason=file.reason,
        sha256=file.sha256,
        media_type=file.media_type,
    )


def _key(file: public.File) -> str | None:
    return _known(file) if file.document else None


def _known(file: public.File) -> str:
    """Of a file that could not be opened the last time nobody knows the content any more."""
    return edition_key(file.sha256 or f"unknown:{file.document}", file.file)
