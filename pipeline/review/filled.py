"""Rows in which somebody has written something, and what they say beyond what is decided."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from corpora.readers.review_book import Row
from outputs.review_form import (
    ANSWERS,
    ARROW,
    CHECK,
    CORRECTIONS,
    KEY,
    LOCAL,
    NOT_A_TASK,
    SIGNATURE,
    SOURCE,
    VERDICT,
    WITHDRAWN,
    Subject,
    canonical,
    checked,
    state,
)
from pipeline.review.problems import Note, note

_FINDING = re.compile(r"f[0-9a-f]{16}")
_TASK = re.compile(r"[dm][0-9a-f]{16}#\S(?:.*\S)?")

Answers = Mapping[str, str]


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """`answers` are in canonical form; `check` is what the row was exported with, if it was."""

    row: Row
    subject: Subject
    id: str
    answers: Answers
    check: tuple[str, str] | None


def filled(row: Row) -> Filled | Note | None:
    """None of a row that nobody has touched, a note where it cannot be told what it is on."""
    said = {
        heading: words
        for heading in ANSWERS
        if (words := canonical(heading, row.cells.get(heading, "")))
    }
    check = checked(row.cells.get(CHECK, ""))
    if not said or (check is not None and state(said) == check[1]):
        return None
    id_ = row.cells.get(KEY, "").strip()
    ends = [row.cells.get(heading, "").strip() for heading in (LOCAL, SOURCE)]
    if not id_ and all(ends):
        id_ = ARROW.join(ends)
    if not id_:
        # A name that was filled down beyond the last row decides nothing.
        return None if said.keys() <= set(SIGNATURE) else note(row, "no_id")
    subject = _subject(id_)
    if subject is None:
        return note(row, "not_an_id", id_)
    return Filled(row=row, subject=subject, id=id_, answers=said, check=check)


def news(rows: Sequence[Filled], before: Answers) -> dict[str, str] | Note:
    """What rows on one thing say beyond what is decided; a note where they contradict each other.

    Nothing where they only withdraw what nobody has decided, or sign what decides nothing.
    """
    found: dict[str, str] = {}
    by: dict[str, Row] = {}
    for one in rows:
        for heading, words in one.answers.items():
            if words == before.get(heading):
                continue
            if found.setdefault(heading, words) != words:
                other = by[heading]
                return note(one.row, "two_rows", heading, other.sheet, str(other.number))
            by.setdefault(heading, one.row)
    idle = {
        heading for heading, words in found.items() if _withdraws_nothing(heading, words, before)
    }
    said = {heading: words for heading, words in found.items() if heading not in idle}
    return said if before or not said.keys() <= set(SIGNATURE) else {}


def laid_over(before: Answers, said: Answers) -> dict[str, str]:
    """What stands when `said` is decided on top of what was; 撤销 of a correction still in it."""
    alone = said.get(VERDICT) in (WITHDRAWN, NOT_A_TASK)
    return {**({} if alone else before), **said}


def _withdraws_nothing(heading: str, words: str, before: Answers) -> bool:
    if words != WITHDRAWN:
        return False
    return not before if heading == VERDICT else heading in CORRECTIONS and heading not in before


def _subject(id_: str) -> Subject | None:
    if _FINDING.fullmatch(id_):
        return "finding"
    ends = id_.split(ARROW)
    if len(ends) > 2 or not all(map(_TASK.fullmatch, ends)):
        return None
    return "task" if len(ends) == 1 else "link"
