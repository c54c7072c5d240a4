"""超篇幅 is told by the norm's own count, and only of what the norm is about."""

from collections.abc import Mapping

import pytest

from outputs.graph_records import Finding
from pipeline.settings import Settings
from tests.pipeline.checks.plans import CITY, NANPU, findings, plan

LINE = "到年底建成服务站点若干个，配齐康复器材，落实专人管理，逐项登记造册，结果在村居公示。"


def long(characters: int) -> list[str]:
    """Lines that differ, of about so many characters in all."""
    letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    count = characters // (len(LINE) + 4)
    return [
        "".join(letters[n // 22**place % 22] for place in range(4)) + LINE.replace("站点", "点" * 2)
        for n in range(count)
    ]


def of(
    characters: int,
    *,
    year: int = 2025,
    kind: str = "实施方案",
    place: str = NANPU,
    lengths: Mapping[str, int] | None = None,
    more: str = "",
) -> list[Finding]:
    text = plan(place, "一、主要任务", *long(characters), more, kind=kind, year=year)
    settings = Settings(lengths=lengths or {})
    return findings("P404", settings=settings, text=text)["text"]


def test_longer_than_the_norm() -> None:
    [finding] = of(5600)

    assert finding.severity == "warning"
    assert "超过综合性文件5,000字的上限（《整治形式主义为基层减负若干规定》" in finding.message
    assert finding.task is None


def test_between_the_two_figures_nobody_knows() -> None:
    [finding] = of(4500)

    assert finding.severity == "info"
    assert "超过专项文件4,000字" in finding.message
    assert "如属综合性文件（5,000字）则未超" in finding.message


@pytest.mark.parametrize("characters", [1000, 3600])
def test_short_enough(characters: int) -> None:
    assert of(characters) == []


def test_before_the_norm_only_a_note() -> None:
    [finding] = of(5600, year=2021)

    assert finding.severity == "info"
    assert finding.message.endswith("文件印发在该规定之前，仅供参考")
    assert of(4500, year=2021) == []


@pytest.mark.parametrize("kind", ["管理办法", "发展规划", "应急预案", "工作报告"])
def test_other_kinds_of_writing_have_no_norm(kind: str) -> None:
    assert of(5600, kind=kind) == []


def test_an_office_sets_its_own_figures() -> None:
    [by_name] = of(3600, year=2021, lengths={"综合性文件": 3000, "专项文件": 2500})
    [by_kind] = of(3600, year=2021, lengths={"方案": 3000})

    assert "超过综合性文件3,000字的上限（本单位设定）" in by_name.message
    assert "超过方案3,000字的上限（本单位设定）" in by_kind.message
    assert by_kind.severity == "warning"
    assert of(5600, lengths={"方案": 9000}) == []


def test_annexes_do_not_count() -> None:
    annex = "\n".join(["附件1", "站点名册", *long(3000)])

    assert of(3000, more=annex) == []


def test_what_stands_twice_is_told() -> None:
    lines = long(3000)
    text = plan(CITY, "一、主要任务", *lines, "二、其他任务", *lines, year=2025)
    [finding] = findings("P404", text=text)["text"]

    assert "文中重复的文字占" in finding.message
