"""What a careful reader finds in documents: annotations made by hand, as files hold them."""

from typing import Any

import msgspec


class GoldDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline as annotated; dates are written as in ISO 8601."""

    kind: str
    due: str | None = None
    start: str | None = None
    every: str | None = None
    amount: int | None = None
    unit: str | None = None


class GoldTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task as annotated; what is `optional` counts neither way."""

    path: str
    kind: str
    text: str
    row: str | None = None
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    role: str | None = None
    responsible: Any = msgspec.UNSET
    by_role: Any = msgspec.UNSET
    deadlines: tuple[GoldDeadline, ...] = ()
    optional: bool = False
    leads_optional: tuple[str, ...] = ()
    deadlines_optional: tuple[GoldDeadline, ...] = ()


class GoldCitation(msgspec.Struct, frozen=True, kw_only=True):
    """A citation as annotated."""

    title: str | None
    number: str | None
    alias: str | None = None


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated file, found by its name without folders."""

    file: str
    meta: dict[str, Any]
    tasks: tuple[GoldTask, ...]
    citations: tuple[GoldCitation, ...]
    own_titles: tuple[str, ...] = ()


def read_gold(data: bytes) -> tuple[GoldDocument, ...]:
    """The annotations in a gold file.

    Raises:
        ValueError: This is no such file.
    """
    return msgspec.json.decode(data, type=tuple[GoldDocument, ...])
