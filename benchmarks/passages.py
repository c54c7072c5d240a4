"""Aligned passages of two tasks, in pairs per second, beside difflib and rapidfuzz.

python -m benchmarks.passages
"""

import json
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import chain, pairwise
from pathlib import Path
from statistics import mean

import click
from rapidfuzz.distance import Indel

from benchmarks.measuring import machine, one_core, seconds, table
from corpora.model import Span, Task
from corpora.readers import read
from corpora.samples import gold, put_into
from extractors import levelling
from extractors.analysis import analyse
from pipeline.linking import copying, relation
from pipeline.linking.marks import mark
from pipeline.linking.passages import align
from pipeline.linking.sides import Side, of_spans, of_task

# Levelled characters: what is shorter is quickly done, what is longer is rare.
_SHORTEST, _LONGEST = 60, 300
_ANY_TWO = 400
_TIMES = 5
# Shorter blocks are accidents, for all of them.
_BLOCK = 4

Pair = tuple[Side, Side]
Block = tuple[int, int, int]


@click.command()
def main() -> None:
    """Measure, and print a table in Markdown."""
    linked = list(_linked())
    tasks = list({id(side): side for side in chain(*linked)}.values())
    chance = random.Random(0)
    any_two = [(chance.choice(tasks), chance.choice(tasks)) for _ in range(_ANY_TWO)]
    joined = [
        (_joined(*tasks), _joined(*sources))
        for tasks, sources in (zip(*two, strict=True) for two in pairwise(linked))
    ]
    turned = [(_turned(task), task) for task in tasks if len(task.measures) > 1]
    sets = {
        f"linked, {_mean(linked):.0f} characters": linked,
        f"linked, {_mean(joined):.0f} characters": joined,
        "any two": any_two,
    }
    rows: list[tuple[str, ...]] = [
        ("pairs/s on one core", *sets, "times difflib", "moved words found")
    ]
    with one_core():
        for what, work in _WORKS.items():
            speeds = [_per_second(work, pairs) for pairs in sets.values()]
            times = speeds[1] / _per_second(_difflib, joined)
            found = f"{_found(_BLOCKS[what], turned):.3f}" if what in _BLOCKS else ""
            rows.append((what, *(f"{speed:,.0f}" for speed in speeds), f"{times:.1f}", found))
    click.echo(f"{machine()}\n\n{len(linked)} linked pairs\n\n{table(rows)}")


def _linked() -> Iterator[Pair]:
    """Pairs of tasks of the sample corpus, as its gold links them."""
    with tempfile.TemporaryDirectory() as scratch:
        sides = {path.name: _sides(path) for path in put_into(Path(scratch))}
    for links in json.loads(gold("links")):
        for pair in links["pairs"]:
            task, source = sides[links["local"]][pair[0]], sides[links["source"]][pair[1]]
            if all(_SHORTEST <= len(one.words.text) <= _LONGEST for one in (task, source)):
                yield task, source


def _sides(path: Path) -> dict[str, Side]:
    analysis = analyse(read(path))
    whole = levelling.level(analysis.folded)
    return {task.path: of_task(task, whole, analysis.folded) for task in analysis.of(Task)}


def _turned(side: Side) -> Side:
    """Its last sentence first."""
    return _of_text("".join(side.quote(*measure) + "。" for measure in reversed(side.measures)))


def _joined(one: Side, other: Side) -> Side:
    """Two tasks as one, for longer texts."""
    return _of_text("。".join(side.quote(0, len(side.words.text)) for side in (one, other)))


def _of_text(text: str) -> Side:
    return of_spans([Span(0, len(text))], (), levelling.level(text), text)


def _mean(pairs: Iterable[Pair]) -> float:
    return mean(len(side.words.text) for side in chain(*pairs))


def _per_second(work: Callable[[Side, Side], object], pairs: Sequence[Pair]) -> float:
    def all_pairs() -> None:
        for task, source in pairs:
            work(task, source)

    return len(pairs) / seconds(all_pairs, times=_TIMES)


def _found(blocks: Callable[[Side, Side], Sequence[Block]], turned: Sequence[Pair]) -> float:
    """The share of characters that are shown to stand in the other text, too."""
    found = sum(size for pair in turned for *_, size in blocks(*pair) if size >= _BLOCK)
    return found / sum(len(task.words.text) for task, _ in turned)


def _difflib(task: Side, source: Side) -> Sequence[Block]:
    matcher = SequenceMatcher(None, task.words.text, source.words.text, autojunk=False)
    return matcher.get_matching_blocks()


def _opcodes(task: Side, source: Side) -> Sequence[Block]:
    aligned = Indel.opcodes(task.words.text, source.words.text).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in aligned]


def _rows(task: Side, source: Side) -> Sequence[Block]:
    return mark(align(task, source), task, source).rows


def _everything(task: Side, source: Side) -> tuple[object, ...]:
    passages = align(task, source)
    marks = mark(passages, task, source)
    return (
        passages,
        relation.compare(marks, task, source),
        copying.classify(marks, task, source, spread=len),
    )


_WORKS: Mapping[str, Callable[[Side, Side], object]] = {
    "baseline: difflib": _difflib,
    "baseline: rapidfuzz Indel.opcodes": _opcodes,
    "**passages**": align,
    "passages, relation and class": _everything,
}
_BLOCKS: Mapping[str, Callable[[Side, Side], Sequence[Block]]] = {
    "baseline: difflib": _difflib,
    "baseline: rapidfuzz Indel.opcodes": _opcodes,
    "**passages**": _rows,
}


if __name__ == "__main__":
    main()
