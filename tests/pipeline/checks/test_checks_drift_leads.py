"""Who leads is compared by lines of work, and what merges or splits as a whole."""

from pathlib import Path

import pytest

from tests.pipeline.checks.drifting import REST, drift, task

ABOVE = "（市林业局牵头，市财政局配合）"


@pytest.mark.parametrize(
    ("above", "here", "message"),
    [
        (
            ABOVE,
            "（县水利局牵头，县财政局配合）",
            "上级：市林业局牵头；本级：县水利局牵头",
        ),
        (
            "（牵头单位：市林业局、市水利局）",
            "（责任单位：县教育局）",
            "上级：市林业局、市水利局牵头；本级：县教育局负责",
        ),
        # Of a list that answers together, the first brings in the others.
        (
            "（市民政局会同市公安局、市财政局负责）",
            "（县财政局会同县公安局负责）",
            "上级：市民政局负责；本级：县财政局负责",
        ),
        (
            ABOVE,
            "（县人民政府牵头）",
            "上级：市林业局牵头；本级：县人民政府牵头（改由政府牵头）",
        ),
    ],
)
def test_another_line_leads(tmp_path: Path, above: str, here: str, message: str) -> None:
    [found] = drift(tmp_path, task(note=above), task(note=here))

    assert (found.code, found.message) == ("P301", message)
    assert found.finding.severity == "info"


@pytest.mark.parametrize(
    ("above", "here"),
    [
        (ABOVE, "（县林业局牵头）"),
        # A county without forestry bureau: its land bureau has that work.
        (ABOVE, "（县自然资源局牵头）"),
        # One body of several lines.
        ("（市商务局牵头）", "（县工业信息化和商务局牵头）"),
        ("（市工业和信息化局牵头）", "（县工业信息化和商务局牵头）"),
        # Through a reform.
        ("（市工商局牵头）", "（县市场监督管理局牵头）"),
        # 责任单位 where the source has 牵头单位, and the other way round.
        ("（牵头单位：市林业局）", "（责任单位：县林业局、县财政局）"),
        ("（责任单位：市林业局、市财政局）", "（县财政局牵头，县林业局配合）"),
        # One of several leads.
        ("（市林业局、市水利局牵头）", "（县水利局牵头）"),
        # No county has such bodies.
        ("（市海关牵头）", "（县商务局牵头）"),
        # What the source leaves to the places below is theirs to share out.
        ("（各县（市、区）人民政府负责）", "（县水利局牵头）"),
    ],
)
def test_a_counterpart_leads(tmp_path: Path, above: str, here: str) -> None:
    assert drift(tmp_path, task(note=above), task(note=here)) == []


def test_another_line_takes_over_only_where_the_own_one_is_missing(tmp_path: Path) -> None:
    known = ("保障经费。把湿地保护经费列入预算。（县林业局负责）",)

    found = drift(tmp_path, task(note=ABOVE), task(note="（县自然资源局牵头）"), known=known)

    assert [one.code for one in found] == ["P301"]


def test_the_lead_only_supports(tmp_path: Path) -> None:
    [found] = drift(tmp_path, task(note=ABOVE), task(note="（县水利局牵头，县林业局配合）"))

    assert (found.code, found.finding.severity) == ("P302", "warning")
    assert found.message == "上级：市林业局牵头；本级：县水利局牵头，县林业局配合"
    local, source = found.finding.evidence
    assert "县水利局" in local.quote
    assert "市林业局" in source.quote


@pytest.mark.parametrize(
    ("here", "message"),
    [
        ("", "上级：市林业局牵头；本级：无责任单位"),
        ("（县财政局配合）", "上级：市林业局牵头；本级：县财政局配合，无牵头或责任单位"),
    ],
)
def test_nobody_leads(tmp_path: Path, here: str, message: str) -> None:
    [found] = drift(tmp_path, task(note=ABOVE), task(note=here))

    assert (found.code, found.message) == ("P303", message)
    assert all(one.quote for one in found.finding.evidence)


def test_a_body_in_the_course_of_a_sentence_leads_nothing(tmp_path: Path) -> None:
    named = task("由市林业局负责制定修复方案。")

    assert drift(tmp_path, named, task()) == []


def test_a_department_does_itself_what_it_issues(tmp_path: Path) -> None:
    assert drift(tmp_path, task(note=ABOVE), task(), issuer="苇渡县林业局") == []


@pytest.mark.parametrize(
    ("here", "codes"),
    [
        ("（各有关部门按职责分工负责）", ["P304"]),
        ("（责任单位：各乡镇人民政府、县直各部门）", ["P304"]),
        ("（县林业局、各乡镇人民政府负责）", []),
    ],
)
def test_only_collective_bodies_are_left(tmp_path: Path, here: str, codes: list[str]) -> None:
    assert [one.code for one in drift(tmp_path, task(note=ABOVE), task(note=here))] == codes


def test_what_the_source_gives_to_governments_may_be_handed_down(tmp_path: Path) -> None:
    above = task(note="（责任单位：市林业局，各县（市、区）人民政府）")

    assert drift(tmp_path, above, task(note="（责任单位：各乡镇人民政府）")) == []


SPLIT = (
    "修复退化湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所。（{}牵头）",
    "管住湿地核心区。禁止在核心区内放牧捕捞，设立界桩和警示牌，安排专人日常巡护。（{}牵头）",
)
WHOLE = (
    "修复和管住湿地。采取退养还滩、疏通水系、补种芦苇等办法，恢复候鸟越冬场所。"
    "禁止在核心区内放牧捕捞，设立界桩和警示牌，安排专人日常巡护。（{}牵头）"
)


def test_a_merged_task_may_have_either_lead(tmp_path: Path) -> None:
    above = [SPLIT[0].format("市林业局"), SPLIT[1].format("市公安局")]

    assert drift(tmp_path, above, WHOLE.format("县林业局")) == []


def test_a_split_task_keeps_its_lead_in_one_half(tmp_path: Path) -> None:
    here = [SPLIT[0].format("县林业局"), SPLIT[1].format("县公安局")]

    assert drift(tmp_path, WHOLE.format("市林业局"), here) == []


def test_a_split_task_is_reported_once(tmp_path: Path) -> None:
    here = [SPLIT[0].format("县水利局"), SPLIT[1].format("县公安局")]

    assert [one.code for one in drift(tmp_path, WHOLE.format("市林业局"), here)] == ["P301"]


def test_an_earlier_text_of_the_same_level_is_no_higher_one(tmp_path: Path) -> None:
    found = drift(
        tmp_path, task(note=ABOVE), task(note="（市水利局牵头）"), issuer="霁州市人民政府"
    )

    assert [one.message for one in found] == ["来源：市林业局牵头；本级：市水利局牵头"]


@pytest.mark.parametrize(
    ("here", "codes"), [("", ["P303"]), ("（各有关部门负责）", ["P304"]), ("（县林业局牵头）", [])]
)
def test_a_body_without_a_line_is_missed_but_not_compared(
    tmp_path: Path, here: str, codes: list[str]
) -> None:
    above = task(note="（市湿地保护指挥部牵头）")

    assert [one.code for one in drift(tmp_path, above, task(note=here))] == codes


def test_a_table_in_a_file_of_its_own_may_name_the_lead(tmp_path: Path) -> None:
    table = "附件1\n苇渡县湿地保护工作任务分工表\n" + "\n".join(
        f"{n}、{words}" for n, words in (("一", task(note="（县林业局牵头）")), ("二", REST[0]))
    )
    named = "附件：1.苇渡县湿地保护工作任务分工表"

    assert drift(tmp_path, task(note=ABOVE), task(), attachment=("分工表", named, table)) == []
