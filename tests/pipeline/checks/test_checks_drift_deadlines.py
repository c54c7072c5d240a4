"""Deadlines are compared where the words around them are the same, and only like with like."""

from pathlib import Path

import pytest

from tests.pipeline.checks.drifting import drift, drift_of_tables, task


def told(folder: Path, above: str, here: str, year: int = 2022) -> list[tuple[str, str]]:
    found = drift(folder, task(above), task(here), year=year)
    return [(one.code, one.message) for one in found]


@pytest.mark.parametrize(
    ("above", "here", "code", "message"),
    [
        (
            "2022年底前完成修复任务。",
            "2023年6月底前完成修复任务。",
            "P312",
            "上级：2022年底前；本级：2023年6月底前",
        ),
        (
            "2022年6月至2023年3月分批修复退化湿地。",
            "2022年6月至2023年9月分批修复退化湿地。",
            "P312",
            "上级：2022年6月至2023年3月；本级：2022年6月至2023年9月",
        ),
        (
            "接到破坏湿地的举报后5个工作日内核查处理。",
            "接到破坏湿地的举报后10个工作日内核查处理。",
            "P312",
            "上级：5个工作日内；本级：10个工作日内",
        ),
        (
            "2023年底前完成修复任务。",
            "2022年底前完成修复任务。",
            "P313",
            "上级：2023年底前；本级：2022年底前",
        ),
        (
            "每半年向社会通报一次修复进展情况。",
            "每季度向社会通报一次修复进展情况。",
            "P313",
            "上级：每半年；本级：每季度",
        ),
        (
            "每季度向社会通报一次修复进展情况。",
            "每半年向社会通报一次修复进展情况。",
            "P314",
            "上级：每季度；本级：每半年",
        ),
        (
            "2022年底前完成修复任务。",
            "适时完成修复任务。",
            "P314",
            "上级：2022年底前；本级：适时",
        ),
        (
            "2022年底前,在全市推进修复任务落实到位。",
            "在全县持续推进修复任务落实到位。",
            "P314",
            "上级：2022年底前；本级：持续推进，没有期限",
        ),
        (
            "2022年底前完成修复任务。",
            "完成修复任务。",
            "P311",
            "上级：2022年底前；本级：没有期限",
        ),
        (
            "2022年底前完成摸底调查，2023年底前完成修复任务。",
            "完成摸底调查，完成修复任务。",
            "P311",
            "上级：2022年底前、2023年底前；本级：没有期限",
        ),
        # The sentence stands without its date beside another that has one.
        (
            "到2022年底建成芦苇苗圃基地。2023年底前组织专家对全部修复地块逐一验收。",
            "到2022年底建成芦苇苗圃基地。组织专家对全部修复地块逐一验收。",
            "P311",
            "上级：2023年底前；本级：没有期限",
        ),
    ],
)
def test_a_deadline_drifts(tmp_path: Path, above: str, here: str, code: str, message: str) -> None:
    assert told(tmp_path, above, here) == [(code, message)]


@pytest.mark.parametrize(
    ("above", "here"),
    [
        # Written in another way, the same day.
        ("2022年底前完成修复任务。", "2022年12月31日前完成修复任务。"),
        ("到2023年完成修复任务。", "2023年12月底前完成修复任务。"),
        # No date is asked above.
        ("尽快完成修复任务。", "适时完成修复任务。"),
        ("逐步推进修复任务。", "持续推进修复任务。"),
        ("完成修复任务。", "2022年底前完成修复任务。"),
        # Milestones are compared each with its own.
        (
            "2022年底前完成摸底调查，2023年底前完成修复任务。",
            "2022年底前完成摸底调查，2023年底前完成修复任务。",
        ),
        # Different things: an answer to a report, and a programme.
        (
            "2022年底前完成修复任务。",
            "接到破坏湿地的举报后5个工作日内核查处理，2022年底前完成修复任务。",
        ),
        # 15日 and 10个工作日 are about the same.
        ("收到申请后15日内作出答复。", "收到申请后10个工作日内作出答复。"),
        # Whoever hands up has to be asked before.
        (
            "各县（市、区）人民政府于2022年11月30日前将修复情况报市林业局。",
            "各乡镇人民政府于2022年11月10日前将修复情况报县林业局。",
        ),
        ("各县（市、区）人民政府于2022年11月30日前将修复情况报市林业局。", ""),
        (
            "各县（市、区）人民政府于2022年4月30日前将修复方案报市林业局。",
            "各乡镇人民政府于2022年5月30日前将修复方案报县林业局。",
        ),
        # A list of the county waits for that of the city.
        ("2022年6月底前公布市级湿地名录。", "2022年9月底前公布县级湿地名录。"),
    ],
)
def test_a_deadline_is_kept(tmp_path: Path, above: str, here: str) -> None:
    assert told(tmp_path, above, here) == []


def test_the_same_words_of_another_year_are_kept(tmp_path: Path) -> None:
    assert told(tmp_path, "5月底前完成修复任务。", "5月底前完成修复任务。", year=2023) == []


def test_what_is_inspected_is_not_ordered(tmp_path: Path) -> None:
    above = task("2022年底前完成修复任务。")
    here = task("完成修复任务。").replace("修复退化湿地。", "修复退化湿地情况。")

    assert drift(tmp_path, above, here) == []


def test_a_day_gone_by_cannot_be_kept(tmp_path: Path) -> None:
    """The county's plan is of April 2024."""
    assert told(tmp_path, "2023年底前完成修复任务。", "完成修复任务。", year=2024) == []


def test_a_later_day_tells_that_the_own_one_had_gone_by(tmp_path: Path) -> None:
    above, here = "2023年底前完成修复任务。", "2024年底前完成修复任务。"

    assert told(tmp_path, above, here, year=2024) == [
        ("P312", "上级：2023年底前；本级：2024年底前（本级成文时上级期限已过）")
    ]


def test_a_date_in_the_heading_above_holds_for_the_task(tmp_path: Path) -> None:
    above = [task("2022年底前完成修复任务。")]
    here = ["集中攻坚阶段（2022年5月至2022年11月）。\n（一）" + task("完成修复任务。")]

    assert "P311" not in [one.code for one in drift(tmp_path, above, here)]


@pytest.mark.parametrize(
    "sentence",
    ["到2025年，全市修复湿地面积达到30万亩。", "支持楠浦县于2025年底前建成修复示范区。"],
)
def test_a_lost_date_of_what_is_not_asked_of_this_place_is_a_note(
    tmp_path: Path, sentence: str
) -> None:
    found = drift(tmp_path, [task(sentence)], [task()])
    asked = drift(tmp_path, [task("2025年底前完成修复任务。")], [task()])

    assert [(one.code, one.finding.severity) for one in found] == [("P311", "info")]
    assert "未点名要求本地" in found[0].finding.message
    assert [(one.code, one.finding.severity) for one in asked] == [("P311", "warning")]


def test_both_texts_are_quoted(tmp_path: Path) -> None:
    above, here = task("2022年底前完成修复任务。"), task("2023年底前完成修复任务。")

    [found] = drift(tmp_path, above, here)

    assert [one.quote for one in found.finding.evidence] == ["2023年底前", "2022年底前"]
    assert found.finding.task is not None
    assert found.finding.source is not None


ROWS = (
    ("修复退化湿地", "采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所"),
    ("建立湿地名录", "对面积八公顷以上的湿地逐块登记，明确四至范围和管护责任人"),
    ("开展水鸟监测", "在重要湿地布设自动观测设备，组织同步调查，向社会公布结果"),
)


@pytest.mark.parametrize(
    ("above", "here", "expected"),
    [
        ("2022年底前", "2022年底前", []),
        ("2022年底前", "2023年底前", [("P312", "上级：2022年底前；本级：2023年底前")]),
        ("2022年底前", "适时", [("P314", "上级：2022年底前；本级：适时")]),
        ("2022年底前", "长期坚持", [("P314", "上级：2022年底前；本级：长期坚持，没有期限")]),
        ("2022年底前", "", [("P311", "上级：2022年底前；本级：没有期限")]),
    ],
)
def test_a_column_of_dates_faces_a_column(
    tmp_path: Path, above: str, here: str, expected: list[tuple[str, str]]
) -> None:
    found = drift_of_tables(tmp_path, above, here, rows=ROWS)

    assert [(one.code, one.message) for one in found] == expected
