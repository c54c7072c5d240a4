"""What several commands ask for in the same way."""

import os
import re
import sys
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec

from corpora.vocabulary import LINK_KINDS, RELATIONS
from outputs.labels import Language
from outputs.selection import Selection
from outputs.terminal import Look
from outputs.view import View

DEFAULT_CORPUS = "policy-pipe.db"
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)

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


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What of a corpus somebody asks for, in the words of the command line."""

    documents: bool
    tasks: bool
    document: tuple[str, ...]
    place: tuple[str, ...]
    since: date | None
    until: date | None
    relation: tuple[str, ...]
    with_sources: bool

    def of(self, view: View) -> View:
        """That part of it; the view itself where everything is asked for.

        Raises:
            PolicyPipeError: There is no such document or place, or there are several.
        """
        from pipeline.selection import Chosen, meant_documents, meant_place  # 0.1 s

        names = (meant_documents(view, name) for name in self.document)
        selection = Selection(
            documents=self.documents or not self.tasks,
            tasks=self.tasks or not self.documents,
            document=tuple(id_ for ids in names for id_ in ids),
            places=tuple(meant_place(view, name) for name in self.place),
            since=self.since,
            until=self.until,
            relations=tuple(one for one in RELATIONS if one in self.relation),
            kinds=tuple(one for one in LINK_KINDS if one in self.relation),
            with_sources=self.with_sources,
        )
        return view if selection == Selection() else Chosen(view, selection)


class _Day(click.ParamType[date]):
    """A day, month or year; of the latter two the first or the last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        found = _DAY.fullmatch(value)
        try:
            year, month, day = (int(one) if one else None for one in found.groups())  # type: ignore[union-attr]  # caught
            first = date(year or 0, month or 1, day or 1)
        except (AttributeError, ValueError):
            self.fail(f"{value} is no day: write 2021-06-18, 2021-06 or 2021", param, ctx)
        if day or not self._last:
            return first
        month = month or 12
        return date(first.year, month, monthrange(first.year, month)[1])


def selecting(function: Callable[..., None]) -> Callable[..., None]:
    """Options that tell which part of a corpus is meant; the command gets them as `wanted`."""

    @wraps(function)
    def given(*args: Any, **kwargs: Any) -> None:
        named = {name: kwargs.pop(name) for name in Wanted.__struct_fields__}
        function(*args, wanted=Wanted(**named), **kwargs)

    for option in reversed(_SELECTING):
        given = option(given)
    return given


_SELECTING = (
    click.option("--documents", is_flag=True, help="Only documents and their links."),
    click.option("--tasks", is_flag=True, help="Only tasks and their links."),
    click.option(
        "--document",
        multiple=True,
        metavar="DOCUMENT",
        help="Only this document with its attachments; named as for `show`. May be repeated.",
    ),
    click.option(
        "--place",
        multiple=True,
        metavar="PLACE",
        help="Only documents of this place (name or code) and of all below it. May be repeated.",
    ),
    click.option(
        "--since",
        type=_Day(last=False),
        metavar="DATE",
        help="Only documents issued on this day or later (2021-06-18, 2021-06 or 2021).",
    ),
    click.option(
        "--until",
        type=_Day(last=True),
        metavar="DATE",
        help="Only documents issued on this day or earlier.",
    ),
    click.option(
        "--with-sources",
        is_flag=True,
        help="Also the documents that the chosen ones come from, over all levels.",
    ),
    click.option(
        "--relation",
        multiple=True,
        type=click.Choice([*LINK_KINDS, *RELATIONS]),
        metavar="RELATION",
        help="Only links between tasks of this kind (source, sibling) or relation (equal, "
        "equivalent, subset, superset, intersects). May be repeated.",
    ),
)
