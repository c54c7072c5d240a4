"""Which words of two texts belong together, in whatever order they stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from pipeline.linking.placement import REACH, place
from pipeline.linking.seeds import SEED, Stretch, runs
from pipeline.linking.sides import Side

# Less is a term that both texts happen to use, unless it is a whole clause (形成合力).
_ALONE = 8
# Between neighbours even a pair of characters is no accident; a single one (的) is.
_PAIR = 2
_DIGITS = "0123456789"


def find(one: Side, other: Side) -> list[Stretch]:
    """In the order of `one`; no character of either side is in two of them.

    Common runs are placed longest first, so that the order of sentences does not matter; then the
    gaps between neighbours are looked through for shorter ones.
    """
    ours, theirs = one.words.text, other.words.text
    if ours == theirs:
        return [Stretch(0, 0, len(ours))] if ours else []
    found = runs(ours, theirs)
    if len(found) > 1:
        whole = (_in_whole_clauses(_in_whole_numbers(run, one, other), one, other) for run in found)
        found = place([run for run in whole if run.length >= SEED], ours, theirs)
    kept = (_in_whole_numbers(run, one, other) for run in _meaningful(found, one, other))
    return list(_filled([run for run in kept if run.length > 0], one, other))


def gaps(placed: Sequence[Stretch], one: Side, other: Side) -> Iterator[tuple[Stretch, Stretch]]:
    """Neighbours on both sides that belong to one sentence on both."""
    following = dict(pairwise(sorted(placed, key=lambda run: run.its)))
    for before, after in pairwise(placed):
        if following.get(before) is after and _joined(before, after, one, other):
            yield before, after


def _joined(before: Stretch, after: Stretch, one: Side, other: Side) -> bool:
    """Whether they stand in the same order, in one sentence, the nearer the shorter they are."""
    end, its_end = before.at + before.length, before.its + before.length
    reach = min(REACH, before.length + after.length)
    return (
        0 <= after.at - end <= reach
        and 0 <= after.its - its_end <= reach
        and one.in_one_sentence(end - 1, after.at)
        and other.in_one_sentence(its_end - 1, after.its)
    )


def _meaningful(placed: Sequence[Stretch], one: Side, other: Side) -> Iterator[Stretch]:
    """Without what only happens to be the same: short, no clause, and nothing near it."""
    row: list[Stretch] = []
    for run in placed:
        if row and not _joined(row[-1], run, one, other):
            yield from _unless_accident(row, one, other)
            row = []
        row.append(run)
    yield from _unless_accident(row, one, other)


def _unless_accident(row: Sequence[Stretch], one: Side, other: Side) -> Iterable[Stretch]:
    if sum(run.length for run in row) >= _ALONE:
        return row
    return [
        run
        for run in row
        if _is_clause(one, run.at, run.length) and _is_clause(other, run.its, run.length)
    ]


def _is_clause(side: Side, at: int, length: int) -> bool:
    return at in side.edges and at + length in side.edges


def _in_whole_clauses(run: Stretch, one: Side, other: Side) -> Stretch:
    """Without the one to three characters at its ends that only begin or end another clause.

    在 behind 。 belongs to what follows there, and that may have its counterpart elsewhere.
    """
    at, its, length = run
    if length < 2 * SEED:
        return run
    for cut in range(1, SEED):
        if at + cut in one.clause_edges and its + cut in other.clause_edges:
            at, its, length = at + cut, its + cut, length - cut
            break
    end, its_end = at + length, its + length
    for cut in range(1, SEED):
        if end - cut in one.clause_edges and its_end - cut in other.clause_edges:
            length -= cut
            break
    return Stretch(at, its, length)


def _in_whole_numbers(run: Stretch, one: Side, other: Side) -> Stretch:
    """Without digits at its ends that belong to another number there: 60% and 65% share no 6."""
    at, its, length = run
    if _inside_number(one, at) or _inside_number(other, its):
        rest = one.words.text[at : at + length].lstrip(_DIGITS)
        at, its, length = at + length - len(rest), its + length - len(rest), len(rest)
    if _inside_number(one, at + length) or _inside_number(other, its + length):
        length = len(one.words.text[at : at + length].rstrip(_DIGITS))
    return Stretch(at, its, length)


def _inside_number(side: Side, at: int) -> bool:
    """Whether the digits of a number stand on both sides of `at`."""
    words = side.words
    return (
        0 < at < len(words.text)
        and words.text[at] in _DIGITS
        and words.text[at - 1] in _DIGITS
        and words.ends[at - 1] == words.starts[at]
    )


def _filled(kept: Sequence[Stretch], one: Side, other: Side) -> Iterator[Stretch]:
    """With the pairs of characters, or more, that stand between neighbours in the same order."""
    between = dict(gaps(kept, one, other))
    for run in kept:
        yield run
        if run in between:
            yield from _common(run, between[run], one, other)


def _common(before: Stretch, after: Stretch, one: Side, other: Side) -> Iterator[Stretch]:
    at, its = before.at + before.length, before.its + before.length
    if after.at - at < _PAIR or after.its - its < _PAIR:
        return
    aligned = Indel.opcodes(one.words.text[at : after.at], other.words.text[its : after.its])
    for block in aligned.as_matching_blocks():
        if block.size >= _PAIR:
            run = Stretch(at + block.a, its + block.b, block.size)
            whole = _in_whole_numbers(run, one, other)
            if whole.length >= _PAIR:
                yield whole
