"""What a notice says is attached to it and does not print: 附件:1.任务分工表 2.报名表."""

import re
from collections.abc import Iterator
from itertools import islice

from corpora.model import Analysis, Attachment, Mark, Span
from extractors import attachment_names, titles
from extractors.attachment_names import SUFFIX
from extractors.attachment_page import HEAD, LINK, Entry, Page, key, page
from extractors.attachment_printing import printed
from extractors.forms import DATE, GENRE, TITLE_TAIL

# A scanner's l for 1; 1.5 is no label, 1.2025年计划 is one.
_ITEM = re.compile(
    r"(?:(?P<n>\d{1,2}) ?(?:[.、](?!\d(?!\d{3}年))|:)|(?P<letter>[lI])[.、]"
    r"|\((?P<inside>\d{1,2})\)) ?"
)
# 1.报名表2.汇总表: a label within a line does not stand behind a digit.
_INNER = re.compile(r"(?<=[^\d.(第])\d{1,2}(?=[.、](?!\d(?!\d{3}年)))")
_TITLE = re.compile(r"[^。;!?]{2,120}$")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
# A title that is whole does not go on in the next line.
_CLOSED = re.compile(
    rf"(?:{GENRE}|[表单册书图录章版例]|名单|材料|说明|情况|{SUFFIX})[》”\"]?{TITLE_TAIL}[。;]?$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"(?:{SUFFIX})+$", re.IGNORECASE)
# Behind a title: where the page keeps the file, the site's list of files, the list once more.
_BEHIND = re.compile(
    r" ?[(\[〔](?=[^()\n]{0,200}[/.])[!-~]{6,400}[)\]〕]|(?:相关)?附 ?件 ?[:\d]"
    r"|(?<=[^\d.(第])1[.、](?!\d)"
)
_WITHHELD = re.compile(
    r" ?[(〔](?:此?略|省略|另发|另附|另行印发|单独印发|(?:此件)?不予?公开(?:发布)?)[)〕]$"
)
# 附件:无, 附件:见网站: no titles.
_NOTHING = re.compile(r"无$|略$|详?见|请|点击|下载|如下|同上|另附|另发|不公开")
# What others are to hand in with a form is no attachment of ours.
_THEIRS = re.compile(
    r"(?:复印件|原件|扫描件|影印件|照片|身份证|营业执照|证书|证明(?:材料)?)(?:\([^()]*\))?$"
)
# 名册一份, 报表一式三份
_COPIES = re.compile(r"(?:各|一式)?[一二两三四五六七八九\d]份$")
_EDGES = " 。;；,，、·*[]"
_QUOTED = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")

_MOST = 100  # attachments of one text: no list is longer
_WRAPPED = 3  # lines of one title
_LONGEST = 200
_LINE = 60  # a longer line is text, not the rest of a title

# 现将《方案》印发给你们; not 《条例》已由省政府公布, and not 贯彻《意见》.
_HANDED_ON = re.compile(
    r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){4,160})》[^。《》\n]{0,60}?"
    r"(?:(?:现|一并|予以)[^。《》\n]{0,12}?(?:印发|转发|批转|下发|发布|公布|颁布)"
    r"|(?:印发|转发|批转|下发|发)(?:给?你|给?各))"
)
# So little text behind the formula is not what it hands on.
_SHORT = 150


def find(analysis: Analysis) -> Iterator[Attachment]:
    """Each once, where it is first listed."""
    read = page(analysis)
    listed = [
        (entry, one)
        for entry in islice(_entries(read), _MOST)
        if (one := _attachment(read, entry)) is not None
    ]
    seen: set[str] = set()
    for (_, one), is_printed in zip(listed, printed(read, listed), strict=True):
        title = key(one.title)
        if title not in seen and not is_printed:
            yield one
        seen.add(title)
    yield from _handed_on(analysis, read, seen)


def _entries(read: Page) -> Iterator[Entry]:
    index = 0
    while index < len(read.spans):
        span = read.spans[index]
        if read.is_chrome(index):
            index += 1
            continue
        head = HEAD.match(read.folded, span.start, span.end)
        link = None if head else LINK.match(read.folded, span.start, span.end)
        found: list[Entry] = []
        if head:
            found = list(islice(_listed(read, index, head), _MOST))
        elif link:
            number = attachment_names.number(link)
            found = [Entry(span=span, number=number, first=index, last=index, link=True)]
        yield from found
        index = max(index, found[-1].last if found else index) + 1


def _listed(read: Page, index: int, head: "re.Match[str]") -> Iterator[Entry]:
    """The entries of one list: 1., 2. … as long as they count on, or the one without label."""
    own, at, start = attachment_names.number(head), index, head.end()
    is_below = start >= read.spans[index].end
    if is_below:
        if own is not None or index + 1 == len(read.spans):
            return  # 附件2: alone is the heading of what is printed
        at = index + 1
        start = read.spans[at].start
    due, title = 1, ""
    while (item := _ITEM.match(read.folded, start, read.spans[at].end)) and _number(item) == due:
        cuts = list(_cuts(read.folded, item.end(), read.spans[at].end, due + 1))
        begins = [item.end(), *(end for _, end in cuts)]
        last, stop = _goes_on(read, at, begins[-1], due + len(begins))
        title = title or read.folded[item.end() : [*(cut for cut, _ in cuts), stop][0]]
        again = read.folded.find(title, begins[-1] + 1, stop) if title else -1
        if due + len(cuts) > 1 and again > 0:
            last, stop = at, again
        for begin, end in zip(begins, [*(cut for cut, _ in cuts), stop], strict=True):
            if begin < end:
                number, to = str(due), last if end == stop else at
                yield Entry(span=Span(begin, end), number=number, first=at, last=to)
            due += 1
        # Wherever a signature or the site's own lines are told to begin: 2. belongs to the list.
        at = last + 1
        if at == len(read.spans):
            return
        start = read.spans[at].start
    if due == 1 and not (is_below and (read.ends(at) or head[0].startswith(("附:", "附 :")))):
        last, stop = _goes_on(read, at, start, None)
        yield Entry(span=Span(start, stop), number=own, first=index, last=last, alone=True)


def _number(item: "re.Match[str]") -> int:
    return 1 if item["letter"] else int(item["n"] or item["inside"])


def _cuts(folded: str, start: int, end: int, due: int) -> Iterator[tuple[int, int]]:
    """Where the labels 2., 3. … stand in the line of 1., and where they end."""
    for found in _INNER.finditer(folded, start, end):
        item = _ITEM.match(folded, found.start(), end)
        if item and int(found[0]) == due:
            yield item.span()
            due += 1


def _goes_on(read: Page, at: int, start: int, due: int | None) -> tuple[int, int]:
    """The paragraph and the offset in which a title ends that may be broken over lines.

    It goes on up to the entry that is `due`, or as long as it is not whole.
    """
    end = read.spans[at].end
    title = read.folded[start : min(end, start + _LONGEST)]
    for later in range(at + 1, at + _WRAPPED):
        if len(title) > _LINE or read.ends(later):
            break
        words = read.words(later)
        if len(words) > _LINE or _ITEM.match(words) or not _TITLE.match(words):
            break
        if _begins(read, later + 1, due):
            return later, read.spans[later].end
        if _CLOSED.search(title):
            break
        if _CLOSED.search(words):
            return later, read.spans[later].end
        title += words
    return at, end


def _begins(read: Page, index: int, due: int | None) -> bool:
    """Whether this paragraph is the entry with this number."""
    if due is None or index >= len(read.spans):
        return False
    item = _ITEM.match(read.folded, read.spans[index].start, read.spans[index].end)
    return item is not None and _number(item) == due


def _attachment(read: Page, entry: Entry) -> Attachment | None:
    """None where what stands there is no title."""
    start, end = entry.span.start, entry.span.end
    for closing in () if entry.link else _closings(read.issuers):
        found = closing.search(read.folded, start + 2, end)
        end = found.start() if found else end
    words = read.folded[start : min(end, start + _LONGEST)].rstrip("。;, ")
    withheld = _WITHHELD.search(words)
    if withheld:
        words = words[: withheld.start()]
    blanks = len(words) - len(words.lstrip(" "))
    start, end = start + blanks, start + len(words)
    words = words[blanks:]
    title = _SUFFIX.sub("", read.text[start:end].replace("\n", "")).strip(_EDGES)
    title = _COPIES.sub("", title)
    title = titles.clean(title[1:-1] if _QUOTED.fullmatch(title) else title)
    if not entry.link and not (_TITLE.match(words.replace("\n", "")) and _WORD.search(title)):
        return None
    if _NOTHING.match(words) or _THEIRS.search(words):
        return None
    return Attachment(
        span=Span(start, end),
        rule="attachments.link" if entry.link else "attachments.listed",
        title=title,
        number=entry.number,
        withheld=withheld is not None,
    )


def _closings(issuers: tuple[str, ...]) -> Iterator["re.Pattern[str]"]:
    """What stands behind the last title where a page lost its breaks."""
    yield _BEHIND
    for issuer in issuers:
        yield re.compile(rf"{re.escape(issuer)} ?{DATE}")


def _handed_on(analysis: Analysis, read: Page, seen: set[str]) -> Iterator[Attachment]:
    """The 《方案》 of 现将《方案》印发给你们, where next to nothing follows."""
    formula = next((one for one in analysis.of(Mark) if one.kind == "formula"), None)
    if formula is None or read.attached or analysis.document.tables:
        return
    found = _HANDED_ON.search(read.folded, formula.span.start, formula.span.end)
    if found is None or not titles.genre(found["title"]):
        return
    behind = sum(
        span.end - span.start
        for index, span in enumerate(read.spans)
        if span.start >= formula.span.end and not _is_beside(read, index)
    )
    title = key(found["title"])
    if behind >= _SHORT or any(one.endswith(title) or title.endswith(one) for one in seen if one):
        return
    span = Span(*found.span("title"))
    yield Attachment(
        span=span, rule="attachments.issued", title=titles.unnested(analysis.document.quote(span))
    )


def _is_beside(read: Page, index: int) -> bool:
    """Lines of the frame and of the site; what runs on may be the text, whatever else it holds."""
    if read.is_chrome(index):
        words = read.words(index)
        return len(words) < _SHORT or "。" not in words
    return read.ends(index)
