"""重复承接: two tasks of one document take up the same task of a source with the same measures."""

from collections.abc import Iterator
from itertools import combinations

from outputs.graph_records import Finding, Link, Task
from pipeline.checks.calling import briefly
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.coverage.pair import Half, Pair
from pipeline.coverage.wording import pairs, share
from pipeline.linking.chains import document_of
from pipeline.naming import named

DUPLICATE = Code(name="P105", kind="duplicate", severity="warning")
CODES = (DUPLICATE,)

# So many of each task's words stand in the other one. Conditions by size of city, which differ in
# a figure and a name, share three quarters, so that figures have to agree, too.
_ALIKE = 0.6
# The words that both take from the source: nearly all that either takes, and half of either task.
_SAME_WORDS = 0.7
_OF_THE_TASK = 0.5
_ARTICLE = "条"


def find(case: Case) -> Iterator[Finding]:
    """One for each later task that repeats an earlier one, by the sources named here."""
    found: dict[str, list[Link]] = {}
    for link in case.links:
        held = (case.record.id, document_of(link.source)) in case.world.roles
        if held and link.kind == "source":
            found.setdefault(link.source, []).append(link)
    told: set[tuple[str, str]] = set()
    halves: dict[str, Pair] = {}
    for source, links in found.items():
        for one, other in combinations(links, 2):
            key = (one.task, other.task)
            if key in told or one.task == other.task:
                continue
            above = document_of(source)
            pair = halves.setdefault(above, Pair(case.world, case.record.id, above))
            if _is_repeated(pair.local, one, other):
                told.add(key)
                yield _finding(case, pair, one, other)


def _finding(case: Case, pair: Pair, one: Link, other: Link) -> Finding:
    first, second = (pair.local.by_id[each.task] for each in (one, other))
    source = pair.source.by_id[one.source]
    above = case.world.bundle(source.document)
    return case.finding(
        DUPLICATE,
        f"{named(second)}与{named(first)}重复承接{briefly(above.document)}的{named(source)}，"
        "措施基本相同",
        task=second.id,
        source=source.id,
        evidence=(
            *(case.quote(start, end) for start, end in second.spans),
            *(case.quote(start, end) for start, end in first.spans),
            *(quote(above, start, end) for start, end in source.spans),
        ),
        about=first.id,
    )


def _is_repeated(local: Half, one: Link, other: Link) -> bool:
    """Never of a row and the item that it restates, nor of an item and one below it.

    Nor of articles: each has a case of its own (first issue, renewal, loss), and they handle their
    cases in the same words.
    """
    first, second = local.by_id[one.task], local.by_id[other.task]
    if first.kind != second.kind or not _stand_apart(first, second):
        return False
    words = [_words(local, each) for each in (first, second)]
    if _figures(words[0]) != _figures(words[1]):
        return False
    held = [pairs(each) for each in words]
    alike = min(share(held[0], held[1]), share(held[1], held[0])) >= _ALIKE
    same = {theirs for _, theirs in one.measures} == {theirs for _, theirs in other.measures}
    return (alike and same and bool(one.measures)) or _take_the_same(
        one, other, max(map(len, words))
    )


def _stand_apart(first: Task, second: Task) -> bool:
    if (first.cell is None) != (second.cell is None):
        return False
    if first.path.endswith(_ARTICLE) and second.path.endswith(_ARTICLE):
        return False
    paths = (first.path, second.path)
    return not any(one.startswith(f"{other}/") for one, other in (paths, paths[::-1]))


def _words(local: Half, task: Task) -> str:
    """Without labels and notes of responsibility."""
    side = local.side(task.id)
    return "".join(side.words.text[first:last] for first, last in side.sentences)


def _figures(words: str) -> frozenset[str]:
    return frozenset("".join(one if one.isdigit() else " " for one in words).split())


def _take_the_same(one: Link, other: Link, length: int) -> bool:
    mine, theirs = (_taken(each) for each in (one, other))
    common = len(mine & theirs)
    return common >= max(_SAME_WORDS * max(len(mine), len(theirs)), _OF_THE_TASK * length, 1)


def _taken(link: Link) -> frozenset[int]:
    """The characters of the source whose words the task has."""
    return frozenset(
        at
        for passage in link.passages
        if passage.kind != "changed"
        for at in range(*passage.source)
    )
