"""Two documents face to face: how much of each task's words every task of the other shares."""

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.linking.traits import Profiled, Traits

Matrix = NDArray[np.float64]  # one row a local task, one column a source task

Places = NDArray[np.int64]
Pairs = tuple[Places, Places, Places]
# Pairs of entries that are kept between two sums: 24 MB.
_KEPT = 1_000_000
# A word that a text repeats says no more than one that it has three times.
_OFTEN = 3.0


class Facing:
    """A local document and a possible source; every matrix is made once, when it is asked for.

    Rarity is that within the two documents: what runs through all tasks of a pair says nothing
    about which of them belong together, and a third document changes no score.
    """

    def __init__(self, local: Profiled, source: Profiled) -> None:
        self.local = local
        self.source = source
        self.shape = (len(local.tasks), len(source.tasks))

    @cached_property
    def pieces(self) -> "Shared":
        return Shared(self.local.pieces, self.source.pieces)

    @cached_property
    def terms(self) -> "Shared":
        return Shared(self.local.terms, self.source.terms)

    @cached_property
    def heading_pieces(self) -> "Shared":
        return Shared(self.local.heading_pieces, self.source.heading_pieces)

    @cached_property
    def heading_terms(self) -> "Shared":
        return Shared(self.local.heading_terms, self.source.heading_terms)

    @cached_property
    def heading_in_text(self) -> "Shared":
        return Shared(self.local.heading_terms, self.source.terms)

    @cached_property
    def text_in_heading(self) -> "Shared":
        return Shared(self.local.terms, self.source.heading_terms)

    @cached_property
    def section_in_text(self) -> "Shared":
        return Shared(self.local.section_terms, self.source.terms)

    @cached_property
    def themes(self) -> "Shared":
        return Shared(self.local.themes, self.source.themes)

    @cached_property
    def heading_themes(self) -> "Shared":
        return Shared(self.local.heading_themes, self.source.heading_themes)

    @cached_property
    def distinct(self) -> Matrix:
        """Stretches of four characters in both tasks, each parted among the source's tasks."""
        return self._runs.parted(by="source")

    @cached_property
    def distinct_locally(self) -> Matrix:
        """As `distinct`, each parted among the local tasks that have it."""
        return self._runs.parted(by="local")

    @cached_property
    def sentences(self) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
        return _of_sentences(
            Shared(self.local.sentences, self.source.sentences).likeness,
            self.local.sentence_of,
            self.source.sentence_of,
            self.shape,
        )

    @cached_property
    def base(self) -> Matrix:
        """The plain likeness by which tasks are ranked against their rivals."""
        return (self.pieces.likeness + self.terms.likeness) / 2

    @cached_property
    def _runs(self) -> "Shared":
        return Shared(self.local.runs, self.source.runs)


class Shared:
    """What two sets of rows have in common, by things weighed with their rarity in both sets.

    Every result is a sum over the pairs of entries, one of each side, that are the same thing.
    The sums run in the order of the things, so that they are the same on every machine.
    """

    def __init__(self, local: Traits, source: Traits) -> None:
        self._a, self._b = local, source
        at = np.minimum(np.searchsorted(source.codes, local.codes), max(len(source.codes) - 1, 0))
        both = source.codes[at] == local.codes if len(source.codes) else np.zeros(0, dtype=bool)
        self._common_a = np.flatnonzero(both)
        self._common_b = at[self._common_a]
        held_a, held_b = local.held.astype(np.float64), source.held.astype(np.float64)
        held_a[self._common_a] += source.held[self._common_b]
        held_b[self._common_b] += local.held[self._common_a]
        total = local.size + source.size
        self._rarity_a = np.log((total + 1) / (held_a + 0.5))[local.things]
        self._rarity_b = np.log((total + 1) / (held_b + 0.5))[source.things]

    @cached_property
    def likeness(self) -> Matrix:
        """The cosine of both rows, 0 to 1."""
        a, b = self._weighed
        norms = (
            np.sqrt(_sums(self._a, a * a)),
            np.sqrt(_sums(self._b, b * b)),
        )
        return self._summed(a, b) / np.outer(*map(_divisor, norms))

    def covered(self, side: str) -> Matrix:
        """The share of the weight of one side's row that the other side's row has too, 0 to 1."""
        a, b = self._weighed
        if side == "local":
            return self._summed(a, None) / _divisor(_sums(self._a, a))[:, None]
        return self._summed(None, b) / _divisor(_sums(self._b, b))[None, :]

    def common(self) -> Matrix:
        """How many things both rows have."""
        return self._summed(None, None)

    @cached_property
    def told(self) -> Matrix:
        """The summed rarity of what both rows have: how much it tells that they share it."""
        return self._summed(self._rarity_a, None)

    def parted(self, *, by: str) -> Matrix:
        """As `common`, each thing counting 1/n where n rows of one side have it."""
        if by == "source":
            return self._summed(None, (1 / self._b.held)[self._b.things])
        return self._summed((1 / self._a.held)[self._a.things], None)

    @cached_property
    def _weighed(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        a, b = (np.sqrt(np.minimum(one.counts, _OFTEN)) for one in (self._a, self._b))
        return a * self._rarity_a, b * self._rarity_b

    def _summed(self, a: NDArray[np.float64] | None, b: NDArray[np.float64] | None) -> Matrix:
        """For each pair of rows the products of what their entries weigh; None weighs 1."""
        shape = self._a.size, self._b.size
        found = np.zeros(shape[0] * shape[1])
        for of_a, of_b, cells in self._pairs:
            weights = np.ones(len(cells)) if a is None else a[of_a]
            if b is not None:
                weights = weights * b[of_b]
            found += np.bincount(cells, weights, minlength=len(found))
        return found.reshape(shape)

    @property
    def _pairs(self) -> Iterable[Pairs]:
        """The same things in both; kept unless they are too many."""
        each = self._a.held[self._common_a] * self._b.held[self._common_b]
        if each.sum() <= _KEPT:
            return (self._all_pairs,)
        parts = np.cumsum(each) // _KEPT
        edges = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(each)]
        return (self._pairs_of(slice(*edge)) for edge in pairwise(edges))

    @cached_property
    def _all_pairs(self) -> Pairs:
        return self._pairs_of(slice(None))

    def _pairs_of(self, some: slice) -> Pairs:
        """Entries of both sides that are the same thing, and the pairs of rows they stand in."""
        a, b = self._common_a[some], self._common_b[some]
        mine = self._a.order[_ranges(self._a.starts[a], self._a.held[a])]
        others = np.repeat(self._b.held[b], self._a.held[a])
        of_a = np.repeat(mine, others)
        of_b = self._b.order[_ranges(np.repeat(self._b.starts[b], self._a.held[a]), others)]
        return of_a, of_b, self._a.rows[of_a] * self._b.size + self._b.rows[of_b]


def _of_sentences(
    likeness: Matrix, of_a: NDArray[np.int64], of_b: NDArray[np.int64], shape: tuple[int, int]
) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
    """Best pair; what each side's sentences find best on the other side: the best, the share."""
    best, chosen, choosing, share, share_back = (np.zeros(shape) for _ in range(5))
    if likeness.size:
        np.maximum.at(best, (of_a[:, None], of_b[None, :]), likeness)
        there = likeness.argmax(1)
        value = likeness[np.arange(len(of_a)), there]
        np.maximum.at(chosen, (of_a, of_b[there]), value)
        np.add.at(share, (of_a, of_b[there]), value)
        share /= np.maximum(np.bincount(of_a, minlength=shape[0]), 1)[:, None]
        here = likeness.argmax(0)
        value = likeness[here, np.arange(len(of_b))]
        np.maximum.at(choosing, (of_a[here], of_b), value)
        np.add.at(share_back, (of_a[here], of_b), value)
        share_back /= np.maximum(np.bincount(of_b, minlength=shape[1]), 1)[None, :]
    return best, chosen, choosing, share, share_back


def _ranges(starts: Places, lengths: Places) -> Places:
    """All numbers of some ranges, one range after the other."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def _sums(traits: Traits, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.bincount(traits.rows, weights, minlength=traits.size), dtype=np.float64)


def _divisor(found: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(found > 0, found, 1.0)
