"""What was decided holds in all that is shown, through other readings of the files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora.store import opened
from outputs.drawing import PICTURES
from outputs.graph_records import Decision, Finding, Link, Task
from outputs.review_form import ARROW
from pipeline.api import open_corpus
from pipeline.cli import main
from pipeline.engines import inline
from pipeline.linking.work import relink
from pipeline.measures.ground import survey
from pipeline.run import ingest
from pipeline.views import Whole
from pipeline.world import World
from tests.pipeline.review.books import Book
from tests.pipeline.review.conftest import read_in

PROVINCE = """岚川省人民政府办公室关于印发岚川省河湖治理工作方案的通知
岚政办发〔2024〕6号
各市（州）人民政府：
现将《岚川省河湖治理工作方案》印发给你们，请认真贯彻执行。
岚川省人民政府办公室
2024年3月1日
岚川省河湖治理工作方案
一、加强河道采砂监测。建立采砂监测台账，组织开展日常巡查，严厉打击非法采砂行为。（省水利厅牵头，2024年12月底前完成）
二、推进湖泊生态修复。实施退田还湖，恢复湖滨湿地，提升湖泊蓄洪能力。（省生态环境厅牵头，2024年12月底前完成）
三、完善河湖长制。健全省市县三级河长体系，定期通报履职情况。（省水利厅牵头，2024年6月底前完成）
"""
CITY = """霁州市人民政府办公室关于印发霁州市河湖治理工作方案的通知
霁政办发〔2024〕16号
各县（区）人民政府，市政府各部门：
现将《霁州市河湖治理工作方案》印发给你们，请认真贯彻执行。
霁州市人民政府办公室
2024年5月1日
霁州市河湖治理工作方案
为落实《岚川省河湖治理工作方案》（岚政办发〔2024〕6号）要求，制定本方案。
一、加强河道采砂监测。建立采砂监测台账，组织开展日常巡查，严厉打击非法采砂行为。（市水利局牵头，市公安局配合，2024年12月底前完成）
二、推进湖泊生态修复。实施退田还湖，恢复湖滨湿地。（市生态环境局牵头，2024年12月底前完成）
"""

PLAN = "霁州市河湖治理工作方案"
SOURCE = "《岚川省河湖治理工作方案》（岚政办发〔2024〕6号）"


def pp(corpus: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(main, [*arguments, "--corpus", str(corpus)])
    assert done.exit_code == 0, done.output
    return done


class Office:
    """A folder of two plans, its corpus, and what is decided in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.corpus = folder / "corpus.db"
        self.docs.mkdir()
        self.write("province.txt", PROVINCE)
        self.write("city.txt", CITY)
        self.read()
        book = Book(self.corpus)
        self.one, self.two = [key for key in book.rows["task"] if key.startswith(self.city)]
        self.top = [key for key in book.rows["task"] if not key.startswith(self.city)]

    @property
    def city(self) -> str:
        with opened(self.corpus) as store:
            return next(one.id for one in store.documents() if one.level == "municipality")

    def write(self, name: str, text: str) -> None:
        (self.docs / name).write_text(text, "utf-8")

    def read(self) -> None:
        read_in(self.docs, self.corpus)

    def decide(self, key: str, **cells: str) -> None:
        book = Book(self.corpus)
        book.fill(key, **cells)
        pp(self.corpus, "review", "import", str(book.save(self.folder / "r.xlsx")))

    def add(self, **cells: str) -> None:
        """A row by hand."""
        book = Book(self.corpus)
        book.more["link"].append({"复核人": "张三", "复核日期": "2025-06-30", **cells})
        pp(self.corpus, "review", "import", str(book.save(self.folder / "r.xlsx")))

    @contextmanager
    def world(self) -> Iterator[World]:
        with opened(self.corpus) as store, store.at_one_moment():
            yield World(store)

    def task(self, key: str) -> Task:
        with self.world() as world:
            return world.task(key)

    def links(self) -> dict[str, Link]:
        with self.world() as world:
            return {f"{one.task}{ARROW}{one.source}": one for one in Whole(world).links()}

    def findings(self) -> dict[str, Finding]:
        with self.world() as world:
            return {one.id: one for one in Whole(world).findings()}

    def covered(self) -> dict[str, tuple[str, ...]]:
        """By the province's task, the tasks of the city that take it up."""
        with self.world() as world:
            return {one.source: one.tasks for one in world.coverage(self.city)}

    def decisions(self) -> list[Decision]:
        with self.world() as world:
            return list(Whole(world).decisions())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def names(task: Task, role: str) -> list[str]:
    return [
        department.text
        for one in task.assignments
        if one.role == role
        for department in one.departments
    ]


def test_a_role_has_the_bodies_that_the_office_names(office: Office) -> None:
    before = office.task(office.one)
    office.decide(office.one, 更正牵头单位="市水务局、市公安局", 更正配合单位="无")
    after = office.task(office.one)
    [lead] = [one for one in after.assignments if one.role == "lead"]

    assert names(before, "support") == ["市公安局"]
    assert names(after, "support") == []
    assert (lead.rule, lead.mode) == ("review", "jointly")
    assert [one.canonical for one in lead.departments] == ["霁州市水务局", "霁州市公安局"]
    assert lead.departments[0].line == "水务"
    with office.world() as world:
        text = world.bundle(office.city).document.text
    # Named in the text: there; else at the words that it replaces.
    assert text[lead.departments[1].start : lead.departments[1].end] == "市公安局"
    assert "市水利局" in text[lead.departments[0].start : lead.departments[0].end]


def test_a_role_that_nobody_had_is_put_in_its_order(office: Office) -> None:
    office.decide(office.two, 更正配合单位="市财政局", 更正责任单位="市水利局")

    assert [one.role for one in office.task(office.two).assignments] == [
        "lead",
        "responsible",
        "support",
    ]


def test_deadlines_are_those_that_the_office_names(office: Office) -> None:
    before = office.task(office.one).deadlines
    office.decide(office.one, 更正完成时限=f"{before[0].text}；2025年6月；2024-10-01；每季度末")
    kept, month, day, round_ = office.task(office.one).deadlines

    assert kept == before[0]
    assert [str(one.due_on) for one in (month, day)] == ["2025-06-30", "2024-10-01"]
    assert (round_.kind, round_.every) == ("recurring", "P3M")
    assert {one.rule for one in (month, day, round_)} == {"review"}
    office.decide(office.one, 更正完成时限="无")
    assert office.task(office.one).deadlines == ()


def test_the_kind_of_a_task_is_that_of_the_office(office: Office) -> None:
    office.decide(office.one, 更正任务类别="保障措施")

    assert office.task(office.one).kind == "safeguard"


def test_what_is_no_task_is_nowhere_and_its_decision_is_kept(office: Office) -> None:
    office.decide(office.one, 复核结论="非任务")
    with office.world() as world:
        bundle = world.bundle(office.city)
        rows = world.coverage(office.city)
        sides = world.sides(office.city)

    assert [task.id for task in bundle.tasks] == [office.two]
    assert len(sides) == 1
    assert not [key for key in office.links() if office.one in key]
    assert [row.state for row in rows if row.source == office.top[0]] in (["gap"], ["mentioned"])
    assert [row.tasks for row in rows if row.source == office.top[1]] == [(office.two,)]
    assert "非任务" in pp(office.corpus, "show", office.one).stdout
    assert "有效" in pp(office.corpus, "review", "list").stdout
    pp(office.corpus, "export", "-o", str(office.folder / "graph.json"))
    row = {"编号": office.one, "复核结论": "撤销"}
    office.add(**row)
    assert office.task(office.one).id == office.one


def test_a_rejected_link_is_told_and_counts_no_more(office: Office) -> None:
    [key] = [one for one in office.links() if one.startswith(office.one)]
    office.decide(key, 复核结论="否定", 复核说明="不是一回事")
    with office.world() as world:
        standing = world.standing(office.city)
        states = {row.source: row.state for row in world.coverage(office.city)}

    assert office.links()[key].status == "rejected"
    assert key not in {f"{one.task}{ARROW}{one.source}" for one in standing}
    assert states[office.top[0]] in ("gap", "mentioned")
    traced = pp(office.corpus, "trace", office.one).stdout
    assert "已否定" in traced
    assert "张三 2025-06-30: 不是一回事" in traced
    assert "已否定" in pp(office.corpus, "compare", office.one, office.top[0]).stdout


def test_a_link_that_the_office_adds_is_one(office: Office) -> None:
    office.add(本级任务编号=office.two, 来源任务编号=office.top[2], 复核结论="确认")
    key = f"{office.two}{ARROW}{office.top[2]}"
    link = office.links()[key]
    with office.world() as world:
        states = {row.source: row.state for row in world.coverage(office.city)}

    assert (link.status, link.kind) == ("confirmed", "source")
    assert round(sum(one.bits for one in link.reasons), 4) == round(link.score, 4)
    assert states[office.top[2]] != "gap"
    assert "已确认" in pp(office.corpus, "trace", office.two).stdout
    assert "已确认" in pp(office.corpus, "trace", office.top[2]).stdout


def test_a_gap_that_the_office_explains_is_justified(office: Office) -> None:
    book = Book(office.corpus)
    gaps = [one for one in office.findings().values() if one.source == office.top[2]]
    if not gaps:
        pytest.skip("no check tells gaps")
    assert gaps[0].id in book.rows["finding"]
    office.decide(gaps[0].id, 复核结论="上级直办", 复核说明="由省水利厅统一办理")
    with office.world() as world:
        rows = {row.source: row for row in world.coverage(office.city)}

    assert office.findings()[gaps[0].id].status == "justified"
    assert rows[office.top[2]].state == "justified"
    assert "上级直办，由省水利厅统一办理（张三，2025-06-30）" in rows[office.top[2]].reason
    office.decide(gaps[0].id, 复核结论="撤销")
    assert office.findings()[gaps[0].id].status == "open"


def test_a_finding_that_is_right_stays_open(office: Office) -> None:
    finding = next(iter(office.findings()))
    office.decide(finding, 复核结论="属实")

    assert office.findings()[finding].status == "open"
    assert [one.value for one in office.decisions()] == ["true"]


def test_decisions_outlive_reading_and_linking_again(office: Office) -> None:
    [link] = [one for one in office.links() if one.startswith(office.one)]
    office.decide(link, 复核结论="确认")
    office.decide(office.one, 更正牵头单位="市水务局")
    before = office.decisions()
    (office.docs / "copy.txt").write_text(CITY, "utf-8")
    with opened(office.corpus) as store:
        ingest([office.docs], store, engine=inline, again=True)
        relink(store, engine=inline)
    (office.docs / "city.txt").rename(office.docs / "other.txt")
    office.read()

    assert office.decisions() == before
    assert office.links()[link].status == "confirmed"
    assert names(office.task(office.one), "lead") == ["市水务局"]


def test_a_changed_edition_makes_decisions_suspect_until_they_are_signed_again(
    office: Office,
) -> None:
    [link] = [one for one in office.links() if one.startswith(office.one)]
    office.decide(link, 复核结论="否定")
    office.decide(office.one, 更正牵头单位="市水务局")
    office.decide(office.two, 复核结论="确认")
    office.write("city.txt", CITY.replace("组织开展日常巡查", "每周组织开展专项巡查"))
    office.read()
    suspect = {(one.on, one.id): one.suspect for one in office.decisions()}
    listed = pp(office.corpus, "review", "list", "--suspect").stdout

    assert suspect == {
        ("link", link): True,
        ("department", office.one): True,
        ("task", office.two): False,
    }
    assert (office.links()[link].status, office.links()[link].decided) == ("suspect", "rejected")
    with office.world() as world:
        assert office.one not in {one.task for one in survey(Whole(world)).links}
        assert "1项" in PICTURES["chain"](Whole(world), office.city)
        assert not [one for one in world.standing(office.city) if one.task == office.one]
    assert names(office.task(office.one), "lead") == ["市水务局"]
    assert listed.count("待核") == 2
    assert "{+每周+}组织开展[-日常-]{+专项+}巡查" in listed
    assert "待核" in pp(office.corpus, "show", office.one).stdout
    assert "已否定 (张三 2025-06-30)" in pp(office.corpus, "trace", office.one).stdout
    office.decide(office.one, 复核日期="2025-08-01")
    office.decide(link, 复核日期="2025-08-01")
    assert [one.suspect for one in office.decisions()] == [False, False, False]
    assert office.links()[link].status == "rejected"


def test_a_book_of_the_old_words_is_refused(office: Office) -> None:
    book = Book(office.corpus)
    book.fill(office.one, 更正牵头单位="市水务局")
    book.fill(office.two, 复核结论="确认")
    file = book.save(office.folder / "old.xlsx")
    office.write("city.txt", CITY.replace("组织开展日常巡查", "每周组织开展专项巡查"))
    office.read()
    done = CliRunner().invoke(main, ["review", "import", str(file), "--corpus", str(office.corpus)])

    assert done.exit_code == 1
    assert [line.endswith("请重新导出后再复核") for line in done.stderr.splitlines()] == [True]
    assert office.decisions() == []


def test_a_decision_on_what_is_gone_is_kept_and_holds_when_it_comes_back(office: Office) -> None:
    office.decide(office.two, 更正牵头单位="市水利局")
    office.write("city.txt", CITY.partition("二、")[0])
    office.read()
    listed = pp(office.corpus, "review", "list", "--suspect").stdout

    assert "无对象" in listed
    assert "实施退田还湖" in listed
    assert [one.suspect for one in office.decisions()] == [True]
    office.write("city.txt", CITY)
    office.read()
    assert names(office.task(office.two), "lead") == ["市水利局"]
    assert [one.suspect for one in office.decisions()] == [False]


def test_people_see_who_decided_what_when(office: Office) -> None:
    office.decide(office.one, 更正牵头单位="市水务局", 复核说明="机构改革")
    shown = pp(office.corpus, "show", office.one).stdout
    whole = pp(office.corpus, "show", office.city).stdout
    history = pp(office.corpus, "review", "list", "--history").stdout

    said = "已更正 牵头: 市水务局 (张三 2025-06-30: 机构改革)"
    assert "责任单位: 牵头 (单独) 市水务局 (霁州市水务局)" in shown
    assert said in shown
    assert f"{office.one}  {said}" in whole
    assert "[[牵头:" not in whole.partition("二、")[0].partition("一、")[2]
    assert history.splitlines()[1].split("\t")[:3] == ["2025-06-30", "张三", "责任单位"]


def test_an_output_has_the_same_bytes_whatever_the_order_of_decisions(tmp_path: Path) -> None:
    exported = []
    for n, order in enumerate(((0, 1), (1, 0))):
        (tmp_path / str(n)).mkdir()
        office = Office(tmp_path / str(n))
        for which in order:
            office.decide((office.one, office.two)[which], 更正牵头单位="市水务局")
        exported.append(pp(office.corpus, "export", "-o", "-").stdout_bytes)

    folders = [str(tmp_path / str(n)).encode() for n in range(2)]
    assert exported[0].replace(folders[0], b"") == exported[1].replace(folders[1], b"")


def test_no_task_of_an_attachment_takes_anything_up(office: Office) -> None:
    """Its file names no source: coverage compares it on behalf of its notice."""
    plan, _, body = CITY.partition("霁州市河湖治理工作方案\n为落实")
    _, _, items = body.partition("\n")
    office.write("city.txt", plan.replace("现将", f"根据{SOURCE}，现将") + f"\n附件：{PLAN}\n")
    office.write("plan.txt", f"{PLAN}\n{items}")
    office.read()
    with office.world() as world:
        [attachment] = world.joined.notices
    first = next(key for key in Book(office.corpus).rows["task"] if key.startswith(attachment))
    before = office.covered()
    office.decide(first, 复核结论="非任务")

    assert before[office.top[0]] == (first,)
    assert office.covered()[office.top[0]] == ()


def test_the_graph_of_a_notebook_has_what_the_office_left(office: Office) -> None:
    key = next(one for one in office.links() if one.startswith(office.one))
    task, source = key.split(ARROW)
    with open_corpus(office.corpus) as library:
        before = library.task_graph()
    office.decide(key, 复核结论="否定")
    office.decide(office.two, 复核结论="非任务")
    with open_corpus(office.corpus) as library:
        graph = library.task_graph()

    assert before.has_edge(source, task)
    assert not graph.has_edge(source, task)
    assert task in graph
    assert office.two in before
    assert office.two not in graph
