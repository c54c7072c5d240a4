"""The end of a text: its signatures, the notes and the imprint below, and what is attached."""

import re
from collections.abc import Sequence
from itertools import accumulate

from corpora.vocabulary import PartKind
from extractors import attached, chrome, labels

# Less text than this after a signature is notes, not the document that a notice hands on.
ATTACHED = 150
# A letter of one sentence is as short: 你市请示收悉。同意你市实施方案,请认真组织实施。
_SHORTEST_TEXT = 20

_ORDINAL = r"[\d一二三四五六七八九十]{0,3}"
_ATTACHMENT = re.compile(rf"附 ?[件表录] ?{_ORDINAL} ?:?$|附 ?[件表] ?{_ORDINAL}[:.] ?\S")
# 附件:1.…名录: the names of what is attached; the attachments stand further down.
_LISTS_NAMES = re.compile(r"附 ?件? ?: ?1[.、]")
_NAMES = re.compile(r"附 ?件? ?:|\d{1,2}[.、]")
_COPIES = re.compile(r"(?:抄 ?)?[送报]:")
# What stands at the very end of a printed text, below its attachments too.
_IMPRINT = re.compile(rf"{_COPIES.pattern}|主题词:|公开(?:方式|属性|形式) ?:")
# 附件:…名录 inside an attachment lists what is attached to that.
_OWN_LIST = re.compile(r"附 ?件? ?: ?[^。;]{2,80}")
# A name that is broken over two lines, and the rest of a list of addressees.
_LONGEST_REST = 60
_REST_LINES = 6
_LIST_ENTRY = re.compile(r"\d{1,2}[.、] ?[^。]{2,60}$")


def write(
    texts: Sequence[str],
    kinds: list[PartKind],
    signed: Sequence[tuple[int, int]],
    begin: int,
    last: int,
) -> None:
    """The signature at the end of the text, the notes below it, and what is attached."""
    closing = [(a, b) for a, b in signed if a >= begin]
    closed = None
    prose = [0, *accumulate(len(line) if _is_text(line) else 0 for line in texts)]
    for a, b in closing:
        if prose[a] - prose[begin] < _SHORTEST_TEXT:
            continue  # a date under the title is no signature
        for index in range(a, b + 1):
            kinds[index] = "signature"
        closed = b if closed is None else closed
    stop = _unsigned_end(texts, prose, begin, last) if closed is None else closed + 1
    for index in range(begin, stop):
        if kinds[index] != "signature" and _is_note(texts, kinds, index):
            kinds[index] = "notes"
    left = sum(len(line) for line in texts[stop:last])
    below = False
    for index in range(stop, last):
        line = texts[index]
        lists = not attached.is_heading(texts, index) and (
            _LISTS_NAMES.match(line) is not None or _goes_on(texts, kinds, index)
        )
        own = below and _OWN_LIST.fullmatch(line) is not None
        below = below or (not lists and _ATTACHMENT.match(line) is not None)
        if kinds[index] != "signature":
            if not below:
                lists = lists or _is_note(texts, kinds, index)
            if lists or own or _IMPRINT.match(line):
                kinds[index] = "notes"
            elif below or left >= ATTACHED:
                below = True
                kinds[index] = "attachment"
            else:
                kinds[index] = "notes"
        left -= len(line)


def _unsigned_end(texts: Sequence[str], prose: Sequence[int], begin: int, last: int) -> int:
    """Where the attachments of a text begin that nobody signed."""
    for index in range(begin, last):
        enough = prose[index] - prose[begin] >= _SHORTEST_TEXT
        if enough and attached.is_heading(texts, index):
            return index
    return last


def _is_text(line: str) -> bool:
    return chrome.is_prose(line) or labels.read(line, 0, len(line)) is not None


def _is_note(texts: Sequence[str], kinds: Sequence[PartKind], index: int) -> bool:
    """此件公开发布, 抄送, 附件:1.…, and the further names of that list."""
    line = texts[index]
    if attached.is_heading(texts, index):
        return False
    if chrome.NOTE.match(line) or _goes_on(texts, kinds, index):
        return True
    listed = index > 0 and kinds[index - 1] == "notes" and _LIST_ENTRY.match(line) is not None
    return listed and _in_list(texts, index)


def _goes_on(texts: Sequence[str], kinds: Sequence[PartKind], index: int) -> bool:
    """Whether a line is the rest of the note above it: a name or a list broken over lines."""
    line = texts[index]
    if index == 0 or kinds[index - 1] != "notes" or len(line) > _LONGEST_REST:
        return False
    if labels.read(line, 0, len(line)) is not None or attached.is_heading(texts, index):
        return False
    above = index - 1
    stop = max(0, index - _REST_LINES)
    while above > stop and kinds[above - 1] == "notes" and not _begins_note(texts[above]):
        above -= 1
    if texts[index - 1].endswith(("。", ";", ")", "发")):
        return False
    if _COPIES.match(texts[above]):
        return True
    if not _NAMES.match(texts[index - 1]) or line.endswith(("。", ";", ":")):
        return False
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return bool(
        (_LIST_ENTRY.match(below) and _NAMES.match(below))
        or attached.is_heading(texts, index + 1)
        or (index + 1 < len(kinds) and kinds[index + 1] == "signature")
    )


def _begins_note(line: str) -> bool:
    return _COPIES.match(line) is not None or _NAMES.match(line) is not None


def _in_list(texts: Sequence[str], index: int) -> bool:
    """1.… 2.… under 附件: are names of attachments; a sentence is not."""
    return not texts[index].endswith(("。", ";")) and len(texts[index]) < 70
