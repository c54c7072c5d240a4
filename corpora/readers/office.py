"""LibreOffice, where it is installed, for documents that no reader of ours understands."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from corpora.readers import office_guard

_NAMES = ("soffice", "libreoffice")
# Where installers put it without a place on the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_GUARD = Path(office_guard.__file__)
_PATIENCE = 60  # seconds; a document of a thousand pages takes ten


def find() -> Path | None:
    """The program, if there is one."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def to_docx(data: bytes, suffix: str, *, patience: float = _PATIENCE) -> bytes | None:
    """The document as docx; None where there is no program, or it fails or takes too long.

    It runs alone: with a profile of its own, without windows, macros or links to elsewhere.
    """
    program = find()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="policy-pipe-") as folder:
        home = Path(folder)
        source = home / f"document{suffix}"
        source.write_bytes(data)
        command = [
            str(program),
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(home / "out"),
            str(source),
        ]  # fmt: skip
        _run(command, home, patience)
        made = home / "out" / "document.docx"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], home: Path, patience: float) -> None:
    """Ends the program with all that it has started when it takes too long, or when we are killed.

    The guard stands between: see there.
    """
    # A proxy that nobody answers keeps it off the network.
    environment = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home),  # what it leaves behind goes with the folder
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    # Isolated, and without site-packages: it starts in a fiftieth of a second.
    guarded = [sys.executable, "-I", "-S", str(_GUARD), str(home), *command]
    guard = subprocess.Popen(
        guarded,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C on a terminal is for us to hear
    )
    assert guard.stdin is not None
    try:
        with suppress(subprocess.TimeoutExpired):
            guard.wait(patience)
    finally:
        guard.stdin.close()
        guard.wait()
