"""The frame of an official document: title, number, addressees, cover formula, signature."""

import re
from collections.abc import Iterator, Sequence

from corpora.model import Analysis, Mark, Paragraph, Span
from corpora.vocabulary import MarkKind
from extractors import chrome
from extractors.forms import DATE, GENRE, ISSUER_ENDING, NUMBER, ORDER_NUMBER, TITLE_TAIL

# How far a title may stand below the top of the page: long menus come first on portals.
_HEAD = 150
# A title is broken over six lines at the most.
_TITLE_LINES = 6
_SHORTEST_LINE = 6
_SURE_LENGTH = 30
# Joint documents of the ministries carry one line for each signer.
_SIGNERS = 40

_TITLE = re.compile(rf"[^。;!?:]{{3,170}}?{GENRE}》?(?:的通知)?{TITLE_TAIL}")
_TITLE_OPENS = re.compile(
    rf"(?:(?:中共|中国|国务院|全国)?[^,。:;《》]{{1,60}}?{ISSUER_ENDING}(?:等[^,。:;]{{0,6}})?)?"
    r"(?:关于|印发|转发|批转|贯彻|落实|实施|公布|发布|废止|修改|转发)"
)
# …的意见 closes a title with 关于; …记录制度 may still go on.
_CLOSES = re.compile(rf"的[\u4e00-\u9fff]{{0,6}}{GENRE}》?{TITLE_TAIL}$")
_GLUED_NUMBER = re.compile(rf"(?:{NUMBER}|{ORDER_NUMBER}) ?")
_PREFIX = re.compile(r"(?:标 ?题|名 ?称|信息名称|文件名称|附件\d{0,2}) ?:? ?")
_NUMBER_LINE = re.compile(rf"\(?(?:{NUMBER}|{ORDER_NUMBER}|第 {{0,3}}\d{{1,4}} {{0,3}}号)\)?")
_NUMBER_AT_END = re.compile(rf"\( ?(?P<number>{NUMBER}) ?\)$")
# 现将有关事项通知如下: announces; it addresses nobody.
_ADDRESSEES = re.compile(r"(?![一二三四五六七八九十\d]{1,3}[、.(])[^。《》:]{2,239}[^。;《》:下]:")
_ADDRESSED = re.compile(
    r"[各县市区省州盟旗]|政府|单位|部门|委员会|[局厅部委院校]:?$|公司|有关|机构|中心"
)
_FORMULA = re.compile(
    r"(?:现|予以|特此|一并)(?:将|予以?|批准)?.{0,90}?(?:印发|转发|批转|下发|公布|发布|颁布"
    r"|通知如下)"
    r"|(?:印发|转发|批转|下发)(?:给|予)?(?:你们|你处|各地|执行)|现予|请(?:认真|遵照"
    r"|结合).{0,16}(?:执行|落实|实施)"
    r"|请遵照执行|审议通过.{0,8}现"
)
# 网信办, 证监会, 新华社: endings too common to open a title, but not to sign.
# 2.报名表某市民政局: the end of a list of attachments, glued to the signature, names nobody.
_ISSUER = re.compile(
    r"(?!\d{1,2}[.、])"
    rf"(?:国务院|中共中央|[^。;:,、 ]{{2,60}}(?:{ISSUER_ENDING}|[办会社行联]))(?:\(.{{2,8}}\))?"
)
_OFFICER = re.compile(
    r"(?:代?(?:总 ?理|主 ?席|省 ?长|市 ?长|州 ?长|县 ?长|区 ?长|部 ?长|局 ?长|主 ?任|厅 ?长|委员长"
    r"|署长|行长|会长))"
    r"[ :]{0,8}[\u4e00-\u9fff·]{1,4} ?[\u4e00-\u9fff]{0,3}"
)
_DATE_LINE = re.compile(rf"[(]?{DATE}[)]?(?: ?印发)?")
_SIGNED_LINE = re.compile(rf"(?P<issuers>[^。;:《》]{{2,120}}?) *[(]?(?P<date>{DATE})[)]?")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_BLANKS = re.compile(r"[ \n]+")


def find(analysis: Analysis) -> Iterator[Mark]:
    """At most one title, number and addressees line; formulas and signatures as they come."""
    folded = analysis.folded
    lines = [p for p in analysis.of(Paragraph) if not p.in_table]
    if not lines:
        return
    texts = [folded[p.span.start : p.span.end] for p in lines]
    title = _title(analysis, lines, texts)
    after = title[1] if title else 0
    if title:
        yield _mark(
            "title", "frame.title", lines[title[0]].span.start, lines[title[1] - 1].span.end
        )
    yield from _number(lines, texts, title)
    yield from _opening(lines, texts, after)
    yield from _signatures(lines, texts, after)


def bare(text: str) -> str:
    """Without blanks and line breaks: titles are letterspaced and broken for looks."""
    return _BLANKS.sub("", text)


def _mark(kind: MarkKind, rule: str, start: int, end: int, group: int = 0) -> Mark:
    return Mark(span=Span(start, end), rule=rule, kind=kind, group=group)


def _title(
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
        if _DATE_LINE.fullmatch(texts[start]) or _NUMBER_LINE.fullmatch(texts[start]):
            continue
        if not _WORD.search(bare(texts[start])):
            continue  # a rule above the title
        joined = ""
        for end in range(start + 1, min(start + _TITLE_LINES, stop) + 1):
            line = texts[end - 1]
            if end > start + 1 and (_NUMBER_LINE.fullmatch(line) or chrome.FIELD.match(line)):
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
    return best[2:] if best else None


def _goes_on(above: str, line: str) -> bool:
    """Whether a title that is broken over lines may go on: 反馈 and a whole title do not."""
    if _TITLE.fullmatch(bare(above)):
        # 突发环境事件应急预案 / 备案管理办法: only a title with 关于 is surely whole.
        open_end = not _TITLE_OPENS.match(bare(above)) and not bare(above).endswith("令")
        open_end |= not _CLOSES.search(bare(above)) and bool(_CLOSES.search(bare(line)))
        return line.startswith(("(", "〔")) or (open_end and bare(line) != bare(above))
    return len(bare(above)) >= _SHORTEST_LINE or _names_issuers(above)


def _first_prose(texts: Sequence[str]) -> int:
    """Index of the first line that is text: addressees, a long sentence, 第一条."""
    for index, line in enumerate(texts):
        if chrome.is_chrome(line) or chrome.FIELD.match(line):
            continue
        if line.endswith(":") and _ADDRESSEES.fullmatch(line) and len(line) > 5:
            return index
        if line.startswith(("第一条", "第一章", "一、")) or _FORMULA.search(line):
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
    text = _GLUED_NUMBER.sub("", text, count=1) if _GLUED_NUMBER.match(text) else text
    if not 5 <= len(text) <= 170 or not _TITLE.fullmatch(text) or ">" in text:
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


def _number(
    lines: Sequence[Paragraph], texts: Sequence[str], title: tuple[int, int] | None
) -> Iterator[Mark]:
    """The number line just above or below the title, or in the title's first line."""
    start, end = title or (0, 0)
    if title:
        glued = _GLUED_NUMBER.match(texts[start])
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
        found = _NUMBER_LINE.match(line)
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
        if not addressed and _is_addressees(line):
            addressed = True
            yield _mark("addressees", "frame.addressees", span.start, span.end)
            continue
        found = _FORMULA.search(line)
        if found and "如下" not in line[-12:]:
            yield _mark("formula", "frame.formula", span.start, span.end)
            return
        if line.startswith(("一、", "第一条", "第一章", "(一)")):
            return


def _is_addressees(line: str) -> bool:
    return bool(
        _ADDRESSEES.fullmatch(line) and _ADDRESSED.search(line) and not chrome.FIELD.match(line)
    )


def _signatures(lines: Sequence[Paragraph], texts: Sequence[str], after: int) -> Iterator[Mark]:
    """Dates that stand alone, with the issuers above them; one line may hold both."""
    group = 0
    for index in range(after, len(lines)):
        line, span = texts[index], lines[index].span
        if len(line) > 160 or not line.rstrip(" )印发").endswith("日"):
            continue
        if _DATE_LINE.fullmatch(line):
            found = [*_issuers_above(lines, texts, index, after)]
            for above in found:
                yield _mark("issuer", "frame.issuer", *above, group=group)
            yield _mark("date", "frame.date", span.start, span.end, group)
            group += 1
            continue
        signed = _SIGNED_LINE.fullmatch(line)
        if signed and _names_issuers(signed["issuers"]):
            begin = span.start + len(signed["issuers"].rstrip())
            yield _mark("issuer", "frame.issuer.inline", span.start, begin, group)
            yield _mark(
                "date", "frame.date.inline", span.start + signed.start("date"), span.end, group
            )
            group += 1


def _issuers_above(
    lines: Sequence[Paragraph], texts: Sequence[str], index: int, after: int
) -> Iterator[tuple[int, int]]:
    for above in range(index - 1, max(after - 1, index - _SIGNERS), -1):
        line = texts[above]
        if len(line) > 80 or not (_names_issuers(line) or _OFFICER.fullmatch(line)):
            return
        if not _OFFICER.fullmatch(line):
            yield lines[above].span.start, lines[above].span.end


def _names_issuers(line: str) -> bool:
    """Whether a line holds names of bodies and nothing else; a name may be letterspaced."""
    names = re.split(r"[ 、]+", line.strip(" ,"))
    if all(len(name) == 1 for name in names):
        names = ["".join(names)]
    return len(names) <= 16 and all(_ISSUER.fullmatch(name) for name in names)
