"""All common runs of two texts, found by their seeds of four characters."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

# Four characters are the shortest clause that says something: 落实责任, 依法公开.
SEED = 4
# With more pairs than this for each character the texts repeat themselves; then a seed with more
# pairs than six places on each side give (养老服务) is paired first with first, second with second.
_MANY = 4
_OFTEN = 36
# What lies between rare seeds and belongs to the same run is looked at so far.
_FARTHEST = 64

_Numbers = NDArray[np.int64]
_Pairs = tuple[_Numbers, _Numbers]


class Stretch(NamedTuple):
    """The same characters: ``one[at : at + length] == other[its : its + length]``."""

    at: int
    its: int
    length: int


def runs(one: str, other: str) -> list[Stretch]:
    """Of a seed or more, each as long as it can be; they may overlap.

    Linear in the lengths but for sorting, as the pairs of one seed are bounded: of what both sides
    repeat again and again, not every pair is found.
    """
    if min(len(one), len(other)) < SEED:
        return []
    seeds = _seeds(one + other)
    ours, theirs = seeds[: len(one) - SEED + 1], seeds[len(one) :]
    places = _Places(ours, theirs)
    if places.pairs <= _MANY * seeds.size:
        return _rows(places.paired(), len(one), len(other))
    found = _rows(_Places(*_ranked_when_frequent(ours, theirs)).paired(), len(one), len(other))
    return sorted({_extended(run, one, other) for run in found})


def _seeds(text: str) -> _Numbers:
    """Four characters of 16 bits each in one number."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    if codes.max() >> 16:
        # Characters beyond 16 bits: numbered anew, for a task has not so many different ones.
        codes = np.unique(codes, return_inverse=True)[1]
    pairs = codes[:-1] << 16 | codes[1:]
    return pairs[:-2] << 32 | pairs[2:]


class _Places:
    """Where each of our seeds stands among theirs; `pairs` is how many pairs that gives."""

    def __init__(self, ours: _Numbers, theirs: _Numbers) -> None:
        self._order = theirs.argsort(kind="stable")
        ranked = theirs[self._order]
        self._left = ranked.searchsorted(ours)
        self._counts = ranked.searchsorted(ours, "right") - self._left
        self.pairs = int(self._counts.sum())

    def paired(self) -> _Pairs:
        counts = self._counts
        shift = np.repeat(self._left - (counts.cumsum() - counts), counts)
        at = np.repeat(np.arange(counts.size), counts)
        return at, self._order[shift + np.arange(self.pairs)]


def _ranked_when_frequent(ours: _Numbers, theirs: _Numbers) -> _Pairs:
    """The same seeds, but each place of a frequent one is a seed of its own: first, second …"""
    numbers = np.unique(np.concatenate((ours, theirs)), return_inverse=True)[1]
    mine, its = numbers[: ours.size], numbers[ours.size :]
    size = int(numbers.max()) + 1
    often = np.bincount(mine, minlength=size) * np.bincount(its, minlength=size) > _OFTEN
    return mine + size * _rank(mine) * often[mine], its + size * _rank(its) * often[its]


def _rank(numbers: _Numbers) -> _Numbers:
    """How many of the same number stand before each."""
    order = numbers.argsort(kind="stable")
    ranked = numbers[order]
    ranks = np.empty_like(numbers)
    ranks[order] = np.arange(numbers.size) - ranked.searchsorted(ranked)
    return ranks


def _rows(pairs: _Pairs, ours: int, theirs: int) -> list[Stretch]:
    """A run is a row of pairs on one diagonal."""
    at, its = pairs
    if not at.size:
        return []
    width = ours + theirs
    keys = np.sort((its - at + ours) * width + at)
    breaks = np.flatnonzero(np.diff(keys) != 1)
    first = keys[np.concatenate(([0], breaks + 1))]
    last = keys[np.concatenate((breaks, [keys.size - 1]))]
    diagonal, begins = np.divmod(first, width)
    columns = begins, begins + diagonal - ours, last - first + SEED
    return list(map(Stretch, *(column.tolist() for column in columns)))


def _extended(run: Stretch, one: str, other: str) -> Stretch:
    at, its, length = run
    for _ in range(_FARTHEST):
        if not (at and its and one[at - 1] == other[its - 1]):
            break
        at, its, length = at - 1, its - 1, length + 1
    rest = zip(one[at + length :][:_FARTHEST], other[its + length :][:_FARTHEST], strict=False)
    for mine, theirs in rest:
        if mine != theirs:
            break
        length += 1
    return Stretch(at, its, length)
