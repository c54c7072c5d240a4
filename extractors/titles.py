"""What a title says: its clean form, the title that it wraps, the kind of document, the issuer."""

import re

from extractors import places
from extractors.forms import GENRE, ISSUER_ENDING, NUMBER, ORDER_NUMBER, TITLE_TAIL

_PREFIX = re.compile(r"(?:【[^【】]{1,6}】)*(?:#+)?(?:标题|名称|信息名称|文件名称)?[:：]?")
_GLUED_NUMBER = re.compile(rf"\(?(?:{NUMBER}|{ORDER_NUMBER})\)? ?")
_NUMBER_BEHIND = re.compile(rf"[(（](?:{NUMBER})[)）]$")
# Chinese titles have no blanks but between names (中共中央 国务院) and before a year in digits.
_BLANK = re.compile(r"[ \n\u3000\xa0\t*＊_]+")
_GENRE_AT_END = re.compile(rf"(?P<genre>{GENRE})》?{TITLE_TAIL}$")
_WRAPS = re.compile(
    r"(?:印发|转发|批转|公布|发布|下发|颁布)(?:了)?(?:《(?P<quoted>[^《》]+(?:《[^《》]+》[^《》]*)?)》|(?P<plain>.{4,100}?))的?(?:通知|公告|通告|令|函)$"
)
_OPENS = re.compile(
    rf"(?P<issuers>(?:国务院|中共中央|(?:(?!转发|印发|批转|关于)[^,。:;《》]){{2,60}}?{ISSUER_ENDING}(?:等(?:[一二三四五六七八九十\d]+)?(?:部门|单位)?)?)+?)"
    r"(?:关于|印发|转发|批转|公布|发布|公告|通告|令(?:第|$)|的通知|实施)"
)
_PLACE_ENDING = re.compile(r"省|自治区|自治州|自治县|[市州盟县区旗镇乡]")
# 巴音郭楞蒙古自治州和静县 and its like: no chain of names in a title is longer.
_LONGEST_PLACE = 24
# 2019年岚川省政务公开工作要点: the year may stand before the place.
_YEAR_AHEAD = re.compile(r"(?:[12]\d{3}年度?)?")


def clean(written: str) -> str:
    """The title in one line, without the number or the field name in front of it."""
    text = _BLANK.sub("", written)
    text = _PREFIX.sub("", text)
    text = _NUMBER_BEHIND.sub("", text)
    return _GLUED_NUMBER.sub("", text, count=1) if _GLUED_NUMBER.match(text) else text


def unnested(quoted: str) -> str:
    """A title that was quoted inside 《》 has its own marks back: 〈条例〉 is 《条例》."""
    return quoted.replace("〈", "《").replace("〉", "》")


def genre(folded: str) -> str | None:
    """The kind of document that a title ends in; 印发《…方案》的通知 is a 通知."""
    found = _GENRE_AT_END.search(folded)
    return found["genre"] if found else None


def wrapped(folded: str) -> tuple[int, int] | None:
    """Where the title of the attachment stands in 印发《X》的通知, as offsets into the title."""
    found = _WRAPS.search(folded)
    if found is None:
        return None
    return found.span("quoted") if found["quoted"] else found.span("plain")


def issuers(folded: str) -> str | None:
    """The bodies that a title begins with: 国务院办公厅转发教育部等部门关于… gives 国务院办公厅."""
    found = _OPENS.match(folded)
    return found["issuers"] if found else None


def place(folded: str) -> str | None:
    """The place that a title without issuer begins with: 句容市政务公开工作实施方案."""
    name = _YEAR_AHEAD.sub("", folded, count=1)
    ends = [found.end() for found in _PLACE_ENDING.finditer(name, 1, _LONGEST_PLACE)]
    return next((name[:end] for end in reversed(ends) if places.lookup(name[:end])), None)
