"""Every citation ends with a status; none is resolved by guessing."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpora.store import Corpus
from pipeline import views
from pipeline.graph import bundle
from pipeline.run import Summary

Run = Callable[..., Summary]


def cited(corpus: Corpus, title: str) -> list[tuple[str | None, str, str | None, int]]:
    """Title cited, status, title of the target, number of candidates; of the document `title`."""
    titles = {one.id: one.title for one in corpus.documents()}
    [document] = [one for one in corpus.documents() if one.title == title]
    return [
        (one.title, one.status, titles.get(one.target or ""), len(one.candidates))
        for one in bundle(corpus, document).citations
    ]


def put(docs: Path, **texts: str) -> None:
    for name, text in texts.items():
        (docs / f"{name}.txt").write_text(text, "utf-8")


def test_by_number(docs: Path, corpus: Corpus, run: Run) -> None:
    put(
        docs,
        a="甲省公开意见书|甲发〔2020〕1号|甲省政府",
        b="乙市公开办法书|乙发〔2020〕2号|乙市政府\n按照《旧称》(甲发［2020］1号)办。",
    )
    run(docs)

    assert cited(corpus, "乙市公开办法书") == [("旧称", "resolved", "甲省公开意见书", 0)]


def test_by_title(docs: Path, corpus: Corpus, run: Run) -> None:
    put(
        docs,
        a="甲省政府关于政务公开的意见|甲发〔2020〕1号|甲省政府",
        b="乙市办法|乙发〔2020〕2号|乙市政府\n按《甲省政府关于政务公开的意见》"
        "《关于政务公开的意见》《丙省政府关于政务公开的意见》办。",
    )
    run(docs)

    assert cited(corpus, "乙市办法") == [
        ("甲省政府关于政务公开的意见", "resolved", "甲省政府关于政务公开的意见", 0),
        ("关于政务公开的意见", "resolved", "甲省政府关于政务公开的意见", 0),
        ("丙省政府关于政务公开的意见", "missing", None, 0),
    ]


def test_a_title_with_another_number_is_another_document(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    put(
        docs,
        a="关于政务公开的意见|甲发〔2020〕1号|甲省政府",
        b="乙市办法|乙发〔2020〕2号|乙市政府\n按《关于政务公开的意见》(丙发〔2019〕7号)办。",
    )
    run(docs)

    assert cited(corpus, "乙市办法") == [("关于政务公开的意见", "missing", None, 0)]


def test_two_that_fit_are_ambiguous(docs: Path, corpus: Corpus, run: Run) -> None:
    put(
        docs,
        a="关于政务公开的意见|甲发〔2020〕1号|甲省政府",
        b="关于政务公开的意见|丙发〔2020〕1号|丙省政府",
        c="乙市办法|乙发〔2020〕2号|乙市政府\n按《关于政务公开的意见》办。",
    )
    run(docs)

    assert cited(corpus, "乙市办法") == [("关于政务公开的意见", "ambiguous", None, 2)]


def test_a_number_that_two_bear_is_settled_by_the_title(
    docs: Path, corpus: Corpus, run: Run
) -> None:
    put(
        docs,
        a="关于政务公开的意见|政办发〔2020〕1号|甲县政府",
        b="关于防汛工作的通知|政办发〔2020〕1号|丙县政府",
        c="乙市办法|乙发〔2020〕2号|乙市政府\n按《关于防汛工作的通知》(政办发〔2020〕1号)办。",
    )
    run(docs)

    assert cited(corpus, "乙市办法") == [
        ("关于防汛工作的通知", "resolved", "关于防汛工作的通知", 0)
    ]


def test_never_itself(docs: Path, corpus: Corpus, run: Run) -> None:
    put(docs, a="关于政务公开的意见|甲发〔2020〕1号|甲省政府\n省里《关于政务公开的意见》已发。")
    run(docs)

    assert cited(corpus, "关于政务公开的意见") == [("关于政务公开的意见", "missing", None, 0)]


@pytest.fixture
def exported(corpus: Corpus) -> Callable[[], dict[str, Any]]:
    def exported() -> dict[str, Any]:
        out = BytesIO()
        views.export(corpus, out)
        found: dict[str, Any] = msgspec.json.decode(out.getvalue())
        return found

    return exported


def test_what_is_missing_stays_as_an_absent_document(
    docs: Path, run: Run, exported: Callable[[], dict[str, Any]]
) -> None:
    put(
        docs,
        a="乙市办法|乙发〔2020〕2号|乙市政府\n按《关于推进政务公开的意见》(甲发〔2020〕1号)办。",
        b="丙市办法|丙发〔2020〕2号|丙市政府\n按《关于推进政务公开的意见》(甲发［2020］1号)办。",
        c="丁市办法|丁发〔2020〕2号|丁市政府\n按《关于推进政务公开的意见》办。",
    )
    run(docs)
    found = exported()

    [absent] = [one for one in found["documents"] if not one["present"]]
    assert (absent["title"], absent["number"]) == ("关于推进政务公开的意见", "甲发〔2020〕1号")
    assert (absent["file"], absent["text"], absent["fingerprint"]) == (None, "", None)
    assert {one["target"] for one in found["citations"]} == {absent["id"]}
    assert {one["status"] for one in found["citations"]} == {"missing"}


def test_a_title_cited_with_two_numbers_is_not_given_one_of_them(
    docs: Path, run: Run, exported: Callable[[], dict[str, Any]]
) -> None:
    put(
        docs,
        a="乙市办法|乙发〔2020〕2号|乙市政府\n按《关于推进政务公开的意见》(甲发〔2020〕1号)办。",
        b="丙市办法|丙发〔2020〕2号|丙市政府\n按《关于推进政务公开的意见》(戊发〔2020〕1号)办。",
        c="丁市办法|丁发〔2020〕2号|丁市政府\n按《关于推进政务公开的意见》办。",
    )
    run(docs)

    absent = [one for one in exported()["documents"] if not one["present"]]

    assert sorted(str(one["number"]) for one in absent) == [
        "None",
        "戊发〔2020〕1号",
        "甲发〔2020〕1号",
    ]
