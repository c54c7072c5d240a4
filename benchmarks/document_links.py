"""How linking documents grows with the corpus: a tenth, a third and the whole of it."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from benchmarks.measuring import seconds, table
from corpora.folding import fold
from corpora.model import Analysis, Citation, Document, Identity, Region, Span, Task
from corpora.store import Corpus, opened
from corpora.vocabulary import Level
from extractors import gazetteer, places
from extractors.places import Place
from pipeline.linking import documents
from pipeline.reading import Job, read_file

T = TypeVar("T")
Maker = Callable[[random.Random, int, int, Sequence[Place]], Analysis]
_DEPTHS: tuple[Level, ...] = ("national", "province", "municipality", "county")
_SIZES = (1_000, 3_000, 10_000)
# As many subjects as make a national document, its provinces, cities and counties of each.
_PER_SUBJECT = 100
_TASKS = 20
_LETTERS = "".join(map(chr, range(0x4E00, 0x6E00)))
_FORMULA = "各地区要高度重视明确责任分工强化督促检查确保各项工作落到实处取得实效"


def growth(scratch: Path) -> str:
    """Documents, and seconds of one core against those of the smallest corpus."""
    rows = []
    first = 0.0
    for count in _SIZES:
        with opened(scratch / f"links-{count}.db", new=True) as corpus:
            fill(corpus, count, _document)
            made = documents.plan(corpus)
            took = seconds(partial(documents.plan, corpus))
        first = first or took / count
        inferred = sum(link.channel == "inferred" for link in made.document_links)
        rows.append(
            (
                f"{count:,}",
                f"{took:.2f}",
                f"{took / count / first:.2f}",
                f"{len(made.document_links):,}",
                f"{inferred:,}",
                f"{len(made.siblings):,}",
            )
        )
    heads = ("documents", "s", "per document, against the first", "links", "inferred", "siblings")
    return table([heads, *rows])


def fill(corpus: Corpus, count: int, document: Maker) -> None:
    """So many documents, a hundred on each subject, always the same ones."""
    rng = random.Random(count)
    line = tuple(_places())
    here = Path(__file__)  # stands for all files: their words are made here
    digest = sha256(here.read_bytes()).hexdigest()
    for n in range(count):
        subject, nth = divmod(n, _PER_SUBJECT)
        analysis = document(rng, subject, nth, line)
        job = Job(name=f"{n}.txt", path=here, sha256=digest, size=1)
        reading = read_file(
            job, read=partial(_given, analysis.document), analyse=partial(_given, analysis)
        )
        assert reading.edition is not None, reading.file.reason
        corpus.put(reading.file, replace(reading.edition, key=f"{n}"))


def _given(value: T, _: object) -> T:
    return value


def _places() -> Iterator[Place]:
    """Counties with their cities and provinces, as they come."""
    for row in gazetteer.table().codes.values():
        place = places.of_row(row[-1], 2020)
        if place.level == "county" and len(place.chain) == 3:
            yield place


def _document(rng: random.Random, subject: int, nth: int, line: Sequence[Place]) -> Analysis:
    """A third of the documents cite their source by number, a third copy it, a third do neither."""
    words = random.Random(subject)
    name = "".join(words.choices(_LETTERS, k=8))
    common = ["".join(words.choices(_LETTERS, k=60)) for _ in range(_TASKS)]
    copies = nth % 3 == 1
    tasks = [task if copies else "".join(rng.choices(_LETTERS, k=60)) for task in common]
    told = [((task + _FORMULA,), "") for task in tasks]
    return framed(subject, nth, line, name, told, cites=nth % 3 == 0)


def framed(
    subject: int,
    nth: int,
    line: Sequence[Place],
    name: str,
    tasks: Sequence[tuple[Sequence[str], str]],
    *,
    cites: bool,
) -> Analysis:
    """A plan of some place on a subject; a task is its sentences and its heading.

    The first of a hundred is the State's and has the number that others cite.
    """
    county = line[(subject * 7 + nth) % len(line)]
    level = _DEPTHS[min(nth, 3) if nth < 4 else nth % 4]
    depth = _DEPTHS.index(level)
    region = None
    if depth:
        region = Region(name="".join(county.chain[:depth]), code=county.codes[depth - 1])
    issuer = f"{county.chain[depth - 1]}人民政府" if depth else "国务院"
    title = f"{issuer}关于{name}工作的意见"
    cited = f"国发〔2019〕{subject}号"
    identity = Identity(
        title=title,
        number=cited if not depth and nth == 0 else f"甲发〔2020〕{subject}{nth:03}号",
        issuers=(issuer,),
        level=level,
        region=region,
        issued_on=date(2019, 1, 1) + timedelta(days=depth * 100 + nth),
    )
    return _noted([title, f"按照{cited}办理"], identity, tasks, cited if cites and nth else None)


def _noted(
    head: Sequence[str],
    identity: Identity,
    tasks: Sequence[tuple[Sequence[str], str]],
    cited: str | None,
) -> Analysis:
    text = "\n".join([*head, *("".join(sentences) for sentences, _ in tasks)])
    at = sum(len(row) + 1 for row in head)
    found = []
    for n, (sentences, heading) in enumerate(tasks):
        start, measures = at, []
        for sentence in sentences:
            measures.append(Span(at, at + len(sentence)))
            at += len(sentence)
        found.append(
            Task(
                span=Span(start, at),
                rule="benchmark",
                path=str(n),
                provision=None,
                kind="duty",
                heading=heading,
                strength="plain",
                spans=(Span(start, at),),
                measures=tuple(measures),
            )
        )
        at += 1
    analysis = Analysis(
        document=Document(text=text, media_type="text/plain"), folded=fold(text), identity=identity
    )
    where = Span(len(head[0]) + 1, len(head[0]) + 1 + len(head[1]))
    citations = (
        Citation(span=where, rule="benchmark", title=None, number=number, role="basis")
        for number in filter(None, [cited])
    )
    return analysis.plus(Task, found).plus(Citation, citations)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        print(growth(Path(folder)))
