"""The bodies of a task are told apart by the place and year of their document."""

import pytest

from corpora.model import Analysis, Department, Task
from extractors import resolving
from tests.extractors.texts import analysed, lines

SECTIONS = ("一、主要任务", "（一）建立台账。{note}", "二、规范运行", "各县要规范运行。")


def _department(note: str, issuer: str = "霁州市人民政府", year: int = 2021) -> Department:
    """The first body of the first task of a notice by `issuer`."""
    return _departments(note, issuer, year)[0]


def _departments(note: str, issuer: str, year: int) -> tuple[Department, ...]:
    items = [one.format(note=note) for one in SECTIONS]
    found = analysed(
        lines(f"{issuer}关于加强监管的通知", "各有关单位：", *items, issuer, f"{year}年3月4日")
    )
    return found.of(Task)[0].assignments[0].departments


@pytest.mark.parametrize(
    ("note", "issuer", "canonical", "level"),
    [
        ("（市财政局负责）", "霁州市人民政府", "霁州市财政局", "municipality"),
        ("（省财政厅负责）", "岚川省人民政府", "岚川省财政厅", "province"),
        ("（县财政局负责）", "苇渡县人民政府", "苇渡县财政局", "county"),
        ("（财政部负责）", "国务院办公厅", "财政部", "national"),
        # Another level than the document's own.
        ("（省财政厅负责）", "霁州市人民政府", "岚川省财政厅", "province"),
        # The short name of a committee is its full one.
        ("（省发展改革委负责）", "岚川省人民政府", "岚川省发展和改革委员会", "province"),
        # Without a level of its own a name is of the document's.
        ("（财政局负责）", "霁州市人民政府", "霁州市财政局", "municipality"),
    ],
)
def test_a_body_is_that_of_its_document_s_place(
    note: str, issuer: str, canonical: str, level: str
) -> None:
    found = _department(note, issuer)

    assert (found.canonical, found.level) == (canonical, level)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("（市财政局负责）", "财政"),
        ("（市发展改革委负责）", "发改"),
        ("（市教育局负责）", "教育"),
        ("（市市场监管局负责）", "市场监管"),
        ("（市工商局负责）", "市场监管"),
    ],
)
def test_a_body_has_a_line_of_work(note: str, line: str) -> None:
    assert _department(note).line == line


def test_a_beginning_said_once_holds_for_the_names_behind_it() -> None:
    found = _departments("（省发展改革委、工业和信息化厅负责）", "霁州市人民政府", 2021)

    assert [one.canonical for one in found] == ["岚川省发展和改革委员会", "岚川省工业和信息化厅"]


def test_what_is_written_stays_as_it_is_written() -> None:
    found = _departments("（省发展改革委、工业和信息化厅负责）", "岚川省人民政府", 2021)

    assert [one.name for one in found] == ["省发展改革委", "工业和信息化厅"]


@pytest.mark.parametrize("note", ["（各部门负责）", "（市直有关单位负责）", "（各县人民政府负责）"])
def test_collective_bodies_are_of_a_collective_kind(note: str) -> None:
    assert _department(note).collective


def test_a_single_body_is_not_collective() -> None:
    assert not _department("（市财政局负责）").collective


def test_a_place_that_is_unknown_leaves_names_unresolved() -> None:
    found = analysed(
        lines(
            "关于加强监管的通知",
            "各有关单位：",
            *(o.format(note="（市财政局负责）") for o in SECTIONS),
        )
    )

    assert found.of(Task)[0].assignments[0].departments[0].canonical is None


def test_tasks_without_bodies_stay_as_they_are() -> None:
    found = analysed(lines("霁州市人民政府关于加强监管的通知", "一、加强监管。各县要加强监管。"))

    assert tuple(resolving.find(found)) == found.of(Task)


def test_resolving_twice_changes_nothing_more() -> None:
    items = [one.format(note="（市财政局、市教育局负责）") for one in SECTIONS]
    found: Analysis = analysed(lines("霁州市人民政府关于加强监管的通知", "各县人民政府：", *items))

    assert tuple(resolving.find(found)) == found.of(Task)
