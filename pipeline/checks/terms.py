"""How two deadlines compare: whether they can be compared at all, and which is the longer."""

from datetime import date

from outputs.graph_records import Deadline

# Days of a working day, of a month: to tell which of two terms is longer.
_DAYS = {"day": 1.0, "workday": 1.4, "month": 30.4, "year": 365.0}
# 5个工作日内 for an answer and 5年内 for a flat are no terms of one thing.
_SHORT, _LONG = {"day", "workday", "month"}, {"month", "year"}
# 15日 and 10个工作日 are about the same.
_ABOUT = 1.25
_PERIODS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.0}


def comparable(mine: Deadline, theirs: Deadline) -> bool:
    """20个工作日内 of a single case says nothing of 2020年底前, nor does the other way round."""
    if theirs.kind == "vague":
        return mine.kind == "vague"
    if is_dated(theirs):
        return mine.kind != "within" or is_dated(mine)
    if mine.kind == theirs.kind == "within":
        return {mine.unit, theirs.unit} <= _SHORT or {mine.unit, theirs.unit} <= _LONG
    return mine.kind in (theirs.kind, "vague")


def of_a_kind(mine: Deadline, theirs: Deadline) -> bool:
    """Two dates, two rounds, two terms."""
    return mine.kind == theirs.kind or (is_dated(mine) and is_dated(theirs))


def is_dated(deadline: Deadline) -> bool:
    """Whether it has a last day."""
    return deadline.due_on is not None and deadline.kind in ("by", "during", "within")


def is_softer(mine: Deadline, theirs: Deadline) -> bool:
    """No date, or no last one, where there was one; a rarer round."""
    if mine.kind == "vague":
        return theirs.kind != "vague"
    if is_dated(theirs) and mine.kind in ("recurring", "from"):
        return True
    both = mine.kind == theirs.kind == "recurring"
    return both and (_period(mine) or 0.0) > (_period(theirs) or float("inf"))


def later(mine: Deadline, theirs: Deadline) -> bool | None:
    """None where they are the same, or one of the two is not told."""
    if mine.kind == theirs.kind == "recurring":
        return _longer(_period(mine), _period(theirs))
    if mine.kind == theirs.kind == "within":
        # Counted from the issue of either text: what is issued later is due later.
        return _longer(_term(mine), _term(theirs), 1.0 if mine.unit == theirs.unit else _ABOUT)
    if mine.kind == theirs.kind == "from":
        return _after(mine.start_on, theirs.start_on)
    return _after(mine.due_on, theirs.due_on)


def _after(mine: date | None, theirs: date | None) -> bool | None:
    return None if mine is None or theirs is None or mine == theirs else mine > theirs


def _longer(mine: float | None, theirs: float | None, about: float = 1.0) -> bool | None:
    if not mine or not theirs or max(mine, theirs) / min(mine, theirs) <= about:
        return None
    return mine > theirs


def _period(deadline: Deadline) -> float | None:
    every = deadline.every or ""
    amount, letter = every[1:-1], every[-1:]
    return int(amount) * _PERIODS[letter] if amount.isdigit() and letter in _PERIODS else None


def _term(deadline: Deadline) -> float | None:
    if deadline.amount is None or deadline.unit is None:
        return None
    return deadline.amount * _DAYS[deadline.unit]
