"""policy-pipe doctor: whether this machine has what the program needs."""

from pathlib import Path

import click

from outputs.terminal import one_line
from pipeline.commands import options
from pipeline.doctor import checks

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@options.corpus
@click.pass_context
def command(context: click.Context, corpus: Path) -> None:
    """Check this machine for what the program needs.

    Every line says ok, warn or fail, what was found, and what to do about it. Exit code 1 means
    that something must be done first.
    """
    failed = False
    colour = options.look("en").colour
    for check in checks(corpus):
        state = click.style(f"{check.state:4}", fg=_COLOURS[check.state])
        way_out = f" -> {check.way_out}" if check.way_out else ""
        click.echo(f"{state}  {one_line(f'{check.what}: {check.found}{way_out}')}", color=colour)
        failed |= check.state == "fail"
    context.exit(1 if failed else 0)
