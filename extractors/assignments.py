"""Who must do it, as notes and labels say: (市财政局牵头), 责任单位:…, a convention said once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Analysis, Assignment, Department, Span
from corpora.vocabulary import Mode, Role
from extractors import departments
from extractors.departments import Item

_ROLE_WORDS: dict[str, Role] = {
    "牵头": "lead", "责任": "responsible", "主办": "responsible", "承办": "responsible",
    "落实": "responsible", "实施": "responsible", "主管": "responsible", "负责": "responsible",
    "承担": "responsible", "主责": "responsible", "完成": "responsible", "执行": "responsible",
    "配合": "support", "协办": "support", "协助": "support", "参与": "support", "参加": "support",
    "协同": "support", "支持": "support", "协作": "support", "排名第一": "lead",
}  # fmt: skip
_ROLE = "|".join(_ROLE_WORDS)

# 牵头单位:, 责任部门:, 牵头考核单位:; a person (责任人:) is no department.
LABEL = re.compile(
    r"(?P<role>牵头|责任|主办|承办|落实|实施|主管|负责|配合|协办|协助|参与|参加|协同|主责|完成)"
    r"(?:(?:和|及|、)?(?:责任|负责|考核|落实|实施|组织|推进|配合|参与)){0,2}"
    r" ?(?P<noun>单位|部门|机构|主体|处室|科室|地区|区县)?(?:\([^()]{1,12}\))? ?:"
)
_PERSON = re.compile(
    r"(?:责任|负责|分管|牵头|联系|完成|落实|主管)(?:人员?|领导|同志|市?领导|时限|时间|期限|措施)[^:]{0,6}:"
)
# 适用范围:, 联系电话:: what a note says besides ends the list of bodies before it.
_OTHER_FIELD = re.compile(r"(?<=[,;。 ])(?P<field>[\u4e00-\u9fff]{2,8}):")
# Where a label's list ends without a bracket: at the end of the sentence or the next label.
_VERB = re.compile(
    r"(?P<manner>(?:(?:分别|共同|联合|各自|协同|具体|统一|统筹|主要|组织|依法|双|全面|直接|"
    r"依?按?照?(?:各自)?(?:工作)?(?:职责|职能|职权)(?:范围|权限)?(?:内)?(?:和)?(?:任务)?(?:分工)?(?:要求)?|按?分工|依职责|按工作职责)"
    r"(?:地)?(?:,)?){0,6}+)"
    r"(?P<verb>(?:负责)?牵头(?:负责|落实|组织|实施|推进|承办|抓好|会同)*|(?:抓好|抓)?落实|负责(?:落实|实施|推进|组织|牵头|办理|完成|"
    r"具体实施|组织实施)*|组织(?:实施|落实)|推进落实|具体落实|承办|主办|实施|配合(?:落实|实施|做好)*|参与(?:配合)?|参加|协助|协办|支持|推进|执行|完成)"
)
_BRACKET = re.compile(r"[(〔【\[)〕】\]\n]")
_STOP = re.compile(r"[\n。]")
# (含民办学校), (以下简称市财政局): explains a word.
_EXPLAINS = re.compile(r"不?含|包括|以下|下称|简称|详见|参见|下同|除")
_LINE_ENDS = re.compile(r"[ 。;]{0,4}(?:\n|$)")
_NOTE_WORD = re.compile(rf"{_ROLE}|推进")
_HEAD_IS_LEAD = re.compile(
    r"(?:排|列)(?:名|序|位)?(?:在|于)?(?:第一|首|最前)[^。;()]{0,12}?(?:为|是|系)[^。;()]{0,4}?(?:牵头|主办)"
    r"|(?:首|第一)(?:个|家|位)?(?:单位|部门)?(?:为|是|系)(?:第一)?(?:牵头|主办)"
)
_MARKED = re.compile(r"[(〔](?:牵头|主办)(?:单位|部门)?[)〕]")
_REMARK = 30
_LONGEST_NOTE = 700


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that assigns work and nothing else; its span includes the brackets."""

    start: int
    end: int
    assignments: tuple[Assignment, ...]


def head_is_lead(analysis: Analysis) -> bool:
    """Whether the document says once that the body named first leads (下同)."""
    return _HEAD_IS_LEAD.search(analysis.folded) is not None


def first_as_lead(found: Sequence[Assignment]) -> Iterator[Assignment]:
    """The convention applied: of the bodies of the first list, the first one leads."""
    first = found[0]
    head, rest = first.departments[:1], first.departments[1:]
    yield msgspec.structs.replace(
        first, span=head[0].span, role="lead", mode="single", departments=head,
        rule="assignment.convention",
    )  # fmt: skip
    if rest:
        yield msgspec.structs.replace(
            first, span=Span(rest[0].span.start, rest[-1].span.end), departments=rest,
            mode="single" if len(rest) == 1 else first.mode,
        )  # fmt: skip
    yield from found[1:]


def notes(folded: str, start: int, end: int, *, first_leads: bool = False) -> tuple[Note, ...]:
    """All notes in ``[start, end)``: in any bracket, or after a label at a sentence's end."""
    found: list[Note] = []
    for at, closing in _bracketed(folded, start, end):
        if found and at < found[-1].end:
            continue
        if not 4 <= closing - at < _LONGEST_NOTE:
            continue
        if _NOTE_WORD.search(folded, at, closing) is not None:
            read = _read(folded, at + 1, closing, first_leads)
        elif folded[at - 1 : at] in ("。", ";") and _ends_line(folded, closing, end):
            read = _bare(folded, at + 1, closing, first_leads)
        else:
            continue
        if read:
            found.append(Note(start=at, end=closing + 1, assignments=read))
    found += _labelled_lines(folded, start, end, found, first_leads)
    return tuple(sorted(found, key=lambda note: note.start))


def _ends_line(folded: str, closing: int, end: int) -> bool:
    """Whether nothing but stops and blanks stands between a bracket and the end of its line."""
    return _LINE_ENDS.match(folded, closing + 1, end) is not None


def _bare(folded: str, start: int, end: int, first_leads: bool) -> tuple[Assignment, ...]:
    """…。(省财政厅、各市人民政府): names and nothing else, behind the last sentence of a line."""
    if _EXPLAINS.match(folded, start):
        return ()
    if not all(departments.is_name(item.name) for item in departments.split(folded, start, end)):
        return ()
    found = tuple(_made(folded, start, end, "responsible", "", "assignment.bare"))
    return tuple(first_as_lead(found)) if first_leads and found else found


def _bracketed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Every bracket of a line with its close; another kind closes it where a page mixed them."""
    closed: list[tuple[int, int]] = []
    waiting: list[int] = []
    for mark in _BRACKET.finditer(folded, start, end):
        if mark[0] == "\n":
            waiting.clear()
        elif mark[0] in "(〔【[":
            waiting.append(mark.start())
        elif waiting:
            closed.append((waiting.pop(), mark.start()))
    return sorted(closed)


def _labelled_lines(
    folded: str, start: int, end: int, bracketed: Sequence[Note], first_leads: bool
) -> Iterator[Note]:
    """责任单位:… without brackets, from the start of a line or sentence to its end."""
    at = start
    while True:
        label = LABEL.search(folded, at, end)
        if label is None:
            return
        at = label.end()
        before = bisect_right(bracketed, label.start(), key=lambda note: note.start) - 1
        if before >= 0 and label.start() < bracketed[before].end:
            continue
        if label.start() > start and folded[label.start() - 1] not in "\n。;,. )〕】”":
            continue
        stop = _line_end(folded, label.end(), end)
        read = _read(folded, label.start(), stop, first_leads)
        if read:
            yield Note(start=label.start(), end=stop, assignments=read)
        if read or stop - at > _LONGEST_NOTE:
            at = stop


def _line_end(folded: str, start: int, end: int) -> int:
    """The end of a list of labels: the sentence's, unless the next label follows at once."""
    at = start
    while True:
        stop = found.start() if (found := _STOP.search(folded, at, end)) else end
        after = stop + 1
        while after < end and folded[after] in " \n":
            after += 1
        if stop < end and LABEL.match(folded, after, end):
            at = after
            continue
        return stop


def _read(folded: str, start: int, end: int, first_leads: bool) -> tuple[Assignment, ...]:
    labels = [
        m for m in LABEL.finditer(folded, start, end) if m["noun"] or m["role"] in _LABEL_ALONE
    ]
    found = (
        tuple(_labelled(folded, labels, start, end))
        if labels
        else tuple(_worded(folded, start, end))
    )
    if first_leads and found and all(a.role == "responsible" for a in found):
        found = tuple(first_as_lead(found))
    return found


_LABEL_ALONE = ("牵头", "配合", "负责", "落实", "协办", "参与")


def _labelled(
    folded: str, labels: Sequence["re.Match[str]"], start: int, end: int
) -> Iterator[Assignment]:
    if labels[0].start() - start > 2:
        before = tuple(_worded(folded, start, labels[0].start()))
        yield from before or _made(
            folded, start, labels[0].start(), "responsible", "", "assignment.unlabelled"
        )
    for index, label in enumerate(labels):
        stop = labels[index + 1].start() if index + 1 < len(labels) else end
        person = _PERSON.search(folded, label.end(), stop)
        if person:
            stop = person.start()
        stop = _other_field(folded, label.end(), stop)
        role = _ROLE_WORDS[label["role"]]
        yield from _made(folded, label.end(), stop, role, "", "assignment.label")


def _other_field(folded: str, start: int, end: int) -> int:
    """Where a field begins that names no bodies; 市县:, 市财政局: go on with the list."""
    for field in _OTHER_FIELD.finditer(folded, start, end):
        if not departments.is_name(field["field"]):
            return field.start()
    return end


def _worded(folded: str, start: int, end: int) -> Iterator[Assignment]:
    """A牵头,B、C按职责分工配合: names, manner and verb, one after the other."""
    found: list[Assignment] = []
    at = start
    last = start
    while at < end:
        verb = _VERB.search(folded, at, end)
        if verb is None:
            break
        at = max(verb.end(), at + 1)
        after = folded[verb.end() : verb.end() + 1] if verb.end() < end else ""
        if after and after not in ",;、。 ":
            continue  # 负责人, 落实情况: a word that goes on is no verb of the note
        names_end = verb.start()
        word = next(w for w in ("牵头", *_ROLE_WORDS, "组织", "推进", "抓") if w in verb["verb"])
        role = _ROLE_WORDS.get(word, "responsible")
        made = list(_made(folded, last, names_end, role, verb["manner"], "assignment.note"))
        if not made:
            if found:
                break
            continue
        found += made
        last = verb.end()
    # (省教育厅负责,持续推进): a short remark may follow; a sentence is no note.
    if found and end - last <= _REMARK:
        yield from found
    elif not found and _MARKED.search(folded, start, end):
        yield from _made(folded, start, end, "responsible", "", "assignment.marked")


def _made(
    folded: str, start: int, end: int, role: Role, manner: str, rule: str
) -> Iterator[Assignment]:
    """The assignments of one list: bodies marked (牵头) inside it stand apart."""
    if end - start < 2:
        return
    items = departments.split(folded, start, end)
    if not items or not all(departments.is_name(item.name) for item in items[:1]):
        named = [item for item in items if departments.is_name(item.name)]
        if not named or len(named) * 2 < len(items):
            return
    good = [item for item in items if departments.is_name(item.name) or _short_for_many(items)]
    if len(good) * 3 < len(items) * 2:
        return
    marked: dict[Role, list[Item]] = {}
    for item in good:
        own = _ROLE_WORDS[item.marked] if item.marked else role
        marked.setdefault(own, []).append(item)
    for own, members in marked.items():
        bodies = tuple(departments.noted(folded, members))
        yield Assignment(
            span=Span(bodies[0].span.start, bodies[-1].span.end),
            rule=rule,
            role=own,
            mode=_mode(bodies, manner, folded[start:end]),
            departments=bodies,
        )


def _short_for_many(items: Sequence[Item]) -> bool:
    """宣传、电视台、新闻中心: a short name in a list of bodies is one of them."""
    return len(items) >= 3


def _mode(bodies: Sequence[Department], manner: str, written: str) -> Mode:
    if len(bodies) == 1:
        return "single"
    return "separately" if re.search("分别|职责|分工|各自|职能", manner) else "jointly"
