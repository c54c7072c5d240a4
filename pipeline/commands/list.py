"""policy-pipe list: what is in the corpus."""

from pathlib import Path

import click

from corpora.pictures import certainty
from corpora.store import opened
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, FileRecord
from outputs.labels import Language
from outputs.terminal import Look, table
from pipeline.attachments import Joined, joined
from pipeline.commands import options
from pipeline.lookup import filed

_DOCUMENTS = ("id", "number", "title", "level", "place", "date", "tasks", "ocr", "attached_to")
_FILES = ("status", "file", "document", "reason")


@click.command()
@options.corpus
@click.option("--files", "by_file", is_flag=True, help="List files, with what became of them.")
@options.language
def command(corpus: Path, by_file: bool, lang: Language) -> None:
    """List the documents of the corpus.

    On a terminal as a table; elsewhere one a line, parted by tabs. The column before the
    last says of texts that were recognised in pictures how sure that is, from 0 to 1; the last is
    the id of the notice that a document is an attachment of.
    """
    look = options.look(lang)
    with opened(corpus) as store:
        keys = _FILES if by_file else _DOCUMENTS
        attached = joined(store)
        rows = (
            [_file(one, look) for one in store.files()]
            if by_file
            else [_document(store, one, attached, look) for one in filed(store.documents())]
        )
    click.echo(table([look.word(key) for key in keys], rows, look=look), color=look.drawn)


def _document(
    store: Contents, document: DocumentRecord, attached: Joined, look: Look
) -> tuple[str, ...]:
    return (
        document.id,
        document.number or "",
        document.title or document.file,
        look.word(f"level.{document.level}") if document.level else "",
        document.place or "",
        str(document.issued_on or ""),
        str(document.tasks),
        _ocr(store, document),
        attached.notice(document.id) or "",
    )


def _ocr(store: Contents, record: DocumentRecord) -> str:
    """How sure the reading is of a text that was recognised in pictures; else empty."""
    document = store.pictured(record)
    if document is None or not document.ocr:
        return ""
    found = certainty(document)
    return "OCR" if found is None else f"OCR {found.mean:.2f}"


def _file(file: FileRecord, look: Look) -> tuple[str, ...]:
    status = look.word(f"status.{file.status}")
    return (status, file.path, file.document or "", file.reason or "")
