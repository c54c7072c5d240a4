"""Goals that a place sets for the whole of itself: 到2025年,全省数字经济产值达到5000亿元。"""

import re

# By when, and that it is a goal: 到2025年,力争
_BEGINS = re.compile(
    r"^\s*(?:到|至|力争|争取|确保)?\s*"
    r"(?:20\d\d ?年(?:年?底|末)?(?:前|为止)?|“?十[一二三四五六七八九]五”?期?末?|本世纪)"
)
# 全区90%以上行政村: the whole as a ground for shares is every place's.
_WHOLE = re.compile(r"(?:全国|[全我](?:省|自治区|[市州盟区县旗](?![场民域])))")
# A sum of money, of firms, of heads: each place has its part of it.
_SUM = re.compile(
    r"\d[\d,.]* ?[万亿]?[余多]?"
    r"(?:美?元|家|个|人次|人|户|亩|公顷|公里|平方米|平方公里|吨|辆|套|件|项|所|座|条|张|床)"
)
# A standard or a share is the same everywhere.
_EVERYWHERE = re.compile(r"[%％‰]|每|人均|户均|平均|分别|均[达不超]|各[市县区乡镇州旗]|全覆盖|覆盖")


def is_for_all(sentence: str) -> bool:
    """Whether a folded sentence only sets such a sum for the whole of its author's place."""
    return bool(
        _BEGINS.match(sentence)
        and _WHOLE.search(sentence)
        and _SUM.search(sentence)
        and not _EVERYWHERE.search(sentence)
    )
