"""From what is stored to the public task graph, one document at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpora import model
from corpora.model import Analysis, Span
from corpora.pictures import certainty, unread_pages
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from outputs import graph_records as public
from outputs.graph_records import Bundle
from pipeline.attachments import Joined, inherit, joined
from pipeline.identification import citation_ids
from pipeline.places import Places
from pipeline.sources import deadline, source, target

if TYPE_CHECKING:
    from pipeline.resolution import Resolver


def files(corpus: Contents) -> Iterator[public.File]:
    for file in corpus.files():
        yield public.File(
            file=file.path,
            status=file.status,
            reason=file.reason,
            document=file.document,
            sha256=file.sha256,
            media_type=file.media_type,
        )


def bundles(
    corpus: Contents,
    *,
    resolver: "Resolver | None" = None,
) -> Iterator[Bundle]:
    """All documents by id."""
    attached = joined(corpus)
    for document in corpus.documents():
        yield bundle(corpus, document, attached, resolver=resolver)


def bundle(
    corpus: Contents,
    document: DocumentRecord,
    attached: Joined | None = None,
    *,
    resolver: "Resolver | None" = None,
) -> Bundle:
    """A document with all that is noted on it; `attached` is asked for where it is not given."""
    analysis = corpus.analysis(document)
    attached = attached or joined(corpus, document.id)
    places = Places(document.id, analysis)
    stored = corpus.tasks(document)
    return Bundle(
        document=_document(corpus, document, analysis, attached),
        provisions=tuple(
            _provision(id_, document.id, one, places)
            for id_, one in zip(places.ids, analysis.of(model.Provision), strict=True)
        ),
        tasks=tuple(
            _task(record, document.id, task, analysis, places)
            for record, task in zip(stored, analysis.of(model.Task), strict=True)
        ),
        citations=tuple(_citations(corpus, document, analysis, resolver)),
    )


def absent(id_: str, title: str | None, number: str | None) -> public.Document:
    """A document that is only cited."""
    return public.Document(
        id=id_,
        fingerprint=None,
        file=None,
        copies=(),
        present=False,
        title=title,
        attachment_title=None,
        number=number,
        issuers=(),
        level=None,
        region=None,
        issued_on=None,
        published_on=None,
        genre=None,
        addressees=(),
        text="",
        ocr=False,
        parts=(),
    )


def _notice(corpus: Contents, document: DocumentRecord, attached: Joined) -> model.Identity | None:
    """What the notice is that a document is attached to."""
    id_ = attached.notice(document.id)
    notice = corpus.document(id_) if id_ else None
    return corpus.analysis(notice).identity if notice else None


def _document(
    corpus: Contents, record: DocumentRecord, analysis: Analysis, attached: Joined
) -> public.Document:
    notice = _notice(corpus, record, attached)
    identity, inherited = inherit(analysis.identity, notice)
    region = identity.region
    return public.Document(
        id=record.id,
        fingerprint=record.fingerprint,
        file=record.file,
        copies=record.copies,
        present=True,
        title=identity.title,
        attachment_title=identity.attachment_title,
        number=identity.number,
        issuers=identity.issuers,
        level=identity.level,
        region=public.Place(name=region.name, code=region.code) if region else None,
        issued_on=identity.issued_on,
        published_on=identity.published_on,
        genre=identity.genre,
        addressees=identity.addressees,
        text=analysis.document.text,
        ocr=analysis.document.ocr,
        parts=tuple(
            public.Part(kind=part.kind, start=part.span.start, end=part.span.end, rule=part.rule)
            for part in analysis.of(model.Part)
        ),
        attachments=attached.attachments(record.id),
        attached_to=attached.notice(record.id),
        inherited=inherited,
        ocr_confidence=_confidence(analysis),
        unread_pages=unread_pages(analysis.document),
        source=source(corpus, record, analysis),
    )


def _confidence(analysis: Analysis, spans: tuple[Span, ...] = ()) -> public.OcrConfidence | None:
    found = certainty(analysis.document, spans)
    if found is None:
        return None
    return public.OcrConfidence(mean=found.mean, lowest=found.lowest)


def _provision(
    id_: str, document: str, provision: model.Provision, places: Places
) -> public.Provision:
    return public.Provision(
        id=id_,
        document=document,
        parent=places.provision(provision.parent, provision.span),
        path=provision.path,
        label=provision.label,
        heading=provision.heading,
        start=provision.span.start,
        end=provision.span.end,
        page=places.page(provision.span),
        heading_start=provision.heading_start,
        own_end=provision.own_end,
        leaf=provision.leaf,
        rule=provision.rule,
    )


def _task(
    record: TaskRecord, document: str, task: model.Task, analysis: Analysis, places: Places
) -> public.Task:
    quote = analysis.document.quote
    # A merged cell that began rows above is part of the words, not of the place.
    own = next((span for span in task.spans if span.start >= task.span.start), task.spans[0])
    return public.Task(
        id=record.id,
        document=document,
        provision=places.provision(task.provision, task.span),
        path=task.path,
        kind=task.kind,
        heading=task.heading,
        action=task.action,
        object=task.object,
        strength=task.strength,
        text=record.text,
        spans=tuple((span.start, span.end) for span in task.spans),
        fingerprint=record.fingerprint,
        measures=tuple(
            public.Measure(n=n, start=span.start, end=span.end)
            for n, span in enumerate(task.measures, start=1)
        ),
        assignments=tuple(_assignment(one) for one in task.assignments),
        deadlines=tuple(deadline(one, quote(one.span)) for one in task.deadlines),
        targets=tuple(target(one, quote(one.span)) for one in task.targets),
        page=places.page(own),
        cell=places.cell(own),
        ocr_confidence=_confidence(analysis, task.spans),
        start=task.span.start,
        end=task.span.end,
        rule=task.rule,
    )


def _assignment(assignment: model.Assignment) -> public.Assignment:
    return public.Assignment(
        role=assignment.role,
        mode=assignment.mode,
        start=assignment.span.start,
        end=assignment.span.end,
        rule=assignment.rule,
        departments=tuple(
            public.Department(
                text=one.name,
                start=one.span.start,
                end=one.span.end,
                canonical=one.canonical,
                line=one.line,
                level=one.level,
                collective=one.collective,
                rule=one.rule,
            )
            for one in assignment.departments
        ),
    )


def _citations(
    corpus: Contents,
    document: DocumentRecord,
    analysis: Analysis,
    resolver: "Resolver | None",
) -> Iterator[public.Citation]:
    from pipeline.resolution import Resolver  # as in `export`

    resolver = resolver or Resolver(corpus)
    found = analysis.of(model.Citation)
    stored = corpus.citations(document)
    for id_, one, record in zip(citation_ids(document.id, found), found, stored, strict=True):
        resolved = resolver.resolve(document, record)
        yield public.Citation(
            id=id_,
            document=document.id,
            title=one.title,
            number=one.number,
            alias=one.alias,
            role=one.role,
            text=analysis.document.quote(one.span),
            start=one.span.start,
            end=one.span.end,
            status=resolved.status,
            target=resolved.target,
            candidates=resolved.candidates,
            channel=resolved.channel,
            rule=one.rule,
        )
