"""To whom a sentence gives its order: 各市(州)人民政府要…, 国务院有关部门要…, 公安部会同…"""

import re
from collections.abc import Iterator
from functools import cache

from corpora.vocabulary import Level
from extractors import body_lexicon

# 各县(市、区)人民政府要, 各省、自治区、直辖市应当: up to the word that orders.
_EACH = re.compile(r"^\s*(?:请|由|要求|督促)?各(?P<whom>[^,。;:各]{1,24})")
# Bodies of one level, told by its name.
_OWN: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "national",
        re.compile(r"^\s*(?:国务院|中央|国家)(?:有关|相关|各)?(?:部门|部委|单位|财政|层面)"),
    ),
    ("province", re.compile(r"^\s*(?:省|自治区)(?:级|直)(?:有关|相关|各)?(?:部门|单位|财政|层面)")),
    ("municipality", re.compile(r"^\s*市(?:级|直)(?:有关|相关|各)?(?:部门|单位|财政|层面)")),
)
# 具体收费办法由国务院财政部门、价格主管部门制定: one clause that hands a thing to a level.
_HANDED = re.compile(
    r"^[^,。;:]{1,40}?由(?P<who>国务院|国家|中央|省级?|自治区级?|市级?(?![场民区政容县]))"
    r"(?P<whom>[^,。;:]{0,40}?)(?:会同[^,。;:]{1,30}?)?(?:另行|统一|自行|负责)*"
    r"(?:制定|制订|规定|确定|公布|发布|印制|监制|制作|批准)[^,。;:]{0,6}[。;]?\s*$"
)
_HANDS: dict[str, Level] = {
    "国": "national",
    "中": "national",
    "省": "province",
    "自": "province",
    "市": "municipality",
}
# 各省(区、市): provinces, autonomous regions and municipalities of the State Council.
_PROVINCES = re.compile(r"省[(〔](?:自治)?区[、,](?:直辖)?市[)〕]|自治区|直辖市")
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("province", re.compile(r"省")),
    ("municipality", re.compile(r"地区|(?<!县级)市(?![辖直场])|州|盟|地(?=[、(])")),
    ("county", re.compile(r"(?<!地)(?<!设)区(?![域市])|县|旗")),
    ("township", re.compile(r"乡|镇(?!化)|街道")),
)
# 各地, 各有关部门, 各成员单位 of no level.
_ANY = re.compile(r"^(?:地(?![区级、(])|有关|相关|部门|单位|级)|部门|单位|院校|学校|企业|机构")
# What follows the bodies: 人民政府要, 应当, 负责.
_ORDER = re.compile(
    r"人民政府|政府|党委|至少|要(?!求)|应|须|必须|可|负责|结合|根据|按|每|于|在|对|将|把"
)

# 公安部、教育部要: up to the word that orders. 公安部门 is of every level.
_SUBJECT = (
    r"(?![门队分位属])(?P<others>[^,。;:]{0,60}?)(?:要|应|须|负责|会同|牵头|采取|制定|指导|研究)"
)
# 国务院有关部门、地方各级人民政府应当: up to the word that orders.
_OTHERS = re.compile(r"(?:(?!要|应|须|负责|会同|牵头)[^,。;:]){0,60}")
# 公安部和各地公安机关要 orders more than the ministry.
_LOCAL = re.compile(r"各|地方|省|市|县|区")

# …报省民政厅备案, 报送工作总结.
_REPORTS = re.compile(
    r"(?:报送|上报|报告|汇报|抄送|反馈)"
    r"|报(?:请)?[^,。;:]{0,16}(?:局|委|办|厅|部|政府|小组|办公室|秘书处|中心)"
)
# 制定具体实施方案: what the document itself is.
_PLANS = re.compile(
    r"(?:制定|制订|出台|研究制定|抓紧制定|尽快制定|细化)[^,。;:]{0,20}"
    r"(?:方案|细则|办法|意见|措施|计划|规划|政策)"
)
# 根据本条例制定实施办法: what follows from the text itself.
_FOLLOWS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|参照)本(?:条例|办法|规定|意见|通知|方案|决定|规划|计划|行动)[^。;]{0,30}?"
    r"(?:制定|制订|出台)[^,。;:]{0,20}(?:办法|细则|方案|意见|措施|计划|政策)"
)


def levels(sentence: str, issuer: Level | None) -> frozenset[Level]:
    """The levels that a folded sentence is addressed to; empty where it addresses none or all.

    `issuer` is the level of whoever wrote it: 发展改革委 is a ministry only to the State Council.
    """
    for level, own in _OWN:
        found = own.match(sentence)
        if found:
            others = _OTHERS.match(sentence, found.end())
            return frozenset() if others and _LOCAL.search(others[0]) else frozenset({level})
    handed = _HANDED.match(sentence)
    if handed and not _LOCAL.search(handed["whom"]):
        return frozenset({_HANDS[handed["who"][0]]})
    ministry = _ministries().match(sentence) if issuer == "national" else None
    if ministry and not _LOCAL.search(ministry["others"]):
        return frozenset({"national"})
    found = _EACH.match(sentence)
    if found is None:
        return frozenset()
    whom = found["whom"]
    order = _ORDER.search(whom)
    bodies = whom[: order.start()] if order else whom
    if order is None or _ANY.search(bodies):
        return frozenset()
    return frozenset(_named(bodies))


def reports(sentence: str) -> bool:
    """Whether it orders to report to the body that issued the text."""
    return _REPORTS.search(sentence) is not None


def asks_for_plan(sentence: str) -> bool:
    """Whether it asks those below for a plan of their own."""
    return _PLANS.search(sentence) is not None


def asks_to_follow(sentence: str) -> bool:
    """Whether it asks for a document that follows from this one: 根据本条例制定实施办法."""
    return _FOLLOWS.search(sentence) is not None


def _named(bodies: str) -> Iterator[Level]:
    """直辖市 and 自治区 are no 市 and no 区."""
    plain = _PROVINCES.sub("省", bodies)
    for level, name in _LEVELS:
        if name.search(plain):
            yield level


@cache
def _ministries() -> re.Pattern[str]:
    """A sentence that begins with a body of the State Council or the Central Committee."""
    names = sorted(body_lexicon.national_forms(), key=len, reverse=True)
    return re.compile(rf"\s*(?:由)?(?:{'|'.join(map(re.escape, names))}){_SUBJECT}")
