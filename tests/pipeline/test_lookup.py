"""A document or task may be called by whatever somebody has at hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpora.store import Corpus
from corpora.store_records import DocumentRecord
from pipeline.lookup import filed, lookup
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


def test_documents_are_filed_from_the_highest_level_down_and_oldest_first() -> None:
    def document(id_: str, **known: Any) -> DocumentRecord:
        return DocumentRecord(
            id=id_,
            edition="e",
            fingerprint="f",
            file="a.txt",
            copies=(),
            number=None,
            title=None,
            number_key=None,
            tasks=0,
            **known,
        )

    of_county = {"level": "county", "place": "甲省乙市丙县"}
    documents = [
        document("d1", level=None, place=None, issued_on=None),
        document("d2", **of_county, issued_on=None),
        document("d3", **of_county, issued_on=date(2021, 1, 1)),
        document("d4", **of_county, issued_on=date(2020, 1, 1)),
        document("d5", level="national", place=None, issued_on=date(2022, 1, 1)),
    ]

    assert [one.id for one in filed(documents)] == ["d5", "d4", "d3", "d2", "d1"]
    assert filed(reversed(documents)) == filed(documents)
