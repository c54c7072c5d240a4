"""What a text is about: the themes of government work whose words it has."""

from collections.abc import Iterator, Sequence
from functools import cache

import ahocorasick_rs

from extractors.lexicons import rows


def of(folded: str) -> Iterator[str]:
    """The codes of the themes, in text order, one for every word that tells it."""
    scanner, meanings = _scanner()
    for which, _, _ in scanner.find_matches_as_indexes(folded):
        yield from meanings[which]


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, Sequence[Sequence[str]]]:
    meanings: dict[str, list[str]] = {}
    for cells in rows("themes"):
        for word in cells["words"].split():
            meanings.setdefault(word, []).append(cells["code"])
    found = ahocorasick_rs.AhoCorasick(
        list(meanings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return found, tuple(meanings.values())
