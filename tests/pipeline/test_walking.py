"""A command line means the same files whatever stands in the folders."""

import os
from pathlib import Path

import pytest

from pipeline.walking import walk

posix = pytest.mark.skipif(os.name == "nt", reason="needs links and pipes of Unix")


def names(*paths: Path, passing_over: Path | None = None) -> list[str]:
    return [found.name for found in walk(paths, passing_over=passing_over).files]


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_files_are_named_as_given_joined_with_the_path_inside(docs: Path) -> None:
    touch(docs / "b.txt", docs / "2020/a.txt", Path("c.txt"))

    assert names(Path("./docs"), Path("c.txt")) == ["c.txt", "docs/2020/a.txt", "docs/b.txt"]
    assert names(docs.absolute()) == [f"{docs.absolute()}/2020/a.txt", f"{docs.absolute()}/b.txt"]
    assert names(Path()) == ["c.txt", "docs/2020/a.txt", "docs/b.txt"]


def test_a_file_that_is_meant_twice_is_found_once(docs: Path) -> None:
    touch(docs / "2020/a.txt")

    assert names(docs, docs / "2020", docs / "2020/a.txt") == ["docs/2020/a.txt"]


def test_hidden_files_and_lock_files_in_folders_are_passed_over(docs: Path) -> None:
    touch(docs / ".hidden.txt", docs / ".git/a.txt", docs / "~$a.docx", docs / "a.txt")

    assert names(docs) == ["docs/a.txt"]
    assert names(docs / ".hidden.txt") == ["docs/.hidden.txt"]


def test_the_corpus_is_passed_over(docs: Path) -> None:
    touch(*(docs / name for name in ("c.db", "c.db-wal", "c.db-shm", "c.db-journal", "d.db")))

    assert names(docs, passing_over=docs / "c.db") == ["docs/d.db"]


@posix
def test_a_loop_of_links_ends(docs: Path) -> None:
    touch(docs / "sub/a.txt")
    (docs / "sub/up").symlink_to(docs.absolute())
    (docs / "sub/self").symlink_to("self")

    walked = walk([docs])

    assert [(one.name, one.problem is None) for one in walked.files] == [
        ("docs/sub/a.txt", True),
        ("docs/sub/self", False),
    ]


@posix
def test_a_file_has_the_name_without_links(docs: Path) -> None:
    touch(docs / "z/a.txt", Path("elsewhere/b.txt"))
    (docs / "a").symlink_to((docs / "z").absolute())
    (docs / "b").symlink_to(Path("elsewhere").absolute())

    assert names(docs) == ["docs/b/b.txt", "docs/z/a.txt"]


@posix
def test_a_pipe_is_not_waited_for(docs: Path) -> None:
    os.mkfifo(docs / "pipe")

    [found] = walk([docs]).files

    assert (found.status, found.problem) == (
        "skipped",
        "is no ordinary file; only those are read",
    )


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_reported_and_not_taken_for_empty(docs: Path) -> None:
    touch(docs / "closed/a.txt", docs / "b.txt")
    (docs / "closed").chmod(0)
    try:
        walked = walk([docs])
    finally:
        (docs / "closed").chmod(0o700)

    assert [one.name for one in walked.files] == ["docs/b.txt"]
    assert [one.name for one in walked.closed] == ["docs/closed"]
    assert walked.covers("docs/c.txt")
    assert not walked.covers("docs/closed/a.txt")


@pytest.mark.parametrize(
    ("folder", "name", "covered"),
    [
        ("docs", "docs/a.txt", True),
        ("docs", "docs/sub/a.txt", True),
        ("docs", "docs-2020/a.txt", False),
        ("docs", "docs", False),
        (".", "a.txt", True),
        (".", "sub/a.txt", True),
        (".", "../a.txt", False),
        (".", "/abs/a.txt", False),
        ("docs/sub", "docs/a.txt", False),
    ],
)
def test_a_folder_covers_what_is_below_it(
    docs: Path, folder: str, name: str, covered: bool
) -> None:
    (docs / "sub").mkdir()

    assert walk([Path(folder)]).covers(name) is covered
