"""For people: what became of the tasks of higher documents, as sums, as a matrix and row by row."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import click
import msgspec

from corpora.vocabulary import COVERAGE_STATES, CoverageState, Level
from outputs.columns import Piece, cells, wrapped
from outputs.graph_records import Coverage
from outputs.link_words import Spot, task_words
from outputs.terminal import Look, one_line, table

# One sign a state; two columns wide on every terminal, which ● and ◐ are not.
SIGNS: Mapping[CoverageState, str] = {
    "covered": "落",
    "merged": "合",
    "split": "拆",
    "partial": "部",
    "mentioned": "提",
    "gap": "漏",
    "not_applicable": "免",
    "justified": "说",
}
_LETTERS: Mapping[CoverageState, str] = {
    "covered": "C",
    "merged": "M",
    "split": "S",
    "partial": "p",
    "mentioned": "m",
    "gap": "-",
    "not_applicable": "n",
    "justified": "j",
}
_IN_FULL: frozenset[CoverageState] = frozenset({"covered", "merged", "split"})
_TAKEN: frozenset[CoverageState] = _IN_FULL | {"partial"}
# Need not be taken up, so it counts for nothing.
_LEFT_OUT: frozenset[CoverageState] = frozenset({"not_applicable", "justified"})
_COLOURS: Mapping[CoverageState, str] = {
    "covered": "green",
    "merged": "green",
    "split": "green",
    "partial": "yellow",
    "mentioned": "yellow",
    "gap": "red",
}
# A column of the matrix, with the blank before it.
_COLUMN = 3
# Fewer cells for a task's name are not worth reading: then the matrix goes on below.
_NARROWEST = 30
_INDENT = "  "
_WHOLE = 100


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the report; `name` is its number, else its title."""

    id: str
    name: str
    title: str
    level: Level | None
    place: str | None


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A local task that comes near, and its score in bits."""

    spot: Spot
    score: float


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A task of a source, what became of it in one document, and the tasks that are named."""

    coverage: Coverage
    task: Spot
    tasks: tuple[Spot, ...]
    nearest: tuple[Near, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A document and one that it carries out; `nearest` where no other one lies between."""

    source: Party
    local: Party
    nearest: bool
    rows: tuple[Row, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for; `filters` tell by which words it was narrowed."""

    comparisons: tuple[Comparison, ...]
    filters: tuple[tuple[str, str], ...] = ()


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Rows by state. Shares are of the rows that are to be taken up; 1 where there are none."""

    states: Mapping[CoverageState, int]
    asked: int
    full: float
    taken: float
    copied: float


def counted(rows: Iterable[Row]) -> Counts:
    """`full` is the share taken up in full, `taken` with those in part; `copied` is how much of
    the words of what is taken up was taken over, on average over the tasks."""
    held = [row.coverage for row in rows]
    states = Counter(row.state for row in held)
    asked = sum(n for state, n in states.items() if state not in _LEFT_OUT)
    taken = [row.copied_share for row in held if row.state in _TAKEN]
    full = sum(states[state] for state in _IN_FULL)
    return Counts(
        states={state: states[state] for state in COVERAGE_STATES},
        asked=asked,
        full=full / asked if asked else 1.0,
        taken=len(taken) / asked if asked else 1.0,
        copied=sum(taken) / len(taken) if taken else 0.0,
    )


def filter_lines(report: Report, *, look: Look) -> Iterator[str]:
    """By what the report was narrowed; nothing where it was not."""
    if report.filters:
        told = "; ".join(f"{look.word(key)}: {one_line(words)}" for key, words in report.filters)
        yield from _broken(f"{look.word('filters')}: {told}", look)


def summary_lines(report: Report, *, look: Look) -> Iterator[str]:
    """A table for each source: one line for each document that carries it out."""
    for source, found in _by_source(report):
        yield ""
        yield from _broken(f"{look.word('source')}: {_party(source, look)}", look, bold=True)
        if look.drawn:
            for one in found:
                yield from _broken(_party(one.local, look), look, indent=_INDENT)
                yield from _broken(_told(one.rows, look), look, indent=_INDENT * 2)
        else:
            yield table(_headings(look), [_line(one) for one in found], look=look)
    nearest = [row for one in report.comparisons if one.nearest for row in one.rows]
    if len(report.comparisons) > 1 and nearest:
        yield ""
        yield from _broken(f"{look.word('total_of_nearest')}: {_told(nearest, look)}", look)


def matrix_lines(report: Report, *, look: Look) -> Iterator[str]:
    """The tasks of each source down, the documents that carry it out across; then the legend."""
    for source, found in _by_source(report):
        yield ""
        yield from _broken(f"{look.word('source')}: {_party(source, look)}", look, bold=True)
        if look.drawn:
            yield from _drawn(found, look)
        else:
            yield from _plain(found, look)
    signs = SIGNS if look.language == "zh" else _LETTERS
    legend = "  ".join(f"{sign}={look.word(f'coverage.{state}')}" for state, sign in signs.items())
    yield ""
    yield from _broken(f"{look.word('legend')}: {legend}", look)


def row_lines(report: Report, *, look: Look) -> Iterator[str]:
    """Row by row: state, task, reason, and the nearest tasks where nothing takes it up."""
    for one in report.comparisons:
        if not one.rows:
            continue
        yield ""
        heading = f"{_party(one.local, look)} ← {_party(one.source, look)}"
        yield from _broken(heading, look, bold=True)
        for row in one.rows:
            yield from _row(row, look)


def _by_source(report: Report) -> Iterator[tuple[Party, list[Comparison]]]:
    for _, found in groupby(report.comparisons, key=lambda one: one.source.id):
        same = list(found)
        yield same[0].source, same


def _headings(look: Look) -> list[str]:
    states = [look.word(f"coverage.{state}") for state in SIGNS]
    keys = ("to_take_up", "taken_in_full", "taken_up_share", "copied_words")
    head = [look.word("subordinate_document"), look.word("place")]
    return [*head, *states, *(look.word(key) for key in keys)]


def _line(one: Comparison) -> list[str]:
    counts = counted(one.rows)
    states = [str(counts.states[state]) for state in SIGNS]
    shares = [_percent(share) for share in (counts.full, counts.taken, counts.copied)]
    return [one.local.name, one.local.place or "", *states, str(counts.asked), *shares]


def _told(rows: Sequence[Row], look: Look) -> str:
    """The shares first, then each state that occurs."""
    counts = counted(rows)
    shares = (
        f"{look.word('taken_in_full')} {_percent(counts.full)}",
        f"{look.word('taken_up_share')} {_percent(counts.taken)}",
        f"{look.word('copied_words')} {_percent(counts.copied)}",
        f"{look.word('to_take_up')} {counts.asked}",
    )
    states = (
        f"{look.word(f'coverage.{state}')} {counts.states[state]}"
        f" ({_percent(counts.states[state] / len(rows))})"
        for state in SIGNS
        if counts.states[state]
    )
    # A line is broken between figures, and not inside of one.
    return " · ".join(_whole(one, look) for one in (*shares, *states))


def _whole(words: str, look: Look) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}") if look.drawn else words


def _drawn(found: Sequence[Comparison], look: Look) -> Iterator[str]:
    width = shutil.get_terminal_size().columns
    most = max(1, (width - _NARROWEST) // _COLUMN)
    for first in range(0, len(found), most):
        some = found[first : first + most]
        room = width - _COLUMN * len(some)
        for n, one in enumerate(some, start=first + 1):
            yield from _broken(f"{_INDENT}{n:>2} {_party(one.local, look)}", look)
        heading = "".join(f"{n:>{_COLUMN}}" for n in range(first + 1, first + len(some) + 1))
        yield " " * room + heading
        for task, states in _tasks(some):
            name = _cut(f"{_INDENT}{task_words(task)}", room)
            signs = "".join(_sign(state, look) for state in states)
            yield name + " " * (room - cells(name)) + signs


def _plain(found: Sequence[Comparison], look: Look) -> Iterator[str]:
    names = [one_line(_party(one.local, look)) for one in found]
    yield "\t".join((look.word("task"), look.word("heading"), *names))
    signs = SIGNS if look.language == "zh" else _LETTERS
    for task, states in _tasks(found):
        held = (signs[state] if state else "" for state in states)
        yield "\t".join((one_line(task.path), one_line(_heading(task)), *held))


def _tasks(
    found: Sequence[Comparison],
) -> Iterator[tuple[Spot, list[CoverageState | None]]]:
    """Each task of the source that any row is about, in its order, with a state for each."""
    held = [{row.task.id: row.coverage.state for row in one.rows} for one in found]
    longest = max(found, key=lambda one: len(one.rows))
    spots = {row.task.id: row.task for row in longest.rows}
    for one in found:
        for row in one.rows:
            spots.setdefault(row.task.id, row.task)
    for id_, spot in spots.items():
        yield spot, [states.get(id_) for states in held]


def _sign(state: CoverageState | None, look: Look) -> str:
    signs = SIGNS if look.language == "zh" else _LETTERS
    sign = signs[state] if state else ""
    padded = " " * (_COLUMN - cells(sign)) + sign
    colour = _COLOURS.get(state) if state else None
    return click.style(padded, fg=colour) if colour and look.colour else padded


def _row(row: Row, look: Look) -> Iterator[str]:
    coverage = row.coverage
    state = look.word(f"coverage.{coverage.state}")
    depth = f" · {look.word(f'depth.{coverage.depth}')}" if coverage.state in _TAKEN else ""
    head = f"[{state}{depth}] {task_words(row.task)}"
    yield from _broken(head, look, colour=_COLOURS.get(coverage.state))
    if look.language == "zh":
        yield from _hung(f"{look.word('reason')}: {coverage.reason}", look)
    for spot in row.tasks:
        yield from _hung(f"{look.word('taken_up_by')}: {task_words(spot)}", look)
    if row.tasks:
        yield from _hung(f"{look.word('copied_words')} {_percent(coverage.copied_share)}", look)
    if coverage.measures_missing:
        numbers = ", ".join(map(str, coverage.measures_missing))
        yield from _hung(f"{look.word('measures_missing')}: {numbers}", look)
    for near in row.nearest:
        yield from _hung(f"{look.word('nearest')} {near.score:.2f}: {task_words(near.spot)}", look)


def _party(party: Party, look: Look) -> str:
    level = look.word(f"level.{party.level}") if party.level else ""
    where = " ".join(filter(None, (level, party.place)))
    return one_line(f"{party.name} ({where})" if where else party.name)


def _heading(task: Spot) -> str:
    return task_words(task).removeprefix(task.path).strip()


def _percent(share: float) -> str:
    return f"{share * _WHOLE:.0f}%"


def _cut(words: str, room: int) -> str:
    """At most `room` - 1 columns wide."""
    if cells(words) < room:
        return words
    held, taken = "", 1
    for letter in words:
        taken += cells(letter)
        if taken >= room - 1:
            break
        held += letter
    return f"{held}…"


def _hung(words: str, look: Look) -> Iterator[str]:
    yield from _broken(words, look, indent=_INDENT)


def _broken(
    words: str, look: Look, *, bold: bool = False, colour: str | None = None, indent: str = ""
) -> Iterator[str]:
    """Lines for a person's terminal; one line for a program."""
    line = one_line(words)
    if not look.drawn:
        yield indent + line
        return
    width = max(20, shutil.get_terminal_size().columns - len(indent))
    for pieces in wrapped([Piece(line)], width):
        text = "".join(piece.words for piece in pieces)
        styled = click.style(text, bold=bold or None, fg=colour) if look.colour else text
        yield indent + styled
