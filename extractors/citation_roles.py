"""Why a document is cited: as the basis, forwarded, repealed, amended or just mentioned."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Literal

from corpora.model import Analysis, Part, Span
from corpora.vocabulary import CitationRole
from extractors.surroundings import sentence_before

# A preamble, a section on aims and grounds (by its verb a citation is basis), or the rest.
Zone = Literal["preamble", "grounds", "body"]

_CN = "一二三四五六七八九十百"
# The first level of an outline; texts without line breaks have it after a full stop.
_TOP = re.compile(
    rf"(?:^|(?<=[。;:])) {{0,8}}(?:(?P<item>[{_CN}]{{1,3}})、|第 ?(?P<nth>[{_CN}\d]{{1,4}}) ?[章条]"
    r"|附件 ?[\d一二三四五]?:?(?=\n))(?P<heading>[^\n。]{0,30})",
    re.MULTILINE,
)
_GROUNDS = re.compile(
    r"总体(?:要求|思路|目标)|指导思想|目的|依据|基本原则|重要(?:意义|性)|认识|概[述况]"
)
_BASIS = re.compile(
    r"根据|按照?|依据|依照|遵照|遵循|贯彻|落实|执行|参照|结合|围绕|实施|学习|为|据|以"
)
_JOINED = re.compile(r"[^。;\n]{0,24}\Z")
# Not what the title of another document says: 《A》修正,《关于废止…的决定》.
_REPEALED = re.compile(
    r"(?:[^。;\n《》]|《[^《》\n]{0,80}》){0,100}?(?:废止|失效|停止执行|停止使用)"
)
# 按照《A》和《B》的有关规定,《C》废止: A and B stay in force.
_BY = re.compile(r"(?:根据|按照|依据|依照)[^。;,\n]{0,100}\Z")
_BY_WHICH = re.compile(r"[^。;,\n]{0,100}(?:规定|要求|精神),")
_REPEALING = re.compile(r"(?:废止|停止执行)[^。;\n《》]{0,12}\Z")
_AMENDED = re.compile(r"[^。;\n《》]{0,16}[作做](?:了|出)?(?:如下|以下|相应)?修[改订正]")
_AMENDING = re.compile(r"(?:修改|修订)[^。;\n《》的制]{0,8}\Z")
_FORWARDING = re.compile(r"[转批]发[^。;\n《》]{0,30}\Z")
_FORWARDED = re.compile(r"[^。;\n《》]{0,16}转发给")
# 决定废止下列文件: and, one a line, the documents that are meant.
_ANNOUNCED = re.compile(r":[ \n]{1,8}[\d一二三四五六七八九十、.() ]{0,8}\Z")
_NEXT_LINE = re.compile(r"[^。\n]{0,40}[。;]? *+\n[ \n]{0,8}[\d一二三四五六七八九十、.() ]{0,8}\Z")
_REACH = 120


def zones(analysis: Analysis) -> Callable[[int], Zone]:
    """Tells of an offset in which zone it lies; each part of a document has its preamble."""
    marks: list[tuple[int, Zone]] = [(0, "preamble")]
    marks += [(part.span.start, "preamble") for part in analysis.of(Part)]
    marks += [(found.start(), _zone(found)) for found in _TOP.finditer(analysis.folded)]
    marks.sort(key=lambda mark: mark[0])
    starts = [start for start, _ in marks]
    return lambda at: marks[bisect_right(starts, at) - 1][1]


def _zone(found: re.Match[str]) -> Zone:
    if found["item"] is None and found["nth"] is None:
        return "preamble"
    grounds = found["nth"] in {"一", "1"} or _GROUNDS.search(found["heading"])
    return "grounds" if grounds else "body"


def role(
    folded: str, span: Span, zone: Zone, before: tuple[Span, CitationRole] | None
) -> CitationRole:
    """`before` is the citation in front of this one: a list of documents shares its verb."""
    sentence = sentence_before(folded, span.start)
    announced = _ANNOUNCED.search(folded, max(0, span.start - 20), span.start)
    if announced:
        sentence = sentence_before(folded, announced.start())
    elif before is not None and _NEXT_LINE.match(folded[before[0].end : span.start][:_REACH]):
        return before[1]
    after = folded[span.end : span.end + _REACH]
    if _FORWARDING.search(sentence) or _FORWARDED.match(after):
        return "forwards"
    if _is_repealed(sentence, after):
        return "repeals"
    if _AMENDED.match(after) or _AMENDING.search(sentence):
        return "amends"
    if announced and not _BASIS.search(sentence):
        return "mention"
    if zone == "preamble":
        return "basis"
    if zone == "body":
        return "mention"
    listed = (
        before is not None
        and before[1] == "basis"
        and _JOINED.match(folded[before[0].end : span.start][:_REACH]) is not None
    )
    return "basis" if listed or _BASIS.search(sentence) else "mention"


def _is_repealed(sentence: str, after: str) -> bool:
    if _REPEALING.search(sentence):
        return True
    if _BY.search(sentence) and _BY_WHICH.match(after):
        return False
    return _REPEALED.match(after) is not None
