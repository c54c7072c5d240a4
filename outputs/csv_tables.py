"""The task graph as CSV: a file for each table, and a data package that describes them."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec

from outputs.foreign_text import for_lines
from outputs.graph_records import SCHEMA
from outputs.selection import selection_of
from outputs.tables import Table, Type, Value, records, tables
from outputs.view import View

DESCRIPTION = "datapackage.json"

# A spreadsheet runs a cell that begins so, also one that begins so behind a blank that it drops.
# The apostrophe is in the list so that taking one away always gives the text back.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_QUOTED = re.compile('[",\r\n]|^[ \t]|[ \t]$')
# What may have to be changed or quoted; most texts need only this one look.
_TO_BE_SEEN = re.compile(r"[\x00\ud800-\udfff\",\r\n]|^[ \t=+\-@＝＋－＠']|[ \t]$")
# As the Table Schema of Frictionless data packages calls them.
_FRICTIONLESS: Mapping[Type, str] = {
    "text": "string",
    "code": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "texts": "array",
    "integers": "array",
}


def write(view: View, folder: Path, *, bom: bool = True, raw: bool = False) -> None:
    """By RFC 4180, in UTF-8; nothing is None, and "" is an empty text.

    A text that a spreadsheet would run gets an apostrophe in front unless `raw`; take one away
    from every text that begins with one to have the original. Lists are JSON.
    """
    writers: dict[str, list[tuple[Table, IO[bytes], tuple[Callable[[Any], str], ...]]]] = {}
    with ExitStack() as files:
        for table in tables().values():
            out: IO[bytes] = files.enter_context((folder / f"{table.name}.csv").open("wb"))
            out.write(b"\xef\xbb\xbf" if bom else b"")
            out.write((",".join(column.name for column in table.columns) + "\r\n").encode())
            forms = tuple(_form(column.type, raw=raw) for column in table.columns)
            writers.setdefault(table.record, []).append((table, out, forms))
        for name, record in records(view):
            for table, out, forms in writers[name]:
                for row in table.rows(record):
                    cells = [form(value) for form, value in zip(forms, row, strict=True)]
                    out.write((",".join(cells) + "\r\n").encode())
    (folder / DESCRIPTION).write_text(_description(view, bom=bom, raw=raw), "utf-8")


def neutral(text: str) -> str:
    """With an apostrophe in front if a spreadsheet would run it."""
    return f"'{text}" if text.startswith(RUNS) else text


def cell(text: str) -> str:
    """Quoted where it must be; an empty text is, which tells it from nothing."""
    if text and not _QUOTED.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _form(kind: Type, *, raw: bool) -> Callable[[Value], str]:
    match kind:
        case "text" | "code":
            return _raw_text if raw else _text
        case "texts" | "integers":
            return _list
        case "boolean":
            return _boolean
        case "date":
            return _date
        case "integer" | "number":
            return _number


def _text(value: str | None) -> str:
    if value and not _TO_BE_SEEN.search(value):
        return value
    return "" if value is None else cell(neutral(for_lines(value)))


def _raw_text(value: str | None) -> str:
    return "" if value is None else cell(for_lines(value))


def _list(value: tuple[Any, ...] | None) -> str:
    if value is None:
        return ""
    made = [for_lines(one) if isinstance(one, str) else one for one in value]
    return cell(msgspec.json.encode(made).decode())


def _boolean(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _date(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _description(view: View, *, bom: bool, raw: bool) -> str:
    """A Frictionless data package, which says what each column is."""
    package: dict[str, Any] = {
        "name": "policy-pipe",
        "profile": "tabular-data-package",
        "schema": SCHEMA,
        "selection": selection_of(view).words(),
        "formulas": "raw" if raw else "a text that begins with ' has one ' too many",
        "resources": [_resource(table) for table in tables().values()],
    }
    if bom:
        package["byte_order_mark"] = True
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column.name, "type": _FRICTIONLESS[column.type]}
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }
