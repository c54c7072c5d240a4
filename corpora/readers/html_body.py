"""Which nodes of a page hold its main text, among menus, bars and footers."""

import re

from corpora.readers.html_amounts import Amounts
from corpora.readers.html_chrome import is_attachment, is_chrome, is_label
from corpora.readers.html_nodes import COMMENT, TEXT, Page

# Ids and classes that portal systems give to the element around an article: TRS_Editor, zoom,
# UCAP-CONTENT, vsb_content, article-content, news_con, zhengwen, divFullText, nr-zw.
_NAME = re.compile(
    r"trs_|zoom|zhengwen|full-?text|ucap|vsb_|article|artibody|editor|barrierfree|content"
    r"|(?:news|info|detail|doc|main|text|xxgk|show)[-_]?(?:con|text|txt|body|nr|zw)"
    r"|(?:^|[-_ ])(?:nr|zw|con|text|txt|view)(?:$|[-_ ])",
    re.IGNORECASE,
)
# Comments around it: ZJEG_RSS.content.begin and .end, 正文开始 and 正文结束, enpcontent.
_BEGIN = re.compile(
    r"(?:content|zoomcon|正文|内容|文章).{0,9}(?:begin|start|开始)|^<!--\s*enpcontent",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:content|zoomcon|正文|内容|文章).{0,9}(?:end|over|结束)|^<!--\s*/enpcontent", re.IGNORECASE
)

_LEAST = 160  # weighted letters (`Amounts.prose`); a reply of one sentence has as many
_WHOLE = 0.75  # of the prose of a page: an element with so much holds the text
_NAMED = 0.5  # of that: enough for one that has the name of an article
_INNER = 0.9  # of that: what an element inside must hold to be preferred
_LINKED = 0.3  # share of linked letters above which a neighbour of the text is a menu
_SHORT = 2_000  # letters of a neighbour that is looked through for chrome; longer ones are text


def find(page: Page, amounts: Amounts) -> tuple[int, int] | None:
    """The first node and the end; None where the page has no text of any length."""
    if amounts.prose_before[-1] < _LEAST:
        return None
    whole = _whole(page, amounts)
    core = _marked(page, amounts, whole) or _named(page, amounts, whole)
    return _grown(page, amounts, *core)


def _whole(page: Page, amounts: Amounts) -> int:
    """The smallest element that holds most of the prose."""
    least = _WHOLE * amounts.prose_before[-1]
    found = 0
    while True:
        inner = next((c for c in page.children(found) if amounts.prose(c) >= least), None)
        if inner is None or page.tags[inner] == TEXT:
            return found
        found = inner


def _marked(page: Page, amounts: Amounts, whole: int) -> tuple[int, int] | None:
    """What stands between two comments that say so."""
    begins: dict[int, int] = {}
    for node, tag in enumerate(page.tags):
        if tag != COMMENT:
            continue
        parent, comment = page.parents[node], page.texts[node]
        if _END.search(comment) and parent in begins:
            begin = begins.pop(parent)
            held = amounts.prose_before[node] - amounts.prose_before[begin]
            if held >= _NAMED * amounts.prose(whole):
                return begin + 1, node
        elif _BEGIN.search(comment):
            begins[parent] = node
    return None


def _named(page: Page, amounts: Amounts, whole: int) -> tuple[int, int]:
    """The innermost element with the name of an article, else the `whole`."""
    named = {
        node: amounts.prose(node)
        for node in range(whole, page.ends[whole])
        if node in page.attributes
        and amounts.prose(node) >= _NAMED * amounts.prose(whole)
        and _NAME.search(f"{page.attribute(node, 'id')} {page.attribute(node, 'class')}")
    }
    most = max(named.values(), default=0)
    inner = max((node for node, held in named.items() if held >= _INNER * most), default=whole)
    return inner, page.ends[inner]


def _grown(page: Page, amounts: Amounts, first: int, end: int) -> tuple[int, int]:
    """With the neighbours that are text too: a title above, a signature or attachments below."""
    up = down = True
    level = first
    while (up or down) and (parent := page.parents[level]) >= 0:
        children = list(page.children(parent))
        if up:
            for child in reversed([c for c in children if c < first]):
                if amounts.letters(child) and not _is_text(page, amounts, child):
                    up = False
                    break
                first = child
        if down:
            for child in [c for c in children if c >= end]:
                if amounts.letters(child) and not _is_text(page, amounts, child):
                    down = False
                    break
                end = page.ends[child]
        level = parent
    return first, end


def _is_text(page: Page, amounts: Amounts, node: int) -> bool:
    letters = amounts.letters(node)
    lines = list(page.words(node, page.ends[node])) if letters <= _SHORT else []
    if any(is_chrome(line) or is_label(line) for line in lines):
        return False
    return amounts.linked(node) <= _LINKED * letters or any(is_attachment(line) for line in lines)
