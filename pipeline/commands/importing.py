"""policy-pipe import: a written task graph, put back into a corpus file."""

from pathlib import Path

import click

from corpora.store import opened
from outputs.terminal import one_line
from pipeline.commands import options
from pipeline.commands.linking import link_all, linked_words


@click.command()
@options.corpus
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that link at the same time; 0 links in this one. Default: one a core.",
)
@click.argument("graph", metavar="GRAPH", type=click.Path(dir_okay=False, path_type=Path))
def command(corpus: Path, jobs: int | None, graph: Path) -> None:
    """Put a written task graph back into a corpus.

    GRAPH is what `policy-pipe export --format json` has written. Files, documents, tasks, citations
    and what the office has decided come back as they are in it; links, coverage and findings are
    made anew. The export of a new corpus then has the same bytes. The corpus is made where there is
    none; in one that is there, files of the same names are replaced, and of two decisions on one
    thing the later one holds.

    All of GRAPH is taken in, or nothing: where its records contradict each other or its texts, and
    where an earlier version has written it, the message says so.
    """
    from pipeline import importing  # numpy and scipy: 0.3 s

    taken = importing.read(graph)
    with opened(corpus, new=True) as store:
        found = importing.store(taken, store)
        for one in found.older:
            click.echo(
                one_line(f"{one.id}: the corpus has a later decision, which stays"), err=True
            )
        click.echo(
            f"{corpus}: files: {found.files}, documents: {found.documents}, "
            f"tasks: {found.tasks}, decisions: {found.decisions}"
        )
        click.echo(linked_words(link_all(store, jobs)))
