"""For people: two documents side by side, and what became of each word on the way down."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import click
import msgspec

from outputs.columns import Line, Piece, beside, cells, wrapped
from outputs.graph_records import Link
from outputs.link_words import Spot, figures, task_words
from outputs.terminal import Look, harmless, one_line

# own: only on this side. elsewhere: in another linked task of the other document.
State = Literal["equal", "renamed", "changed", "own", "elsewhere"]
Only = Literal["changed", "dropped", "added"]

# Columns below this hold too few characters to be read: then one text stands under the other.
_NARROWEST = 16
_BETWEEN = " │ "
# Characters before and behind a stretch that is shown by itself.
_AROUND = 12
_COLOURS: Mapping[str, str] = {"renamed": "cyan", "changed": "yellow", "elsewhere": "blue"}
_SOURCE_OWN, _LOCAL_OWN = "red", "green"


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one side; `other` are those that stand for them on the other side."""

    state: State
    words: str
    other: str = ""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A task beside its source; `linked` is False where the score was too low."""

    task: Spot
    source: Spot
    link: Link
    linked: bool
    task_text: tuple[Stretch, ...]
    source_text: tuple[Stretch, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One document: how many tasks it has, those that stand in no pair, and its taken share.

    `share` is the share of the characters of its tasks that linked tasks of the other side have
    too; `alone` are the tasks without a link, None where only two tasks were compared.
    """

    name: str
    id: str
    tasks: int
    alone: tuple[Spot, ...] | None
    share: float


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents or two tasks; `local` is the one below, or the later one."""

    local: Side
    source: Side
    pairs: tuple[Pair, ...]


def comparison_lines(
    comparison: Comparison, *, look: Look, only: Only | None = None, width: int | None = None
) -> Iterator[str]:
    """In two columns of `width` characters in all, else with marks, one text under the other."""
    local, source = comparison.local, comparison.source
    for key, side in (("source", source), ("local", local)):
        yield _bold(one_line(f"{look.word(key)}: {side.name} [{side.id}]"), look)
    for pair in comparison.pairs:
        lines = list(_pair(pair, look, width) if only is None else _excerpts(pair, look, only))
        if lines:
            yield ""
            yield _bold(f"{task_words(pair.source)} → {task_words(pair.task)}", look)
            yield _dim(_told(pair, look), look)
            yield from lines
    if not comparison.pairs:
        yield ""
        yield look.word("no_linked_tasks")
    if only in (None, "dropped"):
        yield from _alone("not_taken_up", source, look)
    if only in (None, "added"):
        yield from _alone("without_source", local, look)
    yield ""
    yield _summary(comparison, look)


def _told(pair: Pair, look: Look) -> str:
    told = figures(pair.link, look, directness=False)
    return told if pair.linked else f"{told} · {look.word('not_linked')}"


def _pair(pair: Pair, look: Look, width: int | None) -> Iterator[str]:
    column = (width - cells(_BETWEEN)) // 2 if width else 0
    source = _pieces(pair.source_text, look, local=False)
    local = _pieces(pair.task_text, look, local=True)
    if column >= _NARROWEST:
        for left, right in beside(
            list(wrapped(source, column)), list(wrapped(local, column)), column
        ):
            yield (_styled(left, look) + _BETWEEN + _styled(right, look)).rstrip()
    else:
        for key, pieces in (("source", source), ("local", local)):
            lead = Piece(f"{look.word(key)}: ")
            for line in wrapped([lead, *pieces], width) if width else [(lead, *_flat(pieces))]:
                yield _styled(line, look)
    names = dict.fromkeys(
        f"{one_line(one.other)}→{one_line(one.words)}"
        for one in pair.task_text
        if one.state == "renamed"
    )
    if names:
        text = f"{look.word('renamed')}: {'、'.join(names)}"
        for line in wrapped([Piece(text)], width) if width else [(Piece(text),)]:
            yield _styled((Piece("".join(one.words for one in line), "renamed"),), look)


def _excerpts(pair: Pair, look: Look, only: Only) -> Iterator[str]:
    """Just the stretches of one kind, each with a few words around it."""
    state = "changed" if only == "changed" else "own"
    local = only != "dropped"
    text = pair.task_text if local else pair.source_text
    for n, one in enumerate(text):
        if one.state == state:
            before = _flattened(text[n - 1].words)[-_AROUND:] if n else ""
            behind = _flattened(text[n + 1].words)[:_AROUND] if n + 1 < len(text) else ""
            middle = _pieces([one], look, local=local)
            if only == "changed":
                was = msgspec.structs.replace(one, words=one.other)
                middle = [*_pieces([was], look, local=False), *middle]
            line = (Piece(f"  …{before}"), *_flat(middle), Piece(f"{behind}…"))
            yield _styled(line, look)


def _pieces(stretches: Iterable[Stretch], look: Look, *, local: bool) -> list[Piece]:
    """In colours; where there are none the same is told by marks."""
    made: list[Piece] = []
    for one in stretches:
        words = harmless(one.words).replace("\t", " ")
        style = one.state if one.state != "own" else "added" if local else "dropped"
        if look.colour or one.state == "equal" or not words.strip():
            made.append(Piece(words, style))
        else:
            made.append(Piece(_marked(one, words, local=local), style))
    return made


def _marked(one: Stretch, words: str, *, local: bool) -> str:
    """[ ] in the source, { } in the local text."""
    begin, end = "{}" if local else "[]"
    if one.state == "renamed":
        other = one_line(one.other)
        return f"{begin}{other}→{words}{end}" if local else f"{begin}{words}→{other}{end}"
    sign = {"changed": "~", "elsewhere": "/", "own": "+" if local else "-"}[one.state]
    return f"{begin}{sign}{words}{sign}{end}"


def _flat(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(Piece(one_line(piece.words), piece.style) for piece in pieces)


def _flattened(words: str) -> str:
    return " ".join(one_line(words).split())


def _styled(line: Line, look: Look) -> str:
    if not look.colour:
        return "".join(piece.words for piece in line)
    colours = {**_COLOURS, "dropped": _SOURCE_OWN, "added": _LOCAL_OWN}
    return "".join(
        click.style(piece.words, fg=colours[piece.style]) if piece.style in colours else piece.words
        for piece in line
    )


def _alone(key: str, side: Side, look: Look) -> Iterator[str]:
    if side.alone:
        yield ""
        yield _bold(f"{look.word(key)}: {len(side.alone)}", look)
        yield from (f"  {task_words(spot)}" for spot in side.alone)


def _summary(comparison: Comparison, look: Look) -> str:
    """Tasks with a counterpart, and the share of the words."""
    told = []
    for key, found, side in (
        ("source", "taken_up", comparison.source),
        ("local", "with_source", comparison.local),
    ):
        words = f"{look.word('shared_words')} {side.share:.0%}"
        if side.alone is not None:
            linked = side.tasks - len(side.alone)
            share = f" ({linked / side.tasks:.0%})" if side.tasks else ""
            words = (
                f"{look.word('tasks')} {side.tasks}, {look.word(found)} {linked}{share}, {words}"
            )
        told.append(f"{look.word(key)}: {words}")
    return "; ".join(told)


def _bold(words: str, look: Look) -> str:
    return click.style(words, bold=True) if look.colour else words


def _dim(words: str, look: Look) -> str:
    return click.style(words, dim=True) if look.colour else words
