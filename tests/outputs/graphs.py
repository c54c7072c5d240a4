"""A small task graph by hand, with one of each thing that a report shows."""

from datetime import date

from corpora.vocabulary import CopyClass, CoverageState
from outputs.graph_records import (
    Assignment,
    Citation,
    CopiedShare,
    Coverage,
    Deadline,
    Decision,
    Department,
    Document,
    File,
    Finding,
    Link,
    Measure,
    Near,
    Passage,
    Place,
    Quotation,
    Task,
    TaskGraph,
)

PROVINCE, COUNTY, ABSENT = "d000000000000000a", "d000000000000000b", "m000000000000000c"
PRINT = "0123456789abcdef"


def document(id_: str, title: str, *, number: str | None = None, level: str = "county") -> Document:
    return Document(
        id=id_, fingerprint=PRINT, file=f"docs/{id_}.txt", copies=(), present=id_ != ABSENT,
        title=title, attachment_title=None, number=number, issuers=("甲县人民政府",),
        level="province" if level == "province" else "county",
        region=Place(name="岚川省" if level == "province" else "岚川省苇渡县", code="990000"),
        issued_on=date(2021, 5, 6), published_on=None, genre="通知", addressees=(), text="",
        ocr=False, parts=(),
    )  # fmt: skip


def task(
    document_: str, path: str, text: str, *, heading: str = "", body: str = "县民政局"
) -> Task:
    department = Department(
        text=body, start=0, end=1, canonical=f"苇渡{body}", line="民政", level="county",
        collective=False,
    )  # fmt: skip
    return Task(
        id=f"{document_}#{path}", document=document_, provision=None, path=path, kind="duty",
        heading=heading, action=None, object=None, strength="plain", text=text,
        spans=((100, 100 + len(text)),), fingerprint=PRINT,
        measures=(Measure(n=1, start=100, end=100 + len(text)),),
        assignments=(
            Assignment(
                role="lead", mode="single", start=0, end=1, rule="r", departments=(department,)
            ),
        ),
        deadlines=(
            Deadline(
                kind="by", text="2021年底前", start=0, end=1, start_on=None,
                due_on=date(2021, 12, 31), every=None, amount=None, unit=None, rule="r",
            ),
        ),
        targets=(), page=3,
    )  # fmt: skip


def link(local: Task, source: Task, *, copy: CopyClass = "renamed", equal: int = 4) -> Link:
    """`equal` first characters are the same."""
    return Link(
        task=local.id, source=source.id, kind="source", common_source=None, directness="direct",
        relation="equal", copy_class=copy, copied_share=CopiedShare(task=0.75, source=0.5),
        score=7.0, probability=0.99, status="proposed", channel="number", reasons=(),
        alternatives=(),
        passages=(Passage(task=(100, 100 + equal), source=(100, 100 + equal), kind="equal"),),
        measures=(),
    )  # fmt: skip


def coverage(source: Task, state: CoverageState, *, tasks: tuple[str, ...] = ()) -> Coverage:
    return Coverage(
        source=source.id, document=COUNTY, state=state, depth="deep", tasks=tasks,
        copied_share=0.8 if tasks else 0.0,
        nearest=() if tasks else (Near(task=f"{COUNTY}#一", score=-2.5),),
        reason="" if tasks else "没有任务承接",
    )  # fmt: skip


def graph(
    *, title: str = "苇渡县养老服务方案", words: str = "建立助餐点，方便老年人就餐。"
) -> TaskGraph:
    """A province's plan with two tasks, a county's that copies one of them and leaves one out."""
    above = task(PROVINCE, "一", "建立助餐点，服务城乡老年人。", heading="助餐", body="省民政厅")
    left_out = task(PROVINCE, "二", "开展适老化改造。", heading="改造", body="省住建厅")
    local = task(COUNTY, "一", words, heading=title)
    finding = Finding(
        id="f0123456789abcdef", code="P101", kind="gap", severity="error", document=COUNTY,
        task=None, source=left_out.id, message="没有承接", status="open",
        evidence=(Quotation(document=PROVINCE, quote="开展适老化改造。", start=0, end=8),),
    )  # fmt: skip
    return TaskGraph(
        schema="policy-pipe/task-graph/1",
        files=(
            File(
                file="docs/a.txt", status="read", reason=None, document=COUNTY, sha256=None,
                media_type="text/plain",
            ),
        ),
        documents=(
            document(PROVINCE, "岚川省养老服务方案", number="岚政办发〔2021〕6号", level="province"),
            document(COUNTY, title, number="苇政办发〔2021〕7号"),
            document(ABSENT, "养老服务条例"),
        ),
        provisions=(),
        tasks=(above, left_out, local),
        citations=(
            Citation(
                id=f"{COUNTY}@0", document=COUNTY, title="养老服务条例", number=None, alias=None,
                role="basis", text="《养老服务条例》", start=3, end=11, status="missing",
                target=ABSENT, candidates=(),
            ),
        ),
        document_links=(),
        links=(link(local, above),),
        coverage=(coverage(above, "covered", tasks=(local.id,)), coverage(left_out, "gap")),
        findings=(finding,),
        decisions=(
            Decision(
                on="link", id=f"{local.id} <- {above.id}", field="status", value="confirmed",
                why="一致", who="张三", when="2021-06-01", fingerprint=f"{PRINT}-{PRINT}",
            ),
        ),
    )  # fmt: skip
