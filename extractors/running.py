"""Bodies made responsible in running text: 由X制定, X负责…, X要…并负责…, (一)X:…."""

import re
from collections.abc import Iterator

from corpora.model import Assignment, Span
from corpora.vocabulary import Role
from extractors import departments, labels

_ACTS = (
    "牵头|负责|制定|制订|组织|统筹|承担|审核|审批|核定|核准|公布|发布|确定|办理|签发|监督|实施|拟定|拟订|编制"
    "|提出|另行|受理|出具|安排|协调|落实|审定|批准|主管|主办|承办|归口|定期|统一|具体|分别|共同|按照|依法|按|会同|开展|进行|研究|起草|汇总|推进|做好|指导|督促|督查|检查|考核|验收|评估|出资|承建|运营|发放|审查|登记|采取|抓好|完成|每"
    "|给予|予以|提供|支付|负担|管理|拨付|报|指定|批复|决定|认定|组建|建立|设立|维护|处理|调查|核发"
    "|面向|委托|收取|征收|保管|移送|送|裁决|颁发|授予|发给|负(?:总|主体|主要)责"
)
_BY = re.compile(r"(?<![理自缘来事案因])由(?=[^。;:!?\n由]{3})")
_ACT = re.compile(rf"(?:{_ACTS})(?!解释|同志|人)")
_CLAUSE_END = re.compile(r"[。;:!?\n由]")
# Names of bodies and the act behind them stand within so many characters of 由.
_REACH = 90
# A sentence whose subject is a list of bodies and whose predicate is 负责 or 牵头.
_PREDICATE = re.compile(
    r"(?:要|应当|应|须|必须)?(?:具体|主要|统一|分别|共同|依法|全面|会同[^,。;]{2,30}?)?"
    r"(?P<act>(?:负责)?牵头|负责)(?!人|同志|制(?![定订作])|的|领导|干部|单位|部门|科)"
)
_SUBJECT_END = re.compile(
    r"要(?!求|点|素|害|件|领|闻|务)|应(?!急|用|对|届|征|聘)|须|将|负责|牵头|会同|联合|根据|按照|依据|具体|主要|统一|分别|共同|依法|为|是|在|每|可"
)
_LATER = re.compile(
    r"[,、](?:并|同时)?(?P<act>(?:负责)?牵头|负责)(?!人|同志|制(?![定订作])|的|领导|干部|单位|部门)"
)
_JOINED_BY = re.compile(r"会同(?P<names>[^,。;:]{2,50}?)(?:负责|牵头|制定|组织|共同|等)")
_SENTENCE = re.compile(r"[^。;\n!?]+")
_LONGEST_SUBJECT = 90


def assigned(folded: str, start: int, end: int) -> tuple[Assignment, ...]:
    """The assignments of running text, each body once in its first role."""
    seen: set[str] = set()
    found: list[Assignment] = []
    for begin, stop, role in sorted({*_by(folded, start, end), *_subjects(folded, start, end)}):
        items = [
            item
            for item in departments.split(folded, begin, stop)
            if departments.is_name(item.name) and item.name not in seen
        ]
        if not items:
            continue
        seen |= {item.name for item in items}
        bodies = tuple(departments.noted(folded, items))
        found.append(
            Assignment(
                span=Span(bodies[0].span.start, bodies[-1].span.end),
                rule="assignment.running",
                role=role,
                mode="single" if len(bodies) == 1 else "jointly",
                departments=bodies,
            )
        )
    return tuple(found)


def _by(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
    """由 + bodies + what they do: the longest words before an act that are all names."""
    for by in _BY.finditer(folded, start, end):
        begin = by.end()
        limit = min(begin + _REACH, end)
        clause = _CLAUSE_END.search(folded, begin, limit)
        limit = clause.start() if clause else limit
        acts = list(_ACT.finditer(folded, begin + 2, limit))
        for act in reversed(acts):
            stop = act.start()
            items = departments.split(folded, begin, stop)
            if items and all(departments.is_name(item.name) for item in items):
                yield begin, stop, "lead" if act[0] == "牵头" else "responsible"
                if act[0] in ("会同", "共同"):
                    joined = _JOINED_BY.match(folded, stop, min(act.end() + 60, end))
                    if joined:
                        yield *joined.span("names"), "responsible"
                break


def _subjects(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
    """Only sentences that hold 负责 or 牵头 are looked at."""
    for sentence in _SENTENCE.finditer(folded, start, end):
        words = sentence[0]
        if "负责" not in words and "牵头" not in words:
            continue
        begin = sentence.start() + len(words) - len(words.lstrip(" "))
        label = labels.read(folded, begin, sentence.end())
        if label is not None:
            begin = label.end
        limit = min(begin + _LONGEST_SUBJECT, sentence.end())
        subject = _SUBJECT_END.search(folded, begin + 2, limit)
        if subject is None:
            continue
        stop = subject.start()
        if folded.startswith("解释", subject.end()) or "由" in folded[begin:stop]:
            continue
        items = departments.split(folded, begin, stop)
        if not items or not all(departments.is_name(item.name) for item in items):
            continue
        act = _PREDICATE.match(folded, stop, sentence.end()) or _LATER.search(
            folded, stop, sentence.end()
        )
        if act is None:
            continue
        role: Role = "lead" if "牵头" in act["act"] else "responsible"
        yield begin, stop, role
        joined = _JOINED_BY.search(folded, stop, min(stop + 80, sentence.end()))
        if joined:
            yield *joined.span("names"), role
