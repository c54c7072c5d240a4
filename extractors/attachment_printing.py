"""Which of the attachments that a text lists are printed in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpora.model import Attachment
from extractors import attachment_names
from extractors.attachment_names import LABEL, SUFFIX
from extractors.attachment_page import CAPTION, LINK, Entry, Page, key

# Less below a heading is no attachment but a line of the site.
_PRINTED = 20
# Less behind the list is a note, not an attachment that goes without heading.
_ATTACHED = 150
# 岚川省霁州市 before a title that the list gives without; no place is longer.
_PLACE = 14
# Titles are looked up by so many characters at either end.
_EDGE = 6
# A page that lost its line breaks prints the attachment somewhere in its one line.
_RUN_ON = 300

_FILE = re.compile(rf"{SUFFIX} *$", re.IGNORECASE)
_LABEL = re.compile(rf"{LABEL}[ :.、]*")
# 报名表.doc, 报名表(/files/1.doc): where the page keeps the file.
_KEPT_AT = re.compile(
    rf" ?(?:{SUFFIX}|[(\[〔](?=[^()\n]{{0,200}}[/.])[!-~]{{6,400}}[)\]〕])", re.IGNORECASE
)


def printed(page: Page, listed: Sequence[tuple[Entry, Attachment]]) -> tuple[bool, ...]:
    """For each: under its heading, its title or its number, or in what follows the list."""
    if not listed:
        return ()
    are_headings = [_is_heading(page, entry) for entry, _ in listed]
    lists = [entry for (entry, _), is_one in zip(listed, are_headings, strict=True) if not is_one]
    ends = _ends(listed)
    captions, headings = _captions(page), _Headings(page, lists)
    found = [
        is_heading
        or headings.hold(key(page.folded[one.span.start : one.span.end]), entry.last)
        or _in_run_on(page, entry, one, ends[entry.last])
        or _is_captioned(captions, entry)
        for (entry, one), is_heading in zip(listed, are_headings, strict=True)
    ]
    if not any(found) and not captions:
        last = page.spans[listed[-1][0].last].end
        behind = sum(max(0, span.end - max(span.start, last)) for span in page.attached)
        found = [behind >= _ATTACHED] * len(listed)
    return tuple(found)


def _is_heading(page: Page, entry: Entry) -> bool:
    """附件2:汇总表 with the table below it is no list; with a signature below it is one."""
    words = page.folded[entry.span.start : entry.span.end]
    if not entry.alone or entry.link or _FILE.search(words):
        return False
    return _below(page, entry.last) >= _PRINTED


def _below(page: Page, index: int) -> int:
    """How much text follows a paragraph, up to a signature, note or further heading."""
    length, at = 0, index + 1
    while length < _PRINTED and not page.ends(at):
        length += page.spans[at].end - page.spans[at].start
        at += 1
    return length


def _captions(page: Page) -> list[tuple[int, str | None]]:
    """Indexes and numbers of lines like 附件2 with something below them."""
    found = []
    for index, span in enumerate(page.spans):
        if span.end - span.start > _RUN_ON:
            continue
        match = CAPTION.match(page.folded, span.start, span.end)
        if match and _below(page, index) >= _PRINTED:
            found.append((index, attachment_names.number(match)))
    return found


def _is_captioned(captions: Sequence[tuple[int, str | None]], entry: Entry) -> bool:
    """By its number; without one on either side by any heading behind the list."""
    first = bisect_right(captions, entry.last, key=lambda caption: caption[0])
    numbers = {number for _, number in captions[first:]}
    if entry.number is None:
        return bool(numbers)
    return entry.number in numbers or None in numbers


class _Headings:
    """Paragraphs by their first and their last characters, to find titles among them."""

    def __init__(self, page: Page, entries: Iterable[Entry]) -> None:
        listed = {index for one in entries for index in range(one.first, one.last + 1)}
        self._begin: dict[str, dict[str, int]] = {}
        self._end: dict[str, dict[str, int]] = {}
        above = ""
        for index, span in enumerate(page.spans):
            words = page.folded[span.start : span.end] if span.end - span.start <= _RUN_ON else ""
            if index in listed or LINK.match(words) or _KEPT_AT.search(words):
                above = ""
                continue
            label = _LABEL.match(words)
            own = key(words[label.end() :] if label else words)
            for title in (own, above + own) if above else (own,):
                # Of equal ones the last: it is behind the list if any is.
                self._begin.setdefault(title[:_EDGE], {})[title] = index
                self._end.setdefault(title[-_EDGE:], {})[title] = index
            above = own

    def hold(self, title: str, after: int) -> bool:
        """Whether a paragraph below `after` begins with this title or, but for a place, is it."""
        return any(
            index > after and words.startswith(title)
            for words, index in self._begin.get(title[:_EDGE], {}).items()
        ) or any(
            index > after and words.endswith(title) and len(words) <= len(title) + _PLACE
            for words, index in self._end.get(title[-_EDGE:], {}).items()
        )


def _in_run_on(page: Page, entry: Entry, one: Attachment, behind: int) -> bool:
    """Again behind the list in a line that runs on, and not as a quotation or a link."""
    title = page.folded[one.span.start : one.span.end]
    at = page.folded.find(title, behind)
    while at >= 0:
        index = bisect_right(page.spans, at, key=lambda span: span.start) - 1
        span, end = page.spans[index], at + len(title)
        runs_on = index == entry.last or span.end - span.start > _RUN_ON
        is_quoted = page.folded[at - 1] in "《“" or _KEPT_AT.match(page.folded, end)
        if at < span.end and runs_on and not is_quoted:
            return True
        at = page.folded.find(title, end)
    return False


def _ends(listed: Sequence[tuple[Entry, Attachment]]) -> dict[int, int]:
    """Where the last title ends in each paragraph that holds any."""
    return {entry.last: one.span.end for entry, one in listed}
