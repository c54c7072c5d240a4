"""The decisions of the office in a corpus file, and how they came to be."""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import astuple

from corpora.store_records import DecisionChange, DecisionRecord


def read(connection: sqlite3.Connection) -> Iterator[DecisionRecord]:
    """All that stand, by what they are on."""
    query = "SELECT * FROM decisions ORDER BY target, id, field"
    for row in connection.execute(query):
        yield DecisionRecord(**dict(zip(DecisionRecord.__struct_fields__, row, strict=True)))


def changes(connection: sqlite3.Connection) -> Iterator[DecisionChange]:
    """All that were ever made, changed or withdrawn, in that order."""
    query = """
        SELECT target, id, field, value, why, who, day FROM decision_changes ORDER BY number"""
    for row in connection.execute(query):
        yield DecisionChange(**dict(zip(DecisionChange.__struct_fields__, row, strict=True)))


def write(
    connection: sqlite3.Connection,
    made: Iterable[DecisionRecord],
    withdrawn: Iterable[DecisionChange],
) -> None:
    """To be called inside of a transaction."""
    for one in made:
        slots = ", ".join("?" * len(DecisionRecord.__struct_fields__))
        connection.execute(f"INSERT OR REPLACE INTO decisions VALUES ({slots})", astuple(one))
        known = msgspec.structs.asdict(one)
        _note(connection, DecisionChange(**{name: known[name] for name in _CHANGE}))
    for gone in withdrawn:
        query = "DELETE FROM decisions WHERE target = ? AND id = ? AND field = ?"
        connection.execute(query, (gone.on, gone.id, gone.field))
        _note(connection, gone)


_CHANGE = DecisionChange.__struct_fields__


def _note(connection: sqlite3.Connection, change: DecisionChange) -> None:
    columns = "target, id, field, value, why, who, day"
    query = f"INSERT INTO decision_changes ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.execute(query, astuple(change))
