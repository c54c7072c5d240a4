"""How well the corpus agrees with annotations made by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec
from rapidfuzz import fuzz

from outputs.graph_records import Bundle, Citation, Deadline, Document, Task, TaskGraph
from pipeline.gold import GoldDeadline, GoldDocument, GoldTask
from pipeline.wording import body, likeness, norm, number

# Below this likeness two tasks are two.
_ALIKE = 85
_FIGURES = (
    "task",
    "task_kind",
    "lead",
    "role",
    "support",
    "deadline",
    "citation_number",
    "citation_title",
)
_IDENTITY = (
    "title",
    "number",
    "issuers",
    "level",
    "region",
    "issued_on",
    "published_on",
    "genre",
    "addressees",
)


class Count:
    """Right, wrong and missed items of one kind, and where it went wrong."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0
        self.misses: list[str] = []

    def add(self, gold: set[Any], found: set[Any], where: str) -> None:
        self.right += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)
        if gold != found:
            missing, extra = sorted(map(str, gold - found)), sorted(map(str, found - gold))
            self.misses.append(f"{where}: missing {missing} extra {extra}")

    def row(self) -> dict[str, float]:
        """Precision, recall and F1; nothing to find and nothing found is perfect."""
        found, gold = self.right + self.wrong, self.right + self.missed
        p = self.right / found if found else 1.0
        r = self.right / gold if gold else 1.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {
            "p": round(p, 4),
            "r": round(r, 4),
            "f1": round(f1, 4),
            "tp": self.right,
            "fp": self.wrong,
            "fn": self.missed,
        }


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The figures by name, and a line for every miss."""

    figures: dict[str, Any]
    misses: tuple[str, ...]


def bundles(graph: TaskGraph) -> Iterator[Bundle]:
    """The documents of a written task graph, each with what is noted on it."""
    tasks: dict[str, list[Task]] = {}
    citations: dict[str, list[Citation]] = {}
    for task in graph.tasks:
        tasks.setdefault(task.document, []).append(task)
    for citation in graph.citations:
        citations.setdefault(citation.document, []).append(citation)
    for document in graph.documents:
        yield Bundle(
            document=document,
            tasks=tuple(tasks.get(document.id, ())),
            citations=tuple(citations.get(document.id, ())),
        )


def evaluate(gold: Sequence[GoldDocument], found: Iterable[Bundle]) -> Score:
    """Micro-averaged over the items of all annotated files.

    A gold task is found when a task of the same file has nearly the same words. A missed task
    costs its departments and deadlines too, and so does one too many. Vague deadlines do not
    count. `offsets` is the share of noted stretches that hold the words they claim, in all files.
    """
    wanted = {document.file for document in gold}
    by_file: dict[str, Bundle] = {}
    quoted = stretches = 0
    for bundle in found:
        held = [name for name in (bundle.document.file, *bundle.document.copies) if name]
        by_file |= {name: bundle for path in held if (name := PurePosixPath(path).name) in wanted}
        good, all_ = _offsets(bundle)
        quoted, stretches = quoted + good, stretches + all_
    counts = {name: Count() for name in _FIGURES}
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    identity_misses: list[str] = []
    for document in gold:
        bundle_or_none = by_file.get(document.file)
        _count_tasks(document, bundle_or_none, counts)
        _count_citations(document, bundle_or_none, counts)
        for key, miss in _identity_misses(document, bundle_or_none):
            asked[key] = asked.get(key, 0) + 1
            right[key] = right.get(key, 0) + (miss is None)
            identity_misses += [f"[meta] {miss}"] if miss else []
    figures: dict[str, Any] = {name: count.row() for name, count in counts.items()}
    figures["offsets"] = round(quoted / stretches, 4) if stretches else 0.0
    figures["metadata"] = {key: f"{right[key]}/{total}" for key, total in asked.items()}
    figures["metadata_accuracy"] = round(sum(right.values()) / max(1, sum(asked.values())), 4)
    misses = [f"[{name}] {miss}" for name, count in counts.items() for miss in count.misses]
    return Score(figures=figures, misses=(*misses, *identity_misses))


def _count_tasks(
    document: GoldDocument, bundle: Bundle | None, counts: Mapping[str, Count]
) -> None:
    gold, mine = document.tasks, bundle.tasks if bundle else ()
    pairs = pair_tasks(gold, mine)
    file = document.file[:12]
    free = [norm(task.text) for task in gold if task.optional]
    extra = [
        task
        for n, task in enumerate(mine)
        if n not in pairs.values()
        and not any(fuzz.partial_ratio(norm(task.text), words) > _ALIKE for words in free)
    ]
    found = counts["task"]
    for n, task in enumerate(gold):
        if task.optional:
            continue
        match = mine[pairs[n]] if n in pairs else None
        if match is None:
            found.missed += 1
            found.misses.append(f"{file} missing {task.path} {task.text[:40]!r}")
        else:
            found.right += 1
        _count_items(task, match, counts, f"{file} {task.path}")
    for one in extra:
        where = f"{file} extra {one.path}"
        found.wrong += 1
        found.misses.append(f"{where} {one.text[:40]!r}")
        counts["lead"].add(set(), _departments(one, "lead", "responsible"), where)
        counts["support"].add(set(), _departments(one, "support"), where)
        counts["deadline"].add(set(), _dated(one.deadlines), where)


def _count_items(
    gold: GoldTask, match: Task | None, counts: Mapping[str, Count], where: str
) -> None:
    maybe = {norm(name) for name in gold.leads_optional}
    free = {_gold_key(one) for one in gold.deadlines_optional}
    leads = {norm(name) for name in gold.leads}
    by_role = {
        role: _departments(match, role) - maybe if match else set()
        for role in ("lead", "responsible", "support")
    }
    supports = {norm(name) for name in gold.supports}
    dates = {_gold_key(one) for one in gold.deadlines if one.kind != "vague"}
    counts["lead"].add(leads, by_role["lead"] | by_role["responsible"], where)
    counts["support"].add(supports, by_role["support"], where)
    counts["deadline"].add(dates, (_dated(match.deadlines) if match else set()) - free, where)
    if match is None:
        return
    told = gold.responsible is msgspec.UNSET and gold.by_role is msgspec.UNSET
    if gold.leads and gold.role and told:
        pairs = {(role, name) for role in ("lead", "responsible") for name in by_role[role]}
        counts["role"].add({(gold.role, name) for name in leads}, pairs, where)
    counts["task_kind"].add({gold.kind}, {match.kind}, where)


def pair_tasks(gold: Sequence[GoldTask], mine: Sequence[Task]) -> dict[int, int]:
    """One found task for each gold task, the most alike first. A row may match as a whole."""
    wanted = [[norm(body(t.text)), *([norm(t.row)] if t.row else [])] for t in gold]
    offered = [norm(body(task.text)) for task in mine]
    alike = sorted(
        (
            (max(likeness(one, theirs) for one in ours), g, m)
            for g, ours in enumerate(wanted)
            for m, theirs in enumerate(offered)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for score, g, m in alike:
        if score >= _ALIKE and g not in pairs and m not in used:
            pairs[g] = m
            used.add(m)
    return pairs


def _count_citations(
    document: GoldDocument, bundle: Bundle | None, counts: Mapping[str, Count]
) -> None:
    cited = bundle.citations if bundle else ()
    own = number(document.meta.get("number"))
    counts["citation_number"].add(
        {number(one.number) for one in document.citations if one.number},
        {number(one.number) for one in cited if one.number} - {own},
        document.file[:12],
    )
    titles = {norm(one.title) for one in document.citations if one.title}
    aliases = {norm(one.alias) for one in document.citations if one.alias}
    selves = {
        norm(title)
        for title in (
            document.meta.get("attachment_title"),
            document.meta.get("title"),
            *document.own_titles,
        )
    }
    counts["citation_title"].add(
        titles,
        {norm(one.title) for one in cited if one.title} - aliases - (selves - titles) - {""},
        document.file[:12],
    )


def _identity_misses(
    document: GoldDocument, bundle: Bundle | None
) -> Iterator[tuple[str, str | None]]:
    """For every annotated field its name, and what is wrong with it if anything is."""
    for key in _IDENTITY:
        gold_key = "kind" if key == "genre" else key
        if gold_key not in document.meta:
            continue
        want, got = document.meta[gold_key], _identity(bundle, key)
        if isinstance(want, list):
            same = {norm(one) for one in want} == {norm(one) for one in got or ()}
        else:
            same = norm(want) == norm(got)
        miss = f"{document.file[:12]} {key}: want {want!r} got {got!r}"
        yield key, None if same else miss


def _identity(bundle: Bundle | None, key: str) -> Any:
    if bundle is None:
        return None
    document: Document = bundle.document
    if key == "region":
        return document.region.name if document.region else None
    value = getattr(document, key)
    return str(value) if key in ("issued_on", "published_on") and value else value


def _offsets(bundle: Bundle) -> tuple[int, int]:
    """Stretches that hold the words they claim, of all stretches."""
    text = bundle.document.text
    stretches: list[tuple[int, int, str]] = []
    for task in bundle.tasks:
        for assignment in task.assignments:
            stretches += ((one.start, one.end, one.text) for one in assignment.departments)
        stretches += ((one.start, one.end, one.text) for one in task.deadlines)
    good = 0
    for start, end, claimed in stretches:
        held, words = norm(text[start:end]), norm(claimed)
        good += bool(held) and (held in words or words in held)
    return good, len(stretches)


def _departments(task: Task, *roles: str) -> set[str]:
    return {norm(d.text) for a in task.assignments if a.role in roles for d in a.departments}


def _dated(deadlines: Iterable[Deadline]) -> set[tuple[Any, ...]]:
    return {
        _key(
            one.kind,
            start=_iso(one.start_on),
            due=_iso(one.due_on),
            every=one.every,
            amount=one.amount,
            unit=one.unit,
        )
        for one in deadlines
        if one.kind != "vague"
    }


def _gold_key(deadline: GoldDeadline) -> tuple[Any, ...]:
    return _key(
        deadline.kind,
        start=deadline.start,
        due=deadline.due,
        every=deadline.every,
        amount=deadline.amount,
        unit=deadline.unit,
    )


def _key(kind: str, **told: Any) -> tuple[Any, ...]:
    """What two deadlines of a kind must share."""
    telling = {
        "recurring": ("every",),
        "within": ("amount", "unit"),
        "from": ("start",),
        "during": ("start", "due"),
    }
    return (kind, *(told[name] for name in telling.get(kind, ("due",))))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
