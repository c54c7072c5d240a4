"""The task graph as JSON: the program's public interchange form."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec

from outputs.graph_records import SCHEMA, TaskGraph
from outputs.selection import Selection, selection_of
from outputs.view import View

# What comes with each document.
_SPOOLED = ("provisions", "tasks", "citations")
_encoder = msgspec.json.Encoder()


def write(view: View, out: IO[bytes]) -> None:
    """One record a line, in the order of the view; memory does not grow with their number.

    The lists of documents, provisions, tasks and citations stand one after the other in the file,
    but come from one pass over the bundles: all but the documents wait in temporary files.
    """
    with ExitStack() as open_files:
        spools: dict[str, IO[bytes]] = {
            name: open_files.enter_context(TemporaryFile()) for name in _SPOOLED
        }
        out.write(b'{"schema":' + _encoder.encode(SCHEMA))
        _begin(out, "files")
        _append(out, view.files(), started=False)
        _end(out)
        _begin(out, "documents")
        started = False
        for bundle in view.bundles():
            started = _append(out, (bundle.document,), started=started)
            for name, spool in spools.items():
                _append(spool, getattr(bundle, name), started=spool.tell() > 0)
        _append(out, view.absent(), started=started)
        _end(out)
        lists: Mapping[str, Callable[[], Iterable[msgspec.Struct]]] = {
            "document_links": view.document_links,
            "links": view.links,
            "coverage": view.coverage,
            "findings": view.findings,
            "decisions": view.decisions,
        }
        for name, spool in spools.items():
            _begin(out, name)
            spool.seek(0)
            shutil.copyfileobj(spool, out)
            _end(out)
        for name, records in lists.items():
            _begin(out, name)
            _append(out, records(), started=False)
            _end(out)
        for key, told in (("selection", selection_of(view)), ("settings", view.settings())):
            value = None if told == Selection() else told
            out.write(f',\n"{key}":'.encode() + _encoder.encode(value))
        out.write(b"}\n")


def read(data: bytes) -> TaskGraph:
    """A task graph as `write` or a later version of it has written it.

    Raises:
        ValueError: This is no task graph.
    """
    try:
        return msgspec.json.decode(data, type=TaskGraph)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of the form; `task-graph.schema.json` beside this module holds it."""
    # As JSON has it: a default of () is [] there.
    made = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(TaskGraph)))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        **made,
    }


def _begin(out: IO[bytes], name: str) -> None:
    out.write(f',\n"{name}":['.encode())


def _append(out: IO[bytes], records: Iterable[msgspec.Struct], *, started: bool) -> bool:
    """Records parted by commas; True when something stands in the list now."""
    for record in records:
        out.write(b",\n" if started else b"\n")
        out.write(_encoder.encode(record))
        started = True
    return started


def _end(out: IO[bytes]) -> None:
    out.write(b"]")
