"""Names that may have been left in a text that was copied from another place or level."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from corpora.folding import fold
from corpora.vocabulary import Level
from extractors import gazetteer, places
from extractors.lexicons import rows
from extractors.places import Place

# What rightly names another place: work together with it, or a road to it, or its example.
_TOGETHER = re.compile(
    r"合作|共建|共享|联动|联合|联通|协作|对接|衔接|对口|帮扶|支援|毗邻|交界|接壤|相邻|相连|连接|邻近|周边|跨区域"
    r"|学习|借鉴|参照|考察|经验|模式|辐射|面向|融入|飞地|高速|铁路|公路|航线|航道|机场|港口|通道|经济[带圈]|城市群|都市圈"
    r"|一体化|总部|驻|招商|引进|输出|务工|异地|互认|流域|上[下游]|战略"
)
# 全省, 我市 as a text speaks of its own place; 全市场 and 全区域 are other words. 本市
# is a district's word for its city as well, and tells nothing.
_OWN = re.compile(
    r"[全我](?P<level>自治区|自治州|[省市州盟县旗]|区(?![域块间别位划段分])|镇(?!痛))"
    r"(?![场民政直属级容价值委域管辖内]|统一|联网|平台|一盘棋|[一第首最前率排]|领先|领跑|先进|先行|标杆|示范|样板|重点|重要|平均"
    r"|唯一|知名|有名|驰名|其他|各地|部署|要求|规定|标准|试点|范围|[的]?(?:统一|部署|要求|有关|相关)|有关|相关|总体|规划)"
)
# What stands before it looks up to the level above: it carries out, joins in, competes, or asks.
_LOOKS_UP = re.compile(
    r"按照?|根据|依据|依托|执行|落实|贯彻|遵照|纳入|列入|接入|融入|对接|对照|参照|参加|参与|争创|争取|力争|争当|争做|走在|位居|进入"
    r"|跻身|成为|申报|申请|推荐|上报|报送|面向|引领|领先|联网|互联|共建|衔接|响应|申领|通办|同步|配套|统一|上级|互认|作为|全国"
)
# These do only directly before it: 服务全省发展, but 服务站点覆盖全省.
_SERVES = re.compile(
    r"(?:服务|支撑|助力|配合|协助|辐射|带动|利用|使用|影响|打造|建成|树立|报|共享)于?$"
)
# What follows it does.
_OF_ABOVE = re.compile(
    r"统一|部署|要求|下达|分配|互认|通办|联网|前列|先进|首[批个家]|第一|典型|推广|示范|试点"
)
# A township as a whole name: 清坞镇, 塔前乡; what stands before it shows where it begins.
_TOWNSHIP = re.compile(
    r"(?<=[在由以从对到至及、,。;:( ])"
    r"(?P<name>(?![在由以从对到至及和])[一-龥]{2,3}(?<![乡城村集色各市小古老名建强重试])(?:镇|乡|街道|苏木))"
    r"(?![级村域办化企容愁情下土音间里])"
)
# Every second county has one of these.
_EVERYWHERE = re.compile(
    r"城[关厢郊区东西南北中]|[中新老]心?城|[东西南北中]城|各|有关|相关|所[在属辖]|特色|重点|中心"
)
_CLAUSE_ENDS = ",。;:!?\n"


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """全省 as a text of that level says it of its own place."""

    start: int
    end: int
    word: str


def foreign(folded: str, home: str, *, year: int | None) -> Iterator[tuple[int, int, Place]]:
    """Places that a text names and that neither hold `home`, nor lie in it, nor work with it."""
    own = places.lookup(home, year=year)
    if own is None:
        return
    for start, end, place in places.in_text(folded, year=year):
        if place is not None and not _is_related(place, own) and not _is_together(folded, start):
            yield start, end, place


def stem(place: str, *, year: int | None) -> str | None:
    """苇渡 of 苇渡县, by which its projects are called; None for 和平, which is a word."""
    found = places.lookup(place, year=year)
    short = found.stem if found else ""
    return short if len(short) > 1 and short not in _plain() else None


def stems(folded: str, short: str) -> Iterator[tuple[int, int]]:
    """Where a bare name stands and the clause is not one about work with that place."""
    at = folded.find(short)
    while at >= 0:
        if not _is_together(folded, at):
            yield at, at + len(short)
        at = folded.find(short, at + len(short))


def bare(folded: str, above: Place | None, *, year: int | None) -> Iterator[Place]:
    """Places below `above`, None for the country, that a text calls by their bare names.

    Of the country's its provinces, of a province's its cities and counties: 依托南宁的园区, but
    not 推广三明经验.
    """
    for place, short in _below(above, year):
        if short in folded and next(stems(folded, short), None) is not None:
            yield place


def townships(folded: str) -> Iterator[tuple[int, int]]:
    """Names of towns and townships of which there is hardly a second one."""
    for found in _TOWNSHIP.finditer(folded):
        if not _EVERYWHERE.search(found["name"]) and not _is_together(folded, found.start()):
            yield found.span()


def own_words(folded: str, place: str, level: Level) -> Iterator[Own]:
    """全省 and 我省 where a text speaks of its own place, which is `place`, not of one above."""
    words = {"province": "省", "municipality": "市", "county": "县", "township": "镇"}
    ending = "自治区" if place.endswith("自治区") else place[-1:] or words.get(level, "")
    for found in _OWN.finditer(folded):
        said = found["level"]
        if said != ending and not (ending == "自治区" and said == "区"):
            continue
        clause = clause_at(folded, found.start())
        if not (
            _LOOKS_UP.search(folded, clause[0], found.start())
            or _SERVES.search(folded, clause[0], found.start())
            or _OF_ABOVE.search(folded, found.end(), clause[1])
            or _TOGETHER.search(folded, *clause)
        ):
            yield Own(start=found.start(), end=found.end("level"), word=found[0])


def clause_at(folded: str, at: int) -> tuple[int, int]:
    """The words around `at` up to the next mark that parts clauses."""
    start = max(folded.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    ends = (folded.find(mark, at) for mark in _CLAUSE_ENDS)
    return start, min((end for end in ends if end >= 0), default=len(folded))


def _is_related(place: Place, own: Place) -> bool:
    if place.code in own.codes or own.code in place.codes or place.name in own.chain:
        return True
    return places.is_ancestor(place, own) or places.is_ancestor(own, place)


def _is_together(folded: str, at: int) -> bool:
    start, end = clause_at(folded, at)
    if _TOGETHER.search(folded, start, end):
        return True
    # 《苇渡县…办法》 is a document, “苇渡…” may be one's own quotation of it.
    return folded.rfind("《", 0, at) > folded.rfind("》", 0, at)


@cache
def _plain() -> frozenset[str]:
    """Bare names of places that are words of every plan: 平安, 和平, 振兴."""
    return frozenset(fold(cells["word"]) for cells in rows("plain_stems"))


@cache
def _below(above: Place | None, year: int | None) -> tuple[tuple[Place, str], ...]:
    """With their bare names; districts are called 城中 and 新城, which are words."""
    if above is None:
        rows_ = (row for named in gazetteer.table().names.values() for row in named)
        names = sorted({row.name for row in rows_ if row.level == "province"})
        found = [place for name in names if (place := places.lookup(name, year=year))]
    else:
        nearest = places.children(above, year=year)
        found = [*nearest, *(one for place in nearest for one in places.children(place, year=year))]
    return tuple(
        (place, short)
        for place in found
        if not place.name.endswith("区") or place.level != "county"
        if (short := place.stem) and len(short) > 1 and short not in _plain()
    )
