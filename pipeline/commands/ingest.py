"""policy-pipe ingest: files and folders into the corpus."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from corpora.store import opened
from corpora.vocabulary import FILE_STATUSES
from outputs.terminal import one_line
from pipeline.commands import options
from pipeline.commands.linking import link_all, linked_words
from pipeline.engines import TIME_LIMIT, inline, processes
from pipeline.run import Engine, Outcome, Summary, ingest
from pipeline.shares import cores

_SOME_FAILED = 1
_INTERRUPTED = 130

Tell = Callable[[Outcome], None]


@click.command()
@options.corpus
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that read at the same time; 0 reads in this one, without protection against "
    "files that never end. Default: one a core.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=TIME_LIMIT,
    show_default=True,
    metavar="SECONDS",
    help="How long one file may take.",
)
@click.option("--again", is_flag=True, help="Read files again that have not changed.")
@click.option("--no-link", is_flag=True, help="Only read; link later with: policy-pipe link")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
@click.pass_context
def command(
    context: click.Context,
    corpus: Path,
    jobs: int | None,
    time_limit: float,
    again: bool,
    no_link: bool,
    paths: tuple[Path, ...],
) -> None:
    """Read files and folders into the corpus.

    Files that have not changed since they were last read are passed over; the program may be
    stopped at any time and goes on where it was. Then the tasks of new documents are linked to
    their sources. Exit code 1 means that some files could not be
    read: they are listed with the reason.
    """
    engine: Engine = inline
    if jobs != 0:
        engine = partial(processes, workers=jobs or cores(), time_limit=time_limit)
    try:
        with opened(corpus, new=True) as store, _progress() as tell:
            summary = ingest(paths, store, engine=engine, report=tell, again=again)
            linked = None if no_link else link_all(store, jobs, summary)
    except KeyboardInterrupt:
        click.echo(
            "\npolicy-pipe: interrupted; what was read is stored, and the same command goes on "
            "from there",
            err=True,
        )
        context.exit(_INTERRUPTED)
    _print(summary, corpus)
    if linked is not None:
        click.echo(linked_words(linked))
    context.exit(_SOME_FAILED if summary.failed else 0)


@contextmanager
def _progress() -> Iterator[Tell]:
    """A bar on a terminal, a line a file elsewhere."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console  # 0.2 s, and only people look at bars
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        row = bar.add_task("", total=None)

        def tell(outcome: Outcome) -> None:
            if outcome.status == "failed":
                bar.console.print(_words(outcome), markup=False, highlight=False, soft_wrap=True)
            shown = one_line(Path(outcome.file).name)[:40]
            bar.update(row, completed=outcome.done, total=outcome.total, description=shown)

        yield tell


def _line(outcome: Outcome) -> None:
    if outcome.status != "unchanged":
        click.echo(_words(outcome), err=True)


def _words(outcome: Outcome) -> str:
    said = outcome.reason or (f"{outcome.tasks} tasks" if outcome.status == "read" else "")
    return one_line(f"{outcome.status} {outcome.file}" + (f": {said}" if said else ""))


def _print(summary: Summary, corpus: Path) -> None:
    for file in summary.attention:
        click.echo(one_line(f"{file.status} {file.path}: {file.reason}"))
    counts = ", ".join(
        f"{summary.counts[status]} {status}"
        for status in FILE_STATUSES
        if summary.counts.get(status)
    )
    click.echo(f"Files: {counts or 'none found'}")
    click.echo(one_line(f"{corpus}: documents: {summary.documents}, tasks: {summary.tasks}"))
