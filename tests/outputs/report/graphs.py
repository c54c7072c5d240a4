"""A small task graph by hand: a city's plan, a county's, and what became of the one in the other."""

from datetime import date

from corpora.model import Evidence
from corpora.vocabulary import CoverageState, Level
from outputs.graph_records import (
    Alternative,
    Assignment,
    Citation,
    CopiedShare,
    Coverage,
    Deadline,
    Decision,
    Department,
    Document,
    DocumentLink,
    File,
    Finding,
    Link,
    Measure,
    Near,
    Part,
    Passage,
    Place,
    Provision,
    Quotation,
    Task,
    TaskGraph,
)

CITY, COUNTY, ABSENT = "d0000000000000001", "d0000000000000002", "m0000000000000003"
LEADS = {CITY: "市民政局", COUNTY: "县民政局"}
STATES: tuple[CoverageState, ...] = ("covered", "partial", "gap")


def graph(name: str = "养老服务", tasks: int = 3) -> TaskGraph:
    """`name` stands in every field that holds words of a document."""
    city, county = (_Text(id_, name, tasks) for id_ in (CITY, COUNTY))
    pairs = list(zip(county.tasks, city.tasks, strict=True))
    return TaskGraph(
        schema="policy-pipe/task-graph/1",
        files=(
            File(
                file=f"{name}.txt", status="failed", reason=f"{name} is damaged", document=None,
                sha256=None, media_type=None,
            ),
            File(
                file="plan.txt", status="read", reason=None, document=CITY, sha256="0" * 64,
                media_type="text/plain",
            ),
        ),
        documents=(
            _document(CITY, name, city.text, "municipality"),
            _document(COUNTY, name, county.text, "county"),
            _document(ABSENT, name, "", None),
        ),
        provisions=(*city.provisions, *county.provisions),
        tasks=(*city.tasks, *county.tasks),
        citations=(
            Citation(
                id="c1", document=COUNTY, title=name, number=None, alias=None, role="basis",
                text=name, start=0, end=4, status="missing", target=ABSENT, candidates=(),
            ),
        ),
        document_links=(
            DocumentLink(
                document=COUNTY, source=CITY, role="implements", channel="number", score=9.5,
                reasons=(),
            ),
        ),
        links=tuple(_link(task, source, name) for task, source in pairs[:2]),
        coverage=tuple(
            Coverage(
                source=source.id, document=COUNTY, state=STATES[n % 3], depth="deep",
                tasks=(task.id,) if n % 3 < 2 else (),
                copied_share=(0.5, 0.25, 0.0)[n % 3],
                measures_missing=(1,) if n % 3 else (),
                nearest=(Near(task=task.id, score=1.5),) if n % 3 == 2 else (),
                reason=f"{name}的说明",
            )
            for n, (task, source) in enumerate(pairs)
        ),
        findings=(
            _finding("1", "P101", name, pairs[2][1]),
            _finding("2", "P501", name, pairs[0][0]),
        ),
        decisions=(
            Decision(
                on="finding", id="f" + "1" * 16, field="status", value="justified", why=name,
                who=name, when="2023-01-05", fingerprint="0" * 16,
            ),
        ),
    )  # fmt: skip


class _Text:
    """A document's text of `tasks` items with its provisions and tasks."""

    def __init__(self, id_: str, name: str, tasks: int) -> None:
        self.text = f"{name}方案\n"
        self.tasks: list[Task] = []
        self.provisions: list[Provision] = []
        for n in range(tasks):
            start = len(self.text)
            words = f"{n + 1}.{name}第{n}项。2022年12月底前完成。（{LEADS[id_]}牵头）"
            self.text += f"{words}\n"
            self.tasks.append(_task(id_, n, name, words, start))
            self.provisions.append(
                Provision(
                    id=f"{id_}#{n + 1}", document=id_, parent=None, path=str(n + 1),
                    label=f"{n + 1}.", heading=name, start=start, end=start + len(words), page=2,
                )
            )  # fmt: skip


def _task(document: str, n: int, name: str, words: str, start: int) -> Task:
    lead = LEADS[document]
    at, due = start + words.index(lead), start + words.index("2022年12月底前")
    return Task(
        id=f"{document}#一/({n + 1})",
        document=document,
        provision=f"{document}#{n + 1}",
        path=f"一/({n + 1})",
        kind="duty",
        heading=f"{name}第{n}项",
        action=None,
        object=None,
        strength="plain",
        text=words,
        spans=((start, start + len(words)),),
        fingerprint="0" * 16,
        measures=(Measure(n=1, start=start, end=start + len(words)),),
        assignments=(
            Assignment(
                role="lead", mode="single", start=at, end=at + len(lead), rule="assignment.note",
                departments=(
                    Department(
                        text=lead, start=at, end=at + len(lead), canonical=lead, line="民政",
                        level="county", collective=False,
                    ),
                ),
            ),
        ),
        deadlines=(
            Deadline(
                kind="by", text="2022年12月底前", start=due, end=due + 10, start_on=None,
                due_on=date(2022, 12, 31), every=None, amount=None, unit=None, rule="deadline.by",
            ),
        ),
        targets=(),
        page=2,
    )  # fmt: skip


def _document(id_: str, name: str, text: str, level: Level | None) -> Document:
    place = {CITY: "岚川省霁州市", COUNTY: "岚川省霁州市苇渡县"}.get(id_)
    return Document(
        id=id_, fingerprint="0" * 16 if text else None, file=f"{name}.txt" if text else None,
        copies=(), present=bool(text), title=f"{name}方案", attachment_title=None,
        number="霁政发〔2022〕1号" if text else None, issuers=(name,) if text else (), level=level,
        region=Place(name=place, code=f"99010{id_[-1]}") if place else None,
        issued_on=date(2022, 1, int(id_[-1])) if text else None, published_on=None, genre="方案",
        addressees=(name,), text=text, ocr=False,
        parts=(Part(kind="body", start=0, end=len(text)),) if text else (),
    )  # fmt: skip


def _link(task: Task, source: Task, name: str) -> Link:
    [(start, end)], [(above, _)] = task.spans, source.spans
    return Link(
        task=task.id, source=source.id, kind="source", common_source=None, directness="direct",
        relation="equivalent", copy_class="renamed",
        copied_share=CopiedShare(task=0.9, source=0.8), score=4.5, probability=0.95,
        status="proposed", channel="number",
        reasons=(
            Evidence(comparison="wording", level="0.90", bits=4.5, task=name, source=name),
        ),
        alternatives=(Alternative(source=source.id, score=1.0),),
        passages=(
            Passage(task=(start, start + 4), source=(above, above + 4), kind="equal"),
            Passage(task=(end - 7, end - 3), source=(above + 5, above + 8), kind="renamed"),
        ),
        measures=((1, 1),),
    )  # fmt: skip


def _finding(n: str, code: str, name: str, task: Task) -> Finding:
    gap = code == "P101"
    [(start, end)] = task.spans
    return Finding(
        id="f" + n * 16, code=code, kind="gap" if gap else "no_lead",
        severity="error" if gap else "info", document=COUNTY, task=None if gap else task.id,
        source=task.id if gap else None, message=f"{name}没有承接",
        evidence=(Quotation(document=task.document, quote=name, start=start, end=end),),
        status="open",
    )  # fmt: skip
