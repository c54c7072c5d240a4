"""Word documents a second: ours, python-docx, and no more than unpacking and parsing them.

Run from the checkout: python -m benchmarks.office [FILE …]; needs the extra `dev`.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.table import Table
from lxml import etree

from benchmarks.measuring import machine, one_core, seconds, table
from corpora import readers
from extractors.analysis import analyse

_DOCUMENTS = 40
_TIMES = 3
_SENTENCE = (
    "各有关部门要按照职责分工，健全工作机制，细化工作举措，强化督促检查，确保各项任务落到实处。"
)
_ROWS = 40


def main() -> None:
    given = [Path(name).read_bytes() for name in sys.argv[1:]]
    files = given or [_written(n) for n in range(_DOCUMENTS)]
    characters = sum(len(_ours(data)) for data in files)
    print(f"{machine()}\n\n{len(files)} documents, {characters // len(files):,} characters each\n")
    rows = [["one core", "s", "documents/s", "times unpacking and parsing"]]
    base = 0.0
    engines: Sequence[tuple[str, Callable[[bytes], object]]] = (
        ("baseline: unpack and parse the text (zipfile, lxml)", _parsed),
        ("baseline: python-docx, paragraphs and cells", _python_docx),
        ("**file to text**", _ours),
        ("**file to facts**", _facts),
    )
    with one_core():
        for name, engine in engines:
            engine(files[0])  # what is loaded once
            took = seconds(lambda: [engine(data) for data in files], times=_TIMES)  # noqa: B023
            base = base or took
            rate = f"{len(files) / took:,.0f}"
            rows.append([name, f"{took:.2f}", rate, f"{took / base:.1f}"])
    print(table(rows))


def _written(n: int) -> bytes:
    """A plan of thirty items and a table of forty rows, some 5,000 characters."""
    made = docx.Document()
    made.add_paragraph(f"关于印发第{n}号工作方案的通知")
    for item in range(1, 31):
        made.add_paragraph(f"{item}.{_SENTENCE * (1 + item % 3)}")
    cells = made.add_table(_ROWS, 4)
    for number, row in enumerate(cells.rows):
        words = (str(number), _SENTENCE, "市财政局", "2025年12月底前")
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def _parsed(data: bytes) -> int:
    """Less than this no reader can do."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        return sum(len(text) for text in root.itertext())


def _python_docx(data: bytes) -> str:
    """In order of the text; without numbers of lists, notes and text boxes."""
    lines: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += ("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _ours(data: bytes) -> str:
    return readers.parse(data, "benchmark.docx").text


def _facts(data: bytes) -> object:
    return analyse(readers.parse(data, "benchmark.docx"))


if __name__ == "__main__":
    main()
