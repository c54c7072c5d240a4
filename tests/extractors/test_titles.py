"""What a title says: its clean form, the kind of document, what it wraps, who issues it."""

import pytest

from extractors import titles


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("霁州市人民政府\n关于加强水源地保护的通知", "霁州市人民政府关于加强水源地保护的通知"),
        ("霁 州 市 人 民 政 府 令", "霁州市人民政府令"),
        ("# 关于推进**数字乡村**建设的通知", "关于推进数字乡村建设的通知"),
        ("标题：关于加强水源地保护的通知", "关于加强水源地保护的通知"),
        ("【标题】关于加强水源地保护的通知", "关于加强水源地保护的通知"),
        ("霁政发〔2021〕9号 关于加强水源地保护的通知", "关于加强水源地保护的通知"),
        ("关于加强水源地保护的通知(霁政发〔2021〕9号)", "关于加强水源地保护的通知"),
        ("岚川省农村公路管理办法(试行)", "岚川省农村公路管理办法(试行)"),
    ],
)
def test_a_clean_title_is_one_line_without_number_and_field_name(
    written: str, expected: str
) -> None:
    assert titles.clean(written) == expected


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("霁州市人民政府关于印发《霁州市水源地保护方案》的通知", "通知"),
        ("霁州市水源地保护方案", "方案"),
        ("岚川省人民政府办公厅关于加快养老服务发展的实施意见", "意见"),
        ("岚川省农村公路管理办法(试行)", "办法"),
        ("霁州市智慧水利发展规划(2021-2025年)", "规划"),
        ("霁州市国民经济和社会发展第十四个五年规划纲要", "纲要"),
        ("2021年霁州市政务公开工作要点", "要点"),
        ("关于同意设立苇渡经济开发区的批复", "批复"),
        ("关于开展安全生产大检查的函", "函"),
        ("霁州市2020年政府信息公开工作年度报告", "报告"),
        ("岚川省消防条例(2018年修订)", "条例"),
        ("霁州市人民政府常务会议纪要", "纪要"),
        ("市长在全市水利工作会议上的讲话", None),
        ("霁州市人民政府", None),
        ("", None),
    ],
)
def test_the_kind_of_document_is_what_the_title_ends_in(title: str, genre: str | None) -> None:
    assert titles.genre(title) == genre


def _wrapped(title: str) -> str | None:
    span = titles.wrapped(title)
    return title[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("霁州市人民政府关于印发《霁州市水源地保护方案》的通知", "霁州市水源地保护方案"),
        ("霁州市人民政府关于印发霁州市水源地保护方案的通知", "霁州市水源地保护方案"),
        (
            "霁州市人民政府办公室转发市水利局关于加强水源地保护意见的通知",
            "市水利局关于加强水源地保护意见",
        ),
        ("岚川省人民政府批转省水利厅水源地保护规划的通知", "省水利厅水源地保护规划"),
        ("关于公布《岚川省水源地名录》的公告", "岚川省水源地名录"),
        ("关于印发《贯彻〈消防条例〉实施办法》的通知", "贯彻〈消防条例〉实施办法"),
        ("霁州市人民政府关于加强水源地保护的通知", None),
        ("霁州市水源地保护方案", None),
        ("关于做好印发工作的通知", None),
    ],
)
def test_a_wrapper_names_what_it_hands_on(title: str, inner: str | None) -> None:
    assert _wrapped(title) == inner


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("霁州市人民政府关于加强水源地保护的通知", "霁州市人民政府"),
        ("霁州市人民政府办公室转发市水利局关于加强水源地保护意见的通知", "霁州市人民政府办公室"),
        ("国务院办公厅关于加快养老服务发展的意见", "国务院办公厅"),
        ("岚川省水利厅岚川省财政厅关于下达资金计划的通知", "岚川省水利厅岚川省财政厅"),
        ("岚川省水利厅等五部门关于加强节水的通知", "岚川省水利厅等五部门"),
        ("关于加强水源地保护的通知", None),
        ("霁州市水源地保护方案", None),
    ],
)
def test_the_bodies_that_a_title_begins_with(title: str, issuers: str | None) -> None:
    assert titles.issuers(title) == issuers


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("霁州市水源地保护方案", "霁州市"),
        ("2021年霁州市政务公开工作要点", "霁州市"),
        ("2021年度苇渡县重点工作安排", "苇渡县"),
        ("霁州市苇渡县水源地保护方案", "霁州市苇渡县"),
        ("全市水源地保护方案", None),
        ("城市内涝治理方案", None),
        ("关于加强水源地保护的通知", None),
    ],
)
def test_the_place_that_a_title_begins_with(title: str, place: str | None) -> None:
    assert titles.place(title) == place


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("贯彻〈消防条例〉实施办法", "贯彻《消防条例》实施办法"),
        ("水源地保护方案", "水源地保护方案"),
    ],
)
def test_inner_marks_of_a_quoted_title_become_outer_ones(quoted: str, expected: str) -> None:
    assert titles.unnested(quoted) == expected
