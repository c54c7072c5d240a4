"""Whether a source gives a task to other places than the one that seems to leave it out."""

from corpora.vocabulary import LEVELS, Level
from extractors import places
from outputs.graph_records import Department, Task
from pipeline.checks.case import Case
from pipeline.linking import jurisdictions

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
# Governments and what runs a zone: whose line of work is the whole place.
_GOVERNS = "政府"


def governments(case: Case, task: Task) -> tuple[str, ...]:
    """Those that are named one by one, where none of them rules or lies in this document's place.

    Empty where the task is given to all (各市人民政府), or to nobody below the source.
    """
    source = case.world.records[task.document]
    named = [
        one
        for assignment in task.assignments
        for one in assignment.departments
        if one.line == _GOVERNS and _is_below(one, source.level)
    ]
    home = jurisdictions.of_record(case.record).place
    if home is None or any(one.collective or one.canonical is None for one in named):
        return ()
    year = source.issued_on.year if source.issued_on else None
    for one in named:
        place, _ = places.of_issuer(one.canonical or "", year=year, context=source.place or "")
        if place is None or _touches(place, home):
            return ()
    return tuple(dict.fromkeys(one.text for one in named))


def _is_below(one: Department, level: Level | None) -> bool:
    return one.level is not None and level is not None and _RANKS[one.level] > _RANKS[level]


def _touches(one: places.Place, other: places.Place) -> bool:
    return (
        one.chain == other.chain or places.is_ancestor(one, other) or places.is_ancestor(other, one)
    )
