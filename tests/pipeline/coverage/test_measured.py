"""Which documents are measured against which, how deep, and what the settings leave out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from corpora.errors import PolicyPipeError
from pipeline.settings import Settings
from tests.pipeline.coverage import plans
from tests.pipeline.coverage.plans import PLAN
from tests.pipeline.linking.notices import CITY, NANPU, PROVINCE, notice

CHAIN = {
    "province": plans.province(),
    "city": plans.city(PLAN),
    "weidu": plans.county(PLAN),
    "nanpu": plans.county(PLAN[:4], issuer=NANPU),
}
BASIS = "根据《{}》（{}），现就有关事项通知如下："
MEETINGS = (
    "成立联席会议。由分管副市长担任召集人，成员单位各派一名负责人参加，人员变动及时报备。",
    "明确会议规则。全体会议每半年召开一次，专题会议按需召开，形成纪要印发成员单位。",
    "做好日常联络。办公室设在市林业局，承担会务、督办、信息简报和档案管理等事务。",
)


def pairs(
    folder: Path, texts: Mapping[str, str], settings: Settings | None = None
) -> set[tuple[str, str]]:
    with plans.world(folder, texts, settings) as found:
        return set(plans.rows(found))


def test_a_county_is_measured_against_city_and_province(tmp_path: Path) -> None:
    assert pairs(tmp_path, CHAIN) == {
        ("city", "province"),
        ("weidu", "city"),
        ("weidu", "province"),
        ("nanpu", "city"),
        ("nanpu", "province"),
    }


def test_the_nearest_source_comes_first(tmp_path: Path) -> None:
    with plans.world(tmp_path, CHAIN) as found:
        [sources] = [
            sources
            for id_, sources in found.measured.items()
            if plans.name_of(found, id_) == "weidu"
        ]

        assert [plans.name_of(found, one) for one in sources] == ["city", "province"]


def test_what_a_county_lacks_is_shallow_in_the_city(tmp_path: Path) -> None:
    with plans.world(tmp_path, CHAIN) as found:
        held = plans.rows(found)

    assert {path: row.depth for path, row in held["city", "province"].items()} == {
        "一": "deep",
        "二": "deep",
        "三": "deep",
        "四": "deep",
        "五": "shallow",
    }
    assert {row.depth for row in held["weidu", "city"].values()} == {"deep"}
    assert held["nanpu", "city"]["五"].depth == "shallow"


def test_a_notice_on_another_subject_that_names_the_plan_is_not_measured(tmp_path: Path) -> None:
    meetings = notice(
        f"{CITY}关于建立林业信息报送联络机制的通知",
        number="霁政发〔2020〕35号",
        opening=BASIS.format(f"{PROVINCE}关于加强湿地保护修复的意见", "岚政发〔2020〕8号"),
        tasks=MEETINGS,
        signed=CITY,
        day="2020年8月3日",
    )

    assert pairs(tmp_path, {"province": plans.province(), "meetings": meetings}) == set()


def test_what_a_government_adds_to_its_own_plan_is_not_measured(tmp_path: Path) -> None:
    """Nor is it measured against what that plan carries out."""
    meetings = notice(
        f"{CITY}关于建立湿地保护修复联席会议制度的通知",
        number="霁政发〔2020〕35号",
        opening=BASIS.format(f"{CITY}关于加强湿地保护修复的实施意见", "霁政发〔2020〕31号"),
        tasks=MEETINGS,
        signed=CITY,
        day="2020年8月3日",
    )
    texts = {"province": plans.province(), "city": plans.city(PLAN), "meetings": meetings}

    assert pairs(tmp_path, texts) == {("city", "province")}


NAME = "霁州市湿地保护修复实施方案"
COVER = f"""{CITY}关于印发{NAME}的通知
霁政发〔2020〕31号

各县（市、区）人民政府：
　　根据《{PROVINCE}关于加强湿地保护修复的意见》（岚政发〔2020〕8号），我市制定了实施方案，请认真组织实施。
　　一、各县（市、区）要落实人员和经费，按月调度进展。

附件：{NAME}

{CITY}
2020年7月15日
"""
ATTACHED = "\n".join(
    (NAME, *(f"　　{n}、{task}" for n, task in zip("一二三四", PLAN, strict=False)))
)


def test_a_notice_and_its_attachment_are_one_document(tmp_path: Path) -> None:
    """The tasks stand in a file of its own, that names no source."""
    texts = {"province": plans.province(), "notice": COVER, "plan": ATTACHED}
    with plans.world(tmp_path, texts) as found:
        held = plans.rows(found)
        above = {plans.name_of(found, one) for one in found.joined.notices}

    assert above == {"plan"}
    assert {key: [row.state for row in some.values()] for key, some in held.items()} == {
        ("notice", "province"): ["covered", "covered", "covered", "covered", "gap"]
    }


ARTICLES = tuple(f"第{n}条　{task}" for n, task in zip("一二三四五", PLAN, strict=True))


@pytest.mark.parametrize(("taken", "expected"), [(2, {("city", "province")}), (0, set())])
def test_a_regulation_is_a_source_for_who_takes_it_up(
    tmp_path: Path, taken: int, expected: set[tuple[str, str]]
) -> None:
    """Its title is the name of a field on which many rest."""
    regulation = "\n".join(
        (
            f"{PROVINCE}关于加强湿地保护修复的规定",
            "岚政发〔2020〕8号",
            *ARTICLES,
            PROVINCE,
            "2020年3月2日",
        )
    ).replace("建立", "林业主管部门应当建立")
    texts = {"province": regulation, "city": plans.city([*PLAN[:taken], *MEETINGS])}
    with plans.world(tmp_path, texts) as found:
        [source] = [id_ for id_ in found.records if plans.name_of(found, id_) == "province"]

        assert {task.path for task in found.bundle(source).tasks} >= {"第一条"}
        assert set(plans.rows(found)) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(sources=("霁政发〔2020〕31号",)), {("weidu", "city"), ("nanpu", "city")}),
        (Settings(sources=("*/province.txt",), levels=("municipality",)), {("city", "province")}),
        (Settings(places=("楠浦县",)), {("nanpu", "city"), ("nanpu", "province")}),
        (Settings(levels=("municipality",)), {("city", "province")}),
        (Settings(levels=("township",)), set()),
    ],
)
def test_the_settings_narrow_it(
    tmp_path: Path, settings: Settings, expected: set[tuple[str, str]]
) -> None:
    assert pairs(tmp_path, CHAIN, settings) == expected


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            Settings(sources=("国发〔1999〕1号",), file="a.toml"),
            "a.toml: sources: '国发〔1999〕1号' is",
        ),
        (Settings(sources=("湿地保护",)), "sources: '湿地保护' may mean 4 documents"),
        (Settings(places=("火星县",), file="a.toml"), "a.toml: places: no document of the corpus"),
        (Settings(places=("110101",)), "places: no document of the corpus is of '110101'"),
    ],
)
def test_what_the_settings_name_must_be_there(
    tmp_path: Path, settings: Settings, said: str
) -> None:
    with (
        plans.world(tmp_path, CHAIN, settings) as found,
        pytest.raises(PolicyPipeError) as raised,
    ):
        found.coverage(next(iter(found.records)))

    assert str(raised.value).startswith(said)


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with plans.world(one, CHAIN) as found:
        first = [found.coverage(id_) for id_ in found.records]
    with plans.world(other, dict(reversed(CHAIN.items()))) as found:
        second = [found.coverage(id_) for id_ in found.records]

    assert first == second
    assert any(first)
