"""A document of a task graph as it was analysed: from the public records back to what is noted."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from corpora import model
from corpora.folding import fold
from corpora.model import Analysis, Span
from extractors import attachment_names
from extractors.paragraphs import with_lines
from outputs import graph_records as public
from outputs import nouns
from outputs.graph_records import Bundle
from pipeline.identification import citation_ids, fingerprint, provision_ids, task_ids
from pipeline.reading import task_text


def restored(bundle: Bundle, source: public.Source) -> Analysis:
    """What is noted on the document, as its extractors have noted it.

    Whatever is a function of that is computed anew by whoever needs it.

    Raises:
        ValueError: The records contradict the text or each other.
    """
    record = bundle.document
    folded = fold(record.text)
    if fingerprint(folded) != record.fingerprint:
        raise ValueError("its text does not give its fingerprint: one of the two was changed")
    spans = _Spans(len(record.text))
    analysis = Analysis(
        document=_document(record, source, spans), folded=folded, identity=_identity(record)
    )
    analysis = analysis.plus(model.Part, _parts(record, spans))
    analysis = analysis.plus(model.Attachment, _promises(source, spans))
    analysis = analysis.plus(model.Provision, _provisions(bundle, spans))
    tasks = tuple(_tasks(bundle, source, spans))
    deadlines = [one for task in tasks for one in task.deadlines]
    targets = [one for task in tasks for one in task.targets]
    deadlines += (nouns.deadline(one, spans) for one in source.deadlines)
    targets += (nouns.target(one, spans) for one in source.targets)
    analysis = analysis.plus(model.Task, tasks)
    analysis = analysis.plus(model.Deadline, dict.fromkeys(deadlines))
    analysis = analysis.plus(model.Target, dict.fromkeys(targets))
    analysis = analysis.plus(model.Citation, _citations(bundle, spans))
    _check_names(bundle, source, analysis)
    analysis = with_lines(analysis)
    return analysis.plus(model.Heading, attachment_names.find(analysis))


class _Spans:
    """Stretches of a text of this length."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __call__(self, start: int, end: int) -> Span:
        if end > self._length:
            raise ValueError(f"[{start}, {end}) is beyond the end of its text")
        return Span(start, end)

    def place(self, at: int) -> int:
        if at > self._length:
            raise ValueError(f"{at} is beyond the end of its text")
        return at


def _document(record: public.Document, source: public.Source, spans: _Spans) -> model.Document:
    if any(first > second for first, second in pairwise(source.page_starts)):
        raise ValueError("its pages do not begin one after the other")
    return model.Document(
        text=record.text,
        media_type=source.media_type,
        encoding=source.encoding,
        title=source.title,
        fields=source.fields,
        body=spans(*source.body) if source.body else None,
        tables=tuple(
            model.Table(
                span=spans(table.start, table.end),
                cells=tuple(_cell(one, spans) for one in table.cells),
            )
            for table in source.tables
        ),
        page_starts=tuple(map(spans.place, source.page_starts)),
        ocr=record.ocr,
        confidences=tuple(
            (spans.place(one.start), spans.place(one.end), one.share) for one in source.confidences
        ),
    )


def _cell(cell: public.TableCell, spans: _Spans) -> model.Cell:
    if cell.start > cell.end or not (cell.row_span and cell.column_span):
        raise ValueError(f"[{cell.start}, {cell.end}) is no cell of a table")
    return model.Cell(
        start=cell.start,
        end=spans.place(cell.end),
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
    )


def _identity(record: public.Document) -> model.Identity:
    """Without what its notice tells."""
    unknown = model.Identity()
    return msgspec.structs.replace(
        nouns.identity(record), **{name: getattr(unknown, name) for name in record.inherited}
    )


def _parts(record: public.Document, spans: _Spans) -> Iterator[model.Part]:
    return (nouns.part(one, spans) for one in record.parts)


def _promises(source: public.Source, spans: _Spans) -> Iterator[model.Attachment]:
    for one in source.promises:
        yield model.Attachment(
            span=spans(one.start, one.end),
            rule=one.rule,
            title=one.title,
            number=one.number,
            withheld=one.withheld,
        )


def _provisions(bundle: Bundle, spans: _Spans) -> Iterator[model.Provision]:
    above: dict[str, str] = {}
    for one in bundle.provisions:
        if one.heading_start is None or one.own_end is None or one.leaf is None:
            raise ValueError(f"{one.id} does not tell heading_start, own_end and leaf")
        if one.parent is not None and one.parent not in above:
            raise ValueError(f"{one.id} stands below {one.parent}, which is not there before it")
        yield model.Provision(
            span=spans(one.start, one.end),
            rule=one.rule,
            path=one.path,
            parent=above[one.parent] if one.parent is not None else None,
            label=one.label,
            heading=one.heading,
            heading_start=spans.place(one.heading_start),
            own_end=spans.place(one.own_end),
            leaf=one.leaf,
        )
        above[one.id] = one.path


def _tasks(bundle: Bundle, source: public.Source, spans: _Spans) -> Iterator[model.Task]:
    """As the program has found them, also those that the office says are none."""
    paths = {one.id: one.path for one in bundle.provisions}
    for records in (bundle.tasks, source.proposed):
        if len({one.id for one in records}) < len(records):
            raise ValueError("a task stands there twice")
    found = {one.id: one for one in (*bundle.tasks, *source.proposed)}
    for one in found.values():
        if one.start is None or one.end is None:
            raise ValueError(f"{one.id} does not tell where it starts and ends")
        yield _task(one, spans(one.start, one.end), paths, spans)


def _task(one: public.Task, span: Span, paths: Mapping[str, str], spans: _Spans) -> model.Task:
    if one.provision is not None and one.provision not in paths:
        raise ValueError(f"{one.id} is of {one.provision}, which is not there")
    if not one.spans:
        raise ValueError(f"{one.id} has no words")
    above = paths[one.provision] if one.provision is not None else None
    return nouns.task(one, span, above, spans)


def _citations(bundle: Bundle, spans: _Spans) -> Iterator[model.Citation]:
    return (nouns.citation(one, spans) for one in bundle.citations)


def _check_names(bundle: Bundle, source: public.Source, analysis: Analysis) -> None:
    """Ids and fingerprints that do not follow from what they name would be others next time."""
    id_ = bundle.document.id
    tasks, citations = analysis.of(model.Task), analysis.of(model.Citation)
    given = (*bundle.tasks, *source.proposed)
    ids = task_ids(id_, tasks)
    _check_ids(ids, list(dict.fromkeys(one.id for one in given)))
    _check_ids(
        provision_ids(id_, analysis.of(model.Provision)), [one.id for one in bundle.provisions]
    )
    _check_ids(citation_ids(id_, citations), [one.id for one in bundle.citations])
    spans = {name: task.spans for name, task in zip(ids, tasks, strict=True)}
    for one in given:
        same = one.text == task_text(analysis.document.text, spans[one.id])
        if not same or one.fingerprint != fingerprint(task_text(analysis.folded, spans[one.id])):
            raise ValueError(f"the words of {one.id} are not those of its text")


def _check_ids(ids: Sequence[str], given: Sequence[str]) -> None:
    known = frozenset(ids)
    wrong = next((one for one in given if one not in known), None)
    if wrong is not None or len(ids) != len(given):
        raise ValueError(f"{wrong or 'an id that stands there twice'} is not the id of its record")
