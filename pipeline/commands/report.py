"""policy-pipe report: the corpus as a folder of pages."""

from pathlib import Path

import click

from corpora.store import opened
from outputs.labels import Language
from pipeline.commands import options


@click.command()
@options.corpus
@options.settings
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder to write. A report that is there already is replaced.",
)
@options.selecting
@options.language
def command(
    corpus: Path, settings: Path | None, output: Path, wanted: options.Wanted, lang: Language
) -> None:
    """Write a report to look at in a browser.

    A folder of pages: summary, source tasks against documents, findings, documents, a page for
    each task and document, and a graph. Open its index.html; it needs no network, and may be
    copied as a whole. The same corpus gives the same bytes.
    """
    from outputs.report.writing import write
    from pipeline.settings import of
    from pipeline.views import Whole
    from pipeline.world import World  # numpy and scipy: 0.3 s

    chosen = of(corpus, settings)
    with opened(corpus) as store, store.at_one_moment():
        view = wanted.of(Whole(World(store, chosen)))
        write(view, output, language=lang)
    click.echo(str(output / "index.html"), err=True)
