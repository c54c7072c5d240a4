"""LibreOffice, where it is installed, for documents that no reader of ours understands."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
# Where installers put it without a place on the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
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
    """Ends the program with all that it has started when it takes too long."""
    # A proxy that nobody answers keeps it off the network.
    environment = {
        **os.environ,
        "HOME": str(home),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
