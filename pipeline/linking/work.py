"""Linking a corpus: what is still to be compared, document by document, and keeping it."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from corpora.errors import PolicyPipeError
from corpora.store import Corpus, opened
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, PairLinks
from pipeline import engines
from pipeline.engines import Loss
from pipeline.linking import pairs, weighing
from pipeline.linking.documents import Plan, plan
from pipeline.linking.pairs import Prepared, TaskLink
from pipeline.linking.portions import Comparison, outstanding, portions
from pipeline.linking.weighing import Weights

# Raise it when two documents of unchanged facts would be linked otherwise than before.
LINKS_VERSION = 1

# Documents that a process keeps ready: a source is asked for by all that carry it out.
_READY = 128
# Pairs that are written in one go.
_BATCH = 200

# Links say much the same again and again: a sixth is left.
_SPEED = 1

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[TaskLink, ...])


class LinkJob(msgspec.Struct, frozen=True, kw_only=True):
    """Some local documents, each with those that it is to be compared with."""

    corpus: Path
    documents: tuple[Comparison, ...]
    weights: Weights


class LinkedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document of a job."""

    edition: str
    codes: bytes
    found: tuple[PairLinks, ...]
    links: int


class LinkSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of linking did, and what the plan holds."""

    documents: int
    pairs: int
    links: int
    document_links: int
    siblings: int


Engine = engines.Engine[LinkJob, tuple[LinkedDocument, ...]]


def relink(
    corpus: Corpus,
    *,
    engine: Engine,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> LinkSummary:
    """Links what is not linked yet; the outcome is that of linking everything at once.

    Which documents are compared follows from the whole corpus and is worked out anew; what comes
    out of two documents follows from these two and the weights, and is kept.
    """
    weights = weighing.chosen(corpus)
    version = version_of(weights)
    with corpus.at_one_moment():
        made = plan(corpus)
        records = {record.id: record for record in corpus.documents()}
        wanted = dict(compared(made, records))
        known = set(corpus.linked_pairs(version))
        coded = {edition for edition, _ in corpus.clauses(version)}
    asked = list(outstanding(wanted, records, made.lineage, known, coded))
    jobs = [
        LinkJob(corpus=corpus.path, documents=some, weights=weights)
        for some in portions(asked, records)
    ]
    corpus.drop_links(_stale(known, records, wanted))
    done = links = 0
    waiting: list[LinkedDocument] = []
    try:
        for one in _answers(engine, jobs, records):
            waiting.append(one)
            links += one.links
            done += 1
            if len(waiting) >= _BATCH:
                _keep(corpus, waiting, version)
            report(done, len(asked))
    finally:
        _keep(corpus, waiting, version)
    return LinkSummary(
        documents=done,
        pairs=sum(len(sources) for _, sources in asked),
        links=links,
        document_links=len(made.document_links),
        siblings=len(made.siblings),
    )


def compared(
    made: Plan, records: Mapping[str, DocumentRecord]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each document with the present ones that its tasks are compared with, by id."""
    beside: dict[str, list[str]] = {}
    for sibling in made.siblings:
        beside.setdefault(sibling.document, []).append(sibling.other)
    for id_ in sorted(records):
        above = [one.source for one in made.lineage.of(id_) if one.source in records]
        yield id_, tuple(dict.fromkeys((*above, *beside.get(id_, ()))))


def version_of(weights: Weights) -> str:
    """What a stored pair hangs on beside its two editions."""
    digest = blake2b(msgspec.json.encode(weights), digest_size=8).hexdigest()
    return f"{LINKS_VERSION}.{digest}"


def link_documents(job: LinkJob) -> tuple[LinkedDocument, ...]:
    """Any process can do it: it reads what it needs from the corpus."""
    with opened(job.corpus) as corpus:
        return tuple(
            linked(corpus, local, sources, job.weights) for local, sources in job.documents
        )


def linked(
    contents: Contents, local: str, sources: tuple[str, ...], weights: Weights
) -> LinkedDocument:
    """The links of one document to others, whatever is kept of them already."""
    record = _record(contents, local)
    if not sources:
        codes = clause_codes(contents, record)
        return LinkedDocument(edition=record.edition, codes=codes, found=(), links=0)
    _, ready = prepared(contents, local)
    version = version_of(weights)
    found, links = [], 0
    for id_ in sources:
        source, other = prepared(contents, id_)
        made = pairs.link(ready, other, weights)
        links += len(made)
        found.append(
            PairLinks(
                local=record.edition,
                source=source.edition,
                version=version,
                links=zlib.compress(_encoder.encode(made), _SPEED),
            )
        )
    codes = _packed(pairs.clause_codes(ready.sides))
    return LinkedDocument(edition=record.edition, codes=codes, found=tuple(found), links=links)


def clause_codes(contents: Contents, record: DocumentRecord) -> bytes:
    """The clauses of a document's tasks by their codes, eight bytes each."""
    return _packed(pairs.clause_codes(pairs.sided(contents.analysis(record))))


def unpacked(links: bytes) -> tuple[TaskLink, ...]:
    """What `linked` has packed."""
    return _decoder.decode(zlib.decompress(links))


def prepared(contents: Contents, id_: str) -> tuple[DocumentRecord, Prepared]:
    """A document of the corpus, ready to be linked.

    Raises:
        PolicyPipeError: It is not there.
    """
    record = _record(contents, id_)
    return record, _ready(contents, record)


def _record(contents: Contents, id_: str) -> DocumentRecord:
    record = contents.document(id_)
    if record is None:
        raise PolicyPipeError(f"{contents.path}: {id_}: vanished while it was linked; link again")
    return record


def _packed(codes: tuple[int, ...]) -> bytes:
    return b"".join(code.to_bytes(8, "little") for code in codes)


def _ready(contents: Contents, record: DocumentRecord) -> Prepared:
    """Kept by edition: a changed document is another edition."""
    key = (str(contents.path), record.edition)
    kept = _kept()
    found = kept.pop(key, None)
    if found is None:
        ids = tuple(task.id for task in contents.tasks(record))
        found = pairs.prepared(record.id, ids, contents.analysis(record))
    kept[key] = found  # what was asked for last is the last to go
    if len(kept) > _READY:
        kept.pop(next(iter(kept)))
    return found


@lru_cache(maxsize=1)
def _kept() -> dict[tuple[str, str], Prepared]:
    return {}


def _answers(
    engine: Engine, jobs: Iterable[LinkJob], records: Mapping[str, DocumentRecord]
) -> Iterator[LinkedDocument]:
    """The documents of a lost job are tried one by one, so that a bad one is lost alone.

    Raises:
        PolicyPipeError: A document could not be linked; all others were.
    """
    alone: list[LinkJob] = []
    lost: list[str] = []
    for job, answer in engine(link_documents, jobs):
        if not isinstance(answer, Loss):
            yield from answer
        elif len(job.documents) > 1:
            alone += [msgspec.structs.replace(job, documents=(one,)) for one in job.documents]
        else:
            lost += [
                f"{records[id_].file}: not linked: {answer.reason}" for id_, _ in job.documents
            ]
    if alone:
        yield from _answers(engine, alone, records)
    if lost:
        raise PolicyPipeError("; ".join(lost))


def _stale(
    known: set[tuple[str, str]],
    records: Mapping[str, DocumentRecord],
    wanted: Mapping[str, tuple[str, ...]],
) -> list[tuple[str, str]]:
    kept = {
        (records[id_].edition, records[one].edition)
        for id_, sources in wanted.items()
        for one in sources
    }
    return sorted(known - kept)


def _keep(corpus: Corpus, waiting: list[LinkedDocument], version: str) -> None:
    if waiting:
        corpus.put_links(
            (pair for one in waiting for pair in one.found),
            ((one.edition, version, one.codes) for one in waiting),
        )
    waiting.clear()
