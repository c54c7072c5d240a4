"""Texts as sets of hashed character 3-grams."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

# Bits of a gram's number. 20,000 clauses are found as well with 14, but other grams that have the
# same number are looked up in vain: that takes 1.4 times as long.
_BITS = 22
SPACE = 1 << _BITS
# Grams that are worked on at once, so that memory is bounded whatever the length of texts: 4
# million take 160 MB. Smaller pieces are no faster.
GRAMS = 1 << 22
# Stands before and after each text, so that texts of one or two characters have grams too. No
# character has this number.
_EDGE = 0x110000
_CHARACTER = 21  # bits of a character's number
# Spreads the bits of a gram over the upper end of 64 bits: 2^64 over the golden ratio, odd
# (Knuth, The Art of Computer Programming, volume 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Sets(msgspec.Struct, frozen=True):
    """Sets of numbers: set i is ``ids[bounds[i]:bounds[i + 1]]``, ascending."""

    ids: NDArray[np.int32]
    bounds: Numbers

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def sizes(self) -> Numbers:
        return np.diff(self.bounds)

    def only(self, chosen: Numbers) -> "Sets":
        """The sets of these positions, in this order."""
        sizes = self.sizes[chosen]
        return Sets(self.ids[ranges(self.bounds[chosen], sizes)], bounds_of(sizes))

    def where(self, kept: NDArray[np.bool_]) -> "Sets":
        """Without the members that are not `kept`."""
        return Sets(self.ids[kept], bounds_of(kept)[self.bounds])


def sets(texts: Sequence[str]) -> Sets:
    """The different 3-grams of each text; an empty text has none.

    The grams of all texts are made and sorted at once: some 40 bytes of memory a character.
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    framed = np.insert(codes, bounds_of(lengths), _EDGE).astype(np.uint64)
    middle = framed[1:-1]
    hashed = (framed[:-2] << np.uint64(2 * _CHARACTER)) | (middle << np.uint64(_CHARACTER))
    hashed |= framed[2:]
    hashed *= _SPREAD
    hashed >>= np.uint64(64 - _BITS)
    hashed |= np.repeat(np.arange(len(texts), dtype=np.uint64), lengths + 1)[: len(hashed)] << (
        np.uint64(_BITS)
    )
    hashed = hashed[middle != _EDGE]  # those would reach from one text into the next
    hashed.sort()
    hashed = hashed[np.diff(hashed, prepend=np.uint64(2**64 - 1)) != 0]
    sizes = np.bincount((hashed >> np.uint64(_BITS)).astype(np.int64), minlength=len(texts))
    return Sets((hashed & np.uint64(SPACE - 1)).astype(np.int32), bounds_of(sizes))


def bounds_of(sizes: NDArray[np.int64] | NDArray[np.bool_]) -> Numbers:
    """Where pieces of these sizes begin that stand one after the other, and where the last ends."""
    bounds = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, as many as its size says, one after the other."""
    bounds = bounds_of(sizes)
    return np.arange(bounds[-1]) + np.repeat(starts - bounds[:-1], sizes)


def portions(sizes: Numbers, most: int) -> Iterator[slice]:
    """Cuts sets of these sizes: at most so many of them, and after the first less than `GRAMS`."""
    portion = np.arange(len(sizes)) // most + np.cumsum(sizes) // GRAMS
    cuts = [0, *(np.flatnonzero(np.diff(portion)) + 1).tolist(), len(sizes)]
    return (slice(start, end) for start, end in pairwise(cuts) if start < end)


def joined(parts: Iterable[Sets]) -> Sets:
    """All sets of all parts, one after the other."""
    every = [*parts] or [sets([])]
    sizes = np.concatenate([part.sizes for part in every])
    return Sets(np.concatenate([part.ids for part in every]), bounds_of(sizes))
