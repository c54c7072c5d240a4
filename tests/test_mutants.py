"""A hundred damaged files of each kind: each is read or refused in words, in bounded time."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from benchmarks.fuzz import alone, faults
from benchmarks.mutants import mutants
from corpora.store import opened
from pipeline.engines import processes
from pipeline.run import Outcome, ingest
from tests.kinds import KINDS

EACH = 100
LIMIT = 60.0  # seconds; one takes a fiftieth, and what takes longer does not end


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Always the same ones, made of two files of each kind."""
    here = tmp_path_factory.mktemp("mutants")
    sources = here / "sources"
    sources.mkdir()
    for suffix, made in KINDS.items():
        for what in ("防汛", "抗旱"):
            (sources / f"{what}{suffix}").write_bytes(made(what))
    docs = here / "docs"
    docs.mkdir()
    for name, data in mutants(sorted(sources.iterdir()), EACH * len(KINDS), seed=11):
        (docs / name).write_bytes(data)
    return docs


@pytest.mark.slow
def test_each_is_read_or_refused_in_words(folder: Path, tmp_path: Path) -> None:
    outcomes: list[Outcome] = []
    engine = partial(processes, workers=2, time_limit=LIMIT)
    files = sorted(folder.iterdir())
    with opened(tmp_path / "test.db", new=True) as corpus:
        ingest([folder], corpus, engine=engine, report=outcomes.append, work=alone)

        assert [*faults(outcomes, corpus, files)] == []
    assert {outcome.status for outcome in outcomes} <= {"read", "copy", "failed", "skipped"}
    kinds = Counter(file.suffix for file in files)
    assert kinds == dict.fromkeys(KINDS, EACH)
    assert_both_ends(outcomes, folder)


def assert_both_ends(outcomes: Sequence[Outcome], folder: Path) -> None:
    """Damage that spares all files, or none, would show nothing."""
    ends = {
        (PurePosixPath(PurePosixPath(one.file).relative_to(folder).parts[0]).suffix, one.status)
        for one in outcomes
    }

    assert {(suffix, "read") for suffix in KINDS} <= ends
    assert {(suffix, "failed") for suffix in (".docx", ".doc", ".pdf", ".ofd", ".xlsx")} <= ends
    assert {(suffix, "failed") for suffix in (".xls", ".mhtml", ".zip", ".html", ".txt")} <= ends
