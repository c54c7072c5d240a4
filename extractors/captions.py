"""The note under a regulation's title: (1996年7月6日中华人民共和国国务院令第201号发布)."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from corpora.model import Mark
from extractors.forms import DATE
from extractors.written_dates import read_date

# The note stands within so many characters below the title.
_BELOW = 260

_CAPTION = re.compile(
    rf"^ *[(〔] *(?P<date>{DATE})? *"
    r"(?:(?P<issuer>[^\d()〔〕,;。\n]{3,40}?)令 *第 *(?P<number>\d{1,4}) *号"
    r"|(?P<place>[\u4e00-\u9fff]{2,14}?)?第[一二三四五六七八九十]{1,4}届"
    r"(?P<congress>(?:全国)?人民代表大会\s*(?:常务委员会)?)[^()〔〕。]{0,24}会议)",
    re.MULTILINE,
)
_BLANK = re.compile(r"\s+")


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """Who enacted a regulation, by which order, on which day."""

    issuer: str
    number: str | None
    issued_on: date | None


def find(folded: str, marks: Sequence[Mark]) -> Caption | None:
    """None where the title has no such note; (国务院令第492号,…) in a sentence is none."""
    title = next((m for m in marks if m.kind == "title"), None)
    if title is None:
        return None
    found = _CAPTION.search(folded, title.span.end, title.span.end + _BELOW)
    if found is None:
        return None
    issuer = found["issuer"] or (found["place"] or "") + found["congress"]
    return Caption(
        issuer=_BLANK.sub("", issuer).removeprefix("中华人民共和国"),
        number=found["number"],
        issued_on=read_date(found["date"]) if found["date"] else None,
    )
