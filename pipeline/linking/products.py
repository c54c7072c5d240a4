"""Sparse products of which only the largest values are kept; all that touches scipy."""

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.linking.grams import SPACE, Numbers, Sets

# What the library is asked to set aside for results, as a share of the most that there can be.
_SHARE = 0.01


class Matrix(msgspec.Struct, frozen=True):
    """Row i has ``values[bounds[i]:bounds[i + 1]]`` in the columns that stand there."""

    values: NDArray[np.float64]
    columns: NDArray[np.int32]
    bounds: Numbers
    width: int

    @property
    def height(self) -> int:
        return len(self.bounds) - 1


def largest(rows: Matrix, by: Matrix, top: int, above: float, threads: int) -> Matrix:
    """Of each row of ``rows @ by`` the `top` largest values that are greater than `above`.

    The columns ascend. A value depends on its own row and column only. Which of equal values
    are kept where there are too many is not defined.
    """
    from sparse_dot_topn import sp_matmul_topn  # 0.4 s, most of it for scipy

    if not len(rows.columns) or not len(by.columns):  # the library's answer is malformed
        nothing = np.zeros(rows.height + 1, np.int64)
        return Matrix(np.zeros(0), np.zeros(0, np.int32), nothing, by.width)
    found = sp_matmul_topn(
        _scipy(rows),
        _scipy(by),
        top_n=top,
        threshold=above,
        density=_SHARE if top == by.width else None,
        n_threads=threads,
    )
    found.sort_indices()
    return Matrix(found.data, found.indices, found.indptr.astype(np.int64), by.width)


def transposed(matrix: Matrix) -> Matrix:
    turned = _scipy(matrix).tocsc()
    return Matrix(turned.data, turned.indices, turned.indptr.astype(np.int64), matrix.height)


def shared(ones: Sets, others: Sets) -> Numbers:
    """How many members each set has in common with the set of the other row of its place."""
    both = (
        _scipy(Matrix(np.ones(len(side.ids)), side.ids, side.bounds, SPACE))
        for side in (ones, others)
    )
    common: Any = next(both).multiply(next(both)).tocsr()
    counts: Numbers = np.diff(common.indptr).astype(np.int64)
    return counts


def _scipy(matrix: Matrix) -> Any:
    """scipy has no types: only this module handles its matrices."""
    from scipy.sparse import csr_matrix  # 0.3 s

    shape = (matrix.height, matrix.width)
    bounds = matrix.bounds.astype(np.int32)  # as the columns: the library wants one type
    return csr_matrix((matrix.values, matrix.columns, bounds), shape=shape)
