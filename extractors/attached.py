"""Where the attachments begin that a text prints below itself: 附件2, with or without its title."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from corpora.model import Analysis, Paragraph, Part

_ORDINAL = r"(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})"
# A line of its own; with its title behind it (附件1:…名录) only inside an attachment.
_BARE = re.compile(rf"附 ?[件录] ?(?P<mark>{_ORDINAL})? ?[:.]?")
_TITLED = re.compile(rf"附 ?[件录] ?(?P<mark>{_ORDINAL}) ?[:. ] ?[^。;:]{{4,60}}")
_ENTRY = re.compile(r"1[.、]")


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """`mark` is the attachment's own number as written; "" where a text has a single one."""

    start: int
    mark: str


def is_heading(texts: Sequence[str], index: int) -> bool:
    """Whether an attachment begins at a line; 附件: above 1.… 2.… only lists their names."""
    if not 0 <= index < len(texts) or not _BARE.fullmatch(texts[index]):
        return False
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return _ENTRY.match(below) is None


def headings(analysis: Analysis) -> tuple[Heading, ...]:
    """In text order; what stands before the first one is what the text hands on itself."""
    folded = analysis.folded
    found: list[Heading] = []
    parts = [part.span for part in analysis.of(Part) if part.kind == "attachment"]
    starts = [span.start for span in parts]
    for paragraph in analysis.of(Paragraph):
        span = paragraph.span
        at = bisect_right(starts, span.start) - 1
        if paragraph.in_table or at < 0 or span.start >= parts[at].end:
            continue
        line = folded[span.start : span.end]
        heading = _BARE.fullmatch(line) or _TITLED.fullmatch(line)
        if heading:
            found.append(Heading(start=span.start, mark=heading["mark"] or ""))
    return tuple(found)


def place(found: Sequence[Heading], offset: int) -> int:
    """Which attachment an offset lies in: 0 before the first heading, else its position from 1."""
    return bisect_right(found, offset, key=lambda heading: heading.start)
