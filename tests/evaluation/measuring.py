"""How well annotated documents are read by the program as it stands."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from corpora import samples
from corpora.store import opened
from outputs.graph_records import Bundle
from pipeline.engines import inline
from pipeline.evaluation import evaluate
from pipeline.gold import read_gold
from pipeline.graph import bundle
from pipeline.run import ingest
from tests.evaluation.details import details
from tests.evaluation.linked import linked

# Real documents with gold of the same form; they are not ours to ship, so they stand beside the
# checkout where they stand at all.
SHARED = Path(__file__).parents[3] / "shared"
_SHARED_GOLD = SHARED / "gold" / "tasks.json"


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """Which annotations figures were measured on; other gold makes other figures."""

    sha256: str
    documents: int
    tasks: int
    departments: int
    deadlines: int
    citations: int


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """F1 by figure, for `offsets` and `metadata_accuracy` the share that is right; 0 to 1."""

    gold: Gold
    figures: dict[str, float]


@cache
def measure(name: str) -> Measured:
    """The figures of one of `SETS`."""
    return SETS[name]()


def available(name: str) -> bool:
    """The samples always are."""
    return name != "shared" or _SHARED_GOLD.exists()


def _samples() -> Measured:
    gold = samples.gold("tasks")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "documents"
        samples.put_into(folder)
        found, links = _read([folder], gold, samples.gold("links"))
    figures = _figures(gold, found) | details(json.loads(gold), found) | links
    return Measured(gold=_described(gold), figures=figures)


def _shared() -> Measured:
    gold = _SHARED_GOLD.read_bytes()
    folders = [SHARED / "seeds", SHARED / "corpus" / "chains"]
    found, links = _read(folders, gold, (SHARED / "gold" / "links.json").read_bytes())
    return Measured(gold=_described(gold), figures=_figures(gold, found) | links)


SETS: Mapping[str, Callable[[], Measured]] = {"samples": _samples, "shared": _shared}


def _read(
    folders: Iterable[Path], gold: bytes, gold_links: bytes
) -> tuple[list[Bundle], dict[str, float]]:
    """What is found in the documents, and how well they are linked."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        opened(Path(scratch) / "corpus.db", new=True) as corpus,
    ):
        ingest(folders, corpus, engine=inline)
        found = [bundle(corpus, document) for document in corpus.documents()]
        return found, linked(corpus, found, read_gold(gold), json.loads(gold_links))


def _figures(gold: bytes, found: Iterable[Bundle]) -> dict[str, float]:
    figures: Mapping[str, Any] = evaluate(read_gold(gold), found).figures
    rows = {name: row["f1"] for name, row in figures.items() if _is_row(row)}
    return rows | {name: figures[name] for name in ("offsets", "metadata_accuracy")}


def _is_row(figure: object) -> bool:
    """A count with precision and recall; the others are shares and lists of shares."""
    return isinstance(figure, dict) and "f1" in figure


def _described(gold: bytes) -> Gold:
    documents = json.loads(gold)
    tasks = [task for document in documents for task in document["tasks"]]
    return Gold(
        sha256=hashlib.sha256(gold).hexdigest(),
        documents=len(documents),
        tasks=sum(not task.get("optional") for task in tasks),
        departments=sum(len(task["leads"]) + len(task["supports"]) for task in tasks),
        deadlines=sum(len(task["deadlines"]) for task in tasks),
        citations=sum(len(document["citations"]) for document in documents),
    )
