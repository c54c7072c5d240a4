"""Titles in 《》: nested, broken over lines, left open, and what of them is the title itself."""

import re
from collections.abc import Iterator

from corpora.model import Span

_MARK = re.compile("[《》]")
# The longest titles of real documents have about 120 characters; beyond, a mark was left open.
_LONGEST = 200
_DEEPEST = 3
# 《关于印发〈办法》的通知》 closes inside first.
_REST = re.compile(r"[^《》。;\n]{0,24}》")
# 《关于加强管理的意见(国发〔2014〕25号) was never closed.
_OPEN = re.compile(r"《[^《》。;!?]{4,120}?(?= ?[(〔][^()。\n]{0,20}〔[ \n]?\d{4}[ \n]?〕)")
_SENTENCE_END = re.compile("[。!?;]")
_BLANKS = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_NOT_CORE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_COUNTRY = re.compile("^中华人民共和国")
# What a title begins with when it does not name its issuer.
_SUBJECT = re.compile("关于|印发|转发|批转")
_ISSUER_REACH = 40


def find(folded: str) -> Iterator[Span]:
    """Outermost titles with their marks, in text order; linear in the text."""
    opened: list[int] = []
    inner: list[Span] = []
    for found in _MARK.finditer(folded):
        at = found.start()
        deep = len(opened) == _DEEPEST and found[0] == "《"
        if opened and (deep or at - opened[0] > _LONGEST):
            yield from _left_open(folded, opened[0], inner)
            opened, inner = [], []
        if found[0] == "《":
            opened.append(at)
        elif opened:
            span = _closed(folded, opened.pop(), at + 1)
            if opened:
                inner.append(span)
            else:
                yield from _checked(folded, span)
                inner = []
    if opened:
        yield from _left_open(folded, opened[0], inner)


def _closed(folded: str, start: int, end: int) -> Span:
    if folded.count("〈", start, end) > folded.count("〉", start, end):
        rest = _REST.match(folded, end)
        if rest is not None:
            return Span(start, rest.end())
    return Span(start, end)


def _checked(folded: str, span: Span) -> Iterator[Span]:
    if span.end - span.start > 3 and not _SENTENCE_END.search(folded, span.start, span.end):
        yield span


def _left_open(folded: str, start: int, inner: list[Span]) -> Iterator[Span]:
    """The text up to its number, else the titles that are closed inside."""
    found = _OPEN.match(folded, start) if folded[start + 1 : start + 2] != "《" else None
    if found is not None:
        yield Span(start, found.end())
        return
    for span in inner:
        yield from _checked(folded, span)


def written(text: str, span: Span) -> str:
    """The title without its marks, its lines joined, otherwise as it stands."""
    inside = text[span.start + 1 : span.end]
    return _BLANKS.sub("", inside.removesuffix("》")).strip()


def core(folded_title: str) -> str:
    """What two spellings of one title share: no marks, no blanks, no 中华人民共和国."""
    return _COUNTRY.sub("", _NOT_CORE.sub("", folded_title))


def subject(core: str) -> str:
    """A core without the issuer in front: 国务院关于… is 关于…."""
    found = _SUBJECT.search(core, 0, _ISSUER_REACH)
    return core[found.start() :] if found else core
