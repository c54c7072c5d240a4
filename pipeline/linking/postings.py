"""Which documents share a mark with another, looked up in one sorted list of all marks."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint64]

# A mark and a day make one number: 44 bits and 20 (day 1,048,575 is in the year 2871).
_DAY_BITS = 20
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Postings:
    """Marks of documents, each on its day.

    A look-up takes as many steps as the marks that are looked up, whatever the number of
    documents: of the documents with one mark only the latest before a day are taken.
    """

    def __init__(self, rows: Iterable[tuple[int, date, Marks]]) -> None:
        """Rows of (document, day, marks); documents are numbered as the caller likes."""
        listed = [
            (np.full(len(marks), document), _dated(marks, day)) for document, day, marks in rows
        ]
        documents = np.concatenate([np.empty(0, np.int64), *(row[0] for row in listed)])
        numbers = np.concatenate([np.empty(0, np.uint64), *(row[1] for row in listed)])
        order = np.lexsort((documents, numbers))
        self._documents, self._numbers = documents[order].astype(np.int64), numbers[order]

    def sharing(self, marks: Marks, since: date, until: date, most: int) -> dict[int, int]:
        """How many marks each document of these days (both inclusive) shares.

        At most the `most` latest documents of a mark count.
        """
        ends = np.searchsorted(self._numbers, _dated(marks, until), side="right")
        starts = np.searchsorted(self._numbers, _dated(marks, since), side="left")
        starts = np.maximum(starts, ends - most)
        found = [self._documents[start:end] for start, end in zip(starts, ends, strict=True)]
        if not found:
            return {}
        documents, counts = np.unique(np.concatenate(found), return_counts=True)
        return dict(zip(documents.tolist(), counts.tolist(), strict=True))


def marks(numbers: NDArray[np.uint32], bucket: str) -> Marks:
    """Marks that numbers leave in a bucket: the same number in two buckets makes two marks."""
    seed = np.uint64(_number(bucket))
    mixed = ((numbers.astype(np.uint64) << np.uint64(16)) ^ seed) * _ODD
    return np.asarray((mixed ^ (mixed >> np.uint64(29))) * _ODD >> np.uint64(_DAY_BITS))


def word_marks(words: Sequence[str], bucket: str) -> Marks:
    seeds = [_number(f"{bucket}\x1f{word}") >> _DAY_BITS for word in words]
    return np.array(seeds, dtype=np.uint64)


def _dated(marks: Marks, day: date) -> Marks:
    return np.asarray((marks << np.uint64(_DAY_BITS)) | np.uint64(day.toordinal()))


def _number(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
