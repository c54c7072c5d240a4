"""The lines of a document's title: the best-looking run of short lines near the top."""

import re
from collections.abc import Iterator, Sequence

from corpora.folding import fold
from corpora.model import Analysis, Paragraph
from extractors import chrome, page_fields, signers
from extractors.forms import GENRE, ISSUER_ENDING, TITLE_TAIL
from extractors.line_forms import (
    ADDRESSEES,
    DATE_LINE,
    FORMULA,
    GLUED_NUMBER,
    NUMBER_LINE,
    bare,
    is_addressees,
)

# How far a title may stand below the top of the page: long menus come first on portals.
_HEAD = 150
# A title is broken over six lines at the most.
_TITLE_LINES = 6
_SHORTEST_LINE = 6
_SURE_LENGTH = 30
# A longer line below a title is text, whatever word it ends in.
_LONG_LINE = 90
# 为规范…行为,: the text begins.
_PREAMBLE = re.compile(r"(?:为|根据|依据|按照).{28}")
_SHORTEST_TITLE = 8
_BELOW_TITLE = 5
_TITLE = re.compile(rf"[^。;!?:]{{3,170}}?{GENRE}》?(?:的通知)?{TITLE_TAIL}")
_TITLE_OPENS = re.compile(
    rf"(?:(?:中共|中国|国务院|全国)?[^,。:;《》]{{1,60}}?{ISSUER_ENDING}(?:等[^,。:;]{{0,6}})?)?"
    r"(?:关于|印发|转发|批转|贯彻|落实|实施|公布|发布|废止|修改|转发)"
)
# …的意见 closes a title with 关于; …记录制度 may still go on.
_CLOSES = re.compile(rf"的[\u4e00-\u9fff]{{0,6}}{GENRE}》?{TITLE_TAIL}$")
_PREFIX = re.compile(r"(?:标 ?题|名 ?称|信息名称|文件名称|附件\d{0,2}) ?:? ?")
# 霁州市人民政府办公室关于推进老城区: an issuer and what it is about.
_CUT = re.compile(rf"(?:国务院|[^,。:;《》]{{2,40}}?{ISSUER_ENDING})关于[^,。:;]{{4,60}}$")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")


def find(
    analysis: Analysis, lines: Sequence[Paragraph], texts: Sequence[str]
) -> tuple[int, int] | None:
    """The lines of the title as a slice: the best-looking run of short lines near the top."""
    body = analysis.document.body
    names = [bare(name) for name in _container_titles(analysis)]
    best: tuple[float, int, int, int] | None = None
    held = ""
    stop = _first_prose(texts)
    for start in range(min(stop, _HEAD + stop)):
        if not 2 <= len(texts[start]) <= 180 or chrome.is_chrome(texts[start]):
            continue
        if DATE_LINE.fullmatch(texts[start]) or NUMBER_LINE.fullmatch(texts[start]):
            continue
        if not _WORD.search(bare(texts[start])):
            continue  # a rule above the title
        if _PREAMBLE.match(texts[start]):
            continue
        joined = ""
        for end in range(start + 1, min(start + _TITLE_LINES, stop) + 1):
            line = texts[end - 1]
            if end > start + 1 and (
                NUMBER_LINE.fullmatch(line)
                or chrome.FIELD.match(line)
                or len(line) > _LONG_LINE
                or _PREAMBLE.match(line)
            ):
                break
            if joined and (not _goes_on(joined, line) or bare(line) in ("目录", "目次")):
                break
            joined += line
            if len(joined) > 220 or line.endswith(("。", ";", ":")):
                break
            score = _score(bare(joined), names)
            if score is None:
                continue
            if body and lines[start].span.start >= body.start:
                score += 1
            # Words of a menu look like a title; a real one is short or stands elsewhere too.
            doubtful = analysis.document.title is not None and score <= 0
            if doubtful and (end > start + 1 or len(joined) > _SURE_LENGTH):
                continue
            if stop - end > 12:
                score -= min((stop - end) / 12, 4)
            text = bare(joined)
            # Of equal ones the longer; of the same text the last: portals print it in menus first.
            if (
                best is None
                or (score, len(text)) > best[:2]
                or text == held
                or (score == best[0] and start >= best[3])
            ):
                best, held = (score, len(text), start, end), text
    return best[2:] if best else _title_without_kind(analysis, texts, stop)


def _title_without_kind(
    analysis: Analysis, texts: Sequence[str], stop: int
) -> tuple[int, int] | None:
    """The line by which the page calls itself, or one that names issuer and subject.

    失业保险问题解答 ends in no kind of document, and some pages cut titles: 霁州市人民政府关于推进.
    """
    called = [bare(fold(name)) for name in page_fields.container_titles(analysis.document)]
    for index in reversed(range(min(stop, _HEAD + stop))):
        line = bare(texts[index])
        if not _SHORTEST_TITLE <= len(line) <= _LONG_LINE or chrome.is_chrome(texts[index]):
            continue
        if line in called or (
            _CUT.match(line) and _addresses(texts[index + 1 : index + _BELOW_TITLE])
        ):
            return index, index + 1
    return None


def _addresses(texts: Sequence[str]) -> bool:
    """Whether addressees are the first of these lines that is not the page's own."""
    for line in texts:
        if is_addressees(line):
            return True
        if not (chrome.is_chrome(line) or chrome.FIELD.match(line)):
            return False
    return False


def _goes_on(above: str, line: str) -> bool:
    """Whether a title that is broken over lines may go on: 反馈 and a whole title do not."""
    if _TITLE.fullmatch(bare(above)):
        # 突发环境事件应急预案 / 备案管理办法: only a title with 关于 is surely whole.
        open_end = not _TITLE_OPENS.match(bare(above)) and not bare(above).endswith("令")
        open_end |= not _CLOSES.search(bare(above)) and bool(_CLOSES.search(bare(line)))
        return line.startswith(("(", "〔")) or (open_end and bare(line) != bare(above))
    return len(bare(above)) >= _SHORTEST_LINE or signers.are_bodies(above)


def _first_prose(texts: Sequence[str]) -> int:
    """Index of the first line that is text: addressees, a long sentence, 第一条."""
    for index, line in enumerate(texts):
        if chrome.is_chrome(line) or chrome.FIELD.match(line):
            continue
        if line.endswith(":") and ADDRESSEES.fullmatch(line) and len(line) > 5:
            return index
        if line.startswith(("第一条", "第一章", "一、")) or FORMULA.search(line):
            return index
        if chrome.is_prose(line) and "。" in line:
            return index
    return min(len(texts), 40)


def _container_titles(analysis: Analysis) -> Iterator[str]:
    document = analysis.document
    if document.title:
        yield document.title
    for name, content in document.fields:
        if name.lower() in ("articletitle", "title"):
            yield content


def _score(joined: str, names: Sequence[str]) -> float | None:
    text = _PREFIX.sub("", joined)
    text = GLUED_NUMBER.sub("", text, count=1) if GLUED_NUMBER.match(text) else text
    # 首页>文件 leads to a page; 《贯彻落实<纲要>方案》 is a title in a title.
    if not 5 <= len(text) <= 170 or not _TITLE.fullmatch(text) or text.count(">") > text.count("<"):
        return None
    score = 0.0
    opening = _TITLE_OPENS.match(text)
    if opening:
        score += 2 + 2 * (len(opening[0]) > 4)
    if any(text in name or name.split("_")[0].split("-")[0] == text for name in names):
        score += 3
    if text.count("《") != text.count("》"):
        score -= 2
    return score
