"""依据已废止, 依据旧版, 上位文件缺失: what a document rests on was repealed, is old or missing."""

from pathlib import Path

import pytest

from tests.pipeline.checks.worlds import document, findings, sampled, written

OLD = "《霁州市公园绿地养护办法》（霁政办发〔2017〕33号）"
PLAN = (
    "楠浦县人民政府办公室关于印发楠浦县公园绿地养护方案的通知\n楠政办发〔{year}〕57号\n"
    "各乡镇人民政府：\n根据{basis}精神，制定本方案，请认真组织实施。\n"
    "一、加强巡查。县城市管理局负责每月巡查公园绿地，及时补植。\n楠浦县人民政府办公室\n{day}\n"
)
REPEAL = (
    "{issuer}关于废止部分文件的决定\n{number}\n各有关单位：\n"
    "经研究，决定废止下列文件：\n{old}\n{issuer}\n{day}\n"
)
EDITION = (
    "霁州市人民政府办公室关于印发霁州市公园绿地养护办法的通知\n{number}\n各县人民政府：\n"
    "现将《霁州市公园绿地养护办法》印发给你们，请认真贯彻执行。{closing}\n霁州市人民政府办公室\n{day}\n"
    "霁州市公园绿地养护办法\n第一条 县级城市管理部门应当每月巡查公园绿地。\n"
    "第二条 县级城市管理部门应当建立补植台账，每季度公布情况。\n"
)


def plan(basis: str = OLD, year: int = 2021, day: str = "2021年11月26日") -> str:
    return PLAN.format(basis=basis, year=year, day=day)


def repeal(
    day: str,
    *,
    issuer: str = "霁州市人民政府",
    number: str = "霁政发〔2021〕19号",
    old: str = OLD,
) -> str:
    return REPEAL.format(issuer=issuer, number=number, old=old, day=day)


def edition(number: str, day: str, closing: str = "") -> str:
    return EDITION.format(number=number, day=day, closing=closing)


@pytest.mark.parametrize(
    ("repealed_on", "severity", "said"),
    [
        ("2021年8月20日", "error", "废止在前，本文引用在后（2021-11-26）"),
        ("2021年11月26日", "error", "废止在前"),
        ("2023年1月5日", "info", "本文印发时仍然有效（2021-11-26）"),
    ],
)
def test_a_repealed_basis_is_told_with_what_came_first(
    tmp_path: Path, repealed_on: str, severity: str, said: str
) -> None:
    with written(tmp_path, plan=plan(), repeal=repeal(repealed_on)) as world:
        [finding] = findings(world, "plan", "P201")
        mine, theirs = finding.evidence

        assert finding.severity == severity
        assert said in finding.message
        assert mine.quote == OLD
        assert (mine.document, theirs.document) == (
            document(world, "plan"),
            document(world, "repeal"),
        )
        assert world.bundle(theirs.document).document.text[theirs.start : theirs.end] == OLD


@pytest.mark.parametrize(
    "other",
    [
        repeal("2021年8月20日", old="《霁州市公园绿地养护办法》（霁政办发〔2012〕8号）"),
        repeal("2021年8月20日", issuer="苇渡县人民政府", number="苇政发〔2021〕4号"),
        repeal("2021年8月20日").replace("决定废止下列文件", "下列文件继续有效"),
        repeal("2021年8月20日").replace("部分文件的决定", "部分文件的决定（征求意见稿）"),
    ],
    ids=["another number", "another county", "stays in force", "a draft"],
)
def test_nothing_else_is_a_repealed_basis(tmp_path: Path, other: str) -> None:
    with written(tmp_path, plan=plan(), other=other) as world:
        assert findings(world, "plan", "P201", "P202") == []


def test_who_repeals_a_document_does_not_rest_on_it(tmp_path: Path) -> None:
    with written(tmp_path, repeal=repeal("2021年8月20日")) as world:
        assert findings(world, "repeal", "P201", "P202", "P203") == []


def test_the_older_of_two_editions_is_an_old_basis(tmp_path: Path) -> None:
    old, new = (
        edition("霁政办发〔2017〕33号", "2017年3月1日"),
        edition("霁政办发〔2020〕5号", "2020年3月1日"),
    )
    with written(tmp_path, plan=plan(), old=old, new=new) as world:
        [finding] = findings(world, "plan", "P201", "P202", "P203")

        assert (finding.code, finding.severity) == ("P202", "warning")
        assert "霁政办发〔2020〕5号" in finding.message
        assert [one.quote for one in finding.evidence] == [OLD]


def test_an_old_edition_need_not_be_there(tmp_path: Path) -> None:
    new = edition("霁政办发〔2020〕5号", "2020年3月1日")
    with written(tmp_path, plan=plan(), new=new) as world:
        found = findings(world, "plan", "P201", "P202", "P203")

        assert sorted(one.code for one in found) == ["P202", "P203"]


def test_what_was_repealed_and_issued_anew_is_an_old_edition(tmp_path: Path) -> None:
    new = edition("霁政办发〔2020〕5号", "2020年3月1日", f"{OLD}同时废止。")
    with written(tmp_path, plan=plan(), new=new) as world:
        [finding] = findings(world, "plan", "P201", "P202")

        assert (finding.code, finding.severity) == ("P202", "error")
        assert "废止并重新印发" in finding.message


@pytest.mark.parametrize(
    ("basis", "number", "day"),
    [
        (OLD, "霁政办发〔2022〕5号", "2022年3月1日"),
        (OLD, "霁政办发〔2016〕5号", "2016年3月1日"),
        ("《霁州市公园绿地养护办法》", "霁政办发〔2020〕5号", "2020年3月1日"),
        (
            f"{OLD}、《霁州市公园绿地养护办法》（霁政办发〔2020〕5号）",
            "霁政办发〔2020〕5号",
            "2020年3月1日",
        ),
    ],
    ids=["came later", "was before", "no edition is named", "the new one is named too"],
)
def test_a_basis_that_was_the_last_is_not_old(
    tmp_path: Path, basis: str, number: str, day: str
) -> None:
    with written(tmp_path, plan=plan(basis), new=edition(number, day)) as world:
        assert findings(world, "plan", "P202") == []


def test_the_same_title_of_another_place_is_no_edition(tmp_path: Path) -> None:
    new = edition("苇政办发〔2020〕5号", "2020年3月1日").replace("霁州市", "霁州市苇渡县")
    with written(tmp_path, plan=plan(), new=new) as world:
        assert findings(world, "plan", "P202") == []


@pytest.mark.parametrize(("year", "severity"), [(2020, ["info"]), (2022, [])])
def test_the_plan_of_another_year_is_old_only_when_it_was_there(
    tmp_path: Path, year: int, severity: list[str]
) -> None:
    basis = (
        "《霁州市人民政府办公室关于印发2019年公园绿地养护工作要点的通知》（霁政办发〔2019〕3号）"
    )
    new = edition(f"霁政办发〔{year}〕5号", f"{year}年3月1日").replace(
        "霁州市公园绿地养护办法", f"{year}年公园绿地养护工作要点"
    )
    with written(tmp_path, plan=plan(basis), new=new) as world:
        assert [one.severity for one in findings(world, "plan", "P202")] == severity


def test_a_missing_basis_says_how_many_rest_on_it(tmp_path: Path) -> None:
    second = plan().replace("〔2021〕57号", "〔2021〕58号").replace("养护方案", "养护要点")
    with written(tmp_path, plan=plan(), second=second) as world:
        [finding] = findings(world, "plan", "P203")
        [wanted] = world.cited.wanted

        assert finding.severity == "info"
        assert finding.message == f"依据的{OLD}不在库中，来源任务无从核对；另有1份文件也以它为依据"
        assert (wanted.number, wanted.resting, wanted.citing) == ("霁政办发〔2017〕33号", 2, 2)


def test_what_is_only_mentioned_is_not_missed(tmp_path: Path) -> None:
    mentioning = plan("上级").replace("及时补植", "按照《霁州市补植细则》及时补植")
    with written(tmp_path, plan=mentioning) as world:
        assert findings(world, "plan", "P203") == []
        assert world.cited.wanted == ()


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        (f"现转发{OLD}，请到市政府网站下载并认真贯彻执行。", ["warning"]),
        (f"现将{OLD}转发给你们，请认真贯彻执行。", []),
    ],
    ids=["elsewhere", "promised here"],
)
def test_what_is_forwarded_is_missed_once(tmp_path: Path, said: str, severities: list[str]) -> None:
    """Where the text itself should stand behind the notice, that is P601."""
    text = (
        "苇渡县城市管理局关于做好公园绿地养护工作的通知\n苇城管函〔2022〕3号\n各乡镇人民政府：\n"
        f"{said}\n一、请各乡镇人民政府每月巡查公园绿地。\n苇渡县城市管理局\n2022年5月5日\n"
    )
    with written(tmp_path, notice=text) as world:
        found = findings(world, "notice", "P203", "P601")

        assert len(found) == 1
        assert [one.severity for one in found if one.code == "P203"] == severities


def test_the_faults_planted_in_the_samples_are_found_and_no_more(tmp_path: Path) -> None:
    with sampled(tmp_path) as world:
        found = {
            (one.code, one.severity, one.document)
            for id_ in world.records
            for one in world.findings(id_)
            if one.code in ("P201", "P202") or (one.code == "P203" and "33号" in one.message)
        }
        poor = document(world, "04-county-nanpu-plan")

        assert found == {("P201", "error", poor), ("P203", "info", poor)}


@pytest.mark.parametrize(
    ("basis", "missing"),
    [
        ("《中华人民共和国湿地保护法》", 0),
        ("《岚川省湿地保护办法》（岚政发〔2020〕8号）", 1),
    ],
)
def test_a_law_of_the_state_binds_without_being_here(
    tmp_path: Path, basis: str, missing: int
) -> None:
    text = plan(basis).replace("精神，", "，")
    with written(tmp_path, plan=text) as world:
        assert len(findings(world, "plan", "P203")) == missing
