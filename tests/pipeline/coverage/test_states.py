"""Each state of coverage: a case of it, and one that comes near."""

from pathlib import Path

import msgspec
import pytest

from outputs.graph_records import Decision
from pipeline.coverage.pair import Pair
from pipeline.world import World
from tests.pipeline.coverage import plans
from tests.pipeline.coverage.plans import BIRDS, PLAN, REGISTER, REPAIR, SCHOOL, WATER, of_city

HALF = REPAIR.partition("禁止")[0]
REWORDED = HALF + "核心区内不得放牧和捕捞，违法行为由执法机构查处。"
OTHER = "建立巡护制度。每个村聘用两名护鸟员，配发望远镜和记录仪，巡护日志按月汇总。"
BOTH = WATER + SCHOOL.partition("。")[2]
PARTS = (
    "清理养殖设施。沿岸养殖尾水处理达标后方可排放，拆除违规搭建的网箱和围栏。",
    "整治村庄环境。对沿岸村庄的生活垃圾定点收集、及时清运。",
)
SPOKEN_OF = "近年来，我市自然教育蓬勃开展，成效显著。"


def test_what_is_taken_up_whole_is_covered(tmp_path: Path) -> None:
    found = of_city(tmp_path, PLAN)

    assert {path: row.state for path, row in found.items()} == dict.fromkeys(found, "covered")
    assert len(found) == len(PLAN)
    assert all(row.copied_share > 0.9 and row.tasks and not row.nearest for row in found.values())


def test_what_nothing_takes_up_is_a_gap(tmp_path: Path) -> None:
    row = of_city(tmp_path, [REGISTER, REPAIR, BIRDS, WATER, OTHER])["五"]

    assert (row.state, row.depth, row.tasks) == ("gap", "shallow", ())
    assert len(row.nearest) == 3
    assert [one.score for one in row.nearest] == sorted(
        (one.score for one in row.nearest), reverse=True
    )
    assert row.reason.startswith("本级文件没有对应任务；最接近的是")


def test_a_measure_that_is_dropped_makes_it_partial(tmp_path: Path) -> None:
    row = of_city(tmp_path, [REGISTER, HALF, BIRDS, WATER, SCHOOL])["二"]

    assert (row.state, row.measures_missing) == ("partial", (2,))
    assert "第2项举措“禁止在核心区内放牧捕捞，发现违法行为移交执法机构…”没有对应内容" in row.reason


def test_a_measure_in_other_words_does_not(tmp_path: Path) -> None:
    row = of_city(tmp_path, [REGISTER, REWORDED, BIRDS, WATER, SCHOOL])["二"]

    assert (row.state, row.measures_missing) == ("covered", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "按照以下安排组织实施好各项重点工作：",
        "由各有关部门按照各自职责分工负责落实。",
        "各市（州）应当于每年年底前组织开展一次专项检查评估。",
        "修复技术规程由国务院林业主管部门制定。",
        "到2025年，全省修复退化湿地面积达到30万亩。",
        "推进退化湿地修复，是维护全省生态安全的一项重要举措。",
    ],
)
def test_a_sentence_that_asks_nothing_of_a_county_is_not_missing(
    tmp_path: Path, sentence: str
) -> None:
    above = [REGISTER, REPAIR + sentence, BIRDS, WATER, SCHOOL]
    texts = {
        "province": plans.province(above),
        "city": plans.city(above),
        "county": plans.county(PLAN),
    }
    with plans.world(tmp_path, texts) as found:
        row = plans.rows(found)["county", "province"]["二"]

    assert (row.state, row.measures_missing) == ("covered", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "各县（市、区）应当于每年年底前开展一次专项检查评估。",
        "到2025年，全省退化湿地修复率达到60%以上。",
        "修复后的湿地由所在地林业主管部门验收并公布。",
    ],
)
def test_a_sentence_that_orders_the_county_is_missing(tmp_path: Path, sentence: str) -> None:
    above = [REGISTER, REPAIR + sentence, *PLAN[2:]]
    texts = {
        "province": plans.province(above),
        "city": plans.city(above),
        "county": plans.county(PLAN),
    }
    with plans.world(tmp_path, texts) as found:
        row = plans.rows(found)["county", "province"]["二"]

    assert (row.state, row.measures_missing) == ("partial", (3,))


def test_a_measure_that_another_local_task_has_is_not_missing(tmp_path: Path) -> None:
    moved = "严格执法检查。禁止在核心区内放牧捕捞，发现违法行为移交执法机构查处。"
    near = "严格执法检查。禁止在道路两侧摆摊设点，发现占道经营及时劝离。"
    for name in ("moved", "near"):
        (tmp_path / name).mkdir()
    found = of_city(tmp_path / "moved", [REGISTER, HALF, BIRDS, WATER, SCHOOL, moved])["二"]
    other = of_city(tmp_path / "near", [REGISTER, HALF, BIRDS, WATER, SCHOOL, near])["二"]

    assert found.measures_missing == ()
    assert (other.state, other.measures_missing) == ("partial", (2,))


def test_two_tasks_in_one_are_merged(tmp_path: Path) -> None:
    found = of_city(tmp_path, [REGISTER, REPAIR, BIRDS, BOTH])

    assert {path: row.state for path, row in found.items()} == {
        "一": "covered",
        "二": "covered",
        "三": "covered",
        "四": "merged",
        "五": "merged",
    }
    assert found["四"].tasks == found["五"].tasks
    assert found["四"].reason.startswith("与五“发展自然教育”合并，由四")


def test_one_task_in_two_is_split(tmp_path: Path) -> None:
    row = of_city(tmp_path, [REGISTER, REPAIR, BIRDS, *PARTS, SCHOOL])["四"]

    assert row.state == "split"
    assert {one.partition("#")[2] for one in row.tasks} == {"四", "五"}
    assert row.reason.startswith("拆分为")


def test_what_is_merged_and_lacks_a_measure_is_partial(tmp_path: Path) -> None:
    cut = BOTH.replace("培养志愿讲解队伍，编写乡土教材。", "")
    found = of_city(tmp_path, [REGISTER, REPAIR, BIRDS, cut])

    assert found["四"].state == "merged"
    assert (found["五"].state, found["五"].measures_missing) == ("partial", (2,))


def test_a_subject_that_is_spoken_of_is_mentioned(tmp_path: Path) -> None:
    row = of_city(tmp_path, PLAN[:4], aim=SPOKEN_OF)["五"]

    assert (row.state, row.tasks, len(row.nearest)) == ("mentioned", (), 3)
    assert "仅在正文中提到：“近年来" in row.reason


def test_the_words_of_the_whole_plan_are_no_mention(tmp_path: Path) -> None:
    """湿地保护 stands in many tasks of the source, so it is the subject of none."""
    above = [*(f"{task}做好湿地保护。" for task in PLAN[:4]), "做好湿地保护。" + SCHOOL]
    spoken = SPOKEN_OF.replace("自然教育", "湿地保护")
    row = of_city(tmp_path, PLAN[:4], above, aim=spoken)["五"]

    assert row.state == "gap"


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("国务院有关部门要建立跨省湿地协调机制，定期会商重大事项。", "国家级"),
        ("各省、自治区、直辖市人民政府要建立省级湿地基金，专户管理。", "省级"),
    ],
)
def test_what_is_ordered_of_others_is_not_applicable(tmp_path: Path, task: str, said: str) -> None:
    row = of_city(tmp_path, PLAN, [*PLAN, task])["六"]

    assert (row.state, row.depth) == ("not_applicable", "deep")
    assert row.reason == f"该任务只对{said}机关提出要求，不需本级承接"


def test_what_is_ordered_of_the_city_too_is_a_gap(tmp_path: Path) -> None:
    task = "各省、设区市人民政府要建立湿地生态补偿基金，专户管理。"
    row = of_city(tmp_path, PLAN, [*PLAN, task])["六"]

    assert row.state == "gap"


def test_a_task_that_asks_for_this_very_document_is_not_applicable(tmp_path: Path) -> None:
    asked = "设区市人民政府应当根据本意见制定实施办法，细化各项措施。"
    other = "设区市人民政府应当根据财力情况设立候鸟救护资金，细化开支标准。"
    found = of_city(tmp_path, PLAN, [*PLAN, asked, other])

    assert (found["六"].state, found["七"].state) == ("not_applicable", "gap")


def test_the_word_of_the_office_stands_over_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"province": plans.province(), "city": plans.city(PLAN[:4])}
    with plans.world(tmp_path, texts) as found:
        [gap] = [row for row in plans.rows(found)["city", "province"].values() if not row.tasks]
        decision = Decision(
            on="finding",
            id="f0123456789abcdef",
            field="status",
            value="justified",
            why="由省林业局统一组织",
            who="督查室",
            when="2020-08-01",
            fingerprint="0123456789abcdef",
        )
        monkeypatch.setattr(World, "justified", lambda self, document: {gap.source: decision})
        [row] = [row for row in World(found.contents).coverage(gap.document) if not row.tasks]

    assert (gap.state, row.state, row.depth) == ("gap", "justified", "deep")
    assert row.reason == "已说明：由省林业局统一组织（督查室，2020-08-01）"


def test_what_the_office_denied_takes_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"province": plans.province(), "city": plans.city(PLAN)}
    with plans.world(tmp_path, texts) as found:
        [document] = [id_ for id_ in found.records if plans.name_of(found, id_) == "city"]
        links = tuple(
            msgspec.structs.replace(one, status="rejected") if one.source.endswith("#三") else one
            for one in found.links(document)
        )
        monkeypatch.setattr(found, "links", lambda document: links)
        states = plans.rows(found)["city", "province"]

    assert states["三"].state == "gap"
    assert states["三"].reason == "复核已否定原有对应关系，本级文件没有其他对应任务"
    assert states["二"].state == "covered"


def test_a_county_takes_up_what_the_city_has_made_of_it(tmp_path: Path) -> None:
    """The city's own words for the province's task are the only ones that the county has."""
    texts = {
        "province": plans.province(),
        "city": plans.city(PLAN),
        "county": plans.county(PLAN[:3]),
    }
    with plans.world(tmp_path, texts) as found:
        ids = {plans.name_of(found, id_): id_ for id_ in found.records}
        direct = [
            one for one in found.links(ids["county"]) if not one.source.startswith(ids["province"])
        ]
        links = found.links
        found.links = lambda id_: tuple(direct) if id_ == ids["county"] else links(id_)  # type: ignore[assignment]
        taken = Pair(found, ids["county"], ids["province"]).taken(f"{ids['province']}#二")

    assert taken.links == ()
    assert taken.between == ((f"{ids['county']}#二", f"{ids['city']}#二"),)


@pytest.mark.parametrize(
    ("score", "measures", "state"),
    [
        (1.0, ((1, 1),), "covered"),
        (3.5, ((1, 1),), "split"),
        (1.0, (), "covered"),
        (1.0, ((1, 3),), "split"),
    ],
    ids=["nothing new", "sure", "no measure", "a measure of its own"],
)
def test_a_weak_second_link_splits_only_with_a_measure_of_its_own(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    score: float,
    measures: tuple[tuple[int, int], ...],
    state: str,
) -> None:
    above = [REGISTER, REPAIR, BIRDS, WATER + "每月公布水质。", SCHOOL]
    texts = {"province": plans.province(above), "city": plans.city(PLAN)}
    with plans.world(tmp_path, texts) as found:
        [document] = [id_ for id_ in found.records if plans.name_of(found, id_) == "city"]
        real = found.links(document)
        [water] = [one for one in real if one.source.endswith("#四")]
        [school] = [one for one in real if one.source.endswith("#五")]
        weak = msgspec.structs.replace(
            water, task=school.task, score=score, measures=measures, status="proposed"
        )
        monkeypatch.setattr(found, "links", lambda document: (*real, weak))
        rows = plans.rows(found)["city", "province"]

    assert water.score > score + 4
    assert rows["四"].state == state
