"""How much two documents have in common, and what that is worth in bits."""

import math

from extractors import sketches
from pipeline.linking.shelf import Entry

# Shares of common runs (`sketches.overlap`) and their bits. Between unrelated documents 3 % is the
# 99th percentile; between a local document and its source 15 % is the median.
_TEXT = ((0.5, 12.0), (0.3, 8.0), (0.2, 6.5), (0.14, 5.0), (0.09, 3.0), (0.05, 1.0), (0.02, -1.0))
_NO_TEXT = -4.0
# An estimate from fewer runs is no estimate.
_LEAST = 12


def topics(one: Entry, other: Entry) -> float | None:
    """The share of the shorter title's subject that the other holds; None where one tells none."""
    return topic_share(one.profile.topic, other.profile.topic)


def topic_share(one: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    shorter = min(len(one), len(other))
    return len(set(one) & set(other)) / shorter if shorter > 1 else None


def words(one: Entry, other: Entry) -> float | None:
    """The share of the shorter text that the other has at least; None for texts too short.

    One standard error is taken off the estimate.
    """
    estimate, of = sketches.overlap(one.sketch, other.sketch)
    if of < _LEAST:
        return None
    return max(0.0, estimate - math.sqrt(estimate * (1 - estimate) / of))


def bits(share: float | None) -> float:
    """What `words` is worth as a sign that one text comes from the other."""
    if share is None:
        return 0.0
    return next((worth for least, worth in _TEXT if share >= least), _NO_TEXT)
