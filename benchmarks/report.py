"""How long a report of 10,000 tasks takes to write, to open and to filter, beside one HTML table.

python -m benchmarks.report
"""

import random
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path
from statistics import median

import click
from playwright.sync_api import Browser, sync_playwright

from benchmarks.measuring import machine, peak_megabytes, table, wall_seconds
from corpora.vocabulary import COVERAGE_STATES, CoverageState
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
    Part,
    Passage,
    Place,
    Task,
)
from outputs.report.writing import write

# Each source has four subordinate documents; all have as many tasks.
_SOURCES, _BELOW, _TASKS = 20, 4, 100
_TIMES = 5
# fmt: off
_WORDS = (
    "养老", "服务", "设施", "建设", "改造", "监管", "补贴", "培训", "健康", "社区", "农村", "机构",
    "清单", "平台", "标准", "评估", "床位", "助餐",
)
# fmt: on
_BODIES = ("民政", "财政", "卫生健康", "住房城乡建设", "市场监管", "农业农村")
_STATES: tuple[CoverageState, ...] = tuple(COVERAGE_STATES)
# What a filter is asked for; each leaves some of the rows.
_ASKED = ("养老", "助餐平台", "民政")

_OPENED = """() => new Promise((done) => {
  const look = () => document.querySelector('tbody tr')
    ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 5);
  look();
})"""
_FILTERED = """([field, words]) => {
  const input = document.querySelector(field);
  const begun = performance.now();
  input.value = words;
  input.dispatchEvent(new Event('input', {bubbles: true}));
  document.body.offsetHeight;  // the browser has laid out what is left
  return performance.now() - begun;
}"""
_BASELINE = """<!DOCTYPE html><meta charset="utf-8"><input id="words"><table><tbody>"""
_FILTER = """</tbody></table><script>
const rows = Array.from(document.querySelectorAll("tbody tr"));
document.querySelector("#words").addEventListener("input", (event) => {
  for (const row of rows) row.hidden = !row.textContent.includes(event.target.value);
});
</script>"""


@click.command()
@click.option("--chromium", default="/usr/bin/chromium", help="The browser to open them with.")
def main(chromium: str) -> None:
    """Measure, and print a table in Markdown."""
    view = _Made()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        before = peak_megabytes()
        folder = Path(scratch, "report")
        spent = wall_seconds(lambda: write(view, folder))
        grown = peak_megabytes() - before
        one = Path(scratch, "one.html")
        one.write_text(_one_table(view), "utf-8")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        address = (folder / "matrix.html").as_uri()
        ours = _looked(browser, f"{address}#source=any", "[name=words]")
        theirs = _looked(browser, one.as_uri(), "#words")
        browser.close()
        baseline = one.stat().st_size
    tasks = _SOURCES * (1 + _BELOW) * _TASKS
    click.echo(f"{machine()}; {tasks:,} tasks, written in {spent:.1f} s with {grown:.0f} MB\n")
    click.echo(
        table(
            [
                ("matrix of the same rows", "MB", "seconds to open", "seconds to filter"),
                ("report", _mb(size), *(f"{one_:.2f}" for one_ in ours)),
                (
                    "one HTML table",
                    _mb(baseline),
                    *(f"{t:.2f}" for t in theirs),
                ),
                ("ratio", "", *(f"{t / o:.1f}" for o, t in zip(ours, theirs, strict=True))),
            ]
        )
    )


def _looked(browser: Browser, address: str, field: str) -> tuple[float, float]:
    """Medians of opening, and of the slowest filter."""
    opened, filtered = [], []
    for _ in range(_TIMES):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        opened.append(page.evaluate(_OPENED) / 1000)
        page.wait_for_timeout(500)
        filtered.append(max(page.evaluate(_FILTERED, [field, one]) for one in _ASKED) / 1000)
        page.close()
    return median(opened), median(filtered)


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _one_table(view: "_Made") -> str:
    """The rows of the matrix, all in one page, with what each cell tells."""
    cells: dict[str, list[str]] = {}
    for row in view.coverage():
        words = f"{COVERAGE_STATES[row.state]} {row.copied_share:.0%}"
        cells.setdefault(row.source, []).append(words)
    rows = (
        "<tr>"
        + "".join(
            f"<td>{escape(words)}</td>"
            for words in (task.path, task.heading, task.text, *cells.get(task.id, ()))
        )
        for bundle in view.bundles()
        for task in bundle.tasks
    )
    return _BASELINE + "\n".join(rows) + _FILTER


class _Made:
    """A view that is made anew whenever it is asked; the same each time."""

    def files(self) -> Iterator[File]:
        return iter(())

    def absent(self) -> Iterator[Document]:
        return iter(())

    def findings(self) -> Iterator[Finding]:
        return iter(())

    def decisions(self) -> Iterator[Decision]:
        return iter(())

    def settings(self) -> None:
        return None

    def bundles(self) -> Iterator[Bundle]:
        for source in range(_SOURCES):
            for below in range(_BELOW + 1):
                yield _bundle(source, below)

    def document_links(self) -> tuple[DocumentLink, ...]:
        return tuple(
            DocumentLink(
                document=_id(source, below),
                source=_id(source, 0),
                role="implements",
                channel="number",
                score=9.0,
                reasons=(),
            )
            for source, below in _pairs()
        )

    def links(self) -> Iterator[Link]:
        for source, below in _pairs():
            above, under = _bundle(source, 0), _bundle(source, below)
            for task, upper in zip(under.tasks, above.tasks, strict=True):
                yield _link(task, upper)

    def coverage(self) -> Iterator[Coverage]:
        for source, below in _pairs():
            for n in range(_TASKS):
                yield Coverage(
                    source=f"{_id(source, 0)}#{n + 1}",
                    document=_id(source, below),
                    state=_STATES[(n + below) % len(_STATES)],
                    depth="deep",
                    tasks=(f"{_id(source, below)}#{n + 1}",),
                    copied_share=0.5,
                )


def _pairs() -> Iterable[tuple[int, int]]:
    return ((source, below) for source in range(_SOURCES) for below in range(1, _BELOW + 1))


def _id(source: int, below: int) -> str:
    return f"d{source:08x}{below:08x}"


def _bundle(source: int, below: int) -> Bundle:
    chance = random.Random(f"{source} {below}")
    id_ = _id(source, below)
    text, tasks = "", []
    for n in range(_TASKS):
        body = f"市{chance.choice(_BODIES)}局"
        heading = "".join(chance.choices(_WORDS, k=4))
        words = f"{heading}。{''.join(chance.choices(_WORDS, k=60))}。（{body}牵头）"
        tasks.append(_task(id_, n, heading, words, body, len(text)))
        text += f"{words}\n"
    document = Document(
        id=id_, fingerprint="0" * 16, file=f"{id_}.txt", copies=(), present=True,
        title=f"第{source}号方案", attachment_title=None, number=f"霁政发〔2022〕{source}号",
        issuers=("霁州市人民政府",), level="county" if below else "municipality",
        region=Place(name=f"岚川省霁州市{f'第{below}县' if below else ''}", code=f"9901{below:02}"),
        issued_on=date(2022, 1, 1), published_on=None, genre="方案", addressees=(), text=text,
        ocr=False, parts=(Part(kind="body", start=0, end=len(text)),),
    )  # fmt: skip
    return Bundle(document=document, tasks=tuple(tasks))


def _task(document: str, n: int, heading: str, words: str, body: str, start: int) -> Task:
    at, end = start + words.rindex(body), start + len(words)
    department = Department(
        text=body, start=at, end=at + len(body), canonical=body, line=body[1:-1],
        level="municipality", collective=False,
    )  # fmt: skip
    assignment = Assignment(
        role="lead", mode="single", start=at, end=end, rule="note", departments=(department,)
    )
    deadline = Deadline(
        kind="by", text=words[:2], start=start, end=start + 2, start_on=None,
        due_on=date(2022, 1 + n % 12, 1), every=None, amount=None, unit=None, rule="by",
    )  # fmt: skip
    return Task(
        id=f"{document}#{n + 1}", document=document, provision=None, path=str(n + 1), kind="duty",
        heading=heading, action=None, object=None, strength="plain", text=words,
        spans=((start, end),), fingerprint="0" * 16,
        measures=(Measure(n=1, start=start, end=end),), assignments=(assignment,),
        deadlines=(deadline,), targets=(),
    )  # fmt: skip


def _link(task: Task, upper: Task) -> Link:
    [(start, _)], [(above, _)] = task.spans, upper.spans
    return Link(
        task=task.id, source=upper.id, kind="source", common_source=None, directness="direct",
        relation="equivalent", copy_class="adapted",
        copied_share=CopiedShare(task=0.5, source=0.5), score=5.0, probability=0.9,
        status="proposed", channel="number", reasons=(), alternatives=(),
        passages=(Passage(task=(start, start + 8), source=(above, above + 8), kind="equal"),),
        measures=((1, 1),),
    )  # fmt: skip


if __name__ == "__main__":
    main()
