"""The task graph as Parquet: a file for each table, with types, for pandas, DuckDB, Spark and R."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.errors import PolicyPipeError
from outputs.foreign_text import for_utf8
from outputs.graph_records import SCHEMA
from outputs.selection import selection_of
from outputs.tables import Table, Type, Value, records, tables
from outputs.view import View

if TYPE_CHECKING:
    import pyarrow

# A row group is what readers hold at a time, and so do we: about 16 MB, or as many small rows as
# give the columns something to compress.
_CHARACTERS = 8_000_000
_ROWS = 20_000


def write(view: View, folder: Path) -> None:
    """Codes are dictionaries, dates date32, lists lists; the selection stands in the metadata.

    Raises:
        PolicyPipeError: pyarrow is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401  # 0.2 s
    except ImportError:
        raise PolicyPipeError(
            "the format parquet needs pyarrow: pip install 'policy-pipe[parquet]', or write csv"
        ) from None
    told = {"schema": SCHEMA, "selection": selection_of(view).words()}
    writers: dict[str, list[_Writer]] = {}
    with ExitStack() as files:
        for table in tables().values():
            writer = _Writer(table, folder, told)
            files.callback(writer.close)
            writers.setdefault(table.record, []).append(writer)
        for name, record in records(view):
            for writer in writers[name]:
                writer.add(record)


class _Writer:
    """One file, a row group at a time."""

    def __init__(self, table: Table, folder: Path, told: Mapping[str, str]) -> None:
        import pyarrow
        from pyarrow import parquet

        self._table = table
        self._schema = pyarrow.schema(
            [
                pyarrow.field(column.name, _type(column.type), nullable=column.nullable)
                for column in table.columns
            ],
            metadata=dict(told),
        )
        self._file = parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema)
        self._rows: list[tuple[Value, ...]] = []
        self._characters = 0

    def add(self, record: Any) -> None:
        for row in self._table.rows(record):
            self._rows.append(row)
            self._characters += sum(len(value) for value in row if isinstance(value, str))
        if len(self._rows) >= _ROWS or self._characters >= _CHARACTERS:
            self._flush()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._file.close()

    def _flush(self) -> None:
        import pyarrow

        columns = zip(*self._rows, strict=True)
        arrays = [
            _array(column.type, values)
            for column, values in zip(self._table.columns, columns, strict=True)
        ]
        self._file.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()
        self._characters = 0


def _type(kind: Type) -> "pyarrow.DataType":
    import pyarrow

    types: Mapping[Type, pyarrow.DataType] = {
        "text": pyarrow.string(),
        "code": pyarrow.dictionary(pyarrow.int32(), pyarrow.string()),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "texts": pyarrow.list_(pyarrow.string()),
        "integers": pyarrow.list_(pyarrow.int64()),
    }
    return types[kind]


def _array(kind: Type, values: tuple[Value, ...]) -> "pyarrow.Array":
    import pyarrow

    if kind == "code":
        return pyarrow.array(values, pyarrow.string()).dictionary_encode()
    if kind == "text":
        values = tuple(None if one is None else for_utf8(one) for one in values)
    elif kind == "texts":
        values = tuple(None if one is None else [*map(for_utf8, one)] for one in values)
    return pyarrow.array(values, _type(kind))
