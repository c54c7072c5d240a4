"""policy-pipe evaluate: the corpus against annotations made by hand."""

import json
from pathlib import Path
from typing import Any

import click

from corpora.errors import PolicyPipeError
from corpora.store import opened
from outputs import task_graph
from outputs.terminal import one_line
from pipeline import evaluation
from pipeline.commands import options
from pipeline.gold import read_gold
from pipeline.graph import bundles


@click.command()
@options.corpus
@click.option(
    "--export",
    "exported",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Score a written task graph instead of a corpus.",
)
@click.option("--show-misses", is_flag=True, help="List all that is missing or too many.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(
    corpus: Path, exported: Path | None, show_misses: bool, as_json: bool, gold: Path
) -> None:
    """Score the corpus against hand-made annotations.

    GOLD is a JSON file of annotated documents, found in the corpus by their file names. The
    figures are micro precision, recall and F1 over tasks, departments, deadlines and citations,
    and the share of identity fields that are right.
    """
    try:
        documents = read_gold(gold.read_bytes())
    except ValueError as error:
        raise PolicyPipeError(f"{gold}: is no gold file: {error}") from error
    if exported is not None:
        try:
            graph = task_graph.read(exported.read_bytes())
        except ValueError as error:
            raise PolicyPipeError(f"{exported}: is no task graph: {error}") from error
        score = evaluation.evaluate(documents, evaluation.bundles(graph))
    else:
        with opened(corpus) as store, store.at_one_moment():
            found = bundles(store)
            score = evaluation.evaluate(documents, found)
    if as_json:
        click.echo(json.dumps(score.figures, ensure_ascii=False, indent=1))
    else:
        for name, figure in score.figures.items():
            click.echo(f"{name:18} {_words(figure)}")
    if show_misses:
        for miss in score.misses:
            click.echo(one_line(miss))


def _words(figure: Any) -> str:
    if isinstance(figure, dict):
        return "  ".join(f"{key}={value}" for key, value in figure.items())
    return str(figure)
