"""A part of a task graph: what stays, and what goes with it."""

from datetime import date

import msgspec
import pytest

from corpora import samples
from corpora.errors import PolicyPipeError
from corpora.store import opened
from outputs.graph_records import Decision, Document, Place, TaskGraph
from outputs.selection import Selection, selection_of
from outputs.stored import Stored
from outputs.view import View
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.selection import Chosen, is_in, meant_documents, meant_place
from pipeline.views import Whole
from pipeline.world import World
from tests.filled import filled_graph

COUNTY = "990121"
CITY = "990100"


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The sample corpus as a written graph."""
    from outputs import task_graph

    folder = tmp_path_factory.mktemp("selection")
    samples.put_into(folder / "docs")
    with opened(folder / "test.db", new=True) as store:
        ingest([folder / "docs"], store, engine=inline)
        with store.at_one_moment(), (folder / "g.json").open("wb") as out:
            task_graph.write(Whole(World(store)), out)
    return Stored(task_graph.read((folder / "g.json").read_bytes()))


def documents(view: View) -> dict[str, Document]:
    return {bundle.document.id: bundle.document for bundle in view.bundles()}


def regions(view: View) -> set[str]:
    return {one.region.code for one in documents(view).values() if one.region}


def ends(view: View) -> set[str]:
    """Documents in which a link between tasks begins or ends."""
    return {id_.partition("#")[0] for one in view.links() for id_ in (one.task, one.source)}


def test_a_place_is_meant_with_all_below(view: View) -> None:
    assert regions(Chosen(view, Selection(places=(CITY,)))) == {CITY, COUNTY, "990122"}
    assert regions(Chosen(view, Selection(places=(COUNTY,)))) == {COUNTY}
    assert regions(Chosen(view, Selection(places=(COUNTY, "990122")))) == {COUNTY, "990122"}


@pytest.mark.parametrize(
    ("region", "place", "within"),
    [
        (("甘肃省天水市麦积区", "620503"), "620500", True),
        (("甘肃省天水市麦积区", "620503"), "62", True),
        (("甘肃省天水市麦积区", "620503"), "620503", True),
        (("甘肃省天水市", "620500"), "620503", False),
        (("甘肃省陇南市", "621200"), "620500", False),
        (("河北省雄安新区", "130000"), "河北省雄安新区", True),
        (("河北省", "130000"), "河北省雄安新区", False),
        (("河北省雄安新区", "130000"), "130000", True),
        (("甘肃省", "620000"), "000000", False),
        (None, "620000", False),
    ],
)
def test_what_lies_in_a_place(region: tuple[str, str] | None, place: str, within: bool) -> None:
    [document, *_] = filled_graph().documents
    place_of = Place(name=region[0], code=region[1]) if region else None

    assert is_in(msgspec.structs.replace(document, region=place_of), place) is within


def test_a_link_stays_where_both_ends_stay(view: View) -> None:
    part = Chosen(view, Selection(places=(CITY,)))
    kept = set(documents(part))
    links = list(part.links())

    assert ends(part) <= kept
    assert len(links) == sum(
        {one.task.split("#")[0], one.source.split("#")[0]} <= kept for one in view.links()
    )
    assert 0 < len(links) < len(list(view.links()))
    assert {one.document for one in part.document_links()} <= kept


def test_with_the_sources_over_all_levels(view: View) -> None:
    part = Chosen(view, Selection(places=(COUNTY,), with_sources=True))

    assert regions(part) == {COUNTY, CITY, "990000"}
    assert ends(part) <= set(documents(part))
    assert len(list(part.links())) > len(list(Chosen(view, Selection(places=(COUNTY,))).links()))


def test_absent_documents_stay_where_one_that_stays_names_them(view: View) -> None:
    part = Chosen(view, Selection(places=(COUNTY,)))
    named = {one.target for bundle in part.bundles() for one in bundle.citations}
    named |= {one.source for one in part.document_links()}
    absent = {one.id for one in part.absent()}

    assert absent == {one.id for one in view.absent()} & named
    assert absent < {one.id for one in view.absent()}


@pytest.mark.parametrize(
    ("selection", "first", "last"),
    [
        (Selection(since=date(2021, 11, 5)), "2021-11-05", "2023-01-18"),
        (Selection(until=date(2021, 11, 5)), "2021-06-18", "2021-11-05"),
        (Selection(since=date(2021, 11, 6), until=date(2022, 3, 27)), "2021-11-26", "2021-12-03"),
    ],
)
def test_days_are_inclusive(view: View, selection: Selection, first: str, last: str) -> None:
    days = [str(one.issued_on) for one in documents(Chosen(view, selection)).values()]

    assert (min(days), max(days)) == (first, last)


def test_a_document_without_a_date_is_in_no_period() -> None:
    graph = filled_graph()
    undated = tuple(msgspec.structs.replace(one, issued_on=None) for one in graph.documents)
    view = Stored(msgspec.structs.replace(graph, documents=undated))

    assert documents(Chosen(view, Selection(since=date(1900, 1, 1)))) == {}
    assert len(documents(Chosen(view, Selection(kinds=("source",))))) == 2


def test_relations_and_kinds_choose_links_only(view: View) -> None:
    siblings = Chosen(view, Selection(kinds=("sibling",)))
    equal = Chosen(view, Selection(kinds=("source",), relations=("equal", "subset")))

    assert {one.kind for one in siblings.links()} == {"sibling"}
    assert {one.relation for one in equal.links()} == {"equal", "subset"}
    assert {one.kind for one in equal.links()} == {"source"}
    assert len(documents(equal)) == len(documents(view))
    assert list(equal.absent()) == list(view.absent())


def test_only_documents_or_only_tasks(view: View) -> None:
    papers = Chosen(view, Selection(tasks=False))
    tasks = Chosen(view, Selection(documents=False))

    assert list(papers.links()) == []
    assert all(bundle.tasks == () for bundle in papers.bundles())
    assert list(papers.document_links()) == list(view.document_links())
    assert [*tasks.document_links(), *tasks.absent()] == []
    assert list(tasks.links()) == list(view.links())
    assert len(documents(tasks)) == len(documents(view))


def test_a_document_comes_with_its_attachments() -> None:
    graph = filled_graph()
    notice, attachment, absent = graph.documents
    papers = (
        msgspec.structs.replace(notice, attached_to=None, attachments=(attachment.id,)),
        msgspec.structs.replace(attachment, attachments=()),
        absent,
    )
    attached = msgspec.structs.replace(papers[1], attached_to=notice.id)
    view = Stored(msgspec.structs.replace(graph, documents=(papers[0], attached, absent)))

    assert set(documents(Chosen(view, Selection(document=(notice.id,))))) == {
        notice.id,
        attached.id,
    }
    assert set(documents(Chosen(view, Selection(document=(attached.id,))))) == {attached.id}


def test_what_is_said_of_documents_that_go_goes_too() -> None:
    graph = filled_graph()
    first, second, _ = graph.documents
    alone = (msgspec.structs.replace(first, attached_to=None), *graph.documents[1:])
    on_finding = Decision(
        on="finding",
        id=graph.findings[0].id,
        field="",
        value="",
        why="",
        who="",
        when="",
        fingerprint="",
    )
    on_task = msgspec.structs.replace(on_finding, on="task", id=f"{second.id}#一")
    decisions = (*graph.decisions, on_finding, on_task)
    whole = msgspec.structs.replace(graph, documents=alone, decisions=decisions)
    part = Chosen(Stored(whole), Selection(document=(second.id,)))

    assert [*part.coverage(), *part.findings()] == []
    assert list(part.decisions()) == [on_task]
    assert {one.document for one in part.files()} <= {second.id}


def test_nothing_is_lost_where_nothing_is_asked_for(view: View) -> None:
    assert selection_of(view) == Selection()
    assert written(Chosen(view, Selection())) == written(view)


def written(view: View) -> TaskGraph:
    from io import BytesIO

    from outputs import task_graph

    out = BytesIO()
    task_graph.write(view, out)
    return task_graph.read(out.getvalue())


@pytest.mark.parametrize(
    ("name", "code"), [("霁州市", "990100"), ("岚川省霁州市苇渡县", "990121"), ("990122", "990122")]
)
def test_places_by_name_and_code(view: View, name: str, code: str) -> None:
    assert meant_place(view, name) == code


@pytest.mark.parametrize("name", ["鼓楼区", "无此县", "110000", ""])
def test_a_place_without_documents_is_an_error(view: View, name: str) -> None:
    with pytest.raises(PolicyPipeError, match="no document is of"):
        meant_place(view, name)


def test_a_place_name_that_several_bear_is_an_error() -> None:
    graph = filled_graph()
    first, second, absent = graph.documents
    two = (
        msgspec.structs.replace(first, region=Place(name="江苏省南京市鼓楼区", code="320106")),
        msgspec.structs.replace(second, region=Place(name="福建省福州市鼓楼区", code="350102")),
        absent,
    )
    with pytest.raises(PolicyPipeError, match="320106 江苏省南京市鼓楼区; 350102"):
        meant_place(Stored(msgspec.structs.replace(graph, documents=two)), "鼓楼区")


def test_documents_by_name(view: View) -> None:
    [plan] = [one for one in documents(view).values() if one.number == "霁政办发〔2021〕52号"]
    assert plan.title
    for name in (plan.id, plan.id[:9], plan.number, "霁政办发[2021]52号", plan.file, plan.title):
        assert name is not None
        assert meant_documents(view, name) == (plan.id,)


@pytest.mark.parametrize(
    ("name", "message"),
    [("养老服务", "may mean any of"), ("无此文", "no document is called"), ("", "no document")],
)
def test_a_name_of_none_or_several_is_an_error(view: View, name: str, message: str) -> None:
    with pytest.raises(PolicyPipeError, match=message):
        meant_documents(view, name)
