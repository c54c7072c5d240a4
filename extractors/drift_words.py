"""Words beside a duty, a deadline or a list of bodies that say how it is meant."""

import re

from corpora.vocabulary import Level
from extractors.surroundings import clause_before

# 市民政局会同市公安局负责: the first is the one that answers.
_TOGETHER_WITH = re.compile(r" ?(?:负责)?,? ?(?:牵头)?,?(?:会同|会商|商(?!务)|协调(?!发展)) ?")
# Manner instead of a date; 持续改善 is an aim, 持续推进 the way in which something is done.
_SOFT = re.compile(
    r"(?:持续|长期|逐步|逐年|分步|分批|分期|稳步|有序|适时|常态化|不断|继续)(?:地|有序|稳妥)?"
    r"(?:推进|实施|开展|推动|建设|建成|建立|完成|实现|扩大|提高|提升|完善|推广|落实|坚持|推行|加快)"
    r"|(?:长期|常年)坚持"
)
# What is handed up to those who ask for it: each level has to ask before its own day.
_HANDED_UP = re.compile(
    r"上报|报送|呈报|报备|报(?:至|到|给|经|请)?(?:国务院|国家|省|自治区|市|州|盟|县|区|旗|我|各|上级|上一级)"
    r"|(?:反馈|报告|提交|递交|送交|报)(?:至|给|到)"
)
# What a level has of its own: 省级清单. 省级以上 and 市县级 are no one's own.
_OF_LEVEL: dict[Level, re.Pattern[str]] = {
    "national": re.compile(r"国家级|全国性"),
    "province": re.compile(r"(?:省|自治区)级(?!以|及)"),
    "municipality": re.compile(r"(?:市|州|盟)级(?!以|及)"),
    "county": re.compile(r"(?:县|区|旗|市)级(?!以|及)"),
    "township": re.compile(r"(?:乡|镇|街道)级(?!以|及)"),
}
_STOPS = "。;\n"
_REACH = 60


def together_with(folded: str, start: int, end: int) -> bool:
    """Whether the words between two names put the second beside the first as its helper."""
    return _TOGETHER_WITH.fullmatch(folded, start, end) is not None


def soft(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the text says 逐步推进, 持续实施 or the like, if it does."""
    found = _SOFT.search(folded, start, end)
    return found.span() if found else None


def handed_up(folded: str, start: int, end: int) -> bool:
    """Whether a deadline in ``[start, end)`` is one for a report."""
    return _HANDED_UP.search(sentence(folded, start, end)) is not None


def of_level(words: str, level: Level) -> bool:
    """Whether the words are about a thing of this very level."""
    return _OF_LEVEL[level].search(words) is not None


def sentence(folded: str, start: int, end: int) -> str:
    """The words around ``[start, end)`` without it: its clause, and to the end of the sentence."""
    after = folded[end : end + _REACH]
    stops = [at for mark in _STOPS if (at := after.find(mark)) >= 0]
    return clause_before(folded, start)[-_REACH // 2 :] + after[: min(stops, default=_REACH)]


def around(folded: str, at: int) -> tuple[int, int]:
    """The sentence in which `at` stands, as far as it is near."""
    first, last = max(0, at - 2 * _REACH), at + 2 * _REACH
    start = max(folded.rfind(mark, first, at) for mark in _STOPS) + 1
    stops = [end for mark in _STOPS if (end := folded.find(mark, at, last)) >= 0]
    return max(start, first), min(stops, default=min(last, len(folded)))
