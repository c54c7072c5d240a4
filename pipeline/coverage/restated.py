"""Rows of a task table that say again what an item of the text says: one piece of work."""

from collections.abc import Mapping, Sequence

import msgspec

from outputs.graph_records import Task
from pipeline.coverage.wording import pairs, share
from pipeline.linking.sides import Side

# So much of a row's words stands in the item that it restates; what else it has is a place or a
# date.
_RESTATED = 0.6


class Restated(msgspec.Struct, frozen=True, kw_only=True):
    """The item that a row restates, and which of its measures; none where it is the whole item."""

    task: str
    measures: tuple[int, ...]


def rows(tasks: Sequence[Task], sides: Sequence[Side]) -> Mapping[str, Restated]:
    """Of the tasks of one document; `sides` are their words."""
    items = [n for n, task in enumerate(tasks) if task.cell is None]
    held = {n: pairs(sides[n].words.text) for n in items}
    found: dict[str, Restated] = {}
    for n, task in enumerate(tasks):
        if task.cell is None or not items:
            continue
        words = pairs(sides[n].words.text)
        best = max(items, key=lambda item: (share(words, held[item]), -item))
        if words and share(words, held[best]) >= _RESTATED:
            found[task.id] = Restated(task=tasks[best].id, measures=_measures(words, sides[best]))
    return found


def _measures(words: frozenset[str], item: Side) -> tuple[int, ...]:
    """The one that has most of the row's words; all that have as many."""
    shares = [share(words, pairs(item.words.text[first:last])) for first, last in item.measures]
    most = max(shares, default=0.0)
    return tuple(n for n, one in enumerate(shares, start=1) if one == most and one > 0)
