"""A folder that appears all at once, and replaces only what is a report of ours."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpora.errors import PolicyPipeError

# The file that says that a folder is a report; what else one may hold stands in the pattern.
MARK = "policy-pipe-report.txt"
_OURS = re.compile(r"[a-z]+\.html|static/[a-z-]+\.(?:js|css)|data/[0-9a-z-]+\.js")


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A folder to write into, that becomes `folder` when all went well.

    Raises:
        PolicyPipeError: There is something in `folder` that is no report, or it cannot be written.
    """
    folder = folder.resolve()
    _refuse_foreign(folder)
    try:
        scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise PolicyPipeError(f"{folder}: cannot be written: {error.strerror}") from error
    try:
        new = scratch / "new"
        new.mkdir()  # as the user's other folders are; temporary ones are private
        yield new
        (new / MARK).write_text("policy-pipe report 1\n", "utf-8")
        if folder.exists():
            folder.rename(scratch / "old")
        new.rename(folder)
    except OSError as error:
        if (scratch / "old").exists() and not folder.exists():
            (scratch / "old").rename(folder)
        raise PolicyPipeError(f"{folder}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise PolicyPipeError(f"{folder}: is a file; name a folder for the report")
    held = [path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]
    names = sorted(path.relative_to(folder).as_posix() for path in held)
    if names and MARK not in names:
        raise PolicyPipeError(
            f"{folder}: is not empty and holds no report of policy-pipe; name another folder"
        )
    foreign = [name for name in names if name != MARK and not _OURS.fullmatch(name)]
    if foreign:
        raise PolicyPipeError(
            f"{folder}: holds {foreign[0]}, which is not of the report and would be lost; "
            "move it elsewhere or name another folder"
        )
