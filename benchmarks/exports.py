"""The exports of a large graph: time against the plain library call, and peak memory.

    python -m benchmarks.exports [TASKS]

A made-up graph of TASKS tasks (100,000 if not given) in documents of 50, with three links a task,
given as a stream. Each writer runs in a process of its own, and so does each library, which is
given the same stream and holds it as a graph or as rows; of rdflib only the serializing is timed.
Seconds are of processor time: others may use the machine too.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from msgspec.structs import replace

from benchmarks.measuring import apart, machine, peak_megabytes, table
from outputs.graph_records import (
    Bundle,
    CopiedShare,
    Document,
    File,
    Link,
    Measure,
    Place,
    Task,
)
from outputs.network import Edge, Node, elements
from outputs.tables import records, tables
from pipeline.commands.export import FOLDERS, WRITERS
from tests.filled import filled_graph

_TASKS = 100_000
_EACH = 50  # tasks of a document
_LINKS = 3  # of a task
_TEXT = "加快推进老年助餐服务,建设一批老年食堂和助餐点,鼓励有条件的社区提供送餐上门服务。"


class Made:
    """A view that makes each record when it is asked for, always the same ones."""

    def __init__(self, tasks: int) -> None:
        self._documents = tasks // _EACH
        graph = filled_graph()
        self._document: Document = replace(graph.documents[0], attached_to=None, attachments=())
        self._task: Task = graph.tasks[0]
        self._link: Link = replace(graph.links[0], kind="source", status="proposed")

    def files(self) -> tuple[File, ...]:
        return ()

    def bundles(self) -> Iterator[Bundle]:
        for n in range(self._documents):
            id_ = _id(n)
            document = replace(
                self._document,
                id=id_,
                title=f"霁州市关于第{n}项工作的通知",
                text=_TEXT * _EACH,
                region=Place(name="岚川省霁州市", code="990100"),
                issued_on=date(2015, 1, 1) + timedelta(days=n % 3000),
            )
            yield Bundle(document=document, tasks=tuple(self._tasks(id_)))

    def absent(self) -> tuple[Document, ...]:
        return ()

    def document_links(self) -> tuple[Any, ...]:
        return ()

    def links(self) -> Iterator[Link]:
        for n in range(self._documents):
            for path in range(_EACH):
                for k in range(1, _LINKS + 1):
                    share = CopiedShare(task=(path + k) / 100, source=k / 10)
                    yield replace(
                        self._link,
                        task=f"{_id(n)}#{path}",
                        source=f"{_id((n + k) % self._documents)}#{path}",
                        copied_share=share,
                        score=k + path / 7,
                    )

    def coverage(self) -> tuple[Any, ...]:
        return ()

    def findings(self) -> tuple[Any, ...]:
        return ()

    def decisions(self) -> tuple[Any, ...]:
        return ()

    def settings(self) -> None:
        return None

    def _tasks(self, document: str) -> Iterator[Task]:
        for path in range(_EACH):
            yield replace(
                self._task,
                id=f"{document}#{path}",
                document=document,
                provision=None,
                path=str(path),
                heading=f"发展老年助餐服务之{path}",
                text=_TEXT,
                spans=((path, path + 1),),
                measures=(Measure(n=1, start=path, end=path + 1),),
            )


def _id(n: int) -> str:
    return f"d{n:016x}"


def _graph(made: Made) -> Any:
    import networkx

    graph: Any = networkx.MultiDiGraph()
    for one in elements(made):
        if isinstance(one, Node):
            graph.add_node(one.id, label=one.label, **one.values)
        elif isinstance(one, Edge):
            graph.add_edge(one.source, one.target, weight=one.weight, **one.values)
    return graph


def _rows(made: Made) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables()}
    for record, one in records(made):
        for made_table in tables().values():
            if made_table.record == record:
                found[made_table.name].extend(made_table.rows(one))
    return found


def _networkx_graphml(made: Made, path: Path) -> None:
    import networkx

    networkx.write_graphml(_graph(made), path)


def _networkx_gexf(made: Made, path: Path) -> None:
    import networkx

    networkx.write_gexf(_graph(made), path, version="1.3")


def _csv_writer(made: Made, path: Path) -> None:
    import csv

    path.mkdir()
    for name, rows in _rows(made).items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)


def _pyarrow_tables(made: Made, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    path.mkdir()
    for name, rows in _rows(made).items():
        names = [column.name for column in tables()[name].columns]
        if rows:
            columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
            parquet.write_table(pyarrow.table(columns), path / f"{name}.parquet")


def _rdflib_turtle(made: Made, path: Path) -> float:
    import rdflib

    graph = rdflib.Graph()
    plain = path.with_name("plain.ttl")
    _ours("turtle", made, plain)
    graph.parse(plain, format="turtle")
    begun = process_time()
    graph.serialize(path, format="turtle")
    return process_time() - begun


_LIBRARIES: Mapping[str, tuple[str, Callable[[Made, Path], float | None]]] = {
    "graphml": ("networkx.write_graphml", _networkx_graphml),
    "gexf": ("networkx.write_gexf", _networkx_gexf),
    "csv": ("csv.writer", _csv_writer),
    "neo4j": ("csv.writer", _csv_writer),
    "parquet": ("pyarrow write_table", _pyarrow_tables),
    "turtle": ("rdflib serialize", _rdflib_turtle),
}
# rdflib keeps some 1,000 bytes a triple and takes minutes: it is asked for a tenth.
_TENTH = ("turtle",)


def _ours(form: str, made: Made, path: Path) -> None:
    if form in WRITERS:
        with path.open("wb") as out:
            WRITERS[form](made, out)
    else:
        path.mkdir()
        FOLDERS[form](made, path)


def once(form: str, whose: str, tasks: int) -> None:
    """Seconds, megabytes of memory and of output; for a process of its own."""
    made = Made(tasks)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        only: float | None = None
        begun = process_time()
        if whose == "ours":
            _ours(form, made, path)
        elif whose == "library":
            only = _LIBRARIES[form][1](made, path)
        else:
            for _ in records(made):
                pass
        spent = process_time() - begun
        files = [path] if path.is_file() else [*path.glob("*")] if path.exists() else []
        size = sum(one.stat().st_size for one in files)
    print(spent if only is None else only, peak_megabytes(), size / 1e6)


def _measured(form: str, whose: str, tasks: int) -> tuple[float, float, float]:
    code = "import sys; from benchmarks.exports import once; once(*sys.argv[1:3], int(sys.argv[3]))"
    spent, memory, size = map(float, apart(code, form, whose, str(tasks)).split())
    return spent, memory, size


def main(tasks: int) -> None:
    print(machine())
    spent, memory, _ = _measured("stream", "nobody", tasks)
    rows = [["format", "MB", "s", "peak MB", "library", "its s", "ratio", "its peak MB"]]
    rows.append(["the stream alone", "", f"{spent:.1f}", f"{memory:.0f}", "", "", "", ""])
    for form, (library, _) in _LIBRARIES.items():
        asked = tasks // 10 if form in _TENTH else tasks
        spent, memory, size = _measured(form, "ours", tasks)
        part = _measured(form, "ours", asked)[0] if asked != tasks else spent
        other, its_memory, _ = _measured(form, "library", asked)
        name = f"{library} (of a tenth)" if asked != tasks else library
        figures = [f"{size:.0f}", f"{spent:.1f}", f"{memory:.0f}", name]
        rows.append([form, *figures, f"{other:.1f}", f"{part / other:.2f}", f"{its_memory:.0f}"])
    print(table(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _TASKS)
