"""An archive is read as a folder: each member is a file of its own in the corpus."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.store import Corpus
from pipeline.run import Summary
from pipeline.walking import walk


def pack(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(f"{name}.txt", text)


@pytest.fixture
def statuses(corpus: Corpus, run: Callable[..., Summary]) -> Callable[..., dict[str, str]]:
    def statuses(*paths: Path) -> dict[str, str]:
        run(*paths)
        return {file.path: file.status for file in corpus.files()}

    return statuses


def test_members_are_files(docs: Path, statuses: Callable[..., dict[str, str]]) -> None:
    pack(docs / "a.zip", one="甲通知\n任务", two="乙通知\n任务")
    (docs / "b.txt").write_text("丙通知\n任务", "utf-8")

    read = dict.fromkeys(("docs/a.zip/one.txt", "docs/a.zip/two.txt", "docs/b.txt"), "read")
    assert statuses(docs) == read
    assert statuses(docs) == dict.fromkeys(read, "unchanged")


def test_a_member_that_went_is_missing(docs: Path, statuses: Callable[..., dict[str, str]]) -> None:
    pack(docs / "a.zip", one="甲通知\n任务", two="乙通知\n任务")
    statuses(docs / "a.zip")
    pack(docs / "a.zip", two="乙通知\n任务")

    assert statuses(docs / "a.zip") == {
        "docs/a.zip/one.txt": "missing",
        "docs/a.zip/two.txt": "unchanged",
    }


def test_an_archive_that_got_damaged_keeps_its_documents(
    docs: Path, statuses: Callable[..., dict[str, str]]
) -> None:
    pack(docs / "a.zip", one="甲通知\n任务")
    statuses(docs)
    (docs / "a.zip").write_bytes((docs / "a.zip").read_bytes()[:50])

    assert statuses(docs) == {"docs/a.zip/one.txt": "read"}
    assert [found.name for found in walk([docs]).closed] == ["docs/a.zip"]


def test_a_copy_beside_an_archive(docs: Path, statuses: Callable[..., dict[str, str]]) -> None:
    pack(docs / "a.zip", one="甲通知\n任务")
    (docs / "z.txt").write_text("甲通知\n任务", "utf-8")

    assert sorted(statuses(docs).values()) == ["copy", "read"]
