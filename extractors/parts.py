"""The parts of a text: the site's own, cover notice, body, attachment, signature, notes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpora.model import Analysis, Mark, Paragraph, Part, Span
from corpora.vocabulary import PartKind
from extractors import chrome, endings, labels

# Lines under the title in which a page may put its data as it likes.
_OPENING = 6

_WRAPPER = re.compile(r"印发|转发|批转|发布|公布|下发|颁布")
# 附件1 above the title of an attachment that is a file of its own.
_LABEL = re.compile(r"附 ?件 ?\d{0,2} ?:?")
# The title that the formula hands on stands again so soon below the signature.
_QUOTED = re.compile(r"《([^《》\n]{4,120})》")
_BETWEEN = 8
_ENACTS = re.compile(r"现予以?(?:公布|发布|颁布)|予以(?:公布|发布|颁布)")
_CONTENTS = re.compile(r".{2,60}?[.·…]{4,200}+ ?\d{0,3}$")


def find(analysis: Analysis) -> Iterator[Part]:
    """Parts of whole lines, from the first character to the last."""
    kinds = list(_kinds(analysis))
    text_end = len(analysis.document.text)
    if not kinds:
        if text_end:
            yield Part(span=Span(0, text_end), rule="parts.empty", kind="chrome")
        return
    start, (current, _) = 0, kinds[0]
    for kind, begin in kinds[1:]:
        if kind != current and begin > start:
            yield Part(span=Span(start, begin), rule=f"parts.{current}", kind=current)
            start, current = begin, kind
    yield Part(span=Span(start, text_end), rule=f"parts.{current}", kind=current)


def _kinds(analysis: Analysis) -> Iterator[tuple[PartKind, int]]:
    """The part of each paragraph with the offset where it begins."""
    paragraphs = analysis.of(Paragraph)
    folded = analysis.folded
    texts = [folded[p.span.start : p.span.end] for p in paragraphs]
    first, last = _proper(analysis, paragraphs, texts)
    kinds: list[PartKind] = ["chrome"] * len(paragraphs)
    for index in range(first, last):
        kinds[index] = "body"
    _divide(analysis, paragraphs, texts, kinds, first, last)
    for index in range(first, last):
        if kinds[index] in ("cover", "body") and _is_site_line(texts[index], index, first, texts):
            kinds[index] = "chrome"
    own: PartKind = "cover" if "cover" in kinds else "body"
    for mark in analysis.of(Mark):
        if mark.kind in ("title", "number", "addressees"):
            for index in _inside(paragraphs, mark.span):
                if kinds[index] == "chrome":
                    kinds[index] = own
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        yield kind, paragraph.span.start


def _inside(paragraphs: Sequence[Paragraph], span: Span) -> Iterator[int]:
    """The indexes of the paragraphs that a span touches."""
    index = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.span.end)
    while index < len(paragraphs) and paragraphs[index].span.start < span.end:
        yield index
        index += 1


def _proper(
    analysis: Analysis, paragraphs: Sequence[Paragraph], texts: Sequence[str]
) -> tuple[int, int]:
    """The slice of paragraphs from the document's first line to its last."""
    body = analysis.document.body
    first, last = 0, len(paragraphs)
    if body:
        first = sum(p.span.end <= body.start for p in paragraphs)
        last = sum(p.span.start < body.end for p in paragraphs)
    title = next((m for m in analysis.of(Mark) if m.kind == "title"), None)
    if title:
        at = sum(p.span.end <= title.span.start for p in paragraphs)
        number = next((m for m in analysis.of(Mark) if m.kind == "number"), None)
        if number and number.span.start < title.span.start:
            at = min(at, sum(p.span.end <= number.span.start for p in paragraphs))
        if at and _LABEL.fullmatch(texts[at - 1]):
            at -= 1
        if body is None or at > first:
            first = at
    return first, _last(texts, first, last)


def _last(texts: Sequence[str], first: int, last: int) -> int:
    """Where the page's own lines begin again: counted back from the end to the last prose."""
    cut = last
    for index in range(last - 1, first, -1):
        line = texts[index]
        if chrome.is_chrome(line):
            cut = index
        elif (
            chrome.is_prose(line)
            or labels.read(line, 0, len(line))
            or chrome.NOTE.match(line)
            or last - index > 400
            or (line.endswith("日") and len(line) < 20)
        ):
            break
    return cut


def _divide(
    analysis: Analysis,
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    kinds: list[PartKind],
    first: int,
    last: int,
) -> None:
    """Cover, signature, attachment and notes within ``[first, last)``, written into `kinds`."""
    title = next((m for m in analysis.of(Mark) if m.kind == "title"), None)
    wrapper = title is not None and _WRAPPER.search(
        analysis.folded, title.span.start, title.span.end
    )
    formula = next((m for m in analysis.of(Mark) if m.kind == "formula"), None)
    groups: dict[int, list[int]] = {}
    for mark in analysis.of(Mark):
        if mark.kind in ("issuer", "date"):
            groups.setdefault(mark.group, []).extend(
                i for i in _inside(paragraphs, mark.span) if first <= i < last
            )
    signed = [(min(lines), max(lines)) for lines in groups.values() if lines]
    begin = first
    if formula and (
        wrapper or _ENACTS.search(analysis.folded, formula.span.start, formula.span.end)
    ):
        formula_at = max(_inside(paragraphs, formula.span), default=first)
        # 附件:1.… between the formula and the signature belongs to the cover.
        head = next(((a, b) for a, b in signed if formula_at <= a <= formula_at + 14), None)
        end = head[1] + 1 if head else formula_at + 1
        rest = sum(len(line) for line in texts[end:last])
        quoted = _QUOTED.search(analysis.folded, formula.span.start, formula.span.end)
        printed = quoted is not None and quoted[1] in texts[end : end + _BETWEEN]
        if (
            printed
            or rest >= endings.ATTACHED
            or any(t.span.start > paragraphs[end - 1].span.end for t in analysis.document.tables)
        ):
            for index in range(first, end):
                kinds[index] = "cover"
            if head:
                for index in range(head[0], head[1] + 1):
                    kinds[index] = "signature"
            for index in range(end, last):
                kinds[index] = "attachment"
            begin = end
            signed = [pair for pair in signed if pair != head]
    endings.write(texts, kinds, signed, begin, last)
    for mark in analysis.of(Mark):
        if mark.kind == "printed":
            for index in _inside(paragraphs, mark.span):
                kinds[index] = "notes" if first <= index < last else kinds[index]


def _is_site_line(line: str, index: int, first: int, texts: Sequence[str]) -> bool:
    """Publication lines between title and text, boxes, tables of contents, teasers."""
    if chrome.BOX.match(line) or _CONTENTS.fullmatch(line):
        return True
    if index - first > 25:
        return False
    if any(chrome.BOX.match(later) for later in texts[index + 1 : first + 12]):
        return index > first
    if line.startswith(("网址:", "http", "原文链接")):
        return True
    if chrome.is_chrome(line) and not chrome.is_prose(line):
        return True
    field = chrome.FIELD.search(line)
    if field is None or labels.read(line, 0, len(line)) is not None:
        return False  # (一)实施时间:… is the document's own
    # 登记时间:4月9日 below the opening lines is no field of the page.
    return (len(line) < 90 and (field.start() == 0 or index - first <= _OPENING)) or (
        line.startswith("导读")
    )
