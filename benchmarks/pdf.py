"""Pages a second, and memory, of a PDF of prose and of one with a task table.

Run from the checkout: python -m benchmarks.pdf [FILE …]; needs the extra `dev`.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.measuring import apart, machine, table
from corpora.readers import pdf_document

_PAGES = 100
_ENOUGH = 20  # for pdfplumber, which takes a fifth of a second for a page
# What a process does whose memory is measured.
_READ = """
import sys
from pathlib import Path
from benchmarks.measuring import peak_megabytes
from corpora import readers
readers.read(Path(sys.argv[1]))
print(peak_megabytes())
"""
_SENTENCE = (
    "各有关部门要按照职责分工，健全工作机制，细化工作举措，强化督促检查，确保各项任务落到实处。"
)


def main() -> None:
    given = [(name, Path(name).read_bytes()) for name in sys.argv[1:]]
    files = given or [("prose", prose(_PAGES)), ("tables", tables(_PAGES))]
    print(f"{machine()}\n")
    heading = (
        "pages/s of one core, pages, baseline: PDFium alone, **ours**, pdfplumber, ours / PDFium"
    )
    rows = [heading.split(", ")]
    for name, data in files:
        pages = len(pypdfium2.PdfDocument(data))
        pdfium, ours, plumber = (_rate(engine, data) for engine in (_pdfium, _ours, _pdfplumber))
        rates = (f"{pdfium:,.0f}", f"{ours:,.0f}", f"{plumber:.1f}", f"{ours / pdfium:.2f}")
        rows.append([Path(name).name, str(pages), *rates])
    print(table(rows))
    if not given:
        print()
        print(table([*_memory()]))


def prose(pages: int) -> bytes:
    from reportlab.platypus import Paragraph

    count = 5 * pages + 10
    style = _style(16, 28)
    long = [Paragraph(f"{n}.{_SENTENCE * (1 + n % 5)}", style) for n in range(1, count)]
    return _built(long, pages)


def tables(pages: int) -> bytes:
    """One ruled table over all pages, fifteen rows on each."""
    from reportlab.platypus import Paragraph, Table, TableStyle

    cell = _style(10, 14)
    font = ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), font])
    story: list[object] = []
    for page in range(pages):
        rows: list[list[object]] = [["No.", "重点任务", "牵头单位", "时限"]]
        for n in range(15 * page + 1, 15 * page + 16):
            rows.append([n, Paragraph(_SENTENCE, cell), Paragraph("市财政局", cell), "2025-12-31"])
        story.append(Table(rows, colWidths=[40, 230, 110, 70], style=look))
    return _built(story, pages)


def _memory() -> Iterator[list[str]]:
    """Of processes that read one file each; one that reads a page shows what is loaded."""
    pages = (1, _PAGES, 10 * _PAGES)
    yield ["peak MB of one process, pages", *map(str, pages), "growth a page, KB"]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "benchmark.pdf"
        for name, made in (("prose", prose), ("tables", tables)):
            peaks = []
            for count in pages:
                path.write_bytes(made(count))
                peaks.append(float(apart(_READ, str(path))))
            growth = 1024 * (peaks[2] - peaks[1]) / (pages[2] - pages[1])
            yield [name, *(f"{peak:.0f}" for peak in peaks), f"{growth:.0f}"]


def _style(size: int, leading: int) -> object:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ParagraphStyle(
        "text", fontName="STSong-Light", fontSize=size, leading=leading, wordWrap="CJK"
    )


def _built(story: Sequence[object], pages: int) -> bytes:
    """The first `pages` of them."""
    from reportlab.platypus import SimpleDocTemplate

    made = io.BytesIO()
    SimpleDocTemplate(made).build([*story])
    source, cut = pypdfium2.PdfDocument(made.getvalue()), pypdfium2.PdfDocument.new()
    cut.import_pages(source, [*range(pages)])
    kept = io.BytesIO()
    cut.save(kept)
    return kept.getvalue()


def _rate(engine: Callable[[bytes], int], data: bytes) -> float:
    """Pages for a second of this process: other work on the machine does not count."""
    begun = time.process_time()
    pages = engine(data)
    return pages / (time.process_time() - begun)


def _pdfium(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
        page.close()
    return len(document)


def _ours(data: bytes) -> int:
    return len(pdf_document.read(data, "benchmark.pdf").page_starts)


def _pdfplumber(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = document.pages[:_ENOUGH]
        for page in pages:
            page.extract_text()
            page.close()
        return len(pages)


if __name__ == "__main__":
    main()
