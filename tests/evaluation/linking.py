"""How well tasks are linked on annotated pairs of documents, and where the weights come from.

    python -m tests.evaluation.linking             each pair by weights that never saw it
    python -m tests.evaluation.linking --write     the same, and new weights from all pairs

The pairs are those of the gold that stands beside the checkout, and those of link_lessons.json:
annotated for this purpose by the same rules, by people who did not know the program, and told by
the SHA-256 of their files. A pair is scored by weights that were learned without it and without
all pairs that share its local document or a document of the same title.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from corpora.store import opened
from corpora.store_reading import Contents
from pipeline.engines import inline
from pipeline.evaluation import pair_tasks
from pipeline.gold import GoldDocument, read_gold
from pipeline.graph import bundle
from pipeline.linking import learning, pairs, weighing
from pipeline.linking.facing import Facing
from pipeline.linking.learning import Lesson
from pipeline.linking.weighing import Weights
from pipeline.run import ingest
from tests.evaluation.measuring import SHARED

WEIGHTS = Path(weighing.__file__).with_name("weights.json")
_LESSONS = Path(__file__).with_name("link_lessons.json")
_GOLD_LINKS = SHARED / "gold" / "links.json"
# The gold settles what a link is; the other annotators followed it as well as they could.
_GOLD_WEIGHT = 3.0

Pair = tuple[str, str]


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated pair of documents; `local` and `source` are document ids."""

    local: str
    source: str
    kind: str
    gold: bool
    lesson: Lesson


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """True, false and missing links of pairs, by weights that never saw them."""

    true: int
    false: int
    missing: int

    @property
    def f1(self) -> float:
        return learning.f1(self.true, self.false, self.missing)


def available() -> bool:
    return _GOLD_LINKS.exists()


class Lessons(msgspec.Struct, frozen=True, kw_only=True):
    """All annotated pairs whose documents are here, and documents on different subjects."""

    annotated: tuple[Annotated, ...]
    strangers: tuple[Facing, ...]


def lessons() -> Lessons:
    """From the gold and the chains beside the checkout."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        opened(Path(scratch) / "corpus.db", new=True) as corpus,
    ):
        ingest([SHARED / "seeds", SHARED / "corpus" / "chains"], corpus, engine=inline)
        ready = _ready(corpus)
        return Lessons(
            annotated=tuple(_annotated(corpus, ready)), strangers=tuple(_strangers(corpus, ready))
        )


def left_out(known: Lessons) -> Iterator[tuple[Annotated, Figures]]:
    """The pairs of the gold, each by weights learned without it and its relatives."""
    for one in known.annotated:
        if one.gold:
            others = [other.lesson for other in known.annotated if not _related(one, other)]
            yield one, figures(one, learning.learned(others, known.strangers))


def figures(one: Annotated, weights: Weights) -> Figures:
    scores = learning.scores(one.lesson, weights)
    true, false, missing = learning.counts(one.lesson, scores >= weights.threshold)
    return Figures(true=true, false=false, missing=missing)


def total(found: Sequence[Figures]) -> Figures:
    return Figures(
        true=sum(one.true for one in found),
        false=sum(one.false for one in found),
        missing=sum(one.missing for one in found),
    )


def _related(one: Annotated, other: Annotated) -> bool:
    """Whether a pair could tell of the other: the same local document, or a twin of it."""
    return one.local == other.local or one.lesson.name == other.lesson.name


def _strangers(corpus: Contents, ready: Mapping[str, pairs.Prepared]) -> Iterator[Facing]:
    """Each document of a chain with one of every other chain, a document earlier for each."""
    chains: dict[str, list[str]] = {}
    for record in sorted(corpus.documents(), key=lambda record: record.file):
        if ready[record.id].sides:
            chains.setdefault(str(Path(record.file).parent), []).append(record.id)
    for name, members in chains.items():
        for n, id_ in enumerate(members):
            for other, others in chains.items():
                if other != name:
                    yield Facing(ready[id_].profile, ready[others[n % len(others)]].profile)


def _ready(corpus: Contents) -> Mapping[str, pairs.Prepared]:
    return {
        document.id: pairs.prepared(
            document.id,
            tuple(task.id for task in corpus.tasks(document)),
            corpus.analysis(document),
        )
        for document in corpus.documents()
    }


def _annotated(corpus: Contents, ready: Mapping[str, pairs.Prepared]) -> Iterator[Annotated]:
    by_sha = {file.sha256: file.document for file in corpus.files() if file.document}
    by_name = {Path(file.path).name: file.document for file in corpus.files() if file.document}
    gold = {one.file: one for one in read_gold((SHARED / "gold" / "tasks.json").read_bytes())}
    for row in msgspec.json.decode(_GOLD_LINKS.read_bytes()):
        paths = [
            _paths(corpus, by_name[row[side]], gold[row[side]]) for side in ("local", "source")
        ]
        renamed = {
            key: [(paths[0].get(a, ""), paths[1].get(b, "")) for a, b in row.get(key, ())]
            for key in ("pairs", "optional")
        }
        yield _one(ready, by_name[row["local"]], by_name[row["source"]], row | renamed, gold=True)
    for row in msgspec.json.decode(_LESSONS.read_bytes()):
        if row["local"] in by_sha and row["source"] in by_sha:
            yield _one(ready, by_sha[row["local"]], by_sha[row["source"]], row, gold=False)


def _one(
    ready: Mapping[str, pairs.Prepared],
    local: str,
    source: str,
    row: Mapping[str, Any],
    *,
    gold: bool,
) -> Annotated:
    facing = Facing(ready[local].profile, ready[source].profile)
    rows = {task.id.partition("#")[2]: n for n, task in enumerate(facing.local.tasks)}
    columns = {task.id.partition("#")[2]: n for n, task in enumerate(facing.source.tasks)}
    truth = np.zeros(facing.shape, dtype=np.int64)
    for key, value in (("pairs", 1), ("optional", -1)):
        for a, b in row.get(key, ()):
            if a in rows and b in columns:
                truth[rows[a], columns[b]] = value
    return Annotated(
        local=local,
        source=source,
        kind=row.get("kind") or "source",
        gold=gold,
        lesson=Lesson(
            name=_twin(facing),
            facing=facing,
            truth=truth,
            weight=_GOLD_WEIGHT if gold else 1.0,
        ),
    )


def _twin(facing: Facing) -> str:
    """Two local documents with the same outline are twins: one tells the truth of the other."""
    outline = "\n".join(task.heading for task in facing.local.tasks)
    return hashlib.sha256(outline.encode()).hexdigest()


def _paths(corpus: Contents, id_: str, gold: GoldDocument) -> Mapping[str, str]:
    """The program's path of each task of the gold that it found."""
    document = corpus.document(id_)
    assert document is not None
    mine = bundle(corpus, document).tasks
    return {
        gold.tasks[n].path: mine[m].id.partition("#")[2]
        for n, m in pair_tasks(gold.tasks, mine).items()
    }


def _rounded(found: Figures) -> str:
    return f"F1 {found.f1:.3f} (right {found.true}, wrong {found.false}, missing {found.missing})"


def _write(known: Lessons, reached: Mapping[str, Figures]) -> None:
    taught = [one.lesson for one in known.annotated]
    weights = learning.learned(taught, known.strangers)
    made: dict[str, str | float | int] = {
        "method": "logistic regression over levels, penalised, no level worth less than the one "
        "below; see pipeline/linking/learning.py",
        "pairs_of_documents": len(taught),
        "pairs_of_tasks": sum(int((one.truth >= 0).sum()) for one in taught),
        "pairs_of_strangers": len(known.strangers),
        "linked": sum(int((one.truth == 1).sum()) for one in taught),
        **{f"left_out_f1_{name}": round(one.f1, 4) for name, one in reached.items()},
    }
    table = msgspec.structs.replace(weights, made=made)
    WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    if not available():
        print("the gold is not here", file=sys.stderr)
        return 2
    known = lessons()
    by_kind: dict[str, list[Figures]] = {"source": [], "sibling": []}
    for one, reached in left_out(known):
        by_kind[one.kind].append(reached)
        print(f"{one.kind} {one.local} <- {one.source}: {_rounded(reached)}")
    sums = {kind: total(reached) for kind, reached in by_kind.items()}
    for kind, reached in sums.items():
        print(f"{kind}, left out: {_rounded(reached)}")
    if chosen.write:
        _write(known, sums)
    shipped = weighing.shipped()
    for kind in by_kind:
        seen = total([figures(o, shipped) for o in known.annotated if o.gold and o.kind == kind])
        print(f"{kind}, shipped: {_rounded(seen)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
