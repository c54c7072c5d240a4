"""Damaged files by the thousand: each must end in a clear status and leave the others alone.

python -m benchmarks.fuzz [--count 2000] [--seed 0] [--all] [--keep FOLDER] PATH ...
"""

import io
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

import click

from benchmarks.mutants import mutants
from corpora.readers import READERS, formats, ocr, office
from corpora.store import Corpus, opened
from outputs import task_graph
from outputs.graph_records import (
    Assignment,
    Bundle,
    Citation,
    Deadline,
    Department,
    Measure,
    Part,
    Provision,
    Target,
)
from pipeline import engines, graph, shares, views
from pipeline.reading import Job, Reading, read_file
from pipeline.run import Outcome, ingest

# What a reason begins with when the fault is ours, or the file took too long.
_OURS = ("internal error", "not read within", "the process that read it", "takes more memory")

_Noted = Part | Provision | Citation | Measure | Assignment | Department | Deadline | Target


@click.command()
@click.option("--count", default=2000, show_default=True, help="How many mutants.")
@click.option("--seed", default=0, show_default=True, help="The same seed, the same mutants.")
@click.option("--jobs", default=shares.cores(), help="Processes. Default: one a core.")
@click.option("--time-limit", default=20.0, show_default=True, help="Seconds for one file.")
@click.option("--all", "whole", is_flag=True, help="With LibreOffice and text recognition.")
@click.option("--keep", type=click.Path(path_type=Path), help="Where to put the mutants.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.pass_context
def main(
    context: click.Context,
    count: int,
    seed: int,
    jobs: int,
    time_limit: float,
    whole: bool,
    keep: Path | None,
    paths: tuple[Path, ...],
) -> None:
    """Damage the files of PATH in many ways and read them; exit code 1 if that was too much."""
    sources = sorted({file for path in paths for file in _files(path)})
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch) / "mutants"
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in mutants(sources, count, seed):
            (folder / path).write_bytes(data)
        outcomes: list[Outcome] = []
        engine = partial(engines.processes, workers=jobs, time_limit=time_limit)
        work = read_file if whole else alone
        with opened(Path(scratch) / "fuzz.db", new=True) as corpus:
            ingest([folder], corpus, engine=engine, report=outcomes.append, work=work)
            found = [*faults(outcomes, corpus, [*folder.iterdir()])]
    statuses = Counter(outcome.status for outcome in outcomes)
    click.echo(f"{len(sources)} sources, {count} mutants: {dict(statuses)}")
    for reason, times in Counter(outcome.reason for outcome in outcomes).most_common():
        if reason:
            click.echo(f"{times:6} {reason}")
    for fault in found:
        click.echo(f"FAULT {fault}")
    context.exit(1 if found else 0)


def alone(job: Job) -> Reading:
    """Without what takes seconds for each file, and whose faults are not ours."""
    with (
        patch.object(office, "find", return_value=None),
        patch.object(ocr, "is_installed", return_value=False),
    ):
        return read_file(job)


def faults(outcomes: Sequence[Outcome], corpus: Corpus, files: Sequence[Path]) -> Iterator[str]:
    """What must not be, whatever the files are."""
    told = [outcome.file for outcome in outcomes]
    for file in files:
        name = file.as_posix()
        if not any(one == name or one.startswith(f"{name}/") for one in told):
            yield f"{name}: without an outcome"
    yield from _crashes(outcomes)
    yield from _faults(corpus)


def _files(path: Path) -> Iterator[Path]:
    """Those that there are readers for; to damage others shows nothing."""
    for file in path.rglob("*") if path.is_dir() else [path]:
        if not file.is_file() or not file.stat().st_size:
            continue
        kind = formats.recognise(file.read_bytes(), file.name)
        if kind in READERS or (kind, file.suffix) == (".zip", ".zip"):
            yield file


def _crashes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        said = outcome.reason or ""
        if said.startswith(_OURS):
            yield f"{outcome.file}: {said}"
        elif (outcome.status in ("failed", "skipped")) != bool(said):
            yield f"{outcome.file}: {outcome.status} with the reason {said!r}"


def _faults(corpus: Corpus) -> Iterator[str]:
    """What must hold for every document, however bad its file."""
    for record in corpus.documents():
        try:
            found = graph.bundle(corpus, record)
        except Exception as error:
            yield f"{record.file}: cannot be shown: {type(error).__name__}: {error}"
            continue
        yield from (f"{record.file}: {fault}" for fault in _wrong(found))
    out = io.BytesIO()
    views.export(corpus, out)
    task_graph.read(out.getvalue())


def _wrong(found: Bundle) -> Iterator[str]:
    length = len(found.document.text)
    for start, end in _places(found):
        if not 0 <= start < end <= length:
            yield f"a span [{start}, {end}) in a text of {length}"
    for kind in (found.provisions, found.tasks, found.citations):
        ids = Counter(one.id for one in kind)
        yield from (f"{times} times the id {id_}" for id_, times in ids.items() if times > 1)
    provisions = {one.id for one in found.provisions}
    named = {one.parent for one in found.provisions} | {one.provision for one in found.tasks}
    yield from (f"no provision {id_}" for id_ in named - provisions - {None})


def _places(found: Bundle) -> Iterator[tuple[int, int]]:
    noted: list[_Noted] = [*found.document.parts, *found.provisions, *found.citations]
    for task in found.tasks:
        yield from task.spans
        noted += [*task.measures, *task.assignments, *task.deadlines, *task.targets]
        noted += [one for assignment in task.assignments for one in assignment.departments]
    yield from ((one.start, one.end) for one in noted)


if __name__ == "__main__":
    main()
