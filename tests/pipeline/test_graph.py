"""The public graph quotes the document, and says where."""

from io import BytesIO
from pathlib import Path

import jsonschema
import msgspec
import pytest

from corpora import model
from corpora.folding import fold
from corpora.model import Analysis, Cell, Document, Identity, Region, Span, Table
from corpora.store import Corpus
from outputs.task_graph import schema
from pipeline import views
from pipeline.engines import inline
from pipeline.graph import bundle
from pipeline.places import Places
from pipeline.reading import Job, read_file
from pipeline.run import ingest

TEXT = "一、总则\n办理占比不低于4.50%\n单位\t任务\n市财政局\t年底前公开\n"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def whole(document: Document) -> Analysis:
    """A document with one of everything, its second task a table row."""
    department = model.Department(span=at("市财政局"), rule="r", name="市财政局")
    assignment = model.Assignment(
        span=at("市财政局"), rule="r", role="responsible", mode="single", departments=(department,)
    )
    deadline = model.Deadline(span=at("年底前"), rule="r", kind="by")
    targets = (
        model.Target(
            span=at("不低于4.50%"), rule="r", what="占比", comparator=">=", value=4.5, unit="%"
        ),
        model.Target(span=at("占比"), rule="r", what="占比", comparator="=", value=4.0, unit="%"),
    )
    body = at("办理占比不低于4.50%")
    row = at("年底前公开")
    tasks = [
        model.Task(
            span=body, rule="r", path="一", provision="一", kind="duty", heading="总则", strength="must",
            spans=(body,), measures=(body,), targets=targets,
        ),
        model.Task(
            span=Span(at("市财政局").start, row.end), rule="r", path="附件/1", provision=None, kind="duty",
            heading="", strength="plain", spans=(row, at("任务")), measures=(row,),
            assignments=(assignment,), deadlines=(deadline,),
        ),
    ]  # fmt: skip
    provisions = [
        model.Provision(
            span=Span(0, body.end), rule="r", path="一", parent=None, label="一、", heading="总则",
            own_end=4, leaf=False,
        ),
        model.Provision(
            span=body, rule="r", path="一/1", parent="一", label="1", heading="", own_end=body.end, leaf=True
        ),
    ]  # fmt: skip
    identity = Identity(title="甲通知", region=Region(name="甲省", code="110000"))
    return (
        Analysis(document=document, folded=fold(document.text), identity=identity)
        .plus(model.Task, tasks)
        .plus(model.Provision, provisions)
    )


def paged(path: Path) -> Document:
    def cell(words: str, row: int, column: int) -> Cell:
        return Cell(start=at(words).start, end=at(words).end, row=row, column=column)

    cells = (
        cell("单位", 0, 0),
        cell("任务", 0, 1),
        cell("市财政局", 1, 0),
        cell("年底前公开", 1, 1),
        Cell(start=0, end=0, row=2, column=0),
    )
    span = Span(at("单位").start, at("年底前公开").end)
    return Document(
        text=TEXT,
        media_type="application/pdf",
        tables=(Table(span=span, cells=cells),),
        page_starts=(0, at("单位").start),
    )


@pytest.fixture
def filled(docs: Path, corpus: Corpus) -> Corpus:
    (docs / "a.pdf").write_bytes(b"%PDF")

    def work(job: Job) -> object:
        return read_file(job, read=paged, analyse=whole)

    ingest([docs], corpus, engine=inline, work=work)  # type: ignore[arg-type]  # as engines call it
    return corpus


def test_everything_quotes_the_text(filled: Corpus) -> None:
    [document] = filled.documents()
    found = bundle(filled, document)
    text = found.document.text

    assert text == TEXT
    first, second = found.tasks
    assert [text[start:end] for start, end in second.spans] == ["年底前公开", "任务"]
    assert (first.text, second.text) == ("办理占比不低于4.50%", "年底前公开\n任务")
    assert [text[one.start : one.end] for one in first.targets] == ["不低于4.50%", "占比"]
    [[department]] = [one.departments for one in second.assignments]
    assert text[department.start : department.end] == department.text == "市财政局"
    [deadline] = second.deadlines
    assert text[deadline.start : deadline.end] == deadline.text == "年底前"


def test_ids_lead_from_one_to_the_other(filled: Corpus) -> None:
    [document] = filled.documents()
    found = bundle(filled, document)

    assert [one.id for one in found.provisions] == [f"{document.id}/一", f"{document.id}/一/1"]
    assert [one.parent for one in found.provisions] == [None, f"{document.id}/一"]
    assert [one.id for one in found.tasks] == [f"{document.id}#一", f"{document.id}#附件/1"]
    assert [one.provision for one in found.tasks] == [f"{document.id}/一", None]


def test_of_two_provisions_of_one_path_the_nearer_one_above_is_meant() -> None:
    def provision(start: int, path: str, parent: str | None) -> model.Provision:
        return model.Provision(
            span=Span(start, start + 3),
            rule="r",
            path=path,
            parent=parent,
            label="",
            heading="",
            own_end=start + 3,
            leaf=False,
        )

    found = [
        provision(0, "一", None),
        provision(1, "一/1", "一"),
        provision(10, "一", None),
        provision(11, "一/1", "一"),
    ]
    document = Document(text=TEXT, media_type="text/plain")
    analysis = Analysis(document=document, folded=TEXT).plus(model.Provision, found)

    places = Places("d0", analysis)

    assert [places.provision(one.parent, one.span) for one in found] == [
        None,
        "d0/一",
        None,
        "d0/一~2",
    ]


def test_pages_and_cells_are_told_where_the_source_has_them(filled: Corpus) -> None:
    [document] = filled.documents()
    first, second = bundle(filled, document).tasks

    assert (first.page, first.cell) == (1, None)
    assert second.page == 2
    assert second.cell is not None
    assert (second.cell.table, second.cell.row, second.cell.column) == (0, 1, 1)


def test_whole_numbers_are_written_as_such(filled: Corpus) -> None:
    [document] = filled.documents()
    [half, four] = bundle(filled, document).tasks[0].targets

    assert msgspec.json.encode([half.value, four.value]) == b"[4.5,4]"


def test_the_export_fits_the_schema(filled: Corpus) -> None:
    out = BytesIO()
    views.export(filled, out)

    jsonschema.Draft202012Validator(schema()).validate(msgspec.json.decode(out.getvalue()))
