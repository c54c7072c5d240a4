"""From text to facts, in characters per second, beside reading the bytes and beside jieba.

python -m benchmarks.facts [--mb 5] [--files 1000] [FOLDER ...]
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
import msgspec

from benchmarks import inputs, stages
from benchmarks.measuring import machine, one_core, seconds, table
from corpora.errors import FileError
from corpora.model import Analysis, Document, Task
from corpora.readers import parse
from extractors import words
from extractors.analysis import analyse
from outputs.spacy_view import doc_of

_MB = 1024**2
# The corpus that lies beside a checkout of those who have it.
_SHARED = Path(__file__).parents[2] / "shared/corpus/bulk"
_EVERY = 10  # documents of which one is made a spaCy Doc: slow, and the others are no different


class _File(msgspec.Struct, frozen=True):
    """A file that can be read, in all its stages."""

    path: Path
    content: bytes
    document: Document
    analysis: Analysis


@click.command()
@click.option("--mb", default=5.0, show_default=True, help="Size of the generated corpus.")
@click.option("--files", default=1000, show_default=True, help="Files of the timed ingest.")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(mb: float, files: int, folders: tuple[Path, ...]) -> None:
    """Measure, and print tables in Markdown."""
    click.echo(machine())
    with tempfile.TemporaryDirectory() as scratch_:
        scratch = Path(scratch_)
        measured = [("generated", inputs.write_bytes(scratch / "generated", int(mb * _MB)))]
        for folder in folders or filter(Path.exists, [_SHARED]):
            measured.append((folder.name, sorted(filter(Path.is_file, folder.rglob("*")))))
        for name, paths in measured:
            with one_core():
                click.echo(f"\n{_speeds(name, tuple(_read(paths)))}")
        click.echo(f"\n{stages.durations(scratch, files)}")
        click.echo(f"\n{stages.memory(scratch)}")
        click.echo(f"\n{stages.starts()}")


def _read(paths: Iterable[Path]) -> Iterable[_File]:
    """Without those that no reader can read."""
    for path in paths:
        content = path.read_bytes()
        try:
            document = parse(content, path.name)
        except FileError:
            continue
        yield _File(path, content, document, analyse(document))


def _speeds(name: str, files: Sequence[_File]) -> str:
    """Processor time on one core, everything loaded before."""
    characters = sum(len(file.document.text) for file in files)
    size = sum(len(file.content) for file in files)
    tasks = sum(len(file.analysis.of(Task)) for file in files)
    timed = _timed(files, characters)
    plain, cut = timed[_PLAIN], timed[_JIEBA]
    rows = [
        (
            what,
            f"{took:.2f}",
            f"{characters / took:,.0f}",
            f"{took / plain:.1f}",
            f"{cut / took:.1f}",
        )
        for what, took in timed.items()
    ]
    heading = ("one core", "s", "characters/s", "times plain reading", "times as fast as jieba")
    return (
        f"{name}: {len(files)} documents, {size / _MB:.1f} MB, {characters:,} characters, "
        f"{tasks:,} tasks\n\n{table([heading, *rows])}"
    )


_PLAIN = "baseline: read and decode the bytes"
_JIEBA = "baseline: jieba.lcut"


def _timed(files: Sequence[_File], characters: int) -> dict[str, float]:
    lcut, cut = _lcut(), words.segmenter().cut
    words.keywords("工作")
    doc_of(files[0].analysis, cut)
    some = [file.analysis for file in files[::_EVERY]]
    share = sum(len(one.document.text) for one in some) / characters
    return {
        _PLAIN: seconds(lambda: [_decoded(file) for file in files], times=3),
        _JIEBA: seconds(lambda: [lcut(file.document.text) for file in files]),
        "bytes to text": seconds(lambda: [parse(file.content, file.path.name) for file in files]),
        "**text to facts**": seconds(lambda: [analyse(file.document) for file in files], times=2),
        "verbs and objects": seconds(lambda: [tuple(words.find(f.analysis)) for f in files]),
        "keywords of every task": seconds(lambda: [_keywords(file.analysis) for file in files]),
        "spaCy Docs": seconds(lambda: [doc_of(one, cut) for one in some]) / share,
    }


def _decoded(file: _File) -> str:
    return file.path.read_bytes().decode(file.document.encoding or "utf-8", "replace")


def _keywords(analysis: Analysis) -> list[tuple[str, ...]]:
    quote = analysis.document.quote
    return [words.keywords(quote(task.span)) for task in analysis.of(Task)]


def _lcut() -> Callable[[str], list[str]]:
    import jieba  # 2-4 s with its dictionary

    jieba.setLogLevel(60)
    jieba.initialize()
    lcut: Callable[[str], list[str]] = jieba.lcut
    return lcut


if __name__ == "__main__":
    main()
