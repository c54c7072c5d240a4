"""The form in which the office decides: which columns it fills in, row by row, and what may stand.

Whatever writes reviewable rows takes its columns and cells from here, and so does the import; a
workbook may hold them in any order, on any sheet, among columns of its own.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Literal

import msgspec

from corpora.vocabulary import FINDING_DECISIONS, TASK_KINDS
from outputs.graph_records import Decision, Finding, Link, Task

Subject = Literal["task", "link", "finding"]
Holds = Literal["key", "choice", "names", "deadlines", "text", "date"]

# The row's key is the id of what is decided on; the check says which words the row shows and what
# was decided when it was written.
KEY, CHECK = "编号", "校验"
VERDICT, WHY, WHO, WHEN = "复核结论", "复核说明", "复核人", "复核日期"
KIND, DEADLINES = "更正任务类别", "更正完成时限"
DEPARTMENTS: Mapping[str, str] = {
    "lead": "更正牵头单位",
    "responsible": "更正责任单位",
    "support": "更正配合单位",
}
# In a row without a key: a link that the program did not propose.
LOCAL, SOURCE = "本级任务编号", "来源任务编号"

WITHDRAWN, NOT_A_TASK, NOTHING = "撤销", "非任务", "无"
# Between the two ids of a link.
ARROW = " <- "
# Of a link whose words are those of two tasks.
_TWO = "-"
_UNDECIDED = "0"
_BETWEEN_NAMES = re.compile(r"\s*[、,，;；\n]\s*")
_BETWEEN_DEADLINES = re.compile(r"\s*[;；\n]\s*")
_BLANKS = re.compile(r"\s+")
_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:00?:00(?::00)?)?")


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """`choices` are all that may stand in it, beside nothing; () where that is free."""

    heading: str
    holds: Holds
    choices: tuple[str, ...] = ()
    hint: str = ""


CONFIRMED, REJECTED = "确认", "否定"
_KEYS = (
    Column(heading=KEY, holds="key", hint="请勿改动；导入时据此认出本行"),
    Column(heading=CHECK, holds="key", hint="请勿改动；导入时据此查验原文有无变化"),
)
_SIGNED = (
    Column(heading=WHY, holds="text"),
    Column(heading=WHO, holds="text", hint="有结论或更正时必填"),
    Column(heading=WHEN, holds="date", hint="如 2025-06-30；不填则为导入当日"),
)
_NAMES_HINT = "多个单位用、分隔；全部去掉填“无”；撤回更正填“撤销”"

FORMS: Mapping[Subject, tuple[Column, ...]] = {
    "task": (
        *_KEYS,
        Column(heading=VERDICT, holds="choice", choices=(CONFIRMED, NOT_A_TASK, WITHDRAWN)),
        Column(heading=KIND, holds="choice", choices=(*TASK_KINDS.values(), WITHDRAWN)),
        *(
            Column(heading=heading, holds="names", hint=_NAMES_HINT)
            for heading in DEPARTMENTS.values()
        ),
        Column(
            heading=DEADLINES,
            holds="deadlines",
            hint="写全部时限，用；分隔，如 2025年12月底前；没有时限填“无”；撤回更正填“撤销”",
        ),
        *_SIGNED,
    ),
    "link": (
        *_KEYS,
        Column(heading=LOCAL, holds="key", hint="补充对应关系时填写，编号留空"),
        Column(heading=SOURCE, holds="key", hint="补充对应关系时填写，编号留空"),
        Column(heading=VERDICT, holds="choice", choices=(CONFIRMED, REJECTED, WITHDRAWN)),
        *_SIGNED,
    ),
    "finding": (
        *_KEYS,
        Column(
            heading=VERDICT,
            holds="choice",
            choices=(*FINDING_DECISIONS.values(), WITHDRAWN),
            hint="除“属实”外须写复核说明",
        ),
        *_SIGNED,
    ),
}
# What the office writes, as against what tells the row.
CORRECTIONS = (KIND, *DEPARTMENTS.values(), DEADLINES)
SIGNATURE = (WHY, WHO, WHEN)
ANSWERS = (VERDICT, *CORRECTIONS, *SIGNATURE)
_HOLDS: Mapping[str, Holds] = {
    column.heading: column.holds for form in FORMS.values() for column in form
}


class Decided:
    """What was decided on each thing, by its id."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_id: dict[str, list[Decision]] = {}
        for one in decisions:
            self._by_id.setdefault(one.id, []).append(one)

    def on(self, id_: str) -> tuple[Decision, ...]:
        return tuple(self._by_id.get(id_, ()))


def task_cells(task: Task, decided: Decided) -> dict[str, str]:
    """Heading to text for every column of the task form."""
    return _cells("task", task.id, task.fingerprint, decided)


def link_cells(link: Link, task: str, source: str, decided: Decided) -> dict[str, str]:
    """`task` and `source` are the fingerprints of the two tasks."""
    cells = _cells("link", link_id(link), two(task, source), decided)
    return cells | {LOCAL: link.task, SOURCE: link.source}


def finding_cells(finding: Finding, decided: Decided) -> dict[str, str]:
    return _cells("finding", finding.id, finding_fingerprint(finding), decided)


def link_id(link: Link) -> str:
    return f"{link.task}{ARROW}{link.source}"


def two(task: str, source: str) -> str:
    """The fingerprint of a link's words, from those of its two tasks."""
    return f"{task}{_TWO}{source}"


def finding_words(finding: Finding) -> str:
    """What a decision on a finding judges: the words that it quotes, else what it says."""
    return "\n".join(one.quote for one in finding.evidence) or finding.message


def finding_fingerprint(finding: Finding) -> str:
    return digest(_BLANKS.sub("", finding_words(finding)))


def answers(decisions: Iterable[Decision]) -> dict[str, str]:
    """What the review columns of a row hold where this was decided; the newest one signs."""
    cells: dict[str, str] = {}
    newest: Decision | None = None
    for one in sorted(decisions, key=lambda one: (one.on, one.field)):
        heading, words = _answer(one)
        cells[heading] = words
        if newest is None or (one.when, one.why) > (newest.when, newest.why):
            newest = one
    if newest is not None:
        cells |= {WHY: newest.why, WHO: newest.who, WHEN: newest.when}
    return {heading: words for heading, words in cells.items() if words}


def state(cells: Mapping[str, str]) -> str:
    """Tells two fillings of a row's review columns apart; blanks and forms of dates do not."""
    filled = [
        f"{heading}\x1f{words}"
        for heading in ANSWERS
        if (words := canonical(heading, cells.get(heading, "")))
    ]
    return digest("\x1e".join(filled)) if filled else _UNDECIDED


def canonical(heading: str, words: str) -> str:
    """The one form of what may be written in several: ，for 、, 2025/6/30 for 2025-06-30."""
    words = words.strip()
    holds = _HOLDS.get(heading, "text")
    if holds == "choice":
        return _BLANKS.sub("", words)
    if holds == "names":
        return "、".join(filter(None, _BETWEEN_NAMES.split(words)))
    if holds == "deadlines":
        return "；".join(day(one) or one for one in _BETWEEN_DEADLINES.split(words) if one)
    if holds == "date":
        return day(words) or words
    lines = (_BLANKS.sub(" ", line).strip() for line in words.splitlines())
    return "\n".join(filter(None, lines))


def day(words: str) -> str | None:
    """An ISO date, whichever usual way the day is written; None of what is no day."""
    found = _DAY.fullmatch(_BLANKS.sub("", words))
    if found is None:
        return None
    year, month, number = map(int, found.groups())
    return f"{year:04}-{month:02}-{number:02}"


def digest(words: str) -> str:
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def checked(cell: str) -> tuple[str, str] | None:
    """Fingerprint and state that a row was written with; None where none stands there."""
    fingerprint, mark, before = cell.strip().rpartition(".")
    return (fingerprint, before) if mark and fingerprint and before else None


def _cells(subject: Subject, id_: str, fingerprint: str, decided: Decided) -> dict[str, str]:
    filled = answers(decided.on(id_))
    keys = {KEY: id_, CHECK: f"{fingerprint}.{state(filled)}"}
    return {column.heading: "" for column in FORMS[subject]} | filled | keys


def _answer(decision: Decision) -> tuple[str, str]:
    value = decision.value
    if decision.on == "department":
        return DEPARTMENTS[decision.field], value
    if decision.on == "deadline":
        return DEADLINES, value
    if decision.on == "finding":
        return VERDICT, FINDING_DECISIONS[value]  # type: ignore[index]  # of the closed list
    if decision.field == "kind":
        if value == "none":
            return VERDICT, NOT_A_TASK
        return KIND, TASK_KINDS[value]  # type: ignore[index]  # of the closed list
    return VERDICT, CONFIRMED if value == "confirmed" else REJECTED
