"""JSON → corpus → JSON gives the same bytes, and what is no graph of ours gives nothing at all."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from corpora import samples
from corpora.errors import PolicyPipeError
from corpora.model import Analysis, Cell, Document, Span, Table, Task
from corpora.store import Corpus, opened
from corpora.store_records import DecisionRecord, FileRecord, TaskRecord
from corpora.vocabulary import FileStatus
from extractors.analysis import analyse
from outputs.review_form import ARROW, finding_fingerprint, finding_words, two
from pipeline import importing
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.reading import edition
from pipeline.review.office import words_of
from pipeline.review.standing import standings
from pipeline.run import ingest
from pipeline.views import export
from pipeline.world import World

WEIDU = "苇政办发〔2021〕61号"
# Not the words that any task has.
OTHER = "0123456789abcdef"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, decided on in every way that the office can."""
    folder = tmp_path_factory.mktemp("import")
    samples.put_into(folder / "docs")
    with opened(folder / "corpus.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        relink(store, engine=inline)
        with store.at_one_moment():
            decisions = tuple(decided(World(store)))
        store.decide(decisions, seen=())
        (folder / "graph.json").write_bytes(graph_of(store))
    return folder


@pytest.fixture
def graph(made: Path) -> Any:
    return json.loads((made / "graph.json").read_bytes())


def decided(world: World) -> Iterator[DecisionRecord]:
    [weidu] = [one for one in world.records.values() if one.number == WEIDU]
    tasks = world.contents.tasks(weidu)
    yield on_task(tasks[0], "task", "kind", "none")
    yield on_task(tasks[1], "task", "kind", "safeguard")
    yield on_task(tasks[1], "department", "lead", "县财政局、县审计局")
    yield on_task(tasks[2], "deadline", "all", "2022年6月底前")
    yield replace(on_task(tasks[3], "task", "status", "confirmed"), fingerprint=OTHER)
    link = next(one for one in world.links(weidu.id) if one.task != tasks[0].id)
    local, source = world.office.task(link.task), world.office.task(link.source)
    assert local
    assert source
    yield replace(
        on_task(local, "link", "status", "rejected"),
        id=f"{link.task}{ARROW}{link.source}",
        fingerprint=two(local.fingerprint, source.fingerprint),
        words=words_of(local, source),
    )
    finding = next(one for one in world.findings(weidu.id) if one.source)
    yield replace(
        on_task(tasks[0], "finding", "status", "arranged"),
        id=finding.id,
        fingerprint=finding_fingerprint(finding),
        words=finding_words(finding),
        document=finding.document,
        source=finding.source or "",
    )


def on_task(task: TaskRecord, on: Any, field: str, value: str) -> DecisionRecord:
    return DecisionRecord(
        on=on,
        id=task.id,
        field=field,
        value=value,
        why="以会议纪要为准",
        who="李主任",
        when="2022-03-04",
        fingerprint=task.fingerprint,
        words=task.text,
    )


def graph_of(store: Corpus) -> bytes:
    out = BytesIO()
    export(store, out)
    return out.getvalue()


def put_back(graph: Path, corpus: Path) -> bytes:
    """What the next export writes."""
    taken = importing.read(graph)
    with opened(corpus, new=True) as store:
        importing.store(taken, store)
        relink(store, engine=inline)
        return graph_of(store)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = put_back(made / "graph.json", tmp_path / "corpus.db")

    assert again == (made / "graph.json").read_bytes()


def test_a_corpus_has_what_the_first_one_had(made: Path, tmp_path: Path) -> None:
    put_back(made / "graph.json", tmp_path / "corpus.db")
    with opened(made / "corpus.db") as first, opened(tmp_path / "corpus.db") as second:
        assert list(second.files()) == [replace(one, size=None) for one in first.files()]
        assert second.decisions() == first.decisions()
        for document in first.documents():
            assert second.document(document.id) == document
            assert second.analysis(document) == first.analysis(document)
            assert second.profile(document) == first.profile(document)
            for key in first.editions(document.id):
                assert second.names(key) == first.names(key)
        with first.at_one_moment(), second.at_one_moment():
            before, after = (list(standings(World(one))) for one in (first, second))
            assert after == before
            assert {one.state for one in before} == {"stands", "suspect", "gone"}


def test_corrections_are_applied_once(graph: Any, made: Path, tmp_path: Path) -> None:
    """The graph tells the office's values; the corpus has the program's, and the decisions."""
    [source] = [one["source"] for one in graph["documents"] if one["number"] == WEIDU]
    struck, corrected, dated = source["proposed"]
    held = {one["id"]: one for one in graph["tasks"]}

    assert struck["id"] not in held
    assert held[corrected["id"]]["kind"] == "safeguard"
    assert corrected["kind"] == "duty"
    assert [one["text"] for one in held[dated["id"]]["deadlines"]] == ["2022年6月底前"]

    put_back(made / "graph.json", tmp_path / "corpus.db")
    with opened(made / "corpus.db") as first, opened(tmp_path / "corpus.db") as second:
        [document] = [one for one in first.documents() if one.number == WEIDU]
        assert second.analysis(document).of(Task) == first.analysis(document).of(Task)


@pytest.mark.parametrize(
    "asked",
    [
        ["trace", WEIDU],
        ["coverage"],
        ["show", WEIDU],
        ["findings"],
        ["review", "list", "--suspect"],
    ],
)
def test_commands_say_the_same(asked: Sequence[str], made: Path, tmp_path: Path) -> None:
    told = run("import", made / "graph.json", "--corpus", tmp_path / "new.db", "--jobs", "0")
    assert told.exit_code == 0, told.output
    assert "documents: 11, tasks: 170, decisions: 7" in told.output
    before = run(*asked, "--corpus", made / "corpus.db")
    after = run(*asked, "--corpus", tmp_path / "new.db")

    assert after.exit_code == before.exit_code
    assert after.output == before.output != ""


def test_ingest_goes_on_from_there(made: Path, tmp_path: Path) -> None:
    """A file with other words for a document is read again: the graph has only one text of it."""
    put_back(made / "graph.json", tmp_path / "corpus.db")
    with opened(tmp_path / "corpus.db") as store:
        read: list[str] = []
        ingest(
            [made / "docs"],
            store,
            engine=inline,
            report=lambda one: read.append(one.file) if one.status != "unchanged" else None,
        )

        assert [Path(name).name for name in read] == ["06-county-weidu-plan-encyclopedia.html"]


def paged() -> Analysis:
    """A scan of two pages with a table, whose merged cell applies to two rows."""
    rows = [
        ["任务", "内容", "牵头单位", "完成时限"],
        ["一、水源保护", "建成监测站3座", "县水务局", "2021年10月底前"],
        ["", "清理河道20公里", "县农业农村局", "2021年12月底前"],
    ]
    head = "苇渡县人民政府办公室关于印发水源保护工作方案的通知\n苇政办发〔2021〕9号\n任务分工表\n"
    text, cells = head, []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            merged = 2 if (row, column) == (1, 0) else 1
            start = len(text)
            text += word + ("\t" if column < 3 else "\n")
            if (row, column) != (2, 0):
                place = {"row": row, "column": column, "row_span": merged}
                cells.append(Cell(start=start, end=start + len(word), **place))
    end = len(text) - 1
    text += "苇渡县人民政府办公室\n2021年3月5日\n"
    return analyse(
        Document(
            text=text,
            media_type="application/pdf",
            encoding="gb18030",
            title="扫描件",
            fields=(("author", "办公室"), ("pages that are pictures", "3")),
            body=Span(0, end),
            tables=(Table(span=Span(len(head), end), cells=tuple(cells)),),
            page_starts=(0, len(head)),
            ocr=True,
            confidences=((0, 10, 0.75), (10, len(text), 1 / 3)),
        )
    )


def test_pages_tables_and_pictures_come_back(tmp_path: Path) -> None:
    analysis = paged()
    with opened(tmp_path / "first.db", new=True) as store:
        file = FileRecord(path="扫描.pdf", status="missing", sha256="0" * 64)
        store.put(file, edition(f"{'0' * 64}.pdf", analysis))
        (tmp_path / "graph.json").write_bytes(graph_of(store))
    again = put_back(tmp_path / "graph.json", tmp_path / "second.db")

    assert again == (tmp_path / "graph.json").read_bytes()
    with opened(tmp_path / "second.db") as store:
        [document] = store.documents()
        found = store.analysis(document)
        assert found.document == analysis.document
        assert found.of(Task) == analysis.of(Task)
        assert len(found.of(Task)) == 2
        [file] = store.files()
        assert file.status == "missing"


def test_copies_go_on_speaking_in_their_order(tmp_path: Path) -> None:
    """The one with the most words first, whatever its path; what they are called comes back."""
    own = edition("", paged())
    weights = {"b.pdf": 90, "a.pdf": 70, "d.pdf": 80, "c.pdf": 80, "e.pdf": 99}
    with opened(tmp_path / "first.db", new=True) as store:
        for n, (path, weight) in enumerate(weights.items()):
            status: FileStatus = "missing" if path == "e.pdf" else "read"
            file = FileRecord(path=path, status=status, sha256=f"{n}" * 64)
            found = replace(own, key=f"{file.sha256}.pdf", weight=weight)
            if n:
                keys = (*own.title_keys, f"又名{path}工作方案")
                found = replace(found, title_keys=keys, number_key=None)
            store.put(file, found)
        (tmp_path / "graph.json").write_bytes(graph_of(store))
        [document] = store.documents()
        assert (document.file, *document.copies) == ("b.pdf", "c.pdf", "d.pdf", "a.pdf")
        names = {key: store.names(key) for key in store.editions(document.id)}
        assert len(set(map(str, names.values()))) == 5
    again = put_back(tmp_path / "graph.json", tmp_path / "second.db")

    assert again == (tmp_path / "graph.json").read_bytes()
    with opened(tmp_path / "second.db") as store:
        assert {key: store.names(key) for key in store.editions(document.id)} == names


def test_a_part_is_taken_in_as_what_it_is(made: Path, tmp_path: Path) -> None:
    asked = ["export", "--document", WEIDU, "--with-sources", "-o", tmp_path / "part.json"]
    assert run(*asked, "--corpus", made / "corpus.db").exit_code == 0
    once = put_back(tmp_path / "part.json", tmp_path / "part.db")
    (tmp_path / "once.json").write_bytes(once)
    first, second = (json.loads(one) for one in ((tmp_path / "part.json").read_bytes(), once))

    assert second["tasks"] == first["tasks"]
    assert 1 < len([one for one in second["documents"] if one["present"]]) < 11
    assert put_back(tmp_path / "once.json", tmp_path / "again.db") == once


def test_into_a_corpus_that_is_there(made: Path, tmp_path: Path) -> None:
    """What it has from other files stays, and a second import changes nothing."""
    corpus = tmp_path / "corpus.db"
    with opened(corpus, new=True) as store:
        file = FileRecord(path="own.pdf", status="read", sha256="1" * 64)
        store.put(file, edition(f"{'1' * 64}.pdf", paged()))
    once = put_back(made / "graph.json", corpus)
    with opened(corpus) as store:
        assert store.counts() == (12, 172)
        changes = list(store.decision_changes())

    assert put_back(made / "graph.json", corpus) == once
    with opened(corpus) as store:
        assert list(store.decision_changes()) == changes


@pytest.mark.parametrize(("when", "who"), [("2022-03-05", "王科长"), ("2022-03-03", "李主任")])
def test_of_two_decisions_the_later_one_holds(
    when: str, who: str, made: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus.db"
    shutil.copyfile(made / "corpus.db", corpus)
    with opened(corpus) as store:
        seen = store.decisions()
        store.decide([replace(seen[0], when=when, who="王科长")], seen=seen)
        found = importing.store(importing.read(made / "graph.json"), store)

        assert store.decisions()[0].who == who
        assert len(found.older) == (who == "王科长")


def test_two_decisions_of_one_day_are_refused(made: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.db"
    shutil.copyfile(made / "corpus.db", corpus)
    with opened(corpus) as store:
        seen = store.decisions()
        store.decide([replace(seen[0], who="王科长")], seen=seen)
        kept = store.decisions()
        with pytest.raises(PolicyPipeError, match="different decisions of 2022-03-04"):
            importing.store(importing.read(made / "graph.json"), store)

        assert store.decisions() == kept


def _first(graph: Any, name: str) -> Any:
    return graph[name][0]


WRONG: dict[str, tuple[Callable[[Any], object], str]] = {
    "an earlier version": (
        lambda graph: [one.pop("source") for one in graph["documents"] if one["present"]],
        "earlier version",
    ),
    "another text": (
        lambda graph: _first(graph, "documents").update(text="甲"),
        "does not give its fingerprint",
    ),
    "another task id": (
        lambda graph: _first(graph, "tasks").update(id="d0123456789abcdef#一"),
        "is not the id of its record",
    ),
    "one task twice": (
        lambda graph: graph["tasks"].append(_first(graph, "tasks")),
        "stands there twice",
    ),
    "other words of a task": (
        lambda graph: _first(graph, "tasks").update(text="甲"),
        "are not those of its text",
    ),
    "a stretch beyond the text": (
        lambda graph: _first(graph, "provisions").update(end=10**9),
        "beyond the end",
    ),
    "a reversed stretch": (
        lambda graph: _first(graph, "citations").update(start=9, end=3),
        "not a span",
    ),
    "a provision below itself": (
        lambda graph: _first(graph, "provisions").update(parent=_first(graph, "provisions")["id"]),
        "stands below",
    ),
    "no file": (lambda graph: graph["files"].clear(), "not among the files"),
    "a file of another document": (
        lambda graph: _first(graph, "files").update(document=graph["files"][1]["document"]),
        "holds d",
    ),
    "one file twice": (
        lambda graph: graph["files"].append(_first(graph, "files")),
        "stands there twice",
    ),
    "one content in two documents": (
        lambda graph: [one.update(sha256="0" * 64, file=f"{n}.txt") for n, one in _held(graph)],
        "has the same content",
    ),
    "a task of no document": (
        lambda graph: _first(graph, "tasks").update(document="d0123456789abcdef"),
        "is not there",
    ),
    "no verdict of an office": (
        lambda graph: _first(graph, "decisions").update(value="perhaps", field="status"),
        "cannot be status",
    ),
    "nobody's decision": (
        lambda graph: _first(graph, "decisions").update(when="2022-02-30"),
        "when is not told",
    ),
    "a number beyond all files": (
        lambda graph: [
            one.update(amount=2**70) for task in graph["tasks"] for one in task["deadlines"]
        ],
        "serialize",
    ),
    "a number for a name": (
        lambda graph: _first(graph, "documents").update(title=7),
        r"documents\[0\].title",
    ),
    "a cell that is no number": (
        lambda graph: [
            one["source"]["tables"][0]["cells"][0].insert(0, "=1+1") for one in _tabled(graph)
        ],
        "cells",
    ),
}


def _held(graph: Any) -> Iterator[tuple[int, Any]]:
    """The files, under whose new names the documents know them."""
    for n, one in enumerate(graph["files"]):
        for document in graph["documents"]:
            if document["file"] == one["file"]:
                document["file"] = f"{n}.txt"
            document["copies"] = [
                f"{n}.txt" if it == one["file"] else it for it in document["copies"]
            ]
        yield n, one


def _tabled(graph: Any) -> Iterator[Any]:
    return (one for one in graph["documents"] if "tables" in (one["source"] or ()))


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_graph_is_refused_whole(case: str, graph: Any, tmp_path: Path) -> None:
    spoil, words = WRONG[case]
    before = json.dumps(graph)
    spoil(graph)
    assert json.dumps(graph) != before
    path = tmp_path / "graph.json"
    path.write_text(json.dumps(graph), "utf-8")

    with pytest.raises(PolicyPipeError, match=words) as raised:
        importing.read(path)

    assert str(raised.value).startswith(f"{path}: ")
    told = run("import", path, "--corpus", tmp_path / "new.db")
    assert told.exit_code == 2
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff", b"[]", b"[" * 200_000, b'{"schema":' * 50_000, b'{"schema":"other/1"}'],
    ids=["empty", "bytes", "list", "lists", "records", "another form"],
)
def test_what_is_no_graph(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_bytes(data)
    told = run("import", tmp_path / "graph.json", "--corpus", tmp_path / "new.db")

    assert told.exit_code == 2
    assert "is no task graph" in told.output
    assert not (tmp_path / "new.db").exists()


def test_a_message_names_the_document(graph: Any, tmp_path: Path) -> None:
    document = graph["documents"][0]
    document["text"] += "甲"
    (tmp_path / "graph.json").write_text(json.dumps(graph), "utf-8")

    with pytest.raises(PolicyPipeError, match=document["id"]) as raised:
        importing.read(tmp_path / "graph.json")

    assert document["title"] in str(raised.value)
