"""附件缺失 is said of what is promised and not there, with the words that promise it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpora.store import Corpus, opened
from outputs.graph_records import Bundle, Finding
from pipeline.engines import inline
from pipeline.run import ingest
from pipeline.world import World

HEAD = (
    "霁州市民政局关于做好养老服务统计工作的通知\n霁民发〔2022〕7号\n各县（市、区）民政局：\n"
    "一、请各县（市、区）民政局认真填写报表。\n{listed}\n霁州市民政局\n2022年5月5日\n"
)
FORWARDED = "岚川省临时救助办法"
FORWARDING = (
    f"霁州市民政局转发《{FORWARDED}》的通知\n霁民发〔2022〕9号\n各县（市、区）民政局：\n"
    f"现将《{FORWARDED}》（岚民发〔2022〕1号）转发给你们，请认真贯彻执行。\n霁州市民政局\n2022年7月5日\n"
)
ORIGINAL = (
    f"岚川省民政厅关于印发《{FORWARDED}》的通知\n岚民发〔2022〕1号\n各市民政局：\n"
    f"现将《{FORWARDED}》印发给你们，请认真贯彻执行。\n岚川省民政厅\n2022年6月5日\n{FORWARDED}\n"
    "第一条 县级民政部门应当做好临时救助工作，及时受理申请。\n"
    "第二条 县级民政部门应当建立临时救助台账，每季度公布救助情况。\n"
)


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Corpus]]:
    monkeypatch.chdir(tmp_path)
    with opened(tmp_path / "read.db", new=True) as corpus:

        def read(**files: str) -> Corpus:
            for name, text in files.items():
                path = Path(name) / f"{name}.txt"
                path.parent.mkdir()
                path.write_text(text, "utf-8")
                ingest([path], corpus, engine=inline)
            return corpus

        yield read


def findings(corpus: Corpus) -> list[tuple[Bundle, Finding]]:
    world = World(corpus)
    return [(world.bundle(id_), one) for id_ in world.records for one in world.findings(id_)]


def test_the_words_that_promise_are_the_evidence(read: Callable[..., Corpus]) -> None:
    [(bundle, finding)] = findings(read(n=HEAD.format(listed="附件：《养老机构名册》")))
    [evidence] = finding.evidence

    assert (finding.code, finding.kind) == ("P601", "attachment_missing")
    assert (finding.severity, finding.status) == ("warning", "open")
    assert finding.document == evidence.document == bundle.document.id
    assert (finding.task, finding.source) == (None, None)
    assert bundle.document.text[evidence.start : evidence.end] == evidence.quote
    assert "养老机构名册" in evidence.quote
    assert finding.message == (
        "附件《养老机构名册》缺失：正文未附全文，同一文件夹或压缩包中也没有名称相符的文件"
    )


def test_each_attachment_has_a_finding_of_its_own(read: Callable[..., Corpus]) -> None:
    corpus = read(n=HEAD.format(listed="附件：1.养老机构名册\n2.床位统计表"))

    assert [finding.message[:12] for _, finding in findings(corpus)] == [
        "附件1《养老机构名册》缺",
        "附件2《床位统计表》缺失",
    ]


@pytest.mark.parametrize(
    "listed",
    ["附件：养老机构名册（略）", "附件：养老机构名册（另发）", "详见附件1。", "附表：名册"],
)
def test_what_is_left_out_on_purpose_is_no_finding(
    read: Callable[..., Corpus], listed: str
) -> None:
    assert findings(read(n=HEAD.format(listed=listed))) == []


def test_what_is_forwarded_may_lie_anywhere(read: Callable[..., Corpus]) -> None:
    missing = [finding.message for _, finding in findings(read(f=FORWARDING))]

    assert [message[:14] for message in missing] == ["附件《岚川省临时救助办法》缺"]
    assert findings(read(o=ORIGINAL)) == []
