"""policy-pipe show: one document or task, with what was found in it."""

from collections.abc import Iterator
from pathlib import Path

import click

from corpora.store import Corpus, opened
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from outputs.graph_records import Bundle
from outputs.labels import Language
from outputs.relatives import relative_lines
from outputs.terminal import Look, document_lines, one_line, task_lines
from pipeline.commands import options
from pipeline.commands.naming import meant


@click.command()
@options.corpus
@options.settings
@options.language
@click.argument("name", metavar="DOCUMENT|TASK")
@click.pass_context
def command(
    context: click.Context, corpus: Path, settings: Path | None, lang: Language, name: str
) -> None:
    """Show a document or task with what was found in it.

    Of a document also what it comes from (上级依据), and which documents take from it (承接文件).
    Of a task its nearest sources (↑) and takers (↓); `trace` tells more of them.

    DOCUMENT is an id or its beginning, a number (国发〔2014〕25号), a file, or a title or part of
    one. TASK is a task id, like d0123456789abcdef#三/(一)/1; in place of the document's id any
    other name of it may stand.

    On a terminal in colour: green task labels, cyan departments, yellow deadlines, magenta
    citations, blue targets. Elsewhere they stand in [[ ]].
    """
    look = options.look(lang)
    with opened(corpus) as store:
        document, task = meant(context, store, name)
        found = _bundle(store, document.id, settings)
        titles = _titles(store, found)
        if task is None:
            lines = [
                *document_lines(found, look=look, titles=titles),
                *_decided(store, document.id, look),
                *_relatives(store, document.id, look),
            ]
        else:
            # What is no task by the office's word is not among them, but its decisions tell.
            shown = [one for one in found.tasks if one.id == task.id]
            lines = [
                *(line for one in shown for line in task_lines(one, found.document, look=look)),
                *([] if shown else [one_line(f"{task.id} {task.heading}")]),
                *_decided(store, task.id, look),
                *(_chain(store, document, task, look) if shown else ()),
            ]
    for line in lines:
        click.echo(line, color=look.colour)


def _bundle(store: Corpus, document: str, settings: Path | None) -> Bundle:
    from pipeline.settings import of
    from pipeline.world import World  # numpy and scipy: 0.3 s

    chosen = of(store.path, settings)
    with store.at_one_moment():
        return World(store, chosen).full(document)


def _decided(store: Corpus, id_: str, look: Look) -> Iterator[str]:
    """What the office said of a task, or of all in a document."""
    from outputs.review_words import decision_lines
    from pipeline.review.office import Office  # as above

    with store.at_one_moment():
        office = Office(store)
        found = office.on_task(id_) if "#" in id_ else office.on_document(id_)
        yield from decision_lines(tuple(found), look=look, named="#" not in id_)


def _relatives(store: Corpus, document: str, look: Look) -> Iterator[str]:
    """The whole corpus is linked for it: who takes from a document stands in the others."""
    from pipeline.linking import documents, relatives  # numpy, and the tree of places: 0.2 s

    with store.at_one_moment():
        plan = documents.plan(store)
        above, below = (find(store, plan, document) for find in (relatives.above, relatives.below))
        yield from relative_lines(above, below, look=look)


def _titles(store: Contents, found: Bundle) -> dict[str, str]:
    """Titles, else files, of the documents that this one is joined to."""
    ids = [*found.document.attachments, found.document.attached_to or ""]
    records = [record for id_ in ids if (record := store.document(id_)) is not None]
    return {record.id: record.title or record.file for record in records}


def _chain(store: Corpus, document: DocumentRecord, task: TaskRecord, look: Look) -> Iterator[str]:
    from outputs.trace import brief_lines
    from pipeline.linking.tracing import Tracing  # numpy and scipy: 0.3 s

    with store.at_one_moment():
        yield from brief_lines(Tracing(store, document, depth=1).task(task.id), look=look)
