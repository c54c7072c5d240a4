"""The sources of one block that are most similar to each query: exact, by one sparse product."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.linking.grams import SPACE, Numbers, Sets, bounds_of, ranges
from pipeline.linking.products import Matrix, largest, transposed
from pipeline.linking.rankings import ROUNDING, Rankings, Similarities

_BARRED = -2.0  # no similarity is above 1: whoever gets this added falls below nothing
_CELLS = 4_000_000  # values that a second product may give at once: 60 MB


class Queries(msgspec.Struct, frozen=True):
    """The grams of each query that are looked up, and how many grams it has in all."""

    grams: Sets
    sizes: Numbers

    def __len__(self) -> int:
        return len(self.sizes)

    def only(self, rows: Numbers) -> "Queries":
        return Queries(self.grams.only(rows), self.sizes[rows])


class Wanted(msgspec.Struct, frozen=True):
    """The best `k` for certain, and as many candidates as there are `columns`; more than `k`."""

    k: int
    columns: int
    threads: int


class Slots(msgspec.Struct, frozen=True):
    """The grams of some queries, numbered from 1; 0 stands for those that no query has."""

    numbers: NDArray[np.int32]
    count: int

    @classmethod
    def of(cls, queries: Queries) -> "Slots":
        known = np.unique(queries.grams.ids)
        numbers = np.zeros(SPACE, np.int32)
        numbers[known] = np.arange(1, len(known) + 1)
        return cls(numbers, len(known))


class Postings(msgspec.Struct, frozen=True):
    """Sources by the grams that queries have; `sizes` count all their grams."""

    slots: Slots
    matrix: Matrix
    sizes: Numbers

    @classmethod
    def of(cls, sources: Sets, slots: Slots) -> "Postings":
        numbers = slots.numbers[sources.ids]
        asked = numbers > 0
        bounds = bounds_of(asked)[sources.bounds]
        values = np.repeat(1 / _root(sources.sizes), np.diff(bounds))
        rows = Matrix(values, numbers[asked] - np.int32(1), bounds, slots.count)
        return cls(slots, transposed(rows), sources.sizes)

    def barring(self, positions: Numbers) -> Matrix:
        """With one row more: those who get `_BARRED` added."""
        matrix = self.matrix
        return Matrix(
            np.concatenate([matrix.values, np.ones(len(positions))]),
            np.concatenate([matrix.columns, positions.astype(np.int32)]),
            np.append(matrix.bounds, matrix.bounds[-1] + len(positions)),
            matrix.width,
        )


def nearest(queries: Queries, among: Postings, barred: Numbers, wanted: Wanted) -> Rankings:
    """By the cosine of sets: grams in common over the root of the product of the two sizes.

    A product of sparse matrices gives it with the rounding of a sum. From that comes the exact
    number of grams in common, and from this a cosine that depends on the two sets only. If the
    k-th is not clearly above the last that the product kept, equals of the k-th may have been
    dropped: then all that is as good as the last is asked for, and equals are put in order of
    position. That takes the same time again at most.
    """
    rows, by = _rows(queries, among.slots), among.barring(barred)
    found = largest(rows, by, min(wanted.columns, by.width), 0.0, wanted.threads)
    best = Rankings.of(_exact(found, queries.sizes, among.sizes), wanted.columns)
    last, kth = best.similarities[:, -1], best.similarities[:, wanted.k - 1]
    unsettled = np.flatnonzero((last > 0) & (kth * (1 - ROUNDING) <= last))
    step = max(1, _CELLS // max(1, by.width))
    for start in range(0, len(unsettled), step):
        some = unsettled[start : start + step]
        found = _reaching(rows, some, last[some] * (1 - ROUNDING), by, wanted.threads)
        exact = _exact(found, queries.sizes[some], among.sizes)
        best.put(some, Rankings.of(exact, wanted.columns))
    return best


def _rows(queries: Queries, slots: Slots) -> Matrix:
    """The last column bars."""
    grams = queries.grams
    columns = np.insert(slots.numbers[grams.ids] - 1, grams.bounds[1:], slots.count)
    bounds = grams.bounds + np.arange(len(grams.bounds))
    values = np.repeat(1 / _root(queries.sizes), np.diff(bounds))
    values[bounds[1:] - 1] = _BARRED
    return Matrix(values, columns.astype(np.int32), bounds, slots.count + 1)


def _exact(found: Matrix, sizes: Numbers, others: Numbers) -> Matrix:
    """No set has more than 2^22 grams: the product of two sizes is exact, and a set is like
    itself by 1.0."""
    rows = np.repeat(np.arange(found.height), np.diff(found.bounds))
    norms = np.sqrt((sizes[rows] * others[found.columns]).astype(np.float64))
    return msgspec.structs.replace(found, values=np.rint(found.values * norms) / norms)


def _reaching(
    rows: Matrix, chosen: Numbers, least: Similarities, by: Matrix, threads: int
) -> Matrix:
    """All values of the chosen rows that are above the `least` of their row.

    The library knows one least for all, so each row is scaled until its own is 1.
    """
    counts = np.diff(rows.bounds)[chosen]
    taken = ranges(rows.bounds[chosen], counts)
    scaled = rows.values[taken] / np.repeat(least, counts)
    some = Matrix(scaled, rows.columns[taken], bounds_of(counts), rows.width)
    found = largest(some, by, by.width, 1.0, threads)
    values = found.values * np.repeat(least, np.diff(found.bounds))
    return msgspec.structs.replace(found, values=values)


def _root(sizes: Numbers) -> Similarities:
    """Of 1 for an empty set, which has nothing that could be divided."""
    return np.sqrt(np.maximum(sizes, 1).astype(np.float64))
