"""What the commands that link have in common: where the work runs, and what is said of it."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from corpora.store import Corpus
from pipeline.engines import inline, processes
from pipeline.shares import cores

if TYPE_CHECKING:
    from pipeline.linking.work import LinkSummary
    from pipeline.run import Summary

# To start a process takes longer than to link so few documents in this one.
_FEW = 40


def link_all(corpus: Corpus, jobs: int | None, read: "Summary | None" = None) -> "LinkSummary":
    """Links what is not linked yet; `jobs` as in the options, `read` is what was read before."""
    from pipeline.linking.work import Engine, relink  # numpy and scipy: 0.3 s

    few = read is not None and read.documents <= _FEW
    engine: Engine = inline if jobs == 0 or few else partial(processes, workers=jobs or cores())
    return relink(corpus, engine=engine, report=_progress)


def linked_words(found: "LinkSummary") -> str:
    return (
        f"Links: {found.document_links} between documents, {found.siblings} beside each other; "
        f"{found.pairs} pairs of documents compared now, {found.links} links between tasks found"
    )


def _progress(done: int, total: int) -> None:
    """On a terminal only; one line that is overwritten."""
    if sys.stderr.isatty():
        click.echo(f"\rlinked {done} of {total} documents", err=True, nl=done == total)
