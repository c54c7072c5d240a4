"""Folding gives each character one spelling and moves none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.folding import fold, is_traditional
from tests import strategies


@given(st.one_of(st.text(), strategies.texts))
def test_folding_moves_no_character(text: str) -> None:
    """Spans found in folded text must hold in the original."""
    assert len(fold(text)) == len(text)


@given(st.one_of(st.text(), strategies.texts))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(
    st.text(
        alphabet="關於印發檔案程式計畫視窗專案資訊網路民眾發髮後后裡里舘臺們個這來為會時",
        min_size=3,
    )
)
def test_traditional_text_keeps_its_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_line_breaks_stay_where_they_are(text: str) -> None:
    breaks = [at for at, character in enumerate(text) if character == "\n"]

    assert [at for at in breaks if fold(text)[at] != "\n"] == []


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("（一）", "(一)"),
        ("﹙一﹚", "(一)"),
        ("［2014］", "〔2014〕"),
        ("〔2014〕", "〔2014〕"),
        ("﹝2014﹞", "〔2014〕"),
        ("〖2014〗", "〔2014〕"),
        ("１２３", "123"),
        ("ＡＢｃ", "ABc"),
        ("甲，乙；丙：丁．", "甲,乙;丙:丁."),
        ("甲︰乙∶丙", "甲:乙:丙"),
        ("5％", "5%"),
        ("2014—2016", "2014-2016"),
        ("2014－2016", "2014-2016"),
        ("2014～2016", "2014~2016"),
        ("甲\u3000乙\xa0丙\t丁", "甲 乙 丙 丁"),
        ("\ufeff标题", " 标题"),
        ("市\u200b政府", "市 政府"),
        ("甲\r\n乙", "甲 \n乙"),
        ("甲\u2028乙", "甲\n乙"),
        ("「十三五」", "“十三五”"),
        ("第**166**号", "第  166  号"),
    ],
)
def test_look_alikes_get_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "written",
    ["。、《》〈〉“”", "①②⑴⒈", "一、二〇〇五年", "ABC-12.5%", "〔〕【】[]", "第一章 总则", "㈠㎡"],
)
def test_what_rules_read_as_it_stands_is_left_alone(written: str) -> None:
    assert fold(written) == written


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("各縣關於進一步加強檔案管理的通知", "各县关于进一步加强档案管理的通知"),
        ("請各縣區實施這個計畫", "请各县区实施这个计划"),
        ("為民眾開設服務視窗，這個", "为群众开设服务窗口,这个"),
        ("這個檔案要轉發各縣", "这个文件要转发各县"),
        ("請將學生檔案轉移", "请将学生档案转移"),
        ("縣檔案館開發這個程式", "县档案馆开发这个程序"),
    ],
)
def test_traditional_pages_are_read_as_simplified(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "written",
    [
        "市档案局要做好档案工作。",
        "这个会议讨论了后勤问题，个别同志们发言。",
        "招牌上写着「開業」二字。",
        "他來了。",  # one sign is no script
    ],
)
def test_simplified_pages_keep_every_word(written: str) -> None:
    assert not is_traditional(written)


def test_a_quotation_does_not_make_a_page_traditional() -> None:
    text = "这个企业的展览从这里开始，进来的人们都会看到说明：「關於這個縣的歷史」。" * 3

    assert fold(text) == text.replace("，", ",").replace("：", ":").replace("「", "“").replace(
        "」", "”"
    )
