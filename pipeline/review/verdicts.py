"""What the review columns of one row say: decisions by field, or what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from corpora.vocabulary import FINDING_DECISIONS, TASK_KINDS, DecisionTarget
from outputs.review_form import (
    CONFIRMED,
    CORRECTIONS,
    DEADLINES,
    DEPARTMENTS,
    FORMS,
    KIND,
    NOT_A_TASK,
    VERDICT,
    WHEN,
    WHO,
    WHY,
    WITHDRAWN,
    Subject,
)
from pipeline.review.corrections import TERMS

# A name of a body, a date, a reason: what is longer was pasted by mistake. A cell holds 32,767.
_LONGEST: Mapping[str, int] = {WHY: 2_000, WHO: 60}
_LONGEST_CORRECTION = 1_000
# What a formula comes to that cannot be computed.
_ERRORS = frozenset(("#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"))
_LIKE_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EARLIEST = date(1949, 10, 1)

Problem = tuple[str, tuple[str, ...]]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    on: DecisionTarget
    field: str
    value: str


def problems(subject: Subject, answers: Mapping[str, str]) -> Iterator[Problem]:
    """What cannot stand in a row of this kind; `answers` are in canonical form."""
    for column in FORMS[subject]:
        words = answers.get(column.heading, "")
        if words and column.choices and words not in column.choices:
            yield "choice", (column.heading, words, "、".join(column.choices))
        if words in _ERRORS:
            yield "formula", (column.heading, words)
        longest = _LONGEST.get(column.heading, _LONGEST_CORRECTION)
        if len(words) > longest:
            yield "long", (column.heading, str(longest))
    verdict = answers.get(VERDICT, "")
    corrections = [one for one in CORRECTIONS if answers.get(one)]
    if verdict == WITHDRAWN and corrections:
        yield "with_withdrawal", ()
    if verdict == NOT_A_TASK and corrections:
        yield "with_no_task", ()
    if not answers.get(WHO):
        yield "no_who", ()
    when = answers.get(WHEN, "")
    if when and not is_day(when):
        yield "no_day", (WHEN, when)
    for term in answers.get(DEADLINES, "").split(TERMS):
        if _LIKE_A_DAY.fullmatch(term) and not is_day(term):
            yield "no_day", (DEADLINES, term)
    unexplained = subject == "finding" and not answers.get(WHY)
    if unexplained and verdict not in ("", FINDING_DECISIONS["true"], WITHDRAWN):
        yield "no_why", (verdict,)


def verdicts(subject: Subject, answers: Mapping[str, str]) -> Iterator[Verdict]:
    """Of answers without problems and without 撤销."""
    verdict = answers.get(VERDICT, "")
    if subject == "link" and verdict:
        value = "confirmed" if verdict == CONFIRMED else "rejected"
        yield Verdict(on="link", field="status", value=value)
    elif subject == "finding" and verdict:
        yield Verdict(on="finding", field="status", value=_code(FINDING_DECISIONS, verdict))
    elif verdict == NOT_A_TASK:
        yield Verdict(on="task", field="kind", value="none")
    elif verdict == CONFIRMED:
        yield Verdict(on="task", field="status", value="confirmed")
    if answers.get(KIND):
        yield Verdict(on="task", field="kind", value=_code(TASK_KINDS, answers[KIND]))
    for role, heading in DEPARTMENTS.items():
        if answers.get(heading):
            yield Verdict(on="department", field=role, value=answers[heading])
    if answers.get(DEADLINES):
        yield Verdict(on="deadline", field="all", value=answers[DEADLINES])


def is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words) >= _EARLIEST
    except ValueError:
        return False


def _code(words: Mapping[Any, str], wanted: str) -> str:
    return next(str(code) for code, word in words.items() if word == wanted)
