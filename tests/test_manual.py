"""What the manual and the READMEs show as examples is what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora.model import Deadline, Document, Task
from corpora.vocabulary import MODES
from extractors.analysis import analyse
from pipeline.cli import main

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs/reading-rules.md").read_text("utf-8")
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
# A plan of 10 March 2022; the second item is the one that an example stands in.
PLAN = """霁州市人民政府办公室关于印发霁州市养老服务工作方案的通知
霁政办发〔2022〕5号
各县（区）人民政府，市政府各部门、各直属机构：
现将《霁州市养老服务工作方案》印发给你们，请认真贯彻执行。
霁州市人民政府办公室
2022年3月10日
霁州市养老服务工作方案
一、主要任务
（一）建立台账。组织开展调查摸底工作，建立信息台账。（市民政局负责）
{item}
"""


def table(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    section = MANUAL.partition(f"\n## {heading}\n")[2]
    rows = re.search(r"(?m)(?:^\|.*\n)+", section)
    assert rows is not None
    cells = [row.strip("|").split("|") for row in rows[0].splitlines()]
    return [[cell.strip() for cell in row] for row in cells[2:]]


def task(item: str) -> Task:
    document = Document(text=PLAN.format(item=item), media_type="text/plain")
    return analyse(document).of(Task)[-1]


def told(deadline: Deadline) -> Iterator[str]:
    """The words in which the manual tells a deadline's value."""
    if deadline.amount is not None:
        yield f"{deadline.amount} {deadline.unit}"
    for value in (deadline.every, deadline.start_on, deadline.due_on):
        if value is not None:
            yield str(value)


@pytest.mark.parametrize(("written", "kind", "value"), table("Deadline 时限"))
def test_deadlines_are_read_as_the_manual_says(written: str, kind: str, value: str) -> None:
    [deadline] = task(f"（二）发展老年助餐。{written}完成老年食堂建设。（市民政局牵头）").deadlines

    assert deadline.kind == kind.split()[0]
    assert list(told(deadline)) == re.findall(r"P\d\w|\d{4}-\d\d-\d\d|\d+ [a-z]+", value)


@pytest.mark.parametrize(("written", "roles", "names"), table("Assignment 责任分工"))
def test_notes_are_read_as_the_manual_says(written: str, roles: str, names: str) -> None:
    assignments = task(f"（二）发展老年助餐。加快老年食堂建设。{written}").assignments
    departments = [body.name for one in assignments for body in one.departments]
    words = roles.split(", ")
    modes = [word for word in words if word in MODES]

    assert departments == re.split(r"[,;] ", names)
    assert [one.role for one in assignments] == [word for word in words if word not in MODES]
    assert not modes or [one.mode for one in assignments] == modes


def test_the_first_example_of_the_manual() -> None:
    [example] = re.findall(r"(?m)^> (.+)$", MANUAL)
    found = task(example)
    [target] = found.targets
    rows = dict(table("An example"))

    assert rows["task 任务"] == f"`二/(二)`, duty 主要任务, heading {found.heading}"
    assert (found.path.rpartition("/")[2], found.kind) == ("(二)", "duty")
    assert [body.name for one in found.assignments for body in one.departments] == [
        rows["lead 牵头"],
        *(name.removesuffix(" (collective)") for name in rows["support 配合"].split("; ")),
    ]
    assert [list(told(one)) for one in found.deadlines] == [["2022-12-31"], ["P3M"]]
    assert (target.comparator, target.value, target.unit) == (">=", 1, "个")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.name))
def test_the_python_example_of_the_readme_runs(
    readme: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["demo"]).exit_code == 0
    [code] = re.findall(r"```python\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)

    exec(compile(code, readme.name, "exec"), {})

    printed = capsys.readouterr().out
    assert printed.startswith("岚政办发〔2021〕36号 2021-06-18\n")
    assert (
        "\n二/(三)/2 发展老年助餐服务 responsible 岚川省民政厅、岚川省市场监督管理局\n" in printed
    )
