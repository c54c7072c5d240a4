"""policy-pipe review: what the office decided, brought in from a filled-in workbook, and listed."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.store import opened
from outputs.labels import Language
from outputs.terminal import Look, one_line, table
from pipeline.commands import options

if TYPE_CHECKING:
    from corpora.store_records import DecisionChange
    from pipeline.review.importing import Outcome
    from pipeline.review.standing import Standing

_REFUSED = 1
_FIRST_WORDS = 20
_COLUMNS = ("status", "decisions", "id", "was", "field", "value", "why", "who", "when")
_CHANGES = ("when", "who", "decisions", "id", "field", "value", "why")


@click.group()
def command() -> None:
    """Take in and list what the office decides.

    The office fills in the review columns of a workbook that `export` has written; its word then
    stands over what the program proposes, in all that is shown and exported, until it is taken
    back. See docs/review.md.
    """


@command.command("import")
@options.corpus
@click.option("--check", is_flag=True, help="Only tell what would be done; change nothing.")
@click.option("--who", default="", metavar="NAME", help="Signs the rows without a 复核人.")
@options.language
@click.argument("workbook", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def take_in(
    context: click.Context, corpus: Path, check: bool, who: str, lang: Language, workbook: Path
) -> None:
    """Take in a filled-in workbook: all of it, or nothing.

    FILE is an .xlsx file. Its rows and columns may stand in any order, hidden, filtered or saved
    by another program; they are found by 编号 and by their headings. Rows that nobody has touched
    decide nothing. 撤销 takes a decision back.

    Nothing is changed and the exit code is 1 where a row is of nothing in the corpus, or of a text
    that has changed since the export, where somebody else has decided meanwhile, where two rows
    contradict each other, or where something cannot stand in its cell. Every such row is named.
    """
    look = options.look(lang)
    with opened(corpus) as store:
        from pipeline.review import importing  # numpy and scipy: 0.3 s
        from pipeline.world import World

        with store.at_one_moment():
            today = date.today()  # the office's own calendar
            outcome = importing.read(workbook, World(store), who=who.strip(), today=today)
        for one in (*outcome.told, *outcome.problems):
            click.echo(one_line(one.words(lang)), err=True)
        if not check and not outcome.problems:
            store.decide(outcome.made, outcome.withdrawn, seen=outcome.seen)
    for line in _summary(outcome, check, look):
        click.echo(line)
    context.exit(_REFUSED if outcome.problems else 0)


@command.command("list")
@options.corpus
@click.option("--suspect", is_flag=True, help="Only those on words that have changed, or are gone.")
@click.option("--history", is_flag=True, help="Who decided what when, withdrawn decisions too.")
@options.language
def show(corpus: Path, suspect: bool, history: bool, lang: Language) -> None:
    """List the decisions.

    有效: it is on the words that it was made for. 待核: these words have changed; it holds until
    somebody reviews it. 无对象: there is no such task, link or finding any more; it is kept.

    On a terminal as a table; elsewhere one a line, parted by tabs. With --suspect each is followed
    by what has changed: [-gone-] {+new+}.
    """
    if suspect and history:
        raise click.UsageError("--suspect tells of today, --history of the past: give one of them")
    look = options.look(lang)
    with opened(corpus) as store:
        from pipeline.review.standing import standings  # numpy and scipy: 0.3 s
        from pipeline.world import World

        with store.at_one_moment():
            if history:
                lines = _history(store.decision_changes(), look)
            else:
                found = tuple(standings(World(store)))
                lines = _suspect(found, look) if suspect else _listed(found, look)
            for line in lines:
                click.echo(line, color=look.drawn)


def _summary(outcome: "Outcome", check: bool, look: Look) -> Iterator[str]:
    counts = (outcome.rows, len(outcome.made), len(outcome.withdrawn), len(outcome.problems))
    if look.language == "zh":
        yield "有复核内容的行 {}，新增或更改的决定 {}，撤销的决定 {}，有问题的行 {}".format(*counts)
        if outcome.problems:
            yield "没有导入：请改正上列各行后重新导入"
        elif check:
            yield "仅作检查，没有导入"
        return
    yield "{} rows say something: {} decisions made, {} withdrawn, {} problems".format(*counts)
    if outcome.problems:
        yield "nothing was imported: correct these rows and import the file again"
    elif check:
        yield "nothing was imported: this was a check"


def _listed(found: "Iterable[Standing]", look: Look) -> Iterator[str]:
    rows = [(look.word(one.state), *_row(one, look)) for one in found]
    yield table([look.word(key) for key in _COLUMNS], rows, look=look)


def _row(one: "Standing", look: Look) -> tuple[str, ...]:
    from outputs.review_words import field_words, value_words

    record = one.record
    return (
        look.word(f"decision.{record.on}"),
        record.id,
        _begun(record.words),
        field_words(record.on, record.field, look),
        value_words(record.on, record.field, record.value, look),
        record.why,
        record.who,
        record.when,
    )


def _begun(words: str) -> str:
    """Enough for whoever decided to know what it was on."""
    line = " ".join(words.split())
    return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS]}…"


def _suspect(found: "Iterable[Standing]", look: Look) -> Iterator[str]:
    from outputs.review_words import difference

    for one in found:
        if one.state == "stands":
            continue
        yield "\t".join(map(one_line, (look.word(one.state), *_row(one, look))))
        if one.words is None:
            yield f"  {look.word('was')}: {one_line(one.record.words)}"
        else:
            yield f"  {difference(one.record.words, one.words, look)}"


def _history(changes: "Iterable[DecisionChange]", look: Look) -> Iterator[str]:
    from outputs.review_words import field_words, value_words

    rows = [
        (
            one.when,
            one.who,
            look.word(f"decision.{one.on}"),
            one.id,
            field_words(one.on, one.field, look),
            look.word("withdrawn")
            if one.value is None
            else value_words(one.on, one.field, one.value, look),
            one.why,
        )
        for one in changes
    ]
    yield table([look.word(key) for key in _CHANGES], rows, look=look)
