"""How linking documents grows with the corpus: a tenth, a third and the whole of it."""

import random
from collections.abc import Iterator
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
from extractors import gazetteer, places
from extractors.places import Place
from pipeline.linking import documents
from pipeline.reading import Job, read_file

T = TypeVar("T")
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
            _fill(corpus, count)
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


def _fill(corpus: Corpus, count: int) -> None:
    """A third of the documents cite their source by number, a third copy it, a third do neither."""
    rng = random.Random(count)
    line = tuple(_places())
    here = Path(__file__)  # stands for all files: their words are made here
    digest = sha256(here.read_bytes()).hexdigest()
    for n in range(count):
        subject, nth = divmod(n, _PER_SUBJECT)
        analysis = _document(rng, subject, nth, line)
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


def _document(rng: random.Random, subject: int, nth: int, line: tuple[Place, ...]) -> Analysis:
    words = random.Random(subject)
    name = "".join(words.choices(_LETTERS, k=8))
    common = ["".join(words.choices(_LETTERS, k=60)) for _ in range(_TASKS)]
    county = line[(subject * 7 + nth) % len(line)]
    level = ("national", "province", "municipality", "county")[min(nth, 3) if nth < 4 else nth % 4]
    depth = ("national", "province", "municipality", "county").index(level)
    region = None
    if depth:
        region = Region(name="".join(county.chain[:depth]), code=county.codes[depth - 1])
    issuer = f"{county.chain[depth - 1]}人民政府" if depth else "国务院"
    title = f"{issuer}关于{name}工作的意见"
    copies = nth % 3 == 1
    tasks = [task if copies else "".join(rng.choices(_LETTERS, k=60)) for task in common]
    cited = f"国发〔2019〕{subject}号"
    text = "\n".join([title, f"按照{cited}办理", *(task + _FORMULA for task in tasks)])
    return _noted(
        text,
        Identity(
            title=title,
            number=cited if not depth and nth == 0 else f"甲发〔2020〕{subject}{nth:03}号",
            issuers=(issuer,),
            level=level,  # type: ignore[arg-type]
            region=region,
            issued_on=date(2019, 1, 1) + timedelta(days=depth * 100 + nth),
        ),
        cited if nth % 3 == 0 and nth else None,
    )


def _noted(text: str, identity: Identity, cited: str | None) -> Analysis:
    at, spans = 0, []
    for row in text.split("\n"):
        spans.append(Span(at, at + len(row)))
        at += len(row) + 1
    analysis = Analysis(
        document=Document(text=text, media_type="text/plain"), folded=fold(text), identity=identity
    )
    tasks = (
        Task(
            span=span,
            rule="benchmark",
            path=str(n),
            provision=None,
            kind="duty",
            heading="",
            strength="plain",
            spans=(span,),
            measures=(span,),
        )
        for n, span in enumerate(spans[2:])
    )
    citations = (
        Citation(span=spans[1], rule="benchmark", title=None, number=number, role="basis")
        for number in filter(None, [cited])
    )
    return analysis.plus(Task, tasks).plus(Citation, citations)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        print(growth(Path(folder)))
