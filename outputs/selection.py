"""What of a corpus an output was asked for, and by which settings: what its readers must know."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import msgspec

from corpora.vocabulary import Level, LinkKind, Relation

if TYPE_CHECKING:
    from outputs.view import View  # it imports this module


class Selection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Empty lists and None mean no restriction.

    `documents` and `tasks` say what the graph is of. `document` holds ids, `places` codes, of
    zones full names. `since` and `until` are inclusive; no document without a date is within them.
    `of` is what was chosen before: this is a part of that part.
    """

    documents: bool = True
    tasks: bool = True
    document: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    relations: tuple[Relation, ...] = ()
    kinds: tuple[LinkKind, ...] = ()
    with_sources: bool = False
    of: "Selection | None" = None

    def words(self) -> str:
        """As JSON, empty where all of the corpus is meant."""
        return msgspec.json.encode(self).decode() if self != Selection() else ""

    def within(self, before: "Selection") -> "Selection":
        """The same, of a part that was chosen before."""
        if before == Selection():
            return self
        return msgspec.structs.replace(
            self,
            documents=self.documents and before.documents,
            tasks=self.tasks and before.tasks,
            of=before,
        )


class Preset(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a settings file says, in its own words; empty lists mean no restriction.

    `errors`, `warnings` and `ignored` are codes or kinds of findings, `lengths` norms of length in
    characters.
    """

    file: str | None = None
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    lengths: Mapping[str, int] = {}


@runtime_checkable
class Selected(Protocol):
    """A view of a part."""

    @property
    def selection(self) -> Selection: ...


def selection_of(view: "View") -> Selection:
    """Of a view that tells nothing: everything."""
    return view.selection if isinstance(view, Selected) else Selection()
