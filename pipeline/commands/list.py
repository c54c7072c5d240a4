"""policy-pipe list: what is in the corpus."""

from pathlib import Path

import click

from corpora.store import opened
from corpora.store_records import DocumentRecord, FileRecord
from outputs.labels import Language
from outputs.terminal import Look, table
from pipeline.attachments import Joined, joined
from pipeline.commands import options
from pipeline.lookup import filed

_DOCUMENTS = ("id", "number", "title", "level", "place", "date", "tasks", "attached_to")
_FILES = ("status", "file", "document", "reason")


@click.command()
@options.corpus
@click.option("--files", "by_file", is_flag=True, help="List files, with what became of them.")
@options.language
def command(corpus: Path, by_file: bool, lang: Language) -> None:
    """List the documents of the corpus.

    On a terminal as a table; elsewhere one a line, parted by tabs.
    """
    look = options.look(lang)
    with opened(corpus) as store:
        keys = _FILES if by_file else _DOCUMENTS
        attached = joined(store)
        rows = (
            [_file(one, look) for one in store.files()]
            if by_file
            else [_document(one, attached, look) for one in filed(store.documents())]
        )
    click.echo(table([look.word(key) for key in keys], rows, look=look), color=look.drawn)


def _document(document: DocumentRecord, attached: Joined, look: Look) -> tuple[str, ...]:
    return (
        document.id,
        document.number or "",
        document.title or document.file,
        look.word(f"level.{document.level}") if document.level else "",
        document.place or "",
        str(document.issued_on or ""),
        str(document.tasks),
        attached.notice(document.id) or "",
    )


def _file(file: FileRecord, look: Look) -> tuple[str, ...]:
    status = look.word(f"status.{file.status}")
    return (status, file.path, file.document or "", file.reason or "")
