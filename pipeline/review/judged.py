"""What a filled-in row is on, as the corpus has it now."""

from collections.abc import Set
from functools import cached_property

import msgspec

from corpora.vocabulary import LEVELS
from outputs.graph_records import Finding
from outputs.review_form import ARROW, finding_fingerprint, finding_words, two
from pipeline.review.filled import Filled
from pipeline.review.office import covers, words_of
from pipeline.review.problems import Note, note
from pipeline.world import World

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """Its words and, of a finding, where it stands; as `corpora.store_records.DecisionRecord`."""

    words: str
    fingerprint: str
    document: str = ""
    source: str = ""


class Judging:
    """`wanted` are the ids that rows are on."""

    def __init__(self, world: World, wanted: Set[str]) -> None:
        self._world = world
        self._wanted = wanted

    def of(self, one: Filled) -> Judged | Note:
        """A note where there is no such thing."""
        if one.subject == "task":
            return self._task(one)
        return self._link(one) if one.subject == "link" else self._finding(one)

    def _task(self, one: Filled) -> Judged | Note:
        task = self._world.office.task(one.id)
        if task is None:
            return note(one.row, "unknown", one.id)
        return Judged(words=task.text, fingerprint=task.fingerprint)

    def _link(self, one: Filled) -> Judged | Note:
        ids = one.id.split(ARROW)
        task, source = (self._world.office.task(id_) for id_ in ids)
        if task is None or source is None:
            return note(one.row, "unknown", ids[0] if task is None else ids[1])
        local, above = (self._world.records[id_.partition("#")[0]] for id_ in ids)
        if local.id == above.id:
            return note(one.row, "one_document")
        if local.level and above.level and _RANKS[local.level] < _RANKS[above.level]:
            return note(one.row, "wrong_way")
        fingerprint = two(task.fingerprint, source.fingerprint)
        return Judged(words=words_of(task, source), fingerprint=fingerprint)

    def _finding(self, one: Filled) -> Judged | Note:
        finding = self._findings.get(one.id)
        if finding is None:
            return note(one.row, "unknown", one.id)
        return Judged(
            words=finding_words(finding),
            fingerprint=finding_fingerprint(finding),
            document=finding.document,
            source=(finding.source or "") if covers(finding) else "",
        )

    @cached_property
    def _findings(self) -> dict[str, Finding]:
        """An id does not tell in which document its finding stands."""
        return {
            finding.id: finding
            for document in self._world.records
            for finding in self._world.findings(document)
            if finding.id in self._wanted
        }
