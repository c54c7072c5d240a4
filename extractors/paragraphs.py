"""The paragraphs of a text: its lines, and the pieces of lines that run on without breaks."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from corpora.model import Analysis, Paragraph, Span
from extractors import chrome, labels

# Shorter lines are paragraphs as they stand; a page that lost its breaks has longer ones.
_RUN_ON = 300

# Blanks, rules, and the marks of headings and bold type in pages saved as Markdown.
_EDGES = " #*_"

_INDENT = re.compile(r"\u3000\u3000+(?=\S)")
_OUTLINE = re.compile(
    r"(?P<cn>(?:(?<=[。;:!?”\"》)〕】])|(?<=\d日)) ?[一二三四五六七八九十]{1,3}、"
    # …二十条措施一、: the title of what is handed on.
    r"|(?<=措施|办法|方案|意见|细则|规定|要点) ?一、)"
    r"|(?P<chapter>(?<![本见照第按、])第 ?[一二三四五六七八九十]{1,3} ?章(?![、的第中所和]))"
    r"|(?P<article>(?<![》法例定则照据按反本见、至和第])"
    r"第 ?[一二三四五六七八九十百零]{1,6} ?条(?![款规第之、和至的所项,]))"
    r"|(?P<in_cn>\([一二三四五六七八九十]{1,3}\))"
    r"|(?P<n>(?<![\d.(第A-Za-z])\d{1,2}[.、](?!\d(?!\d{3}年)))"
)
# 第二章 规划建设 第八条 …: a heading and the first article below it in one line.
_CHAPTER = re.compile(
    r"(?P<chapter>第 ?[一二三四五六七八九十]{1,3} ?[章节编][^。;,:]{1,30}?) +"
    r"(?=第 ?[一二三四五六七八九十百零]{1,6} ?条 )"
)
# 各区县人民政府,市级各部门:为了…
_ADDRESSEES = re.compile(r"(?:各|市|省|县|区|自治)[^。:;\d]{3,150}:")
# …,请认真贯彻执行。 and what follows it in one line
_FORMULA = re.compile(
    r"(?:现印发|现转发|现将|现予(?:以)?(?:印发|公布)|予以(?:印发|公布))"
    r"[^。]{0,60}。"
)
_CLOSING = re.compile(
    r"(?<=[。)”;])(?P<issuers>[^。;:!?,]{2,60}[府厅室会局委部院组团办])? ?"
    r"(?P<date>(?:[12]\d{3}|[一二][一二三四五六七八九〇○零]{3}) ?年"
    r" ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日)"
    r"(?! ?[起前至到以,、。;第经之后在由公印发召-])"
)
# …安排表霁州市人民政府办公室2021年9月10日: the issuer behind the title of an attachment.
_BEHIND_TITLE = re.compile(
    r"(?:附件?|附表)\d?:[^。;:!?,]{4,80}?(?:[表单案法则录图书]|分工(?![及和与表方明]))"
    r"(?P<issuers>[^。;:!?,]{2,20}人民政府(?:办公[厅室])?)"
    r"(?P<date>[12]\d{3}年\d{1,2}月\d{1,2}日)"
)
_ATTACHED = re.compile(r"(?<=[。)〕”;])附件?(?: ?\d{1,2})? ?:")
# What opens the block that a site puts below a document.
_SITE_BLOCK = re.compile(
    r"相关(?:附件|阅读|链接|文章|信息|新闻):|扫一扫|二维码|分享到|打印本页|上一篇"
)
_ROW_END = re.compile(
    r"(?:[府厅室会局委部院办联]|各有关单位|实施|完成|落实|措施|推进|开展|底前|年底) *$"
)
# Notes and attachments may follow a signature in its line, or nothing.
_AFTER = re.compile(r" {0,80}(?:(?:相关)?附|\(此)| *+$")
_BELOW = {
    "chapter": ("in_cn", "n"),
    "article": ("in_cn", "n"),
    "cn": ("in_cn", "n"),
    "in_cn": ("n",),
    "n": (),
}
_RANKS = {"chapter": "chapter", "article": "article", "cn": "cn", "(cn)": "in_cn", "n": "n"}
_QUOTED = re.compile(r"《([^《》\n]{4,80})》")


def find(analysis: Analysis) -> Iterator[Paragraph]:
    """In text order, never overlapping, without the blanks around them."""
    text, folded = analysis.document.text, analysis.folded
    tables = analysis.document.tables
    starts = [table.span.start for table in tables]
    lines = list(_lines(folded))
    for start, end in lines:
        at = bisect_right(starts, start) - 1
        in_table = at >= 0 and start < tables[at].span.end
        headed = _CHAPTER.match(folded, start, end)
        if headed and not in_table:
            yield _paragraph(start, start + len(headed["chapter"]), in_table)
            start = headed.end()
        # A page of one line has lost its breaks, however short it is.
        if in_table or (end - start < _RUN_ON and len(lines) > 1):
            yield _paragraph(start, end, in_table)
            continue
        for piece_start, piece_end in _pieces(text, folded, start, end):
            yield _paragraph(piece_start, piece_end, in_table)


def with_lines(analysis: Analysis) -> Analysis:
    """The analysis with its paragraphs, which the corpus does not keep."""
    return analysis if analysis.of(Paragraph) else analysis.plus(Paragraph, find(analysis))


def _paragraph(start: int, end: int, in_table: bool) -> Paragraph:
    return Paragraph(span=Span(start, end), rule="paragraph", in_table=in_table)


def _lines(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in folded.split("\n"):
        stripped = line.strip(_EDGES)
        if stripped:
            blanks = len(line) - len(line.lstrip(_EDGES))
            yield start + blanks, start + blanks + len(stripped)
        start += len(line) + 1


def _pieces(text: str, folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = {match.start() for match in _INDENT.finditer(text, start, end)}
    cuts |= _site_cut(folded, start, end)
    outline = _outline_cuts(folded, start, end)
    if outline:
        cuts |= outline | _frame_cuts(folded, start, end, min(outline), flat=True)
    elif end - start > 2 * _RUN_ON:
        cuts |= _frame_cuts(folded, start, end, end, flat=False)
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    for left, right in pairwise(edges):
        piece = folded[left:right]
        stripped = piece.strip(" ")
        if stripped:
            begin = left + len(piece) - len(piece.lstrip(" "))
            yield begin, begin + len(stripped)


def _outline_cuts(folded: str, start: int, end: int) -> set[int]:
    """Where the labels of a consecutive outline stand inside one line.

    A label counts only in its turn (二、 after 一、); (一) and 1. count from 1 below what stands
    above them. Two labels of the highest rank are needed: one could be a manner of speaking.
    """
    found = list(_OUTLINE.finditer(folded, start, end))
    top = next((m.lastgroup for m in found if m.lastgroup in ("cn", "article", "chapter")), None)
    begun = labels.read(folded, start, end)
    cuts: set[int] = set()
    turn = dict.fromkeys(_BELOW, 1)
    fresh: set[str] = set()  # ranks below a new item: they begin again or run on
    if begun is not None:
        rank = _RANKS.get(begun.style)
        if rank:
            turn[rank] = begun.number + 1
            top = top or rank
    if top is None:
        top = "in_cn" if any(m.lastgroup == "in_cn" for m in found) else "n"
    tops = 1 if begun is not None else 0
    for match in found:
        rank = str(match.lastgroup)
        at = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        label = labels.read(folded, at, end)
        if label is None or not _in_turn(rank, label.number, turn[rank], rank in fresh):
            continue
        # 2. in the middle of a sentence is no label, whatever its turn.
        if rank == "n" and not {rank} & fresh and folded[at - 1] not in "。;:!?)〕】”》 ":
            continue
        turn[rank] = label.number + 1
        fresh = (fresh | set(_BELOW[rank])) - {rank}
        tops += rank == top
        cuts.add(at)
    return cuts if tops >= 2 else set()


def _in_turn(rank: str, number: int, due: int, fresh: bool) -> bool:
    # An article may be missing from a page; a list item may not.
    jump = 2 if rank == "article" else 0
    return due <= number <= due + jump or (number == 1 and fresh)


def _frame_cuts(folded: str, start: int, end: int, outline: int, *, flat: bool) -> set[int]:
    """Addressees, cover formula, signatures and the attachment's title of run-on text.

    In a text that lost all its breaks (`flat`) anything may follow a signature; in one long
    paragraph a body with a date is one only at its end.
    """
    cuts: set[int] = set()
    addressees = _ADDRESSEES.match(folded, start, min(start + 200, end))
    if addressees:
        cuts.add(addressees.end())
    head_end = min(start + 1_500, end)
    formula = _FORMULA.search(folded, start, head_end)
    if formula:
        cuts.add(formula.end())
    for closing in _CLOSING.finditer(folded, start, end):
        if not flat and not _AFTER.match(folded, closing.end(), end):
            continue
        cuts |= {closing.start(), closing.end()}
        if closing["issuers"]:
            cuts.add(closing.start("date"))
    if flat:
        cuts |= {found.start() for found in _ATTACHED.finditer(folded, start, end)}
        for signed in _BEHIND_TITLE.finditer(folded, start, end):
            cuts |= {signed.start("issuers"), signed.start("date"), signed.end()}
    for cut in sorted(cuts):
        if cut < outline and cut < head_end:
            cuts |= _title_cut(folded, start, cut, end)
    return cuts


def _site_cut(folded: str, start: int, end: int) -> set[int]:
    """Where the site's own words (扫一扫…) begin behind the last sentence of run-on text."""
    last = max(folded.rfind(mark, start, end) for mark in "。)〕】")
    if last < start or last + 1 >= end or not chrome.is_chrome(folded[last + 1 : end].strip(" ")):
        return set()
    rest = folded[last + 1 : end]
    own = _SITE_BLOCK.search(rest)
    # The cells of a table end in no sentence.
    return {last + 1 + (own.start() if own and _ROW_END.search(rest[: own.start()]) else 0)}


def _title_cut(folded: str, start: int, at: int, end: int) -> set[int]:
    """The end of a title that was quoted above and stands here again without its marks."""
    here = folded[at : at + 120].lstrip(" ")
    for quoted in _QUOTED.finditer(folded, max(start, at - 800), at):
        if here.startswith(quoted[1]):
            begin = at + folded[at : at + 120].index(quoted[1])
            after = begin + len(quoted[1])
            return {begin, after}
    return set()
