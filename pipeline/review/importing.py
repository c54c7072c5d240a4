"""A filled-in workbook against the corpus: what is decided by it, all of it or nothing.

A row that stands as it was exported decides nothing. What is filled in otherwise is laid over what
was decided before, and the row's signature then signs all that the row says.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from corpora.readers import review_book
from corpora.store_records import DecisionChange, DecisionRecord
from outputs.review_form import (
    ANSWERS,
    CHECK,
    CORRECTIONS,
    KEY,
    LOCAL,
    SIGNATURE,
    SOURCE,
    VERDICT,
    WHEN,
    WHO,
    WHY,
    WITHDRAWN,
    Decided,
    answers,
    state,
)
from pipeline.review import corrections
from pipeline.review.filled import Answers, Filled, filled, laid_over, news
from pipeline.review.judged import Judged, Judging
from pipeline.review.office import public
from pipeline.review.problems import Note, note
from pipeline.review.verdicts import Verdict, problems, verdicts
from pipeline.world import World

_NEEDED = (KEY, CHECK, VERDICT)
_KNOWN = (KEY, CHECK, LOCAL, SOURCE, *ANSWERS)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an import changes; where there are `problems` it is not to be carried out.

    `rows` are those that say something, `seen` the decisions that it was made against.
    """

    made: tuple[DecisionRecord, ...]
    withdrawn: tuple[DecisionChange, ...]
    problems: tuple[Note, ...]
    told: tuple[Note, ...]
    rows: int
    seen: tuple[DecisionRecord, ...]


def read(path: Path, world: World, *, who: str = "", today: date) -> Outcome:
    """What a workbook decides in this corpus; `who` signs rows that nobody has signed.

    Raises:
        UnreadableFileError: The file is no filled-in workbook.
    """
    importing = _Import(world, who, today.isoformat())
    by_id: dict[str, list[Filled]] = {}
    for row in review_book.read(path, _NEEDED, _KNOWN):
        one = filled(row)
        if isinstance(one, Note):
            importing.problems.append(one)
        elif one is not None:
            by_id.setdefault(one.id, []).append(one)
    judging = Judging(world, by_id.keys())
    for rows in by_id.values():
        importing.decide(rows, judging)
    return Outcome(
        made=tuple(importing.made),
        withdrawn=tuple(importing.withdrawn),
        problems=tuple(importing.problems),
        told=tuple(importing.told),
        rows=sum(map(len, by_id.values())),
        seen=world.office.records,
    )


class _Import:
    def __init__(self, world: World, who: str, today: str) -> None:
        self.problems: list[Note] = []
        self.told: list[Note] = []
        self.made: list[DecisionRecord] = []
        self.withdrawn: list[DecisionChange] = []
        self._world = world
        self._who, self._today = who, today
        self._decided = Decided(public(one, suspect=False) for one in world.office.records)
        self._records = {one.key: one for one in world.office.records}

    def decide(self, rows: Sequence[Filled], judging: Judging) -> None:
        """On one thing, by all rows that say something of it."""
        first = rows[0]
        before = answers(self._decided.on(first.id))
        said = news(rows, before)
        if isinstance(said, Note):
            self.problems.append(said)
            return
        if not said:
            return
        after = {**laid_over(before, said), **self._signature(rows, said)}
        wrong = [note(first.row, code, *words) for code, words in problems(first.subject, after)]
        judged = judging.of(first)
        if isinstance(judged, Note):
            wrong.append(judged)
        else:
            wrong += self._outdated(rows, judged, before, after)
            if not wrong:
                self._record(first, judged, after)
        self.problems += wrong

    def _signature(self, rows: Sequence[Filled], said: Answers) -> dict[str, str]:
        """What is new of it, else what stands in the rows."""
        signature = {}
        for heading in SIGNATURE:
            standing = (one.answers[heading] for one in rows if heading in one.answers)
            signature[heading] = said.get(heading) or next(standing, "")
        signature[WHO] = signature[WHO] or self._who
        signature[WHEN] = signature[WHEN] or self._today
        return signature

    def _outdated(
        self, rows: Sequence[Filled], judged: Judged, before: Answers, after: Answers
    ) -> list[Note]:
        """Rows that show other words than those of today, or do not know what was decided."""
        found = []
        for one in rows:
            if one.check is None:
                # Written by hand: it may take back, or change what the same person has decided.
                knows = after.get(VERDICT) == WITHDRAWN or before.get(WHO) in (None, after[WHO])
            else:
                knows = one.check[1] == state(before)
            if one.check is not None and one.check[0] != judged.fingerprint:
                found.append(note(one.row, "stale"))
            elif not knows:
                found.append(
                    note(one.row, "meanwhile", before.get(WHO, "—"), before.get(WHEN, "—"))
                )
        return found

    def _record(self, one: Filled, judged: Judged, after: Answers) -> None:
        signature = {"why": after[WHY], "who": after[WHO], "when": after[WHEN]}
        keys = set()
        for verdict in verdicts(one.subject, _standing(after)):
            record = DecisionRecord(
                on=verdict.on,
                id=one.id,
                field=verdict.field,
                value=verdict.value,
                **signature,
                **msgspec.structs.asdict(judged),
            )
            keys.add(record.key)
            if self._records.get(record.key) != record:
                self.made.append(record)
                self._tell(one, verdict)
        for old in self._decided.on(one.id):
            if (old.on, old.id, old.field) not in keys:
                gone = DecisionChange(
                    on=old.on, id=old.id, field=old.field, value=None, **signature
                )
                self.withdrawn.append(gone)

    def _tell(self, one: Filled, verdict: Verdict) -> None:
        """Names of no known bodies, and deadlines without a day."""
        if verdict.on not in ("department", "deadline"):
            return
        document = self._world.bundle(one.id.partition("#")[0]).document
        if verdict.on == "department":
            names = corrections.listed(verdict.value, corrections.NAMES)
            for body in corrections.departments(names, document, [(0, 1)] * len(names)):
                if body.canonical is None and not body.collective:
                    self.told.append(note(one.row, "no_body", body.text))
            return
        for words in corrections.listed(verdict.value, corrections.TERMS):
            if corrections.deadline(words, document, (0, 1)).kind == "vague":
                self.told.append(note(one.row, "vague", words))


def _standing(after: Answers) -> Answers:
    """Without what is withdrawn."""
    if after.get(VERDICT) == WITHDRAWN:
        return {}
    return {
        heading: words
        for heading, words in after.items()
        if not (heading in CORRECTIONS and words == WITHDRAWN)
    }
