"""What a corpus needs beside the public records to hold a document again."""

from collections.abc import Iterator

import msgspec

from corpora import model
from corpora.model import Analysis
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, Names
from outputs import graph_records as public

# Whole numbers beyond this are not exact as floats.
_EXACT = 2.0**53


def source(corpus: Contents, record: DocumentRecord, analysis: Analysis) -> public.Source:
    """All that its reader has told of it but the text, and what is noted outside of its tasks."""
    document, tasks = analysis.document, analysis.of(model.Task)
    in_tasks = {one for task in tasks for one in (*task.deadlines, *task.targets)}
    quote, body = document.quote, document.body
    return public.Source(
        facts_version=corpus.facts_version(record.edition),
        media_type=document.media_type,
        encoding=document.encoding,
        title=document.title,
        fields=document.fields,
        body=(body.start, body.end) if body else None,
        tables=tuple(map(_table, document.tables)),
        page_starts=document.page_starts,
        confidences=tuple(public.Certainty(*line) for line in document.confidences),
        promises=tuple(
            public.Promise(
                title=one.title,
                number=one.number,
                withheld=one.withheld,
                start=one.span.start,
                end=one.span.end,
                rule=one.rule,
            )
            for one in analysis.of(model.Attachment)
        ),
        deadlines=tuple(
            deadline(one, quote(one.span))
            for one in analysis.of(model.Deadline)
            if one not in in_tasks
        ),
        targets=tuple(
            target(one, quote(one.span)) for one in analysis.of(model.Target) if one not in in_tasks
        ),
        variants=tuple(_variants(corpus, record)),
    )


def with_proposed(document: public.Document, tasks: tuple[public.Task, ...]) -> public.Document:
    """The document with these tasks as they were before the office corrected them."""
    if document.source is None or not tasks:
        return document
    told = msgspec.structs.replace(document.source, proposed=tasks)
    return msgspec.structs.replace(document, source=told)


def deadline(noted: model.Deadline, text: str) -> public.Deadline:
    return public.Deadline(
        kind=noted.kind,
        text=text,
        start=noted.span.start,
        end=noted.span.end,
        start_on=noted.start_on,
        due_on=noted.due_on,
        every=noted.every,
        amount=noted.amount,
        unit=noted.unit,
        rule=noted.rule,
    )


def target(noted: model.Target, text: str) -> public.Target:
    whole = noted.value.is_integer() and abs(noted.value) < _EXACT
    return public.Target(
        text=text,
        start=noted.span.start,
        end=noted.span.end,
        what=noted.what,
        comparator=noted.comparator,
        value=int(noted.value) if whole else noted.value,
        unit=noted.unit,
        rule=noted.rule,
    )


def _table(table: model.Table) -> public.Table:
    return public.Table(
        start=table.span.start,
        end=table.span.end,
        cells=tuple(
            public.TableCell(one.start, one.end, one.row, one.column, one.row_span, one.column_span)
            for one in table.cells
        ),
    )


def _variants(corpus: Contents, record: DocumentRecord) -> Iterator[public.Variant]:
    """Editions whose names are not those of the primary one, each with its files, by path."""
    editions = corpus.editions(record.id)
    if len(editions) < 2:
        return
    own = corpus.names(record.edition)
    for key, paths in editions.items():
        names = corpus.names(key)
        if names != own:
            yield _variant(paths, names, own)


def _variant(paths: tuple[str, ...], names: Names, own: Names) -> public.Variant:
    return public.Variant(
        files=paths,
        title_keys=names.title_keys if names.title_keys != own.title_keys else None,
        number_key=(names.number_key or "") if names.number_key != own.number_key else None,
        tail=(names.tail or "") if names.tail != own.tail else None,
        citations=tuple(public.CitedAs(*msgspec.structs.astuple(one)) for one in names.citations)
        if names.citations != own.citations
        else None,
        attachments=tuple(
            public.AttachedAs(*msgspec.structs.astuple(one)) for one in names.attachments
        )
        if names.attachments != own.attachments
        else None,
    )
