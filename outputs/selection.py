"""What of a corpus an export was asked for, as its metadata tell it."""

from datetime import date
from typing import Protocol, runtime_checkable

import msgspec

from corpora.vocabulary import LinkKind, Relation
from outputs.view import View


class Selection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Empty lists and None mean no restriction.

    `documents` and `tasks` say what the graph is of. `document` holds ids, `places` codes, of
    zones full names. `since` and `until` are inclusive; no document without a date is within them.
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

    def words(self) -> str:
        """As JSON, empty where all of the corpus is meant."""
        return msgspec.json.encode(self).decode() if self != Selection() else ""


@runtime_checkable
class Selected(Protocol):
    """A view of a part."""

    selection: Selection


def selection_of(view: View) -> Selection:
    """Of a view that tells nothing: everything."""
    return view.selection if isinstance(view, Selected) else Selection()
