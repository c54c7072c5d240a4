"""Where the numbers of an outline skip one or stand twice: (五), (七)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from corpora.model import Analysis, Provision
from extractors import labels, paragraphs
from extractors.labels import Label, Style
from extractors.outline import Outline, outlines

# A wider gap is a page that was lost in reading, or a list that was quoted in part.
_WIDEST = 2
# What begins later is a part of something, and may have been chosen from it.
_FIRST = 1
_DIGITS = "零一二三四五六七八九"
_CIRCLED = ord("①")


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """`before` and `at` follow each other; `missing` are the labels between, empty if repeated."""

    before: Provision
    at: Provision
    missing: tuple[str, ...]


def faults(analysis: Analysis) -> Iterator[Fault]:
    """In text order.

    Not taken for a fault: a row that begins anew at one, or at another number after a heading
    of its own; a number that stands in the text between, where no line begins with it; and what
    does not go on after the gap, for then the number itself may be misread.
    """
    for outline in outlines(paragraphs.with_lines(analysis)):
        rows: dict[tuple[int, Style], _Row] = {}
        last: dict[Style, _Row] = {}
        for one in outline.provisions:
            label = labels.read(analysis.folded, one.span.start, one.span.end)
            if label is None or "." in label.segment:
                continue  # 5.4.2 counts within 5.4, whatever stands above it
            key = _above(outline, one), label.style
            if key not in rows:
                rows[key] = _begun(label, last.get(label.style))
            rows[key].items.append((one, label))
            last[label.style] = rows[key]
        found = (fault for row in rows.values() for fault in _found(analysis.folded, row))
        yield from sorted(found, key=lambda one: one.at.span)


class _Row(msgspec.Struct):
    """Items of one style under one heading; `first` is the number with which all of it began."""

    first: int
    items: list[tuple[Provision, Label]]


def _begun(label: Label, before: _Row | None) -> _Row:
    """What does not begin at one runs on over the sections."""
    if label.number == 1 or before is None:
        return _Row(first=label.number, items=[])
    return _Row(first=before.first, items=before.items[-1:])


def _above(outline: Outline, one: Provision) -> int:
    chain = outline.chain(one)
    # 第X条 counts on through all chapters.
    if one.rule == "provision.article" or len(chain) < 2:
        return -1
    return chain[1].span.start


def _found(folded: str, row: _Row) -> Iterator[Fault]:
    numbers = [label.number for _, label in row.items]
    if row.first > _FIRST:
        return
    for n, ((before, one), (at, other)) in enumerate(pairwise(row.items), start=1):
        goes_on = n + 1 == len(numbers) or numbers[n + 1] in (other.number + 1, 1)
        between = range(one.number + 1, other.number)
        words = folded[before.span.start + 1 : at.span.start]
        if not goes_on or _stands_in(words, other.style, 1):
            continue  # misread, or another text begins between the two
        if other.number == one.number > 1 and before.label.strip() == at.label.strip():
            yield Fault(before=before, at=at, missing=())
        elif 0 < len(between) <= _WIDEST and not any(
            _stands_in(words, other.style, number) for number in between
        ):
            missing = tuple(_written(other.style, number) for number in between)
            yield Fault(before=before, at=at, missing=missing)


def _stands_in(words: str, style: Style, number: int) -> bool:
    """Whether a number is there, though no line begins with it."""
    return re.search(_pattern(style, number), words) is not None


@cache
def _pattern(style: Style, number: int) -> str:
    """(?<!\\d)6[.、)] for 6.: not in 16., and not in 6.5."""
    written = _written(style, number)
    if style == "n":
        # 2.2018年度… is an item whose label looks like a quantity.
        return rf"(?<!\d){number} ?[.、)](?!\d)|(?m:^[ \u3000]*){number} ?[.、]"
    if style == "cn":
        return rf"(?<![一二三四五六七八九十百]){written[:-1]} ?[、.]"
    if style in ("(cn)", "(n)"):
        return rf"[(〔] ?{written[1:-1]} ?[)〕]"
    return "|".join((re.escape(written), rf"第 ?{number} ?{written[-1]}"))


def _written(style: Style, number: int) -> str:
    """As an outline has it."""
    match style:
        case "cn":
            return f"{_chinese(number)}、"
        case "(cn)":
            return f"({_chinese(number)})"
        case "n":
            return f"{number}."
        case "(n)":
            return f"({number})"
        case "circled":
            return chr(_CIRCLED + number - 1)
    units = {"part": "编", "chapter": "章", "section": "节", "article": "条"}
    return f"第{_chinese(number)}{units[style]}"


def _chinese(number: int) -> str:
    """十八, 二十, 一百零二; labels have three figures at most."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += f"{'' if tens == 1 and not hundreds else _DIGITS[tens]}十"
    elif hundreds and ones:
        written += "零"
    return written + (_DIGITS[ones] if ones else "")
