"""Two documents face to face: how much of each task's words every task of the other shares."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.linking.traits import Profiled, Traits

Matrix = NDArray[np.float64]  # one row a local task, one column a source task

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
    """What two sets of rows have in common, by things weighed with their rarity in both sets."""

    def __init__(self, local: Traits, source: Traits) -> None:
        known, inverse = np.unique(np.concatenate([local.codes, source.codes]), return_inverse=True)
        middle = len(local.codes)
        self._a = _incidence(local, inverse[:middle], len(known))
        self._b = _incidence(source, inverse[middle:], len(known))
        self._rows_a = np.bincount(inverse[:middle], minlength=len(known)).astype(np.float64)
        self._rows_b = np.bincount(inverse[middle:], minlength=len(known)).astype(np.float64)
        total = local.size + source.size
        self._rarity = np.log((total + 1) / (self._rows_a + self._rows_b + 0.5))

    @cached_property
    def likeness(self) -> Matrix:
        """The cosine of both rows, 0 to 1."""
        a, b = self._weighed
        return _dense(a @ b.T) / np.outer(_norms(a), _norms(b))

    def covered(self, side: str) -> Matrix:
        """The share of the weight of one side's row that the other side's row has too, 0 to 1."""
        a, b = self._weighed
        if side == "local":
            return _dense(a @ self._held[1].T) / _sums(a)[:, None]
        return _dense(self._held[0] @ b.T) / _sums(b)[None, :]

    def common(self) -> Matrix:
        """How many things both rows have."""
        return _dense(self._held[0] @ self._held[1].T)

    @cached_property
    def told(self) -> Matrix:
        """The summed rarity of what both rows have: how much it tells that they share it."""
        return _dense(_scaled(self._held[0], self._rarity) @ self._held[1].T)

    def parted(self, *, by: str) -> Matrix:
        """As `common`, each thing counting 1/n where n rows of one side have it."""
        rows = self._rows_b if by == "source" else self._rows_a
        return _dense(_scaled(self._held[0], 1 / np.maximum(rows, 1)) @ self._held[1].T)

    @cached_property
    def _held(self) -> tuple[csr_array, csr_array]:
        return _ones(self._a), _ones(self._b)

    @cached_property
    def _weighed(self) -> tuple[csr_array, csr_array]:
        return self._by_rarity(self._a), self._by_rarity(self._b)

    def _by_rarity(self, rows: csr_array) -> csr_array:
        return _with(rows, np.sqrt(np.minimum(rows.data, _OFTEN)) * self._rarity[rows.indices])


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


def _incidence(traits: Traits, columns: NDArray[np.int64], width: int) -> csr_array:
    """Rows are in order, and the columns of each: nothing is to be sorted."""
    starts = np.searchsorted(traits.rows, np.arange(traits.size + 1))
    return csr_array((traits.counts, columns, starts), shape=(traits.size, width))


def _ones(rows: csr_array) -> csr_array:
    return _with(rows, np.ones_like(rows.data))


def _scaled(rows: csr_array, weights: NDArray[np.float64]) -> csr_array:
    return _with(rows, rows.data * weights[rows.indices])


def _with(rows: csr_array, values: NDArray[np.float64]) -> csr_array:
    """The same places with other values."""
    return csr_array((values, rows.indices, rows.indptr), shape=rows.shape)


def _norms(rows: csr_array) -> NDArray[np.float64]:
    found = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return np.where(found > 0, found, 1.0)


def _sums(rows: csr_array) -> NDArray[np.float64]:
    found = np.asarray(rows.sum(axis=1)).ravel()
    return np.where(found > 0, found, 1.0)


def _dense(product: csr_array) -> Matrix:
    return np.asarray(product.toarray(), dtype=np.float64)
