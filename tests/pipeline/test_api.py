"""What notebooks import does what its examples say, and loads only what it needs."""

import doctest
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from corpora.errors import CorpusError, UnreadableFileError
from corpora.model import Citation, Mention, Part, Provision, Task
from corpora.samples import put_into
from corpora.store import opened
from pipeline import Library, analyse_file, analyse_text, api, keywords, open_corpus, spacy_doc
from pipeline.engines import inline
from pipeline.run import ingest


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample documents and the corpus made of them."""
    folder = tmp_path_factory.mktemp("notebook")
    put_into(folder / "docs")
    with opened(folder / "policy-pipe.db", new=True) as corpus:
        ingest([folder / "docs"], corpus, engine=inline)
    return folder


@pytest.fixture
def corpus(here: Path) -> Iterator[Library]:
    with open_corpus(here / "policy-pipe.db") as library:
        yield library


@pytest.mark.parametrize(
    "example",
    [one for one in doctest.DocTestFinder().find(api, extraglobs=vars(pipeline)) if one.examples],
    ids=lambda one: one.name,
)
def test_examples(example: doctest.DocTest, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    said: list[str] = []

    failed = doctest.DocTestRunner().run(example, out=said.append).failed

    assert not failed, "".join(said)


@pytest.mark.parametrize("kind", [Part, Provision, Task, Citation])
def test_a_stored_document_is_as_its_file(here: Path, corpus: Library, kind: type[Mention]) -> None:
    [found] = corpus.find("霁政办函〔2022〕14号")
    assert found.document.file is not None
    stored, read = corpus.analysis(found.document.id), analyse_file(found.document.file)

    assert (stored.document, stored.identity) == (read.document, read.identity)
    assert stored.of(kind) == read.of(kind)


def test_tasks_are_those_of_all_documents(corpus: Library) -> None:
    assert [task.id for task in corpus.tasks()] == [task.id for one in corpus for task in one.tasks]


def test_files_of_a_corpus(corpus: Library) -> None:
    assert {file.status for file in corpus.files()} == {"read", "copy"}
    assert len(list(corpus.files())) == 12


def test_a_name_may_mean_several_or_none(corpus: Library) -> None:
    assert len(corpus.find("养老服务")) > 1
    assert corpus.find("无此文件") == ()


def test_a_corpus_may_be_asked_while_it_is_gone_through(corpus: Library) -> None:
    for found in corpus:
        assert corpus.find(found.document.id) == (found,)
        assert corpus.analysis(found.document.id).document.text == found.document.text


def test_an_id_that_is_not_there(corpus: Library) -> None:
    with pytest.raises(KeyError, match="d0123456789abcdef"):
        corpus.analysis("d0123456789abcdef")


def test_a_doc_of_every_sample(corpus: Library) -> None:
    for found in corpus:
        doc = spacy_doc(corpus.analysis(found.document.id))

        assert doc.text == found.document.text
        spans = [(start, end) for task in found.tasks for start, end in task.spans]
        assert [(span.start_char, span.end_char) for span in doc.spans["tasks"]] == spans


def test_keywords_of_a_task(corpus: Library) -> None:
    [found] = corpus.find("岚政办发〔2021〕36号")

    assert all(keywords(task.text, 3) for task in found.tasks)


def test_a_text_may_be_empty() -> None:
    assert analyse_text("").mentions.values()
    assert keywords("") == ()


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        analyse_file(tmp_path / "nothing.txt")
    with pytest.raises(CorpusError), open_corpus(tmp_path / "nothing.db"):
        pass


def test_names_that_are_not_there() -> None:
    with pytest.raises(ImportError):
        exec("from pipeline import nonsense")


@pytest.mark.parametrize(
    ("code", "not_loaded"),
    [
        ("import pipeline", {"pipeline.api", "msgspec"}),
        ("from pipeline import *", {"msgspec", "spacy"}),
        ("from pipeline import analyse_text; analyse_text('一、抓好落实。')", {"spacy", "jieba"}),
    ],
)
def test_only_what_is_needed_is_loaded(code: str, not_loaded: set[str]) -> None:
    code = f"import sys; sys.path[:0] = {sys.path!r}\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not_loaded.isdisjoint(done.stdout.split())
