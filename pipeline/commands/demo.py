"""policy-pipe demo: a small invented corpus, read and shown."""

import shutil
import tempfile
from functools import partial
from pathlib import Path

import click

from corpora import samples
from corpora.errors import PolicyPipeError
from corpora.store import opened
from corpora.store_reading import Contents
from outputs.graph_records import Bundle
from outputs.labels import Language
from outputs.terminal import Look, one_line, table
from pipeline.commands import options
from pipeline.engines import processes
from pipeline.graph import bundles
from pipeline.lookup import filed
from pipeline.run import ingest
from pipeline.shares import cores

_FOLDER = Path("policy-pipe-demo")
_COLUMNS = ("id", "title", "tasks", "departments", "deadlines", "citations")


@click.command()
@options.language
@click.argument(
    "folder", required=False, default=_FOLDER, type=click.Path(file_okay=False, path_type=Path)
)
@click.pass_context
def command(context: click.Context, folder: Path, lang: Language) -> None:
    """Try all this on a small invented corpus.

    Puts sample documents into FOLDER (./policy-pipe-demo if not given), reads them into a corpus
    file beside them and shows what was found. Files of yours are not touched.
    """
    look = options.look(lang)
    _put_samples(folder)
    corpus = folder / options.DEFAULT_CORPUS
    with opened(corpus, new=True) as store:
        summary = ingest([folder], store, engine=partial(processes, workers=cores()))
        click.echo(_found(store, look), color=look.drawn)
        task = next(
            (one.id for document in filed(store.documents()) for one in store.tasks(document)), ""
        )
    for file in summary.attention:
        click.echo(one_line(f"{file.status} {file.path}: {file.reason}"), err=True)
    at = f"--corpus {_quoted(str(corpus))}"
    click.echo("\nNow try:")
    click.echo(f"  policy-pipe list {at}")
    click.echo(f"  policy-pipe show {at} {_quoted(task)}")
    click.echo(f"  policy-pipe coverage {at} --matrix")
    click.echo(f"  policy-pipe findings {at}")
    click.echo(f"  policy-pipe export {at} --format xlsx -o ledger.xlsx")
    click.echo(f"  policy-pipe report {at} -o report")
    context.exit(1 if summary.failed else 0)


def _put_samples(folder: Path) -> None:
    """A demo may be repeated, but a file that is not of the demo stays as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        made = [path.relative_to(scratch) for path in samples.put_into(Path(scratch))]
        for name in made:
            there = folder / name
            if there.exists() and there.read_bytes() != (Path(scratch) / name).read_bytes():
                raise PolicyPipeError(
                    f"{there}: is there already and is left as it is; name another folder: "
                    "policy-pipe demo FOLDER"
                )
        for name in made:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(scratch) / name, folder / name)


def _found(store: Contents, look: Look) -> str:
    rows = {found.document.id: _row(found) for found in bundles(store)}
    shown = [rows[document.id] for document in filed(store.documents())]
    return table([look.word(key) for key in _COLUMNS], shown, look=look)


def _row(found: Bundle) -> tuple[str, ...]:
    assignments = [one for task in found.tasks for one in task.assignments]
    return (
        found.document.id,
        found.document.title or found.document.file or "",
        str(len(found.tasks)),
        str(sum(len(one.departments) for one in assignments)),
        str(sum(len(task.deadlines) for task in found.tasks)),
        str(len(found.citations)),
    )


def _quoted(words: str) -> str:
    """For any shell: ids hold brackets and #."""
    return f'"{one_line(words)}"'
