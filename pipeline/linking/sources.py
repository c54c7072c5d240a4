"""The texts that others are compared with: their grams in blocks, and the groups they belong to."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy

import msgspec
import numpy as np
from numpy.typing import NDArray

from pipeline.linking.grams import SPACE, Numbers, Sets, bounds_of, joined, ranges

Choice = NDArray[np.bool_]  # of each group, in the order of their numbers, whether it is possible


class Scope(msgspec.Struct, frozen=True):
    """Which groups of sources are possible: these, or all but these."""

    groups: frozenset[int]
    inside: bool = True


class Sources:
    """Every source has a position: its place among the texts that came in."""

    def __init__(self, shards: Sequence[Sets], groups: Iterable[int] | None) -> None:
        self.shards = shards
        self.starts = bounds_of(np.array([len(shard) for shard in shards], np.int64))
        self.sizes = np.concatenate([np.zeros(0, np.int64), *(each.sizes for each in shards)])
        count = len(self)
        named = np.zeros(count, np.int64) if groups is None else np.array([*groups], np.int64)
        if len(named) != count:
            raise ValueError(f"{count} texts and {len(named)} groups")
        self._groups, self._group_of = np.unique(named, return_inverse=True)
        self._by_group = np.argsort(self._group_of, kind="stable")
        self._counts = np.bincount(self._group_of, minlength=len(self._groups))

    def __len__(self) -> int:
        return int(self.starts[-1])

    def choice(self, scope: Scope | None) -> Choice:
        if scope is None:
            return np.ones(len(self._groups), np.bool_)
        named = np.isin(self._groups, np.array([*scope.groups], np.int64))
        return named if scope.inside else ~named

    def count(self, choice: Choice) -> int:
        return int(self._counts[choice].sum())

    def positions(self, choice: Choice) -> Numbers:
        """Of the sources of these groups, ascending."""
        starts = bounds_of(self._counts)[:-1]
        return np.sort(self._by_group[ranges(starts[choice], self._counts[choice])])

    def blocks(self, choices: Sequence[Choice]) -> Iterator[tuple[int, Sets, list[Numbers]]]:
        """Each block with its first position, and what each choice bars, counted from there."""
        for start, shard in zip(self.starts[:-1].tolist(), self.shards, strict=True):
            group_of = self._group_of[start : start + len(shard)]
            yield start, shard, [np.flatnonzero(~choice[group_of]) for choice in choices]

    def at(self, positions: Numbers) -> Sets:
        """The sources at these ascending positions."""
        cuts = np.searchsorted(positions, self.starts)
        return joined(
            shard.only(positions[cuts[i] : cuts[i + 1]] - self.starts[i])
            for i, shard in enumerate(self.shards)
            if cuts[i] < cuts[i + 1]
        )

    def grams_where(self, kept: NDArray[np.bool_]) -> "Sources":
        """The same sources with some of their grams; `sizes` still count all."""
        fewer = copy(self)
        fewer.shards = [shard.where(kept[shard.ids]) for shard in self.shards]
        return fewer

    def frequencies(self) -> Numbers:
        """Of each gram, how many sources have it."""
        counts = np.zeros(SPACE, np.int64)
        for shard in self.shards:
            counts += np.bincount(shard.ids, minlength=SPACE)
        return counts
