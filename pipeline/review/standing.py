"""How each decision stands now: as it was made, on other words than it judged, or on nothing."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from corpora.store_records import DecisionRecord
from outputs.graph_records import Decision
from outputs.review_form import finding_fingerprint, finding_words
from pipeline.review.office import public
from pipeline.world import World

State = Literal["stands", "suspect", "gone"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """`words` are those that it judges now; None where there is nothing of this id any more."""

    record: DecisionRecord
    state: State
    words: str | None

    @property
    def decision(self) -> Decision:
        return public(self.record, suspect=self.state != "stands")


def standings(world: World) -> Iterator[Standing]:
    """All decisions, by what they are on."""
    for record in world.office.records:
        now = _now(world, record)
        if now is None:
            yield Standing(record=record, state="gone", words=None)
        else:
            words, fingerprint = now
            state: State = "stands" if fingerprint == record.fingerprint else "suspect"
            yield Standing(record=record, state=state, words=words)


def _now(world: World, record: DecisionRecord) -> tuple[str, str] | None:
    if record.on != "finding":
        return world.office.words_now(record)
    if record.document not in world.records:
        return None
    for finding in world.findings(record.document):
        if finding.id == record.id:
            return finding_words(finding), finding_fingerprint(finding)
    return None
