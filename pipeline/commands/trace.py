"""policy-pipe trace: where a task comes from, and who takes it up."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.store import opened
from outputs.labels import Language
from outputs.terminal import Look
from pipeline.commands import options
from pipeline.commands.naming import meant

if TYPE_CHECKING:
    from pipeline.linking.chains import Direction
    from pipeline.linking.tracing import Tracing


@click.command()
@options.corpus
@click.option("--up", is_flag=True, help="Only the sources.")
@click.option("--down", is_flag=True, help="Only the tasks that take from it.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help="Follow N links in each direction. Default: all.",
)
@click.option("--reasons", is_flag=True, help="Show what each score is the sum of.")
@options.language
@click.argument("name", metavar="DOCUMENT|TASK")
@click.pass_context
def command(
    context: click.Context,
    corpus: Path,
    up: bool,
    down: bool,
    depth: int | None,
    reasons: bool,
    lang: Language,
    name: str,
) -> None:
    """Trace a task, or all of a document, to sources and takers.

    Of a task: its sources over all levels, nearest level first (上级来源), the tasks that take
    from it (下级承接), and those of parallel documents (同源文件中的任务). Of a document: a block
    for each task, ↑ sources, ↓ takers. Figures tell of a task and the one that it hangs on.

    DOCUMENT is an id or its beginning, a number (国发〔2014〕25号), a file, or a title or part of
    one. TASK is a task id, like d0123456789abcdef#三/(一)/1; in place of the document's id any
    other name of it may stand.

    On a terminal a tree; elsewhere indented lines.
    """
    look = options.look(lang)
    asked: Mapping[Direction, bool] = {"up": up, "down": down}
    wanted = tuple(one for one in asked if asked[one]) or tuple(asked)
    with opened(corpus) as store:
        document, task = meant(context, store, name)
        from pipeline.linking.tracing import Tracing  # numpy and scipy: 0.3 s

        with store.at_one_moment():
            tracing = Tracing(store, document, directions=wanted, depth=depth)
            lines = _lines(tracing, task.id if task else None, look, reasons)
            for line in lines:
                click.echo(line, color=look.colour)


def _lines(tracing: "Tracing", task: str | None, look: Look, reasons: bool) -> Iterator[str]:
    from outputs.trace import document_trace_lines, trace_lines

    if task is None:
        return document_trace_lines(tracing.document(), look=look, reasons=reasons)
    return trace_lines(tracing.task(task), look=look, reasons=reasons)
