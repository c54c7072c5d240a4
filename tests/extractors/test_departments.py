"""The names in a list of bodies: where one ends, what they share, and what is no body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.folding import fold
from extractors import departments
from tests import strategies


def _names(written: str) -> list[str]:
    folded = fold(written)
    return [item.name for item in departments.split(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("市财政局", ["市财政局"]),
        ("市财政局、市教育局", ["市财政局", "市教育局"]),
        ("市财政局，市教育局；市民政局", ["市财政局", "市教育局", "市民政局"]),
        ("市财政局 市教育局", ["市财政局", "市教育局"]),
        ("市财政局\n市教育局", ["市财政局", "市教育局"]),
        ("市财政局。", ["市财政局"]),
        ("由市财政局", ["市财政局"]),
        ("市财政局会同市教育局", ["市财政局", "市教育局"]),
        ("市财政局以及各县人民政府", ["市财政局", "各县人民政府"]),
        ("市财政局或者市教育局", ["市财政局", "市教育局"]),
        ("市财政局和市教育局", ["市财政局", "市教育局"]),
        ("市财政局与市教育局", ["市财政局", "市教育局"]),
        # 和 inside a name parts nothing.
        ("市住房和城乡建设局", ["市住房和城乡建设局"]),
        ("省海洋和渔业厅", ["省海洋和渔业厅"]),
        (
            "省人力资源和社会保障厅、省工业和信息化厅",
            ["省人力资源和社会保障厅", "省工业和信息化厅"],
        ),
        ("市卫生健康委和市民政局", ["市卫生健康委", "市民政局"]),
        # A beginning shared by a list stays where it is written.
        ("自治区发展改革委、工业和信息化委", ["自治区发展改革委", "工业和信息化委"]),
        ("省财政厅、教育厅", ["省财政厅", "教育厅"]),
        # An ending shared by a list is put back.
        ("财政、审计部门", ["财政部门", "审计部门"]),
        ("公安、交通运输、城管等部门", ["公安部门", "交通运输部门", "城管部门"]),
        ("海关等行政主管部门", ["海关行政主管部门"]),
        ("海关等部门", ["海关"]),
        ("公安、气象等部门", ["公安部门", "气象部门"]),
        ("法院、检察院等部门", ["法院", "检察院"]),
        ("市投诉办公室和公安、海关等部门", ["市投诉办公室", "公安部门", "海关"]),
        ("南宁、柳州市人民政府", ["南宁市人民政府", "柳州市人民政府"]),
        ("市、县人民政府", ["市人民政府", "县人民政府"]),
        ("市、县（市）区政府和各部门", ["市政府", "县(市)区政府", "各部门"]),
        ("各市、县（市、区）人民政府", ["各市人民政府", "县(市、区)人民政府"]),
        # 等 ends a list.
        ("市财政局、市教育局等", ["市财政局", "市教育局"]),
        ("市财政局、市教育局等部门", ["市财政局", "市教育局"]),
        ("市财政局、市教育局等有关部门和单位", ["市财政局", "市教育局"]),
        # Brackets belong to the name, and what stands in them is no item.
        ("各市（含定州、辛集市，下同）政府", ["各市(含定州、辛集市,下同)政府"]),
        ("街道办事处（乡镇人民政府）、社区居委会", ["街道办事处(乡镇人民政府)", "社区居委会"]),
        # Collective bodies are bodies.
        ("各部门、市直各单位", ["各部门", "市直各单位"]),
        ("各县区人民政府，各开发区管委会", ["各县区人民政府", "各开发区管委会"]),
        ("行业主管部门", ["行业主管部门"]),
    ],
)
def test_the_names_of_a_list(written: str, names: list[str]) -> None:
    assert _names(written) == names


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("市财政局（牵头）、市教育局", ["牵头", None]),
        ("市财政局（牵头单位）、市教育局（配合）", ["牵头", "配合"]),
        ("市财政局（含分局）、市教育局", [None, None]),
    ],
)
def test_a_role_in_brackets_marks_the_name_before_it(
    written: str, marked: list[str | None]
) -> None:
    folded = fold(written)

    assert [item.marked for item in departments.split(folded, 0, len(folded))] == marked


@pytest.mark.parametrize(
    "name",
    [
        "市财政局",
        "财政部",
        "省发展改革委",
        "国家能源局",
        "市人民政府办公室",
        "县人民法院",
        "市公安局交警支队",
        "霁州大学",
        "市第一医院",
        "麦积区",
        "句容市",
        "各县",
        "各乡镇",
        "各部门",
        "有关单位",
        "市残联",
        "国网霁州供电公司",
        "苇渡经济开发区管委会",
        "公安部门",
        "行业协会",
        "市城市管理局",
        "市人力资源和社会保障局",
        "市教育体育局（市文化局）",
    ],
)
def test_what_has_the_form_of_a_bodys_name(name: str) -> None:
    assert departments.is_name(fold(name))


@pytest.mark.parametrize(
    "name",
    [
        "推进落实",
        "2020年底",
        "12月",
        "局",
        "各",
        "有关",
        "",
        "认真",
        "长期坚持",
        "空间布局",
        "新闻发布会",
        "全社会",
        "王某某",
        "依法查处违法行为的机关",
        "《条例》规定的部门",
        "楠无此区",
        "超市",
        "从事经营的单位",
        "被检查单位",
        "报市政府",
        "副市长",
        "等单位的意见" + "甲" * 60,
    ],
)
def test_what_is_no_bodys_name(name: str) -> None:
    assert not departments.is_name(fold(name))


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("省财政厅", "省"),
        ("市教育局", "市"),
        ("自治区发展改革委", "自治区"),
        ("县人民政府", "县"),
        ("国家能源局", "国家"),
        ("财政部", None),
        ("工业和信息化委", None),
    ],
)
def test_the_level_that_a_name_begins_with(name: str, holder: str | None) -> None:
    assert departments.holder(name) == holder


@given(st.lists(st.sampled_from(strategies.BODIES), min_size=1, max_size=6))
def test_whole_names_joined_by_commas_come_back(names: list[str]) -> None:
    assert _names("，".join(names)) == names


@given(strategies.texts)
def test_items_stand_in_order_within_the_list(text: str) -> None:
    folded = fold(text)
    places = [
        at for item in departments.split(folded, 0, len(folded)) for at in (item.start, item.end)
    ]

    assert places == sorted(places)


@given(strategies.texts)
def test_no_item_is_empty(text: str) -> None:
    folded = fold(text)

    assert [
        item for item in departments.split(folded, 0, len(folded)) if item.start >= item.end
    ] == []
