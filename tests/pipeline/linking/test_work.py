"""However a corpus came to its links, they are those of linking everything at once."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from corpora.errors import PolicyPipeError
from corpora.store import Corpus, opened
from pipeline.engines import Loss, inline, processes
from pipeline.linking import portions, work
from pipeline.linking.work import LinkedDocument, LinkJob
from tests.pipeline.linking.families import (
    CHANGED,
    FAMILY,
    at_once,
    ends,
    exported,
    graph_of,
    link,
    read,
    written,
)


@pytest.fixture
def expected(docs: Path) -> bytes:
    """Read in alphabetical order, linked in one go."""
    return at_once(Path("expected.db"), dict(sorted(FAMILY.items())))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_files_does_not_matter(
    seed: int, corpus: Corpus, docs: Path, expected: bytes
) -> None:
    paths = written(docs, FAMILY)
    random.Random(seed).shuffle(paths)
    read(corpus, paths)
    link(corpus)

    assert exported(corpus) == expected


@pytest.mark.slow
def test_two_processes_find_what_one_finds(corpus: Corpus, docs: Path, expected: bytes) -> None:
    read(corpus, written(docs, FAMILY))
    link(corpus, partial(processes, workers=2))

    assert exported(corpus) == expected


def test_what_was_not_linked_is_linked_when_it_is_asked_for(
    corpus: Corpus, docs: Path, expected: bytes
) -> None:
    read(corpus, written(docs, FAMILY))

    assert exported(corpus) == expected


@pytest.mark.parametrize("late", FAMILY)
def test_a_document_that_comes_later_changes_nothing(
    late: str, corpus: Corpus, docs: Path, expected: bytes
) -> None:
    paths = written(docs, FAMILY)
    read(corpus, [path for path in paths if path.stem != late])
    link(corpus)
    read(corpus, [docs / f"{late}.txt"])
    link(corpus)

    assert exported(corpus) == expected


def test_a_changed_file_has_the_links_of_its_new_words(corpus: Corpus, docs: Path) -> None:
    read(corpus, written(docs, FAMILY))
    link(corpus)
    before = [one for one in graph_of(corpus).links if "weidu" in ends(graph_of(corpus), one)]
    read(corpus, written(docs, {"weidu": CHANGED}))
    link(corpus)
    after = [one for one in graph_of(corpus).links if "weidu" in ends(graph_of(corpus), one)]

    assert before
    assert after
    assert before != after
    assert exported(corpus) == at_once(Path("changed.db"), {**FAMILY, "weidu": CHANGED})


def test_a_file_that_is_gone_keeps_its_documents_links(corpus: Corpus, docs: Path) -> None:
    def removed(store: Corpus, *, linked_before: bool) -> bytes:
        read(store, written(docs, FAMILY))
        if linked_before:
            link(store)
        (docs / "city.txt").unlink()
        read(store, [docs])
        link(store)
        return exported(store)

    after = removed(corpus, linked_before=True)
    with opened(Path("other.db"), new=True) as other:
        assert removed(other, linked_before=False) == after
    assert ("weidu", "city") in {ends(graph_of(corpus), one) for one in graph_of(corpus).links}


def test_nothing_is_compared_twice(corpus: Corpus, docs: Path) -> None:
    read(corpus, written(docs, FAMILY))

    assert link(corpus).documents == len(FAMILY)
    assert link(corpus).pairs == 0
    assert link(corpus).documents == 0


def test_one_more_document_is_compared_with_its_relatives_only(corpus: Corpus, docs: Path) -> None:
    paths = written(docs, FAMILY)
    read(corpus, [path for path in paths if path.stem != "nanpu"])
    link(corpus)
    read(corpus, [docs / "nanpu.txt"])
    found = link(corpus)

    assert 1 <= found.documents <= 2
    assert 2 <= found.pairs <= 4


def test_pairs_that_are_no_longer_wanted_are_dropped(corpus: Corpus, docs: Path) -> None:
    """Without the sentence that names the city's plan and with other words: no relative."""
    read(corpus, written(docs, FAMILY))
    link(corpus)
    read(
        corpus, written(docs, {"city": FAMILY["libraries"].replace("〔2020〕15号", "〔2020〕16号")})
    )
    link(corpus)
    with closing(sqlite3.connect(corpus.path)) as connection:
        kept = connection.execute("SELECT local, source FROM pair_links").fetchall()
    wanted = {
        (one.edition, other)
        for one in corpus.documents()
        for other in [two.edition for two in corpus.documents()]
    }

    assert kept
    assert set(kept) <= wanted
    assert exported(corpus) == at_once(
        Path("other.db"),
        {**FAMILY, "city": FAMILY["libraries"].replace("〔2020〕15号", "〔2020〕16号")},
    )


Do = Callable[[LinkJob], tuple[LinkedDocument, ...]]
Answers = Iterator[tuple[LinkJob, tuple[LinkedDocument, ...] | Loss]]


class Stop(BaseException):
    """As Ctrl-C, at a moment of our choice."""


def _stopping(do: Do, jobs: Iterable[LinkJob], *, after: int) -> Answers:
    for job in islice(jobs, after):
        yield job, do(job)
    raise Stop


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job for each document."""
    monkeypatch.setattr(portions, "_DOCUMENTS", 1)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("after", range(1, len(FAMILY)))
def test_an_interrupted_run_keeps_what_it_found_and_the_next_goes_on(
    after: int, corpus: Corpus, docs: Path, expected: bytes
) -> None:
    read(corpus, written(docs, FAMILY))
    with pytest.raises(Stop):
        link(corpus, partial(_stopping, after=after))

    assert link(corpus).documents == len(FAMILY) - after
    assert exported(corpus) == expected


_KILLED = """
import os, sys
from itertools import islice
from pathlib import Path
from corpora.store import opened
from pipeline.linking import portions, work

def killed(do, jobs):
    for job in islice(jobs, 3):
        yield job, do(job)
    os._exit(9)

portions._DOCUMENTS = 1
work._BATCH = 2
with opened(Path(sys.argv[1])) as corpus:
    work.relink(corpus, engine=killed)
"""


def test_a_killed_run_loses_at_most_the_last_batch(
    corpus: Corpus, docs: Path, expected: bytes
) -> None:
    read(corpus, written(docs, FAMILY))
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, corpus.path.resolve()], cwd=root, check=False
    )

    assert done.returncode == 9
    assert link(corpus).documents == len(FAMILY) - 2
    assert exported(corpus) == expected


def test_a_document_that_cannot_be_linked_is_named_and_the_others_are_kept(
    corpus: Corpus, docs: Path
) -> None:
    """Its portion is lost with it and tried again, one by one."""
    read(corpus, written(docs, FAMILY))
    [bad] = [one for one in corpus.documents() if one.file == "docs/weidu.txt"]

    def losing(do: Do, jobs: Iterable[LinkJob]) -> Answers:
        for job in jobs:
            lost = bad.id in {id_ for id_, _ in job.documents}
            yield job, Loss("it is too large") if lost else do(job)

    with pytest.raises(PolicyPipeError, match=r"docs/weidu\.txt: not linked: it is too large"):
        link(corpus, losing)
    assert link(corpus).documents == 1


def test_progress_is_told_of_every_document(corpus: Corpus, docs: Path) -> None:
    read(corpus, written(docs, FAMILY))
    told: list[tuple[int, int]] = []
    work.relink(corpus, engine=inline, report=lambda done, total: told.append((done, total)))

    assert told == [(n, len(FAMILY)) for n in range(1, len(FAMILY) + 1)]


def test_an_empty_corpus_is_linked(corpus: Corpus) -> None:
    found = link(corpus)

    assert (found.documents, found.pairs, found.links) == (0, 0, 0)


@pytest.mark.parametrize("linked", [True, False])
def test_a_corpus_of_format_1_is_linked_and_tells_the_same(
    linked: bool, docs: Path, expected: bytes
) -> None:
    path = Path("old.db")
    with opened(path, new=True) as store:
        read(store, written(docs, FAMILY))
    with closing(sqlite3.connect(path)) as connection:
        for table in work_tables(connection):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with opened(path) as store:
        if linked:
            link(store)
        assert exported(store) == expected


def work_tables(connection: sqlite3.Connection) -> list[str]:
    """What format 1 had not."""
    first = {"editions", "files", "titles", "tasks", "citations", "sqlite_sequence"}
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for (name,) in rows if name not in first]
