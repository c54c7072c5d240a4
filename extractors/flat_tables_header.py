"""The header of a flattened table: words that head columns, and nothing between them."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from extractors.tables import Column

_LONGEST = 200  # characters from the first word to the last, blanks among them
_BLANKS = " \n"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A column's head and what its cells hold."""

    start: int
    end: int
    column: Column


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a row: where it stands, and how many rows and columns it takes."""

    start: int
    end: int
    column: int
    rows: int = 1
    columns: int = 1


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """`stacked` where each word has a line of its own; the rows begin at `end`."""

    words: tuple[Word, ...]
    stacked: bool
    end: int

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(word.column for word in self.words)


_UNIT = "(?:单位|部门|主体|机构|处室|科室)"
# On text without blanks. People first: 牵头领导 heads no column of bodies.
_WORD = re.compile(
    r"(?P<number>序号|编号)"
    r"|(?P<other>(?:责任|分管|牵头|市级|主管|包抓|联系|督办)?(?:领导|责任人|负责人|联系人|联络员)"
    r"(?:及?(?:联系)?电话)?|联系(?:电话|方式)|备注|(?:完成|进展|落实)情况|(?:工作|项目)进展(?:情况)?)"
    rf"|(?P<lead>(?:牵头|主办)(?:责任|负责)?{_UNIT})"
    rf"|(?P<support>(?:配合|协办|参与|协同|协作|参加)(?:责任)?{_UNIT})"
    rf"|(?P<responsible>(?:责任|承办|落实|实施|负责|主责|承担|主管|分工){_UNIT}|单位|部门)"
    r"|(?P<deadline>(?:完成|办理|办结|工作|推进|实施|整改|落实|计划|时间|进度)*"
    r"(?:时限|期限|节点|时间|进度|时间安排|进度安排)(?:要求|安排|节点|进度)?)"
    r"|(?P<group>(?:工作|任务|项目|重点)?(?:类别|分类|领域|板块|类型|专项|方面))"
    r"|(?P<task>(?:年度|重点|主要|工作|目标|改革|具体|建设|任务|整改|落实|政策|项目|专项|分解)*"
    r"(?:任务|内容|措施|事项|举措|项目|要求|目标|工作|要点)"
    r"(?:(?:和|及|与)(?:项目|要求|内容|措施|目标|任务))?(?:名称|分解)?)"
)


def read(folded: str, start: int) -> Header | None:
    """The header that begins at `start` with 序号; None if it names no task or nobody to do it."""
    places = [
        at for at in range(start, min(start + _LONGEST, len(folded))) if folded[at] not in _BLANKS
    ]
    bare = "".join(folded[at] for at in places)
    words: list[Word] = []
    at = 0
    while found := _WORD.match(bare, at):
        words.append(_word(found, places))
        at = found.end()
    while words and words[-1].column == "number" and len(words) > 1:
        words.pop()  # the next table begins
    columns = [word.column for word in words]
    if "task" not in columns or not {"lead", "responsible", "support"} & set(columns):
        return None
    gaps = ["\n" in folded[left.end : right.start] for left, right in pairwise(words)]
    if any(gaps) and not all(gaps):
        return None
    end = words[-1].end
    return Header(words=tuple(_merged(words, stacked=all(gaps))), stacked=all(gaps), end=end)


def _word(found: "re.Match[str]", places: Sequence[int]) -> Word:
    column: Column = found.lastgroup  # type: ignore[assignment]  # groups are named by columns
    return Word(start=places[found.start()], end=places[found.end() - 1] + 1, column=column)


def _merged(words: Sequence[Word], *, stacked: bool) -> list[Word]:
    """工作任务具体措施 in one line: nothing parts their cells, so they are one column."""
    merged: list[Word] = []
    for word in words:
        if merged and not stacked and word.column == merged[-1].column == "task":
            merged[-1] = msgspec.structs.replace(merged[-1], end=word.end)
        else:
            merged.append(word)
    return merged
