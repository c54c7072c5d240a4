"""The frame of an official document: title, number, addressees, cover formula, signature."""

import re
from collections.abc import Iterator, Sequence

from corpora.model import Analysis, Mark, Paragraph, Span
from corpora.vocabulary import MarkKind
from extractors import chrome, signers, title_lines
from extractors.forms import DATE, NUMBER
from extractors.line_forms import (
    DATE_LINE,
    FORMULA,
    GLUED_NUMBER,
    NUMBER_LINE,
    bare,
    is_addressees,
)

# Joint documents of the ministries carry one line for each signer.
_SIGNERS = 40

_NUMBER_AT_END = re.compile(rf"\( ?(?P<number>{NUMBER}) ?\)$")
_OFFICER = re.compile(
    r"(?:代?(?:总 ?理|主 ?席|省 ?长|市 ?长|州 ?长|县 ?长|区 ?长|部 ?长|局 ?长|主 ?任|厅 ?长|委员长"
    r"|署长|行长|会长))"
    r"[ :]{0,8}[\u4e00-\u9fff·]{1,4} ?[\u4e00-\u9fff]{0,3}"
)
# The imprint (版记) names the office that printed the text, which is not who signed it
# (GB/T 9704-2012, 7.4.3).
_PRINTED_LINE = re.compile(rf"(?P<office>[^。;:《》\n]{{2,60}}?)? *{DATE} *印发")
_SIGNED_LINE = re.compile(rf"(?P<issuers>[^。;:《》]{{2,120}}?) *[(]?(?P<date>{DATE})[)]?")
# 霁州市财政局办公室: who prints for a body is its office.
_PRINTER = re.compile(r"[^。;:《》\n]{2,40}(?:办公[厅室]|秘书处|秘书[一二三四五]?[科处])")


def find(analysis: Analysis) -> Iterator[Mark]:
    """At most one title, number and addressees line; formulas and signatures as they come."""
    folded = analysis.folded
    lines = [p for p in analysis.of(Paragraph) if not p.in_table]
    if not lines:
        return
    texts = [folded[p.span.start : p.span.end] for p in lines]
    title = title_lines.find(analysis, lines, texts)
    after = title[1] if title else 0
    if title:
        yield _mark(
            "title", "frame.title", lines[title[0]].span.start, lines[title[1] - 1].span.end
        )
    yield from _number(lines, texts, title)
    yield from _opening(lines, texts, after)
    yield from _signatures(lines, texts, after)


def _mark(kind: MarkKind, rule: str, start: int, end: int, group: int = 0) -> Mark:
    return Mark(span=Span(start, end), rule=rule, kind=kind, group=group)


def _number(
    lines: Sequence[Paragraph], texts: Sequence[str], title: tuple[int, int] | None
) -> Iterator[Mark]:
    """The number line just above or below the title, or in the title's first line."""
    start, end = title or (0, 0)
    if title:
        glued = GLUED_NUMBER.match(texts[start])
        if glued:
            begin = lines[start].span.start
            yield _mark("number", "frame.number.glued", begin, begin + len(glued[0].rstrip()))
            return
        trailing = _NUMBER_AT_END.search(texts[end - 1])
        if trailing:
            begin = lines[end - 1].span.start
            span = trailing.span("number")
            yield _mark("number", "frame.number.trailing", begin + span[0], begin + span[1])
            return
    near = [*range(end, min(end + 5, len(lines))), *range(start - 1, max(start - 6, -1), -1)]
    for index in near:
        line = texts[index]
        found = NUMBER_LINE.match(line)
        if found is None or chrome.FIELD.match(line) or len(line) - found.end() > 40:
            continue
        begin = lines[index].span.start
        if found[0].startswith("第"):
            above = texts[index - 1] if index else ""
            if not bare(above).endswith("令"):
                continue
            begin = lines[index - 1].span.start
        elif line[found.end() :].strip() and not chrome.FIELD.search(line[found.end() :]):
            continue
        yield _mark("number", "frame.number.line", begin, lines[index].span.start + found.end())
        return


def _opening(lines: Sequence[Paragraph], texts: Sequence[str], after: int) -> Iterator[Mark]:
    addressed = False
    for index in range(after, min(after + 12, len(lines))):
        line, span = texts[index], lines[index].span
        if not addressed and is_addressees(line):
            addressed = True
            yield _mark("addressees", "frame.addressees", span.start, span.end)
            continue
        found = FORMULA.search(line)
        if found and "如下" not in line[-12:]:
            yield _mark("formula", "frame.formula", span.start, span.end)
            return
        if line.startswith(("一、", "第一条", "第一章", "(一)")):
            return


def _signatures(lines: Sequence[Paragraph], texts: Sequence[str], after: int) -> Iterator[Mark]:
    """Dates that stand alone, with the issuers above them; one line may hold both."""
    group = 0
    for index in range(after, len(lines)):
        line, span = texts[index], lines[index].span
        if len(line) > 160 or not line.rstrip(" )印发").endswith("日"):
            continue
        printed = _PRINTED_LINE.fullmatch(line)
        if printed:
            yield from _printed(lines, texts, index, after, printed)
            continue
        if DATE_LINE.fullmatch(line):
            found = [*_issuers_above(lines, texts, index, after)]
            for above in found:
                yield _mark("issuer", "frame.issuer", *above, group=group)
            yield _mark("date", "frame.date", span.start, span.end, group)
            group += 1
            continue
        signed = _SIGNED_LINE.fullmatch(line)
        if signed and signers.are_bodies(signed["issuers"]):
            begin = span.start + len(signed["issuers"].rstrip())
            yield _mark("issuer", "frame.issuer.inline", span.start, begin, group)
            yield _mark(
                "date", "frame.date.inline", span.start + signed.start("date"), span.end, group
            )
            group += 1


def _printed(
    lines: Sequence[Paragraph],
    texts: Sequence[str],
    index: int,
    after: int,
    found: "re.Match[str]",
) -> Iterator[Mark]:
    """The imprint; its office stands in the line of the date, or alone in the line above."""
    span = lines[index].span
    above = texts[index - 1] if index > after else ""
    start = span.start
    if not found["office"] and _PRINTER.fullmatch(above):
        start = lines[index - 1].span.start
    yield _mark("printed", "frame.printed", start, span.end)


def _issuers_above(
    lines: Sequence[Paragraph], texts: Sequence[str], index: int, after: int
) -> Iterator[tuple[int, int]]:
    for above in range(index - 1, max(after - 1, index - _SIGNERS), -1):
        line = texts[above]
        if len(line) > 80 or not (signers.are_bodies(line) or _OFFICER.fullmatch(line)):
            return
        if not _OFFICER.fullmatch(line):
            yield lines[above].span.start, lines[above].span.end
