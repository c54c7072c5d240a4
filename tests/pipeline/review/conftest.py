"""The sample corpus, read and linked once; each test has a copy of its own."""

import shutil
from pathlib import Path

import pytest

from corpora import samples
from corpora.store import opened
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.run import ingest


def read_in(folder: Path, corpus: Path) -> None:
    """As `policy-pipe ingest` does."""
    with opened(corpus, new=True) as store:
        ingest([folder], store, engine=inline)
        relink(store, engine=inline)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    samples.put_into(folder / "docs")
    read_in(folder / "docs", folder / "corpus.db")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """docs and corpus.db; the paths in the corpus are those of the first making."""
    shutil.copyfile(made / "corpus.db", tmp_path / "corpus.db")
    return tmp_path


@pytest.fixture
def corpus(folder: Path) -> Path:
    return folder / "corpus.db"
