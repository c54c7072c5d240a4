"""policy-pipe compare: two documents or two tasks side by side."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.store import opened
from outputs.labels import Language
from pipeline.commands import options
from pipeline.commands.naming import meant

if TYPE_CHECKING:
    from outputs.comparison import Only


@click.command()
@options.corpus
@click.option(
    "--only",
    type=click.Choice(["changed", "dropped", "added"]),
    help="Only the stretches that were changed, dropped or added, each with a few words around.",
)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    metavar="N",
    help="Two columns of N characters in all. Default: as wide as the terminal.",
)
@options.language
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.pass_context
def command(
    context: click.Context,
    corpus: Path,
    only: "Only | None",
    width: int | None,
    lang: Language,
    one: str,
    other: str,
) -> None:
    """Compare two documents or two tasks word by word.

    Which of them is the source follows from the links, else from level and date, whatever the
    order of A and B. For each pair of linked tasks both texts, then the tasks of the source that
    nothing takes up, the local tasks without a source, and the shares. Documents that are not
    linked are compared on the spot.

    A and B are two documents or two tasks, named as for `show`.

    \b
    On a terminal      elsewhere
    red                [-…-]          only in the source (dropped)
    green              {+…+}          only in the local text (added)
    yellow             [~…~] {~…~}    other words in the same place
    cyan               [省→市] {省→市} one name put for another
    blue               [/…/] {/…/}    linked with another task of the other document
    """
    look = options.look(lang)
    if width is None and look.drawn:
        width = shutil.get_terminal_size().columns
    with opened(corpus) as store:
        (first, task), (second, above) = (meant(context, store, name) for name in (one, other))
        if (task is None) != (above is None):
            raise click.UsageError("compare two documents or two tasks, not one of each")
        from outputs.comparison import comparison_lines
        from pipeline.linking import side_by_side  # numpy and scipy: 0.3 s

        with store.at_one_moment():
            if task is None or above is None:
                found = side_by_side.documents(store, first, second)
            else:
                found = side_by_side.tasks(store, (first, task), (second, above))
    for line in comparison_lines(found, look=look, only=only, width=width):
        click.echo(line, color=look.colour)
