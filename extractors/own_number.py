"""The document's own number in its official form; a cited one never counts."""

import re
from collections.abc import Sequence

from corpora.model import Mark
from extractors.captions import Caption
from extractors.forms import NUMBER
from extractors.page_fields import Fields

_NUMBER = re.compile(NUMBER)
_BLANK = re.compile(r"[ \n]+")
_ORDER = re.compile(r"(?P<issuer>.*令)\(?第(?P<number>\d+)号\)?")
# 部令第35号 under a head that says whose.
_BARE_ORDER = re.compile(r"[部省市局委署厅]?(?:政府)?令第")
_YEAR = re.compile(r"[(〔\[【]([12]\d{3})[)〕\]】]第?")


def find(folded: str, marks: Sequence[Mark], fields: Fields, caption: Caption | None) -> str | None:
    """From its own line, from the note under the title, from the page's data, in this order."""
    mark = next((m for m in marks if m.kind == "number"), None)
    if mark is not None:
        number = official(folded[mark.span.start : mark.span.end])
        title = next((m for m in marks if m.kind == "title"), None)
        if _BARE_ORDER.match(number) and title is not None:
            head = _BLANK.sub("", folded[title.span.start : title.span.end])
            if head.endswith("令"):
                return official(head + number[number.index("第") :])
        return number
    if caption is not None and caption.number:
        return official(f"{caption.issuer}令第{caption.number}号")
    for name in ("发文字号", "文号"):
        found = _NUMBER.match(_BLANK.sub("", fields.get(name, "")))
        if found:
            return official(found[0])
    return None


def official(written: str) -> str:
    """(岚政办发[2021] 36号) is 岚政办发〔2021〕36号; 国务院令 第 663 号 is 国务院令第663号."""
    bare = _BLANK.sub("", written).strip("()")
    order = _ORDER.fullmatch(bare)
    if order:
        return f"{order['issuer'].removeprefix('中华人民共和国')}第{order['number']}号"
    return _YEAR.sub(r"〔\1〕", bare)
