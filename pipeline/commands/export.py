"""policy-pipe export: the task graph for other programs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from corpora.errors import PolicyPipeError
from corpora.store import opened
from outputs import csv_tables, gexf, graphml, label_studio, neo4j, parquet, task_graph, turtle
from outputs.graph_records import TaskGraph
from outputs.view import View
from outputs.word_report import report
from outputs.workbook import book
from pipeline.commands import options
from pipeline.commands.replacing import replaced_file, replaced_folder
from pipeline.commands.watching import watched


def _conll(view: View, out: IO[bytes]) -> None:
    from extractors.words import segmenter  # 0.2 s for its dictionary
    from outputs import conll

    conll.write(view, out, segmenter().cut)


def _docbin(view: View, out: IO[bytes]) -> None:
    from extractors.words import segmenter  # as above
    from outputs import docbin

    docbin.write(view, out, segmenter().cut)


WRITERS: Mapping[str, Callable[[View, IO[bytes]], None]] = {
    "json": task_graph.write,
    "graphml": graphml.write,
    "gexf": gexf.write,
    "turtle": turtle.write,
    "docbin": _docbin,
    "conll": _conll,
    "labelstudio": label_studio.write,
    "xlsx": book.write,
    "docx": report.write,
}
# Those that draw one of `PICTURES`.
DRAWN = ("svg", "png")
# Those that write several files, into a folder.
FOLDERS: Mapping[str, Callable[[View, Path], None]] = {
    "csv": csv_tables.write,
    "neo4j": neo4j.write,
    "parquet": parquet.write,
}


@click.command()
@options.corpus
@options.settings
@click.option(
    "--graph",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A task graph written as json, instead of a corpus.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*WRITERS, *DRAWN, *FOLDERS]),
    default="json",
    show_default=True,
    help="The form to write.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    required=True,
    metavar="PATH",
    help="Where to write it: a file, or a folder for formats of several files. - is standard "
    "output, for formats of one file.",
)
@options.selecting
@click.option("--no-bom", is_flag=True, help="csv: without the mark by which Excel knows UTF-8.")
@click.option(
    "--raw",
    is_flag=True,
    help="csv: without the ' before texts that a spreadsheet would run as formulas.",
)
@click.option(
    "--picture",
    type=click.Choice(["diffusion", "chain", "matrix"]),
    help="svg, png: how documents travelled down in time (the default), who comes from whom level "
    "by level, or what became of the tasks of a document.",
)
@click.option(
    "--of",
    "drawn",
    metavar="DOCUMENT",
    help="svg, png: the document that the picture is of; named as for `show`.",
)
def command(
    corpus: Path,
    settings: Path | None,
    graph: Path | None,
    form: str,
    output: Path,
    wanted: options.Wanted,
    no_bom: bool,
    raw: bool,
    picture: str | None,
    drawn: str | None,
) -> None:
    """Write the task graph, or a part of it, for other programs.

    That is documents, provisions, tasks, citations and links. The same corpus gives the same
    bytes. What is there already is replaced when the new one is complete. docs/formats.md says
    what each format holds and how to open it.

    A part of it: a link stays if both of its ends stay, an absent document if one that stays
    names it.
    """
    if (no_bom or raw) and form != "csv":
        raise click.UsageError("--no-bom and --raw are for csv")
    if (picture or drawn) and form not in DRAWN:
        raise click.UsageError("--picture and --of are for svg and png")
    with (
        _opened(corpus, settings, graph) as (whole, count),
        watched(wanted.of(whole), count) as view,
    ):
        if form == "csv":
            with replaced_folder(output) as folder:
                csv_tables.write(view, folder, bom=not no_bom, raw=raw)
        elif form in FOLDERS:
            with replaced_folder(output) as folder:
                FOLDERS[form](view, folder)
        elif form in DRAWN:
            data = _drawn(view, form, picture or "diffusion", drawn)
            with replaced_file(output) as out:
                out.write(data)
        else:
            with replaced_file(output) as out:
                WRITERS[form](view, out)


def _drawn(view: View, form: str, picture: str, of: str | None) -> bytes:
    from outputs.drawing import PICTURES
    from outputs.drawing.png import to_png
    from pipeline.selection import meant_documents  # 0.1 s

    ids = tuple(meant_documents(view, of)) if of else (None,)
    svg = PICTURES[picture](view, ids[0])
    return to_png(svg) if form == "png" else svg.encode("utf-8")


@contextmanager
def _opened(corpus: Path, settings: Path | None, graph: Path | None) -> Iterator[tuple[View, int]]:
    """All there is, and the number of documents."""
    if graph is not None:
        from outputs.stored import Stored

        read = _read(graph)
        yield Stored(read), sum(document.present for document in read.documents)
        return
    from pipeline.settings import of
    from pipeline.views import Whole
    from pipeline.world import World  # numpy and scipy: 0.3 s

    chosen = of(corpus, settings)
    with opened(corpus) as store, store.at_one_moment():
        documents, _ = store.counts()
        yield Whole(World(store, chosen)), documents


def _read(graph: Path) -> TaskGraph:
    try:
        return task_graph.read(graph.read_bytes())
    except ValueError as error:
        raise PolicyPipeError(
            f"{graph}: is no task graph ({error}); write one with: policy-pipe export -o FILE"
        ) from error
    except OSError as error:
        raise PolicyPipeError(f"{graph}: cannot be read: {error.strerror}") from error
