"""The grammar of an issuing body's name: the place it begins with, and how far below it stands."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from corpora.folding import fold
from corpora.vocabulary import Level
from extractors import gazetteer
from extractors.gazetteer import Row

Kind = Literal["state", "government", "zone", "office", "township", "other"]

_LONGEST_NAME = 20  # 双江拉祜族佤族布朗族傣族自治县 has 16 characters
# 中共天水市委 is 天水市委; 中共中央 is not shortened.
_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
_STATE = re.compile(
    r"国务院|国家(?!级)|(?:中共)?中央|全国|最高人民|中华|中国"
    r"|海关总署|审计署|新闻出版总署|[银证保]监会|银保监会"
    # A ministry: 教育部, 住房和城乡建设部; no department of the Party, no headquarters, no 干部.
    r"|(?:市场|[^省市县区州旗镇委局厅]){2,12}?"
    r"(?:总[局署]|(?<!组织|宣传|统战|武装|政治|指挥|项目|后勤|作战|俱乐)(?<![顶干全内外总支分东西南北中])部)"
)
# What the State runs in a place: 国家税务总局天水市税务局, 中国人民银行南宁中心支行.
_BRANCH = re.compile(r"(?<=[局行会署])(?=.{2,}(?:局|分行|支行|调查队|办公室|中心|总队)$)")
# 省教育厅, 市政府, 县委; not 市场监管局, 市政管理局, 区域办.
_WORD = re.compile(
    r"省|自治区|市(?!场|政(?!府|协)|容|民(?!政|族|宗)|域|区)|自治州|州|盟|地区|县(?!域)|区(?!域|划|块)|旗"
)
_LEVELS: Mapping[str, Level] = {
    "省": "province",
    "自治区": "province",
    "市": "municipality",
    "自治州": "municipality",
    "州": "municipality",
    "盟": "municipality",
    "地区": "municipality",
    "县": "county",
    "区": "county",
    "旗": "county",
}
# 茂林镇党政办公室, 花牛镇人民政府, 东关街道办事处; not 乡镇企业局.
_TOWNSHIP = re.compile(
    r"[^局厅委院]{0,10}?(?:[镇乡]|苏木|街道)"
    r"(?:人民政府|政府|党委|党政|人大|委员会|党工委|办事处|工委|$)"
)
# 高新技术产业开发区管委会, 大鹏新区住房和建设局; not a province's 示范区建设领导小组.
_ZONE = re.compile(
    r"[^局厅委院办]{0,14}?(?:新区|开发区|高新区|经开区|产业园区?|工业园区?|示范区|试验区"
    r"|合作区|度假区|保税港?区)"
    r"(?:管理委员会|管委会|党工委|工委|管理局|人民政府|(?!领导|工作|建设)[^区]{2,12}[局办]|$)"
)
# 天水市公安局麦积分局.
_OFFICE = re.compile(r"局([^局]{2,8}?)(?:直属)?分局$")
_GOVERNS = re.compile(
    r"(?:[局厅委会办室部署院队处站所馆]|政府|中心|公署|人大|政协|领导小组|[分支]行)$"
)
_GOVERNS_NOT = re.compile(
    r"(?:公司|集团|大学|学院|学校|中学|小学|幼儿园|医院|(?<!科学技术)协会|学会|商会"
    r"|研究院|研究所|基金会|理事会|报社|银行)$"
)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a name says of its body.

    `rows` are all places that the name can begin with; `word` is the level's word where it names
    none (省教育厅) and `level` that word's usual level; `office` is the stem of 麦积分局.
    """

    kind: Kind
    rows: Sequence[Row] = ()
    word: str = ""
    level: Level | None = None
    office: str = ""


def read(name: str) -> Reading:
    """Never fails: a name without place or level's word is of kind "other"."""
    body = _PARTY.sub("", fold(name).replace(" ", ""))
    if state := _STATE.match(body):
        return Reading(kind="state", rows=_branch(body, state.end()))
    found, end = _head(body)
    rest = body[end:]
    if _TOWNSHIP.match(rest):
        return Reading(kind="township", rows=found)
    if not found:
        return _by_word(body)
    if _GOVERNS_NOT.search(rest):
        return Reading(kind="other", rows=found)
    if _ZONE.match(rest):
        return Reading(kind="zone", rows=found)
    if office := _OFFICE.search(rest):
        return Reading(kind="office", rows=found, office=office[1])
    return Reading(kind="government", rows=found)


def _branch(body: str, start: int) -> Sequence[Row]:
    """The places of a State body's local branch, empty where it is no branch."""
    for found in _BRANCH.finditer(body, start):
        places, _ = _head(body[found.end() :])
        if places:
            return places
    return ()


def _head(body: str) -> tuple[Sequence[Row], int]:
    """All places that `body` can begin with, read as a chain of the longest names, and its end.

    Short names count for provinces and municipalities only (公安局 is not in 公安县), and only
    where a body of government follows (中山大学 is not in 中山市).
    """
    found: Sequence[Row] = ()
    end = 0
    governs = bool(_GOVERNS.search(body)) and not _GOVERNS_NOT.search(body)
    while True:
        for size in range(min(_LONGEST_NAME, len(body) - end), 1, -1):
            part = body[end : end + size]
            called = gazetteer.called(part)
            if called and not gazetteer.is_full(part):
                called = [row for row in called if governs and row.level != "county"]
            if called := gazetteer.below(found, called) if found else called:
                break
        else:
            break
        found, end = called, end + size
    # 台湾事务办公室 is not in Taiwan.
    return ((), 0) if body.startswith("事务", end) else (found, end)


def _by_word(body: str) -> Reading:
    word = _WORD.match(body)
    if not word:
        return Reading(kind="other")
    if word[0] == "区" and body.endswith("厅"):
        # Only provinces have 厅: 区 is short for 自治区 here.
        return Reading(kind="government", word="自治区", level="province")
    return Reading(kind="government", word=word[0], level=_LEVELS[word[0]])
