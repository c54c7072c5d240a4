"""Words of a text, parted wherever something that is noted begins or ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise


def pieces(words: Iterable[str], edges: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends; `edges` are sorted, the words join to `length` characters.

    Raises:
        ValueError: They do not.
    """
    at = 0
    for word in words:
        end = at + len(word)
        inside = edges[bisect_right(edges, at) : bisect_left(edges, end)]
        yield from pairwise(chain((at,), inside, (end,)))
        at = end
    if at != length:
        raise ValueError(f"words of {at} characters were cut from a text of {length}")
