"""Pages of real portals, which are no part of the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora import readers
from corpora.model import Document

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here"),
]


def found(pattern: str) -> Document:
    [path] = CORPUS.glob(pattern)
    return readers.read(path)


def texts() -> Iterator[tuple[Path, Document]]:
    for path in sorted(CORPUS.rglob("*")):
        if path.suffix in (".txt", ".htm", ".html"):
            yield path, readers.read(path)


def test_all_pages_and_texts_are_read_without_a_bad_character() -> None:
    assert [path.name for path, document in texts() if "\ufffd" in document.text] == []


def test_all_pages_have_a_body_of_most_of_their_prose() -> None:
    missing = [
        path.name
        for path, document in texts()
        if document.media_type == "text/html"
        and (
            document.body is None
            or 2 * document.quote(document.body).count("。") < document.text.count("。")
        )
    ]

    assert missing == []


def test_a_task_table_of_forty_rows_is_one_table() -> None:
    document = found("chains/B-*/2P_06_*.html")
    metadata, tasks = document.tables
    numbers = [document.text[cell.start : cell.end] for cell in tasks.cells if cell.column == 1]

    assert document.body is not None
    assert tasks.span.within(document.body)
    assert not metadata.span.overlaps(document.body)
    assert "渝府发〔2015〕54号" in document.quote(metadata.span)
    assert [number for number in numbers if number] == [str(n) for n in range(1, 41)]
    assert {cell.column + cell.column_span for cell in tasks.cells} <= set(range(1, 7))
