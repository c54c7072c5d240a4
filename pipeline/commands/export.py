"""policy-pipe export: the task graph for other programs."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from corpora.errors import PolicyPipeError
from corpora.store import opened
from outputs import task_graph
from outputs.view import View
from outputs.word_report import report
from outputs.workbook import book
from pipeline.commands import options

WRITERS: Mapping[str, Callable[[View, IO[bytes]], None]] = {
    "json": task_graph.write,
    "xlsx": book.write,
    "docx": report.write,
}


@click.command()
@options.corpus
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="json",
    show_default=True,
    help="The form to write.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    required=True,
    metavar="FILE",
    help="Where to write it; - is standard output.",
)
def command(corpus: Path, form: str, output: Path) -> None:
    """Write the task graph.

    That is documents, provisions, tasks, citations and links, in one file for other programs. The
    same corpus gives the same bytes. A file that is there already is replaced when the new one is
    complete.
    """
    from pipeline.views import Whole
    from pipeline.world import World  # numpy and scipy: 0.3 s

    with opened(corpus) as store, store.at_one_moment(), _replaced(output) as out:
        WRITERS[form](Whole(World(store)), out)


@contextmanager
def _replaced(output: Path) -> Iterator[IO[bytes]]:
    """A file that appears all at once, or not at all."""
    if str(output) == "-":
        with click.open_file("-", "wb") as stream:
            yield stream
        return
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PolicyPipeError(f"{output}: cannot be written: {error.strerror}") from error


def _umask() -> int:
    """What the user's other files get; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
