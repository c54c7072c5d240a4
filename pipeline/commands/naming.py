"""What the commands that ask for a document or task by name say when there is not just one."""

import click

from corpora.store_reading import Contents
from outputs.terminal import one_line
from pipeline.lookup import Match, lookup

_NOT_ONE = 2
_LISTED = 20  # a screenful of candidates


def meant(context: click.Context, contents: Contents, name: str) -> Match:
    """The one that is meant; else the program ends after it has listed the candidates."""
    matches = lookup(contents, name)
    if len(matches) != 1:
        _explain(name, matches)
        context.exit(_NOT_ONE)
    return matches[0]


def _explain(name: str, matches: tuple[Match, ...]) -> None:
    if not matches:
        click.echo(
            one_line(f"policy-pipe: nothing here is called {name}; see: policy-pipe list"), err=True
        )
        return
    click.echo(one_line(f"policy-pipe: {name} may mean any of {len(matches)}:"), err=True)
    for document, task in matches[:_LISTED]:
        words = (
            f"{document.id}  {document.number or ''}  {document.title or document.file}"
            if task is None
            else f"{task.id}  {task.heading}"
        )
        click.echo(one_line(f"  {words}"), err=True)
