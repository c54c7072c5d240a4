"""The best sources of each of many queries, as two tables of numbers."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.linking.grams import Numbers, ranges
from pipeline.linking.products import Matrix

Similarities = NDArray[np.float64]
# Far above the rounding of a sum of products (for a text of a million grams 1e-10), far below
# what anybody would call a difference.
ROUNDING = 1e-9


class Rankings(msgspec.Struct, frozen=True):
    """A row for each query, best first; where there are no more the similarity is 0."""

    similarities: Similarities
    positions: Numbers

    @classmethod
    def none(cls, rows: int, columns: int) -> "Rankings":
        return cls(np.zeros((rows, columns)), np.zeros((rows, columns), np.int64))

    @classmethod
    def of(cls, found: Matrix, columns: int) -> "Rankings":
        """Of all that was found the first so many."""
        counts = np.diff(found.bounds)
        places = np.repeat(np.arange(found.height), counts), ranges(np.zeros_like(counts), counts)
        every = cls.none(found.height, max(columns, int(counts.max(initial=0))))
        every.similarities[places] = found.values
        every.positions[places] = found.columns
        return every.first(columns)

    @property
    def width(self) -> int:
        return int(self.positions.shape[1])

    def only(self, rows: Numbers) -> "Rankings":
        return Rankings(self.similarities[rows], self.positions[rows])

    def put(self, rows: Numbers, others: "Rankings") -> None:
        """In place: these rows are those of `others`."""
        self.similarities[rows], self.positions[rows] = others.similarities, others.positions

    def first(self, columns: int) -> "Rankings":
        """The most similar; equal ones stay in the order in which they stand."""
        return self._ordered(np.argsort(-self.similarities, axis=1, kind="stable")[:, :columns])

    def and_then(self, later: "Rankings") -> "Rankings":
        """The best of both, where all positions of `later` come after those of this one."""
        similarities = np.hstack([self.similarities, later.similarities])
        positions = np.hstack([self.positions, later.positions])
        return Rankings(similarities, positions).first(self.width)

    def by_position(self) -> "Rankings":
        return self._ordered(np.argsort(self.positions, axis=1, kind="stable"))

    def without_chance(self, k: int) -> "Rankings":
        """Without those that equal the last, in full rows where the k-th is better than these.

        There may be more such equals than there was room for; which of them stand here is chance.
        """
        last = self.similarities[:, -1:] * (1 + ROUNDING)
        chance = (self.similarities <= last) & (self.similarities[:, k - 1 : k] > last)
        return Rankings(np.where(chance, 0.0, self.similarities), self.positions)

    def _ordered(self, order: Numbers) -> "Rankings":
        return Rankings(
            np.take_along_axis(self.similarities, order, axis=1),
            np.take_along_axis(self.positions, order, axis=1),
        )
