"""Which place a name means, by year, chain and context."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.vocabulary import Level
from extractors import gazetteer, places
from extractors.lexicons import rows
from extractors.places import Place


def found(name: str, year: int | None = None) -> str | None:
    place = places.lookup(name, year=year)
    return place.full_name if place else None


def place(name: str, year: int | None = None) -> Place:
    known = places.lookup(name, year=year)
    assert known is not None, name
    return known


@pytest.mark.parametrize(
    ("name", "full_name"),
    [
        ("麦积区", "甘肃省天水市麦积区"),
        ("天水市麦积区", "甘肃省天水市麦积区"),
        ("甘肃省天水市麦积区", "甘肃省天水市麦积区"),
        ("甘肃天水麦积", "甘肃省天水市麦积区"),
        ("广西河池市大化县", "广西壮族自治区河池市大化瑶族自治县"),
        ("重庆市渝北区", "重庆市渝北区"),  # no 市辖区 between
        ("济源市", "河南省济源市"),  # run by the province itself
        ("文昌市", "海南省文昌市"),
        ("广西", "广西壮族自治区"),
        ("内蒙古", "内蒙古自治区"),
        ("大化", "广西壮族自治区河池市大化瑶族自治县"),
        ("恩施州", "湖北省恩施土家族苗族自治州"),
        ("黔西南州", "贵州省黔西南布依族苗族自治州"),
        ("巴州", "新疆维吾尔自治区巴音郭楞蒙古自治州"),  # 巴州区 is not called so
        ("海南", "海南省"),
        ("沙县", "福建省三明市沙县"),  # the name of that year, not short for 沙县区
        ("鼓楼区", None),
        ("吉林", None),  # the province or the city
        ("朝阳", None),
        ("关于印发", None),
        ("", None),
    ],
)
def test_a_name_means_one_place_or_none(name: str, full_name: str | None) -> None:
    assert found(name) == full_name


@pytest.mark.parametrize(
    ("name", "year", "full_name"),
    [
        ("北道区", 2000, "甘肃省天水市北道区"),
        ("北道区", 2016, "甘肃省天水市北道区"),  # nothing else is called so: the nearest years
        ("襄樊市", 2010, "湖北省襄樊市"),  # renamed in December
        ("谷城县", 2009, "湖北省襄樊市谷城县"),
        ("谷城县", 2012, "湖北省襄阳市谷城县"),
        ("重庆", 1990, "四川省重庆市"),
        ("重庆", 2014, "重庆市"),
        ("巢湖市", 2005, "安徽省巢湖市"),
        ("巢湖市", 2014, "安徽省合肥市巢湖市"),
        ("巢湖市", 2011, None),  # both in one year
        ("大鹏新区", 2016, "广东省深圳市大鹏新区"),
    ],
)
def test_a_name_is_read_by_its_year(name: str, year: int, full_name: str | None) -> None:
    assert found(name, year) == full_name


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        ("重庆市", "province", "500000"),
        ("上海市浦东新区", "county", "310115"),
        ("延边州", "municipality", "222400"),
        ("大兴安岭地区", "municipality", "232700"),
        ("东莞市", "municipality", "441900"),
        ("句容市", "county", "321183"),
        ("雄安新区", "municipality", "130000"),  # one below the province that runs it
        ("贵安新区", "municipality", "520000"),
        ("大鹏新区", "county", "440300"),
    ],
)
def test_levels_and_codes(name: str, level: Level, code: str) -> None:
    known = place(name)

    assert (known.level, known.code) == (level, code)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("天水市", "天水"),
        ("大化县", "大化"),
        ("广西", "广西"),
        ("沙县", "沙县"),
        ("恩施州", "恩施"),
    ],
)
def test_stems(name: str, stem: str) -> None:
    assert place(name).stem == stem


def test_within_settles_an_ambiguous_name() -> None:
    inside = places.lookup("鼓楼区", within=place("江苏省南京市"))

    assert inside is not None
    assert inside.full_name == "江苏省南京市鼓楼区"
    assert places.lookup("鼓楼区", within=place("江苏省")) is None
    assert places.lookup("麦积区", within=place("江苏省")) is None


def test_ancestors_from_the_province_down() -> None:
    above = places.ancestors(place("麦积区"))

    assert [known.full_name for known in above] == ["甘肃省", "甘肃省天水市"]
    assert places.ancestors(place("甘肃省")) == ()


@pytest.mark.parametrize(
    ("a", "b", "year", "expected"),
    [
        ("甘肃省", "麦积区", None, True),
        ("襄阳市", "谷城县", 2005, True),  # then in 襄樊市 of the same code
        ("河北省", "雄安新区", None, True),
        ("雄安新区", "邢台市", None, False),  # a zone bears its runner's code
        ("麦积区", "麦积区", None, False),
        ("天水市", "凤山县", None, False),
        ("麦积区", "天水市", None, False),
    ],
)
def test_is_ancestor(a: str, b: str, year: int | None, expected: bool) -> None:
    assert places.is_ancestor(place(a), place(b, year)) is expected


def test_children_of_a_year() -> None:
    names = {child.name for child in places.children(place("天水市"), year=2000)}

    assert names >= {"北道区", "秦城区"}
    assert "麦积区" not in names


@pytest.mark.parametrize(
    ("name", "full_name", "level"),
    [
        ("国务院办公厅", None, "national"),
        ("教育部", None, "national"),
        ("住房和城乡建设部等部门", None, "national"),
        ("国家发展和改革委员会", None, "national"),
        ("中共中央办公厅", None, "national"),
        ("最高人民法院", None, "national"),
        ("全国人民代表大会常务委员会", None, "national"),
        ("市场监管总局", None, "national"),
        ("广西壮族自治区人民政府办公厅", "广西壮族自治区", "province"),
        ("内蒙古自治区公安厅", "内蒙古自治区", "province"),
        ("江苏省政府办公厅", "江苏省", "province"),
        ("北京市市场监督管理局", "北京市", "province"),
        ("牡丹江市人民政府办公室", "黑龙江省牡丹江市", "municipality"),
        ("广州市教育局", "广东省广州市", "municipality"),
        ("中共天水市委", "甘肃省天水市", "municipality"),
        ("中山市人民政府", "广东省中山市", "municipality"),
        ("兴安盟行政公署", "内蒙古自治区兴安盟", "municipality"),
        ("天水市麦积区人民政府办公室", "甘肃省天水市麦积区", "county"),
        ("句容市人民政府", "江苏省镇江市句容市", "county"),
        ("重庆市渝北区教育局", "重庆市渝北区", "county"),
        ("天水市公安局麦积分局", "甘肃省天水市麦积区", "county"),
        ("河北雄安新区管理委员会", "河北省雄安新区", "municipality"),
        ("深圳市大鹏新区管理委员会", "广东省深圳市大鹏新区", "county"),
        ("南宁高新技术产业开发区管理委员会", "广西壮族自治区南宁市", "county"),
        ("凤山县经济开发区管委会", "广西壮族自治区河池市凤山县", "township"),
        ("天水市麦积区花牛镇人民政府", "甘肃省天水市麦积区", "township"),
        ("东关街道办事处", None, "township"),
        ("国家税务总局天水市税务局", "甘肃省天水市", "municipality"),
        ("中国人民银行南宁中心支行", "广西壮族自治区南宁市", "municipality"),
        ("省教育厅", None, "province"),
        ("市教育局", None, "municipality"),
        ("县人民政府", None, "county"),
        ("区教育厅", None, "province"),
        ("区教育局", None, "county"),
        ("鼓楼区人民政府", None, "county"),
    ],
)
def test_issuers(name: str, full_name: str | None, level: Level) -> None:
    known, of_level = places.of_issuer(name)

    assert (known.full_name if known else None, of_level) == (full_name, level)


@pytest.mark.parametrize(
    "name",
    [
        "公安局",  # not of 公安县
        "平安建设办公室",  # not of 平安区
        "中山大学",
        "上海合作组织",
        "市场监督管理局",  # not of a 市
        "市政管理局",
        "乡村振兴局",  # not of a 乡
        "军转干部",  # not a ministry
        "返回顶部",
        "台湾事务办公室",
        "仙居有限公司",
        "国家级风景名胜区",
        "关于",
        "",
    ],
)
def test_what_looks_like_an_issuer_of_a_place_but_is_not(name: str) -> None:
    assert places.of_issuer(name) == (None, None)


@pytest.mark.parametrize(
    ("name", "context", "full_name", "level"),
    [
        ("鼓楼区人民政府", "福州市人民政府", "福建省福州市鼓楼区", "county"),
        ("鼓楼区人民政府", "福建省", "福建省福州市鼓楼区", "county"),
        ("鼓楼区人民政府", "榕政办〔2014〕3号", "福建省福州市鼓楼区", "county"),
        ("南关区公安局鼓楼分局", "", "吉林省长春市南关区", "township"),
        ("河东区教育局", "河北区", "天津市河东区", "county"),  # in Tianjin, not in Hebei
        ("鼓楼区人民政府", "江苏省", None, "county"),  # in Nanjing and in Xuzhou
        ("鼓楼区人民政府", "天水市", None, "county"),
        ("市教育局", "句容市政务公开工作方案", "江苏省镇江市句容市", "county"),
        ("市教育局", "重庆市渝北区", "重庆市", "province"),
        ("市政府", "河池市凤山县、南宁市", None, "municipality"),
        ("省教育厅", "天水市麦积区", "甘肃省", "province"),
        ("自治区教育厅", "广西教育", "广西壮族自治区", "province"),
    ],
)
def test_context_settles_what_the_name_leaves_open(
    name: str, context: str, full_name: str | None, level: Level
) -> None:
    known, of_level = places.of_issuer(name, context=context)

    assert (known.full_name if known else None, of_level) == (full_name, level)


def test_issuers_are_read_by_the_year() -> None:
    assert places.of_issuer("巢湖市人民政府", year=2005)[1] == "municipality"
    assert places.of_issuer("巢湖市人民政府", year=2020)[1] == "county"


def test_names_in_text_are_joined_and_settled() -> None:
    text = "福建省福州市鼓楼区、仓山区,新区和市区的示范县,朝阳区"

    assert [
        (text[start:end], known.full_name if known else None)
        for start, end, known in places.in_text(text)
    ] == [
        ("福建省福州市鼓楼区", "福建省福州市鼓楼区"),
        ("仓山区", "福建省福州市仓山区"),
        ("朝阳区", None),
    ]


def test_an_ambiguous_name_in_text_is_settled_by_its_city() -> None:
    [_, (_, _, known)] = places.in_text("徐州市各区:鼓楼区")

    assert known is not None
    assert known.full_name == "江苏省徐州市鼓楼区"


@given(st.text(alphabet="甘肃省天水市麦积区人民政府办公厅中共国家部镇县、", max_size=30))
def test_no_name_is_too_odd(name: str) -> None:
    known, level = places.of_issuer(name)

    assert level in ("national", "province", "municipality", "county", "township", None)
    assert known is None or known.chain[-1] == known.name


def test_every_parent_is_in_the_table() -> None:
    codes = gazetteer.table().codes

    for row in (row for named in gazetteer.table().names.values() for row in named):
        assert not row.parent or row.parent in codes, row
        assert all(above.level != "county" for above in gazetteer.line(row)), row


def test_no_row_overlaps_another_of_its_name_and_code() -> None:
    for found_rows in gazetteer.table().codes.values():
        for earlier, later in pairwise(sorted(found_rows, key=lambda row: row.since)):
            assert earlier.until is not None
            assert earlier.until < later.since, (earlier, later)


def test_bundles_of_the_statistics_are_no_places() -> None:
    names = {row["name"] for row in rows("regions")}

    assert not names & {"市辖区", "县", "直辖县", "省直辖县级行政区划"}
    assert all(row["source"] for name in ("regions", "zones") for row in rows(name))


def test_today_has_333_prefectures_and_2846_counties() -> None:
    levels = [row["level"] for row in rows("regions") if not row["until"]]

    assert levels.count("municipality") == 333
    assert levels.count("county") == 2846
