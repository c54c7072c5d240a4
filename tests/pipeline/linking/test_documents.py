"""Which documents a document comes from: named, likely, or none at all."""

from itertools import permutations
from pathlib import Path

import pytest

from corpora.store import Corpus
from tests.pipeline.linking.notices import (
    CITY,
    LIBRARIES,
    NANPU,
    PROVINCE,
    WEIDU,
    WETLANDS,
    Library,
    notice,
    planned,
)

# Sentences that stand in no notice above.
OWN = (
    "划定养殖红线。在近岸浅水区竖立标识牌，已发放的养殖证到期后不再续发，补偿资金由乡镇核算。",
    "组建巡护队伍。每个村聘用两名护鸟员，配发望远镜和记录仪，巡护日志按月汇总。",
    "办好观鸟节。利用冬春两季候鸟集中的时段，邀请摄影爱好者采风，推出农家餐饮和民宿套餐。",
)


@pytest.fixture
def library(corpus: Corpus, docs: Path) -> Library:
    return Library(corpus, docs)


def province(title: str = "关于加强湿地保护修复的意见", **written: object) -> str:
    given = {"number": "岚政发〔2020〕8号", "signed": PROVINCE, "day": "2020年3月2日"} | written
    return notice(PROVINCE + title, **given)  # type: ignore[arg-type]  # as `notice` takes them


def city(opening: str = "", **written: object) -> str:
    given = {"number": "霁政发〔2020〕31号", "signed": CITY, "day": "2020年7月15日"} | written
    title = CITY + "关于加强湿地保护修复的实施意见"
    return notice(title, opening=opening or "现提出如下意见：", **given)  # type: ignore[arg-type]


def county(opening: str = "", *, of: str = WEIDU, **written: object) -> str:
    given = {"number": "苇政发〔2020〕40号", "signed": of, "day": "2020年11月3日"} | written
    title = of + "关于加强湿地保护修复的实施方案"
    return notice(title, opening=opening or "制定本方案：", **given)  # type: ignore[arg-type]


NAMED = "根据《岚川省人民政府关于加强湿地保护修复的意见》（岚政发〔2020〕8号），提出如下意见："


def test_a_basis_is_implemented(library: Library) -> None:
    library.add(p=province(), c=city(NAMED, tasks=OWN))

    assert library.links() == {("c", "implements", "number", "p")}


def test_what_is_forwarded_is_so_linked(library: Library) -> None:
    library.add(
        p=province(),
        c=notice(
            "霁州市人民政府转发岚川省人民政府关于加强湿地保护修复的意见的通知",
            number="霁政发〔2020〕31号",
            opening="现将《岚川省人民政府关于加强湿地保护修复的意见》（岚政发〔2020〕8号）转发给你们，请遵照执行。",
            tasks=OWN,
            signed=CITY,
            day="2020年7月15日",
        ),
    )

    assert ("c", "forwards", "number", "p") in library.links()


@pytest.mark.parametrize(
    ("task", "role"),
    [
        (
            "落实《岚川省人民政府关于加强湿地保护修复的意见》，对沿岸网箱逐一登记造册并公示。",
            "implements",
        ),
        (
            "按照《岚川省人民政府关于加强湿地保护修复的意见》第三条的口径统计面积并逐级上报。",
            "cites",
        ),
    ],
)
def test_a_task_that_rests_on_a_document(library: Library, task: str, role: str) -> None:
    library.add(p=province(), c=city(tasks=(*OWN, task)))

    assert library.links() == {("c", role, "title", "p")}


@pytest.mark.parametrize(
    "task",
    [
        "湿地名录见《岚川省人民政府关于加强湿地保护修复的意见》附表，由各乡镇张贴在公告栏内。",
        "自本意见印发之日起，《岚川省人民政府关于加强湿地保护修复的意见》同时废止，不再执行。",
    ],
)
def test_a_document_that_is_only_mentioned_or_repealed_is_no_source(
    library: Library, task: str
) -> None:
    library.add(p=province(), c=city(tasks=(*OWN, task)))

    assert library.links() == set()


def test_the_reasons_make_the_score(library: Library) -> None:
    library.add(p=province(), c=city(NAMED), w=county())

    for link in library.plan().document_links:
        assert link.reasons
        assert link.score == sum(one.bits for one in link.reasons)


def test_an_absent_source_is_linked_by_its_id(library: Library) -> None:
    library.add(c=city(NAMED))
    [link] = library.plan().document_links

    assert (link.role, link.channel, link.source[0]) == ("implements", "number", "m")


@pytest.mark.parametrize(("day", "linked"), [("2020年7月15日", True), ("2019年7月15日", False)])
def test_no_document_comes_from_a_later_one(library: Library, day: str, linked: bool) -> None:
    library.add(p=province(), c=city(NAMED, tasks=OWN, number="", day=day))

    assert bool(library.links()) is linked


def test_no_document_comes_from_a_lower_one(library: Library) -> None:
    cited = (
        "根据《霁州市人民政府关于加强湿地保护修复的实施意见》（霁政发〔2020〕31号），提出如下意见："
    )
    library.add(c=city(tasks=OWN), p=province(opening=cited, day="2021年3月2日"))

    assert library.links() == set()


def test_no_document_comes_from_one_beside_it(library: Library) -> None:
    cited = (
        "参照《苇渡县人民政府关于加强湿地保护修复的实施方案》（苇政发〔2020〕40号），制定本方案："
    )
    library.add(
        w=county(tasks=OWN),
        n=county(cited, of=NANPU, number="楠政发〔2021〕2号", day="2021年1月5日"),
    )

    assert library.links() == set()


def test_a_level_that_number_or_title_tell_counts_for_absent_documents_too(
    library: Library,
) -> None:
    cited = (
        "根据《苇渡县人民政府关于加强湿地保护修复的实施方案》（苇政发〔2019〕40号），提出如下意见："
    )
    library.add(p=province(opening=cited))

    assert library.links() == set()


def test_later_work_of_the_same_place_may_rest_on_earlier(library: Library) -> None:
    cited = "根据《岚川省人民政府关于加强湿地保护修复的意见》（岚政发〔2020〕8号），通知如下："
    library.add(
        p=province(),
        q=province(
            "关于发布湿地名录的通知",
            opening=cited,
            tasks=OWN,
            number="岚政发〔2021〕3号",
            day="2021年2月1日",
        ),
    )

    assert library.links() == {("q", "implements", "number", "p")}


def test_what_is_written_to_carry_a_document_out_is_not_above_it(library: Library) -> None:
    task = "落实《〈岚川省人民政府关于加强湿地保护修复的意见〉实施细则》，逐块登记并公示。"
    library.add(p=province(tasks=(*WETLANDS, task)))

    assert library.links() == set()


def test_a_copy_that_names_nothing_is_found(library: Library) -> None:
    copied = tuple(task.replace("林业主管部门", "县林业局") for task in WETLANDS)
    library.add(p=province(), w=county(tasks=copied))

    assert library.links() == {("w", "implements", "inferred", "p")}


def test_a_copy_under_another_title_is_found(library: Library) -> None:
    library.add(
        p=province(),
        w=notice(
            WEIDU + "关于印发候鸟越冬地整治计划的通知",
            number="苇政发〔2020〕41号",
            tasks=WETLANDS,
            signed=WEIDU,
            day="2020年12月3日",
        ),
    )

    assert library.links() == {("w", "implements", "inferred", "p")}


@pytest.mark.parametrize(
    "text",
    [
        # Another subject of the same time and line.
        notice(
            PROVINCE + "关于加强公共图书馆服务的意见",
            number="岚政发〔2020〕9号",
            tasks=LIBRARIES,
            signed=PROVINCE,
            day="2020年3月2日",
        ),
        # The same subject in words of its own, and nothing that points to it.
        province(tasks=OWN),
        # The same words ten years before.
        province(number="岚政发〔2010〕8号", day="2010年3月2日"),
        # The same words after it.
        province(number="岚政发〔2021〕8号", day="2021年3月2日"),
        # Without any date.
        province(number="", day=""),
        # A draft.
        province("关于加强湿地保护修复的意见（征求意见稿）"),
    ],
)
def test_what_is_not_taken_over_is_no_likely_source(library: Library, text: str) -> None:
    library.add(p=text, w=county())

    assert library.links() == set()


def test_the_words_of_a_place_beside_it_are_no_source(library: Library) -> None:
    library.add(w=county(), n=county(of=NANPU, number="楠政发〔2021〕2号", day="2021年1月5日"))

    assert library.links() == set()


def test_an_earlier_edition_of_the_same_body_is_no_likely_source(library: Library) -> None:
    library.add(old=county(number="苇政发〔2019〕4号", day="2019年2月3日"), new=county())

    assert library.links() == set()


def test_a_department_takes_from_its_own_government_and_line_only(library: Library) -> None:
    def bureau(name: str, day: str, number: str) -> str:
        return notice(
            f"{name}关于加强湿地保护修复的通知", number=number, tasks=WETLANDS, signed=name, day=day
        )

    library.add(
        other=bureau("岚川省教育厅", "2020年2月1日", "岚教发〔2020〕2号"),
        own=bureau("岚川省林业厅", "2020年2月2日", "岚林发〔2020〕3号"),
        b=bureau("霁州市林业局", "2020年9月1日", "霁林发〔2020〕4号"),
    )

    assert library.links() == {("b", "implements", "inferred", "own")}


def test_a_vague_ground_speaks_for_the_level_that_it_names(library: Library) -> None:
    """省、市 are said: some of the words and the subject are then enough."""
    some = (WETLANDS[0][:24] + "。", *OWN, *LIBRARIES[:3])
    library.add(p=province(), w=county(tasks=some))
    without = library.links()
    library.add(w=county("根据省政府有关文件精神，制定本方案：", tasks=some))

    assert without == set()
    assert library.links() == {("w", "implements", "inferred", "p")}


def test_the_nearest_of_a_chain_is_the_source_and_the_rest_follows(library: Library) -> None:
    library.add(p=province(), c=city(NAMED), w=county())
    plan = library.plan()

    assert library.links() == {
        ("c", "implements", "number", "p"),
        ("w", "implements", "inferred", "c"),
    }
    [w] = [one.id for one in library.corpus.documents() if library.name(one.id) == "w"]
    assert [
        (library.name(one.source), one.directness, one.stated) for one in plan.lineage.of(w)
    ] == [("c", "direct", False), ("p", "transitive", False)]


def test_counties_that_state_one_source_are_siblings(library: Library) -> None:
    library.add(
        p=province(),
        w=county(NAMED, tasks=OWN),
        n=county(NAMED, of=NANPU, tasks=LIBRARIES, number="楠政发〔2021〕2号", day="2021年1月5日"),
    )

    assert library.siblings() == {("n", "w", "p", "stated")}


def test_counties_that_share_an_absent_source_are_siblings(library: Library) -> None:
    library.add(
        w=county(NAMED),
        n=county(NAMED, of=NANPU, number="楠政发〔2021〕2号", day="2021年1月5日"),
    )
    [sibling] = library.plan().siblings

    assert (sibling.common_source or "")[0] == "m"


def test_counties_with_the_same_words_are_siblings_without_a_source(library: Library) -> None:
    library.add(w=county(), n=county(of=NANPU, number="楠政发〔2021〕2号", day="2021年1月5日"))

    assert library.siblings() == {("n", "w", "-", "inferred")}


def test_another_subject_under_one_law_makes_no_siblings(library: Library) -> None:
    law = "根据《岚川省环境保护条例》（岚政发〔2015〕1号），通知如下："
    library.add(
        w=county(law),
        n=notice(
            NANPU + "关于加强公共图书馆服务的通知",
            number="楠政发〔2021〕2号",
            opening=law,
            tasks=LIBRARIES,
            signed=NANPU,
            day="2021年1月5日",
        ),
    )

    assert library.siblings() == set()


def test_above_and_below_are_no_siblings(library: Library) -> None:
    library.add(c=city(NAMED), w=county(NAMED))

    assert library.siblings() == set()


TEXTS = {
    "p": province(),
    "c": city(NAMED),
    "w": county(),
    "n": county(of=NANPU, number="楠政发〔2021〕2号", day="2021年1月5日"),
}


@pytest.mark.parametrize("order", list(permutations(TEXTS))[::5])
def test_the_order_of_files_does_not_matter(tmp_path: Path, order: tuple[str, ...]) -> None:
    """One that is added later gives the same plan as all at once."""
    made = planned(tmp_path, {name: TEXTS[name] for name in order})

    assert made == planned(tmp_path, TEXTS)
    assert made[0]
    assert made[1]
