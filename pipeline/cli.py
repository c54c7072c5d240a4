"""The command line: `policy-pipe COMMAND`."""

import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from corpora.errors import PolicyPipeError

# Name, module and what it does. A module is loaded when its command is asked for: --help must
# answer at once.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "ingest": ("pipeline.commands.ingest", "Read files and folders into the corpus."),
    "link": ("pipeline.commands.link", "Link the tasks of the corpus to their sources."),
    "list": ("pipeline.commands.list", "List the documents of the corpus."),
    "show": ("pipeline.commands.show", "Show a document or task with what was found in it."),
    "trace": (
        "pipeline.commands.trace",
        "Trace a task, or all of a document, to sources and takers.",
    ),
    "compare": ("pipeline.commands.compare", "Compare two documents or two tasks word by word."),
    "coverage": (
        "pipeline.commands.coverage",
        "Show what became of the tasks of higher documents.",
    ),
    "findings": (
        "pipeline.commands.findings",
        "Show what a reader of the documents should know.",
    ),
    "export": (
        "pipeline.commands.export",
        "Write the task graph, or a part of it, for other programs.",
    ),
    "import": ("pipeline.commands.importing", "Put a written task graph back into a corpus."),
    "report": ("pipeline.commands.report", "Write a report to look at in a browser."),
    "review": ("pipeline.commands.review", "Take in and list what the office decides."),
    "evaluate": ("pipeline.commands.evaluate", "Score the corpus against hand-made annotations."),
    "measure": (
        "pipeline.commands.measure",
        "Measure copying, coverage, diffusion and duties.",
    ),
    "gold": ("pipeline.commands.gold", "Turn corrected annotations into gold."),
    "demo": ("pipeline.commands.demo", "Try all this on a small invented corpus."),
    "doctor": ("pipeline.commands.doctor", "Check this machine for what the program needs."),
    "completion": ("pipeline.commands.completion", "Print shell completion."),
}

_WRONG_USAGE = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class _Commands(click.Group):
    """Loads a command when it is asked for, and ends in plain words where it cannot go on."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """What a terminal has no character for is shown as ? there, and stops nothing."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PolicyPipeError as error:
            click.echo(f"policy-pipe: {error}", err=True)
            ctx.exit(_WRONG_USAGE)
        except KeyboardInterrupt:
            click.echo("policy-pipe: interrupted", err=True)
            ctx.exit(_INTERRUPTED)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version  # 0.03 s that only this needs

    try:
        click.echo(f"policy-pipe {version('policy-pipe')}")
    except PackageNotFoundError:
        click.echo("policy-pipe, not installed: run from its source folder")
    ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read Chinese policy documents: tasks, departments, deadlines and citations.

    \b
    policy-pipe demo                     try it on a small invented corpus
    policy-pipe ingest docs/             read all that is in docs/
    policy-pipe list                     see what was read
    policy-pipe show 国发〔2014〕25号    see one document and what was found in it
    policy-pipe export -o graph.json     write everything as JSON
    """
