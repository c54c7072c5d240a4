"""What a document says it rests on: one that it cites, or 省、市有关文件 without a name."""

import re
from collections.abc import Mapping
from typing import Literal

from corpora.model import Analysis, Part, Span
from corpora.vocabulary import Level
from extractors.surroundings import sentence_before

# A level, or whoever stands above (上级).
Above = Level | Literal["above"]

# 贯彻落实《…》 carries a document out, 按照《…》 follows what it says on one point.
Ground = Literal["carries out", "follows"]

# The verb that makes a citation in the middle of a text a ground; 符合《…》 and 见《…》 are none.
_RESTS = re.compile(
    r"(?:根据|按照|依据|依照|遵照|执行|对照|(?P<carries>贯彻|落实))(?:了|好|执行|实施)?"
    r"[^。;《》\n贯落]{0,24}\Z"
)
# Documents that are listed share their verb: 按照《A》《B》和《C》.
_LIST = re.compile(r"(?:《[^《》\n]{1,120}》(?:[(〔][^()\n]{1,40}[)〕])?[、,和及与以]{0,2}){1,4}\Z")
_WHO = r"党中央|中共中央|中央|国务院|国家|[各]?省|自治区|市|州|盟|县|区|旗|上级|上一级"
_BODY = r"(?:人民政府|政府|委|党委)?(?:办公[厅室])?"
# 贯彻省、市有关文件精神; 根据国务院关于…的要求; 按照上级部署. No title between.
_VAGUE = re.compile(
    rf"(?:贯彻|落实|按照|根据|依据|遵照)(?:执行|落实|好)?(?P<who>(?:(?:{_WHO}){_BODY}[、,和及与]?){{1,5}})"
    r"(?:的|有关|相关|统一){0,3}(?:关于[^。;,《》\n]{2,30}?)?(?:的|有关|相关){0,2}(?:工作|会议|文件|决策|总体){0,3}"
    r"(?:精神|要求|部署|安排|文件)"
)
_LEVELS: Mapping[str, Above] = {
    "党中央": "national",
    "中共中央": "national",
    "中央": "national",
    "国务院": "national",
    "国家": "national",
    "省": "province",
    "自治区": "province",
    "市": "municipality",
    "州": "municipality",
    "盟": "municipality",
    "县": "county",
    "区": "county",
    "旗": "county",
    "上级": "above",
    "上一级": "above",
}
_NAMED = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))
_SEEN = frozenset({"cover", "body", "attachment"})
# Grounds stand at the beginning of what they are the ground of.
_OPENING = 1_500


def of_citation(folded: str, span: Span) -> Ground | None:
    """How the sentence rests on the document cited at `span`, None where it only names it."""
    before = sentence_before(folded, span.start)
    listed = _LIST.search(before)
    found = _RESTS.search(before[: listed.start()] if listed else before)
    if found is None:
        return None
    return "carries out" if found["carries"] else "follows"


def vague(analysis: Analysis) -> tuple[Above, ...]:
    """The levels whose documents the openings rest on without naming them, highest first."""
    parts = [part.span for part in analysis.of(Part) if part.kind in _SEEN]
    found = {
        _LEVELS[name]
        for span in parts or [Span(0, max(1, len(analysis.folded)))]
        for said in _VAGUE.finditer(
            analysis.folded, span.start, min(span.end, span.start + _OPENING)
        )
        for name in _NAMED.findall(said["who"])
    }
    return tuple(level for level in dict.fromkeys(_LEVELS.values()) if level in found)
