"""How linking tasks grows with the corpus, and how many pairs of tasks it compares a second."""

import random
import resource
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.document_links import fill, framed
from benchmarks.measuring import machine, one_core, peak_megabytes, seconds, table, wall_seconds
from corpora.model import Analysis
from corpora.store import Corpus, opened
from extractors.lexicons import rows
from extractors.places import Place
from pipeline.engines import processes
from pipeline.linking import pairs, weighing, work
from pipeline.linking.documents import plan
from pipeline.linking.work import LinkSummary
from pipeline.views import export

_SIZES = (1_000, 3_000, 10_000)
_WORKERS = 2
_TASKS = 20
_VERBS = ["推进", "建立", "完善", "开展", "加强", "落实", "组织", "规范", "支持", "提高"]
_BODIES = ["民政", "财政", "教育", "交通运输", "农业农村", "水利", "文化和旅游", "卫生健康"]
_LEVELS = ("国家", "省", "市", "县")
# So many documents are compared for the second table.
_COMPARED = 60


def growth(scratch: Path, sizes: Sequence[int] = _SIZES) -> str:
    """Seconds of two processes a document against those of the smallest corpus, and memory."""
    heads = (
        "documents", "s", "ms a document", "against the first", "pairs of documents", "links",
        "inferred", "export, s", "MB, this process", "MB, the largest other",
    )  # fmt: skip
    made, first = [], 0.0
    for count in sizes:
        with opened(scratch / f"tasks-{count}.db", new=True) as corpus:
            fill(corpus, count, _document)
            found: list[LinkSummary] = []
            took = wall_seconds(lambda into=found, of=corpus: into.append(_linked(of)))  # type: ignore[misc]
            first = first or took / count
            inferred = [one.channel == "inferred" for one in plan(corpus).document_links]
            with (scratch / f"tasks-{count}.json").open("wb") as out:
                written = wall_seconds(partial(export, corpus, out))
        made.append(
            (
                f"{count:,}",
                f"{took:.1f}",
                f"{1000 * took / count:.1f}",
                f"{took / count / first:.2f}",
                f"{found[0].pairs:,}",
                f"{found[0].links:,}",
                f"{sum(inferred) / len(inferred):.2f}",
                f"{written:.1f}",
                f"{peak_megabytes():.0f}",
                f"{_of_children():.0f}",
            )
        )
    return table([heads, *made])


def speed(scratch: Path) -> str:
    """Pairs of tasks a second on one core, beside plain likeness of the same pairs."""
    with opened(scratch / "speed.db", new=True) as corpus:
        fill(corpus, _COMPARED, _document)
        documents = [
            (one.id, tuple(task.id for task in corpus.tasks(one)), corpus.analysis(one))
            for one in corpus.documents()
        ]
    ready = [pairs.prepared(*one) for one in documents]
    texts = [[profile.words.text for profile in one.profile.tasks] for one in ready]
    weights = weighing.shipped()
    compared = len(ready) - 1
    tasks = compared * _TASKS * _TASKS

    def cdist() -> None:
        for text in texts[1:]:
            process.cdist(text, texts[0], scorer=fuzz.ratio)

    def linked() -> None:
        for one in ready[1:]:
            pairs.link(one, ready[0], weights)

    def prepared() -> None:
        for one in documents[1:]:
            pairs.prepared(*one)

    took: dict[str, Callable[[], None]] = {
        "baseline: rapidfuzz ratio of all pairs": cdist,
        "**compare, decide, show passages**": linked,
        "prepare the documents": prepared,
    }
    with one_core():
        times = {name: seconds(do, times=3) for name, do in took.items()}
    base = next(iter(times.values()))
    heads = ("one core", "pairs of tasks/s", "ms a document", "times the baseline")
    made = [
        (
            name,
            "" if "prepare" in name else f"{tasks / spent:,.0f}",
            f"{1000 * spent / compared:.1f}",
            f"{spent / base:.1f}",
        )
        for name, spent in times.items()
    ]
    return table([heads, *made])


def _linked(corpus: Corpus) -> LinkSummary:
    return work.relink(corpus, engine=partial(processes, workers=_WORKERS))


def _of_children() -> float:
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def _document(rng: random.Random, subject: int, nth: int, line: Sequence[Place]) -> Analysis:
    """All but every third name their source; of its tasks three in five come as they are but for
    names, one is half rewritten, one is the document's own."""
    words = random.Random(subject)
    common = [_task(words) for _ in range(_TASKS)]
    level = _LEVELS[min(nth, 3) if nth < 4 else nth % 4]
    tasks = []
    for n, (heading, sentences) in enumerate(common):
        own_heading, own = _task(rng)
        if nth and n % 5 == 4:
            heading, sentences = own_heading, own
        elif nth and n % 5 == 3:
            sentences = (*sentences[:2], *own[2:])
        told = [one.replace("国家", level) for one in (f"{heading}。", *sentences)]
        tasks.append((told, heading))
    name = "".join(words.sample(_words(), 2))
    return framed(subject, nth, line, name, tasks, cites=nth % 3 != 0)


def _task(words: random.Random) -> tuple[str, tuple[str, ...]]:
    """A heading and three or four sentences."""

    def said() -> str:
        return words.choice(_VERBS) + "".join(words.sample(_words(), 2))

    body = f"由国家{words.choice(_BODIES)}部门牵头，"
    sentences = tuple(
        f"{body if n == 0 else ''}{said()}，{said()}，{said()}。"
        for n in range(words.randint(3, 4))
    )
    return said(), sentences


@cache
def _words() -> Sequence[str]:
    return tuple(dict.fromkeys(word for row in rows("themes") for word in row["words"].split()))


if __name__ == "__main__":
    import tempfile

    chosen = tuple(int(one) for one in sys.argv[1:]) or _SIZES
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        print(speed(Path(folder)))
        print(growth(Path(folder), chosen))
