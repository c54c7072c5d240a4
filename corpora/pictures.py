"""What of a document stood in pictures: how sure its reading is, and which pages nobody read."""

from collections.abc import Iterable

import msgspec

from corpora.model import Document, Span

# The field that names the pages whose text nobody read, with 、 between their numbers.
UNREAD = "pages that are pictures"


class Certainty(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of certainty (0 to 1) that the reader of pictures gives to its lines.

    `mean` is by characters; `lowest` is that of the worst line.
    """

    mean: float
    lowest: float


def certainty(document: Document, spans: Iterable[Span] = ()) -> Certainty | None:
    """Of all that was read from pictures, or of what of it touches `spans`; None for nothing."""
    wanted = [*spans] or [Span(0, len(document.text))]
    touched = [
        (min(end, span.end) - max(start, span.start), share)
        for start, end, share in document.confidences
        for span in wanted
        if start < span.end and span.start < end
    ]
    if not touched:
        return None
    characters = sum(length for length, _ in touched)
    mean = sum(length * share for length, share in touched) / characters
    return Certainty(mean=round(mean, 4), lowest=min(share for _, share in touched))


def unread_pages(document: Document) -> tuple[int, ...]:
    """Their numbers, the first page being 1."""
    told = dict(document.fields).get(UNREAD, "")
    return tuple(int(number) for number in told.split("、") if number)
