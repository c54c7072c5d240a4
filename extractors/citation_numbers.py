"""Document numbers (发文字号) anywhere in a text: 国发〔2014〕25号, 国务院令第663号."""

import re
from collections.abc import Iterator

import msgspec

from corpora.model import Span

_OPEN, _CLOSE = r"[〔\[(【<〈]", r"[〕\])】>〉]"
_CHINESE = "一二三四五六七八九十百零〇"
# The year in brackets is rare, what stands before it is not: it is the anchor of the search.
_YEARED = re.compile(
    rf"{_OPEN}\s?(?P<year>(?:19|20)\d\d|[89]\d)\s?年?\s?{_CLOSE}{{1,2}}\s{{0,2}}(?P<nth>第?)\s{{0,2}}"
    r"(?P<serial>\d{1,5})\s{0,2}号"
)
# 国务院令第663号, 交通运输部令2021年第16号, 国家税务总局公告2014年第5号.
_ORDERED = re.compile(
    rf"(?<=[令告])\s{{0,4}}(?:{_OPEN}?\s?(?P<year>(?:19|20)\d\d)\s?年?{_CLOSE}?)?\s{{0,2}}"
    rf"{_OPEN}?第?\s{{0,2}}(?P<serial>\d{{1,5}}|[{_CHINESE}]{{1,6}})\s{{0,2}}号"
)
# 国务院第663号令, 交通部2005年第3号令.
_REVERSED = re.compile(
    rf"(?:(?<=[部委局署院府会])(?P<year>(?:19|20)\d\d)年)?第\s?(?P<serial>\d{{1,5}}|[{_CHINESE}]{{1,6}})\s?号(?P<issuer>[一-鿿]{{0,6}}?)令"
)
_REACH = 24
_LETTERS = re.compile(r"[一-鿿A-Za-z]{1,16} ?\Z")
_BRACKETED = re.compile(r"[(〔\[【]([一-鿿]{1,12})\n([一-鿿]{1,12}) ?\Z")
# Words that stand before a number and are not of it.
_LEAD = re.compile(
    r"根据|按照|依据|依照|参照|遵照|贯彻|落实|执行|转发|印发|下发|下达|发布|公布|详见|符合|对照|关于|以及"
    r"|文件|文号|字号|编号|通过|修订|修改|废止|现将|摘自|享受|遵守|适用|通知|意见|办法|规定|方案|要求|我[省市县区]|[的了年月日]"
)
_LEAD_OF_CODE = re.compile(r"人民政府|办公[厅室]|委员会")
# Letters that a code may hold too (浙经信发): cut only where a code plainly begins after them.
_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙内陕吉闽贵粤青藏川宁琼"
_WEAK_LEAD = re.compile(
    rf"(?:[和与及或按据依以由对经将在为等即见原于件照厅局委])(?=国|中[发办共]|[{_PLACES}].|[一-鿿]{{1,3}}[政府委][发办字函规])"
)
_WEAK_LEAD_OF_ORDER = re.compile(
    r"[和与及或按据依以由对经将在为即见于照](?=国|中华|公安|教育|财政|[一-鿿]{0,3}[省市部区])"
)
_ISSUER_OF_ORDER = re.compile(
    r"[一-鿿]{0,14}?(?:部|委|局|署|院|委员会|政府|主席|办公室|总理|常务委员会|常委会"
    r"|人大|银行|[证保银]监会|信办)(?:令|公告)\Z|(?<![一-鿿])(?:国|[一-鿿]{1,2}[府政])令\Z"
)
# Whose orders begin at one again each year. Elsewhere 公安部1995年第25号令 tells the year only.
_COUNTS_BY_YEAR = re.compile(r"(?:交通(?:运输)?部|商务部|农业(?:农村)?部|人民银行)$")
_HANDED_DOWN = re.compile(r"[)〕]?\s?(?:公布|发布|颁布|修正|修订|修改|第[一二三四五六]次)")
_ORDER_LETTERS = re.compile(r"[一-鿿]{2,22}\Z")
_LONGEST_CODE = 12


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number where it stands; `written` in its official form, brackets 〔〕 and no blanks.

    `handed_down`: 令第11号发布 tells of the order that put a text into force.
    """

    span: Span
    written: str
    handed_down: bool = False


def find(folded: str) -> list[Number]:
    """In text order, never overlapping."""
    found = sorted((*_with_year(folded), *_orders(folded)), key=lambda each: each.span)
    kept: list[Number] = []
    for each in found:
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return kept


def _with_year(folded: str) -> Iterator[Number]:
    for found in _YEARED.finditer(folded):
        code, start = _code(folded, found.start())
        if code:
            written = f"{code}〔{found['year']}〕{found['nth']}{found['serial']}号"
            yield Number(span=Span(start, found.end()), written=written)


def _code(folded: str, end: int) -> tuple[str, int]:
    """The issuer's code before the year and where it begins."""
    window = folded[max(0, end - _REACH) : end].rstrip("\n ")
    gap = end - max(0, end - _REACH) - len(window)
    broken = _BRACKETED.search(window)
    if broken is not None:
        code = broken[1] + broken[2]
        return code, end - gap - len(code) - 1
    letters = _LETTERS.search(window)
    if letters is None:
        return "", end
    code = _cut(letters[0].rstrip(), _LEAD, _LEAD_OF_CODE, _WEAK_LEAD)
    if not 1 < len(code) <= _LONGEST_CODE:
        return "", end
    return code, end - gap - len(code)


def _orders(folded: str) -> Iterator[Number]:
    for found in _ORDERED.finditer(folded):
        issuer = _issuer(folded[max(0, found.start() - _REACH) : found.start()])
        if issuer:
            year = f"{found['year']}年" if found["year"] else ""
            written = f"{issuer}{year}第{found['serial']}号"
            yield Number(
                span=Span(found.start() - len(issuer), found.end()),
                written=written,
                handed_down=_HANDED_DOWN.match(folded, found.end()) is not None,
            )
    for found in _REVERSED.finditer(folded):
        issuer = found["issuer"] or _issuer(
            folded[max(0, found.start() - _REACH) : found.start()] + "令"
        ).removesuffix("令")
        if issuer:
            start = found.start() if found["issuer"] else found.start() - len(issuer)
            by_year = found["year"] and _COUNTS_BY_YEAR.search(issuer)
            year = f"{found['year']}年" if by_year else ""
            written = f"{issuer}令{year}第{found['serial']}号"
            yield Number(span=Span(start, found.end()), written=written)


def _issuer(window: str) -> str:
    """Who gave the order, as the number names it: 国务院令, 省政府令."""
    letters = _ORDER_LETTERS.search(window)
    if letters is None:
        return ""
    named = letters[0].rpartition("中华人民共和国")[2]
    found = _ISSUER_OF_ORDER.search(_cut(named, _LEAD, _WEAK_LEAD_OF_ORDER))
    return found[0] if found else ""


def _cut(code: str, *leads: re.Pattern[str]) -> str:
    """`code` without what stands in front of it."""
    for lead in leads:
        cut = max((match.end() for match in lead.finditer(code)), default=0)
        code = code[cut:] if len(code) - cut > 1 else code
    return code
