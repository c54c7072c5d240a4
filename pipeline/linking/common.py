"""Grams that too many sources have: not looked up when everything is searched for everything."""

from typing import NamedTuple

import numpy as np

from pipeline.linking.grams import Numbers, Sets, bounds_of, portions, ranges
from pipeline.linking.products import shared
from pipeline.linking.rankings import Rankings
from pipeline.linking.sources import Sources

# A gram of no more sources than this is always looked up, however few sources there are.
_FEW = 1000
# This share of a text's grams is looked up however common they are, the rarest: there are texts
# in which every gram is a formula, but for words that no source has.
_LEAST = 0.5
_PAIRS = 1 << 15  # compared in full at once: 60 MB


class Split(NamedTuple):
    """The grams of texts that are looked up, and the others; without those that no source has."""

    rare: Sets
    common: Sets


class Common:
    """Of these sources: grams that more than a share of them have."""

    def __init__(self, sources: Sources, share: float) -> None:
        self._frequencies = sources.frequencies()
        self._limit = max(_FEW, share * len(sources))
        self._in_sources = sources.grams_where(self._frequencies > self._limit)

    def split(self, texts: Sets) -> Split:
        texts = texts.where(self._frequencies[texts.ids] > 0)
        often = self._frequencies[texts.ids]
        rare = often <= self._limit
        wanted = np.ceil(texts.sizes * _LEAST)
        poor = np.flatnonzero(np.diff(bounds_of(rare)[texts.bounds]) < wanted)
        sizes = texts.sizes[poor]
        members = ranges(texts.bounds[poor], sizes)
        order = np.lexsort((members, often[members], np.repeat(poor, sizes)))
        rank = ranges(np.zeros_like(sizes), sizes)
        rare[members[order[rank < np.repeat(wanted[poor], sizes)]]] = True
        return Split(texts.where(rare), texts.where(~rare))

    def counted(self, found: Rankings, common: Sets, sizes: Numbers) -> Rankings:
        """What was found by rare grams, with similarities that count the others too.

        In order of position, so that equals come to stand in that order.
        """
        found = found.by_position()
        rows, columns = np.nonzero(found.similarities)
        ascending = np.argsort(found.positions[rows, columns], kind="stable")
        rows, columns = rows[ascending], columns[ascending]
        others = self._in_sources.sizes[found.positions[rows, columns]]
        for pairs in portions(sizes[rows] + others, _PAIRS):
            places = rows[pairs], columns[pairs]
            norms = np.sqrt((sizes[rows[pairs]] * others[pairs]).astype(np.float64))
            sources = self._in_sources.at(found.positions[places])
            counts = shared(common.only(rows[pairs]), sources)
            counts += np.rint(found.similarities[places] * norms).astype(np.int64)
            found.similarities[places] = counts / norms
        return found
