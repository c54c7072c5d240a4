"""policy-pipe gold: corrected annotations as a gold file."""

from pathlib import Path

import click
import msgspec

from corpora.annotations import FORMATS
from corpora.errors import PolicyPipeError


def _print_configuration(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from outputs.label_studio import configuration

    click.echo(configuration(), nl=False)
    context.exit()


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="What wrote the annotations.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The gold file to write.",
)
@click.option(
    "--configuration",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_configuration,
    help="Print the labelling configuration for a Label Studio project.",
)
@click.argument("annotations", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(form: str, output: Path, annotations: Path) -> None:
    """Turn corrected annotations into gold.

    ANNOTATIONS is what `policy-pipe export --format labelstudio` or `conll` wrote, after somebody
    has corrected it: a Label Studio JSON export, or columns with other tags. The gold file is one
    that `policy-pipe evaluate` takes. Dates and whole names are read anew from the marked words.
    """
    from pipeline.annotated import gold_of  # all extractors: 0.2 s

    try:
        gold = [gold_of(one) for one in FORMATS[form](annotations.read_bytes())]
    except ValueError as error:
        raise PolicyPipeError(f"{annotations}: {error}") from error
    if not gold:
        raise PolicyPipeError(f"{annotations}: holds no annotated document; submit one and export")
    written = msgspec.json.format(msgspec.json.encode(gold), indent=1)
    partly = output.with_name(f".{output.name}.part")
    try:
        partly.write_bytes(written + b"\n")
        partly.replace(output)
    except OSError as error:
        raise PolicyPipeError(f"{output}: cannot be written: {error.strerror}") from error
    tasks = sum(len(one.tasks) for one in gold)
    click.echo(f"{output}: {len(gold)} documents, {tasks} tasks")
