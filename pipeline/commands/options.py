"""What several commands ask for in the same way."""

import os
import sys
from pathlib import Path

import click

from outputs.labels import Language
from outputs.terminal import Look

DEFAULT_CORPUS = "policy-pipe.db"

corpus = click.option(
    "--corpus",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_CORPUS,
    show_default=True,
    metavar="FILE",
    help="The corpus file.",
)
language = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of headings and labels.",
)
settings = click.option(
    "--settings",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Settings; see docs/settings.md. Default: policy-pipe.toml beside the corpus, else here.",
)


def look(lang: Language) -> Look:
    """Drawn where a person looks on; in colours unless they are unwanted (no-color.org)."""
    person = sys.stdout.isatty()
    return Look(language=lang, drawn=person, colour=person and not os.environ.get("NO_COLOR"))
