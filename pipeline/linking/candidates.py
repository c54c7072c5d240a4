"""For each of many texts the most similar of many others: which pairs are worth comparing.

Import it where it is used: numpy takes 0.2 s, and the first search 0.4 s for scipy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from pipeline.linking.common import Common
from pipeline.linking.grams import GRAMS, sets
from pipeline.linking.nearest import Queries, Wanted
from pipeline.linking.rankings import Rankings
from pipeline.linking.searching import search
from pipeline.linking.sources import Scope, Sources

# Texts that are held against each other at once: with 32,768 clauses of 100 characters some
# 300 MB are in use meanwhile. From 8,000 on a larger number is no faster.
_BLOCK = 1 << 15
_RANKED = 1 << 22  # answers of one block, if many are wanted of each: 64 MB
# Sources that a product keeps beyond those wanted: most ties are settled without a second one.
_SPARE = 6
# The same where common grams are not looked up: these are compared in full afterwards.
_MORE = 10

_Question = tuple[str, Scope | None]
_Item = TypeVar("_Item")


class Candidate(msgspec.Struct, frozen=True):
    """A source by its place among the texts of the index; similarity is above 0, at most 1."""

    source: int
    similarity: float


class Index:
    """The sources, each as its set of character 3-grams.

    The similarity of two texts is the cosine of their sets: the number of grams in common over
    the root of the product of their sizes. Every gram weighs the same, so that the similarity
    depends on the two texts and on nothing else: documents linked one by one get what they would
    get all at once.

    An index takes 4 bytes a character; a search 300 MB more, however many sources there are. An
    index over part of the sources gives what the whole one would give for that part.
    """

    def __init__(
        self,
        texts: Iterable[str],
        groups: Iterable[int] | None = None,
        *,
        block: int = _BLOCK,
        threads: int = 1,
    ) -> None:
        """`groups` has a number for each text (its document); by default all are in group 0."""
        self._sources = Sources([sets(some) for some in _blocks(texts, len, block)], groups)
        self._block, self._threads = block, threads

    def __len__(self) -> int:
        return len(self._sources)

    def best(
        self,
        queries: Iterable[str],
        k: int,
        *,
        scopes: Iterable[Scope | None] | None = None,
        least: float = 0.0,
        cap: float | None = None,
    ) -> Iterator[tuple[Candidate, ...]]:
        """The `k` most similar sources of each query, best first, equal ones by their place.

        Answers come in the order of the queries, a block at a time. There is a scope for each
        query; those of one document should share one. Candidates below `least` are left out.

        Without `cap` the answer is exact: for links that are stored, in scopes that are small
        beside the corpus. With it, a gram that more than this share of the sources have (0.02)
        is not looked up, unless it is among the rarest of its text; what is found is then
        compared by all grams. A pair has the same similarity either way, but whether it is found
        depends on the other sources: for searching everything for everything, where most pairs that
        share a formula are not worth a look. docs/performance.md has figures for both.
        """
        if k < 1:
            raise ValueError(f"no best {k}")
        k = max(1, min(k, len(self)))
        most = min(self._block, _RANKED // k + 1)
        common = None if cap is None else Common(self._sources, cap)
        for asked in _blocks(_questions(queries, scopes), _length, most):
            rows = {question: row for row, question in enumerate(dict.fromkeys(asked))}
            answers = [*_candidates(self._search(rows, k, common), least)]
            yield from (answers[rows[question]] for question in asked)

    def _search(self, asked: Mapping[_Question, int], k: int, common: Common | None) -> Rankings:
        texts = sets([text for text, _ in asked])
        by_scope: dict[Scope | None, list[int]] = {}
        for (_, scope), row in asked.items():
            by_scope.setdefault(scope, []).append(row)
        if common is None:
            wanted = Wanted(k, k + _SPARE, self._threads)
            queries = Queries(texts, texts.sizes)
            return search(queries, self._sources, by_scope, wanted, self._block).first(k)
        wanted = Wanted(k, k + _MORE, self._threads)
        looked_up, rest = common.split(texts)
        queries = Queries(looked_up, texts.sizes)
        found = search(queries, self._sources, by_scope, wanted, self._block).without_chance(k)
        return common.counted(found, rest, texts.sizes).first(k)


def _questions(
    queries: Iterable[str], scopes: Iterable[Scope | None] | None
) -> Iterator[_Question]:
    if scopes is None:
        return ((text, None) for text in queries)
    return zip(queries, scopes, strict=True)


def _length(question: _Question) -> int:
    return len(question[0])


def _blocks(
    items: Iterable[_Item], length: Callable[[_Item], int], most: int
) -> Iterator[list[_Item]]:
    """At most so many, and fewer where they are long."""
    block: list[_Item] = []
    characters = 0
    for item in items:
        block.append(item)
        characters += length(item)
        if len(block) == most or characters > GRAMS:
            yield block
            block, characters = [], 0
    if block:
        yield block


def _candidates(found: Rankings, least: float) -> Iterator[tuple[Candidate, ...]]:
    lists = found.similarities.tolist(), found.positions.tolist()
    for similarities, positions in zip(*lists, strict=True):
        yield tuple(
            Candidate(source, similarity)
            for source, similarity in zip(positions, similarities, strict=True)
            if similarity > 0 and similarity >= least
        )
