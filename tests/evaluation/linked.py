"""How well the tasks of annotated pairs of documents are linked by the program as it stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from corpora.store_reading import Contents
from outputs.graph_records import Bundle
from pipeline.evaluation import Count, pair_tasks
from pipeline.gold import GoldDocument
from pipeline.linking.web import Web

Pair = tuple[str, str]


def linked(
    corpus: Contents,
    found: Sequence[Bundle],
    gold: Sequence[GoldDocument],
    rows: Sequence[Mapping[str, Any]],
) -> dict[str, float]:
    """F1 of the links to sources and to siblings, as far as there is gold of either.

    A link to a sibling counts in either direction; what the gold calls optional counts neither way.
    """
    documents = {Path(file).name: one for one in found for file in _files(one)}
    annotated = {one.file: one for one in gold}
    counts: dict[str, Count] = {}
    with corpus.at_one_moment():
        web = Web(corpus)
        for row in rows:
            kind = "sibling_link" if row.get("kind") == "sibling" else "link"
            sides = [(documents.get(row[side]), annotated[row[side]]) for side in _SIDES]
            ids = [_ids(*side) for side in sides]
            wanted, optional = (
                {(ids[0][a], ids[1][b]) for a, b in row.get(key, ())} for key in _KEYS
            )
            local, source = (side[0].document.id if side[0] else "" for side in sides)
            made = set(_between(web, local, source))
            if kind == "sibling_link":
                made |= {(a, b) for b, a in _between(web, source, local)}
            counts.setdefault(kind, Count()).add(wanted, made - optional, row["local"])
    return {kind: count.row()["f1"] for kind, count in sorted(counts.items())}


_SIDES: tuple[Literal["local", "source"], ...] = ("local", "source")
_KEYS = ("pairs", "optional")


def _files(one: Bundle) -> Iterator[str]:
    if one.document.file:
        yield one.document.file
    yield from one.document.copies


def _between(web: Web, local: str, source: str) -> Iterator[Pair]:
    if not local or not source:
        return
    for link in web.of(local):
        if link.source.startswith(f"{source}#"):
            yield link.task, link.source


def _ids(found: Bundle | None, gold: GoldDocument) -> Mapping[str, str]:
    """The program's id of each annotated task; one that it did not find has one of its own."""
    ids = {task.path: f"not found: {gold.file} {task.path}" for task in gold.tasks}
    if found is not None:
        pairs = pair_tasks(gold.tasks, found.tasks)
        ids |= {gold.tasks[n].path: found.tasks[m].id for n, m in pairs.items()}
    return ids
