"""A reader and an extractor that do next to nothing, so that tests of the stages stand alone."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from corpora.errors import UnknownFormatError, UnreadableFileError
from corpora.folding import fold
from corpora.model import Analysis, Citation, Document, Identity, Span, Task
from corpora.store import Corpus, opened
from pipeline.engines import inline
from pipeline.reading import Job, Reading, read_file
from pipeline.run import Summary, ingest

_CITED = re.compile(r"《(?P<title>[^》]+)》(?:\((?P<number>[^)]+)\))?")


def plain(path: Path) -> Document:
    """SKIP and BAD in a file make a reader's two errors."""
    text = path.read_text("utf-8")
    if text.startswith("SKIP"):
        raise UnknownFormatError(path, "no reader for this", "leave it out")
    if text.startswith("BAD"):
        raise UnreadableFileError(path, "it is damaged", "fetch it again")
    return Document(text=text, media_type="text/plain")


def noted(document: Document) -> Analysis:
    """First line: title|number|issuer; every further line is a task, 《…》(…) a citation."""
    text = document.text
    if text.startswith("CRASH"):
        raise ZeroDivisionError("division by zero")
    first, *lines = text.splitlines(keepends=True)
    title, number, issuer = (*first.strip().split("|"), "", "")[:3]
    tasks, at = [], len(first)
    for n, line in enumerate(lines, start=1):
        span = Span(at, at + len(line.rstrip("\n")))
        tasks.append(_task(str(n), span))
        at += len(line)
    identity = Identity(
        title=title or None, number=number or None, issuers=(issuer,) if issuer else ()
    )
    analysis = Analysis(document=document, folded=fold(text), identity=identity)
    return analysis.plus(Task, tasks).plus(Citation, _citations(text))


def _task(path: str, span: Span) -> Task:
    return Task(
        span=span,
        rule="test",
        path=path,
        provision=None,
        kind="duty",
        heading="",
        strength="plain",
        spans=(span,),
        measures=(span,),
    )


def _citations(text: str) -> Iterator[Citation]:
    for found in _CITED.finditer(text):
        yield Citation(
            span=Span(*found.span()),
            rule="test",
            title=found["title"],
            number=found["number"],
            role="mention",
        )


@pytest.fixture
def work() -> Callable[[Job], Reading]:
    return partial(read_file, read=plain, analyse=noted)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, called docs from where we are."""
    monkeypatch.chdir(tmp_path)
    folder = Path("docs")
    folder.mkdir()
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with opened(tmp_path / "test.db", new=True) as store:
        yield store


@pytest.fixture
def run(corpus: Corpus, work: Callable[[Job], Reading]) -> Callable[..., Summary]:
    """Ingests paths into `corpus`."""

    def run(*paths: Path) -> Summary:
        return ingest(paths, corpus, engine=inline, work=work)

    return run
