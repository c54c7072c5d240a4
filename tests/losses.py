"""What of the task graph each export format holds, measured: is a change of a field seen behind it?

Every field of every record of a filled graph is changed by itself; the graph is written and read
again by the format's own reader. What comes back the same has lost the field.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import networkx
import rdflib
from msgspec import inspect
from pyarrow import parquet

from outputs.graph_records import TaskGraph
from outputs.stored import Stored
from pipeline.commands.export import FOLDERS, WRITERS
from tests.filled import filled_graph, instance

Path_ = tuple[str, ...]
# What is told of the graph as a whole; a selection may be of another one, without end.
_HEAD = ("schema", "selection", "settings")

# Records that a format has as a whole, or not at all.
_WHOLE = (("documents", "source"),)


@cache
def losses() -> dict[str, dict[Path_, bool]]:
    """For each format and each field, named from its list down, whether it is kept."""
    base = msgspec.to_builtins(filled_graph())
    fields = list(_leaves(inspect.type_info(TaskGraph), ()))
    graphs = {path: _changed(base, path, kind) for path, kind in fields}
    found: dict[str, dict[Path_, bool]] = {}
    for form, read in READERS.items():
        before = _through(form, read, base)
        found[form] = {path: _through(form, read, one) != before for path, one in graphs.items()}
    return found


def tables() -> str:
    """Two tables in Markdown: how many fields of each record are kept, and which are not."""
    found = losses()
    heads = ("record", *found)
    lines = [_row(heads), _row(["---"] * len(heads))]
    records = dict.fromkeys(path[:-1] for path in found["json"])
    for record in records:
        cells = []
        for kept in found.values():
            told = [held for path, held in kept.items() if path[:-1] == record]
            cells.append(
                "all" if all(told) else f"{sum(told)} of {len(told)}" if any(told) else "–"
            )
        lines.append(_row([f"`{'.'.join(record)}`", *cells]))
    lines += ["", _row(("format", "record", "fields that are lost")), _row(["---"] * 3)]
    for form, kept in found.items():
        for record in records:
            own = {path: held for path, held in kept.items() if path[:-1] == record}
            lost = [f"`{path[-1]}`" for path, held in own.items() if not held]
            if lost and len(lost) < len(own):
                lines.append(_row([form, f"`{'.'.join(record)}`", ", ".join(lost)]))
    return "\n".join(lines) + "\n"


def _row(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def _leaves(kind: inspect.Type, path: Path_) -> Iterator[tuple[Path_, inspect.Type]]:
    bare = _bare(kind)
    if path in _WHOLE:
        yield path, kind
        return
    if isinstance(bare, inspect.VarTupleType) and isinstance(
        _bare(bare.item_type), inspect.StructType
    ):
        bare = _bare(bare.item_type)
    if isinstance(bare, inspect.StructType):
        for field in bare.fields:
            if (*path, field.name)[0] not in _HEAD:
                yield from _leaves(field.type, (*path, field.encode_name))
    else:
        yield path, kind


def _bare(kind: inspect.Type) -> inspect.Type:
    if isinstance(kind, inspect.Metadata):
        return _bare(kind.type)
    if isinstance(kind, inspect.UnionType):
        rest = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        return _bare(rest[0])
    return kind


def _changed(value: Any, path: Path_, kind: inspect.Type) -> Any:
    """The same with another value at all places of `path`."""
    if isinstance(value, list | tuple) and path:
        return [_changed(one, path, kind) for one in value]
    if path and value is not None:
        name, *rest = path
        return {**value, name: _changed(value[name], tuple(rest), kind)}
    return None if path else _other(value, _bare(kind))


def _other(value: Any, kind: inspect.Type) -> Any:
    if value is None:
        return instance(kind, "乙")
    match kind:
        case inspect.StructType():
            first = kind.fields[0]
            return {**value, first.encode_name: _other(value[first.encode_name], _bare(first.type))}
        case inspect.LiteralType():
            return next(one for one in kind.values if one != value)
        case inspect.BoolType():
            return not value
        case inspect.IntType():
            return value + 1
        case inspect.FloatType():
            return value + 0.25
        case inspect.DateType():
            return str(date.fromisoformat(value) + timedelta(days=1))
        case inspect.VarTupleType():
            return [_other(one, _bare(kind.item_type)) for one in value]
        case inspect.TupleType():
            return [one + 1 for one in value]
        case inspect.StrType():
            if kind.pattern is None:
                return f"{value}乙"
            return f"{value[:-1]}{'1' if value[-1] != '1' else '2'}"
    raise AssertionError(f"no other value for {kind}")


def _through(form: str, read: Callable[[Path], Any], graph: Any) -> Any:
    """What a reader has of it."""
    view = Stored(msgspec.convert(graph, TaskGraph))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        if form in WRITERS:
            with path.open("wb") as out:
                WRITERS[form](view, out)
        else:
            path.mkdir()
            FOLDERS[form](view, path)
        return read(path)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _network(graph: Any) -> Any:
    """Edges are known by their ends, not by the number that they happen to have."""
    edges = [
        (*ends, sorted((name, value) for name, value in values.items() if name != "id"))
        for *ends, values in graph.edges(data=True)
    ]
    return dict(graph.nodes(data=True)), sorted(edges, key=str)


def _graphml(path: Path) -> Any:
    return _network(networkx.read_graphml(path))


def _gexf(path: Path) -> Any:
    return _network(networkx.read_gexf(path, version="1.3"))


def _turtle(path: Path) -> Any:
    graph = rdflib.Graph().parse(path, format="turtle")

    def told(term: Any) -> str:
        """A resource without a name is what is said of it."""
        if not isinstance(term, rdflib.BNode):
            return str(term.n3())
        said = graph.predicate_objects(term)
        return f"[{sorted((str(predicate), told(one)) for predicate, one in said)}]"

    return Counter(
        (told(subject), str(predicate), told(one))
        for subject, predicate, one in graph
        if not isinstance(subject, rdflib.BNode)
    )


def _csv(folder: Path) -> Any:
    found = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.name] = list(csv.reader(file))
    return found


def _parquet(folder: Path) -> Any:
    return {path.name: parquet.read_table(path).to_pylist() for path in folder.glob("*.parquet")}


READERS: Mapping[str, Callable[[Path], Any]] = {
    "json": _json,
    "csv": _csv,
    "parquet": _parquet,
    "turtle": _turtle,
    "neo4j": _csv,
    "graphml": _graphml,
    "gexf": _gexf,
}
