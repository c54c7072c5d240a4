"""A terminal shows what a document says, and obeys none of it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from outputs.graph_records import (
    Assignment,
    Bundle,
    Cell,
    Citation,
    Deadline,
    Department,
    Document,
    Finding,
    Part,
    Quotation,
    Target,
    Task,
)
from outputs.terminal import Look, document_lines, harmless, one_line, table, task_lines

TEXT = "首页\n一、按照《乙意见》办理,占比不低于4%。(市财政局牵头,2020年底前)\n"
MARKS = Look()
COLOURS = Look(drawn=True, colour=True)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end}


def found() -> Bundle:
    department = Department(
        text="市财政局",
        canonical="甲市财政局",
        line="财政",
        level="municipality",
        collective=False,
        **span("市财政局"),
    )
    deadline = Deadline(
        kind="by",
        text="2020年底前",
        start_on=None,
        due_on=date(2020, 12, 31),
        every=None,
        amount=None,
        unit=None,
        rule="r",
        **span("2020年底前"),
    )
    task = Task(
        id="d1#一",
        document="d1",
        provision=None,
        path="一",
        kind="duty",
        heading="办理",
        action=None,
        object=None,
        strength="should",
        text=TEXT[3:],
        spans=(at(TEXT[3:]),),
        fingerprint="0",
        measures=(),
        assignments=(
            Assignment(
                role="lead", mode="single", start=0, end=1, rule="r", departments=(department,)
            ),
        ),
        deadlines=(deadline,),
        targets=(
            Target(
                text="不低于4%", what="占比", comparator=">=", value=4, unit="%", **span("不低于4%")
            ),
        ),
        page=3,
        cell=Cell(table=0, row=1, column=2),
    )
    citation = Citation(
        id="d1@1",
        document="d1",
        title="乙意见",
        number="乙发〔2019〕1号",
        alias=None,
        role="basis",
        status="missing",
        target="m1",
        candidates=(),
        start=at("《乙意见》")[0],
        end=at("《乙意见》")[1],
    )
    document = Document(
        id="d1",
        fingerprint="0",
        file="docs/a.txt",
        copies=(),
        present=True,
        title="甲通知",
        attachment_title=None,
        number="甲发〔2020〕1号",
        issuers=("甲市政府", "甲市财政局"),
        level="municipality",
        region=None,
        issued_on=date(2020, 1, 31),
        published_on=None,
        genre=None,
        addressees=(),
        text=TEXT,
        ocr=False,
        parts=(Part(kind="chrome", start=0, end=3), Part(kind="body", start=3, end=len(TEXT))),
    )
    return Bundle(document=document, tasks=(task,), citations=(citation,))


def test_marks_stand_in_the_text() -> None:
    lines = "\n".join(document_lines(found(), look=MARKS))

    assert (
        "首页\n[[任务 一]] 一、按照[[依据:《乙意见》]]办理,占比[[指标:不低于4%]]。"
        "([[牵头:市财政局]]牵头,[[截止 2020-12-31:2020年底前]])\n" in lines
    )


def test_marks_may_be_english() -> None:
    lines = "\n".join(document_lines(found(), look=Look(language="en")))

    assert "[[task 一]] 一、按照[[basis:《乙意见》]]" in lines
    assert "number: 甲发〔2020〕1号\nissuers: 甲市政府、甲市财政局\nlevel: municipality\n" in lines


def test_colours_take_the_place_of_marks() -> None:
    lines = "\n".join(document_lines(found(), look=COLOURS))

    assert "(\x1b[36m市财政局\x1b[0m牵头,\x1b[33m2020年底前\x1b[0m)" in lines
    assert "\x1b[2m首页\n\x1b[0m\x1b[32m\x1b[1m[[任务 一]] \x1b[0m一、" in lines


def test_a_document_is_introduced_and_its_citations_listed() -> None:
    lines = list(document_lines(found(), look=MARKS))

    assert lines[:8] == [
        "甲通知",
        "文号: 甲发〔2020〕1号",
        "发文机关: 甲市政府、甲市财政局",
        "层级: 地市级",
        "成文日期: 2020-01-31",
        "来源文件: docs/a.txt",
        "编号: d1",
        "任务: 1",
    ]
    assert lines[-1] == "依据: 《乙意见》乙发〔2019〕1号 [未入库]"


def test_attachments_and_findings_are_told() -> None:
    whole = found()
    finding = Finding(
        id="f0123456789abcdef",
        code="P601",
        kind="attachment_missing",
        severity="warning",
        document="d1",
        task=None,
        source=None,
        message="附件《名册》缺失",
        evidence=(Quotation(document="d1", quote="名\x1b册", start=0, end=2),),
        status="open",
    )
    joined = replace(
        whole.document,
        attachments=("d2", "d3"),
        attached_to="d4",
        inherited=("issuers", "region"),
    )
    bundle = replace(whole, document=joined, findings=(finding,))
    chinese = list(document_lines(bundle, look=MARKS, titles={"d2": "名\n册", "d4": "乙通知"}))
    english = list(document_lines(bundle, look=Look(language="en")))

    assert chinese[6:9] == [
        "所属通知: 乙通知 (d4)",
        "取自所属通知: 发文机关、地区",
        "附件: 名 册 (d2)、d3",
    ]
    assert chinese[-2:] == ["问题", "P601 附件缺失 [警告]: 附件《名册》缺失"]
    assert "inherited: issuers、place" in english
    assert english[-1] == "P601 attachment missing [warning]: “名\N{REPLACEMENT CHARACTER}册”"


def test_overlapping_marks_do_not_garble_the_text() -> None:
    whole = found()
    wide = replace(whole.citations[0], start=3, end=len(TEXT) - 1)
    text = "\n".join(document_lines(replace(whole, citations=(wide,)), look=MARKS))

    assert f"[[任务 一]] [[依据:{TEXT[3:-1]}]]\n" in text


def test_all_about_a_task() -> None:
    whole = found()

    assert list(task_lines(whole.tasks[0], whole.document, look=MARKS)) == [
        "任务 一 办理",
        "编号: d1#一",
        "所属文件: 甲通知",
        "主要任务 · 应当",
        "",
        TEXT[3:],
        "",
        "责任单位: 牵头 (单独) 市财政局 (甲市财政局)",
        "时限: 2020年底前 (截止 2020-12-31)",
        "指标: 不低于4% (占比 >= 4%)",
        f"出处: docs/a.txt; 字符 3-{len(TEXT)}; 页 3; 表格 1, 行 2, 列 3",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "\x1b[2J通知",  # clears the screen
        "\x1b]0;title\x07",
        "\x9b31m",  # the same as an escape, in one character
        "a\x08\x08b",
        "盖住\r前文",
        "\u202e知通",
        "\u2066x\u2069",
        "\x00\x7f\x85\u2028",
    ],
)
def test_nothing_in_a_text_is_obeyed(written: str) -> None:
    shown = harmless(written)

    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    assert not set(shown) & set("\u2028\u202e\u2066\u2069")
    assert len(shown) == len(written)


def test_lines_and_tabs_stay_where_they_are_meant() -> None:
    assert harmless("甲\t乙\r\n丙\n") == "甲\t乙\n丙\n"
    assert one_line("甲\t乙\n丙") == "甲 乙 丙"


def test_a_document_cannot_colour_itself() -> None:
    whole = found()
    text = TEXT.replace("首", "\x1b")
    evil = replace(
        whole,
        document=replace(whole.document, text=text, title="\x1b[31m红\n头"),
        citations=(replace(whole.citations[0], title="\x1b[31m"),),
        tasks=(replace(whole.tasks[0], text="\x1b[31m", path="\x1b"),),
    )

    assert "\x1b" not in "\n".join(document_lines(evil, look=MARKS))
    assert "\x1b" not in "\n".join(task_lines(evil.tasks[0], evil.document, look=MARKS))


def test_a_table_for_programs_has_one_row_a_line() -> None:
    rows = [("d1", "甲\t通\n知"), ("d2", "")]

    assert table(["编号", "标题"], rows, look=MARKS) == "编号\t标题\nd1\t甲 通 知\nd2\t"


def test_a_table_for_people_is_drawn() -> None:
    drawn = table(["编号"], [("d1\x1b[31m",), ("[bold]d2[/bold]",)], look=Look(drawn=True))

    assert "编号" in drawn
    assert "─" in drawn
    assert "d1\N{REPLACEMENT CHARACTER}[31m" in drawn
    assert "[bold]d2[/bold]" in drawn
