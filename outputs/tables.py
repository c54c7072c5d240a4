"""The task graph as tables of plain values, derived from its records: none is left out.

A list of records is a table; so is every list of records within a record, joined to it by the
record's key and by `n`, its place in the list from 1. A record within a record is spread over
columns (`region_name`), a list of words or numbers is one column. Left out is only what nobody but
a corpus has a use for.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Literal

import msgspec
from msgspec import inspect

from outputs.graph_records import TaskGraph
from outputs.view import View

# Codes are texts out of a closed vocabulary.
Type = Literal["text", "code", "integer", "number", "boolean", "date", "texts", "integers"]
Value = Any  # of the Python type that belongs to `Type`, or None

_KEYS: Mapping[str, tuple[str, ...]] = {
    "files": ("file",),
    "links": ("task", "source", "kind"),
    "document_links": ("document", "source", "role"),
    "coverage": ("source", "document"),
    "decisions": ("on", "id", "field"),
}
# How a text was read: only JSON can be put back into a corpus.
_LEFT_OUT = frozenset({("documents", "source")})
# What the two members of a pair are; everywhere else a start and an end.
_PAIRS: Mapping[str, tuple[str, str]] = {"link_measures": ("task", "source")}


class Column(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    type: Type
    nullable: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`record` is the list of the task graph whose records `rows` takes apart."""

    name: str
    record: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Any], Iterator[tuple[Value, ...]]]


@cache
def tables() -> Mapping[str, Table]:
    """All tables by name, in the order of the task graph."""
    graph = inspect.type_info(TaskGraph)
    assert isinstance(graph, inspect.StructType)
    found: dict[str, Table] = {}
    for field in graph.fields:
        if isinstance(field.type, inspect.VarTupleType):
            record = _bare(field.type.item_type)
            assert isinstance(record, inspect.StructType)
            kept = [one for one in record.fields if (field.name, one.name) not in _LEFT_OUT]
            record = inspect.StructType(record.cls, tuple(kept))
            for table in _tables(field.name, record):
                found[table.name] = table
    return found


def records(view: View) -> Iterator[tuple[str, msgspec.Struct]]:
    """Every record with the name of its list, in one pass over the bundles."""
    for file in view.files():
        yield "files", file
    for bundle in view.bundles():
        yield "documents", bundle.document
        for name in ("provisions", "tasks", "citations"):
            for record in getattr(bundle, name):
                yield name, record
    for document in view.absent():
        yield "documents", document
    for name in ("document_links", "links", "coverage", "findings", "decisions"):
        for record in getattr(view, name)():
            yield name, record


class _Leaf(msgspec.Struct, frozen=True):
    column: Column
    get: Callable[[Any], Value]


def _tables(record: str, struct: inspect.StructType) -> Iterator[Table]:
    names = _KEYS.get(record, ("id",))
    own = [leaf for field in struct.fields for leaf in _leaves(field, "", "")]
    columns = tuple(leaf.column for leaf in own)
    yield _table(record, record, (), columns, own, key=names, keys=[])
    keys = [leaf for leaf in own if leaf.column.name in names]
    yield from _inner(record, struct, (), keys)


def _inner(
    record: str, struct: inspect.StructType, path: tuple[str, ...], keys: list[_Leaf]
) -> Iterator[Table]:
    singular = record.removesuffix("s")
    for field in struct.fields:
        item = _bare(field.type.item_type) if isinstance(field.type, inspect.VarTupleType) else None
        if not isinstance(item, inspect.StructType | inspect.TupleType):
            continue
        steps = (*path, field.name)
        name = f"{singular}_{field.encode_name}"
        if isinstance(item, inspect.StructType):
            own = [leaf for inner in item.fields for leaf in _leaves(inner, "", "")]
        else:
            first, second = _PAIRS.get(name, ("start", "end"))
            own = _pair(item, first, second, lambda pair: pair)
        numbers = [f"{one.removesuffix('s')}_n" for one in path]
        named = [f"{singular}_{leaf.column.name}" for leaf in keys]
        # A record that tells its own number is not numbered a second time.
        places = [] if any(leaf.column.name == "n" for leaf in own) else ["n"]
        columns = (
            *(
                Column(name=one, type=leaf.column.type)
                for one, leaf in zip(named, keys, strict=True)
            ),
            *(Column(name=one, type="integer") for one in (*numbers, *places)),
            *(leaf.column for leaf in own),
        )
        key = (*named, *numbers, "n")
        yield _table(record, name, steps, columns, own, key=key, keys=keys)
        if isinstance(item, inspect.StructType):
            yield from _inner(record, item, steps, keys)


def _table(
    record: str,
    name: str,
    path: tuple[str, ...],
    columns: tuple[Column, ...],
    own: list[_Leaf],
    *,
    key: tuple[str, ...],
    keys: list[_Leaf],
) -> Table:
    getters = [leaf.get for leaf in own]
    key_getters = [leaf.get for leaf in keys]

    def rows(one: Any) -> Iterator[tuple[Value, ...]]:
        level: list[tuple[tuple[Value, ...], Any]] = [(tuple(get(one) for get in key_getters), one)]
        for step in path:
            level = [
                ((*known, n), inner)
                for known, outer in level
                for n, inner in enumerate(getattr(outer, step), start=1)
            ]
        joining = len(columns) - len(getters)
        for known, inner in level:
            yield (*known[:joining], *(get(inner) for get in getters))

    return Table(name=name, record=record, columns=columns, key=key, rows=rows)


def _leaves(field: inspect.Field, before: str, attribute: str) -> Iterator[_Leaf]:
    """The columns of a field; none where it is a table of its own."""
    name, path = f"{before}{field.encode_name}", f"{attribute}{field.name}"
    kind, nullable = _bare(field.type), _nullable(field.type)
    get = _getter(path)
    if isinstance(kind, inspect.StructType):
        for inner in kind.fields:
            for leaf in _leaves(inner, f"{name}_", f"{path}."):
                column = msgspec.structs.replace(
                    leaf.column, nullable=leaf.column.nullable or nullable
                )
                yield _Leaf(column, leaf.get)
    elif isinstance(kind, inspect.TupleType):
        yield from _pair(kind, f"{name}_start", f"{name}_end", get)
    elif isinstance(kind, inspect.VarTupleType):
        item = _bare(kind.item_type)
        if not isinstance(item, inspect.StructType | inspect.TupleType):
            type_: Type = "integers" if isinstance(item, inspect.IntType) else "texts"
            yield _Leaf(Column(name=name, type=type_, nullable=nullable), get)
    else:
        yield _Leaf(Column(name=name, type=_scalar(kind), nullable=nullable), get)


def _pair(
    kind: inspect.TupleType, first: str, second: str, get: Callable[[Any], Value]
) -> list[_Leaf]:
    assert [type(_bare(one)) for one in kind.item_types] == [inspect.IntType] * 2
    return [
        _Leaf(Column(name=first, type="integer"), lambda one: get(one)[0]),
        _Leaf(Column(name=second, type="integer"), lambda one: get(one)[1]),
    ]


def _getter(path: str) -> Callable[[Any], Value]:
    """Through records that may be None."""
    if "." not in path:
        return attrgetter(path)
    outer, _, inner = path.partition(".")
    first, then = attrgetter(outer), _getter(inner)

    def get(one: Any) -> Value:
        held = first(one)
        return None if held is None else then(held)

    return get


def _scalar(kind: inspect.Type) -> Type:
    match kind:
        case inspect.StrType():
            return "text"
        case inspect.LiteralType():
            return "code"
        case inspect.BoolType():
            return "boolean"
        case inspect.IntType():
            return "integer"
        case inspect.FloatType() | inspect.UnionType():  # int | float
            return "number"
        case inspect.DateType():
            return "date"
    raise AssertionError(f"no column holds {kind}")


def _bare(kind: inspect.Type) -> inspect.Type:
    """Without notes on it, and without None."""
    if isinstance(kind, inspect.Metadata):
        return _bare(kind.type)
    if isinstance(kind, inspect.UnionType):
        rest = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        return _bare(rest[0]) if len(rest) == 1 else inspect.UnionType(tuple(rest))
    return kind


def _nullable(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.UnionType) and any(
        isinstance(one, inspect.NoneType) for one in kind.types
    )
