"""The workbook of many tasks: time and memory against writing the same number of cells plainly.

python -m benchmarks.workbook [--tasks 50000]
"""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from benchmarks.measuring import apart, machine, table
from outputs.graph_records import (
    Assignment,
    Bundle,
    CopiedShare,
    Coverage,
    Deadline,
    Decision,
    Department,
    Document,
    DocumentLink,
    File,
    Finding,
    Link,
    Measure,
    Near,
    Passage,
    Quotation,
    Task,
)

# Tasks of one document.
_EACH = 50
_WORDS = (
    "建立健全社区助餐服务网络，合理布局助餐点，加强食品安全监管，定期组织检查并向社会公示结果。"
)
_OURS = """
import sys, time
from pathlib import Path
from benchmarks.measuring import peak_megabytes
from benchmarks.workbook import Many
from outputs.workbook import book

view = Many(int(sys.argv[1]))
begun, before = time.process_time(), peak_megabytes()
with Path(sys.argv[2]).open("wb") as out:
    book.write(view, out)
print(time.process_time() - begun, peak_megabytes() - before)
"""
_COUNT = """
import sys
import openpyxl

given = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows = [row for sheet in given for row in map(len, sheet.iter_rows(values_only=True))]
print(len(rows), sum(rows))
"""
# The same texts, without formats, links and heights; reading them is not counted.
_AGAIN = """
import sys, time
from pathlib import Path
from benchmarks.measuring import peak_megabytes
import openpyxl, xlsxwriter

path, memory = sys.argv[1], sys.argv[2] == "constant"
given = openpyxl.load_workbook(path, read_only=True)
book = xlsxwriter.Workbook(str(Path(path).with_name("plain.xlsx")), {"constant_memory": memory})
took, before = 0.0, peak_megabytes()
for sheet in given:
    copy = book.add_worksheet(sheet.title)
    for n, row in enumerate(sheet.iter_rows(values_only=True)):
        begun = time.process_time()
        for m, cell in enumerate(row):
            if isinstance(cell, (int, float)):
                copy.write_number(n, m, cell)
            elif cell is not None:
                copy.write_string(n, m, str(cell))
        took += time.process_time() - begun
begun = time.process_time()
book.close()
print(took + time.process_time() - begun, peak_megabytes() - before)
"""


class Many:
    """A `outputs.view.View` of any number of tasks; each is made when it is asked for.

    Every second document takes up the one before it: half copied, a tenth left out.
    """

    def __init__(self, tasks: int) -> None:
        self._documents = max(2, tasks // _EACH)

    def files(self) -> Iterator[File]:
        return iter(())

    def bundles(self) -> Iterator[Bundle]:
        for n in range(self._documents):
            tasks = tuple(_task(n, m) for m in range(_EACH))
            yield Bundle(document=_document(n), tasks=tasks)

    def absent(self) -> Iterator[Document]:
        return iter(())

    def document_links(self) -> Iterator[DocumentLink]:
        return iter(())

    def links(self) -> Iterator[Link]:
        for n in range(1, self._documents, 2):
            for m in range(_EACH):
                if m % 10:
                    yield _link(n, m)

    def coverage(self) -> Iterator[Coverage]:
        for n in range(1, self._documents, 2):
            for m in range(_EACH):
                yield _coverage(n, m)

    def findings(self) -> Iterator[Finding]:
        for n in range(1, self._documents, 2):
            for m in range(0, _EACH, 10):
                yield _finding(n, m)

    def decisions(self) -> Iterator[Decision]:
        return iter(())

    def settings(self) -> None:
        return None


def _id(n: int, m: int | None = None) -> str:
    return f"d{n:016x}" if m is None else f"d{n:016x}#{m // 10 + 1}/{m % 10 + 1}"


def _document(n: int) -> Document:
    return Document(
        id=_id(n), fingerprint="0" * 16, file=f"docs/{n}.txt", copies=(), present=True,
        title=f"养老服务实施方案（{n}）", attachment_title=None, number=f"甲政办发〔2021〕{n}号",
        issuers=("甲市人民政府办公室",), level="county" if n % 2 else "municipality", region=None,
        issued_on=date(2021, 1, 1), published_on=None, genre="通知", addressees=(), text="",
        ocr=False, parts=(),
    )  # fmt: skip


def _task(n: int, m: int) -> Task:
    words = f"{m}.第{n}号助餐服务。{_WORDS * (1 + (n + m) % 4)}"
    bodies = tuple(
        Department(
            text=body, start=0, end=1, canonical=f"甲市{body}", line="民政", level="county",
            collective=False,
        )
        for body in ("县民政局", "县财政局")
    )  # fmt: skip
    return Task(
        id=_id(n, m), document=_id(n), provision=None, path=_id(n, m).partition("#")[2],
        kind="duty", heading=f"第{n}号助餐服务", action=None, object=None, strength="plain",
        text=words, spans=((0, len(words)),), fingerprint="0" * 16,
        measures=(Measure(n=1, start=0, end=len(words)),),
        assignments=(
            Assignment(
                role="lead", mode="single", start=0, end=1, rule="r", departments=bodies[:1]
            ),
            Assignment(
                role="support", mode="single", start=0, end=1, rule="r", departments=bodies[1:]
            ),
        ),
        deadlines=(
            Deadline(
                kind="by", text="2021年底前", start=0, end=1, start_on=None,
                due_on=date(2021, 12, 31), every=None, amount=None, unit=None, rule="r",
            ),
        ),
        targets=(),
    )  # fmt: skip


def _link(n: int, m: int) -> Link:
    return Link(
        task=_id(n, m), source=_id(n - 1, m), kind="source", common_source=None,
        directness="direct", relation="equal", copy_class="renamed" if m % 2 else "adapted",
        copied_share=CopiedShare(task=0.9, source=0.9), score=7.0, probability=0.99,
        status="proposed", channel="number", reasons=(), alternatives=(),
        passages=(Passage(task=(8, 40), source=(8, 40), kind="equal"),), measures=((1, 1),),
    )  # fmt: skip


def _coverage(n: int, m: int) -> Coverage:
    if m % 10:
        return Coverage(
            source=_id(n - 1, m), document=_id(n), state="covered", depth="deep",
            tasks=(_id(n, m),), copied_share=0.9,
        )  # fmt: skip
    return Coverage(
        source=_id(n - 1, m), document=_id(n), state="gap", depth="shallow",
        nearest=tuple(Near(task=_id(n, near), score=-2.0) for near in range(3)),
        reason="本级文件没有对应任务",
    )  # fmt: skip


def _finding(n: int, m: int) -> Finding:
    return Finding(
        id=f"f{n:08x}{m:08x}", code="P101", kind="gap", severity="error", document=_id(n),
        task=None, source=_id(n - 1, m), message="没有承接", status="open",
        evidence=(Quotation(document=_id(n - 1), quote=_WORDS, start=0, end=len(_WORDS)),),
    )  # fmt: skip


@click.command()
@click.option("--tasks", default=50_000, show_default=True)
def main(tasks: int) -> None:
    """Write the workbook, then its cells plainly, each in an interpreter of its own."""
    click.echo(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "ours.xlsx"
        ours = _numbers(apart(_OURS, str(tasks), str(path)))
        half = _numbers(apart(_OURS, str(tasks // 2), str(path.with_name("half.xlsx"))))
        rows, cells = _numbers(apart(_COUNT, str(path)))
        size = path.stat().st_size / 1024**2
        streamed = _numbers(apart(_AGAIN, str(path), "constant"))
        held = _numbers(apart(_AGAIN, str(path), "held"))
    click.echo(f"{tasks} tasks, {rows:,.0f} rows, {cells:,.0f} cells, {size:.0f} MB\n")
    named = {
        "the workbook": ours,
        "the same cells, XlsxWriter streaming": streamed,
        "the same cells, XlsxWriter in memory": held,
        "the workbook of half as many tasks": half,
    }
    lines = [
        (name, f"{took:.1f}", f"{ours[0] / took:.2f}", f"{peak:.0f}", f"{ours[1] / peak:.2f}")
        for name, (took, peak) in named.items()
    ]
    click.echo(table([("what", "s", "workbook / this", "MB more", "workbook / this"), *lines]))


def _numbers(printed: str) -> tuple[float, float]:
    first, second = printed.split()
    return float(first), float(second)


if __name__ == "__main__":
    main()
