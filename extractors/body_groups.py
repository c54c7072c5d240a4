"""Many bodies under one name: 各部门, 区政府有关部门, 各县(市、区)政府, 县级以上教育部门."""

import re
from collections.abc import Iterator

import msgspec

from corpora.vocabulary import Level
from extractors import body_scopes, places
from extractors.body_scopes import Standing

_EXCEPTIONS = re.compile(r"[(〔][^()〔〕]{0,40}(?:含|除外|下同)[^()〔〕]{0,40}[)〕]")
# What parts the classes of 县(市、区) and 市、县人民政府.
_JOINTS = re.compile(r"[()〔〕、/]|(?<=[县市区旗乡镇州])和(?=[县市区旗乡镇州街])")

_DIVISION = (
    r"(?:省辖市|省|自治区|直辖市|设区的?市|县级市|地级以上市|地级市|自治县|自治州|民族乡|市|州|盟|县|区|旗"
    r"|乡|镇|街道|街|苏木|村|社区)"
)
_ZONE = r"(?:高新区|经开区|新区|园区|开发区|功能区|片区|管理区|管委会|度假区|示范区|经济区|产业园)"
_OWN = (
    r"(?:本|全|我|所)?(?P<own>省|自治区|市|州|盟|县|区|旗|镇|乡)?(?:人民政府|政府|机关)?[级直属辖]?"
)
_EVERY = (
    r"(?P<every>(?:各级?|各有关|各相关|有关|相关|其他|其它|所有|全体|沿线|涉及|上述|以上"
    r"|地方各级|地方(?=人民政府|政府|党委|有关|$)|当地|属地|所在地?|所辖|所属|辖区)+的?)"
)
_GROUP = re.compile(rf"{_OWN}{_EVERY}(?P<group>(?:{_DIVISION}|{_ZONE})+)?[级直]?(?P<rest>.*)")
_CLASSES = re.compile(rf"{_DIVISION}|{_ZONE}")
_BOTH = re.compile(
    rf"(?!(?P<same>.)(?P=same))(?P<group>{_DIVISION}{{2,}}{_ZONE}*)[级直]?(?P<rest>.*)"
)
_ABOVE = re.compile(
    r"(?:国家|省|市|设区的?市|县|区|乡镇?)级?[及和]?以上(?:地方)?(?:各级)?(?P<rest>.*)"
)
_MODIFIERS = (
    r"(?:级|直|属|各|有关|相关|职能|行业|业务|责任|成员|配合|协作|牵头|主管|监管|监督|管理|行政|直属|所属|下属|其他|工作|涉及|参与|对口"
    r"|综合|基层|专业|协同|联席会议|领导小组|承办|归口|执法|使用|项目|用人|实施|主办|承担|党政|政府|党委|人民政府|事业|企事业|企业事业|群团|社会"
    r"|审批|受理|基础|电信|医疗|金融|市属|国有|重点|骨干|龙头|科研|民办|中央|驻[一-龥])*+"
)
_GENERAL = re.compile(
    rf"{_MODIFIERS}(?:部门[和及]?)?(?:部门|单位|机构|机关|组织|企业|团体|主体|运营商|院校|学校|高校|医院|处室|科室|站所|委办局)"
    r"|(?:项目|工程|建设|设计|施工|勘察|监理|运营|承包|用人)+单位"
)
_LONGEST_PREFIX = 20
_LONGEST_REST = 14
_BODY_END = re.compile(
    r"^$|^(?:地方?|地区)$|(?:[局委办厅部院会社站所台队馆处室署行组校区县市镇乡村关商]|机构|单位|部门|企业|公司|中心|街道|组织"
    r"|团体|主体|窗口)$"
)
_TOWNSHIPS = re.compile("[乡镇街村]|社区|苏木")
_CITIES = re.compile("(?:设区的?市|省辖市|地级以上市|地级市|自治州|[市州盟])+")
_COUNTIES = re.compile("县级市|自治县|[县旗]|区")
_PROVINCES = re.compile("(?:省|自治区|直辖市|区|市)+")


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What the words say of the many: their level, and the rest that may tell their line.

    `sure` where the words say of themselves that there are many (各…); else the rest must be a
    name, as 区市场监管局 begins with two classes of places too.
    """

    level: Level | None
    rest: str
    sure: bool
    places: bool = False


def read(written: str, where: Standing) -> Iterator[Group]:
    """The ways to read `written` as many bodies, the likeliest first."""
    flat = _JOINTS.sub("", _EXCEPTIONS.sub("", written))
    if found := _ABOVE.fullmatch(flat):
        yield Group(level=None, rest=found["rest"], sure=True)
    elif found := _GROUP.fullmatch(flat):
        yield from _places(found["group"] or "", found["rest"], where, sure=True)
        level = _owned(found["own"], found["every"], found["rest"], where)
        yield Group(level=level, rest=(found["group"] or "") + found["rest"], sure=True)
    elif found := _BOTH.fullmatch(flat):
        yield from _places(found["group"], found["rest"], where, sure=False)
    for cut in range(min(len(flat), _LONGEST_PREFIX)):
        if _GENERAL.fullmatch(flat, cut) and (scope := body_scopes.read(flat[:cut], where)):
            yield Group(level=scope.level, rest=flat[cut:], sure=True)


def _places(group: str, rest: str, where: Standing, *, sure: bool) -> Iterator[Group]:
    """各县市场监管局 is 各县 + 市场监管局: the last class may belong to the name behind it."""
    classes = _CLASSES.findall(group)
    for count in range(len(classes), max(0, len(classes) - 2), -1):
        kept = "".join(classes[:count])
        if sure or count > 1:
            behind = "".join(classes[count:]) + rest
            yield Group(level=_level(kept, where), rest=behind, sure=sure, places=True)


def ends_as_body(rest: str) -> bool:
    """Whether what follows 各 or 有关 is a name at all: 各积分办, but not 有关材料, 各地要…."""
    return len(rest) <= _LONGEST_REST and _BODY_END.search(rest) is not None


def is_general(words: str) -> bool:
    """有关部门, 行业主管单位: words that tell no line."""
    return _GENERAL.fullmatch(words) is not None


def _owned(own: str | None, every: str, rest: str, where: Standing) -> Level | None:
    """各部门 are the document's own; 各级, 各地 and 地方 tell no level."""
    if "级" in every or rest.startswith("地") or every.startswith(("地方", "当地", "属地", "所在")):
        return None
    scope = body_scopes.read(own or "", where)
    return scope.level if scope else None


def _level(group: str, where: Standing) -> Level | None:
    """县(市、区) are counties, 市(州) cities; 市县 of a province are of two levels: None."""
    below = where.level in ("municipality", "county", "township")
    divisions = _TOWNSHIPS.sub("", group)
    if _PROVINCES.fullmatch(group) and group.startswith(("省", "自治区")):
        return "province"
    if _TOWNSHIPS.search(group):
        return None if _COUNTIES.search(divisions) else "township"
    if _CITIES.fullmatch(group):
        return "county" if below and group == "市" else "municipality"
    if _CITIES.match(group) and not group.startswith("市区"):
        return "county" if below else None
    if _COUNTIES.search(divisions):
        return "county"
    return places.lower(where.level) if where.level not in (None, "national") else None
