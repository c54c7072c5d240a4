"""A look-up finds what a plain comparison of all finds, within its days."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.postings import Postings, marks, word_marks

FIRST = date(2020, 1, 1)
Rows = list[tuple[int, set[int]]]


def as_marks(
    numbers: set[int], bucket: str = "岚川省"
) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return marks(np.array(sorted(numbers), dtype=np.uint32), bucket)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.sets(st.integers(0, 12))), max_size=12),
    st.sets(st.integers(0, 12)),
)
def test_all_that_share_a_mark_are_found(rows: Rows, asked: set[int]) -> None:
    since, until = 5, 15
    expected = {
        n: len(numbers & asked)
        for n, (day, numbers) in enumerate(rows)
        if since <= day <= until and numbers & asked
    }
    index = Postings(
        (n, FIRST + timedelta(day), as_marks(numbers)) for n, (day, numbers) in enumerate(rows)
    )
    days = FIRST + timedelta(since), FIRST + timedelta(until)

    assert index.sharing(as_marks(asked), *days, most=100) == expected


def test_only_the_latest_of_a_mark_count() -> None:
    index = Postings((n, FIRST + timedelta(n), as_marks({7})) for n in range(9))
    found = index.sharing(as_marks({7}), FIRST, FIRST + timedelta(6), most=2)

    assert found == {5: 1, 6: 1}


def test_a_number_in_another_bucket_is_another_mark() -> None:
    index = Postings(
        [(0, FIRST, as_marks({1, 2, 3}, "甘肃省")), (1, FIRST, word_marks(["湖泊"], "甘肃省"))]
    )

    assert index.sharing(as_marks({1, 2, 3}), FIRST, FIRST, most=9) == {}
    assert index.sharing(word_marks(["湖泊"], "甘肃省"), FIRST, FIRST, most=9) == {1: 1}
