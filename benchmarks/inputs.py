"""As many documents as a measurement needs: sections of the sample documents, put together anew."""

import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpora.model import Document
from corpora.readers import read
from corpora.samples import put_into

_SECTION = re.compile(r"^\s*[一二三四五六七八九十]+、", re.MULTILINE)
_NUMBER = re.compile(r"〔(\d{4})〕\d+号")
_LABELS = "一二三四五六七八九十"
_FEWEST, _MOST = 4, 8  # sections of one document, as plans have them
_LEAST = 2  # samples with fewer sections are no plans


def documents() -> Iterator[str]:
    """Plans without end, no two alike; every time the same ones."""
    chance = random.Random(0)
    plans = [parts for text in _samples() if len(parts := _SECTION.split(text)) > _LEAST]
    heads = [head for head, *_ in plans if _NUMBER.search(head)]
    sections = [section for _, *sections in plans for section in sections]
    n = 0
    while True:
        n += 1
        head = _NUMBER.sub(rf"〔\1〕{n}号", chance.choice(heads), count=1)
        chosen = chance.sample(sections, chance.randint(_FEWEST, _MOST))
        body = (
            f"　　{label}、{section.rstrip()}\n"
            for label, section in zip(_LABELS, chosen, strict=False)
        )
        yield f"{head.rstrip()}\n{''.join(body)}"


def write(folder: Path, count: int) -> list[Path]:
    """The first `count` documents as UTF-8 files in `folder`, made if absent."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for n, text in enumerate(islice(documents(), count)):
        path = folder / f"{n:06}.txt"
        path.write_text(text, "utf-8")
        made.append(path)
    return made


def write_bytes(folder: Path, size: int) -> list[Path]:
    """The first documents that have `size` bytes together."""
    count = 0
    for text in documents():
        count, size = count + 1, size - len(text.encode())
        if size <= 0:
            break
    return write(folder, count)


def _samples() -> Sequence[str]:
    """Their main texts, in simplified script: the page in traditional script is a copy."""
    with tempfile.TemporaryDirectory() as scratch:
        read_ = [read(path) for path in put_into(Path(scratch)) if "encyclopedia" not in path.name]
        return [_main_text(document) for document in read_]


def _main_text(document: Document) -> str:
    return document.quote(document.body) if document.body else document.text
