"""漏项, 无源任务, 重复承接: found where they were planted, and not where all is in order."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpora import samples
from outputs.graph_records import Finding
from pipeline.world import World
from tests.pipeline.checks.worlds import document, findings, sampled, written

CITY, GOOD, POOR = "02-city-plan", "03-county-weidu-plan", "04-county-nanpu-plan"

SOURCE = (
    "霁州市人民政府办公室关于印发霁州市公园绿地养护工作方案的通知\n霁政办发〔2021〕52号\n"
    "各县（市、区）人民政府：\n《霁州市公园绿地养护工作方案》已经市政府同意，现印发给你们，请认真组织实施。\n"
    "霁州市人民政府办公室\n2021年9月10日\n霁州市公园绿地养护工作方案\n一、主要任务\n"
    "（一）加强日常巡查。每月巡查全部公园绿地，发现枯死苗木及时补植，建立巡查台账。（市城市管理局负责）\n"
    "（二）推广节水灌溉。公园绿地安装喷灌滴灌设施，利用再生水和雨水浇灌。（市水利局、市城市管理局负责）\n"
    "（三）建设湖滨步道。沿清月湖建设环湖步道和观景平台，配置休憩座椅。（{lakeside}）\n"
    "（四）开展病虫害防治。推行生物防治，储备防治药剂，定期发布病虫害预报。（市林业局负责）\n"
)
LOCAL = (
    "楠浦县人民政府办公室关于印发楠浦县公园绿地养护工作方案的通知\n楠政办发〔2021〕57号\n"
    "各乡镇人民政府：\n根据《霁州市人民政府办公室关于印发霁州市公园绿地养护工作方案的通知》"
    "（霁政办发〔2021〕52号）{basis}精神，县政府制定了《楠浦县公园绿地养护工作方案》，现印发给你们，请认真组织实施。\n"
    "楠浦县人民政府办公室\n2021年11月26日\n楠浦县公园绿地养护工作方案\n一、主要任务\n{tasks}"
)
PATROL = (
    "加强日常巡查。每月巡查全部公园绿地，发现枯死苗木及时补植，建立巡查台账。（县城市管理局负责）"
)
WATER = "推广节水灌溉。公园绿地安装喷灌滴灌设施，利用再生水和雨水浇灌。（县水利局负责）"
PESTS = "开展病虫害防治。推行生物防治，储备防治药剂，定期发布病虫害预报。（县林业局负责）"
BUDGET = "保障养护经费。将公园绿地养护经费纳入年度预算，专款专用。（县财政局负责）"
SIGNS = "推进街道牌匾整治。统一门店招牌样式，拆除破损广告。（县市场监管局负责）"
SCHOOLS = "推进校车安全管理。建立校车台账，每学期开展一次驾驶人培训。（县教育局负责）"
FIRE = "开展仓库消防检查。逐户排查物资仓库电气线路，督促整改火灾隐患。（县消防救援大队负责）"
MARKETS = "加强占道摊点管理。规范夜市经营秩序，设置便民早市。（县公安局负责）"
OWN = "举办园艺花卉展览。每年春季举办盆景花卉展销和插花比赛，评选优秀作品。（县文化旅游局负责）"


def source(lakeside: str = "市城市管理局负责") -> str:
    return SOURCE.format(lakeside=lakeside)


def local(*tasks: str, basis: str = "") -> str:
    numbered = (f"（{label}）{task}\n" for label, task in zip("一二三四五六", tasks, strict=False))
    return LOCAL.format(basis=basis, tasks="".join(numbered))


def paths(found: list[Finding]) -> list[str]:
    return [(one.task or one.source or "").partition("#")[2] for one in found]


def planted(kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = msgspec.json.decode(samples.gold("planted"))
    return [one for one in found if one["kind"] == kind]


def test_the_planted_gaps_and_orphans_are_found(tmp_path: Path) -> None:
    gold: list[dict[str, Any]] = msgspec.json.decode(samples.gold("links"))
    with sampled(tmp_path) as world:
        for name in (GOOD, POOR):
            [pair] = (
                one
                for one in gold
                if one["local"].startswith(name) and one["source"].startswith(CITY)
            )
            gaps = [one for one in findings(world, name, "P101") if "附件" not in one.message[:20]]

            assert sorted(paths(gaps)) == sorted(
                path for path in pair["uncovered"] if not path.startswith("附件")
            )
        assert {one["source"] for one in planted("gap")} <= set(
            paths(findings(world, POOR, "P101"))
        )
        assert paths(findings(world, POOR, "P104")) == [one["task"] for one in planted("orphan")]
        assert all(one.severity != "error" for one in findings(world, POOR, "P101", "P104"))


def test_nothing_is_missing_twice(tmp_path: Path) -> None:
    """The counties name the city's plan, and the city's plan the province's."""
    with sampled(tmp_path) as world:
        city = document(world, CITY)
        found = findings(world, GOOD, "P101", "P102", "P103")

        assert found
        assert {(one.source or "").partition("#")[0] for one in found} == {city}


def test_a_gap_quotes_the_source_and_tells_what_comes_nearest(tmp_path: Path) -> None:
    with written(tmp_path, source=source(), local=local(PATROL, WATER, PESTS)) as world:
        [gap] = findings(world, "local", "P101")
        above = world.bundle(document(world, "source")).document

        assert (gap.severity, gap.status, gap.task) == ("warning", "open", None)
        assert gap.source == f"{above.id}#一/(三)"
        assert gap.message.startswith("霁政办发〔2021〕52号的一/(三)“建设湖滨步道”")
        assert all(
            name in gap.message for name in ("加强日常巡查", "推广节水灌溉", "开展病虫害防治")
        )
        [quoted] = gap.evidence
        assert quoted.quote == above.text[quoted.start : quoted.end]
        assert quoted.quote.startswith("（三）建设湖滨步道")


@pytest.mark.parametrize(
    ("lakeside", "severity"),
    [
        ("苇渡县人民政府负责", "info"),
        ("苇渡县人民政府、楠浦县人民政府负责", "warning"),
        ("各县（市、区）人民政府负责", "warning"),
    ],
)
def test_a_gap_weighs_less_where_others_are_named(
    tmp_path: Path, lakeside: str, severity: str
) -> None:
    with written(tmp_path, source=source(lakeside), local=local(PATROL, WATER, PESTS)) as world:
        [gap] = findings(world, "local", "P101")

        assert gap.severity == severity
        assert ("未点名本地" in gap.message) == (severity == "info")


def test_a_missing_measure_is_quoted(tmp_path: Path) -> None:
    more = source().replace(
        "建立巡查台账。", "建立巡查台账。为百年古树名木逐株购买保险、加装围栏。"
    )
    with written(tmp_path, source=more, local=local(PATROL, WATER, PESTS)) as world:
        [partial] = findings(world, "local", "P102")

        assert paths([partial]) == ["一/(一)"]
        assert partial.evidence[-1].quote == "为百年古树名木逐株购买保险、加装围栏。"


def test_who_takes_up_nothing_gets_one_finding(tmp_path: Path) -> None:
    with written(tmp_path, source=source(), local=local(SIGNS, MARKETS, SCHOOLS, FIRE)) as world:
        found = findings(world, "local", "P101", "P104")

        assert [(one.code, one.severity, one.source) for one in found] == [("P101", "info", None)]
        assert "有4项任务，本文一项也没有承接；看来只是援引" in found[0].message


def test_a_task_of_its_own_is_told_with_the_nearest(tmp_path: Path) -> None:
    with written(tmp_path, source=source(), local=local(PATROL, WATER, OWN, PESTS)) as world:
        [orphan] = findings(world, "local", "P104")

        assert (orphan.severity, paths([orphan])) == ("info", ["一/(三)"])
        assert orphan.message.count("霁政办发〔2021〕52号的") == 3
        assert orphan.evidence[0].quote.startswith("（三）举办园艺花卉展览")


def test_a_task_that_names_its_ground_is_not_without(tmp_path: Path) -> None:
    grounded = OWN.replace("每年春季", "按照《岚川省花卉产业促进办法》，每年春季")
    with written(tmp_path, source=source(), local=local(PATROL, WATER, grounded, PESTS)) as world:
        assert findings(world, "local", "P104") == []


REGULATION = (
    "霁州市公园绿地管理规定\n（2020年5月6日霁州市人民政府令第12号公布）\n"
    "第一条 为了加强公园绿地管理，制定本规定。\n"
    "第二条 县级城市管理部门应当每月巡查全部公园绿地，及时补植枯死苗木，建立巡查台账。\n"
    "第三条 县级水行政主管部门应当推广节水灌溉，公园绿地应当安装喷灌滴灌设施。\n"
    "第四条 县级林业主管部门应当开展病虫害防治，定期发布病虫害预报。\n"
    "第五条 县级财政部门应当将公园绿地养护经费纳入年度预算，专款专用。\n"
    "第六条 县级公安机关应当查处损毁公园设施、盗挖苗木的违法行为。\n"
    "第七条 县级教育部门应当组织中小学生参加义务植树和护绿活动。\n"
    "第八条 本规定自2020年7月1日起施行。\n"
)
RULES = (
    "楠浦县人民政府办公室关于印发楠浦县公园绿地管理规定实施方案的通知\n楠政办发〔2021〕58号\n"
    "各乡镇人民政府：\n根据《霁州市公园绿地管理规定》，县政府制定了《楠浦县公园绿地管理规定实施方案》，"
    "现印发给你们，请认真组织实施。\n楠浦县人民政府办公室\n2021年11月26日\n"
    "楠浦县公园绿地管理规定实施方案\n一、主要任务\n{tasks}"
)


def rules(*tasks: str) -> str:
    numbered = (f"（{label}）{task}\n" for label, task in zip("一二三四五六", tasks, strict=False))
    return RULES.format(tasks="".join(numbered))


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ((PATROL, SIGNS, MARKETS, SCHOOLS), []),
        ((PATROL, WATER, PESTS, BUDGET), ["第六条", "第七条"]),
    ],
    ids=["rests on it", "goes through it"],
)
def test_articles_bind_without_being_written_out_again(
    tmp_path: Path, tasks: tuple[str, ...], expected: list[str | None]
) -> None:
    with written(tmp_path, law=REGULATION, local=rules(*tasks)) as world:
        found = findings(world, "local", "P101")

        assert [one.severity for one in found] == ["info"] * len(expected)
        assert [one.source and one.source.partition("#")[2] for one in found] == expected


MISSING_TOO = "和《岚川省园林绿化办法》（岚政办发〔2020〕3号）"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"local": local(PATROL, OWN, PESTS)}, []),
        ({"source": source(), "local": local(PATROL, OWN, PESTS, basis=MISSING_TOO)}, ["一/(二)"]),
        (
            {
                "source": source(),
                "local": local(
                    PATROL,
                    OWN,
                    MARKETS,
                    SIGNS,
                    basis=MISSING_TOO,
                ),
            },
            [],
        ),
    ],
    ids=["the source is missing", "one of two is missing", "most may be of the missing one"],
)
def test_where_sources_are_missing_nothing_is_said(
    tmp_path: Path, texts: dict[str, str], expected: list[str]
) -> None:
    with written(tmp_path, **texts) as world:
        assert paths(findings(world, "local", "P104")) == expected


AGAIN = (
    "做好日常巡查。坚持每月巡查全部公园绿地，对枯死苗木及时补植，并建立巡查台账。（县林业局负责）"
)


def test_the_same_task_twice_is_a_duplicate(tmp_path: Path) -> None:
    with written(tmp_path, source=source(), local=local(PATROL, WATER, AGAIN, PESTS)) as world:
        [duplicate] = findings(world, "local", "P105")

        assert paths([duplicate]) == ["一/(三)"]
        assert duplicate.source == f"{document(world, 'source')}#一/(一)"
        assert [one.quote[:7] for one in duplicate.evidence] == [
            "（三）做好日常",
            "（一）加强日常",
            "（一）加强日常",
        ]


@pytest.mark.parametrize(
    "tasks",
    [
        (
            "加强日常巡查。每月巡查全部公园绿地。（县城市管理局负责）",
            WATER,
            "做好苗木补植。发现枯死苗木及时补植，建立巡查台账。（县林业局负责）",
        ),
        (
            "加强县城巡查。每月巡查全部公园绿地2次，发现枯死苗木及时补植，建立巡查台账。",
            WATER,
            "加强乡镇巡查。每月巡查全部公园绿地1次，发现枯死苗木及时补植，建立巡查台账。",
        ),
    ],
    ids=["a split", "other figures"],
)
def test_an_honest_split_is_no_duplicate(tmp_path: Path, tasks: tuple[str, ...]) -> None:
    with written(tmp_path, source=source(), local=local(*tasks)) as world:
        assert findings(world, "local", "P105") == []


def test_a_row_that_restates_an_item_is_no_duplicate(tmp_path: Path) -> None:
    with sampled(tmp_path) as world:
        assert duplicates(world) == []


def duplicates(world: World) -> list[Finding]:
    return [one for id_ in world.records for one in world.findings(id_) if one.code == "P105"]


def test_findings_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    """What has no place in the document's own words comes last."""
    with sampled(tmp_path) as world:
        id_ = document(world, POOR)
        found = world.findings(id_)
        starts = [
            min((one.start for one in each.evidence if one.document == id_), default=None)
            for each in found
        ]
        own = [start for start in starts if start is not None]

        assert own == sorted(own)
        assert starts[: len(own)] == own
        assert len(own) < len(starts)


@pytest.mark.parametrize(
    ("subject", "severity"),
    [("公园绿地养护", "warning"), ("居住小区公园绿地养护资金", "info")],
)
def test_a_title_that_narrows_the_subject_has_its_part(
    tmp_path: Path, subject: str, severity: str
) -> None:
    """Both take up two tasks of four."""
    text = local(PATROL, WATER, OWN, BUDGET).replace("楠浦县公园绿地养护", f"楠浦县{subject}")
    with written(tmp_path, source=source(), local=text) as world:
        found = findings(world, "local", "P101")

        assert {one.severity for one in found} == {severity}
        assert len(found) == 2
