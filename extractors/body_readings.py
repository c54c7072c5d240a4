"""A name the lexicon knows, with whose it is: 市委宣传部, 团市委, 人行郑州中心支行."""

import re

import msgspec

from corpora.vocabulary import Level
from extractors import body_names, body_scopes
from extractors.body_lexicon import SHORT
from extractors.body_names import Reading
from extractors.body_scopes import Scope, Standing

# Words that begin an order or join two names, not a name: 由市财政局, 会同有关部门, 推进信息中心.
ORDER = re.compile(
    r"推[进动行广]|加[强快大]|建[立成]|完善|落实|开展|实施|支持|鼓励|协调|督促|配合|会同|制定|组织(?!人事|部)|指导|负责|按照?|根据"
    r"|由|与|对|向|在|将|把|为|以|并|及|和|等|从|做好|抓好|强化|深化|优化|打造|创建|培育|发挥|依托|引导|争取|联合|通过|设立|成立|报|经(?![信贸济发开合营])"
)
_FORMER = re.compile(r"原(?=[省市州县区旗国自]|.{2,4}[局委厅办]$)")
# What can have units below it, and what these are called.
_HEAD_END = ("人大", *"局委厅部会院府署社协联行")
_UNIT = re.compile(
    r"(?![省市县区州])[一-龥]{0,20}(?:[局科处室司股所队社院校馆]|(?<!网)站|支队|大队|总队|中心|分局|分署|总部|办公[室厅]|委员会|(?<![主承协督举])办|组|公司)"
)
_ORGAN_END = ("委", "政府")
# A place that no table has (a town, a farm, a port) is believed before a name of some length.
_ELSEWHERE = re.compile("(?![省市州盟县区旗乡镇各本全])[一-龥]{2,6}(?<![由送报对局委厅部])")
# What no name of a place or body holds.
PHRASE = re.compile(
    r"由|向(?!阳|上|东)|对(?!外|口|台)|于(?![都洪田])|应(?![急用城县])|按|将(?!乐)|在(?!线)|把|[办规]法|规定|意见|第.{1,4}条|责成|授权|会同|以下|包括|是"
)
_SEAT = re.compile("[一-龥]{2,6}")
_TELLING = 3
_IN_FULL = {"办": "办公室"}
_LATE = 5  # years that an old name may outlive its body
_TOWN_OFFICES = ("所", "站")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What a name means; `name` is None where its place is not told."""

    name: str | None
    lines: tuple[str, ...]
    level: Level | None
    rule: str


def read(written: str, where: Standing, inherited: Scope | None) -> Named | None:
    """The known body that `written` names, or a unit of one."""
    written = _FORMER.sub("", written)
    if found := _reading(written, where, inherited):
        return _official(*found, where)
    return _unit(written, where, inherited)


def _reading(
    written: str, where: Standing, inherited: Scope | None
) -> tuple[Scope, Reading] | None:
    """The longest known name with a scope before it, then a name around its place."""
    if reading := body_names.read(written):
        return _unprefixed(reading, written, where, inherited), reading
    for cut in range(1, len(written) - 1):
        prefix, rest = written[:cut], written[cut:]
        found = body_names.read(rest)
        if found is None and not prefix.endswith(_ORGAN_END):
            continue
        if scope := body_scopes.read(prefix, where):
            # 市委办公室 is the party's and 市政府办公室 the government's, so their own names first.
            owned = body_names.read(scope.organ + rest) if scope.organ else None
            if found := owned or found:
                return scope, found
    for place, reading in body_names.around(written):
        if scope := body_scopes.read(place, where) or _seat(place, reading):
            return scope, reading
    return None


def _seat(place: str, reading: Reading) -> Scope | None:
    """The seat of a branch is believed without a row: 人行凤山支行 in the document of a city."""
    row = reading.domains[0].rows[0]
    if SHORT not in row.name or not _SEAT.fullmatch(place):
        return None
    level = row.levels[0] if len(row.levels) == 1 else None
    return Scope(level=level, place=place, short=place, told=True)


def _unprefixed(reading: Reading, written: str, where: Standing, inherited: Scope | None) -> Scope:
    """Whose 财政局 is: the list's, else the document's; 厅 are of provinces only."""
    if reading.only_national:
        return Scope(level="national")
    if inherited:
        return inherited
    if where.level in ("municipality", "county", "township") and written.endswith("厅"):
        return body_scopes.at(where, "province")
    return body_scopes.own(where)


def _official(scope: Scope, reading: Reading, where: Standing) -> Named:
    level = "national" if reading.only_national else scope.level
    official = reading.at(level, where.year)
    name = None
    if official.national:
        # 物价局 in 2016 is no more the national one of 1993.
        gone = not reading.only_national and official.years_off(where.year) > _LATE
        name, level = (None, None) if gone else (official.name, "national")
    elif level == "national":
        # 财政局 in a national document is that of any place.
        level = None
    elif scope.place and not scope.told and (fixed := official.only_at(level)):
        # 行署 of a province are its prefectures', 监狱局 in a city is the province's.
        level = fixed
        own = body_scopes.at(where, fixed)
        name = official.of(own.place, own.short) if own.place else None
    elif scope.place:
        name = official.of(scope.place, scope.short)
    if scope.capital and official.seated and where.level == "province":
        # The branch in the capital is the province's: 人行郑州中心支行, 合肥海关.
        level = "province"
    rule = "body.known" if official.row else "body.merged"
    return Named(name=name, lines=official.lines, level=level, rule=rule)


def _unit(written: str, where: Standing, inherited: Scope | None) -> Named | None:
    for cut in range(len(written) - 1, 2, -1):
        if not written[:cut].endswith(_HEAD_END) or not _UNIT.fullmatch(written, cut):
            continue
        if found := _reading(written[:cut], where, inherited):
            head = _official(*found, where)
            tail = _IN_FULL.get(written[cut:], written[cut:])
            name = head.name + tail if head.name else None
            return msgspec.structs.replace(head, name=name, rule="body.unit")
    return None


def elsewhere(written: str, where: Standing) -> Named | None:
    """A known name behind a place that no table has: 茂林司法所."""
    for cut in range(2, len(written) - _TELLING + 1):
        reading = body_names.read(written[cut:])
        if reading is None or reading.only_national:
            continue
        if (
            not _ELSEWHERE.fullmatch(written, 0, cut)
            or ORDER.match(written)
            or PHRASE.search(written, 0, cut)
        ):
            return None
        level: Level | None = "township" if written.endswith(_TOWN_OFFICES) else None
        official = reading.at(level, where.year)
        name = official.of(written[:cut], written[:cut])
        return Named(name=name, lines=official.lines, level=level, rule="body.elsewhere")
    return None
