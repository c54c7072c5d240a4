"""What the program needs from a machine, and what to do where something is missing."""

import locale
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

import msgspec

from corpora.errors import PolicyPipeError
from pipeline.engines import processes
from pipeline.shares import cores

_PYTHON = (3, 11)
# The first with row_number() in views and INSERT … ON CONFLICT.
_SQLITE = (3, 25)
# One of these shows every character of a policy.
_WIDE = re.compile(r"utf|gb-?18030|gbk|cp936", re.IGNORECASE)
# "rich>=13.9" or "rapidocr>=3; extra == 'ocr'"
_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)\s*(?:>=\s*(?P<least>[\d.]+))?[^;]*(?P<extra>;.*extra)?"
)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; `way_out` says what to do unless all is well."""

    state: Literal["ok", "warn", "fail"]
    what: str
    found: str
    way_out: str = ""


def checks(corpus: Path) -> Iterator[Check]:
    """Everything that commonly stands in the way, for this corpus file."""
    yield _python()
    yield from _libraries()
    yield _sqlite()
    yield _journal(corpus.absolute().parent)
    for what, folder in (
        ("temporary folder", Path(tempfile.gettempdir())),
        ("folder of the corpus", corpus.absolute().parent),
    ):
        yield _writable(what, folder)
    yield _terminal()
    yield _file_names()
    yield _processes()


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= _PYTHON
    return _check(good, "Python", found, "install Python 3.11 or later")


def _libraries() -> Iterator[Check]:
    try:
        needed = requires("policy-pipe") or []
    except PackageNotFoundError:
        yield Check(
            state="warn",
            what="policy-pipe",
            found="not installed, run from its source folder",
            way_out="install it with: pip install .",
        )
        return
    yield Check(state="ok", what="policy-pipe", found=version("policy-pipe"))
    for requirement in sorted(needed):
        parts = _REQUIREMENT.match(requirement)
        if parts and not parts["extra"]:
            yield _library(parts["name"], parts["least"] or "0")


def _library(name: str, least: str) -> Check:
    way_out = f"install it with: pip install '{name}>={least}'"
    try:
        found = version(name)
    except PackageNotFoundError:
        return _check(False, name, "missing", way_out)
    return _check(_ordered(found) >= _ordered(least), name, found, way_out)


def _ordered(version_: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version_)[:3])


def _sqlite() -> Check:
    good = sqlite3.sqlite_version_info >= _SQLITE
    way_out = "install a Python that comes with SQLite 3.25 or later"
    return _check(good, "SQLite", sqlite3.sqlite_version, way_out)


def _journal(folder: Path) -> Check:
    """Network folders often cannot do write-ahead logging."""
    what = "write-ahead log"
    try:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            connection = sqlite3.connect(Path(scratch) / "try.db")
            [mode] = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.close()
    except (OSError, sqlite3.Error) as error:
        found = f"could not be tried: {error}"
        return Check(state="warn", what=what, found=found, way_out="see below")
    if mode == "wal":
        return Check(state="ok", what=what, found="works beside the corpus")
    return Check(
        state="warn",
        what=what,
        found="does not work beside the corpus",
        way_out="keep the corpus on a local disk: it is faster, and two programs can use it",
    )


def _writable(what: str, folder: Path) -> Check:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        way_out = "give yourself leave to write there or choose another folder"
        return _check(False, what, f"{folder}: {error.strerror}", way_out)
    return Check(state="ok", what=what, found=str(folder))


def _terminal() -> Check:
    """Redirected output has an encoding too."""
    found = sys.stdout.encoding or "unknown"
    return Check(
        state="ok" if _WIDE.search(found) else "warn",
        what="output encoding",
        found=f"{found}, locale {locale.getlocale()[0] or 'C'}",
        way_out="" if _WIDE.search(found) else "set PYTHONUTF8=1, or a UTF-8 locale",
    )


def _file_names() -> Check:
    found = sys.getfilesystemencoding()
    good = _WIDE.search(found) is not None
    way_out = "" if good else "set PYTHONUTF8=1, or a UTF-8 locale"
    return Check(state="ok" if good else "warn", what="file names", found=found, way_out=way_out)


def _processes() -> Check:
    what, found = "processes", f"{cores()} of {os.cpu_count()} cores usable"
    try:
        answers = list(processes(abs, [-1], workers=1, time_limit=60))
    except (PolicyPipeError, OSError) as error:
        way_out = "read with: policy-pipe ingest --jobs 0"
        return Check(state="warn", what=what, found=f"do not start: {error}", way_out=way_out)
    return _check(answers == [(-1, 1)], what, found, "read with: policy-pipe ingest --jobs 0")


def _check(good: bool, what: str, found: str, way_out: str) -> Check:
    return Check(
        state="ok" if good else "fail", what=what, found=found, way_out="" if good else way_out
    )
