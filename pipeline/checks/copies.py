"""照搬, 改名照搬: tasks that were taken over word for word, and documents that mostly were."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from corpora.vocabulary import LEVELS, Role
from outputs.graph_records import Department, Finding, Link, Measure, Quotation, Task
from pipeline.checks import origins
from pipeline.checks.case import Case
from pipeline.checks.code import Code
from pipeline.checks.origins import Taken

COPIED = Code(name="P401", kind="copied", severity="info")
RENAMED = Code(name="P402", kind="renamed", severity="info")
CODES = (COPIED, RENAMED)
# docs/decisions/0017 has the figures behind these.
# So much of the task's measures stands in the source, and of the source's in the task: who leaves
# a fifth of it out, or adds a tenth, has chosen.
_OF_TASK, _OF_SOURCE = 0.9, 0.8
# Letters; what is shorter can hardly be said otherwise (免费办理。).
_SHORTEST_TASK = 20
_SHORTEST_MEASURE = 8
# A measure is copied if so many of its letters stand in one source.
_OF_MEASURE = 0.9
# From so much of the measures on a document is told, and is worth a warning.
_TOLD, _MOST = 0.4, 0.5
# Letters of measures; below, a sentence more or less decides.
_SHORTEST_DOCUMENT = 300
_SHOWN = 5
_PERHAPS = "（也可能同出一个上级文件）"
_QUOTED = 3


def find(case: Case) -> Iterator[Finding]:
    """One for each task that is a copy, and one for the document if much of it is."""
    found = tuple(origins.taken(case))
    yield from _tasks(case, found)
    yield from _document(case, found)


def _tasks(case: Case, found: Iterable[Taken]) -> Iterator[Finding]:
    """The nearest source of whose words a task is a copy; a sibling only where no source is."""
    of_task: dict[str, list[Taken]] = {}
    for one in found:
        of_task.setdefault(one.link.task, []).append(one)
    for task in case.bundle.tasks:
        if _letters(case, task.measures) < _SHORTEST_TASK:
            continue
        copies = [one for one in of_task.get(task.id, ()) if _is_copy(case, task, one.link)]
        copies.sort(key=lambda one: one.sibling)
        for one in copies[:1]:
            code = RENAMED if one.link.copy_class == "renamed" else COPIED
            yield case.finding(
                code,
                _message(case, one),
                task=task.id,
                source=one.link.source,
                evidence=origins.quotations(case, one.link),
            )


def _is_copy(case: Case, task: Task, link: Link) -> bool:
    share = link.copied_share
    return (
        link.copy_class in ("copied", "renamed")
        and share.task >= _OF_TASK
        and share.source >= _OF_SOURCE
        and not _is_given_to_others(task, case.world.task(link.source))
    )


def _is_given_to_others(task: Task, source: Task) -> bool:
    """Whether another line of work has it in chief here: then somebody thought about it."""
    ours, theirs = _chief_lines(task), _chief_lines(source)
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _chief_lines(task: Task) -> set[str]:
    """Those of the leads; without any, that of the body which is named first."""
    leads = {body.line for body in _bodies(task, "lead") if body.line}
    named = [body.line for body in _bodies(task, "responsible") if body.line]
    return leads or set(named[:1])


def _bodies(task: Task, role: Role) -> Iterator[Department]:
    for one in task.assignments:
        if one.role == role:
            yield from one.departments


def _message(case: Case, one: Taken) -> str:
    """Of two places nobody knows who wrote first, or whether both took it from above."""
    link = one.link
    where = f"{origins.name(one.source)}{case.world.task(link.source).path}"
    whole = "" if link.relation == "equal" else "几乎"
    if link.copy_class == "copied":
        if one.sibling:
            return f"与外地文件{where}{whole}一字不差{_PERHAPS}"
        return f"照搬{_level(one)}文件{where}，{whole}一字未改"
    names = _renames(case, one)
    more = "等" if len(names) > _SHOWN else ""
    told = "、".join(f"“{theirs}”→“{ours}”" for theirs, ours in names[:_SHOWN])
    if one.sibling:
        return f"与外地文件{where}{whole}只有名称不同：{told}{more}{_PERHAPS}"
    return f"改名照搬{_level(one)}文件{where}，{whole}只换了名称：{told}{more}"


def _level(one: Taken) -> str:
    return LEVELS[one.source.level] if one.source.level else "上级"


def _renames(case: Case, one: Taken) -> list[tuple[str, str]]:
    """Each pair of names once, in the order of the task."""
    ours, theirs = case.bundle.document.text, one.source.text
    pairs = (
        (theirs[slice(*passage.source)], ours[slice(*passage.task)])
        for passage in one.link.passages
        if passage.kind == "renamed"
    )
    return list(dict.fromkeys(pairs))


class _Copied(msgspec.Struct, frozen=True, kw_only=True):
    """A measure that stands in another document, and from where it comes."""

    measure: Measure
    letters: int
    origin: Taken


def _document(case: Case, found: Sequence[Taken]) -> Iterator[Finding]:
    """上下一般粗: how much of all measures is copied, and from whom."""
    tasks = case.bundle.tasks
    total = sum(_letters(case, task.measures) for task in tasks)
    if total < _SHORTEST_DOCUMENT:
        return
    copied = list(_copied(case, found))
    share = sum(one.letters for one in copied) / total
    if share < _TOLD:
        return
    severity = "warning" if share >= _MOST else COPIED.severity
    yield case.finding(
        msgspec.structs.replace(COPIED, severity=severity),
        f"上下一般粗：举措文字的{share:.0%}与其他文件逐句相同（地名、单位名称不计），"
        f"其中{_figures(copied, total)}",
        evidence=_examples(case, copied),
        about="document",
    )


def _copied(case: Case, found: Sequence[Taken]) -> Iterator[_Copied]:
    """Each measure with its farthest origin: what a city took from the centre is the centre's."""
    of_task: dict[str, list[Taken]] = {}
    for one in found:
        of_task.setdefault(one.link.task, []).append(one)
    for task in case.bundle.tasks:
        for measure in task.measures:
            letters = _letters(case, (measure,))
            if letters < _SHORTEST_MEASURE:
                continue
            holding = [
                one
                for one in of_task.get(task.id, ())
                if _shared(case, measure, one.link) >= _OF_MEASURE * letters
            ]
            if holding:
                origin = min(holding, key=lambda one: (one.sibling, one.rank))
                yield _Copied(measure=measure, letters=letters, origin=origin)


def _figures(copied: Sequence[_Copied], total: int) -> str:
    """来自国家级18%（《…》）、来自省级40%（《…》）: by origin, each with its chief document."""
    letters: Counter[str] = Counter()
    sources: dict[str, Counter[str]] = {}
    order: dict[str, int] = {}
    for one in copied:
        origin = "外地" if one.origin.sibling else _level(one.origin)
        letters[origin] += one.letters
        order[origin] = one.origin.rank
        sources.setdefault(origin, Counter())[origins.name(one.origin.source)] += one.letters
    return "、".join(
        f"来自{origin}{letters[origin] / total:.0%}（{_chief(sources[origin])}）"
        for origin in sorted(order, key=lambda origin: (order[origin], origin))
    )


def _chief(sources: Counter[str]) -> str:
    chief = min(sources, key=lambda title: (-sources[title], title))
    return chief if len(sources) == 1 else f"{chief}等{len(sources)}件"


def _examples(case: Case, copied: Sequence[_Copied]) -> Iterator[Quotation]:
    """The longest of the copied measures."""
    longest = sorted(copied, key=lambda one: (-one.letters, one.measure.start))[:_QUOTED]
    for one in longest:
        yield case.quote(one.measure.start, one.measure.end)


def _shared(case: Case, measure: Measure, link: Link) -> int:
    words = case.bundle.document.text
    return sum(
        _count(words[max(measure.start, first) : min(measure.end, last)])
        for first, last in (one.task for one in link.passages if one.kind != "changed")
        if first < measure.end and last > measure.start
    )


def _letters(case: Case, measures: Iterable[Measure]) -> int:
    text = case.bundle.document.text
    return sum(_count(text[one.start : one.end]) for one in measures)


def _count(words: str) -> int:
    return sum(map(str.isalnum, words))
