"""Every place where a text names a document, by title, by number or by both."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from corpora.model import Analysis, Span
from extractors import citation_genres, citation_numbers, citation_titles
from extractors.citation_numbers import Number
from extractors.surroundings import sentence_before

# 》(国发〔2014〕25号, 》的通知(国发…, 》(2007年国务院令第492号.
_TO_NUMBER = re.compile(
    r"(?:的?(?:通知|意见|决定|函|批复|公告))?\s{0,2}(?:[(〔【\[][^()〔〕《》。;\n]{0,16}\s{0,2})?"
)
# 国发〔2014〕25号文件《, (国发〔2014〕25号)《.
_FROM_NUMBER = re.compile(r"(?:文件?|令)?中?\s?[)〕]?\s?(?:印发|发布|公布|颁布)?[的了]?\s?")
_CLOSING = re.compile(r"\s?(?:文件?)?\s?[)〕】\]]")
_CALLED = r"(?:以下|下文?|后文?)(?:简称|统称|合称|并称|称)为?:?\s?"
_ALIAS = re.compile(
    rf"[^。;\n《》]{{0,24}}?{_CALLED}(?:[^“《\"”》)\n]{{0,2}}"
    r"[“《\"'‘〈]{1,2}(?P<quoted>[^《》“”\"'’〈〉()\n]{1,20})[”》\"'’〉]"
    r"|(?P<bare>[^《》“”\"()\n,;]{1,12})[)])"
)
_ALIASES = re.compile(
    rf"{_CALLED}[^“《\"”》)\n]{{0,2}}[《〈“\"]{{1,2}}([^《》〈〉()\n”\"]{{1,30}})[》〉”\"]"
)
_CITING = re.compile(
    r"(?:根据|按照?|依据|依照|遵照|贯彻|落实|执行|参照|学习|印发|转发|符合|违反)(?:了|执行|落实|实施)?"
    r"[^。;《》\n]{0,16}\Z"
)
_OF_NUMBER = re.compile(r"\s?[)〕]?\s?(?:文件?|要求|精神|规定|通知|批准)")
_UNQUOTED = re.compile(
    r"(?:通知|意见|办法|规定|决定|方案|批复|函|公告|条例|细则|规划|纲要|要点)\s?[(〔]\s?\Z"
)
# A heading ends with its number, a sentence goes on after it.
_GOES_ON = re.compile(r"\s?[)〕]\s?[^\s《(.上下发]")
_JOINT = re.compile(r"[、,和及与]\s?")
_FIELD = re.compile(r"(?:文 ?号|字 ?号|编 ?号|索引号)[ :\n\t]{0,4}\Z")
_BARE_LINE = ' \t\r\u3000\xa0()〔〕[]【】*#“”"'
_REACH = 60
_NEAR = 40
_SHORTEST = 3


class DocumentMention(msgspec.Struct, frozen=True, kw_only=True):
    """`quoted` is the title with its marks, None where only a number stands.

    `title` is in the document's own words, `core` what spellings of it share.
    """

    span: Span
    quoted: Span | None
    title: str | None
    core: str
    number: str | None
    alias: str | None


def find(analysis: Analysis) -> list[DocumentMention]:
    """In text order; a number serves the title beside it, else stands for itself."""
    folded, text = analysis.folded, analysis.document.text
    numbers = citation_numbers.find(folded)
    starts = [each.span.start for each in numbers]
    aliases = {citation_titles.core(alias) for alias in _ALIASES.findall(folded)}
    used: set[int] = set()
    mentions: list[DocumentMention] = []
    for quoted in citation_titles.find(folded):
        beside = _beside(folded, quoted, numbers, bisect_left(starts, quoted.start), used)
        beside_number = numbers[beside] if beside is not None else None
        mention = _titled(folded, text, quoted, beside_number)
        if _names_document(folded, mention, aliases):
            mentions.append(mention)
            used |= {beside} if beside is not None else set()
    mentions.extend(_bare(folded, numbers, used))
    return sorted(mentions, key=lambda mention: mention.span)


def _beside(
    folded: str, quoted: Span, numbers: list[Number], at: int, used: set[int]
) -> int | None:
    """Which number belongs to a title: one inside it, after it or, when free, before it."""
    if at < len(numbers):
        following = numbers[at].span
        if following.end <= quoted.end:
            return at
        gap = following.start - quoted.end
        if 0 <= gap < _NEAR and _TO_NUMBER.fullmatch(folded, quoted.end, following.start):
            return at
    if at > 0 and at - 1 not in used:
        leading = numbers[at - 1].span
        gap = quoted.start - leading.end
        if 0 <= gap < _NEAR and _FROM_NUMBER.fullmatch(folded, leading.end, quoted.start):
            return at - 1
    return None


def _titled(folded: str, text: str, quoted: Span, number: Number | None) -> DocumentMention:
    title, end = quoted, quoted.end
    start = quoted.start
    if number is not None:
        start, end = min(start, number.span.start), max(end, number.span.end)
        if number.span.start < quoted.end and number.span.start > quoted.start:
            cut = len(folded[quoted.start : number.span.start].rstrip(" \n([〔【"))
            title = Span(quoted.start, quoted.start + max(cut, 1))
        closing = _CLOSING.match(folded, end) if number.span.start >= quoted.end else None
        named = _ALIAS.match(folded, end)
        end = closing.end() if closing and "(" in folded[quoted.end : number.span.start] else end
    else:
        named = _ALIAS.match(folded, end)
    return DocumentMention(
        span=Span(start, end),
        quoted=quoted,
        title=citation_titles.written(text, title) or None,
        core=citation_titles.core(folded[title.start : title.end]),
        number=number.written if number else None,
        alias=(named["quoted"] or named["bare"]) if named else None,
    )


def _names_document(folded: str, mention: DocumentMention, aliases: set[str]) -> bool:
    """Books, forms and certificates are no documents, nor are 《条例》 and other names for one."""
    if mention.number is not None:
        return True
    core = mention.core
    if len(core) < _SHORTEST or core in aliases or citation_genres.generic(core):
        return False
    quoted = mention.quoted or mention.span
    told = citation_genres.policy(citation_titles.written(folded, quoted))
    if told is None:
        return bool(_CITING.search(sentence_before(folded, mention.span.start)))
    return told


def _bare(folded: str, numbers: list[Number], used: set[int]) -> Iterator[DocumentMention]:
    cited = False
    for index, number in enumerate(numbers):
        joined = (
            index > 0
            and number.span.start - numbers[index - 1].span.end < _NEAR
            and _JOINT.fullmatch(folded, numbers[index - 1].span.end, number.span.start)
        )
        cited = index in used or (cited and bool(joined)) or _stands(folded, number)
        if cited and index not in used:
            yield DocumentMention(
                span=number.span,
                quoted=None,
                title=None,
                core="",
                number=number.written,
                alias=None,
            )


def _stands(folded: str, number: Number) -> bool:
    """A number alone cites where it is cited (按照…, …文件); a text's own stands on its line."""
    start, end = number.span.start, number.span.end
    before = folded[max(0, start - _REACH) : start]
    if number.handed_down or _FIELD.search(before) or _fills_line(folded, start, end):
        return False
    cited = _OF_NUMBER.match(folded, end) or _CITING.search(sentence_before(folded, start))
    return bool(cited or (_UNQUOTED.search(before) and _GOES_ON.match(folded, end)))


def _fills_line(folded: str, start: int, end: int) -> bool:
    left = folded[max(0, start - _REACH) : start]
    right = folded[end : end + _REACH].split("\n", 1)[0].removeprefix("文件")
    return not (left[left.rfind("\n") + 1 :] + right).strip(_BARE_LINE)
