"""What an attachment is called, by its own text and by the name of its file."""

import pytest

from corpora.model import Heading
from extractors.attachment_names import FileName, of_file
from tests.extractors.texts import analysed


def headings(text: str) -> set[tuple[str | None, str]]:
    return {(one.number, one.title) for one in analysed(text).of(Heading)}


@pytest.mark.parametrize(
    ("name", "numbers", "title"),
    [
        ("附件2：养老服务重点任务分工表.xlsx", ("2",), "养老服务重点任务分工表"),
        ("附件2.xlsx", ("2",), ""),
        ("附件.doc", (), ""),
        ("附件 1 报名表.docx", ("1",), "报名表"),
        ("附件二、汇总表.pdf", ("2",), "汇总表"),
        ("（附件3）推荐表.doc", ("3",), "推荐表"),
        ("附件1-3.doc", ("1-3", "1", "2", "3"), ""),
        ("附件1、2.zip", ("1", "2"), ""),
        ("附件2-1分工表.doc", ("2-1",), "分工表"),
    ],
)
def test_a_file_says_that_it_is_an_attachment(
    name: str, numbers: tuple[str, ...], title: str
) -> None:
    assert of_file(name) == FileName(labelled=True, numbers=numbers, title=title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2.报名表.doc", "报名表"),  # a number of the folder, not of the list
        ("报名表.docx", "报名表"),
        ("2021年分工表.xls", "2021年分工表"),
        ("附表1.xls", "附表1"),
        ("通知及附件.doc", "通知及附件"),
    ],
)
def test_a_file_may_say_no_more_than_its_title(name: str, title: str) -> None:
    assert of_file(name) == FileName(labelled=False, numbers=(), title=title)


def test_titles_under_their_numbers() -> None:
    text = "附件1\n养老服务任务\n分工表\n序号 任务\n附件2：汇总表\n单位 数量\n"

    assert {("1", ""), ("1", "养老服务任务分工表"), ("2", "汇总表")} <= headings(text)


def test_the_first_lines_may_be_the_title() -> None:
    found = headings("霁州市养老机构\n名册\n序号\t名称\n")

    assert {title for number, title in found if number is None} >= {
        "霁州市养老机构",
        "霁州市养老机构名册",
    }


def test_running_text_is_no_label() -> None:
    found = headings("报送说明\n附件2中的数据由各县填写并按时报送。\n")

    assert {number for number, _ in found} == {None}


def test_a_notice_has_no_other_title_than_its_own() -> None:
    """What it prints is its own attachment, not one of another notice."""
    notice = (
        "霁州市民政局关于报送情况的通知\n霁民发〔2022〕7号\n各县民政局：\n一、请填写报表。\n"
        "霁州市民政局\n2022年5月5日\n附件1\n统计表\n单位 数量\n"
    )

    assert headings(notice) == {(None, "霁州市民政局关于报送情况的通知")}
