"""A task before its departments and dates are noted: where it stands and of which kind it is."""

import msgspec

from corpora.model import Provision
from corpora.vocabulary import TaskKind
from extractors.assignments import Note

_LABEL_MARKS = "、.)〕条章节 "


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One task's place; `heading` and `bodies` (of a department-first entry) are offsets.

    The bodies may stand above the task, as the heading of its section.
    """

    path: str
    provision: str | None
    kind: TaskKind
    heading: tuple[int, int] | None
    start: int
    end: int
    bodies: tuple[int, int] | None = None
    notes: tuple[Note, ...] = ()


def title(folded: str, provision: Provision) -> str:
    """The heading of an item, or its first words where it has none."""
    if provision.heading:
        begin, end = heading(provision)
        return folded[begin:end]
    start = provision.span.start + label_length(folded, provision)
    return folded[start : min(start + 24, provision.own_end)]


def heading(provision: Provision) -> tuple[int, int]:
    """Where the item's own title stands; the folded text is as long as the text."""
    return provision.heading_start, provision.heading_start + len(provision.heading)


def label_length(folded: str, provision: Provision) -> int:
    """Characters of the label as written, with the blanks and points behind it."""
    at = provision.span.start
    end = min(at + 14, provision.span.end)
    while at < end and not _ends_label(folded[at]):
        at += 1
    while at < end and _ends_label(folded[at]):
        at += 1
    return at - provision.span.start


def trimmed(folded: str, end: int) -> int:
    """`end` without the blanks and line breaks before it."""
    while end > 0 and folded[end - 1] in " \n":
        end -= 1
    return end


def _ends_label(character: str) -> bool:
    return character in _LABEL_MARKS or "①" <= character <= "⒛"
