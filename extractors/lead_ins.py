"""Sentences of a task that order nothing themselves: they lead to what follows, or only say who."""

import re

# 重点做好以下工作。 主要措施如下: but not 落实以下分工要求的资金。
_LEADS = re.compile(
    r"[::]\s*$"
    r"|如下\s*[。;]?\s*$"
    r"|(?:以下|下列)[一二三四五六七八九十几各\d]{0,3}[个项方面]{0,2}"
    r"(?:重点|主要|具体)?(?:工作|任务|措施|举措|要求|意见|事项|方面|内容|问题|步骤|阶段)\s*[。;]?\s*$"
)
# 责任单位:市民政局。 由各有关部门按职责分工负责。
_WHO = re.compile(
    r"^\s*[(〔【\[]?\s*(?:牵头|责任|配合|协办|承办|主办|参加|实施|落实|完成)(?:单位|部门|时限|时间)\s*[::]"
    r"|^\s*(?:由)?各?(?:有关|相关|成员)?(?:部门|单位)[^,。;]{0,6}按(?:照)?(?:各自)?职责(?:分工)?"
    r"[^,。;]{0,4}(?:负责|落实|实施)?[。;]?\s*$"
)


def is_lead_in(sentence: str) -> bool:
    """Of a folded sentence: 重点做好以下工作:"""
    return _LEADS.search(sentence) is not None


def is_note(sentence: str) -> bool:
    """Of a folded sentence: 责任单位:市民政局"""
    return _WHO.match(sentence) is not None
