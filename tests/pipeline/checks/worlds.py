"""Documents that a test writes, and the samples, read through the real pipeline."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpora import samples
from corpora.store import opened
from outputs.graph_records import Finding
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World


@contextmanager
def written(folder: Path, **texts: str) -> Iterator[World]:
    """A corpus of these texts; each is called by its keyword."""
    for name, text in texts.items():
        (folder / name).mkdir()
        (folder / name / f"{name}.txt").write_text(text, "utf-8")
    with _read(folder) as world:
        yield world


@contextmanager
def sampled(folder: Path) -> Iterator[World]:
    """The sample corpus."""
    samples.put_into(folder)
    with _read(folder) as world:
        yield world


def document(world: World, name: str) -> str:
    """The id of the document of this keyword or, of a sample, of this file."""
    [id_] = (id_ for id_, one in world.records.items() if Path(one.file).stem == name)
    return id_


def findings(world: World, name: str, *codes: str) -> list[Finding]:
    """Those of one document that have one of the codes."""
    return [one for one in world.findings(document(world, name)) if one.code in codes]


@contextmanager
def _read(folder: Path) -> Iterator[World]:
    with opened(folder / "checks.db", new=True) as corpus:
        ingest([path for path in folder.iterdir() if path.suffix != ".db"], corpus, engine=inline)
        yield World(corpus)
