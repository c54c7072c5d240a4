"""Files and folders that appear all at once, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from corpora.errors import PolicyPipeError

_LISTED = 3


@contextmanager
def replaced_file(output: Path) -> Iterator[IO[bytes]]:
    """To be written; `-` is standard output."""
    if str(output) == "-":
        with click.open_file("-", "wb") as stream:
            yield stream
        return
    if output.is_dir():
        raise PolicyPipeError(f"{output}: is a folder; this format is one file: name a file")
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PolicyPipeError(f"{output}: cannot be written: {error.strerror}") from error


@contextmanager
def replaced_folder(output: Path) -> Iterator[Path]:
    """An empty folder to be filled.

    One that is there already is replaced if it holds nothing but files of the names that are
    written now: whoever names a folder of theirs by mistake loses nothing.
    """
    if str(output) == "-":
        raise PolicyPipeError("this format is a folder of files: name a folder, not -")
    if output.exists() and not output.is_dir():
        raise PolicyPipeError(f"{output}: is a file; this format is a folder: name another place")
    try:
        # Beside it: on another disk it could not be moved there at once.
        aside = Path(tempfile.mkdtemp(dir=output.absolute().parent, prefix=f".{output.name}."))
        try:
            new = aside / "new"
            new.mkdir()
            yield new
            _refuse_foreign(output, {path.name for path in new.iterdir()})
            _exchange(output, new, aside / "old")
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise PolicyPipeError(f"{output}: cannot be written: {error.strerror}") from error


def _refuse_foreign(output: Path, names: set[str]) -> None:
    if not output.exists():
        return
    foreign = sorted(
        path.name for path in output.iterdir() if path.name not in names or not path.is_file()
    )
    if foreign:
        listed = ", ".join(foreign[:_LISTED])
        raise PolicyPipeError(
            f"{output}: holds other things ({listed}); name a new folder, or empty this one"
        )


def _exchange(output: Path, new: Path, old: Path) -> None:
    """Two moves; should the second fail, the first is taken back."""
    if not output.exists():
        new.rename(output)
        return
    output.rename(old)
    try:
        new.rename(output)
    except BaseException:
        old.rename(output)
        raise


def _umask() -> int:
    """What the user's other files get; temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
