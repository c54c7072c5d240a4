"""An invented province, its city and two counties: documents to try the program on, with gold."""

from importlib.resources import files
from pathlib import Path
from typing import Literal

GoldName = Literal["files", "tasks", "links", "planted"]

_HERE = files(__name__)


def put_into(folder: Path) -> list[Path]:
    """Write the documents into `folder` (made if absent) and name them, in file order."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for document in sorted(_HERE.joinpath("documents").iterdir(), key=lambda file: file.name):
        path = folder / document.name
        path.write_bytes(document.read_bytes())
        written.append(path)
    return written


def gold(name: GoldName) -> bytes:
    """One gold file as JSON: what a careful reader finds in the documents.

    `files` says how each document is stored, `tasks` and `links` have the form of
    `docs/sample-corpus.md`, `planted` lists the faults put in on purpose.
    """
    return _HERE.joinpath("gold", f"{name}.json").read_bytes()
