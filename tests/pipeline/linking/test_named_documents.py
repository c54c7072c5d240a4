"""A citation finds its document under every spelling of its name, and no other document."""

from pathlib import Path

import pytest

from corpora.store import Corpus
from pipeline.graph import bundle
from tests.pipeline.linking.notices import CITY, LIBRARIES, NANPU, PROVINCE, WEIDU, Library, notice

Told = tuple[str, str | None, str]


@pytest.fixture
def library(corpus: Corpus, docs: Path) -> Library:
    return Library(corpus, docs)


def plan_of(
    issuer: str,
    work: str,
    *,
    number: str = "",
    day: str = "2021年3月2日",
    about: str = "关于印发{}的通知",
) -> str:
    return notice(
        issuer + about.format(f"《{work}》"),
        number=number,
        opening="现印发给你们，请结合实际认真组织实施。",
        signed=issuer,
        day=day,
    )


def citing(cited: str, day: str = "2021年9月3日") -> str:
    return notice(
        WEIDU + "关于推进全民阅读的通知",
        opening=f"根据{cited}，现就有关事项通知如下：",
        tasks=LIBRARIES,
        signed=WEIDU,
        day=day,
    )


def resolved(library: Library) -> Told:
    """Status, channel and target of the one citation of the file x."""
    [record] = [one for one in library.corpus.documents() if library.name(one.id) == "x"]
    [citation] = bundle(library.corpus, record).citations
    return citation.status, citation.channel, library.name(citation.target)


WORK = "岚川省湿地水鸟保护三年行动方案（2021—2023年）"


@pytest.mark.parametrize(
    "cited",
    [
        "《岚川省人民政府关于印发〈岚川省湿地水鸟保护三年行动方案（2021—2023年）〉的通知》",
        "《岚川省湿地水鸟保护三年行动方案（2021—2023年）》",
        "《岚川省湿地水鸟保护三年行动方案》",
        "《湿地水鸟保护三年行动方案（2021-2023年）》",
        "《湿地水鸟保护三年行动方案》",
        "《岚川省人民政府关于印发湿地水鸟保护三年行动方案的通知》",
        "《省政府关于湿地水鸟保护的三年行动方案》",
    ],
)
def test_every_spelling_of_a_title(library: Library, cited: str) -> None:
    library.add(p=plan_of(PROVINCE, WORK), x=citing(cited))

    assert resolved(library) == ("resolved", "title", "p")


@pytest.mark.parametrize(
    "cited",
    [
        "《岚川省湿地水鸟保护三年行动方案（2018—2020年）》",
        "《霁州市湿地水鸟保护三年行动方案》",
        "《国务院关于湿地水鸟保护的三年行动方案》",
        "《湿地水鸟保护三年行动方案（征求意见稿）》",
        "《湿地水鸟保护三年行动计划》",
        "《湿地水鸟保护三年行动方案实施细则》",
        "《全省沿海湿地水鸟保护三年行动方案》",
        "《湿地水鸟保护三年行动方案》（岚政发〔2018〕7号）",
    ],
)
def test_a_name_that_is_like_it_is_another_document(library: Library, cited: str) -> None:
    library.add(p=plan_of(PROVINCE, WORK, number="岚政发〔2021〕3号"), x=citing(cited))

    assert resolved(library)[0] == "missing"


def test_a_law_without_a_place_is_that_of_the_state(library: Library) -> None:
    law = plan_of(PROVINCE, "岚川省湿地水鸟保护条例", about="关于公布{}的通知")
    library.add(p=law, x=citing("《湿地水鸟保护条例》"))

    assert resolved(library)[0] == "missing"


def test_a_work_is_not_called_without_its_place_by_who_knows_where(library: Library) -> None:
    nobody = notice(
        "关于推进全民阅读的通知", opening="根据《湿地水鸟保护三年行动方案》，通知如下："
    )
    library.add(p=plan_of(PROVINCE, WORK), x=nobody)

    assert resolved(library)[0] == "missing"


def test_words_of_manner_may_be_left_out(library: Library) -> None:
    text = notice(
        PROVINCE + "关于进一步加强湿地水鸟保护工作的意见", signed=PROVINCE, day="2021年3月2日"
    )
    library.add(p=text, x=citing("《岚川省人民政府关于湿地水鸟保护的意见》"))

    assert resolved(library) == ("resolved", "title", "p")


def test_other_words_of_manner_make_another_document(library: Library) -> None:
    text = notice(
        PROVINCE + "关于进一步加强湿地水鸟保护工作的意见", signed=PROVINCE, day="2021年3月2日"
    )
    library.add(p=text, x=citing("《岚川省人民政府关于全面推进湿地水鸟保护工作的意见》"))

    assert resolved(library)[0] == "missing"


@pytest.mark.parametrize(
    "cited", ["《实施方案》（试行稿）", "《岚川省人民政府通知》", "《工作方案》"]
)
def test_a_title_without_a_subject_leads_nowhere(library: Library, cited: str) -> None:
    library.add(p=plan_of(PROVINCE, "工作实施方案"), x=citing(cited))
    [record] = [one for one in library.corpus.documents() if library.name(one.id) == "x"]

    assert [one.status for one in bundle(library.corpus, record).citations] in ([], ["missing"])


def test_of_two_that_fit_neither_is_taken(library: Library) -> None:
    library.add(
        p=plan_of(PROVINCE, "湿地水鸟保护行动方案"),
        c=plan_of(CITY, "湿地水鸟保护行动方案"),
        x=citing("《湿地水鸟保护行动方案》"),
    )
    [record] = [one for one in library.corpus.documents() if library.name(one.id) == "x"]
    [citation] = bundle(library.corpus, record).citations

    assert (citation.status, citation.target, len(citation.candidates)) == ("ambiguous", None, 2)
    assert library.links() == set()


def test_without_an_issuer_only_the_own_line_is_meant(library: Library) -> None:
    library.add(
        p=plan_of(PROVINCE, "湿地水鸟保护行动方案"),
        n=plan_of(NANPU, "湿地水鸟保护行动方案"),
        x=citing("《湿地水鸟保护行动方案》"),
    )

    assert resolved(library) == ("resolved", "title", "p")


def test_of_two_editions_the_one_that_was_there_is_meant(library: Library) -> None:
    library.add(
        old=plan_of(PROVINCE, "湿地水鸟保护行动方案"),
        new=plan_of(PROVINCE, "湿地水鸟保护行动方案", day="2022年5月4日"),
        x=citing("《湿地水鸟保护行动方案》"),
    )

    assert resolved(library) == ("resolved", "title", "old")


def test_pages_of_one_document_are_no_two_candidates(library: Library) -> None:
    """One of them lost its number, and with it its id."""
    text = plan_of(PROVINCE, WORK, number="岚政发〔2021〕3号")
    library.add(a=text, b=text.replace("岚政发〔2021〕3号\n", ""), x=citing(f"《{WORK}》"))

    assert len(list(library.corpus.documents())) == 3
    assert resolved(library) == ("resolved", "title", "a")


def test_a_short_name_that_others_gave_it(library: Library) -> None:
    library.add(
        p=plan_of(PROVINCE, WORK, number="岚政发〔2021〕3号"),
        y=notice(
            CITY + "关于湿地巡护的通知",
            opening="根据《岚川省湿地水鸟保护三年行动方案（2021—2023年）》（岚政发〔2021〕3号，以下简称《护鸟行动方案》），通知如下：",
            signed=CITY,
            day="2021年5月6日",
        ),
        x=citing("《护鸟行动方案》"),
    )

    assert resolved(library) == ("resolved", "alias", "p")


def test_a_short_name_that_two_documents_go_by_leads_nowhere(library: Library) -> None:
    def naming(issuer: str, cited: str) -> str:
        return notice(
            issuer + "关于湿地巡护的通知",
            opening=f"根据{cited}，以下简称《护鸟行动方案》），通知如下：",
            signed=issuer,
            day="2021年5月6日",
        )

    library.add(
        p=plan_of(PROVINCE, WORK, number="岚政发〔2021〕3号"),
        y=naming(CITY, f"《{WORK}》（岚政发〔2021〕3号"),
        z=naming(NANPU, "《楠浦县候鸟驿站建设方案》（楠政发〔2021〕9号"),
        x=citing("《护鸟行动方案》"),
    )

    assert resolved(library)[0] == "missing"


def test_a_number_wins_over_a_title(library: Library) -> None:
    library.add(
        p=plan_of(PROVINCE, WORK, number="岚政发〔2021〕3号"),
        q=plan_of(PROVINCE, "岚川省候鸟驿站建设方案", number="岚政发〔2021〕4号"),
        x=citing("《岚川省候鸟驿站建设方案》（岚政发〔2021〕4号）"),
    )

    assert resolved(library) == ("resolved", "number", "q")
