"""Scanned pages a second by processes and threads, and how much of their text is kept.

Run from the checkout: python -m benchmarks.ocr; needs the extras `dev` and `ocr`, and a font for
Chinese.
"""

import io
import os
import tempfile
from functools import partial
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

from benchmarks.measuring import machine, table, wall_seconds
from benchmarks.pdf import prose
from corpora import readers
from corpora.store import opened
from pipeline import engines
from pipeline.run import ingest

_FILES, _PAGES = 4, 2
_SCALE = 200 / 72  # 200 dpi


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "scans"
        folder.mkdir()
        texts = {}
        for n in range(_FILES):
            name = f"{n}.pdf"
            texts[name] = _scanned(folder / name, n * _PAGES)
        print(f"{machine()}\n\n{_FILES} files of {_PAGES} pages\n")
        heading = "processes × threads, wall s, pages/s, times the first, processor s a page"
        rows = [heading.split(", ")]
        base = 0.0
        for workers, threads in ((1, 1), (1, 2), (2, 1), (2, 2)):
            os.environ["OMP_NUM_THREADS"] = str(threads)
            before = _processor_seconds()
            took = wall_seconds(partial(_ingest, folder, Path(scratch), workers))
            base = base or took
            pages = _FILES * _PAGES
            worked = (_processor_seconds() - before) / pages
            figures = (f"{took:.1f}", f"{pages / took:.2f}", f"{base / took:.2f}", f"{worked:.2f}")
            rows.append([f"{workers} × {threads}", *figures])
        print(table(rows))
        shares = [_kept(folder / name, text) for name, text in texts.items()]
        print(f"\ncharacters kept: mean {sum(shares) / len(shares):.4f}, lowest {min(shares):.4f}")


def _scanned(path: Path, first: int) -> str:
    """Writes pages of the prose of `benchmarks.pdf` as pictures; their text."""
    source = pypdfium2.PdfDocument(prose(first + _PAGES))
    part = pypdfium2.PdfDocument.new()
    part.import_pages(source, [*range(first, first + _PAGES)])
    text = io.BytesIO()
    part.save(text)
    pages = [part[n].render(scale=_SCALE).to_pil() for n in range(_PAGES)]
    pages[0].save(path, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return readers.parse(text.getvalue(), path.name).text


def _ingest(folder: Path, scratch: Path, workers: int) -> None:
    corpus = scratch / "ocr.db"
    corpus.unlink(missing_ok=True)
    with opened(corpus, new=True) as store:
        summary = ingest([folder], store, engine=partial(engines.processes, workers=workers))
    assert summary.counts == {"read": _FILES}, summary


def _processor_seconds() -> float:
    """Of the processes that have ended: what waits for others does not count, what spins does."""
    times = os.times()
    return times.children_user + times.children_system


def _kept(path: Path, text: str) -> float:
    """The share of characters that need no mending."""
    found = readers.parse(path.read_bytes(), path.name).text
    return 1 - Levenshtein.distance(text, found) / len(text)


if __name__ == "__main__":
    main()
