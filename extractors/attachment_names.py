"""What an attachment is called: by 附件2 and a title, in a text, a list or the name of a file."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from corpora.folding import fold
from corpora.model import Analysis, Heading, Paragraph, Part, Span
from extractors import numerals

_COUNT = rf"[{numerals.NUMERALS}]{{1,3}}"
# 附件 2-1, 附件二, 附件(2); 附件1-4 in the name of a file holds four of them.
LABEL = (
    r"附 ?件 ?(?:(?P<own>\d{1,2}(?:-\d{1,2})?)|\( ?(?P<inside>\d{1,2}) ?\)"
    + rf"|(?P<counted>{_COUNT}))?"
)
SUFFIX = r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rtf|txt|csv|zip|rar|7z|html?|jpe?g|png)"

_LABEL = re.compile(LABEL)
_FILE_LABEL = re.compile(rf"\(?{LABEL}(?P<more>(?:[、,至到和]\d{{1,2}})*)\)?")
# What stands between 附件2 and the title, and between an order number and a title: 2.报名表.
_BETWEEN = " :.、-_·"
_ORDER = re.compile(r"\d{1,2} ?[.、_-] ?(?=\D)")
_SUFFIX = re.compile(rf"(?:{SUFFIX})+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,2}")

# A title is broken over three lines at the most; a longer line is text.
_TITLE_LINES = 3
_LONGEST = 60
# A file that holds so many attachments is a book.
_MOST = 30
_MANY = 20


class FileName(msgspec.Struct, frozen=True, kw_only=True):
    """What the name of a file says: 附件1-3:报名表.doc has three numbers and a title.

    `labelled` where it says 附件 at all.
    """

    labelled: bool
    numbers: tuple[str, ...]
    title: str


def find(analysis: Analysis) -> Iterator[Heading]:
    """Titles at the head of a text and under its 附件2; a notice has no other than its own."""
    identity, folded = analysis.identity, analysis.folded
    text = analysis.document.text
    spans = [span for span, chrome in paragraphs(analysis) if not chrome]
    if identity.title and spans:
        yield Heading(span=spans[0], rule="headings.title", title=identity.title)
    parts = {part.kind for part in analysis.of(Part)}
    if identity.number or identity.addressees or "cover" in parts:
        return
    labelled = [index for index, span in enumerate(spans) if _is_label(folded, span)][:_MOST]
    for index in labelled:
        number, start = _numbered(folded, spans[index])
        own = [Span(start, spans[index].end)] if start < spans[index].end else []
        yield Heading(span=spans[index], rule="headings.label", title="", number=number)
        yield from _titles(text, [*own, *spans[index + 1 : index + 1 + _TITLE_LINES]], number)
    if 0 not in labelled:
        yield from _titles(text, spans[:_TITLE_LINES], None)


def paragraphs(analysis: Analysis) -> Iterator[tuple[Span, bool]]:
    """Each paragraph, and whether it is the site's."""
    chrome = [part.span for part in analysis.of(Part) if part.kind == "chrome"]
    ends = [span.end for span in chrome]
    for paragraph in analysis.of(Paragraph):
        at = bisect_right(ends, paragraph.span.start)
        yield paragraph.span, at < len(chrome) and chrome[at].start <= paragraph.span.start


def of_file(name: str) -> FileName:
    """Of the last part of a path; the number of 2.报名表.doc is no number of an attachment."""
    words = _SUFFIX.sub("", fold(name)).strip()
    found = _FILE_LABEL.match(words)
    if found is None:
        return FileName(labelled=False, numbers=(), title=_ORDER.sub("", words, count=1).strip())
    first = number(found)
    numbers = [first] if first else []
    if first and "-" in first:
        numbers += _through(first)
    numbers += _DIGITS.findall(found["more"])
    title = words[found.end() :].strip(_BETWEEN)
    return FileName(labelled=True, numbers=tuple(numbers), title=title)


def number(found: "re.Match[str]") -> str | None:
    """The number of a match of `LABEL` in digits."""
    written = found["own"] or found["inside"]
    if written:
        return str(written)
    value = numerals.number(found["counted"]) if found["counted"] else None
    return None if value is None else str(value)


def _is_label(folded: str, span: Span) -> bool:
    """附件2, 附件2:报名表 or 附件2 报名表; not 附件2中的要求."""
    found = _LABEL.match(folded, span.start, span.end)
    if found is None or span.end - span.start > _LONGEST:
        return False
    after = folded[found.end() : span.end]
    return not after or after[0] in " :" or (number(found) is None and after[0] == "(")


def _numbered(folded: str, span: Span) -> tuple[str | None, int]:
    """The number of 附件2:报名表, and where its title begins."""
    found = _LABEL.match(folded, span.start, span.end)
    assert found is not None
    start = found.end()
    while start < span.end and folded[start] in _BETWEEN:
        start += 1
    return number(found), start


def _titles(text: str, spans: list[Span], number: str | None) -> Iterator[Heading]:
    """The first line, the first two, the first three: where a title ends nobody knows."""
    joined = ""
    for span in spans[:_TITLE_LINES]:
        if span.end - span.start > _LONGEST:
            return
        joined += text[span.start : span.end]
        yield Heading(
            span=Span(spans[0].start, span.end), rule="headings.head", title=joined, number=number
        )


def _through(written: str) -> list[str]:
    """附件1-4 may be the fourth part of the first, and may be all four."""
    first, last = map(int, written.split("-"))
    return [str(n) for n in range(first, last + 1)] if first < last <= _MANY else []
