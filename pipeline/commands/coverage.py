"""policy-pipe coverage: what became of the tasks of higher documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from corpora.store import opened
from corpora.vocabulary import COVERAGE_STATES, CoverageState
from outputs.labels import Language
from pipeline.commands import options
from pipeline.commands.naming import meant

if TYPE_CHECKING:
    from outputs.coverage import Report
    from pipeline.world import World

# 漏项 is what most people ask for, and they ask for more than one.
_PLURAL = "gaps"
_ATTENTION = 1


@click.command()
@options.corpus
@options.settings
@click.option("--matrix", is_flag=True, help="Show the tasks of each source beside each other.")
@click.option("--tasks", is_flag=True, help="Show every task with state, reason and takers.")
@click.option(
    "--only",
    "states",
    type=click.Choice([_PLURAL, *COVERAGE_STATES]),
    multiple=True,
    help="Show the tasks of these states; may be repeated.",
)
@click.option("--source", metavar="DOCUMENT", help="Only the tasks of this higher document.")
@click.option("--place", metavar="NAME|CODE", help="Only documents of this place and below.")
@click.option(
    "--department",
    metavar="NAME|LINE",
    help="Only tasks that this body, a counterpart or a line of work leads, does or supports.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if a document takes up a smaller share of a source's tasks in full.",
)
@options.language
@click.pass_context
def command(
    context: click.Context,
    corpus: Path,
    settings: Path | None,
    matrix: bool,
    tasks: bool,
    states: tuple[str, ...],
    source: str | None,
    place: str | None,
    department: str | None,
    fail_under: float | None,
    lang: Language,
) -> None:
    """Show what became of the tasks of higher documents.

    For every document and each higher one that it carries out: how many tasks are taken up in full
    (已落实, 合并落实, 拆分落实), in part (部分落实), only mentioned (仅提及) or missing (漏项), and
    how much of the words was taken over. docs/coverage.md says what each state means.

    \b
    policy-pipe coverage --matrix
    policy-pipe coverage --only gaps --place 霁州市
    policy-pipe coverage --department 民政 --tasks
    policy-pipe coverage --fail-under 80

    Exit code 1: a share lies below --fail-under, or there are findings that the settings count as
    errors.
    """
    look = options.look(lang)
    from outputs import coverage as shown
    from pipeline.coverage.reporting import Asked, Reporting
    from pipeline.settings import of
    from pipeline.world import World  # numpy and scipy: 0.3 s

    chosen = of(corpus, settings)
    with opened(corpus) as store, store.at_one_moment():
        wanted = meant(context, store, source)[0] if source else None
        world = World(store, chosen)
        asked = Asked(source=wanted.id if wanted else None, place=place, department=department)
        filters = _filters(
            ("source", (wanted.number or wanted.title or wanted.id) if wanted else None),
            ("place", place),
            ("department", department),
            ("state", "、".join(look.word(f"coverage.{one}") for one in _states(states))),
            ("settings", chosen.file),
        )
        reporting = Reporting(world)
        whole = reporting.report(asked, filters)
        lines = [*shown.filter_lines(whole, look=look)]
        if not whole.comparisons:
            lines.append(look.word("nothing_to_compare"))
        else:
            lines += shown.summary_lines(whole, look=look)
            part = whole
            if states:
                part = reporting.report(msgspec.structs.replace(asked, states=_states(states)))
            if matrix:
                lines += shown.matrix_lines(part, look=look)
            if tasks or states:
                lines += shown.row_lines(part, look=look)
        for line in lines:
            click.echo(line, color=look.colour)
        below = list(_below(whole, fail_under))
        errors = _errors(world, whole) if chosen.errors else 0
    for words in below:
        click.echo(words, err=True)
    if errors:
        click.echo(f"policy-pipe: findings that {chosen.file} counts as errors: {errors}", err=True)
    context.exit(_ATTENTION if below or errors else 0)


def _states(names: Sequence[str]) -> tuple[CoverageState, ...]:
    wanted = {"gap" if name == _PLURAL else name for name in names}
    return tuple(state for state in COVERAGE_STATES if state in wanted)


def _filters(*told: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((key, words) for key, words in told if words)


def _below(report: "Report", percent: float | None) -> Iterator[str]:
    from outputs.coverage import counted

    for one in report.comparisons if percent is not None else ():
        full = 100 * counted(one.rows).full
        if percent is not None and full < percent:
            yield (
                f"policy-pipe: {one.local.name} takes up {full:.1f}% of {one.source.name} in full, "
                f"less than {percent:g}%"
            )


def _errors(world: "World", report: "Report") -> int:
    """Open findings that count as errors, on the documents that are shown."""
    documents = dict.fromkeys(one.local.id for one in report.comparisons)
    return sum(
        finding.severity == "error" and finding.status == "open"
        for document in documents
        for finding in world.findings(document)
    )
