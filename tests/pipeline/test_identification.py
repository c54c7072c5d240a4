"""Copies and formats of one document share its id; two documents never do."""

from datetime import date
from typing import Any

import pytest

from corpora.folding import fold
from corpora.model import Analysis, Citation, Document, Identity, Part, Provision, Span, Task
from pipeline.identification import (
    citation_ids,
    document_id,
    fingerprint,
    provision_ids,
    spelling,
    task_ids,
    title_key,
    title_keys,
)

TITLE = "柳河市人民政府办公室关于印发柳河市公共资源交易工作方案的通知"
TRADITIONAL = "柳河市人民政府辦公室關於印發柳河市公共資源交易工作方案的通知"
OFFICE = "柳河市人民政府办公室"
PAGE = "為進一步規範公共資源交易,這個辦法對縣區機關來說應當執行,會後實施。"


def analysis(text: str = "正文。", **identity: Any) -> Analysis:
    document = Document(text=text, media_type="text/plain")
    return Analysis(document=document, folded=fold(text), identity=Identity(**identity))


def id_of(text: str = "正文。", **identity: Any) -> str:
    return document_id(analysis(text, **identity))


NUMBERED = id_of(number="柳政办发〔2014〕29号", issuers=(OFFICE,), title=TITLE)
DATED = id_of(issuers=(OFFICE,), title=TITLE, issued_on=date(2014, 7, 30))


@pytest.mark.parametrize(
    "same",
    [
        id_of(number="柳政办发(2014)29号", issuers=(OFFICE,)),
        id_of(number="柳政办发［２０１４］２９号", issuers=(OFFICE,), title="另一题目的通知"),
        id_of(number="柳政办发 〔2014〕 29 号", issuers=(f" {OFFICE} ",), issued_on=date(2014, 8, 1)),
        id_of(PAGE, number="柳政辦發〔2014〕29號", issuers=("柳河市人民政府辦公室",), title=TRADITIONAL),
    ],
)  # fmt: skip
def test_the_number_names_a_document_however_it_is_written(same: str) -> None:
    assert same == NUMBERED


@pytest.mark.parametrize(
    "other",
    [
        id_of(number="柳政办发〔2014〕30号", issuers=(OFFICE,)),
        id_of(number="柳政办发〔2014〕29号", issuers=("柳江县人民政府办公室",)),
        id_of(issuers=(OFFICE,), title=TITLE, issued_on=date(2014, 7, 30)),
    ],
)
def test_another_number_or_issuer_is_another_document(other: str) -> None:
    assert other != NUMBERED


def test_joint_issuers_come_in_any_order() -> None:
    number = "柳财发〔2014〕3号"

    assert id_of(number=number, issuers=("市财政局", "市教育局")) == id_of(
        number=number, issuers=("市教育局", "市财政局")
    )


def test_a_number_without_a_year_needs_the_title_too() -> None:
    first = id_of(number="公告第5号", issuers=("柳河市财政局",), title="关于停征工本费的公告")
    second = id_of(number="公告第5号", issuers=("柳河市财政局",), title="关于调整收费目录的公告")

    assert first != second


@pytest.mark.parametrize(
    "same",
    [
        id_of("别的抬头\n正文。", issuers=(OFFICE,), title=TITLE, issued_on=date(2014, 7, 30)),
        id_of(issuers=(OFFICE,), title=TITLE.removeprefix(OFFICE), issued_on=date(2014, 7, 30)),
        id_of(issuers=(OFFICE,), title=TITLE.replace("关于", " 关于\n"), issued_on=date(2014, 7, 30)),
        id_of(PAGE, issuers=(OFFICE,), title=TRADITIONAL, issued_on=date(2014, 7, 30)),
    ],
)  # fmt: skip
def test_issuer_title_and_date_name_a_document_without_number(same: str) -> None:
    assert same == DATED


@pytest.mark.parametrize(
    "other",
    [
        id_of(issuers=(OFFICE,), title=TITLE, issued_on=date(2015, 7, 30)),
        id_of(issuers=("柳江县人民政府",), title=TITLE, issued_on=date(2014, 7, 30)),
        id_of(issuers=(OFFICE,), title=TITLE),
    ],
)
def test_another_date_is_another_document(other: str) -> None:
    assert other != DATED


def test_a_title_without_year_does_not_name_an_undated_document() -> None:
    """Every spring brings such a notice of the same title."""
    identity = {"issuers": (OFFICE,), "title": "关于做好防汛工作的通知"}

    assert id_of("今年汛期早。", **identity) != id_of("今年汛期晚。", **identity)


def test_a_title_with_its_year_names_an_undated_document() -> None:
    identity = {"issuers": (OFFICE,), "title": "关于做好2014年防汛工作的通知"}

    assert id_of("网页一。", **identity) == id_of("网页二。", **identity)


def test_a_bare_genre_is_no_title() -> None:
    identity = {"issuers": (OFFICE,), "title": "通知", "issued_on": date(2014, 7, 30)}

    assert id_of("今日停水。", **identity) != id_of("今日停电。", **identity)


def test_else_the_text_names_a_document_without_site_chrome() -> None:
    plain = analysis("一、抓好 落实。\n二、按时报送。")
    text = "首页 > 通知\n一、抓好落实。\n二、按时报送。\n访问量:15"
    parts = [
        Part(span=Span(0, 8), rule="r", kind="chrome"),
        Part(span=Span(8, 24), rule="r", kind="body"),
        Part(span=Span(24, len(text)), rule="r", kind="chrome"),
    ]
    page = analysis(text).plus(Part, parts)

    assert document_id(page) == document_id(plain)
    assert document_id(analysis("一、抓好落实。")) != document_id(plain)


def test_an_id_is_sixteen_hex_digits() -> None:
    """Written out: ids must be the same in every later version."""
    assert NUMBERED == "da66b9371e1f30e47"
    assert DATED == "dcd7490a56e3c57f4"


def test_a_fingerprint_changes_with_the_words_only() -> None:
    assert fingerprint("抓好 落实。\n") == fingerprint("抓好落实。")
    assert fingerprint("抓好落实。") != fingerprint("抓好落实!")


def task(path: str) -> Task:
    span = Span(0, 1)
    return Task(
        span=span,
        rule="r",
        path=path,
        provision=None,
        kind="duty",
        heading="",
        strength="plain",
        spans=(span,),
        measures=(span,),
    )


def test_repeated_paths_are_counted() -> None:
    tasks = [task(path) for path in ("一", "二", "一", "一")]

    assert task_ids("d0", tasks) == ("d0#一", "d0#二", "d0#一~2", "d0#一~3")


def test_provisions_are_counted_in_the_same_way() -> None:
    """Two attachments may both have a 一."""
    span = Span(0, 1)
    provisions = [
        Provision(
            span=span, rule="r", path=path, parent=None, label="", heading="", own_end=1, leaf=True
        )
        for path in ("附件/一", "附件/一")
    ]

    assert provision_ids("d0", provisions) == ("d0/附件/一", "d0/附件/一~2")


def test_citations_are_named_by_what_they_cite() -> None:
    def citation(at: int, title: str) -> Citation:
        span = Span(at, at + 1)
        return Citation(span=span, rule="r", title=title, number=None, role="mention")

    [first, second] = citation_ids("d0", [citation(0, "甲办法"), citation(5, "乙办法")])

    assert citation_ids("d0", [citation(7, "乙办法")]) == (second,)
    assert first != second
    assert first.startswith("d0@")


def test_a_title_is_known_with_and_without_issuer() -> None:
    whole = analysis(title=TITLE, issuers=(OFFICE,), attachment_title="柳河市公共资源交易工作方案")
    keys = title_keys(whole, spelling(whole))

    for written in (
        TITLE,
        "关于印发柳河市公共资源交易工作方案的通知",
        "印发《柳河市公共资源交易工作方案》的通知",
        "柳河市公共资源交易工作方案",
    ):
        assert title_key(spelling(whole), written) in keys
    assert (
        title_key(spelling(whole), "柳江县人民政府关于印发柳河市公共资源交易工作方案的通知")
        not in keys
    )


@pytest.mark.parametrize("title", [None, "", "意见", "关于意见", "实施方案"])
def test_short_titles_tell_no_document(title: str | None) -> None:
    whole = analysis(title=title)

    assert title_key(spelling(whole), title) is None
    assert title_keys(whole, spelling(whole)) == ()
