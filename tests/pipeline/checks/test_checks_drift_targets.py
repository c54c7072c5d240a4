"""Standards are compared with standards of one unit; totals are shared out and never compared."""

from pathlib import Path

import pytest

from tests.pipeline.checks.drifting import drift, task


def told(folder: Path, above: str, here: str) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in drift(folder, task(above), task(here))]


@pytest.mark.parametrize(
    ("above", "here", "code"),
    [
        ("修复面积占比不低于55%。", "修复面积占比不低于50%。", "P321"),
        ("修复面积占比不低于55%。", "修复面积占比不低于60%。", "P322"),
        ("外来物种面积占比控制在3%以内。", "外来物种面积占比控制在5%以内。", "P321"),
        ("外来物种面积占比控制在3%以内。", "外来物种面积占比控制在2%以内。", "P322"),
        # 下降15% is less than 下降20%; 降到15% would be more.
        ("沿岸污染物排放量下降20%。", "沿岸污染物排放量下降15%。", "P321"),
        ("沿岸污染物排放量占比降到20%。", "沿岸污染物排放量占比降到15%。", "P322"),
        ("每个乡镇建成不少于3处管护站。", "每个乡镇建成不少于2处管护站。", "P321"),
        ("每月至少巡护1次。", "每月至少巡护3次。", "P322"),
        ("管护经费人均不低于1.2万元。", "管护经费人均不低于9000元。", "P321"),
    ],
)
def test_a_standard_drifts(tmp_path: Path, above: str, here: str, code: str) -> None:
    message = f"上级：{above.rstrip('。')}；本级：{here.rstrip('。')}"

    assert told(tmp_path, above, here) == [(code, message)]


@pytest.mark.parametrize(
    ("above", "here"),
    [
        ("修复面积占比不低于55%。", "修复面积占比不低于55%。"),
        ("管护经费人均不低于1.2万元。", "管护经费人均不低于12000元。"),
        # A share of the total.
        ("建成不少于50处管护站。", "建成不少于8处管护站。"),
        ("每年新增管护站10处以上。", "每年新增管护站2处以上。"),
        # Not of one thing.
        ("修复面积占比不低于55%。", "候鸟停歇点巡护到位率不低于40%。"),
        ("修复面积占比不低于55%。", "修复面积占比不超过50%。"),
        ("修复面积占比提高5个百分点以上。", "修复面积占比提高3%以上。"),
        # Less but sooner.
        ("到2023年底，修复面积占比不低于55%。", "到2022年底，修复面积占比不低于40%。"),
        # Of another year.
        (
            "到2022年底，修复面积占比不低于55%，到2023年底，修复面积占比不低于80%。",
            "到2023年底，修复面积占比不低于80%。",
        ),
    ],
)
def test_a_standard_is_kept_or_is_none(tmp_path: Path, above: str, here: str) -> None:
    assert [code for code, _ in told(tmp_path, above, here) if code in ("P321", "P322")] == []


def test_less_and_later_is_weaker(tmp_path: Path) -> None:
    above, here = "2022年底前修复面积占比不低于55%。", "2023年底前修复面积占比不低于40%。"

    assert [code for code, _ in told(tmp_path, above, here)] == ["P312", "P321"]


def test_what_is_weaker_is_a_warning_and_what_is_stricter_is_told(tmp_path: Path) -> None:
    weaker = task("修复面积占比不低于50%，巡护到位率不低于98%。")

    found = drift(tmp_path, task("修复面积占比不低于55%，巡护到位率不低于95%。"), weaker)

    assert [(one.code, one.finding.severity) for one in found] == [
        ("P321", "warning"),
        ("P322", "info"),
    ]
    assert [one.quote for one in found[0].finding.evidence] == ["不低于50%", "不低于55%"]
