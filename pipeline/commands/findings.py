"""policy-pipe findings: what a reader of the documents should know."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from corpora.store import Corpus, opened
from corpora.vocabulary import (
    FINDING_KINDS,
    FINDING_STATUSES,
    SEVERITIES,
    FindingKind,
    FindingStatus,
    Severity,
)
from outputs.labels import Language
from outputs.terminal import Look
from pipeline.commands import options
from pipeline.commands.naming import meant

if TYPE_CHECKING:
    from pipeline.finding_lists import Asked
    from pipeline.world import World

_ERRORS = 1
By = Literal["document", "code"]


@click.command()
@options.corpus
@options.settings
@click.option(
    "--by",
    type=click.Choice(["document", "code"]),
    default="document",
    show_default=True,
    help="List what is amiss with each document, or where each kind occurs.",
)
@click.option(
    "--document",
    "names",
    multiple=True,
    metavar="DOCUMENT",
    help="Only this document, named as for show; may be repeated.",
)
@click.option("--place", metavar="NAME|CODE", help="Only documents of this place and below.")
@click.option(
    "--code", "codes", multiple=True, metavar="CODE", help="Only this code (P101); may be repeated."
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(FINDING_KINDS)),
    multiple=True,
    metavar="KIND",
    help="Only this kind (gap); may be repeated. See docs/checks.md.",
)
@click.option(
    "--severity",
    "severities",
    type=click.Choice(list(SEVERITIES)),
    multiple=True,
    help="Only this severity; may be repeated.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(list(FINDING_STATUSES)),
    multiple=True,
    help="Only this status; may be repeated.",
)
@click.option(
    "--missing",
    is_flag=True,
    help="Instead list the documents that others rest on and that are not in the corpus.",
)
@options.language
@click.pass_context
def command(
    context: click.Context,
    corpus: Path,
    settings: Path | None,
    by: By,
    names: tuple[str, ...],
    place: str | None,
    codes: tuple[str, ...],
    kinds: tuple[FindingKind, ...],
    severities: tuple[Severity, ...],
    statuses: tuple[FindingStatus, ...],
    missing: bool,
    lang: Language,
) -> None:
    """Show what a reader of the documents should know.

    Gaps, tasks without a source, bases that were repealed and so on: each with its code, how much
    it matters, a message and the words that it rests on; then how many there are of each kind.
    docs/checks.md says of each code what it means and what to do.

    \b
    policy-pipe findings --document 楠政办发〔2021〕57号
    policy-pipe findings --by code --severity error --severity warning
    policy-pipe findings --kind gap --place 霁州市
    policy-pipe findings --missing

    Exit code 1: among what is shown are findings of severity error that nobody has justified. 2:
    it could not be done.
    """
    look = options.look(lang)
    codes = tuple(code.upper() for code in codes)
    narrowed = bool(codes or kinds or severities or statuses)
    if missing and narrowed:
        raise click.UsageError("--missing lists documents: only --document and --place narrow it")
    from outputs import findings as shown
    from pipeline import finding_lists
    from pipeline.settings import of
    from pipeline.world import World  # numpy and scipy: 0.3 s

    _known(codes)
    chosen = of(corpus, settings)
    with opened(corpus) as store, store.at_one_moment():
        world = World(store, chosen)
        documents = _documents(context, store, world, names, place)
        filters = _filters(
            ("document", "、".join(names)),
            ("place", place or ""),
            ("code", "、".join(codes)),
            ("kind", _words("finding", kinds, look)),
            ("severity", _words("severity", severities, look)),
            ("status", _words("finding_status", statuses, look)),
            ("settings", chosen.file or ""),
        )
        for line in shown.filter_lines(filters, look=look):
            click.echo(line, color=look.colour)
        if missing:
            for line in _missing(world, documents, look):
                click.echo(line, color=look.colour)
            return
        asked = finding_lists.Asked(
            codes=codes, kinds=kinds, severities=severities, statuses=statuses
        )
        errors = _list(world, documents, asked, by, look)
    context.exit(_ERRORS if errors else 0)


def _known(codes: Sequence[str]) -> None:
    from pipeline.checks import CODES  # numpy: 0.2 s

    unknown = [code for code in codes if code not in CODES]
    if unknown:
        raise click.UsageError(f"{', '.join(unknown)}: no such code; there are {', '.join(CODES)}")


def _documents(
    context: click.Context,
    store: Corpus,
    world: "World",
    names: Sequence[str],
    place: str | None,
) -> tuple[str, ...]:
    """By id; those that both filters leave."""
    from pipeline.scope import in_place

    wanted = {meant(context, store, name)[0].id for name in names}
    inside = in_place(store, world.records.values(), place) if place else None
    return tuple(
        id_
        for id_ in world.records
        if (not names or id_ in wanted) and (inside is None or id_ in inside)
    )


def _list(world: "World", documents: Sequence[str], asked: "Asked", by: By, look: Look) -> int:
    """How many unjustified errors there are among what is shown."""
    from outputs import findings as shown
    from pipeline import finding_lists

    tally, errors, last = shown.Tally(), 0, ""
    entries = finding_lists.by_code if by == "code" else finding_lists.by_document
    heading = shown.code_heading if by == "code" else shown.document_heading
    for entry in entries(world, documents, asked):
        finding = entry.finding
        group = finding.code if by == "code" else finding.document
        lines = [*heading(entry, look=look)] if group != last else []
        lines += shown.entry_lines(entry, look=look, named=by == "code")
        for line in lines:
            click.echo(line, color=look.colour)
        last = group
        tally.add(finding)
        errors += finding.severity == "error" and finding.status != "justified"
    for line in tally.lines(look=look):
        click.echo(line, color=look.drawn)
    return errors


def _missing(world: "World", documents: Sequence[str], look: Look) -> Iterator[str]:
    from outputs import findings as shown
    from pipeline.cited import cited

    wanted = set(documents)
    found = cited(world.contents, world.resolver, lambda one: one.id in wanted).wanted
    yield from shown.missing_lines(
        (
            shown.Missing(
                id=one.id,
                title=one.title or "",
                number=one.number or "",
                resting=one.resting,
                citing=one.citing,
            )
            for one in found
        ),
        look=look,
    )


def _filters(*told: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, words) for key, words in told if words)


def _words(vocabulary: str, names: Sequence[str], look: Look) -> str:
    return "、".join(look.word(f"{vocabulary}.{name}") for name in names)
