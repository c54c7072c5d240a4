"""Who issued a document: its signature, else its title, its head, the page's data."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Mark, Span
from extractors import signers, titles
from extractors.captions import Caption
from extractors.forms import DATE, ISSUER_ENDING
from extractors.page_fields import Fields

# A red head or an order's head stands at the very top.
_TOP = 800

# 东莞市人民政府文件: the red head of a printed document.
_RED_HEAD = re.compile(rf"^ *(?P<names>[^\n。:,]{{2,60}}{ISSUER_ENDING}) *文 *件 *$", re.MULTILINE)
# 某省人民政府令, above its number.
_ORDER_HEAD = re.compile(
    rf"^ *(?P<names>(?:(?!应当|[按依]照|[根依]据|违反)[^\n。:,()]){{2,30}}?"
    rf"(?:{ISSUER_ENDING})) *令 *(?:$|第)",
    re.MULTILINE,
)
_FIELDS = ("发文机关", "制发机关", "发布机构", "发布单位", "颁布单位", "发文单位")
_ENDS_AS_BODY = re.compile(ISSUER_ENDING)
_AND_OTHERS = re.compile(r"等(?:[一二三四五六七八九十\d]+)?(?:部门|单位)?$")
# Where the names of party and government stand together without a mark between them.
_SEAM = re.compile(
    r"(?=中共)|(?<=中共中央)(?=国务院)|(?<=办公厅)(?=国务院)"
    r"|(?<=委员会|办公厅|办公室)(?=[^()]{2,20}(?:人民政府|国务院))"
)
_PRINTED_ON = re.compile(rf" *\n? *{DATE} *印发$")
# The office that prints for a body (GB/T 9704-2012, 7.4.3).
_OFFICE = re.compile(
    r"(?:办公[厅室](?:秘书处|秘书[一二三四五]?[科处])?|秘书处|秘书[一二三四五]?[科处])$"
)


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Where issuers and date of a signature stand; no issuers under a bare date."""

    issuers: tuple[Span, ...] = ()
    date: Span | None = None


def signature(marks: Sequence[Mark]) -> Signature:
    """The first signature that has issuers; else the first date that stands alone."""
    groups: dict[int, tuple[list[Span], list[Span]]] = {}
    for mark in marks:
        if mark.kind in ("issuer", "date"):
            issuers, dates = groups.setdefault(mark.group, ([], []))
            (issuers if mark.kind == "issuer" else dates).append(mark.span)
    if not groups:
        return Signature()
    issuers, dates = next((g for g in groups.values() if g[0]), next(iter(groups.values())))
    return Signature(issuers=tuple(issuers), date=dates[0] if dates else None)


def find(
    folded: str,
    signed: Signature,
    folded_title: str,
    fields: Fields,
    caption: Caption | None,
    printer: str | None = None,
) -> tuple[str, ...]:
    """All of them where a document was issued jointly; () where nothing tells."""
    opening = _AND_OTHERS.sub("", titles.issuers(folded_title) or "")
    titled = [name for piece in opening.split("、") for name in _seamed(piece)]
    names = [name for span in signed.issuers for name in _names(folded[span.start : span.end])]
    if names and len(names) >= len(titled):
        return tuple(dict.fromkeys(names))
    head = _RED_HEAD.search(folded, 0, _TOP)
    if head:
        return tuple(_names(head["names"]))
    if titled:
        return tuple(titled)
    order = _ORDER_HEAD.search(folded, 0, _TOP)
    if order:
        return tuple(_seamed(order["names"].removeprefix("中华人民共和国")))
    if caption is not None:
        return tuple(_seamed(caption.issuer))
    for field in _FIELDS:
        names = [name for name in _names(fields.get(field, "")) if _ENDS_AS_BODY.search(name)]
        if names:
            return tuple(names)
    if printer is not None:
        return (printer,)
    place = titles.place(folded_title)
    return (f"{place}人民政府",) if place else ()


def printed_for(folded: str, marks: Sequence[Mark], number: str | None) -> str | None:
    """The body whose office printed the text, for texts that nobody signed.

    A government's office prints for both: only a number with 办 tells that it is the office's own.
    """
    mark = next((m for m in marks if m.kind == "printed"), None)
    if mark is None:
        return None
    office = _PRINTED_ON.sub("", folded[mark.span.start : mark.span.end]).replace(" ", "")
    body = _OFFICE.sub("", office)
    if not _ENDS_AS_BODY.search(body[-6:]):
        return None
    own = body.endswith("政府") and (number is None or "办" in number)
    return office if own and _ENDS_AS_BODY.search(office[-6:]) else body


def _names(line: str) -> list[str]:
    """The bodies of a signature line: parted by blanks; a letterspaced name is one."""
    return [name for written in signers.names(line) for name in _seamed(written)]


def _seamed(names: str) -> Iterator[str]:
    """中共甘肃省委办公厅甘肃省人民政府办公厅 is two bodies."""
    yield from (piece for piece in _SEAM.split(names) if piece)
