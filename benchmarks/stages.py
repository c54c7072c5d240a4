"""Ingest, export, memory and start of the whole program, as a user waits for them."""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import inputs
from benchmarks.measuring import apart, table, wall_seconds
from corpora.store import opened
from pipeline import engines, views
from pipeline.run import ingest

_MB = 1024**2
_FEW, _MANY = 200, 2000
_TIMES = 3

_INLINE = """
import sys
from pathlib import Path
from benchmarks.measuring import peak_megabytes
from corpora.store import opened
from pipeline import engines, views
from pipeline.run import ingest

folder, corpus = map(Path, sys.argv[1:])
with opened(corpus, new=True) as store:
    ingest([folder], store, engine=engines.inline)
    ingested = peak_megabytes()
    with corpus.with_suffix(".json").open("wb") as out:
        views.export(store, out)
print(ingested, peak_megabytes())
"""
_HELP = "from pipeline.cli import main; main(['--help'])"


def durations(scratch: Path, count: int) -> str:
    """Files to a corpus to JSON, the best of a few times."""
    folder = scratch / "ingested"
    inputs.write(folder, count)
    timed = {}
    for jobs in (1, 2):
        corpora = iter([scratch / f"{jobs}-{n}.db" for n in range(_TIMES)])
        timed[f"ingest, jobs: {jobs}"] = wall_seconds(
            partial(_ingest_anew, folder, corpora, jobs), times=_TIMES
        )
    made = scratch / "1-0.db"
    timed["ingest again, nothing changed"] = wall_seconds(partial(_ingest, folder, made, 1))
    out = io.BytesIO()
    took = wall_seconds(partial(_export, made, out))
    timed[f"export, {len(out.getvalue()) / _MB:.1f} MB of JSON"] = took
    rows = [(what, f"{took:.2f}", f"{count / took:,.0f}") for what, took in timed.items()]
    return table([(f"{count:,} files, wall time", "s", "documents/s"), *rows])


def memory(scratch: Path) -> str:
    """Of a few documents and of many: it must not grow with their number."""
    rows = []
    for count in (_FEW, _MANY):
        folder = scratch / f"documents-{count}"
        inputs.write(folder, count)
        peaks = apart(_INLINE, str(folder), f"{folder}.db").split()
        rows.append((f"{count:,} documents", *(f"{float(peak):.0f}" for peak in peaks)))
    return table([("peak memory, one process", "MB after ingest", "MB after export"), *rows])


def starts() -> str:
    """The help page, beside an interpreter that does nothing."""
    bare, shown = (wall_seconds(partial(apart, code), times=5) for code in ("pass", _HELP))
    mark = max(0.35, 8 * bare)
    rows = [
        ("bare Python", f"{bare:.3f}", "1"),
        ("policy-pipe --help", f"{shown:.3f}", f"{shown / bare:.1f}"),
        ("mark: 0.35 s or 8 bare starts", f"{mark:.3f}", "kept" if shown <= mark else "missed"),
    ]
    return table([("start, wall time, best of 5", "s", "bare starts"), *rows])


def _ingest_anew(folder: Path, corpora: Iterator[Path], jobs: int) -> None:
    _ingest(folder, next(corpora), jobs)


def _ingest(folder: Path, corpus: Path, jobs: int) -> None:
    with opened(corpus, new=True) as store:
        ingest([folder], store, engine=partial(engines.processes, workers=jobs))


def _export(corpus: Path, out: io.BytesIO) -> None:
    with opened(corpus) as store:
        views.export(store, out)
