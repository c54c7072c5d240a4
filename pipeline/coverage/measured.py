"""Which documents a document is measured against: those that it carries out, on the way up."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from corpora.store_records import DocumentRecord, Profile
from pipeline.linking.chains import document_of

if TYPE_CHECKING:
    from pipeline.world import World

# A plan carries out one that has at least half of its subject. Another that rests on it does so
# where it takes up half of its tasks, and so does what a government writes on its own plan: a
# system of meetings or some policies are seldom that plan once more.
_SAME_SUBJECT = 0.5
_MOSTLY_TAKEN_UP = 0.5
# Many rest on a regulation, whose title is the name of a whole field; who carries it out takes up a
# fifth of its duties. So it is where a title tells no subject.
_TAKEN_UP = 0.2
# Reports tell what was done, and orders nothing that could be missing.
_TOLD = frozenset({"reported", "planned"})


def sources(world: "World") -> Mapping[str, tuple[str, ...]]:
    """For each present document those that it is measured against, nearest level first.

    A notice and the attachments that came as files of their own are one document, as a local one
    under the notice's id; as sources each stands for itself. The settings narrow it.
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
        if world.joined.notice(id_) in world.records or not scope.measures(id_):
            continue
        members = family(world, id_)
        if ordering.isdisjoint(members):
            continue
        above = dict.fromkeys(
            head(world, one.source)
            for member in members
            for one in world.plan.lineage.of(member)
            if all(carries_out(*step) for step in pairwise(one.path))
        )
        found[id_] = tuple(
            part
            for source in above
            if source not in members and not scope.excludes(source)
            for part in family(world, source)
            if part in ordering
        )
    return found


def family(world: "World", document: str) -> tuple[str, ...]:
    """A notice and its attachments that are documents of their own; of others just themselves.

    What several notices list belongs to none of them.
    """
    attached = world.joined.attachments(document)
    return (document, *(one for one in attached if head(world, one) == document))


def head(world: "World", document: str) -> str:
    """The notice of an attachment; any other document itself."""
    notice = world.joined.notice(document)
    return notice if notice in world.records else document


def _orders(world: "World", document: str) -> bool:
    kinds = {task.kind for task in world.contents.tasks(world.records[document])}
    return bool(kinds - _TOLD)


def _carries_out(world: "World", document: str, source: str) -> bool:
    """One step up; a document that is only cited stands on no path."""
    if document not in world.records or source not in world.records:
        return False
    local, above = world.records[document], world.records[source]
    if world.roles.get((document, source)) == "forwards":
        return True
    profiles = world.contents.profile(local), world.contents.profile(above)
    if _is_same_place(local, above) and (profiles[0] is None or profiles[0].governs):
        least = _MOSTLY_TAKEN_UP
    else:
        same = _same_subject(*profiles)
        if same and not _is_regulation(world, source):
            return True
        least = _MOSTLY_TAKEN_UP if same is False else _TAKEN_UP
    return _share_taken(world, document, source) >= least


def _is_regulation(world: "World", document: str) -> bool:
    """Most of its tasks are articles."""
    tasks = world.contents.tasks(world.records[document])
    ends = [task.path.rpartition("/")[2] for task in tasks]
    return 2 * sum(end.startswith("第") and end.endswith("条") for end in ends) > len(ends)


def _is_same_place(local: DocumentRecord, above: DocumentRecord) -> bool:
    return local.level is not None and (local.level, local.place) == (above.level, above.place)


def _same_subject(local: Profile | None, above: Profile | None) -> bool | None:
    """None where a title tells nothing."""
    if local is None or above is None or not local.topic or not above.topic:
        return None
    mine, theirs = set(local.topic), set(above.topic)
    return len(mine & theirs) >= _SAME_SUBJECT * min(len(mine), len(theirs))


def _share_taken(world: "World", document: str, source: str) -> float:
    taken = {one.source for one in world.standing(document) if document_of(one.source) == source}
    return len(taken) / max(1, world.records[source].tasks)
