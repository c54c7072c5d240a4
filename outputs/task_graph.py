"""The task graph as JSON: the program's public interchange form."""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec

from outputs.graph_records import SCHEMA, Bundle, Document, DocumentLink, File, Link, TaskGraph

_LISTS = (
    "provisions",
    "tasks",
    "citations",
    "document_links",
    "links",
    "coverage",
    "findings",
    "decisions",
)
# What comes with each document; the others are filled by later stages.
_SPOOLED = ("provisions", "tasks", "citations", "findings")
_encoder = msgspec.json.Encoder()


def write(
    out: IO[bytes],
    *,
    files: Iterable[File],
    bundles: Iterable[Bundle],
    absent: Iterable[Document],
    document_links: Iterable[DocumentLink] = (),
    links: Iterable[Link] = (),
) -> None:
    """One record a line, in the order given; memory does not grow with their number.

    The lists of documents, tasks, citations and findings stand one after the other in the file,
    but come from one pass over `bundles`: all but the documents wait in temporary files. `absent`
    is asked last.
    """
    with ExitStack() as open_files:
        spools: dict[str, IO[bytes]] = {
            name: open_files.enter_context(TemporaryFile()) for name in _SPOOLED
        }
        out.write(b'{"schema":' + _encoder.encode(SCHEMA))
        _begin(out, "files")
        _append(out, files, started=False)
        _end(out)
        _begin(out, "documents")
        started = False
        for bundle in bundles:
            started = _append(out, (bundle.document,), started=started)
            for name, spool in spools.items():
                _append(spool, getattr(bundle, name), started=spool.tell() > 0)
        _append(out, absent, started=started)
        _end(out)
        linked: Mapping[str, Iterable[msgspec.Struct]] = {
            "document_links": document_links,
            "links": links,
        }
        for name in _LISTS:
            _begin(out, name)
            _append(out, linked.get(name, ()), started=False)
            if name in spools:
                spools[name].seek(0)
                shutil.copyfileobj(spools[name], out)
            _end(out)
        out.write(b"}\n")


def read(data: bytes) -> TaskGraph:
    """A task graph as `write` or a later version of it has written it.

    Raises:
        ValueError: This is no task graph.
    """
    try:
        return msgspec.json.decode(data, type=TaskGraph)
    except msgspec.MsgspecError as error:
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
