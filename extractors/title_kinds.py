"""Which kind of writing (文种) a title ends in: 通知, 实施方案, 管理办法."""

import re

from corpora.folding import fold
from extractors.forms import GENRE

_TAIL = re.compile(r" ?[(〔【][^()〔〕【】]{0,60}[)〕】]")
_KIND = re.compile(rf"(?P<kind>{GENRE})[》”\" ]*$")
_HANDS_ON = re.compile("印发|公布|发布|下达")
_RULES = frozenset(
    [
        "办法",
        "条例",
        "规定",
        "细则",
        "规则",
        "准则",
        "制度",
        "章程",
        "法",
        "令",
        "规范",
        "标准",
        "规程",
    ]
)

_STATUTE = re.compile(
    r"(?<![办方做看想书立执司守普用算语文技设兵])法[》”\" ]*(?:\([^()]{1,12}\))?$"
)


def kind(title: str) -> str | None:
    """The last kind that the title names, without (试行) and years behind it."""
    found = _KIND.search(_TAIL.sub("", fold(title)).strip())
    return found["kind"] if found else None


def is_rule(kind: str) -> bool:
    """Whether such a text is made of rules and not of work: 办法, 条例."""
    return kind in _RULES


def is_statute(title: str) -> bool:
    """A law of the state: 《中华人民共和国建筑法》, 《突发事件应对法》, but no 办法."""
    return _STATUTE.search(title) is not None


def hands_on(title: str) -> bool:
    """Whether a notice brings something else: 公布…名单的通知, 印发…规则等文件的通知."""
    return _HANDS_ON.search(fold(title)) is not None
