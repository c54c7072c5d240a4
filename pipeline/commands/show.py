"""policy-pipe show: one document or task, with what was found in it."""

from collections.abc import Iterator
from pathlib import Path

import click

from corpora.store import Corpus, opened
from corpora.store_reading import Contents
from outputs.graph_records import Bundle
from outputs.labels import Language
from outputs.relatives import relative_lines
from outputs.terminal import Look, document_lines, one_line, task_lines
from pipeline.commands import options
from pipeline.graph import bundle
from pipeline.lookup import Match, lookup

_NOT_ONE = 2
_LISTED = 20  # a screenful of candidates


@click.command()
@options.corpus
@options.language
@click.argument("name", metavar="DOCUMENT|TASK")
@click.pass_context
def command(context: click.Context, corpus: Path, lang: Language, name: str) -> None:
    """Show a document or task with what was found in it.

    Of a document also what it comes from (上级依据), and which documents take from it (承接文件).

    DOCUMENT is an id or its beginning, a number (国发〔2014〕25号), a file, or a title or part of
    one. TASK is a task id, like d0123456789abcdef#三/(一)/1; in place of the document's id any
    other name of it may stand.

    On a terminal in colour: green task labels, cyan departments, yellow deadlines, magenta
    citations, blue targets. Elsewhere they stand in [[ ]].
    """
    look = options.look(lang)
    with opened(corpus) as store:
        matches = lookup(store, name)
        if len(matches) != 1:
            _explain(name, matches)
            context.exit(_NOT_ONE)
        [(document, task)] = matches
        found = bundle(store, document)
        titles = _titles(store, found)
        if task is None:
            lines = [
                *document_lines(found, look=look, titles=titles),
                *_relatives(store, document.id, look),
            ]
        else:
            [shown] = (one for one in found.tasks if one.id == task.id)
            lines = [*task_lines(shown, found.document, look=look)]
    for line in lines:
        click.echo(line, color=look.colour)


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


def _explain(name: str, matches: tuple[Match, ...]) -> None:
    if not matches:
        click.echo(
            one_line(f"policy-pipe: nothing here is called {name}; see: policy-pipe list"), err=True
        )
        return
    click.echo(one_line(f"policy-pipe: {name} may mean any of {len(matches)}:"), err=True)
    for document, task in matches[:_LISTED]:
        words = (
            f"{document.id}  {document.number or ''}  {document.title or document.file}"
            if task is None
            else f"{task.id}  {task.heading}"
        )
        click.echo(one_line(f"  {words}"), err=True)
