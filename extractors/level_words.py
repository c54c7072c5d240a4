"""Words that stand for a level or for all places of one: 全省, 市级, 各县(市、区)."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.lexicons import rows

# What a level is called, alone or in a list; 地 is one only in lists (各市(地)).
_LEVEL = (
    r"(?:设区的?市|地级市|县级市|省辖市|直辖市|自治[区州县旗]|地区|乡镇|街道"
    r"|[省市州盟县区旗乡镇]|地(?=[()、]))"
)
# A single character is a word of its own only where none stands before it that it may belong to:
# 灾区内, 联盟级, 上市有关. Particles and some verbs cannot.
_ALONE = r"(?<![一-龥])|(?<=[和与及或由在向按经报对为请从以将把同合助到送给并])"
# 各县(市、区), 各市、县(区), 县(市): brackets and commas hold it together.
_BRACKET = rf"\({_LEVEL}(?:[、,]?{_LEVEL}){{0,4}}\)"
_LIST = rf"{_LEVEL}(?:{_BRACKET}|、?{_LEVEL}){{0,6}}"
# 省、市、县 without 各: two members at least, and something between them.
_BARE_LIST = rf"{_LEVEL}(?:{_BRACKET}|、{_LEVEL})(?:{_BRACKET}|、?{_LEVEL}){{0,5}}"
_JOINED = "省市县|省市|县市区|市县|县区|区县|旗县|盟市|市州|设区的?市|地级市|自治[区州县]"
# 市级, 省直属; not 属|于, 内|部, 直|接.
_BELONGING = (
    r"(?:本级|级|直属|直(?![接达播观线辖销升报管通供])|辖|属(?![地于实性])"
    r"|内(?![部容涵在外控需设河涝]))"
)
_OF_IT = "有关|相关|直属|各有关|各相关|各部门|各单位"
# 省内, 统筹市级资金 may stand behind any word; 区内, 盟内 may not.
_SURE = r"(?:[省市县]|自治[区州县旗]|地区)"
_UNSURE = rf"(?:{_ALONE})[区州盟旗]"
# 健|全市级 is none of 全市.
_ALL = r"(?:(?<![健安完齐保周])全|[我本该辖])(?:自治[区州县旗]|直辖市|地区|[省市县区州盟旗])"

# Words that only look as if they named a level, and what shows that they are not there:
# 全|市民|营 is 全市|民营.
_PLAIN = re.compile(
    "市场|市民(?![营政族办生间兵俗航宗警主])|市容(?![纳易许量器貌])|市政(?![府务协策法治])"
    "|市价(?!格)|市值(?![班守得])|市长(?![效期远])|省份|省会(?![议计同展])"
    "|省道(?![路德])|省际|省长(?![效期远])|县长(?![效期远])|县道(?![路德])|州长(?![效期远])"
    "|区域|区间|区别|区块|区分(?![类布级批工解管])|县域|县城|州际|旗帜|旗舰"
    "|城市|超市|都市|上市|门市|股市|楼市|集市|夜市|节省|反省|地区生产总值"
)


def find(folded: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges in text order; where a plain word overlaps one, the word holds."""
    return (found.span() for found in _forms().finditer(folded))


def plain(folded: str) -> Iterator[tuple[int, int]]:
    """Words that only look as if they named a level: 市场, 区域."""
    return (found.span() for found in _PLAIN.finditer(folded))


@cache
def _forms() -> re.Pattern[str]:
    """It knows the lines of work: 市|财政部门."""
    lines = "|".join(cells["name"] for cells in rows("lines"))
    of_it = rf"(?={_OF_IT}|(?:{lines})(?:行政)?(?:主管|管理)?部门)"
    return re.compile(
        rf"各(?:有关|相关)?(?:{_LIST}|地)"
        rf"|{_ALL}"
        rf"|(?:{_ALONE}){_BARE_LIST}"
        rf"|{_SURE}(?:{_BELONGING}|{of_it})"
        rf"|{_JOINED}|乡镇(?=(?:人民)?政府)|国家级|全国|我国"
        rf"|{_UNSURE}(?:{_BELONGING}|{of_it})"
    )
