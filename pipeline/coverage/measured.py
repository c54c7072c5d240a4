"""Which documents a document is measured against: those that it carries out, on the way up."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from corpora.store_records import DocumentRecord, Profile
from corpora.vocabulary import LEVELS
from pipeline.linking.chains import document_of

if TYPE_CHECKING:
    from pipeline.world import World

# A plan carries out one that has at least half of its subject. Another that rests on it does so
# where it takes up half of its tasks, and so does what a government writes on its own plan: a
# system of meetings or some policies are seldom that plan once more.
_SAME_SUBJECT = 0.5
_TAKEN_UP = 0.5
# Reports tell what was done, and orders nothing that could be missing.
_TOLD = frozenset({"reported", "planned"})

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


def sources(world: "World") -> Mapping[str, tuple[str, ...]]:
    """For each present document those that it is measured against, nearest level first.

    The settings narrow it.
    """
    found: dict[str, tuple[str, ...]] = {}
    steps: dict[tuple[str, str], bool] = {}

    def carries_out(document: str, source: str) -> bool:
        key = (document, source)
        if key not in steps:
            steps[key] = _carries_out(world, document, source)
        return steps[key]

    scope = world.scope
    ordering = {id_ for id_ in world.records if _orders(world, id_)}
    for id_ in world.records:
        if id_ not in ordering or not scope.measures(id_):
            continue
        lineage = [one for one in world.plan.lineage.of(id_) if one.source in world.records]
        found[id_] = tuple(
            one.source
            for one in lineage
            if not scope.excludes(one.source)
            and one.source in ordering
            and all(carries_out(*step) for step in pairwise(one.path))
        )
    return found


def _orders(world: "World", document: str) -> bool:
    kinds = {task.kind for task in world.contents.tasks(world.records[document])}
    return bool(kinds - _TOLD)


def _carries_out(world: "World", document: str, source: str) -> bool:
    """One step up; a document that is only cited stands on no path."""
    if document not in world.records or source not in world.records:
        return False
    local, above = world.records[document], world.records[source]
    roles = world.roles.get((document, source))
    if roles == "forwards":
        return True
    profiles = world.contents.profile(local), world.contents.profile(above)
    if _is_same_place(local, above) and (profiles[0] is None or profiles[0].governs):
        return _share_taken(world, document, source) >= _TAKEN_UP
    return _same_subject(*profiles) or _share_taken(world, document, source) >= _TAKEN_UP


def _is_same_place(local: DocumentRecord, above: DocumentRecord) -> bool:
    return local.level is not None and (local.level, local.place) == (above.level, above.place)


def _same_subject(local: Profile | None, above: Profile | None) -> bool:
    """Titles that tell nothing exclude nothing."""
    if local is None or above is None or not local.topic or not above.topic:
        return True
    mine, theirs = set(local.topic), set(above.topic)
    return len(mine & theirs) >= _SAME_SUBJECT * min(len(mine), len(theirs))


def _share_taken(world: "World", document: str, source: str) -> float:
    taken = {one.source for one in world.links(document) if document_of(one.source) == source}
    return len(taken) / max(1, world.records[source].tasks)
