"""A notice and the files that it lists are found to belong together, or nothing is said."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from corpora.model import Identity, Region
from corpora.store import Corpus, opened
from outputs import task_graph
from outputs.graph_records import Bundle
from pipeline import graph, views
from pipeline.attachments import inherit, joined
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World
from tests.corpora.readers import test_readers_docx as docx
from tests.corpora.readers import test_readers_xlsx as xlsx

COVER = (
    "霁州市人民政府办公室关于做好养老服务工作的通知",
    "霁政办发〔2022〕5号",
    "各县（市、区）人民政府，市政府各部门：",
    "现将有关事项通知如下，请认真贯彻执行。",
    "一、各县（市、区）要认真组织实施。",
    "附件：1.养老服务重点任务分工表",
    "2.养老机构名册",
    "霁州市人民政府办公室",
    "2022年3月10日",
)
ROWS = (
    ("序号", "重点任务", "牵头单位", "完成时限"),
    ("1", "建设社区养老服务站点", "市民政局", "2022年12月底前"),
    ("2", "培训养老护理员", "市人力资源社会保障局", "2022年6月底前"),
)
TABLE = ("养老服务重点任务分工表", *("\t".join(row) for row in ROWS))
REGISTER = ("养老机构名册", "甲县养老院 120张床位", "乙县养老院 80张床位")
PLAIN = ("序号 名称", "1 甲县", "2 乙县")

Lines = tuple[str, ...]


def cover(number: int, *listed: str) -> Lines:
    """A notice with another number that lists other attachments."""
    head = (COVER[0], f"霁政办发〔2022〕{number}号", *COVER[2:5])
    return (*head, *listed, *COVER[-2:])


def text(lines: Lines) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def word(lines: Lines) -> bytes:
    return docx.word("".join(map(docx.p, lines)))


def workbook(title: str) -> bytes:
    rows = [(title,), *ROWS]
    cells = [
        "".join(xlsx.cell(f"{'ABCD'[n]}{row}", words) for n, words in enumerate(columns))
        for row, columns in enumerate(rows, start=1)
    ]
    return xlsx.book(xlsx.sheet(*cells))


@pytest.fixture
def read(docs: Path, tmp_path: Path) -> Iterator[Callable[..., Corpus]]:
    """A corpus of these files, by their names in docs/; with readers and extractors as they are."""
    with opened(tmp_path / "read.db", new=True) as corpus:

        def read(files: Mapping[str, bytes | Lines]) -> Corpus:
            for name, content in files.items():
                path = docs / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else text(content))
            ingest([docs], corpus, engine=inline)
            return corpus

        yield read


def bundles(corpus: Corpus) -> dict[str, Bundle]:
    """By file; what is shown of one document is what is exported."""
    found = {one.document.id: one for one in graph.bundles(corpus)}
    for document in corpus.documents():
        assert graph.bundle(corpus, document) == found[document.id]
    return {str(one.document.file).removeprefix("docs/"): one for one in found.values()}


def pairs(corpus: Corpus) -> dict[str, str]:
    """Attachments with their notices, both ways the same."""
    found = bundles(corpus)
    names = {one.document.id: name for name, one in found.items()}
    down = {names[id_]: name for name, one in found.items() for id_ in one.document.attachments}
    up = {
        name: names[one.document.attached_to]
        for name, one in found.items()
        if one.document.attached_to
    }
    assert down == up
    return up


def messages(corpus: Corpus) -> list[str]:
    world = World(corpus)
    return [one.message for id_ in world.records for one in world.findings(id_)]


def test_by_the_titles_in_their_texts(read: Callable[..., Corpus]) -> None:
    corpus = read({"n.txt": COVER, "x.txt": TABLE, "y.txt": ("附件2", *REGISTER)})

    assert pairs(corpus) == {"x.txt": "n.txt", "y.txt": "n.txt"}
    assert messages(corpus) == []


def test_in_the_order_of_the_list(read: Callable[..., Corpus]) -> None:
    corpus = read({"n.txt": COVER, "a.txt": REGISTER, "b.txt": TABLE})
    found = bundles(corpus)

    ids = tuple(found[name].document.id for name in ("b.txt", "a.txt"))
    assert found["n.txt"].document.attachments == ids


def test_by_the_names_of_files(read: Callable[..., Corpus]) -> None:
    names = ("附件1：养老服务重点任务分工表.txt", "2.养老机构名册.txt")
    corpus = read({"n.txt": COVER, names[0]: PLAIN, names[1]: ("名单", *PLAIN)})

    assert pairs(corpus) == dict.fromkeys(names, "n.txt")


def test_a_notice_in_word_and_a_ledger_in_a_workbook(
    docs: Path, read: Callable[..., Corpus]
) -> None:
    """In one ZIP, the attachments in a folder of their own."""
    with zipfile.ZipFile(docs / "a.zip", "w") as archive:
        archive.writestr("养老/通知.docx", word(COVER))
        archive.writestr("养老/附件/分工.xlsx", workbook("养老服务重点任务分工表"))
        archive.writestr("养老/附件/2.养老机构名册.docx", word(REGISTER))
    corpus = read({"other.txt": REGISTER})
    found = bundles(corpus)

    notice = "a.zip/养老/通知.docx"
    ledger = found["a.zip/养老/附件/分工.xlsx"]
    assert pairs(corpus) == {
        "a.zip/养老/附件/分工.xlsx": notice,
        "a.zip/养老/附件/2.养老机构名册.docx": notice,
    }
    assert [task.deadlines[0].text for task in ledger.tasks] == ["2022年12月底前", "2022年6月底前"]
    assert ledger.document.issuers == ("霁州市人民政府办公室",)
    assert ledger.document.issued_on == date(2022, 3, 10)
    assert ledger.document.inherited[-1] == "issued_on"
    assert ledger.document.number is None


def test_by_number_where_one_notice_lies_in_the_folder(read: Callable[..., Corpus]) -> None:
    corpus = read({"n.txt": COVER, "附件1.txt": PLAIN, "附件2.txt": ("名单", *PLAIN)})

    assert pairs(corpus) == {"附件1.txt": "n.txt", "附件2.txt": "n.txt"}


def test_a_number_tells_nothing_beside_another_notice(read: Callable[..., Corpus]) -> None:
    other = cover(6, "附件：1.其他事项说明", "2.联系人名单")
    corpus = read({"n.txt": COVER, "o.txt": other, "附件1.txt": PLAIN})

    assert pairs(corpus) == {}
    assert len(messages(corpus)) == 4


def test_a_number_tells_nothing_where_the_title_says_otherwise(
    read: Callable[..., Corpus],
) -> None:
    corpus = read({"n.txt": COVER, "附件1：消防安全检查记录.txt": PLAIN})

    assert pairs(corpus) == {}


def test_one_file_may_hold_several_attachments(read: Callable[..., Corpus]) -> None:
    both = ("附件1", *TABLE, "附件2", *REGISTER)
    corpus = read({"n.txt": COVER, "x.txt": both})

    assert pairs(corpus) == {"x.txt": "n.txt"}
    assert messages(corpus) == []


@pytest.mark.parametrize(
    ("title", "is_joined"),
    [
        ("霁州市养老服务重点任务分工表", True),
        ("养老服务重点任务分工表（试行）", True),
        ("养老服务重点任务分工表填写说明", False),
        ("养老服务重点任务", False),
        ("附件3养老服务重点任务分工表", False),
    ],
)
def test_a_title_may_differ_by_a_place_or_a_word_behind_it(
    read: Callable[..., Corpus], title: str, is_joined: bool
) -> None:
    corpus = read({"n.txt": COVER, f"{title}.txt": PLAIN})

    assert (f"{title}.txt" in pairs(corpus)) == is_joined


def test_two_files_that_fit_are_both_left_alone(read: Callable[..., Corpus]) -> None:
    corpus = read({"n.txt": COVER, "x.txt": TABLE, "y.txt": (*TABLE, "备注"), "z.txt": REGISTER})

    assert pairs(corpus) == {"z.txt": "n.txt"}
    assert messages(corpus) == [
        "附件1《养老服务重点任务分工表》无法确定：有2份文件同样相符（docs/x.txt、docs/y.txt）"
    ]


def test_of_two_files_the_one_with_the_number_is_meant(read: Callable[..., Corpus]) -> None:
    files = {"x.txt": TABLE, "附件1.txt": ("附件1", *TABLE, "备注"), "z.txt": REGISTER}
    corpus = read({"n.txt": COVER, **files})

    assert pairs(corpus) == {"附件1.txt": "n.txt", "z.txt": "n.txt"}


def test_two_notices_that_list_one_file_are_both_left_alone(read: Callable[..., Corpus]) -> None:
    other = cover(6, "附件：养老机构名册")
    corpus = read({"n.txt": COVER, "o.txt": other, "x.txt": TABLE, "y.txt": REGISTER})

    assert pairs(corpus) == {"x.txt": "n.txt"}
    assert sorted(messages(corpus)) == [
        "附件2《养老机构名册》无法确定：docs/y.txt同样符合其他通知所列的附件",
        "附件《养老机构名册》无法确定：docs/y.txt同样符合其他通知所列的附件",
    ]


def test_each_of_two_folders_has_its_own(read: Callable[..., Corpus]) -> None:
    """The same form lies in both: there it belongs to both, and by itself to neither."""
    other = cover(6, "附件：养老机构名册")
    corpus = read(
        {"a/n.txt": COVER, "a/x.txt": TABLE, "a/y.txt": REGISTER, "b/o.txt": other, "b/y.txt": REGISTER}
    )  # fmt: skip
    found = bundles(corpus)

    register = found["a/y.txt"].document
    assert register.copies == ("docs/b/y.txt",)
    assert register.attached_to is None
    assert register.id in found["a/n.txt"].document.attachments
    assert found["b/o.txt"].document.attachments == (register.id,)
    assert messages(corpus) == []


def test_other_folders_are_other_matters(read: Callable[..., Corpus]) -> None:
    corpus = read({"a/n.txt": COVER, "b/x.txt": TABLE, "a/c/y.txt": REGISTER, "z.txt": TABLE})

    assert pairs(corpus) == {}
    assert len(messages(corpus)) == 2


def test_a_document_with_a_number_of_its_own_stays_nobodys(read: Callable[..., Corpus]) -> None:
    listed = cover(6, "附件：霁州市民政局关于报送养老机构名册的通知")
    own = (
        "霁州市民政局关于报送养老机构名册的通知",
        "霁民发〔2022〕3号",
        "各县民政局：",
        "一、请按时报送养老机构名册。",
    )
    corpus = read({"n.txt": listed, "x.txt": own})
    found = bundles(corpus)

    assert found["n.txt"].document.attachments == (found["x.txt"].document.id,)
    assert found["x.txt"].document.attached_to is None
    assert found["x.txt"].document.inherited == ()
    assert messages(corpus) == []


def test_a_file_that_comes_later_is_joined(docs: Path, read: Callable[..., Corpus]) -> None:
    corpus = read({"n.txt": COVER, "x.txt": TABLE})
    before = messages(corpus)
    corpus = read({"y.txt": REGISTER})

    assert before == [
        "附件2《养老机构名册》缺失：正文未附全文，同一文件夹或压缩包中也没有名称相符的文件"
    ]
    assert messages(corpus) == []
    assert pairs(corpus) == {"x.txt": "n.txt", "y.txt": "n.txt"}


def test_the_order_of_reading_does_not_matter(docs: Path, tmp_path: Path) -> None:
    files = {"n.txt": COVER, "附件1.txt": PLAIN, "y.txt": REGISTER, "z.txt": (*REGISTER, "备注")}
    for name, lines in files.items():
        (docs / name).write_bytes(text(lines))
    written = set()
    for n, order in enumerate(permutations(files)):
        with opened(tmp_path / f"{n}.db", new=True) as corpus:
            for name in order:
                ingest([docs / name], corpus, engine=inline)
            out = BytesIO()
            views.export(corpus, out)
            written.add(out.getvalue())

    assert len(written) == 1
    assert len(task_graph.read(written.pop()).findings) == 1


def test_only_the_folders_of_a_document_are_asked(read: Callable[..., Corpus]) -> None:
    corpus = read({"a/n.txt": COVER, "a/x.txt": TABLE, "b/o.txt": cover(6, "附件：养老机构名册")})
    [notice] = corpus.ids_of_path("docs/a/n.txt")

    assert set(joined(corpus, notice).promises) == {notice}
    assert len(joined(corpus).promises) == 2


NOTICE = Identity(
    issuers=("霁州市人民政府",),
    level="municipality",
    region=Region(name="岚川省霁州市", code="990100"),
    issued_on=date(2022, 3, 10),
)


def test_what_an_attachment_does_not_say_its_notice_says() -> None:
    told, fields = inherit(Identity(title="分工表"), NOTICE)

    assert told == Identity(
        title="分工表",
        issuers=NOTICE.issuers,
        level=NOTICE.level,
        region=NOTICE.region,
        issued_on=NOTICE.issued_on,
    )
    assert fields == ("issuers", "level", "region", "issued_on")


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        (Identity(issuers=("岚川省民政厅",)), ("issued_on",)),  # its level is not the notice's
        (Identity(level="province"), ("issued_on",)),
        (Identity(region=Region(name="岚川省", code="990000")), ("issued_on",)),
        (Identity(level="municipality", issued_on=date(2021, 1, 1)), ("issuers", "region")),
    ],
)
def test_what_it_says_itself_stays(own: Identity, fields: tuple[str, ...]) -> None:
    told, inherited = inherit(own, NOTICE)

    assert inherited == fields
    assert (told.level, told.issued_on) == (own.level, own.issued_on or NOTICE.issued_on)


def test_without_notice_nothing_is_inherited() -> None:
    assert inherit(Identity(title="分工表"), None) == (Identity(title="分工表"), ())
