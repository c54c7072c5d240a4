"""What portals write around a text in lines of its own, and where the text begins and ends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from corpora.model import Span
from corpora.readers.html_text import Rendering

_CHROME = re.compile(
    # the way to the page
    r"当前(?:的)?位置|(?:您|你)(?:现在)?(?:所在)?(?:的)?位置|所在位置|首页\s*[>»›]|今天是|欢迎(?:您|访问|光临)"
    # what a visitor can do
    r"|[上下]一(?:篇|条|页)|打印(?:本|此|该|文|预览|\s*$)|[【〖[(（]\s*(?:我要)?打\s*印|关闭(?:窗口|本页|此页|\s*$)"
    r"|[【〖[(（]\s*关\s*闭|分享(?:到|至|\s*$)|扫一扫|字\s*[号体]\s*[::：]|[【〖[(（]\s*字\s*[号体]|大\s+中\s+小"
    r"|返回顶部|加入收藏|我要纠错|保护视力色|A\+大|请输入|登录\s*$|注册\s*$"
    # counters and origins
    r"|(?:浏览|点击|访问|阅读)(?:次数|量|数|率)|责任编辑|(?:^|\s|信息|文章|稿件|内容)来源\s*[:：]|发布(?:时间|日期|者|人)"
    r"|联系我们|技术支持|(?:主办|承办)单位\s*[:：]"
    r"|^\s*(?:相关|热[门点]|推荐|最新)(?:链接|文章|新闻|阅读|稿件|信息|推荐|解读|文件|文档|附件|政策)\s*[:：]?\s*$",
    re.IGNORECASE,
)
# A portal's table of what a document is, when it is set as a list.
_LABEL = re.compile(
    r"\s*(?:索\s*引\s*号|(?:信息|文件)?名\s*称|(?:发文)?[文字]\s*号|发[布文]机[构关]|[成发]文日期|生成日期|制发日期"
    r"|主题(?:词|分类)|(?:信息|组配)?分类|内容概述|公开(?:形式|方式|时限|范围|程序)|体裁|有\s*效\s*性|废止日期|标\s*题"
    r"|信息来源|效力状态)\s*[:：\t]"
)
# The foot of a site, which also says it in sentences.
_FOOT = re.compile(r"ICP备|公网安备|版权所有|网站(?:地图|标识码|声明)")
_LONGEST = 100  # characters of a line of chrome; what is longer is text that happens to say it
_ATTACHMENT = re.compile(r"附\s*[件表]|\.(?:docx?|wps|xlsx?|pdf|rar|zip)\b", re.IGNORECASE)
_LINKED = 0.6  # share of linked letters that makes a line a menu
_PATH = re.compile(r"位置|首页\s*[>»›]")
_STAMP = re.compile(r"(?:20|19)\d\d\s*[-/.年]\s*\d{1,2}")
_DATE = re.compile(r"\s*[\d○〇零一二三四五六七八九十]{2,4}\s*年.{1,4}月.{1,4}日\s*")
_NEUTRAL = 30  # characters; a line as short may be of the foot or of the signature
_ABOVE = 40  # lines above the text in which its title may stand
_HEAD = 12  # lines at the head of the text in which it may, after the issuer's name and number
_SHORTEST = 8  # characters of a title
_HALF = 0.4  # of a title that is set in two lines
_TITLE_LINES = 4
_AROUND = 20  # characters that a line may have beside the title: a mark of its kind, a number
_SEPARATOR = re.compile(r"[_|]|\s[-–—]+\s|[-–—]+(?=\D)")
_NO_TITLE = re.compile(r"[。\t]|^\S{2,8}[:：]")
_TITLE_LIKE = re.compile(r"\s*\S{0,60}关于[^。；，：:]{4,100}\s*")


def is_chrome(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    sentence = line.rstrip().endswith(("。", "；"))
    return bool(_FOOT.search(line)) or (not sentence and bool(_CHROME.search(line)))


def is_label(line: str) -> bool:
    return bool(_LABEL.match(line))


def is_attachment(line: str) -> bool:
    return bool(_ATTACHMENT.search(line))


def trimmed(rendering: Rendering, titles: Iterable[str]) -> Span | None:
    """The whole lines of the main text, from its title on, without the bars at its ends.

    Args:
        rendering: The page, with where its main text is by the markup.
        titles: What the page says its title is, with or without the name of the site.
    """
    lines = _Lines(rendering, titles)
    first, end = lines.within(*rendering.main)
    while first < end and (lines.is_blank(first) or lines.is_head_bar(first)):
        first += 1
    end = _without_foot(lines, first, end)
    while first < end and lines.is_blank(end - 1):
        end -= 1
    if first == end:
        return None
    first = _from_title(lines, first, end)
    return Span(lines.starts[first], lines.ends[end - 1])


def _without_foot(lines: "_Lines", first: int, end: int) -> int:
    """Short lines at the end go with a bar above them, if no date or sentence is among them."""
    kept = end
    for line in range(end - 1, first - 1, -1):
        if lines.is_bar(line):
            kept = line
        elif lines.is_sure(line):
            break
    return kept


def _from_title(lines: "_Lines", first: int, end: int) -> int:
    """The topmost of the lines that make the title, if it is not in the text yet."""
    if any(lines.begins_title(line) for line in range(first, min(end, first + _HEAD))):
        return first
    above = range(first - 1, max(-1, first - 1 - _ABOVE), -1)
    known = next((line for line in above if lines.is_title(line)), None)
    if known is not None:
        while known > 0 and lines.is_title_part(known - 1):
            known -= 1
        return known
    if any(lines.reads_like_title(line) for line in range(first, min(end, first + _TITLE_LINES))):
        return first
    found = _above_the_bar(lines, above[:_HEAD])
    if found is None:
        found = next((line for line in above[:_HEAD] if lines.reads_like_title(line)), first)
    return found


def _above_the_bar(lines: "_Lines", above: Iterable[int]) -> int | None:
    """The line over the bar with date, origin and counters is the title, whatever it says."""
    barred = False
    for line in above:
        if lines.is_path(line):
            return None
        if lines.is_head_bar(line) or lines.is_stamp(line):
            barred = True
        elif not lines.is_blank(line):
            return line if barred and lines.may_be_title(line) else None
    return None


class _Lines:
    def __init__(self, rendering: Rendering, titles: Iterable[str]) -> None:
        self._text = rendering.text
        self._links = rendering.links
        longest = (max(map(_bare, _SEPARATOR.split(title)), key=len) for title in titles)
        self._titles = {
            title for title in longest if len(title) >= _SHORTEST and not is_chrome(title)
        }
        breaks = [found.start() for found in re.finditer("\n", rendering.text)]
        self.starts = [0, *(place + 1 for place in breaks)]
        self.ends = [*breaks, len(rendering.text)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first line and the end of those that have something of a stretch of text."""
        inside = self._text[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = start + len(inside.rstrip())
        return bisect_right(self.starts, first) - 1, bisect_left(self.starts, last)

    def is_blank(self, line: int) -> bool:
        return not self._line(line).strip()

    def is_bar(self, line: int) -> bool:
        text = self._line(line).strip()
        if is_chrome(text):
            return True
        return self._linked(line) > _LINKED * len(text) and not is_attachment(text)

    def is_head_bar(self, line: int) -> bool:
        label = is_label(self._line(line))
        return label or (self.is_bar(line) and not self.is_title(line))

    def is_path(self, line: int) -> bool:
        return bool(_PATH.search(self._line(line)))

    def is_stamp(self, line: int) -> bool:
        text = self._line(line)
        return len(text) <= _LONGEST and bool(_STAMP.search(text))

    def may_be_title(self, line: int) -> bool:
        text = self._line(line).strip()
        return _SHORTEST <= len(text) <= _LONGEST and not _NO_TITLE.search(text)

    def is_sure(self, line: int) -> bool:
        """Whether a line cannot be of the foot: a sentence, a signature's date."""
        text = self._line(line)
        closed = text.rstrip().endswith(("。", "；"))
        return closed or len(text) > _NEUTRAL or is_attachment(text) or bool(_DATE.fullmatch(text))

    def begins_title(self, line: int) -> bool:
        """Whether the whole title stands here, in one line or in a few."""
        joined = ""
        for part in range(line, min(line + _TITLE_LINES, len(self.starts))):
            joined += _bare(self._line(part))
            if any(_shows(joined, title) for title in self._titles):
                return True
        return False

    def is_title(self, line: int) -> bool:
        text = _bare(self._line(line))
        return any(
            _shows(text, title) or (text in title and len(text) >= _HALF * len(title))
            for title in self._titles
        )

    def is_title_part(self, line: int) -> bool:
        text = _bare(self._line(line))
        return bool(text) and any(text in title for title in self._titles)

    def reads_like_title(self, line: int) -> bool:
        return not self.is_bar(line) and bool(_TITLE_LIKE.fullmatch(self._line(line)))

    def _line(self, line: int) -> str:
        return self._text[self.starts[line] : self.ends[line]]

    def _linked(self, line: int) -> int:
        """How many characters of a line are linked; no link goes over a line break."""
        first = bisect_left(self._links, (self.starts[line], 0))
        after = bisect_left(self._links, (self.ends[line], 0))
        return sum(end - start for start, end in self._links[first:after])


def _shows(text: str, title: str) -> bool:
    """Whether a line is the title, perhaps with a mark of its kind or a number beside it."""
    return len(text) <= len(title) + _AROUND and (text.startswith(title) or text.endswith(title))


def _bare(text: str) -> str:
    return "".join(text.split())
