"""Data as scripts: a page that opens from disk may load these, and no JSON."""

import re
from pathlib import Path
from typing import Any

import msgspec

_NAME = re.compile(r"[0-9a-z-]+")
_encoder = msgspec.json.Encoder()


def script(name: str, value: Any) -> bytes:
    """``report.put(NAME, VALUE);`` that ends no script element and no line of a script.

    JSON has < only inside of strings, where it may be escaped; U+2028 and U+2029 end a line in
    the JavaScript of before 2019.
    """
    json = _encoder.encode(value)
    for letters, escaped in (
        (b"<", b"\\u003c"),
        ("\N{LINE SEPARATOR}".encode(), b"\\u2028"),
        ("\N{PARAGRAPH SEPARATOR}".encode(), b"\\u2029"),
    ):
        json = json.replace(letters, escaped)
    return b"report.put(" + _encoder.encode(name) + b"," + json + b");\n"


def save(folder: Path, name: str, value: Any) -> None:
    """`name` is one of ours or made of an id, never of a document's words."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name for a file: {name!r}")
    (folder / f"{name}.js").write_bytes(script(name, value))
