"""The data that a page gives of its document beside the text: 发文字号, 成文日期, 发布时间."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from corpora.model import Analysis, Document, Part
from extractors.forms import DATE, ISO_DATE
from extractors.written_dates import read_date

# The value runs to the next field or the end of the line.
_FIELD = re.compile(
    r"(?P<name>标 *题|名 *称|发文 ?字号|文 *号|发文 ?机关|发布 ?机构|发布 ?单位|制发机关|颁布单位"
    r"|发文单位|成文 ?日期|发文 ?日期|生成日期|发布 ?(?:日期|时间)|发表时间|发文时间|公开日期"
    r"|信息提供日期|印发日期|时 ?间|日 ?期|来 ?源|有效性)"
    r" *[】\]〕]? *:? *(?P<value>[^\n]{0,300}?)"
    r"(?= {2,}|\n|$|发布|作者|阅读|浏览|点击|来源|查看|访问|【|字体|\|)"
)
_META = {"pubdate": "发布日期", "contentsource": "来源", "articletitle": "标题"}
_PUBLISHED = (
    "发布日期", "发布时间", "发表时间", "发文时间", "公开日期", "信息提供日期", "日期", "时间",
)  # fmt: skip
_BLANK = re.compile(r"[ \n]+")
_WHEN = re.compile(rf"{DATE}|{ISO_DATE}")
# 2022/07/16102 作者:佚名: a date that stands alone among the page's lines.
_LOOSE_DATE = re.compile(r"(?<![\d/.-])(?:20\d\d|19\d\d)([/.-])\d{1,2}\1(?:\d{2}|\d(?!\d))")
# A number line may carry 发文时间:… behind it; further down the text is the policy's own.
_HEAD = 400
# 成文日期 2016-04-19: a date that says of itself what it is.
_OTHER_DATE = re.compile(r"(?:成文|生成|印发|发文|生效|实施|施行|失效|废止)(?:日期|时间) *:? *\Z")
_NAME = 12
# A longer stretch of a site's own text holds other documents' dates.
_LOOSE_WITHIN = 3_000
# 国务院意见_某市政府网, 办法-政策法规: the site's names behind the document's.
_SITE = re.compile(r"[_|]|(?<=[\u4e00-\u9fff)）]) ?-")

Fields = Mapping[str, str]


def find(analysis: Analysis) -> Fields:
    """The first value of each field, by its name without blanks."""
    return dict(reversed(list(_fields(analysis))))


def container_titles(document: Document) -> Iterator[str]:
    """What the page calls itself, without the names of the site behind it."""
    for name, content in document.fields:
        if name.lower() == "articletitle":
            yield content
    if document.title:
        yield _SITE.split(document.title, maxsplit=1)[0]


def published_on(analysis: Analysis, fields: Fields) -> date | None:
    """The portal's 发布时间, or a date that stands alone among the page's own lines."""
    for name in _PUBLISHED:
        value = fields.get(name, "")
        found = _WHEN.search(value) or _LOOSE_DATE.search(value)
        if found:
            return read_date(found[0])
    for part in analysis.of(Part):
        if part.kind == "chrome" and part.span.end - part.span.start < _LOOSE_WITHIN:
            for loose in _LOOSE_DATE.finditer(analysis.folded, part.span.start, part.span.end):
                before = analysis.folded[max(0, loose.start() - _NAME) : loose.start()]
                if not _OTHER_DATE.search(before):
                    return read_date(loose[0])
    return None


def _fields(analysis: Analysis) -> Iterator[tuple[str, str]]:
    for part in analysis.of(Part):
        start, end = part.span.start, part.span.end
        if part.kind in ("cover", "body"):
            end = min(end, start + _HEAD)
        elif part.kind != "chrome":
            continue
        for found in _FIELD.finditer(analysis.folded, start, end):
            value = found["value"].strip(" :")
            if value:
                yield _BLANK.sub("", found["name"]), value
    for name, content in analysis.document.fields:
        known = _META.get(name.lower())
        if known and content.strip():
            yield known, content.strip()
