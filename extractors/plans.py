"""The tasks of a numbered text that is no regulation: its leaf items, by the reading rules."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.model import Provision
from corpora.vocabulary import TaskKind
from extractors import announced, assignments, drafts, entries, lists, orders
from extractors.assignments import Note
from extractors.drafts import Draft
from extractors.outline import Outline
from extractors.task_kinds import Kinds

Line = tuple[int, int]

# 各地、各部门要…; 具体办法由X制定; 本方案自…: speaks to all, not to the item above it.
_EVERYBODY = re.compile(
    r"(?:请|国务院|省|市|县|区|州|自治区)?(?:政府)?"
    r"各(?:地|级|部门|设区市|市|县|区|旗|盟|州|乡|镇|街|有关|单位|相关|责任|牵头|省|成员|学?校|中小学)"
)
_TO_ALL = re.compile(
    _EVERYBODY.pattern + r"|(?:具体|有关|相关)[^。,]{0,12}(?:办法|细则|方案|规定|标准),?(?:由|另行)"
    r"|[本此](?:方案|意见|通知|办法|计划|措施|政策)[自由未从]"
    r"|(?:执行|实施|贯彻)(?:过程)?中|请各|(?:以上|上述)(?:各项|措施|政策)"
    r"|[^。]{2,20}的(?:具体措施|具体办法|实施细则)"
)
# …将落实情况于2021年6月底前报市政府: a date that holds for the whole document.
_REPORTS = re.compile(
    r"(?:情况|方案|总结|名单|结果|材料|报告|清单)[^。;]{0,30}(?:前|底|内|日)[^。;]{0,8}(?:报|送|反馈)"
    r"|(?:前|底|内|日)[^。;]{0,4}(?:将|把)[^。;]{2,40}(?:报送|上报|报至?[市省县区国本我])"
)
# What may stand behind a note in its paragraph: a full stop, a bracket.
_NOTE_ONLY = 12
_LABEL_LINE = re.compile(
    r"(?:牵头|责任|配合|主办|承办|落实|协办|实施|参与)[^:。]{0,6}(?:单位|部门)[^:。]{0,4}:"
    r"|[(〔【]?(?:完成)?时限:"
)
# A paragraph up to this length may be a heading; a longer one is text.
_HEADING = 60


class Plan:
    """Turns one outline into drafts of tasks."""

    def __init__(self, folded: str, outline: Outline, *, first_leads: bool, report: bool) -> None:
        self._folded = folded
        self._outline = outline
        self._first_leads = first_leads
        self._report = report
        self._kinds = Kinds(folded, outline, report=report)

    def drafts(self) -> Iterator[Draft]:
        merged = 0  # where the last task ends that has its children in it
        for provision in self._outline.provisions:
            if provision.span.start < merged:
                continue
            kind = self._kinds.of(provision)
            if kind is None:
                continue
            if provision.leaf:
                yield from self._leaf(provision, kind)
            elif kind != "scope" and announced.is_one_with_children(
                self._folded, self._outline, provision
            ):
                merged = provision.span.end
                # 下列人员不属于…: who is meant, and no order.
                if not lists.heads(drafts.title(self._folded, provision)) or self._orders(
                    provision
                ):
                    yield self._draft(provision, kind, provision.span.start, provision.span.end)
            else:
                yield from self._own(provision, kind)

    def _orders(self, provision: Provision) -> bool:
        own = self._folded[provision.span.start : provision.own_end]
        return orders.orders(own)

    def _own(self, provision: Provision, kind: TaskKind) -> Iterator[Draft]:
        """The text above the children is a lead-in, unless it carries a note of its own."""
        start, end = provision.span.start, drafts.trimmed(self._folded, provision.own_end)
        found = self._notes(start, end)
        if found and end - found[-1].end <= _NOTE_ONLY:
            yield self._draft(provision, kind, start, end, notes=found)

    def _leaf(self, provision: Provision, kind: TaskKind) -> Iterator[Draft]:
        lines = self._outline.lines(provision)
        listed = list(entries.listed(self._folded, provision))
        if listed or not lines:
            yield from listed
            return
        lines, tail = self._without_tail(provision, self._without_closing(lines))
        lines = self._without_closing(lines)
        bodies = None if self._report else entries.first_bodies(self._folded, provision)
        if bodies is not None:
            yield self._draft(provision, kind, lines[0][0], lines[-1][1], bodies=bodies)
        else:
            yield from self._paragraphs(provision, kind, lines)
        if tail:
            yield from self._tail(provision, tail)

    def _paragraphs(
        self, provision: Provision, kind: TaskKind, lines: Sequence[Line]
    ) -> Iterator[Draft]:
        """One task, or one per paragraph that ends in a note where two or more do."""
        above = entries.bodies_above(self._folded, self._outline.chain(provision)[1:])
        notes = [self._notes(start, end) for start, end in lines]
        segments = list(_segments(self._folded, lines, notes))
        for number, (start, end) in enumerate(segments, 1):
            held = tuple(note for row in notes for note in row if start <= note.start < end)
            told = kind in ("scope", "reported") or above is not None or held
            if not told and not self._says_what_to_do(provision, start, end):
                continue
            suffix = f"#{number}" if len(segments) > 1 else ""
            yield self._draft(provision, kind, start, end, suffix=suffix, bodies=above, notes=held)

    def _says_what_to_do(self, provision: Provision, start: int, end: int) -> bool:
        text = self._folded[start:end]
        if not orders.orders(text):
            return False
        begin = start
        if start == provision.span.start:
            begin += drafts.label_length(self._folded, provision)
        lines = [line for line in self._folded[begin:end].split("\n") if line.strip(" ")]
        if provision.heading and len(lines) > 1 and lines[0].strip(" ") == provision.heading:
            lines = lines[1:]
        return not orders.only_defines(lines)

    def _without_closing(self, lines: list[Line]) -> list[Line]:
        """Without 特此通知 at the end, and without definitions below a note (本意见所称…是指)."""
        while len(lines) > 1:
            text = self._folded[lines[-1][0] : lines[-1][1]]
            if not orders.is_closing(text) and not (
                orders.defines(text)
                and self._ends_in_note(*lines[-2])
                and not self._ends_in_note(*lines[-1])
            ):
                break
            lines = lines[:-1]
        return lines

    def _without_tail(
        self, provision: Provision, lines: list[Line]
    ) -> tuple[list[Line], list[Line]]:
        """Paragraphs under the last item of a section that speak to the whole of it."""
        if not self._outline.is_last(provision) or self._report:
            return lines, []
        first = 1 if _is_text(self._folded, *lines[0]) else 2
        whole = provision.parent is None
        noted = [n for n, line in enumerate(lines) if whole and self._ends_in_note(*line)]
        for index in range(first, len(lines)):
            start, end = lines[index]
            if _TO_ALL.match(self._folded, start, end) and not self._notes(start, end):
                text = self._folded[start:end]
                # A section whose paragraphs are tasks of their own is a whole without items.
                alone = whole and not (len(noted) > 1 and index > noted[-1])
                if orders.defines(text) and (not alone or text[0] in "本此"):
                    return lines[:index], []
                # Below an item without a section above it only a report speaks to all.
                if _REPORTS.search(text) if alone else orders.orders(text):
                    return lines[:index], lines[index:]
        return lines, []

    def _ends_in_note(self, start: int, end: int) -> bool:
        found = self._notes(start, end)
        return bool(found) and end - found[-1].end <= _NOTE_ONLY

    def _tail(self, provision: Provision, tail: Sequence[Line]) -> Iterator[Draft]:
        """One task for each paragraph that tells others what to do, with what goes on below it."""
        root = self._outline.chain(provision)[-1]
        begin = tail[0][0]
        asks = self._folded[begin] == "请" or _EVERYBODY.match(self._folded, begin) is not None
        closes = self._outline.roots[-1] is root and asks
        begins = [
            index
            for index, (start, end) in enumerate(tail)
            if index == 0 or orders.addressed(self._folded[start:end])
        ]
        for first, stop in pairwise([*begins, len(tail)]):
            start, end = tail[first][0], tail[stop - 1][1]
            yield Draft(
                path=f"{root.path}/尾",
                provision=root.path,
                kind="safeguard" if closes else "duty",
                heading=None,
                start=start,
                end=end,
                notes=self._notes(start, end),
            )

    def _notes(self, start: int, end: int) -> tuple[Note, ...]:
        return assignments.notes(self._folded, start, end, first_leads=self._first_leads)

    def _draft(
        self,
        provision: Provision,
        kind: TaskKind,
        start: int,
        end: int,
        *,
        suffix: str = "",
        bodies: tuple[int, int] | None = None,
        notes: tuple[Note, ...] | None = None,
    ) -> Draft:
        if notes is None:
            notes = () if bodies is not None else self._notes(start, end)
        return Draft(
            path=provision.path + suffix,
            provision=provision.path,
            kind=kind,
            heading=drafts.heading(provision)
            if provision.heading and suffix in ("", "#1")
            else None,
            start=start,
            end=drafts.trimmed(self._folded, end),
            bodies=bodies,
            notes=notes,
        )


def _is_text(folded: str, start: int, end: int) -> bool:
    """Whether a paragraph is more than a heading."""
    line = folded[start:end].rstrip(" 。")
    return "。" in line or ";" in line or len(line) > _HEADING


def _segments(
    folded: str, lines: Sequence[Line], notes: Sequence[tuple[Note, ...]]
) -> Iterator[Line]:
    ends = [
        index
        for index, ((_, end), found) in enumerate(zip(lines, notes, strict=True))
        if found and end - found[-1].end <= _NOTE_ONLY
    ]
    # 牵头单位:… and 配合单位:… in lines of their own are one note.
    follows = {index - 1 for index in ends if _is_note_line(folded, *lines[index])}
    ends = [index for index in ends if index not in follows]
    if len(ends) < 2:
        yield lines[0][0], lines[-1][1]
        return
    # A heading without a note stands above all of them.
    begin = 1 if not notes[0] and not _is_text(folded, *lines[0]) else 0
    for index in ends[:-1]:
        yield lines[begin][0], lines[index][1]
        begin = index + 1
    yield lines[begin][0], lines[-1][1]


def _is_note_line(folded: str, start: int, end: int) -> bool:
    return _LABEL_LINE.match(folded, start, end) is not None or folded[start] in "(〔【["
