"""How much of what higher documents ask is taken up."""

from collections import Counter
from collections.abc import Iterator

from corpora.vocabulary import CoverageState
from outputs.measured import By, Figure
from pipeline.measures.ground import Ground

# What counts as taken up as a whole; of what is partly taken up nobody knows how much it weighs.
_COVERED: frozenset[CoverageState] = frozenset(["covered", "merged", "split"])
# Nobody expects it below.
_OUTSIDE: frozenset[CoverageState] = frozenset(["not_applicable", "justified"])


def covered(ground: Ground, by: By) -> Iterator[Figure]:
    """``coverage``: source tasks that are covered, of those that are to be covered.

    Groups are those of the subordinate document; lines of work those of the source task.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in ground.coverage:
        if row.state in _OUTSIDE:
            continue
        source = ground.tasks.get(row.source)
        if by == "pair":
            groups = [ground.pair(row.document, source.document)] if source else []
        else:
            lines = source.lines if source else ()
            groups = list(ground.groups(row.document, by, lines))
        for named in groups:
            counts.setdefault(named, Counter())[row.state] += 1
    for (group, label), found in sorted(counts.items()):
        yield Figure(
            measure="coverage",
            by=by,
            group=group,
            label=label,
            value=round(sum(found[state] for state in _COVERED) / found.total(), 4),
            unit="share",
            n=found.total(),
        )
