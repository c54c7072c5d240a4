"""For people at a terminal: the chain of a task up to its sources and down to its takers."""

import shutil
from collections.abc import Iterator, Sequence

import click
import msgspec

from outputs.columns import Piece, cells, wrapped
from outputs.graph_records import Decision, Link
from outputs.link_words import Spot, figures, percent, reason_lines, spot_words, task_words
from outputs.relatives import Relative, relative_lines
from outputs.review_words import decision_lines, signature
from outputs.terminal import Look, one_line


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A task of a chain; see `pipeline.linking.chains.Step` for what the fields mean."""

    spot: Spot
    hops: int
    link: Link
    own: Link | None = None
    again: bool = False
    decided: Decision | None = None


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A task that is no source, but the likeliest there is."""

    spot: Spot
    score: float
    probability: float


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """A task with its chains; None for a direction that was not asked for.

    `absent` are the names of the documents above that are not here, `read` tells whether any is.
    `nearest` are only told where there is no source, `decided` is what the office said of the task.
    """

    spot: Spot
    title: str
    up: tuple[Node, ...] | None
    down: tuple[Node, ...] | None
    siblings: tuple[Node, ...] | None
    absent: tuple[str, ...]
    read: bool
    nearest: tuple[Near, ...]
    decided: tuple[Decision, ...] = ()


class DocumentTrace(msgspec.Struct, frozen=True, kw_only=True):
    """A document with the chains of all its tasks."""

    name: str
    id: str
    above: tuple[Relative, ...] | None
    below: tuple[Relative, ...] | None
    tasks: tuple[Trace, ...]


def trace_lines(trace: Trace, *, look: Look, reasons: bool = False) -> Iterator[str]:
    """A tree of one task: a line for each task and one for what was measured."""
    yield _bold(f"{look.word('task')} {task_words(trace.spot)}", look)
    yield spot_words(trace.spot, look)
    yield f"{look.word('id')}: {one_line(trace.spot.id)}"
    if trace.spot.document != trace.title:
        yield one_line(trace.title)
    yield from decision_lines(trace.decided, look=look)
    if trace.up is not None:
        yield ""
        yield _bold(look.word("sources_of_the_task"), look)
        yield from _tree(trace.up, look, reasons=reasons)
        yield from _without_source(trace, look)
        for name in trace.absent:
            yield from _hung(
                f"{look.word('absent_document_above')}: {one_line(name)}", "", "  ", look
            )
    if trace.down is not None:
        yield ""
        yield _bold(look.word("takers_of_the_task"), look)
        yield from _tree(trace.down, look, reasons=reasons)
        if not trace.down:
            yield look.word("no_taker_found")
    if trace.siblings:
        yield ""
        yield _bold(look.word("tasks_of_parallel_documents"), look)
        yield from _tree(trace.siblings, look, reasons=reasons)


def document_trace_lines(
    trace: DocumentTrace, *, look: Look, reasons: bool = False
) -> Iterator[str]:
    """The document's own sources and takers, then a block for each of its tasks."""
    yield _bold(one_line(trace.name), look)
    yield f"{look.word('id')}: {one_line(trace.id)}"
    yield from _counted(trace, look)
    yield from relative_lines(trace.above or (), trace.below or (), look=look)
    if trace.tasks and not trace.tasks[0].read:
        yield ""
        yield from _without_source(trace.tasks[0], look)
    for one in trace.tasks:
        yield ""
        yield _bold(task_words(one.spot), look)
        yield from _block(one, look, reasons=reasons)


def brief_lines(trace: Trace, *, look: Look) -> Iterator[str]:
    """As a block of a document has it, behind an empty line; nothing where there is nothing."""
    if trace.up or trace.down or trace.read:
        yield ""
        yield from _block(trace, look)


def _block(trace: Trace, look: Look, *, reasons: bool = False) -> Iterator[str]:
    """That nothing stands above a document is told once, and not of each task."""
    yield from _tree(trace.up or (), look, arrow="↑", reasons=reasons)
    if trace.read:
        yield from _without_source(trace, look, most=1)
    yield from _tree(trace.down or (), look, arrow="↓", reasons=reasons)


def _counted(trace: DocumentTrace, look: Look) -> Iterator[str]:
    counts = [f"{look.word('tasks')} {len(trace.tasks)}"]
    for key, chains in (
        ("with_source", [one.up for one in trace.tasks]),
        ("with_taker", [one.down for one in trace.tasks]),
    ):
        if None not in chains:
            counts.append(f"{look.word(key)} {sum(bool(one) for one in chains)}")
    yield ", ".join(counts)


def _without_source(trace: Trace, look: Look, most: int | None = None) -> Iterator[str]:
    """Why there is none, and which came nearest."""
    if trace.up is None:
        return
    if not trace.up:
        key = (
            "no_source_found"
            if trace.read
            else "all_documents_above_are_absent"
            if trace.absent
            else "no_document_above_was_found"
        )
        yield click.style(look.word(key), fg="yellow") if look.colour else look.word(key)
    for near in trace.nearest[:most]:
        words = (
            f"{look.word('nearest')} {percent(near.probability)} ({near.score:.2f}): "
            f"{spot_words(near.spot, look)}"
        )
        yield from _hung(words, "  ", "    ", look)


def _tree(
    nodes: Sequence[Node], look: Look, *, arrow: str = "", reasons: bool = False
) -> Iterator[str]:
    """`arrow` for compact blocks: it stands before each task, and all is on one line."""
    lasts: list[bool] = []
    for node, last in zip(nodes, _lasts(nodes), strict=True):
        lasts[node.hops - 1 :] = [last]
        lead, rest = _guides(lasts, look, arrow)
        sibling = node.link.kind == "sibling"
        words = spot_words(node.spot, look)
        told = figures(node.link, look, directness=not sibling)
        if node.decided is not None:
            told += f" · {signature(node.decided)}"
        if node.again:
            yield from _hung(f"{words} ({look.word('again')})", lead, rest, look)
            continue
        if arrow:
            yield from _hung(f"{words}  [{told}]", lead, rest, look)
        else:
            yield from _hung(words, lead, rest, look)
            yield from _hung(told, rest, rest, look, dim=True)
        if reasons:
            for line in reason_lines(node.link.reasons, look):
                yield from _hung(line, rest, rest, look, dim=True)
        if node.own is not None and not arrow:
            own = f"{look.word('with_the_asked_task')}: {figures(node.own, look)}"
            yield from _hung(own, rest, rest, look, dim=True)


def _lasts(nodes: Sequence[Node]) -> list[bool]:
    """Of each node whether no further one hangs on the same task."""
    found: list[bool] = []
    later: list[bool] = []
    for node in reversed(nodes):
        del later[node.hops :]
        later += [False] * (node.hops - len(later))
        found.append(not later[-1])
        later[-1] = True
    return found[::-1]


def _guides(lasts: Sequence[bool], look: Look, arrow: str) -> tuple[str, str]:
    """What stands before the first line of a task, and before its further ones."""
    if arrow:
        return "  " * len(lasts) + f"{arrow} ", "  " * (len(lasts) + 1)
    if not look.drawn:
        return "  " * (len(lasts) - 1) + "- ", "  " * len(lasts)
    before = "".join("   " if last else "│  " for last in lasts[:-1])
    return before + ("└─ " if lasts[-1] else "├─ "), before + ("   " if lasts[-1] else "│  ")


def _hung(words: str, lead: str, rest: str, look: Look, *, dim: bool = False) -> Iterator[str]:
    """Broken for a person's terminal, with the guides of the tree before each line."""
    if not look.drawn:
        yield lead + words
        return
    width = max(20, shutil.get_terminal_size().columns - cells(rest))
    for line in wrapped([Piece(words)], width):
        text = "".join(piece.words for piece in line)
        yield lead + (click.style(text, dim=True) if dim and look.colour else text)
        lead = rest


def _bold(words: str, look: Look) -> str:
    return click.style(words, bold=True) if look.colour else words
