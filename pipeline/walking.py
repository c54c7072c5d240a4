"""Which files a command line means."""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from corpora.errors import UnreadableFileError

# Lock files that word processors leave beside an open document.
_PASSED_OVER = (".", "~$")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or why it is not to be read: `name` is how the corpus calls it.

    `inside` is its place in the archive at `path`, empty for a file of its own; `folder` is
    also true of an archive.
    """

    name: str
    path: Path
    inside: tuple[int, ...] = ()
    folder: bool = False
    problem: str | None = None
    status: Literal["failed", "skipped"] = "failed"


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found below `folders`, in order of names; `closed` could not be looked into."""

    files: tuple[Found, ...]
    folders: tuple[str, ...]
    closed: tuple[Found, ...]

    def covers(self, name: str) -> bool:
        """Whether the file of this name would have been found if it was there."""
        return any(_below(name, folder) for folder in self.folders) and not any(
            _below(name, one.name) for one in self.closed
        )


def walk(paths: Iterable[Path], *, passing_over: Path | None = None) -> Walk:
    """The files that `paths` name and those in folders that they name, each name once.

    ZIP archives are folders: ``docs/a.zip/b.txt``. Inside folders hidden files are passed over,
    and so is the corpus file `passing_over`.
    A folder that links lead to twice is looked into once.
    """
    files: dict[str, Found] = {}
    folders: list[str] = []
    closed: list[Found] = []
    for path in paths:
        if _is_folder(path) or _is_archive(path):
            folders.append(name_of(path))
        for found in _meant(path, passing_over):
            if found.folder:
                closed.append(found)
            else:
                files.setdefault(found.name, found)
    return Walk(
        files=tuple(files[name] for name in sorted(files)),
        folders=tuple(folders),
        closed=tuple(closed),
    )


def name_of(path: Path) -> str:
    """As given on the command line, with / between folders.

    Names need not be text on every system: bytes that are none are shown as \\xff.
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _meant(path: Path, passing_over: Path | None) -> Iterator[Found]:
    every = _inside(path, passing_over) if _is_folder(path) else [_checked(path)]
    for found in every:
        if found.problem is None and _is_archive(found.path):
            yield from _unpacked(found)
        else:
            yield found


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _unpacked(found: Found) -> Iterator[Found]:
    """The members of an archive; what cannot be looked into is a closed folder."""
    from corpora.readers import archive  # with all readers: 0.1 s, and few folders have archives

    try:
        members = archive.members(found.path, found.name)
    except UnreadableFileError as error:
        yield msgspec.structs.replace(found, folder=True, problem=error.reason)
        return
    except OSError as error:
        yield unopened(found.path, error, folder=True)
        return
    if not members:
        yield found  # empty, or by its bytes something else
    for member in members:
        yield Found(
            name=f"{found.name}/{member.name}",
            path=found.path,
            inside=member.place,
            problem=member.problem,
            status="skipped",
        )


def _inside(folder: Path, passing_over: Path | None) -> Iterator[Found]:
    """Links to folders come last: a file goes by the name it has without them, if it has one."""
    beside = () if passing_over is None else _corpus_files(passing_over)
    seen: set[tuple[int, int]] = set()
    waiting, links = [folder], deque[Path]()
    while waiting or links:
        here = waiting.pop() if waiting else links.popleft()
        try:
            status = here.stat()
            entries = sorted(here.iterdir(), reverse=True)
        except OSError as error:
            yield unopened(here, error, folder=True)
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            if entry.name.startswith(_PASSED_OVER) or entry.absolute() in beside:
                continue
            if not _is_folder(entry):
                yield _checked(entry)
            elif entry.is_symlink():
                links.append(entry)
            else:
                waiting.append(entry)


def _checked(path: Path) -> Found:
    """Pipes and devices would be read for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unopened(path, error)
    if not stat.S_ISREG(mode):
        problem = "is no ordinary file; only those are read"
        return Found(name=name_of(path), path=path, problem=problem, status="skipped")
    return Found(name=name_of(path), path=path)


def unopened(path: Path, error: OSError, *, folder: bool = False) -> Found:
    problem = f"cannot be opened: {error.strerror or error}"
    return Found(name=name_of(path), path=path, folder=folder, problem=problem)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _corpus_files(corpus: Path) -> tuple[Path, ...]:
    whole = corpus.absolute()
    return tuple(whole.with_name(whole.name + tail) for tail in ("", "-wal", "-shm", "-journal"))


def _below(name: str, folder: str) -> bool:
    if folder == ".":
        return not name.startswith(("/", "../"))
    return name.startswith(folder if folder.endswith("/") else folder + "/")


def _why(error: OSError) -> str:
    return error.strerror or str(error)
