"""What is stored is what was noted, and no file but our own is ever written."""

import os
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from corpora import model
from corpora.errors import CorpusError
from corpora.folding import fold
from corpora.model import (
    Analysis,
    Assignment,
    Attachment,
    Cell,
    Citation,
    Deadline,
    Department,
    Document,
    Identity,
    Mention,
    Part,
    Provision,
    Region,
    Span,
    Table,
    Target,
    Task,
)
from corpora.store import Corpus, opened
from corpora.store_facts import KINDS, packed, unpacked
from corpora.store_reading import Contents
from corpora.store_records import (
    AttachmentRecord,
    CitationRecord,
    DecisionChange,
    DecisionRecord,
    Edition,
    FileRecord,
    Profile,
    TaskRecord,
)
from corpora.store_schema import APPLICATION_ID, SCHEMA_VERSION, check_file, supplement

# What extractors note for each other and nobody else needs.
WORKING_NOTES = {"Paragraph", "Mark", "Heading"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def corpus(path: Path) -> Iterator[Corpus]:
    with opened(path, new=True) as store:
        yield store


def edition(key: str, document: str = "d1", *, weight: int = 0, title: str = "甲通知") -> Edition:
    return Edition(
        key=key,
        document=document,
        fingerprint="f" * 16,
        facts_version=1,
        media_type="text/plain",
        weight=weight,
        number=None,
        title=title,
        level=None,
        place=None,
        issued_on=date(2020, 1, 31),
        number_key="甲发20201号",
        title_keys=(title,),
        tasks=(
            TaskRecord(
                id=f"{document}#一",
                path="一",
                kind="duty",
                heading="",
                text="办。",
                fingerprint="0",
            ),
        ),
        citations=(
            CitationRecord(title="乙办法", number=None, title_key="乙办法", number_key=None),
        ),
        facts=packed(Analysis(document=Document(text="甲", media_type="text/plain"), folded="甲")),
    )


def file(path: str) -> FileRecord:
    return FileRecord(path=path, status="read", sha256=path, size=3)


def rows(corpus: Corpus, table: str) -> int:
    with sqlite3.connect(corpus.path) as connection:
        [number] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(number)


def whole_analysis() -> Analysis:
    """One mention of every kind, with every field set."""
    span = Span(0, 4)
    department = Department(
        span=span,
        rule="r",
        name="市财政局",
        canonical="甲市财政局",
        line="财政",
        level="county",
        collective=True,
    )
    assignment = Assignment(
        span=span, rule="r", role="lead", mode="jointly", departments=(department,)
    )
    deadline = Deadline(
        span=span,
        rule="r",
        kind="within",
        start_on=date(2020, 1, 1),
        due_on=date(2020, 2, 29),
        every="P3M",
        amount=3,
        unit="month",
    )
    target = Target(span=span, rule="r", what="比重", comparator=">=", value=4.5, unit="%")
    task = Task(
        span=span,
        rule="r",
        path="一/(一)",
        provision="一/(一)",
        kind="duty",
        heading="办事",
        strength="must",
        spans=(span, Span(5, 6)),
        measures=(span,),
        assignments=(assignment,),
        deadlines=(deadline,),
        targets=(target,),
        action="办",
        object="事",
    )
    document = Document(
        text="市财政局\n办事。",
        media_type="text/html",
        encoding="gb18030",
        title="甲",
        fields=(("a", "b"),),
        body=Span(0, 4),
        tables=(Table(span=span, cells=(Cell(start=0, end=4, row=0, column=1),)),),
        page_starts=(0, 5),
        ocr=True,
    )
    identity = Identity(
        title="甲",
        attachment_title="乙",
        number="甲发〔2020〕1号",
        issuers=("甲市政府",),
        level="county",
        region=Region(name="甲市", code="110000"),
        issued_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        genre="通知",
        addressees=("各乡镇",),
    )
    mentions: dict[type[Mention], tuple[Mention, ...]] = {
        Part: (Part(span=span, rule="r", kind="body"),),
        Attachment: (
            Attachment(span=span, rule="r", title="丁表", number="1-1", withheld=True),
        ),
        Provision: (
            Provision(span=span, rule="r", path="一", parent=None, label="一、", heading="", own_end=4, leaf=True),
        ),
        Department: (department,),
        Assignment: (assignment,),
        Deadline: (deadline,),
        Target: (target,),
        Citation: (
            Citation(span=span, rule="r", title="丙", number="丙发〔2019〕2号", role="basis", alias="办法"),
        ),
        Task: (task,),
    }  # fmt: skip
    return Analysis(
        document=document, folded=fold(document.text), identity=identity, mentions=mentions
    )


def test_an_analysis_comes_back_as_it_was_stored() -> None:
    analysis = whole_analysis()

    assert unpacked(packed(analysis)) == analysis


def test_every_kind_of_mention_is_stored() -> None:
    nouns = {
        name
        for name, noun in vars(model).items()
        if isinstance(noun, type) and issubclass(noun, Mention) and noun is not Mention
    }

    assert {kind.__name__ for kind in KINDS.values()} == nouns - WORKING_NOTES


def test_long_texts_are_stored_small() -> None:
    document = Document(text="各部门要按照职责分工抓好落实。" * 500, media_type="text/plain")

    assert len(packed(Analysis(document=document, folded=document.text))) < 2_000


@pytest.mark.parametrize("damaged", [b"", b"\0", b"\1", b"\1abc", b"\0\x93"])
def test_damaged_facts_are_noticed(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="no facts"):
        unpacked(damaged)


def test_a_document_is_found_by_all_its_names(corpus: Corpus) -> None:
    corpus.put(file("a.txt"), edition("e1", "d0123"))

    assert corpus.ids_of_path("a.txt") == ("d0123",)
    assert corpus.ids_of_number("甲发20201号") == ("d0123",)
    assert corpus.ids_of_prefix("d01") == ("d0123",)
    assert corpus.ids_of_prefix("d02") == ()
    assert corpus.ids_of_title("甲通知") == ("d0123",)
    assert corpus.ids_of_title("甲通知", unnumbered=True) == ()
    assert corpus.ids_of_title_part("通") == ("d0123",)
    assert corpus.counts() == (1, 1)


def test_the_edition_with_most_task_text_speaks_for_the_document(path: Path) -> None:
    """Then the smallest path; whatever comes first."""
    puts = [
        (file("c.txt"), edition("e1", weight=5)),
        (file("b.htm"), edition("e2", weight=9)),
        (file("d.doc"), edition("e3", weight=9)),
        (file("a.txt"), edition("e1", weight=5)),
    ]
    for seed in range(6):
        random.Random(seed).shuffle(puts)
        with opened(path.with_name(f"{seed}.db"), new=True) as store:
            for put in puts:
                store.put(*put)
            [document] = store.documents()

            assert (document.file, document.edition) == ("b.htm", "e2")
            assert document.copies == ("d.doc", "a.txt", "c.txt")
            assert store.document("d1") == document
            assert [one.status for one in store.files()] == ["copy", "read", "copy", "copy"]


def test_an_edition_goes_with_its_last_file(corpus: Corpus) -> None:
    corpus.put(file("a.txt"), edition("e1"))
    assert corpus.adopt(file("b.txt"), "e1", 1)

    corpus.put(file("a.txt"), edition("e2", title="乙通知"))
    assert rows(corpus, "editions") == 2

    corpus.note(replace(file("b.txt"), status="failed"))
    assert [rows(corpus, name) for name in ("editions", "tasks", "titles", "citations")] == [1] * 4


def test_a_file_that_cannot_be_opened_keeps_what_it_said(corpus: Corpus) -> None:
    corpus.put(file("a.txt"), edition("e1"))

    corpus.note(FileRecord(path="a.txt", status="failed", reason="locked"))

    assert [one.title for one in corpus.documents()] == ["甲通知"]
    assert corpus.holds("a.txt", "e1", 1)


def test_content_that_nobody_has_brought_is_not_adopted(corpus: Corpus) -> None:
    corpus.put(file("a.txt"), edition("e1"))

    assert not corpus.adopt(file("b.txt"), "e2", 1)
    assert not corpus.adopt(file("b.txt"), "e1", 2)
    assert corpus.paths() == ("a.txt",)


def test_a_half_stored_document_is_not_stored(corpus: Corpus) -> None:
    broken = edition("e1")
    twice = replace(broken, title_keys=("甲", "甲"))

    with pytest.raises(sqlite3.IntegrityError):
        corpus.put(file("a.txt"), twice)

    assert rows(corpus, "editions") == rows(corpus, "tasks") == rows(corpus, "files") == 0
    corpus.put(file("a.txt"), broken)


def test_one_document_is_looked_up_without_ordering_all(corpus: Corpus) -> None:
    with sqlite3.connect(corpus.path) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT path FROM holdings WHERE document = 'd1' ORDER BY place"
        ).fetchall()
    connection.close()

    assert any("editions_of_document (document=?)" in str(step) for step in plan)


def test_a_reader_sees_one_moment(path: Path, corpus: Corpus) -> None:
    corpus.put(file("a.txt"), edition("e1"))
    with opened(path) as reader, reader.at_one_moment():
        assert reader.counts() == (1, 1)
        corpus.put(file("b.txt"), edition("e2", "d2"))

        assert reader.counts() == (1, 1)


def test_two_programs_may_write_at_once(path: Path) -> None:
    """Also when both come first and make the file."""
    failures: list[Exception] = []
    both = threading.Barrier(2)

    def write(name: str) -> None:
        try:
            both.wait()
            with opened(path, new=True) as store:
                for n in range(60):
                    store.put(file(f"{name}{n}.txt"), edition(f"{name}{n}", f"d{n}"))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with opened(path) as store:
        assert len(store.paths()) == 120
        assert store.counts() == (60, 60)


def foreign_text(path: Path) -> None:
    path.write_text("not a database, but dear to somebody " * 10, "utf-8")


def short_text(path: Path) -> None:
    path.write_text("x", "utf-8")


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE files (path TEXT)")
    connection.close()


def test_what_an_edition_says_of_attachments_goes_with_it(corpus: Corpus) -> None:
    promised = AttachmentRecord(number="1", title_key="分工表", of_itself=False)
    name = AttachmentRecord(number=None, title_key="甲通知", of_itself=True)
    corpus.put(file("in/a"), replace(edition("a"), attachments=(promised, name)))
    corpus.put(file("in/deep/b"), edition("b", "d2"))
    corpus.put(file("in0"), edition("c", "d3"))

    assert corpus.attachments("a") == (promised, name)
    assert corpus.promising_paths() == ("in/a",)
    assert [one.path for one in corpus.below("in")] == ["in/a", "in/deep/b"]
    assert corpus.paths_of("d2") == ("in/deep/b",)
    corpus.put(file("in/a"), edition("e"))
    assert corpus.attachments("a") == ()


def later_corpus(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE files (path TEXT)")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (foreign_text, "is no corpus file and is left as it is"),
        (short_text, "is no corpus file and is left as it is"),
        (foreign_database, "is a database of another program and is left as it is"),
        (later_corpus, "was written by a later version of policy-pipe"),
    ],
)
@pytest.mark.parametrize("new", [True, False])
def test_files_that_are_not_ours_stay_as_they_are(
    path: Path, make: Callable[[Path], None], told: str, new: bool
) -> None:
    make(path)
    before = path.read_bytes()

    with pytest.raises(CorpusError, match=told), opened(path, new=new):
        pass

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_damage_is_told(path: Path) -> None:
    with opened(path, new=True) as store:
        for n in range(200):
            store.put(file(f"{n}.txt"), edition(f"e{n}", f"d{n}"))
    whole = bytearray(path.read_bytes())
    whole[4096:] = bytes(len(whole) - 4096)
    path.write_bytes(whole)

    with pytest.raises(CorpusError, match="is damaged"), opened(path) as store:
        list(store.documents())


def test_a_truncated_corpus_is_told(path: Path) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), edition("e1"))
    path.write_bytes(path.read_bytes()[:5000])

    with pytest.raises(CorpusError, match="is damaged"), opened(path, new=True) as store:
        store.put(file("b.txt"), edition("e2"))


def test_a_corpus_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no corpus yet"), opened(path):
        pass

    assert not path.exists()


def test_an_empty_file_may_become_a_corpus(path: Path) -> None:
    path.touch()

    with opened(path, new=True) as store:
        assert store.counts() == (0, 0)


def test_a_corpus_has_a_folder(path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be opened"), opened(path / "c.db", new=True):
        pass


def test_a_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be opened"), opened(tmp_path, new=True):
        pass


@pytest.mark.parametrize("name", ["a?b#c%20.db", "中 文.db", "a'b.db"])
def test_a_corpus_may_have_any_name(tmp_path: Path, name: str) -> None:
    with opened(tmp_path / name, new=True) as store:
        store.put(file("a.txt"), edition("e1"))

    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_corpus_in_a_folder_that_is_not_ours_can_be_read(path: Path) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), edition("e1"))
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with opened(path) as store:
            assert store.counts() == (1, 1)
        with (
            pytest.raises(CorpusError, match="cannot be"),
            opened(path, new=True) as store,
        ):
            store.put(file("b.txt"), edition("e2"))
    finally:
        path.parent.chmod(0o700)


PROFILE = Profile(
    code="990000",
    published_on=None,
    issuers=("岚川省人民政府",),
    lines=(),
    governs=True,
    subject="湖泊保护意见",
    tail="湖泊保护意见",
    place="",
    years=(),
    draft=False,
    telling=True,
    topic=("保护", "湖泊"),
    vague=(),
    bound=2**30,
    numbers=b"\1\0\0\0",
)


def as_version_1(path: Path) -> None:
    """The file as the first version of the program left it."""
    connection = sqlite3.connect(path)
    later = "profiles cores cited attachments pair_links settings clauses"
    for table in (*later.split(), "decisions", "decision_changes"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_what_a_document_is_linked_by_is_kept(path: Path) -> None:
    citation = CitationRecord(
        title="乙办法",
        number=None,
        title_key="乙办法",
        number_key=None,
        role="basis",
        ground="follows",
        alias_key="湖泊办法",
    )
    stored = replace(edition("e1"), profile=PROFILE, citations=(citation,))
    with opened(path, new=True) as store:
        store.put(file("a.txt"), stored)
        [document] = store.documents()

        assert store.profile(document) == PROFILE
        assert store.citations(document) == (citation,)
        assert store.ids_of_tail("湖泊保护意见") == (document.id,)
        assert [one.title for one in store.cited_as("湖泊办法")] == ["乙办法"]


def test_a_corpus_of_the_first_version_loses_nothing(path: Path) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), edition("e1"))
        before = (list(store.files()), list(store.documents()))
    as_version_1(path)
    with opened(path) as store:
        [document] = store.documents()

        assert (list(store.files()), [document]) == before
        assert store.profile(document) is None
        assert store.promising_paths() == ()
        assert [one.title for one in store.citations(document)] == ["乙办法"]
        store.put(file("a.txt"), replace(edition("e1"), profile=PROFILE))
        assert store.profile(document) == PROFILE
    check_file(path)


def test_a_corpus_of_the_first_version_can_be_read_where_nothing_can_be_written(
    path: Path,
) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), edition("e1"))
    as_version_1(path)
    before = path.read_bytes()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    supplement(connection, writable=False)
    store_ = Contents(path, connection)
    [document] = store_.documents()

    assert store_.profile(document) is None
    assert store_.ids_of_tail("湖泊保护意见") == ()
    assert [one.title for one in store_.citations(document)] == ["乙办法"]
    connection.close()
    assert path.read_bytes() == before


DECISION = DecisionRecord(
    on="department",
    id="d0000000000000001#一",
    field="lead",
    value="市水务局",
    why="机构改革",
    who="张三",
    when="2025-06-30",
    fingerprint="00000000000000ff",
    words="一、加强河道监测。",
)


def as_version_2(path: Path) -> None:
    """The file as the second version of the program left it."""
    connection = sqlite3.connect(path)
    for table in ("decisions", "decision_changes"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()


def test_decisions_outlive_the_documents_that_they_are_on(path: Path) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), edition("e1"))
        store.decide([DECISION], seen=())
        store.put(file("a.txt"), edition("e2"))
        store.mark_missing(["a.txt"])
    with opened(path) as store:
        assert store.decisions() == (DECISION,)


def test_a_later_decision_replaces_an_earlier_one_and_both_are_told(path: Path) -> None:
    later = replace(DECISION, value="市生态环境局", who="李四", when="2025-07-01")
    gone = DecisionChange(
        on=later.on, id=later.id, field="lead", value=None, why="", who="王五", when="2025-07-02"
    )
    with opened(path, new=True) as store:
        store.decide([DECISION], seen=())
        store.decide([later], seen=(DECISION,))
        assert store.decisions() == (later,)
        store.decide((), [gone], seen=(later,))

        assert store.decisions() == ()
        assert [(one.value, one.who) for one in store.decision_changes()] == [
            ("市水务局", "张三"),
            ("市生态环境局", "李四"),
            (None, "王五"),
        ]


def test_who_decides_must_know_what_was_decided_before(path: Path) -> None:
    other = replace(DECISION, value="市生态环境局")
    with opened(path, new=True) as store:
        store.decide([DECISION], seen=())
        with pytest.raises(CorpusError, match="somebody else"):
            store.decide([other], seen=())

        assert store.decisions() == (DECISION,)


def test_a_corpus_of_the_second_version_takes_decisions(path: Path) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), replace(edition("e1"), profile=PROFILE))
    as_version_2(path)
    with opened(path) as store:
        [document] = store.documents()
        store.decide([DECISION], seen=())

        assert store.profile(document) == PROFILE
        assert store.decisions() == (DECISION,)


def test_a_corpus_of_the_second_version_can_be_read_where_nothing_can_be_written(
    path: Path,
) -> None:
    with opened(path, new=True) as store:
        store.put(file("a.txt"), replace(edition("e1"), profile=PROFILE))
    as_version_2(path)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    supplement(connection, writable=False)
    store_ = Contents(path, connection)
    [document] = store_.documents()

    assert store_.decisions() == ()
    assert store_.profile(document) == PROFILE
    connection.close()
