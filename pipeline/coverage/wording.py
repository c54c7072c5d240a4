"""How many of some words stand in others, by pairs of neighbouring characters."""

from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=50_000)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbours of a levelled text."""
    return frozenset(one + other for one, other in pairwise(text))


def share(words: frozenset[str], others: frozenset[str]) -> float:
    """Of `words` in `others`; 0 of nothing."""
    return len(words & others) / len(words) if words else 0.0
