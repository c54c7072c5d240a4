"""Quantities to be reached: 不低于4%, 年均增长20%以上, 控制在3%以内, 引进企业50家以上.

A number alone is none: a word must say how it is to be reached. Fines, subsidies and conditions
(超过500万人的城市) are none either. 万 and 亿 stay with the unit, as they are written.
"""

import re
from collections.abc import Iterator

from corpora.model import Analysis, Span, Target
from corpora.vocabulary import Comparator
from extractors.surroundings import clause_after, clause_before, in_title, skipper

_NO_TEXT = frozenset({"chrome", "signature"})
_MEASURES = (
    r"平方公里|平方千米|平方米|立方米|公里|千米|公顷|人次|班次|学位|个|家|户|人|名|位|所|座|处|台|套|辆"
    r"|艘|架|条|项|件|款|种|类|场|次|班|亩|吨|千瓦时|千瓦|兆瓦|米|张|床|倍|分贝|微克|毫克|小时|分钟"
    r"|美元|摄氏度|℃|元|只|头|株|册|篇|支|批|组|间|栋|Mbps|Gbps|EB|PB"
)
_QUANTITY = re.compile(
    # Not the end of a longer number, of a range or of a date.
    r"(?P<number>\d(?<![\d.,~/-]\d)[\d,]{0,15}(?:\.\d{1,6})?) ?"
    rf"(?P<unit>[%‰]|个?百分点|[十百千万亿]{{0,2}}(?:{_MEASURES})|[十百千万亿]{{1,2}}(?![一-鿿]))"
    r"(?!工作日|[半多余几]?月|小时内|季度|年|自然|周)"
    r"(?:\((?:含|不含)[^()\n]{0,6}\))? ?(?P<after>[以之]上|[以之]下|[以之]内|左右|上下)?"
)
_CUES: tuple[tuple[str, Comparator], ...] = (
    (
        "不低于|不少于|不小于|不得低于|不得少于|不应低于|至少达到|至少[一-鿿]{1,4}|至少|最低|≥",
        ">=",
    ),
    ("不超过|不高于|不大于|不多于|不得超过|不得高于|不应超过|控制在|压缩到|压缩至|压减至|≤", "<="),
    ("超过|超|突破|高于|大于|多于|超出", ">"),
    ("低于|少于|小于", "<"),
    ("约|大约", "~"),
    # What is to be reached may be passed: 达到60% is met by 61%, 降到3% by 2%.
    (
        "达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增至|扩大到|力争|增长|增加|提高|提升"
        "|递增|新增|翻",
        ">=",
    ),
    (
        "降低到|降到|降至|下降到|减少到|缩小到|下降|降低|减少|压减",
        "<=",
    ),
    ("稳定在|保持在", "="),
)
_CUE = re.compile(
    "(?:" + "|".join(f"(?P<c{n}>{words})" for n, (words, _) in enumerate(_CUES)) + r") ?\Z"
)
_COMPARATORS: dict[str, Comparator] = {
    f"c{n}": comparator for n, (_, comparator) in enumerate(_CUES)
}
# Words that 以上, 左右 behind the number say more exactly.
_LOOSE = ("c5", "c6", "c7")
_AFTER: dict[str, Comparator] = {"上": ">=", "下": "<=", "内": "<=", "右": "~"}
_WHOLE = re.compile(r"(?:实现|覆盖|达标|完成|纳入|落实)")
# A change is part of what is measured: 增加值年均增长 15 %.
_CHANGE = re.compile(r"(?:增长|增加|提高|提升|下降|降低|减少|压减|递增|新增|翻)\Z")
# Money given or taken, harm done, points, and the cases that a number tells apart.
_NO_TARGET = re.compile(
    r"罚|没收|奖励|奖补|补助|补贴|资助|给予|支持额|处以|赔偿|死亡|重伤|损失|违法所得|收取|扣除|计分|积\d|得分"
    r"|加\d|基数|费用|租金|价格|贷款|救助|投资额|金额在|面积在"
)
_NEVER = re.compile(r"罚|没收|死亡|重伤|损失|违法所得|得分|计分")
_CASE = re.compile(
    r"[^,。;:、\n]{0,8}的(?:[,。;:、)\n]|企业|项目|单位|个人|城市|情形)|[^,。;\n]{0,3}[以之]下"
)
# 超过300平方米的另行申请, 如有需求超过: cases; 80%以上的医院 is a share to be reached.
_OF = re.compile(r" ?的(?!标准|要求|比例)")
_IF = re.compile(r" ?(?:如|若|或者|凡|对)")
_LEAD = re.compile(
    r"(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}\.(?!\d)|力争|争取|确保|原则上|全部|分别|累计|总体|基本|实现"
    r"|其中|并|且|到|至|\d{4}年底?|每年|[ 、])+"
)
_VERB_ONLY = re.compile(
    r"(?:引进|引育|培育|新增|建设|建成|打造|发展|形成|覆盖|带动|完成|实施|推进|组织|举办|开展|认定|应|要)*"
)
_MODAL = re.compile(
    r"(?:原则上|必须|不得|一律|分别|力争|可以安排|可安排|(?<!年)均|应当?|须|要|也|都|由|在|按照?"
    r"|[从自到]?\d{4}年[底起度]?)+\Z"
)
_NOUN_AFTER = re.compile(r" ?的?(?P<noun>[^\d,。;:、()\n]{2,20})")
_LONGEST = 20
_BEFORE = 10


def find(analysis: Analysis) -> Iterator[Target]:
    """In text order; years and dates have no unit of measure and are never found."""
    folded = analysis.folded
    skipped = skipper(analysis, _NO_TEXT)
    for found in _QUANTITY.finditer(folded):
        target = _target(folded, found)
        if target and not skipped(found.start()) and not in_title(folded, found.start()):
            yield target


def _target(folded: str, found: re.Match[str]) -> Target | None:
    start, end = found.span()
    cue = _CUE.search(folded, max(0, start - _BEFORE), start)
    comparator = _comparator(cue, found["after"])
    if comparator is None:
        whole = found["number"] == "100" and found["unit"] == "%" and _WHOLE.match(folded, end)
        if not whole:
            return None
        comparator, end = "=", whole.end()
    clause = clause_before(folded, start)
    if _IF.match(clause) or (found["unit"] != "%" and _OF.match(folded, end)):
        return None
    words = clause + clause_after(folded, start)
    # 补贴不低于100元 binds the giver, 补助不超过50万元 promises nothing.
    excluded = _NEVER if cue and cue.lastgroup == "c0" else _NO_TARGET
    if excluded.search(words) or _CASE.match(folded, end):
        return None
    return Target(
        span=Span(cue.start() if cue else start, end),
        rule="target.cue" if cue else "target.number",
        what=_what(
            folded, cue, clause[: len(clause) - (start - cue.start())] if cue else clause, end
        ),
        comparator=comparator,
        value=float(found["number"].replace(",", "")),
        unit=found["unit"],
    )


def _comparator(cue: re.Match[str] | None, after: str | None) -> Comparator | None:
    """A word behind the number says more than 达到 before it, less than 不低于."""
    group = cue.lastgroup if cue else None
    if after is not None and (group is None or group in _LOOSE):
        return _AFTER[after[-1]] if after != "上下" else "~"
    return _COMPARATORS[group] if group else None


def _what(folded: str, cue: re.Match[str] | None, clause: str, end: int) -> str:
    """What is measured: the words before, or behind where only a verb stands before."""
    lead = _LEAD.match(clause)
    words = clause[lead.end() if lead else 0 :].strip(' 、“”"')
    words = _MODAL.sub("", words)
    change = _CHANGE.search(cue[0].strip()) if cue else None
    if _VERB_ONLY.fullmatch(words):
        noun = _NOUN_AFTER.match(folded, end)
        words = noun["noun"].strip() if noun else words
    return (words + (change[0] if change else ""))[-_LONGEST:]
