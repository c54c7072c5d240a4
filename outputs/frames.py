"""The task graph as pandas tables, with the same names and columns as the CSV and Parquet forms."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from corpora.errors import PolicyPipeError
from outputs.tables import Table, Type, Value, records, tables
from outputs.view import View

if TYPE_CHECKING:
    from pandas import DataFrame, Series

# Of lists and what pandas has no type for: Python objects.
_TYPES: Mapping[Type, Any] = {
    "text": "string",
    "code": "category",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "texts": "object",
    "integers": "object",
}


def frames(view: View, names: Collection[str] = ()) -> "dict[str, DataFrame]":
    """One table for each list of records, and for each list within a record; or those named.

    Raises:
        PolicyPipeError: pandas is not installed.
        KeyError: There is no such table.
    """
    try:
        import pandas  # noqa: F401  # 0.5 s, and only notebooks need it
    except ImportError:
        raise PolicyPipeError(
            "tables for notebooks need pandas: pip install 'policy-pipe[pandas]', or export csv"
        ) from None
    wanted = {name: tables()[name] for name in names} if names else tables()
    columns: dict[str, list[list[Value]]] = {
        name: [[] for _ in table.columns] for name, table in wanted.items()
    }
    for record_of, record in records(view):
        for name, table in wanted.items():
            if table.record == record_of:
                for row in table.rows(record):
                    for values, value in zip(columns[name], row, strict=True):
                        values.append(value)
    return {name: _frame(table, columns[name]) for name, table in wanted.items()}


def _frame(table: Table, columns: list[list[Value]]) -> "DataFrame":
    import pandas

    return pandas.DataFrame(
        {
            column.name: _series(values, column.type)
            for column, values in zip(table.columns, columns, strict=True)
        }
    )


def _series(values: list[Value], kind: Type) -> "Series[Any]":
    import pandas

    if kind == "date":
        days = pandas.to_datetime(pandas.Series(values, dtype="object"))
        return days.astype("datetime64[s]")
    made: Series[Any] = pandas.Series(values, dtype=_TYPES[kind])
    return made
