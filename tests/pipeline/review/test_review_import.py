"""A filled-in workbook decides what it says, all of it or nothing, and again nothing more."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner, Result

from corpora.store import opened
from corpora.store_records import DecisionRecord
from outputs.review_form import ARROW, FORMS
from pipeline.cli import main
from tests.pipeline.review.books import Book, filled, reordered

LEDGER = "任务台账"
ANSWERS = tuple(
    column.heading for column in FORMS["task"] if column.heading not in ("编号", "校验")
)


def pp(corpus: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--corpus", str(corpus)])


def take_in(corpus: Path, book: Path, *more: str) -> Result:
    return pp(corpus, "review", "import", str(book), *more)


def decisions(corpus: Path) -> tuple[DecisionRecord, ...]:
    with opened(corpus) as store:
        return store.decisions()


def said(done: Result) -> list[str]:
    return done.stderr.splitlines()


def task_of(book: Book, ending: str) -> str:
    return next(key for key in book.rows["task"] if key.endswith(ending))


def row_of(book: Path, key: str) -> int:
    """Where a key stands in the ledger, as a person counts."""
    sheet = openpyxl.load_workbook(book)[LEDGER]
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == key)


def test_what_nobody_has_touched_decides_nothing(corpus: Path, tmp_path: Path) -> None:
    done = take_in(corpus, Book(corpus).save(tmp_path / "r.xlsx"))

    assert (done.exit_code, done.stderr) == (0, "")
    assert decisions(corpus) == ()


def test_a_workbook_decides_what_it_says_and_a_second_time_nothing(
    corpus: Path, tmp_path: Path
) -> None:
    book = Book(corpus)
    task, (link, other) = task_of(book, "#六"), list(book.rows["link"])[:2]
    book.fill(task, 更正牵头单位="市水务局，市财政局", 更正完成时限="2025/12/31", 复核说明="改革")
    book.fill(link, 复核结论="确认")
    book.fill(other, 复核结论="否定")
    file = book.save(tmp_path / "r.xlsx")
    first = take_in(corpus, file)
    before = decisions(corpus)
    again = take_in(corpus, file)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert [(one.on, one.id, one.field, one.value) for one in before] == [
        ("deadline", task, "all", "2025-12-31"),
        ("department", task, "lead", "市水务局、市财政局"),
        *sorted([("link", link, "status", "confirmed"), ("link", other, "status", "rejected")]),
    ]
    assert {(one.who, one.when) for one in before} == {("张三", "2025-06-30")}
    assert decisions(corpus) == before


def test_a_check_changes_nothing(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    book.fill(task_of(book, "#六"), 复核结论="确认")
    done = take_in(corpus, book.save(tmp_path / "r.xlsx"), "--check")

    assert done.exit_code == 0
    assert "新增或更改的决定 1" in done.stdout
    assert decisions(corpus) == ()


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"复核结论": "同意"}, "“复核结论”不能填“同意”，只能填：确认、非任务、撤销"),
        ({"更正任务类别": "重点任务"}, "“更正任务类别”不能填“重点任务”"),
        ({"复核结论": "确认", "复核人": ""}, "没有填写复核人"),
        ({"复核结论": "确认", "复核日期": "上周"}, "“复核日期”填的“上周”不是日期"),
        ({"复核结论": "确认", "复核日期": "2025-02-30"}, "“2025-02-30”不是日期"),
        ({"更正完成时限": "2025年13月1日"}, "“更正完成时限”填的“2025-13-01”不是日期"),
        ({"复核结论": "非任务", "更正牵头单位": "市民政局"}, "不能同时填写更正"),
        ({"更正牵头单位": "#REF!"}, "“更正牵头单位”是公式的错误值"),
        ({"更正牵头单位": "局" * 1001}, "“更正牵头单位”超过1000字"),
    ],
)
def test_one_wrong_row_stops_all_and_is_named(
    corpus: Path, tmp_path: Path, cells: dict[str, str], problem: str
) -> None:
    book = Book(corpus)
    wrong = task_of(book, "#六")
    book.fill(next(iter(book.rows["link"])), 复核结论="确认")
    book.fill(wrong, **cells)
    file = book.save(tmp_path / "r.xlsx")
    done = take_in(corpus, file)

    assert done.exit_code == 1
    assert [problem in line for line in said(done)] == [True]
    assert f"工作表“任务台账”第{row_of(file, wrong)}行" in done.stderr
    assert "没有导入" in done.stdout
    assert decisions(corpus) == ()


def test_a_reason_is_asked_for_where_a_finding_is_put_aside(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    [finding] = list(book.rows["finding"])[:1]
    book.fill(finding, 复核结论="不适用")
    refused = take_in(corpus, book.save(tmp_path / "a.xlsx"))
    book.fill(finding, 复核说明="由省厅统一办理")
    taken = take_in(corpus, book.save(tmp_path / "b.xlsx"))

    assert (refused.exit_code, taken.exit_code) == (1, 0)
    assert "必须填写复核说明" in refused.stderr
    assert [one.value for one in decisions(corpus)] == ["not_applicable"]


def test_rows_of_nothing_in_the_corpus_are_refused(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    signed = {"复核人": "张三", "复核结论": "确认"}
    book.more["task"].append({"编号": "d0000000000000000#九", **signed})
    book.more["task"].append({"编号": "第九条", **signed})
    book.more["task"].append(signed)
    book.more["task"].append({"复核人": "张三"})  # filled down too far
    book.more["finding"].append({"编号": "f0000000000000000", "复核人": "张三", "复核结论": "属实"})
    done = take_in(corpus, book.save(tmp_path / "r.xlsx"))

    assert done.exit_code == 1
    assert [line.partition("行：")[2] for line in said(done)] == [
        "编号“第九条”不是本程序的编号",
        "有复核内容，但没有编号",
        "语料库中没有编号“d0000000000000000#九”",
        "语料库中没有编号“f0000000000000000”",
    ]


def test_two_rows_that_contradict_each_other_are_refused(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    book.fill(task, 更正牵头单位="市民政局")
    book.more["link"].append({**book[task], "更正牵头单位": "市财政局"})
    # The sheet of links has no such column: the same task may stand in the ledger twice.
    book.more["task"].append({**book[task], "更正牵头单位": "市财政局"})
    done = take_in(corpus, book.save(tmp_path / "r.xlsx"))

    assert done.exit_code == 1
    assert "“更正牵头单位”与工作表“任务台账”第" in done.stderr
    assert decisions(corpus) == ()


def test_rows_that_say_different_things_of_one_task_add_up(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    blank = dict(book[task])
    book.fill(task, 更正牵头单位="市民政局")
    signed = {"复核人": "张三", "复核日期": "2025-06-30"}
    book.more["task"].append({**blank, **signed, "更正完成时限": "无"})
    done = take_in(corpus, book.save(tmp_path / "r.xlsx"))

    assert done.exit_code == 0
    assert [(one.on, one.value) for one in decisions(corpus)] == [
        ("deadline", "无"),
        ("department", "市民政局"),
    ]


def test_what_somebody_else_decided_meanwhile_stands(corpus: Path, tmp_path: Path) -> None:
    mine, theirs = Book(corpus), Book(corpus)
    task, other = task_of(mine, "#六"), task_of(mine, "#五")
    theirs.fill(task, 更正牵头单位="市财政局", 复核人="李四")
    take_in(corpus, theirs.save(tmp_path / "theirs.xlsx"))
    mine.fill(other, 复核结论="确认")
    untouched = take_in(corpus, mine.save(tmp_path / "untouched.xlsx"))
    mine.fill(task, 更正牵头单位="市民政局")
    before = decisions(corpus)
    refused = take_in(corpus, mine.save(tmp_path / "mine.xlsx"))

    assert untouched.exit_code == 0
    assert refused.exit_code == 1
    assert "导出之后李四（2025-06-30）已另作决定" in refused.stderr
    assert decisions(corpus) == before


def test_the_same_decision_of_two_people_is_none_twice(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    book.fill(task_of(book, "#六"), 更正牵头单位="市财政局")
    take_in(corpus, book.save(tmp_path / "a.xlsx"))
    shutil.copyfile(tmp_path / "a.xlsx", tmp_path / "b.xlsx")

    assert take_in(corpus, tmp_path / "b.xlsx").exit_code == 0
    assert len(decisions(corpus)) == 1


def test_a_correction_or_all_of_a_row_can_be_withdrawn(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    book.fill(task, 更正牵头单位="市财政局", 更正完成时限="2025年底前")
    take_in(corpus, book.save(tmp_path / "a.xlsx"))
    book = Book(corpus)
    book.fill(task, 更正牵头单位="撤销")
    for _ in range(2):
        assert take_in(corpus, book.save(tmp_path / "b.xlsx")).exit_code == 0
        assert [one.on for one in decisions(corpus)] == ["deadline"]
    book = Book(corpus)
    book.fill(task, 复核结论="撤销", 更正完成时限="")
    for _ in range(2):
        assert take_in(corpus, book.save(tmp_path / "c.xlsx")).exit_code == 0
        assert decisions(corpus) == ()


def test_an_empty_cell_withdraws_nothing(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    book.fill(task, 更正牵头单位="市财政局")
    take_in(corpus, book.save(tmp_path / "a.xlsx"))
    book = Book(corpus)
    book[task]["更正牵头单位"] = ""
    done = take_in(corpus, book.save(tmp_path / "b.xlsx"))

    assert done.exit_code == 0
    assert [one.value for one in decisions(corpus)] == ["市财政局"]


def test_who_signs_may_be_said_once(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    book.fill(task_of(book, "#六"), 复核结论="确认", 复核人="", 复核日期="")
    done = take_in(corpus, book.save(tmp_path / "r.xlsx"), "--who", "督查室")
    again = take_in(corpus, tmp_path / "r.xlsx", "--who", "另一人")

    assert (done.exit_code, again.exit_code) == (0, 0)
    assert [one.who for one in decisions(corpus)] == ["督查室"]


@pytest.mark.parametrize("seed", range(3))
def test_rows_and_columns_may_stand_in_any_order(corpus: Path, tmp_path: Path, seed: int) -> None:
    book = Book(corpus)
    task, link = task_of(book, "#六"), next(iter(book.rows["link"]))
    book.fill(task, 更正牵头单位="市财政局")
    book.fill(link, 复核结论="否定")
    file = reordered(book.save(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", seed)

    assert take_in(corpus, file).exit_code == 0
    assert {one.id for one in decisions(corpus)} == {task, link}


def test_a_link_that_nobody_proposed_can_be_added(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    linked = {tuple(key.split(ARROW)) for key in book.rows["link"]}
    local, source = next(
        (task, other)
        for task, _ in sorted(linked)
        for _, other in sorted(linked)
        if task.partition("#")[0] != other.partition("#")[0]
        and (task, other) not in linked
        and any(
            (task.partition("#")[0], other.partition("#")[0])
            == (a.partition("#")[0], b.partition("#")[0])
            for a, b in linked
        )
    )
    row = {"本级任务编号": local, "来源任务编号": source, "复核结论": "确认", "复核人": "张三"}
    book.more["link"].append(row)
    turned = {**row, "本级任务编号": source, "来源任务编号": local}
    done = take_in(corpus, book.save(tmp_path / "a.xlsx"))
    book.more["link"][:] = [turned]
    refused = take_in(corpus, book.save(tmp_path / "b.xlsx"))

    assert done.exit_code == 0
    assert refused.exit_code == 1
    assert "请对调" in refused.stderr
    assert Book(corpus)[f"{local}{ARROW}{source}"]["复核结论"] == "确认"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is no Excel workbook"),
        (b"PK\x03\x04 and no more", "is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "locked with a password"),
        ("编号,复核结论\n".encode(), "is no Excel workbook"),
    ],
)
def test_other_files_are_refused_in_plain_words(
    corpus: Path, tmp_path: Path, content: bytes, problem: str
) -> None:
    file = tmp_path / "r.xlsx"
    file.write_bytes(content)
    done = take_in(corpus, file)

    assert done.exit_code == 2
    assert problem in done.stderr
    assert str(file) in done.stderr


def test_a_workbook_without_the_form_is_refused(corpus: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["编号", "复核结论"])
    book.save(tmp_path / "a.xlsx")
    done = take_in(corpus, tmp_path / "a.xlsx")

    assert done.exit_code == 2
    assert "no sheet of it has the headings 编号、校验、复核结论" in done.stderr


def test_a_heading_that_stands_twice_is_refused(corpus: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["编号", "校验", "复核结论", "复核人", "复核人"])
    book.save(tmp_path / "a.xlsx")
    done = take_in(corpus, tmp_path / "a.xlsx")

    assert done.exit_code == 2
    assert "has two columns 复核人" in done.stderr


def test_a_bomb_is_no_workbook(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with ZipFile(file, "w") as packed:
        packed.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
        packed.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "cc">]><workbook/>')
    done = take_in(corpus, file)

    assert done.exit_code == 2
    assert "document type" in done.stderr


def _libreoffice(file: Path, folder: Path) -> Path:
    """Opened and saved again by another program."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder / "saved"), str(file)],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    return folder / "saved" / file.name


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda file, folder: file, id="as-it-is"),
        pytest.param(
            _libreoffice,
            id="libreoffice",
            marks=pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here"),
        ),
    ],
)
def test_every_cell_comes_back(
    corpus: Path, tmp_path: Path, saved: Callable[[Path, Path], Path]
) -> None:
    """Export, fill in everything, let a program save it, import, export: nothing is lost."""
    book = Book(corpus)
    kinds = next(one.choices for one in FORMS["task"] if one.heading == "更正任务类别")[:-1]
    verdicts = next(one.choices for one in FORMS["finding"] if one.heading == "复核结论")[:-1]
    for n, key in enumerate(book.rows["task"]):
        book.fill(
            key, 更正任务类别=kinds[n % len(kinds)], 更正牵头单位=f"第{n}局、市民政局",
            更正责任单位="无" if n % 5 == 0 else f"{n:04}", 更正配合单位="=1+1、@某局",
            更正完成时限=("2025-12-31", "2026年6月底前；每季度末", "无")[n % 3],
            复核说明=f"“{n}”<&>\n第二行 2025-01-01", 复核日期=f"2025-0{n % 9 + 1}-01",
        )  # fmt: skip
        if n % 2:
            book[key]["复核结论"] = "确认"
    for n, key in enumerate(book.rows["link"]):
        book.fill(key, 复核结论=("确认", "否定")[n % 2], 复核说明="TRUE", 复核人="007")
    for n, key in enumerate(book.rows["finding"]):
        book.fill(key, 复核结论=verdicts[n % len(verdicts)], 复核说明="1/2")
    wanted = {one: dict(filled(rows, ANSWERS)) for one, rows in book.rows.items()}
    done = take_in(corpus, saved(book.save(tmp_path / "r.xlsx"), tmp_path))
    found = {one: dict(filled(rows, ANSWERS)) for one, rows in Book(corpus).rows.items()}

    assert done.exit_code == 0, done.output
    assert len(decisions(corpus)) > 500
    assert found == wanted
    before = decisions(corpus)
    untouched = take_in(corpus, saved(Book(corpus).save(tmp_path / "again.xlsx"), tmp_path))
    assert (untouched.exit_code, untouched.stderr, decisions(corpus)) == (0, "", before)


def test_real_dates_are_dates(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    book.fill(task, 复核结论="确认", 更正完成时限="x")
    file = book.save(tmp_path / "r.xlsx")
    opened_book = openpyxl.load_workbook(file)
    sheet = opened_book[LEDGER]
    headings = [cell.value for cell in sheet[2]]
    cells = dict(zip(headings, sheet[row_of(file, task)], strict=True))
    cells["更正完成时限"].value = date(2025, 12, 31)
    cells["复核日期"].value = datetime(2025, 7, 1)  # a cell has no time zone
    cells["复核日期"].number_format = "m/d/yy"
    opened_book.save(file)
    done = take_in(corpus, file)
    found = {one.on: one for one in decisions(corpus)}

    assert done.exit_code == 0, done.output
    assert found["deadline"].value == "2025-12-31"
    assert found["deadline"].when == "2025-07-01"


def test_the_export_tells_the_decisions(corpus: Path, tmp_path: Path) -> None:
    book = Book(corpus)
    task = task_of(book, "#六")
    book.fill(task, 更正牵头单位="市财政局", 复核说明="改革")
    take_in(corpus, book.save(tmp_path / "r.xlsx"))
    exported = pp(corpus, "export", "-o", "-")
    graph = json.loads(exported.stdout)

    assert [one["id"] for one in graph["decisions"]] == [task]
    [found] = [one for one in graph["tasks"] if one["id"] == task]
    assert [one["rule"] for one in found["assignments"] if one["role"] == "lead"] == ["review"]
