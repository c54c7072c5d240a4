"""A document or task may be called by whatever somebody has at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.store import Corpus
from pipeline.lookup import lookup
from pipeline.run import Summary


@pytest.fixture
def filled(docs: Path, corpus: Corpus, run: Callable[..., Summary]) -> Corpus:
    texts = {
        "a": "甲市政府关于政务公开工作的通知|甲政发〔2020〕1号|甲市政府\n办。\n报。",
        "b": "乙市政府关于政务公开工作的通知|乙政发〔2020〕2号|乙市政府\n办。",
        "c#1": "丙县防汛工作方案|丙政发〔2020〕3号|丙县政府\n办。",
    }
    for name, text in texts.items():
        (docs / f"{name}.txt").write_text(text, "utf-8")
    (docs / "d.txt").write_text(texts["a"], "utf-8")
    run(docs)
    return corpus


def files(corpus: Corpus, words: str) -> set[str]:
    return {document.file for document, task in lookup(corpus, words) if task is None}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("甲政发〔2020〕1号", {"docs/a.txt"}),
        ("甲政发(2020) 1号", {"docs/a.txt"}),
        ("甲政发[２０２０]1号", {"docs/a.txt"}),
        ("docs/b.txt", {"docs/b.txt"}),
        ("./docs/b.txt", {"docs/b.txt"}),
        ("docs/d.txt", {"docs/a.txt"}),  # a copy
        ("docs/c#1.txt", {"docs/c#1.txt"}),
        ("甲市政府关于政务公开工作的通知", {"docs/a.txt"}),
        ("关于政务公开工作的通知", {"docs/a.txt", "docs/b.txt"}),
        ("《丙县防汛工作方案》", {"docs/c#1.txt"}),
        ("防汛", {"docs/c#1.txt"}),
        ("政务公开", {"docs/a.txt", "docs/b.txt"}),
        ("报", set()),  # one character is no name
        ("甲政发〔2020〕11号", set()),
        ("", set()),
        ("%", set()),
    ],
)
def test_documents(filled: Corpus, words: str, expected: set[str]) -> None:
    assert files(filled, words) == expected


def test_ids_and_their_beginnings(filled: Corpus) -> None:
    for document in filled.documents():
        assert files(filled, document.id) == {document.file}
        assert files(filled, document.id[:8]) == {document.file}


def test_tasks(filled: Corpus) -> None:
    [document] = [one for one in filled.documents() if one.file == "docs/a.txt"]

    def paths(words: str) -> list[str]:
        return [task.path for _, task in lookup(filled, words) if task is not None]

    assert paths(f"{document.id}#2") == ["2"]
    assert paths(f"{document.id[:8]}#1") == ["1"]
    assert paths("甲政发〔2020〕1号#2") == ["2"]
    assert paths("甲政发〔2020〕1号#") == ["1", "2"]
    assert paths("甲政发〔2020〕1号#9") == []
