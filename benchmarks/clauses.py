"""Clauses for measurements, and the same clauses with a third of their words changed."""

import random
import re
from collections.abc import Mapping, Sequence
from itertools import islice

import msgspec

from benchmarks import inputs
from extractors import words

_RUN = re.compile(r"[\u4e00-\u9fff]{4,}")
_DOCUMENTS = 300  # by then all sections of the sample documents have come
_SHORTEST, _LONGEST = 60, 190  # characters; those of published plans have 120 on the average
_CHANGED = 0.3


class Kind(msgspec.Struct, frozen=True):
    """How many formulas there are, all if None, and the share of words in place of theirs."""

    formulas: int | None
    others: float


KINDS: Mapping[str, Kind] = {
    "formulas and other words": Kind(None, 0.25),
    "formulas only": Kind(None, 0.0),
    "200 formulas only": Kind(200, 0.0),
}


def written(kind: str, count: int) -> tuple[list[str], list[str]]:
    """So many clauses, and what became of each; every time the same ones."""
    chance = random.Random(0)
    formulas = _formulas()
    vocabulary = sorted({word for formula in formulas for word in formula})
    formulas = formulas[:: len(formulas) // (KINDS[kind].formulas or len(formulas))]
    clauses = [_clause(formulas, chance) for _ in range(count)]
    sources = [_changed(clause, KINDS[kind].others, vocabulary, chance) for clause in clauses]
    changed = (_changed(source, _CHANGED, vocabulary, chance) for source in sources)
    return ["".join(source) for source in sources], ["".join(clause) for clause in changed]


def _formulas() -> Sequence[Sequence[str]]:
    """What stands between the marks of the sample documents, cut into words."""
    cut = words.segmenter().cut
    texts = islice(inputs.documents(), _DOCUMENTS)
    return [cut(run) for run in sorted({run for text in texts for run in _RUN.findall(text)})]


def _clause(formulas: Sequence[Sequence[str]], chance: random.Random) -> list[str]:
    length = chance.randint(_SHORTEST, _LONGEST)
    clause: list[str] = []
    while sum(map(len, clause)) < length:
        clause += chance.choice(formulas)
    return clause


def _changed(
    clause: Sequence[str], share: float, vocabulary: Sequence[str], chance: random.Random
) -> list[str]:
    return [chance.choice(vocabulary) if chance.random() < share else word for word in clause]
