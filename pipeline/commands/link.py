"""policy-pipe link: link the tasks of the corpus again, with other settings."""

import math
from pathlib import Path

import click
import msgspec

from corpora.store import opened
from pipeline.commands import options
from pipeline.commands.linking import link_all, linked_words


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is no number of bits")
    return value


@click.command()
@options.corpus
@click.option(
    "--weights",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A table of weights of one's own; see docs/linking.md for its form.",
)
@click.option(
    "--threshold",
    type=float,
    callback=_finite,
    metavar="BITS",
    help="The score from which two tasks are linked; a higher one gives fewer, surer links.",
)
@click.option("--shipped", is_flag=True, help="Go back to the settings that the program has.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes that link at the same time; 0 links in this one. Default: one a core.",
)
def command(
    corpus: Path, weights: Path | None, threshold: float | None, shipped: bool, jobs: int | None
) -> None:
    """Link the tasks of the corpus to their sources.

    `ingest` does so by itself. The settings that are chosen here stay with the corpus, and later
    runs of `ingest` keep to them.
    """
    from pipeline.linking import weighing  # numpy and scipy: 0.3 s

    if shipped and (weights is not None or threshold is not None):
        raise click.UsageError("--shipped goes back to the program's own settings: give it alone")
    with opened(corpus) as store:
        if shipped:
            weighing.choose(store, None)
        elif weights is not None or threshold is not None:
            chosen = weighing.read(weights) if weights else weighing.chosen(store)
            if threshold is not None:
                chosen = msgspec.structs.replace(chosen, threshold=threshold)
            weighing.choose(store, chosen)
        found = link_all(store, jobs)
    click.echo(linked_words(found))
