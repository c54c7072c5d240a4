"""policy-pipe measure: what researchers compute, as one table."""

from pathlib import Path
from typing import get_args

import click

from corpora.store import opened
from outputs.labels import Language
from outputs.measured import WRITERS, By
from pipeline.commands import options

# Those of `pipeline.measures.MEASURES`, whose modules are loaded when they are needed.
_MEASURES = ("copied", "horizontal", "coverage", "speed", "reach", "load", "strength", "network")


@click.command()
@options.corpus
@click.option(
    "--by",
    "bys",
    type=click.Choice(get_args(By)),
    multiple=True,
    default=("all",),
    show_default=True,
    help="What the values are of. May be given several times.",
)
@click.option(
    "--measure",
    "names",
    type=click.Choice(_MEASURES),
    multiple=True,
    help="Only these measures. Default: all that can be grouped so.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="table",
    show_default=True,
    help="A table for people, CSV or JSON.",
)
@options.settings
@options.selecting
@options.language
def command(
    corpus: Path,
    settings: Path | None,
    bys: tuple[By, ...],
    names: tuple[str, ...],
    form: str,
    wanted: options.Wanted,
    lang: Language,
) -> None:
    """Measure copying, coverage, diffusion and duties.

    One table with a row for each measure and group. What each measure is, with its formula and
    its limits, stands in docs/measures.md.
    """
    from pipeline.measures import measure  # numpy and scipy: 0.3 s
    from pipeline.settings import of
    from pipeline.views import Whole
    from pipeline.world import World

    chosen = of(corpus, settings)
    with opened(corpus) as store, store.at_one_moment(), click.open_file("-", "wb") as out:
        figures = measure(wanted.of(Whole(World(store, chosen))), bys, names)
        WRITERS[form](figures, out, options.look(lang))
