"""Pages a second of a PDF of prose and of one with a task table: ours, PDFium's, pdfplumber's.

Run from the checkout: python -m benchmarks.pdf [FILE …]; needs the extra `dev`.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from corpora.readers import pdf_document

_PAGES = 120
_ENOUGH = 20  # for pdfplumber, which takes a fifth of a second for a page
_SENTENCE = (
    "各有关部门要按照职责分工，健全工作机制，细化工作举措，强化督促检查，确保各项任务落到实处。"
)


def main() -> None:
    files = [(name, Path(name).read_bytes()) for name in sys.argv[1:]]
    print(f"{'':30}{'pages':>7}{'PDFium':>9}{'ours':>9}{'pdfplumber':>12}  pages/s")
    for name, data in files or [("prose", prose()), ("table", table())]:
        pages = len(pypdfium2.PdfDocument(data))
        rates = [_rate(engine, data) for engine in (_pdfium, _ours, _pdfplumber)]
        print(f"{name[-28:]:30}{pages:7}{rates[0]:9.0f}{rates[1]:9.0f}{rates[2]:12.1f}")


def prose() -> bytes:
    from reportlab.platypus import Paragraph

    return _built(
        [Paragraph(f"{n}.{_SENTENCE * (1 + n % 5)}", _style(16, 28)) for n in range(1, 8 * _PAGES)]
    )


def table() -> bytes:
    from reportlab.platypus import LongTable, Paragraph, TableStyle

    cell = _style(10, 14)
    rows: list[list[object]] = [["No.", "重点任务", "牵头单位", "时限"]]
    for n in range(1, 10 * _PAGES // 2):
        rows.append([n, Paragraph(_SENTENCE, cell), Paragraph("市财政局", cell), "2025-12-31"])
    made = LongTable(rows, colWidths=[40, 230, 110, 70], repeatRows=1)
    font = ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)
    made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), font]))
    return _built([made])


def _style(size: int, leading: int) -> object:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ParagraphStyle(
        "text", fontName="STSong-Light", fontSize=size, leading=leading, wordWrap="CJK"
    )


def _built(story: list[object]) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    made = io.BytesIO()
    SimpleDocTemplate(made).build(story)
    return made.getvalue()


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
