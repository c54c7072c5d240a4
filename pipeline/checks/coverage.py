"""漏项, 部分落实, 仅提及: what a document does not take up of those that it carries out."""

from collections.abc import Iterator, Sequence

import msgspec

from corpora.vocabulary import CoverageState
from outputs.graph_records import Coverage, Finding, Quotation, Task
from pipeline.checks import elsewhere
from pipeline.checks.calling import briefly
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.coverage.pair import Pair
from pipeline.linking import likeness
from pipeline.linking.chains import document_of
from pipeline.naming import named

GAP = Code(name="P101", kind="gap", severity="warning")
PARTIAL = Code(name="P102", kind="partial", severity="info")
MENTIONED = Code(name="P103", kind="mentioned", severity="info")
CODES = (GAP, PARTIAL, MENTIONED)

# What a document below may leave out: it has stages and safeguards of its own.
_OWN_WAY = frozenset({"phase", "safeguard"})
# Where less is taken up nothing was broken down, and a list of all that is missing says no more.
# A regulation binds without being written out again: only who takes up half of it goes through it
# article by article.
_CARRIED_OUT = 0.1
_GONE_THROUGH = 0.5
# A document that takes up less, and is about something else, has its part of the source.
_WHOLE = 0.5
_SAME_SUBJECT = 0.5
# A title that adds a third to the subject narrows it (高中阶段…考试招生 of 考试招生): it has its
# part, too, unless it takes up this much.
_NARROWER = 1 / 3
_MOSTLY = 2 / 3
_ARTICLE = "条"
_TAKEN: frozenset[CoverageState] = frozenset({"covered", "partial", "merged", "split"})
_LACKING: frozenset[CoverageState] = frozenset({"gap", "mentioned"})


def find(case: Case) -> Iterator[Finding]:
    """For each source that the document itself names or seems to come from, in its order.

    What a document between takes up is asked of there: nothing is missing twice.
    """
    rows: dict[str, list[Coverage]] = {}
    for row in case.world.proposed(case.record.id):
        rows.setdefault(document_of(row.source), []).append(row)
    for source, some in rows.items():
        if (case.record.id, source) in case.world.roles:
            yield from _of_source(case, source, some, tuple(rows))


def _of_source(
    case: Case, source: str, rows: Sequence[Coverage], sources: Sequence[str]
) -> Iterator[Finding]:
    taken = sum(row.state in _TAKEN for row in rows)
    lacking = [row for row in rows if row.state in _LACKING]
    articles = all(row.source.endswith(_ARTICLE) for row in rows)
    if lacking and taken < (_GONE_THROUGH if articles else _CARRIED_OUT) * len(rows):
        yield _none(case, source, rows, taken)
        return
    whole = not articles and _is_whole(case, source, taken / len(rows))
    asked = _asked_between(case, source, sources)
    said_again = Pair(case.world, case.record.id, source).source.restated if lacking else {}
    missing = {row.source for row in lacking}
    for row in rows:
        again = said_again.get(row.source)
        if row.source in asked or (again is not None and again.task in missing):
            continue
        if row.state == "partial":
            yield _partial(case, row)
        elif row.state in _LACKING:
            yield _lacking(case, row, whole=whole)


def _is_whole(case: Case, source: str, taken: float) -> bool:
    """Whether the document, which names it, is what carries out this source as a whole."""
    if not _is_stated(case, source):
        return False
    records = (case.record, case.world.records[source])
    local, above = (case.world.contents.profile(one) for one in records)
    if taken >= _MOSTLY or local is None or above is None:
        return True
    mine, theirs = set(local.topic), set(above.topic)
    if theirs and len(mine - theirs) >= _NARROWER * len(mine):
        return False
    if taken >= _WHOLE:
        return True
    common = likeness.topic_share(local.topic, above.topic)
    return common is None or common >= _SAME_SUBJECT


def _asked_between(case: Case, source: str, sources: Sequence[str]) -> frozenset[str]:
    """The tasks of `source` that another source of this document takes up."""
    measured = case.world.measured
    return frozenset(
        row.source
        for between in sources
        if source in measured.get(between, ())
        for row in case.world.states(between)
        if row.state in _TAKEN and document_of(row.source) == source
    )


def _none(case: Case, source: str, rows: Sequence[Coverage], taken: int) -> Finding:
    bundle = case.world.bundle(source)
    some = f"只承接了{taken}项" if taken else "一项也没有承接"
    if all(row.source.endswith(_ARTICLE) for row in rows):
        why = "法规条款直接适用，不逐条列为漏项"
    else:
        why = "看来只是援引，没有分解落实"
    cited = next((one for one in case.bundle.citations if one.target == source), None)
    return case.finding(
        msgspec.structs.replace(GAP, severity="info"),
        f"{briefly(bundle.document)}有{len(rows)}项任务，本文{some}；{why}",
        evidence=(case.quote(cited.start, cited.end),) if cited else (),
        about=source,
    )


def _lacking(case: Case, row: Coverage, *, whole: bool) -> Finding:
    task = case.world.task(row.source)
    code = GAP if row.state == "gap" else MENTIONED
    others = elsewhere.governments(case, task)
    if row.state == "gap" and (others or task.kind in _OWN_WAY or not whole):
        code = msgspec.structs.replace(code, severity="info")
    return case.finding(
        code,
        f"{_source(case, task)}：{row.reason}{_further(case, row)}{_given(others)}",
        source=row.source,
        evidence=_words(case, task),
    )


def _given(others: Sequence[str]) -> str:
    return f"；该任务点名由{'、'.join(others)}承担，未点名本地" if others else ""


def _partial(case: Case, row: Coverage) -> Finding:
    task, local = case.world.task(row.source), case.world.task(row.tasks[0])
    bundle = case.world.bundle(document_of(row.source))
    lost = [one for one in task.measures if one.n in row.measures_missing]
    return case.finding(
        PARTIAL,
        f"{_source(case, task)}：{row.reason}",
        task=local.id,
        source=row.source,
        evidence=(
            *_words(case, local),
            *(quote(bundle, measure.start, measure.end) for measure in lost),
        ),
    )


def _is_stated(case: Case, source: str) -> bool:
    """A source that the document does not name is a guess."""
    return any(one.source == source and one.channel != "inferred" for one in case.document_links)


def _source(case: Case, task: Task) -> str:
    return f"{briefly(case.world.bundle(task.document).document)}的{named(task)}"


def _further(case: Case, row: Coverage) -> str:
    """Those that come nearest with their scores; of what the reason has named only the score."""
    near = {named(case.world.task(one.task)): one.score for one in row.nearest}
    scores = [score for name, score in near.items() if name in row.reason]
    first = f"（得分{scores[0]:.1f}）" if scores else ""
    names = "、".join(
        f"{name}（{score:.1f}）" for name, score in near.items() if name not in row.reason
    )
    return f"{first}；{'其次' if scores else '最接近的'}是{names}" if names else first


def _words(case: Case, task: Task) -> tuple[Quotation, ...]:
    bundle = case.world.bundle(task.document)
    return tuple(quote(bundle, start, end) for start, end in task.spans)
