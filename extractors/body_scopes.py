"""Whose a body is: the level or place before its name, seen from the document that names it."""

import re
from functools import lru_cache

import msgspec

from corpora.vocabulary import LEVELS, Level
from extractors import gazetteer, places

_ORDER: tuple[Level, ...] = tuple(LEVELS)
_WORDS: dict[Level, str] = {
    "national": "国家|国务院|中共中央|中央|全国|中国|中华人民共和国",
    "province": "省|自治区|直辖市",
    "municipality": "设区的?市|地级以上市|计划单列市|地级市|自治州|地区|地市|市|州|盟",
    "county": "县级市|自治县|自治旗|县|区|旗",
    "township": "乡镇|镇街|街道|苏木|乡|镇",
}
_WORD = "|".join(f"(?P<{level}>{words})" for level, words in _WORDS.items())
_ORGAN = r"(?P<organ>党委|委|人民政府|政府)?"
_LEVEL = re.compile(rf"(?:中共)?[本我全该]?(?:{_WORD})[级直属]?{_ORGAN}")
_ORGANS = ("党委", "人民政府", "政府", "委", "")
# No divisions of the state, so in no table of them: they stand a level below who runs them.
_ZONE = re.compile(
    r"[一-龥]{0,14}(?:[经高]开区|[高保自][新税贸]区|新区|开发区|园区|[产工农]业园|科技园|试验区|实验区|示范区|集聚区|合作区|风景区|度假区"
    r"|林区|功能区)"
)
_TOWNSHIP = re.compile(r"(?![各省市县区旗本全])[一-龥]{2,6}(?<!城)(?:乡|(?<![乡村集])镇|街道|苏木)")
_ENDED = re.compile("[县区市旗]$|新区$")
_LONGEST = 30
_COMMON = 4  # 高新区, 工业园区; longer names of zones are their own
# GB/T 2260 gives the seat of every provincial government the code xx0100.
_CAPITAL = "0100"


class Standing(msgspec.Struct, frozen=True):
    """Where a document stands: its place with all above it from the province down, and its year."""

    chain: tuple[tuple[str, str, Level], ...]  # full name, short name, level
    level: Level | None
    year: int | None


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before a name; `place` is None where the level alone is told.

    `organ` is 党委 or 政府 where the words say so: 市委 before 宣传部, 省政府 before 国资委. `told`
    where the place stands in the words themselves, `zone` where it is none of the state's
    divisions; `common` where many places have a zone of that name (高新区).
    """

    level: Level | None
    place: str | None = None
    short: str = ""
    organ: str = ""
    capital: bool = False
    told: bool = False
    zone: bool = False
    common: bool = False


@lru_cache(maxsize=1_000)
def standing(home: str | None, level: Level | None, year: int | None) -> Standing:
    """An unknown `home` stands alone, under its own name at `level`."""
    if not home:
        return Standing((), level, year)
    if (place := places.lookup(home, year=year)) is None:
        return Standing(((home, home, level or "county"),), level, year)
    chain = (*places.ancestors(place), place)
    names = tuple((one.name, _short(one), one.level) for one in chain)
    return Standing(names, level or place.level, year)


def own(where: Standing) -> Scope:
    """The document's own place and level, for a name with nothing before it."""
    return at(where, where.level)


def at(where: Standing, level: Level | None) -> Scope:
    """The place of `level` that the document lies in."""
    for name, short, rank in where.chain:
        if rank == level:
            return Scope(level=level, place=name, short=short)
    return Scope(level=level)


def read(prefix: str, where: Standing) -> Scope | None:
    """The scope that a prefix tells, None for words that tell none; the empty prefix is `own`."""
    if not prefix:
        return own(where)
    if found := _LEVEL.fullmatch(prefix):
        [(level, word)] = [(key, found[key]) for key in _WORDS if found[key]]
        return _with(_of_word(word, level, found["organ"], where), found["organ"])
    if 1 < len(prefix) <= _LONGEST:
        for organ in _ORGANS:
            place = prefix.removeprefix("中共").removesuffix(organ)
            if prefix.endswith(organ) and (scope := named(place, where)):
                return _with(scope, organ)
    return None


def _with(scope: Scope, organ: str | None) -> Scope:
    party = {"委": "党委", "人民政府": "政府"}
    return msgspec.structs.replace(scope, organ=party.get(organ or "", organ or ""))


def _of_word(word: str, rank: Level, organ: str | None, where: Standing) -> Scope:
    """市 is the lowest place above or at the document's own that is called 市, and so on.

    区党委 and 区政府 in an autonomous region that is no district are the region's own.
    """
    for name, short, level in reversed(where.chain):
        region = name.endswith("自治区")
        if name.endswith(word) and (word == "自治区" or not region):
            return Scope(level=level, place=name, short=short)
        if word == "区" and region and where.level == "province" and organ == "党委":
            return Scope(level=level, place=name, short=short)
    return Scope(level=rank)


def named(written: str, where: Standing) -> Scope | None:
    """A place by its name: of the document's own chain first, then of its province.

    A county without its ending is told only by its own documents: 公安 and 平安 are words.
    """
    for name, short, level in where.chain:
        if written in (name, short):
            return Scope(level=level, place=name, short=short, told=True)
    found = places.candidates(written, year=where.year)
    nearest = max((_shared(place, where) for place in found), default=0)
    near = [place for place in found if _shared(place, where) == nearest]
    # 广安 is the city before it is a district of that city.
    high = [p for p in near if all(_ORDER.index(p.level) <= _ORDER.index(q.level) for q in near)]
    ended = _ENDED.search(written) is not None
    if len(high) == 1 and (high[0].level != "county" or ended):
        return _of(high[0])
    if high and ended:
        # One of several 鼓楼区: the level is known, the place only by its name.
        return Scope(level=high[0].level, place=written, short=written, told=True)
    if _TOWNSHIP.fullmatch(written):
        return Scope(level="township", place=written, short=written, told=True)
    return zone(written, where)


def is_division(written: str) -> bool:
    """Whether `written` is the full name of a city, county or district of any year."""
    return _ENDED.search(written) is not None and bool(places.candidates(written))


def _shared(place: places.Place, where: Standing) -> int:
    """How many steps down from the province the document and `place` go together."""
    pairs = list(zip(place.chain, where.chain, strict=False))
    return next((n for n, (one, other) in enumerate(pairs) if one != other[0]), len(pairs))


def zone(written: str, where: Standing) -> Scope | None:
    """高新区, 南宁五象新区: one level below the place that runs it, else below the document's."""
    if not _ZONE.fullmatch(written):
        return None
    for end in range(len(written) - 2, 1, -1):
        if found := places.candidates(written[:end], year=where.year):
            level = places.lower(found[0].level)
            return Scope(level=level, place=written, short=written, told=True, zone=True)
    common = len(written) <= _COMMON
    return Scope(
        level=below(where), place=written, short=written, told=True, zone=True, common=common
    )


def below(where: Standing) -> Level | None:
    """One level below the document's, where it has a place."""
    known = where.level is not None and where.level != "national"
    return places.lower(where.level) if known and where.level else None


def _of(place: places.Place) -> Scope:
    return Scope(
        level=place.level,
        place=place.name,
        short=_short(place),
        capital=place.code.endswith(_CAPITAL),
        told=True,
        zone=place.zone,
    )


def _short(place: places.Place) -> str:
    """广西 for 广西壮族自治区: as the branches of the central state are named."""
    for row in gazetteer.called(place.name):
        if row.code == place.code and row.short:
            return gazetteer.stem_of(row.short[0])
    return place.stem
