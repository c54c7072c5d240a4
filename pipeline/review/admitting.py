"""A decision of a written task graph, as it may stand in a corpus."""

from collections.abc import Callable, Mapping

from corpora.store_records import DecisionRecord
from corpora.vocabulary import FINDING_DECISIONS, ROLES, TASK_KINDS
from outputs.graph_records import Decision
from outputs.review_form import ARROW
from pipeline.review.verdicts import is_day

_LINK = ("confirmed", "rejected")

# By what it is on: whether field and value are such as the office can give.
_GIVEN: Mapping[str, Callable[[str, str], bool]] = {
    "link": lambda field, value: field == "status" and value in _LINK,
    "finding": lambda field, value: field == "status" and value in FINDING_DECISIONS,
    "task": lambda field, value: (
        (field == "status" and value == "confirmed")
        or (field == "kind" and (value == "none" or value in TASK_KINDS))
    ),
    "department": lambda field, value: field in ROLES and bool(value),
    "deadline": lambda field, value: field == "all" and bool(value),
}


def admitted(one: Decision) -> DecisionRecord:
    """The same as the corpus keeps it.

    Raises:
        ValueError: No review can have decided this.
    """
    if not _GIVEN[one.on](one.field, one.value):
        raise ValueError(f"decision on {one.id}: {one.on} cannot be {one.field} {one.value!r}")
    if not one.who or not is_day(one.when):
        raise ValueError(f"decision on {one.id}: who has made it or when is not told")
    if one.on == "link":
        task, arrow, source = one.id.partition(ARROW)
        if not arrow or task.partition("#")[0] == source.partition("#")[0]:
            raise ValueError(f"decision on {one.id}: is on no link of two documents")
    return DecisionRecord(
        on=one.on,
        id=one.id,
        field=one.field,
        value=one.value,
        why=one.why,
        who=one.who,
        when=one.when,
        fingerprint=one.fingerprint,
        words=one.words,
        document=one.document,
        source=one.source,
    )
