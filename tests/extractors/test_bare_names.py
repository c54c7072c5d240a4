"""Places below another that a text calls without 市 and 县."""

import pytest

from extractors import foreign_names, places


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("依托南宁、桂林等市软件产业园,加快发展综合管理软件。", {"南宁市", "桂林市"}),
        ("依托巴马“长寿之乡”品牌,加快建设小镇。", {"巴马瑶族自治县"}),
        ("学习借鉴南宁经验,加快发展综合管理软件。", set()),
        ("推进城中村改造和兴业富民。", set()),
        ("依托兰州软件产业园。", set()),
    ],
)
def test_cities_and_counties_of_a_province(text: str, named: set[str]) -> None:
    above = places.lookup("广西壮族自治区")

    assert {one.name for one in foreign_names.bare(text, above, year=None)} == named


def test_provinces_of_the_country() -> None:
    text = "北京、上海等人口流入集中的地区要摸清底数。"

    assert {one.name for one in foreign_names.bare(text, None, year=None)} == {"北京市", "上海市"}
