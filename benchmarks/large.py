"""Single files of many megabytes in shapes that slow programs down: time and memory must be linear.

python -m benchmarks.large [--mb 50] [--only NAME]
"""

import tempfile
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

import click

from benchmarks import inputs
from benchmarks.measuring import apart, machine, table

_MB = 1024**2
_READ = """
import sys, time
from pathlib import Path
from benchmarks.measuring import peak_megabytes
from corpora.store import opened
from pipeline.engines import inline
from pipeline.run import ingest

path = Path(sys.argv[1])
small = path.with_name("small.txt")
small.write_text("一、抓好落实。", "utf-8")
corpus = path.with_name("large.db")
corpus.unlink(missing_ok=True)
outcomes = []
with opened(corpus, new=True) as store:
    ingest([small], store, engine=inline)  # loads all there is
    begun = time.process_time()
    ingest([path], store, engine=inline, report=outcomes.append)
    took = time.process_time() - begun
[outcome] = outcomes
print(took, peak_megabytes(), outcome.tasks, outcome.reason or outcome.status)
"""


def _repeated(words: str) -> Callable[[int], str]:
    return lambda size: words * (size // len(words.encode()) + 1)


def _plans(size: int) -> str:
    """Real documents one after the other."""
    whole = "\n".join(islice(inputs.documents(), 300))
    repeated = _repeated(whole)(size).encode()
    return repeated[:size].decode(errors="ignore")


def _page(text: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: f"<html><body><p>{text(size)}</p></body></html>"


# The suffix of the file, and its text for a number of bytes.
SHAPES: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "plans": (".txt", _plans),
    "plans in one line": (".txt", lambda size: _plans(size).replace("\n", "")),
    "plans in one paragraph of a page": (".html", _page(_plans)),
    "one word without end": (".txt", _repeated("甲")),
    "one letter without end": (".txt", _repeated("a")),
    "digits": (".txt", _repeated("1")),
    "numerals": (".txt", _repeated("二〇")),
    "blanks": (".txt", lambda size: "甲" + " " * size + "乙"),
    "line breaks": (".txt", lambda size: "甲" + "\n" * size + "乙"),
    "labels": (".txt", _repeated("一、(一)1.⑴")),
    "labels, one a line": (".txt", _repeated("一、\n（一）\n1.\n")),
    "articles": (".txt", _repeated("第一条 ")),
    "items": (".txt", _repeated("一、抓好落实。(市财政局负责)\n")),
    "ordinals in a line": (".txt", _repeated("一是抓好落实；")),
    "departments": (".txt", _repeated("市财政局、")),
    "departments in a note": (
        ".txt",
        lambda size: "一、办好。(" + "市财政局、" * (size // 15) + ")",
    ),
    "half names": (".txt", _repeated("市和县")),
    "deadlines": (".txt", _repeated("2020年底前")),
    "dates": (".txt", _repeated("2020年1月1日")),
    "opening brackets": (".txt", _repeated("（")),
    "nested brackets": (".txt", lambda size: "(" * (size // 2) + ")" * (size // 2)),
    "opening title marks": (".txt", _repeated("《")),
    "titles": (".txt", _repeated("《甲办法》(国发〔2020〕1号)")),
    "numbers of documents": (".txt", _repeated("国发〔2020〕1号")),
    "targets": (".txt", _repeated("达到95%以上")),
    "tabs": (".txt", _repeated("甲\t乙\t丙\n")),
    "colons": (".txt", _repeated("牵头单位:")),
    "commas": (".txt", _repeated(",")),
    "orders": (".txt", _repeated("各县要抓好落实")),
    "opening tags": (".html", _repeated("<div>")),
    "nested tags": (".html", lambda size: "<div>" * (size // 11) + "甲" + "</div>" * (size // 11)),
    "a table": (".html", lambda size: f"<table>{_repeated('<tr><td>甲<td>乙')(size)}</table>"),
    "entities": (".html", _page(_repeated("&amp;"))),
    "lesser signs": (".html", _page(_repeated("<"))),
}


@click.command()
@click.option("--mb", default=50.0, show_default=True, help="Size; half of it is read too.")
@click.option("--only", multiple=True, help="Shapes to measure. Default: all.")
def main(mb: float, only: tuple[str, ...]) -> None:
    """Measure every shape in an interpreter of its own, and print a table in Markdown."""
    click.echo(f"{machine()}\n")
    rows = [("shape", "MB", "s", "growth", "peak MB", "tasks", "result")]
    with tempfile.TemporaryDirectory() as scratch:
        for name in only or SHAPES:
            suffix, text = SHAPES[name]
            path = Path(scratch) / f"large{suffix}"
            half, _, _, _ = _measured(path, text, mb / 2)
            took, peak, tasks, result = _measured(path, text, mb)
            growth = f"{took / half:.1f}" if half > 1 else "-"
            rows.append((name, f"{mb:g}", f"{took:.1f}", growth, f"{peak:.0f}", tasks, result[:40]))
            click.echo(rows[-1], err=True)
    click.echo(table(rows))


def _measured(
    path: Path, text: Callable[[int], str], megabytes: float
) -> tuple[float, float, str, str]:
    """Seconds of processor time, peak memory, tasks, and what became of the file."""
    path.write_text(text(int(megabytes * _MB)), "utf-8")
    took, peak, tasks, result = apart(_READ, str(path)).strip().split(" ", 3)
    return float(took), float(peak), tasks, result


if __name__ == "__main__":
    main()
