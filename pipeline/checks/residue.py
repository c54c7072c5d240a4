"""残留: another place's or level's name that was left in words copied from there."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from corpora.folding import fold
from corpora.vocabulary import LEVELS
from extractors import foreign_names
from outputs.graph_records import Document, Finding, Link, Quotation, Task
from pipeline.checks import origins
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.checks.origins import Taken

RESIDUE = Code(name="P403", kind="residue", severity="warning")
CODES = (RESIDUE,)
# So much of a clause must be taken for the name in it to be taken, too.
_OF_CLAUSE = 0.6
_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
# Letters on one side of a bare name that both texts have: 打造苇渡康养.
_AROUND = 4

Range = tuple[int, int]


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    """A name that was left in a task's text; `why` tells what is wrong with it."""

    start: int
    end: int
    why: str


def find(case: Case) -> Iterator[Finding]:
    """One for each task and name, with the nearest text that the words come from."""
    told: set[tuple[str, str]] = set()
    tasks = {task.id: task for task in case.bundle.tasks}
    reader = _Reader(case)
    if reader.home is None or case.bundle.document.level == "national":
        return
    for one in origins.taken(case):
        if one.link.copy_class == "own":
            continue
        for left in reader.left(tasks[one.link.task], one):
            word = case.bundle.document.text[left.start : left.end]
            if (one.link.task, word) in told:
                continue
            told.add((one.link.task, word))
            clause = foreign_names.clause_at(case.analysis.folded, left.start)
            yield case.finding(
                RESIDUE,
                f"{left.why}，文字取自{origins.name(one.source)}",
                task=one.link.task,
                source=one.link.source,
                evidence=(case.quote(*clause), *_beside(case, one.link, clause)),
                about=word,
            )


class _Reader:
    """What one document's own place makes of the names in its tasks."""

    def __init__(self, case: Case) -> None:
        document = case.bundle.document
        self._case = case
        self._folded = case.analysis.folded
        self.home = document.region.name if document.region else None
        self._year = document.issued_on.year if document.issued_on else None
        self._foreign = lru_cache(maxsize=None)(self._foreign_in)

    def left(self, task: Task, one: Taken) -> Iterator[_Left]:
        words = [
            passage.task
            for passage in one.link.passages
            if passage.kind != "changed" and passage.task[0] < passage.task[1]
        ]
        theirs = fold(self._case.world.task(one.link.source).text)
        for left in (*self._places(task, one), *self._levels(task, one), *self._bare(task, one)):
            clause = self._folded[slice(*foreign_names.clause_at(self._folded, left.start))]
            if clause in theirs or self._is_taken(left, words):
                yield left

    def _places(self, task: Task, one: Taken) -> Iterator[_Left]:
        """A whole name that the local text put for another, or that is the other text's own."""
        renamed = [p.task for p in one.link.passages if p.kind == "renamed"]
        above = one.source.region
        for start, end, name, chain in self._foreign(task.spans):
            put = any(first < end and start < last for first, last in renamed)
            if put or (above is not None and chain.startswith(above.name)):
                yield _Left(start=start, end=end, why=f"残留外地名称“{name}”")

    def _levels(self, task: Task, one: Taken) -> Iterator[_Left]:
        """全省 in a county's text."""
        ours, theirs = self._case.bundle.document, one.source
        if one.sibling or not theirs.region or not ours.level or not theirs.level:
            return
        if _RANKS[theirs.level] >= _RANKS[ours.level] or _ends_alike(ours, theirs):
            return
        equal = [p.task for p in one.link.passages if p.kind == "equal"]
        for start, end in task.spans:
            text = self._folded[start:end]
            for own in foreign_names.own_words(text, theirs.region.name, theirs.level):
                at, until = start + own.start, start + own.end
                if any(first <= at and until <= last for first, last in equal):
                    level = LEVELS[theirs.level]
                    yield _Left(start=at, end=until, why=f"残留{level}用语“{own.word}”")

    def _bare(self, task: Task, one: Taken) -> Iterator[_Left]:
        """苇渡康养品牌 and 清坞镇, where the text of that other place says the same."""
        there = one.source.region
        if not one.sibling or there is None or self.home is None or there.name == self.home:
            return
        theirs = fold(self._case.world.task(one.link.source).text)
        short = foreign_names.stem(there.name, year=self._year)
        for start, end in task.spans:
            text = self._folded[start:end]
            bare = foreign_names.stems(text, short) if short and short not in self.home else ()
            for at, until in (*bare, *foreign_names.townships(text)):
                if _stands_in(text, at, until, theirs):
                    why = f"残留外地名称“{text[at:until]}”"
                    yield _Left(start=start + at, end=start + until, why=why)

    def _is_taken(self, left: _Left, words: list[Range]) -> bool:
        clause = foreign_names.clause_at(self._folded, left.start)
        taken = sum(
            _count(self._folded[max(first, clause[0]) : min(last, clause[1])])
            for first, last in words
            if first < clause[1] and last > clause[0]
        )
        return taken >= _OF_CLAUSE * max(1, _count(self._folded[slice(*clause)]))

    def _foreign_in(self, spans: tuple[Range, ...]) -> tuple[tuple[int, int, str, str], ...]:
        """Where foreign names stand, the names, and their chains from the province down."""
        found = []
        for start, end in spans:
            text = self._folded[start:end]
            for first, last, place in foreign_names.foreign(text, self.home or "", year=self._year):
                found.append((start + first, start + last, text[first:last], place.full_name))
        return tuple(found)


def _ends_alike(ours: Document, theirs: Document) -> bool:
    """In 句容市 全市 is its own word, whatever 镇江市 says; a district's is 我区 and 我市."""
    if not ours.region or not theirs.region:
        return True
    if theirs.region.name.endswith("市") and ours.region.name.endswith("区"):
        return True
    return ours.region.name[-1] == theirs.region.name[-1]


def _stands_in(text: str, at: int, until: int, theirs: str) -> bool:
    before, behind = text[max(0, at - _AROUND) : until], text[at : until + _AROUND]
    return any(len(words) == until - at + _AROUND and words in theirs for words in (before, behind))


def _beside(case: Case, link: Link, clause: Range) -> Iterator[Quotation]:
    """The source's words that the clause was taken from."""
    source = case.world.bundle(link.source.partition("#")[0])
    theirs = [
        passage.source
        for passage in link.passages
        if passage.task[0] < clause[1] and passage.task[1] > clause[0]
    ]
    if theirs:
        yield quote(source, min(theirs)[0], max(last for _, last in theirs))


def _count(words: str) -> int:
    return sum(map(str.isalnum, words))
