"""What is still to be linked, in portions of documents that belong together."""

from collections.abc import Iterable, Iterator, Mapping, Set

from corpora.store_records import DocumentRecord
from pipeline.linking.lineage import Lineage

# Documents of one portion, and their tasks: enough that a process has most of what it needs at
# hand, few enough that all processes have work to the end.
_DOCUMENTS = 16
_TASKS = 1000

Comparison = tuple[str, tuple[str, ...]]
"""A document and those that it is to be compared with, by id."""


def outstanding(
    wanted: Mapping[str, tuple[str, ...]],
    records: Mapping[str, DocumentRecord],
    lineage: Lineage,
    known: Set[tuple[str, str]],
    coded: Set[str],
) -> Iterator[Comparison]:
    """What is not in `known`, by pairs of editions; documents of one origin come together.

    A document whose clauses are not known (`coded`) comes too, be it with nothing to compare.
    """
    heads = {}
    for id_, sources in wanted.items():
        above = [one.source for one in lineage.of(id_) if one.source in records]
        heads[id_] = above[-1] if above else min((id_, *sources))
    for id_ in sorted(wanted, key=lambda one: (heads[one], one)):
        edition = records[id_].edition
        missing = tuple(one for one in wanted[id_] if (edition, records[one].edition) not in known)
        if missing or edition not in coded:
            yield id_, missing


def portions(
    asked: Iterable[Comparison], records: Mapping[str, DocumentRecord]
) -> Iterator[tuple[Comparison, ...]]:
    """All of them in their order."""
    together: list[Comparison] = []
    tasks = 0
    for one in asked:
        together.append(one)
        tasks += records[one[0]].tasks
        if len(together) >= _DOCUMENTS or tasks >= _TASKS:
            yield tuple(together)
            together, tasks = [], 0
    if together:
        yield tuple(together)
