"""Bodies made responsible in running text: 由X制定, X负责…, X要…并负责…, (一)X:…."""

import re
from collections.abc import Iterator

from corpora.model import Assignment, Span
from corpora.vocabulary import Mode, Role
from extractors import departments, labels

_ACTS = (
    "牵头|负责|制定|制订|组织|统筹|承担|审核|审批|核定|核准|公布|发布|确定|办理|签发|监督|实施|拟定|拟订|编制"
    "|提出|另行|受理|出具|安排|协调|落实|审定|批准|主管|主办|承办|归口|定期|统一|具体|分别|共同|按照|依法|按|会同|开展|进行|研究|起草|汇总|推进|做好|指导|督促|督查|检查|考核|验收|评估|出资|承建|运营|发放|审查|登记|采取|抓好|完成|每"
    "|根据|在[^,。;]{2,16}[时中前后]|两级|三级|分级|逐级|给予|予以|提供|支付|负担|管理|拨付|报|指定|批复|决定|认定|组建|建立|设立|维护|处理|调查|核发"
    "|面向|委托|收取|征收|保管|移送|送|裁决|颁发|授予|发给|负(?:总|主体|主要)责"
    r"|先行|自行|妥善|依据|将|在[^,。;]{2,12}(?:内|范围)"
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
    # 施工单位负责项目管理的技术人员, 市城管局负责建设的工程: relative clauses.
    r"(?![^,。;:]{2,12}的(?:技术|管理|工作)?人员)"
    r"(?!(?:建设|实施|审批|核准|管理|办理|承办|监管|征收|组织|编制|运营|维护|投资|开发)的)"
)
_SUBJECT_END = re.compile(
    r"要(?!求|点|素|害|件|领|闻|务)|应(?!急|用|对|届|征|聘)|须|将|负责|牵头|会同|联合|根据|按照|依据|具体|主要|统一|分别|共同|依法|为|是|在|每|可|承担"
    r"|设在"
)
# 州人民政府授权州数据资源主管部门: who was authorised.
_AUTHORISED = re.compile(r"(?:授权|委托)(?!的)")
_LATER = re.compile(
    r"[,、](?:并|同时)?(?:具体|分别|共同|主要|统一|依法)?(?P<act>(?:负责)?牵头|负责)(?!人|同志|制(?![定订作])|的|领导|干部|单位|部门)"
)
# 会同X制定; 牵头,会同X研究…
_JOINED_BY = re.compile(
    r"(?:牵头,?)?会同(?P<names>[^,。;:]{2,50}?)(?:负责|牵头|制定|制订|组织|共同|研究|开展|提出|编制|等)"
)
_SENTENCE = re.compile(r"[^。;\n!?]+")
# 经市财政局负责人批准, 承担省厅负责审批的项目: a verb begins the clause.
_NO_SUBJECT = re.compile(
    r"经|将|对|可|坚持|构建|形成|实行|落实|健全|“|同时|建议|承诺|承担|负责|牵头(?![部单])|该|凡|若|如|但|并|[^,]{2,30}负责[审受监管].{1,2}的"
)
_CLAUSE = re.compile(r",(?P<words>[^,。;\n!?]{2,40}?(?:负责|牵头))")
_LONGEST_SUBJECT = 90
# 由政府组织建设的公租房: says which ones, and makes nobody responsible.
_RELATIVE = re.compile(r"[^,。;:]{0,6}的(?=[^,。;:])")
# 第四条〔政府职责〕 各级人民政府负责…: the title of an article before its text.
_TITLE = re.compile(r" *(?:〔[^〔〕\n]{2,20}〕|【[^【】\n]{2,20}】) *")
_SEPARATELY = re.compile(r"[^。;\n]{0,16}?(?:分别|按照?(?:各自)?(?:的)?职责(?:分工)?)")
# 政府主导,部门负责,社会参与: the 部门 of a slogan is nobody.
_ANYBODY = frozenset(("政府", "部门", "单位", "机关", "机构", "企业", "组织", "社会组织", "党委"))


def assigned(folded: str, start: int, end: int) -> tuple[Assignment, ...]:
    """The assignments of running text, each body once in its first role."""
    seen: set[str] = set()
    found: list[Assignment] = []
    for begin, stop, role in sorted({*_by(folded, start, end), *_subjects(folded, start, end)}):
        new = {
            item.name: item
            for item in reversed(departments.split(folded, begin, stop))
            if item.name not in seen and departments.is_name(item.name)
        }
        if not new:
            continue
        seen |= set(new)
        bodies = tuple(departments.noted(folded, tuple(reversed(new.values()))))
        found.append(
            Assignment(
                span=Span(bodies[0].span.start, bodies[-1].span.end),
                rule="assignment.running",
                role=role,
                mode=_mode(folded, stop, len(bodies)),
                departments=bodies,
            )
        )
    return tuple(found)


def _mode(folded: str, stop: int, bodies: int) -> Mode:
    if bodies == 1:
        return "single"
    return "separately" if _SEPARATELY.match(folded, stop) else "jointly"


def _by(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
    """由 + bodies + what they do: the longest words before an act that are all names."""
    for by in _BY.finditer(folded, start, end):
        begin = by.end()
        limit = min(begin + _REACH, end)
        authorised = _AUTHORISED.search(folded, begin, limit)
        if authorised and "," not in folded[begin : authorised.end()]:
            begin = authorised.end()
        clause = _CLAUSE_END.search(folded, begin, limit)
        limit = clause.start() if clause else limit
        acts = list(_ACT.finditer(folded, begin + 2, limit))
        for act in reversed(acts):
            stop = act.start()
            items = departments.split(folded, begin, stop)
            if items and all(departments.is_name(item.name) for item in items):
                nobody = all(item.name in _ANYBODY for item in items)
                if nobody and _RELATIVE.match(folded, act.end(), limit):
                    break
                yield begin, stop, "lead" if act[0] == "牵头" else "responsible"
                if act[0] in ("会同", "共同", "牵头"):
                    joined = _JOINED_BY.match(folded, stop, min(act.end() + 60, end))
                    if joined:
                        yield *joined.span("names"), "responsible"
                break


def _subjects(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Role]]:
    """A负责…,B负责…: only clauses that hold 负责 or 牵头 are looked at, and a sentence's first."""
    for sentence in _SENTENCE.finditer(folded, start, end):
        words = sentence[0]
        if "负责" not in words and "牵头" not in words:
            continue
        begin = sentence.start() + len(words) - len(words.lstrip(" "))
        label = labels.read(folded, begin, sentence.end())
        if label is not None:
            begin = label.end
            titled = _TITLE.match(folded, begin, sentence.end())
            begin = titled.end() if titled else begin
        if not _NO_SUBJECT.match(folded, begin):
            yield from _subject(folded, begin, sentence.end(), later=_LATER)
        for clause in _CLAUSE.finditer(folded, begin, sentence.end()):
            begin = clause.start("words")
            if not _NO_SUBJECT.match(folded, begin):
                yield from _subject(folded, begin, sentence.end())


def _subject(
    folded: str, begin: int, end: int, later: "re.Pattern[str] | None" = None
) -> Iterator[tuple[int, int, Role]]:
    """The bodies that words begin with, if 负责 or 牵头 follows them, or stands `later`."""
    authorised = _AUTHORISED.search(folded, begin, min(begin + _LONGEST_SUBJECT, end))
    if authorised and "," not in folded[begin : authorised.end()]:
        begin = authorised.end()
    subject = _SUBJECT_END.search(folded, begin + 2, min(begin + _LONGEST_SUBJECT, end))
    if subject is None:
        return
    stop = subject.start()
    if folded.startswith("解释", subject.end()) or "由" in folded[begin:stop]:
        return
    items = departments.split(folded, begin, stop)
    if not items or not all(departments.is_name(item.name) for item in items):
        return
    if all(item.name in _ANYBODY for item in items):
        return
    act = _PREDICATE.match(folded, stop, end)
    if act is None and later is not None:
        act = later.search(folded, stop, end)
    if act is None:
        return
    role: Role = "lead" if "牵头" in act["act"] else "responsible"
    joined = _JOINED_BY.search(folded, stop, min(stop + 80, end))
    if joined and joined.start() == stop:
        yield begin, joined.end("names"), role  # A会同B负责: both are
        return
    yield begin, stop, role
    if joined:
        yield *joined.span("names"), role
