"""The public JSON form is what its schema says, and its schema says what the code knows."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from msgspec.structs import replace

from corpora import vocabulary
from outputs import task_graph
from outputs.graph_records import (
    SCHEMA,
    Assignment,
    Bundle,
    Cell,
    Citation,
    Deadline,
    Department,
    Document,
    File,
    Finding,
    Measure,
    Part,
    Place,
    Provision,
    Quotation,
    Target,
    Task,
)
from tests.views import Given

SHIPPED = Path(task_graph.__file__).with_name("task-graph.schema.json")
ID = "d0123456789abcdef"
ABSENT = "m0123456789abcdef"
PRINT = "0123456789abcdef"
TEXT = "一、抓好落实。(市财政局牵头,2020年底前)"
LATER = ("document_links", "links", "coverage", "findings", "decisions")
WARNING = Finding(
    id="f0123456789abcdef",
    code="P601",
    kind="attachment_missing",
    severity="warning",
    document=ID,
    task=None,
    source=None,
    message="附件《名册》缺失",
    evidence=(Quotation(document=ID, quote="抓好", start=2, end=4),),
    status="open",
)


def document(id_: str = ID, *, present: bool = True) -> Document:
    return Document(
        id=id_,
        fingerprint=PRINT if present else None,
        file="docs/a.txt" if present else None,
        copies=("docs/b.htm",),
        present=present,
        title="甲通知",
        attachment_title=None,
        number="甲发〔2020〕1号",
        issuers=("甲市人民政府",),
        level="municipality",
        region=Place(name="甲省甲市", code="110100"),
        issued_on=date(2020, 1, 31),
        published_on=None,
        genre="通知",
        addressees=("各县政府",),
        text=TEXT if present else "",
        ocr=False,
        parts=(Part(kind="body", start=0, end=len(TEXT)),),
    )


def bundle() -> Bundle:
    department = Department(
        text="市财政局",
        start=8,
        end=12,
        canonical="甲市财政局",
        line="财政",
        level="municipality",
        collective=False,
    )
    assignment = Assignment(
        role="lead", mode="single", start=8, end=14, rule="r", departments=(department,)
    )
    deadline = Deadline(
        kind="by",
        text="2020年底前",
        start=15,
        end=22,
        start_on=None,
        due_on=date(2020, 12, 31),
        every=None,
        amount=None,
        unit=None,
        rule="r",
    )
    target = Target(text="4%", start=0, end=2, what="比重", comparator=">=", value=4, unit="%")
    provision = Provision(
        id=f"{ID}/一",
        document=ID,
        parent=None,
        path="一",
        label="一、",
        heading="",
        start=0,
        end=len(TEXT),
        page=1,
    )
    task = Task(
        id=f"{ID}#一",
        document=ID,
        provision=f"{ID}/一",
        path="一",
        kind="duty",
        heading="",
        action="抓好",
        object=None,
        strength="must",
        text=TEXT,
        spans=((0, len(TEXT)),),
        fingerprint=PRINT,
        measures=(Measure(n=1, start=0, end=7),),
        assignments=(assignment,),
        deadlines=(deadline,),
        targets=(target,),
        page=1,
        cell=Cell(table=0, row=1, column=2),
    )
    citation = Citation(
        id=f"{ID}@0",
        document=ID,
        title="乙意见",
        number=None,
        alias=None,
        role="basis",
        text="《乙意见》",
        start=0,
        end=5,
        status="missing",
        target=ABSENT,
        candidates=(),
    )
    return Bundle(
        document=document(),
        provisions=(provision,),
        tasks=(task,),
        citations=(citation,),
        findings=(WARNING,),
    )


def file() -> File:
    return File(
        file="docs/a.txt",
        status="read",
        reason=None,
        document=ID,
        sha256="0" * 64,
        media_type="text/plain",
    )


def written(*bundles: Bundle) -> bytes:
    out = BytesIO()
    absent = (document(ABSENT, present=False),) if bundles else ()
    graph = replace(
        Given().graph,
        files=(file(),),
        documents=(*(one.document for one in bundles), *absent),
        provisions=tuple(one for found in bundles for one in found.provisions),
        tasks=tuple(one for found in bundles for one in found.tasks),
        citations=tuple(one for found in bundles for one in found.citations),
        findings=tuple(one for found in bundles for one in found.findings),
    )
    task_graph.write(Given(graph), out)
    return out.getvalue()


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SHIPPED.read_text("utf-8")))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SHIPPED.read_text("utf-8")))


def test_the_shipped_schema_is_that_of_the_code() -> None:
    """After a change of outputs/graph_records.py write it anew with `python -m outputs.schema`."""
    assert json.loads(SHIPPED.read_text("utf-8")) == task_graph.schema()


@pytest.mark.parametrize("bundles", [(), (bundle(),), (bundle(), bundle())])
def test_what_is_written_fits_the_schema(bundles: tuple[Bundle, ...]) -> None:
    validator().validate(json.loads(written(*bundles)))


def test_what_is_written_can_be_read_back() -> None:
    graph = task_graph.read(written(bundle()))

    assert graph.files == (file(),)
    assert graph.documents == (document(), document(ABSENT, present=False))
    assert (graph.provisions, graph.tasks) == (bundle().provisions, bundle().tasks)
    assert graph.citations == bundle().citations
    assert graph.findings == bundle().findings


def test_all_lists_are_there_in_order() -> None:
    found = json.loads(written())

    assert found == {
        "schema": SCHEMA,
        "files": [json.loads(json.dumps(found["files"][0]))],
        **{name: [] for name in ("documents", "provisions", "tasks", "citations", *LATER)},
        "selection": None,
        "settings": None,
    }
    assert list(found)[:3] == ["schema", "files", "documents"]
    assert tuple(found)[-7:] == (*LATER, "selection", "settings")


def test_keys_are_those_of_the_contract() -> None:
    [task] = json.loads(written(bundle()))["tasks"]

    assert set(task) >= {
        "id", "document", "provision", "path", "kind", "heading", "action", "object", "strength",
        "text", "spans", "fingerprint", "measures", "assignments", "deadlines", "targets",
    }  # fmt: skip
    assert task["deadlines"][0]["due_on"] == "2020-12-31"
    assert task["targets"][0]["value"] == 4
    assert task["spans"] == [[0, len(TEXT)]]
    assert task["measures"] == [{"n": 1, "start": 0, "end": 7}]


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        (("tasks", 0, "kind"), "chore"),
        (("tasks", 0, "strength"), "maybe"),
        (("tasks", 0, "assignments", 0, "role"), "boss"),
        (("tasks", 0, "deadlines", 0, "unit"), "decade"),
        (("citations", 0, "status"), "lost"),
        (("documents", 0, "level"), "city"),
        (("documents", 0, "parts", 0, "kind"), "footer"),
        (("documents", 0, "id"), "1"),
        (("documents", 0, "attached_to"), "1"),
        (("findings", 0, "code"), "601"),
        (("findings", 0, "severity"), "bad"),
        (("findings", 0, "status"), "done"),
        (("files", 0, "status"), "seen"),
        (("tasks", 0, "spans"), [[0]]),
        (("schema",), "policy-pipe/task-graph/0"),
    ],
)
def test_what_is_no_task_graph_does_not_fit(keys: tuple[Any, ...], wrong: Any) -> None:
    graph = json.loads(written(bundle()))
    within = graph
    for key in keys[:-1]:
        within = within[key]
    within[keys[-1]] = wrong

    assert not validator().is_valid(graph)


def enums(schema: Any) -> set[frozenset[Any]]:
    """All closed lists of a schema, wherever they stand."""
    if isinstance(schema, list):
        return set().union(*(enums(one) for one in schema))
    if not isinstance(schema, dict):
        return set()
    own = {frozenset(schema["enum"])} if isinstance(schema.get("enum"), list) else set()
    return own.union(*(enums(one) for one in schema.values()))


@pytest.mark.parametrize(
    "name",
    [
        "CitationRole", "Comparator", "DeadlineKind", "FileStatus", "FindingKind", "FindingStatus",
        "Level", "Mode", "PartKind", "Role", "Severity", "Strength", "TaskKind", "Unit",
    ],
)  # fmt: skip
def test_closed_vocabularies_are_enums(name: str) -> None:
    codes = frozenset(get_args(getattr(vocabulary, name)))

    assert codes in enums(json.loads(SHIPPED.read_text("utf-8")))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"schema":"other"}', b"\xff"])
def test_what_is_no_task_graph_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is msgspec's
        task_graph.read(data)
