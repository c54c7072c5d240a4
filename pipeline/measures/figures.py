"""A measured value: of what, for whom, from how many."""

from typing import Literal

import msgspec

By = Literal["all", "pair", "document", "level", "place", "year", "line", "department"]
Unit = Literal["share", "days", "documents", "tasks", "levels", "links", "score"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table.

    `group` names what the value is of: an id, a pair of ids ``LOCAL <- SOURCE``, a level, a name,
    a year; empty for the whole. `label` says the same to people. `n` is the number of items that
    the value was made from. Shares are 0 to 1.
    """

    measure: str
    by: By
    group: str
    label: str
    value: float
    unit: Unit
    n: int
