"""Names of bodies as real lists write them, in documents of every level and of many years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.vocabulary import LEVELS, Level
from extractors.bodies import Body, is_body, known_names, resolve
from extractors.lexicons import rows

CITY = "黑龙江省牡丹江市"
REGION = "广西壮族自治区"
COUNTY = "广西壮族自治区河池市大化瑶族自治县"


def in_city(name: str, year: int | None = 2014, inherited: str | None = None) -> Body:
    return resolve(name, home=CITY, home_level="municipality", year=year, inherited=inherited)


def in_region(name: str, year: int | None = 2018, inherited: str | None = None) -> Body:
    return resolve(name, home=REGION, home_level="province", year=year, inherited=inherited)


def in_county(name: str, year: int | None = 2019, inherited: str | None = None) -> Body:
    return resolve(name, home=COUNTY, home_level="county", year=year, inherited=inherited)


def in_nation(name: str, year: int | None = 2018) -> Body:
    return resolve(name, home=None, home_level="national", year=year)


@pytest.mark.parametrize(
    ("name", "canonical", "line"),
    [
        ("市工商局", "牡丹江市工商行政管理局", "市场监管"),
        ("市质监局", "牡丹江市质量技术监督局", "市场监管"),
        ("市食药监局", "牡丹江市食品药品监督管理局", "市场监管"),
        ("市发改委", "牡丹江市发展和改革委员会", "发改"),
        ("市发展改革局", "牡丹江市发展和改革局", "发改"),
        ("市物价局", "牡丹江市物价局", "发改"),
        ("市农委", "牡丹江市农业委员会", "农业农村"),
        ("市人力社保局", "牡丹江市人力资源和社会保障局", "人社"),
        ("市国土房管局", "牡丹江市国土资源和房屋管理局", "自然资源"),
        ("市城乡建委", "牡丹江市城乡建设委员会", "住建"),
        ("市征收办", "牡丹江市房屋征收办公室", "住建"),
        ("市公积金中心", "牡丹江市住房公积金管理中心", "住建"),
        ("市政府法制办", "牡丹江市人民政府法制办公室", "司法"),
        ("市国资委", "牡丹江市人民政府国有资产监督管理委员会", "国资"),
        ("市审改办", "牡丹江市行政审批制度改革工作领导小组办公室", "政务服务"),
        ("市编办", "牡丹江市机构编制委员会办公室", "编办"),
        ("市供销联社", "牡丹江市供销合作社联合社", "供销"),
        ("市政府", "牡丹江市人民政府", "政府"),
        ("市政府办公室", "牡丹江市人民政府办公室", "政府办公室"),
        ("市委", "中共牡丹江市委员会", "党委"),
        ("市委办公室", "中共牡丹江市委员会办公室", "党委办公室"),
        ("市委宣传部", "中共牡丹江市委员会宣传部", "宣传"),
        ("团市委", "中国共产主义青年团牡丹江市委员会", "团委"),
        ("市妇联", "牡丹江市妇女联合会", "妇联"),
        ("市中级人民法院", "牡丹江市中级人民法院", "法院"),
        ("市法院", "牡丹江市中级人民法院", "法院"),
        ("市场监管局", "牡丹江市市场监督管理局", "市场监管"),  # 市 is no prefix here
        ("市市政局", "牡丹江市市政管理局", "城管"),
        ("市容环卫局", "牡丹江市市容环境卫生局", "城管"),
        ("市人大常委会办公厅", "牡丹江市人民代表大会常务委员会办公厅", "人大"),
        ("市公安局交警支队", "牡丹江市公安局交警支队", "公安"),
        ("原市卫生局", "牡丹江市卫生局", "卫健"),
    ],
)
def test_a_short_name_is_given_its_place_and_its_full_form(
    name: str, canonical: str, line: str
) -> None:
    found = in_city(name)

    assert (found.canonical, found.line, found.level) == (canonical, line, "municipality")
    assert not found.collective


@pytest.mark.parametrize(
    ("name", "canonical", "lines"),
    [
        ("市教体局", "牡丹江市教育和体育局", ("教育", "体育")),
        ("市文广新局", "牡丹江市文化广电新闻出版局", ("文旅",)),
        ("市工信和商务局", "牡丹江市工业信息化和商务局", ("工信", "商务")),
        ("市工业信息化和商务局", "牡丹江市工业信息化和商务局", ("工信", "商务")),
        ("市自然资源规划局", "牡丹江市自然资源和规划局", ("自然资源",)),
        ("市自然资源和规划局", "牡丹江市自然资源和规划局", ("自然资源",)),
        ("市文广体旅局", "牡丹江市文化广电体育和旅游局", ("文旅", "体育")),
        ("市文化广电体育和旅游局", "牡丹江市文化广电体育和旅游局", ("文旅", "体育")),
        ("市农林水务局", "牡丹江市农业林业和水务局", ("农业农村", "林草", "水务")),
        ("市商粮局", "牡丹江市商务和粮食局", ("商务", "粮食储备")),
        ("市卫计局", "牡丹江市卫生和计划生育局", ("卫健",)),
        ("市城管综合行政执法局", "牡丹江市城市管理综合行政执法局", ("城管",)),
        ("市大数据发展管理局", "牡丹江市大数据发展管理局", ("数据",)),
        ("市工信局(市大数据局)", "牡丹江市工业和信息化局", ("工信", "数据")),
    ],
)
def test_a_merged_body_has_the_line_of_its_first_domain(
    name: str, canonical: str, lines: tuple[str, ...]
) -> None:
    found = in_city(name)

    assert (found.canonical, found.lines, found.line) == (canonical, lines, lines[0])


@pytest.mark.parametrize(
    ("name", "before", "earlier", "after", "later"),
    [
        ("市网信办", 2016, "领导小组办公室", 2019, "化委员会办公室"),
        ("市编办", 2014, "江市机构编制委员会办公室", 2020, "委员会机构编制委员会办公室"),
        ("市税务局", 2016, "牡丹江市税务局", 2019, "国家税务总局牡丹江市税务局"),
        ("省广电局", 2010, "广播电影电视局", 2020, "广播电视局"),
        ("省金融监管局", 2020, "地方金融监督管理局", 2024, "国家金融监督管理总局黑龙江监管局"),
    ],
)
def test_a_form_means_the_body_of_the_documents_year(
    name: str, before: int, earlier: str, after: int, later: str
) -> None:
    first, second = in_city(name, before), in_city(name, after)

    assert first.canonical is not None
    assert second.canonical is not None
    assert first.canonical.endswith(earlier)
    assert second.canonical.endswith(later)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("市工商局", "市市场监管局"),
        ("市国土局", "市自然资源局"),
        ("市环保局", "市生态环境局"),
        ("市安监局", "市应急局"),
        ("市卫计委", "市卫健委"),
        ("市文化局", "市文旅局"),
        ("市国税局", "市税务局"),
        ("市农业局", "市农业农村局"),
        ("市人事局", "市人社局"),
    ],
)
def test_a_reform_keeps_the_line(old: str, new: str) -> None:
    assert in_city(old).line == in_city(new, 2020).line is not None


@pytest.mark.parametrize("written", ["发展改革委", "发改委", "发展改革局", "发改局"])
def test_levels_share_a_line(written: str) -> None:
    names = [f"省{written}", f"市{written}", f"县{written}", f"国家{written}"]

    assert {in_county(name).line for name in names} == {"发改"}


@pytest.mark.parametrize(
    ("name", "inherited", "canonical"),
    [
        ("工业和信息化委", "自治区", "广西壮族自治区工业和信息化委员会"),
        ("商务厅", "自治区", "广西壮族自治区商务厅"),
        ("宣传部", "自治区党委", "中共广西壮族自治区委员会宣传部"),
        ("财政局", "南宁市", "南宁市财政局"),
        ("市财政局", "自治区", None),  # it has a beginning of its own
        ("教育部", "自治区", "教育部"),
        ("广西大学", "自治区", "广西大学"),
    ],
)
def test_a_lists_beginning_is_carried_on(name: str, inherited: str, canonical: str | None) -> None:
    assert in_region(name, inherited=inherited).canonical == canonical


@pytest.mark.parametrize(
    ("name", "home", "level", "expected", "at"),
    [
        ("县发改局", COUNTY, "county", "大化瑶族自治县发展和改革局", "county"),
        ("市财政局", COUNTY, "county", "河池市财政局", "municipality"),
        ("自治区财政厅", COUNTY, "county", "广西壮族自治区财政厅", "province"),
        ("省发展改革委", CITY, "municipality", "黑龙江省发展和改革委员会", "province"),
        ("科技厅", CITY, "municipality", "黑龙江省科学技术厅", "province"),
        ("县财政局", CITY, "municipality", None, "county"),
        ("市财政局", "江苏省镇江市句容市", "county", "句容市财政局", "county"),
        ("市教委", "北京市东城区", "county", "北京市教育委员会", "province"),
        ("区教委", "北京市东城区", "county", "东城区教育委员会", "county"),
        ("市教委", "重庆市", "province", "重庆市教育委员会", "province"),
        ("市财政局", "四川省", "province", None, "municipality"),
        (
            "区党委组织部",
            "宁夏回族自治区",
            "province",
            "中共宁夏回族自治区委员会组织部",
            "province",
        ),
        ("东安区财政局", CITY, "municipality", "东安区财政局", "county"),
        ("鼓楼区财政局", "江苏省南京市", "municipality", "鼓楼区财政局", "county"),
        ("镇人民政府", CITY, "municipality", None, "township"),
        ("茂林镇人民政府", CITY, "municipality", "茂林镇人民政府", "township"),
        ("财政局", None, "national", None, None),
    ],
)
def test_a_level_is_read_from_the_documents_place(
    name: str, home: str | None, level: Level, expected: str | None, at: Level | None
) -> None:
    found = resolve(name, home=home, home_level=level, year=2016)

    assert (found.canonical, found.level) == (expected, at)


@pytest.mark.parametrize(
    ("name", "year", "canonical"),
    [
        ("国家发展改革委", 2018, "国家发展和改革委员会"),
        ("发展改革委", 2018, "国家发展和改革委员会"),
        ("国家计委", 2000, "国家发展计划委员会"),
        ("卫生计生委", 2014, "国家卫生和计划生育委员会"),
        ("卫生部", 2009, "卫生部"),
        ("教育部", 2018, "教育部"),
        ("国务院国资委", 2018, "国务院国有资产监督管理委员会"),
        ("法制办", 2014, "国务院法制办公室"),
        ("中央宣传部", 2018, "中共中央宣传部"),
        ("人民银行", 2018, "中国人民银行"),
        ("税务总局", 2018, "国家税务总局"),
        ("全国总工会", 2018, "中华全国总工会"),
    ],
)
def test_national_bodies(name: str, year: int, canonical: str) -> None:
    found = in_nation(name, year)

    assert (found.canonical, found.level) == (canonical, "national")


def test_a_name_that_died_long_ago_is_no_national_body_today() -> None:
    assert in_nation("物价局", 2016).canonical is None


@pytest.mark.parametrize(
    ("name", "canonical", "line", "level"),
    [
        ("人行南宁中心支行", "中国人民银行南宁中心支行", "银行", "province"),
        ("人民银行柳州市中心支行", "中国人民银行柳州中心支行", "银行", "municipality"),
        ("广西银监局", "中国银行业监督管理委员会广西监管局", "金融监管", "province"),
        ("南宁海关", "南宁海关", "海关", "province"),
        ("自治区税务局", "国家税务总局广西壮族自治区税务局", "税务", "province"),
        ("通信管理局", "广西壮族自治区通信管理局", "通信管理", "province"),
        ("北部湾办", "广西壮族自治区北部湾经济区规划建设管理办公室", None, "province"),
        ("南宁市人民政府", "南宁市人民政府", "政府", "municipality"),
        ("桂林电子科技大学", "桂林电子科技大学", "高校", "municipality"),
        ("中国-东盟信息港股份有限公司", "中国-东盟信息港股份有限公司", "企业", None),
        ("中国联通广西分公司", "中国联通广西分公司", "企业", "province"),
        ("自治区电力公司", "广西壮族自治区电力公司", "电力", "province"),
        ("柳州供电公司", "柳州供电公司", "电力", "municipality"),
        ("南宁五象新区管委会", "南宁五象新区管理委员会", "政府", "county"),
    ],
)
def test_bodies_named_by_their_seat_or_by_themselves(
    name: str, canonical: str, line: str | None, level: Level | None
) -> None:
    found = in_region(name)

    assert (found.canonical, found.line, found.level) == (canonical, line, level)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("高新区管委会", "牡丹江市高新区管理委员会"),
        ("市西区管委会", "牡丹江市西区管理委员会"),
        ("西安区", "西安区人民政府"),
        ("市糖办", "牡丹江市糖办"),  # only the form is known
        ("市第一医院", "牡丹江市第一医院"),
        ("高新办", "牡丹江市高新办"),
        ("茂林司法所", "茂林司法所"),
    ],
)
def test_an_unknown_name_keeps_its_words_with_their_place(name: str, canonical: str) -> None:
    assert in_city(name).canonical == canonical


@pytest.mark.parametrize(
    ("name", "line", "level"),
    [
        ("各部门", None, "municipality"),
        ("各有关单位", None, "municipality"),
        ("市直有关部门", None, "municipality"),
        ("区政府有关部门", None, "county"),
        ("县直各相关部门", None, "county"),
        ("行业主管部门", None, "municipality"),
        ("各级各部门", None, None),
        ("各县(市、区)政府", "政府", "county"),
        ("各县(市)区人民政府", "政府", "county"),
        ("县(市)区政府", "政府", "county"),
        ("各区县(自治县)人民政府", "政府", "county"),
        ("各乡(镇)人民政府", "政府", "township"),
        ("各乡镇", "政府", "township"),
        ("各县市区", "政府", "county"),
        ("各级人民政府", "政府", None),
        ("各县市场监管局", "市场监管", "county"),
        ("各级市场监督管理部门", "市场监管", None),
        ("区县教育局", "教育", "county"),
        ("县级以上人民政府公安机关", "公安", None),
        ("各高校", "高校", "municipality"),
        ("各基础电信企业", "企业", "municipality"),
    ],
)
def test_many_bodies_under_one_name(name: str, line: str | None, level: Level | None) -> None:
    found = in_city(name)

    assert (found.collective, found.canonical, found.line, found.level) == (True, None, line, level)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("各市(含定州、辛集市,下同)政府", "municipality"),
        ("各设区市人民政府", "municipality"),
        ("各市(州)人民政府", "municipality"),
        ("各省辖市教育部门", "municipality"),
        ("各市县政府", None),
    ],
)
def test_the_many_of_a_province(name: str, level: Level | None) -> None:
    found = resolve(name, home="河北省", home_level="province", year=2020)

    assert (found.collective, found.level) == (True, level)


@pytest.mark.parametrize(
    "name", ["区市场监管局", "市地方税务局", "市地震局", "自治区地方金融监管局", "市高新区管委会"]
)
def test_one_body_is_not_many(name: str) -> None:
    assert not in_region(name).collective


@pytest.mark.parametrize(
    ("name", "line", "level"),
    [
        ("财政部门", "财政", None),
        ("市财政部门", "财政", "municipality"),
        ("城市管理部门", "城管", None),
        ("人力资源社会保障行政部门", "人社", None),
        ("工商(市场监管)部门", "市场监管", None),
        ("国务院城乡规划主管部门", "自然资源", "national"),
        ("公安机关", "公安", None),
        ("纪检监察机关", "纪检监察", None),
        ("组织人事部门", "组织", None),
        ("财政", "财政", None),
    ],
)
def test_the_department_of_a_line_is_one_without_a_name(
    name: str, line: str, level: Level | None
) -> None:
    found = in_city(name)

    assert (found.canonical, found.line, found.level) == (None, line, level)
    assert not found.collective


@pytest.mark.parametrize(
    "name",
    [
        "省财政厅",
        "市工信局",
        "建设局",
        "建设单位",
        "组织部",
        "各县区",
        "各有关部门",
        "牡丹江大学",
        "旅游发展投资有限公司",
        "市大数据中心",
        "人行南宁中心支行",
        "经开区管委会",
        "数字广西集团有限公司",
        "市养老协会",
        "龙岩经开区",
        "罗湖区",
        "和平区人民医院",
        "公安部门",
        "对外贸易经济合作局",
        "市工业和信息化局等部门",
    ],
)
def test_names_of_bodies_are_known_by_their_form(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name",
    [
        "推进落实",
        "2020年底",
        "信息公开",
        "持续推进",
        "宣传",
        "全部",
        "干部",
        "市内部",
        "牵头",
        "由市财政局",
        "会同有关部门",
        "建设大数据中心",
        "打造物流中心",
        "有关材料",
        "优化空间布局",
        "一网通办",
        "就近办",
        "主动服务大局",
        "区)教育局",
        "办公室",
        "",
    ],
)
def test_other_words_are_not_bodies(name: str) -> None:
    assert not is_body(name)


def test_names_for_running_text_stand_with_and_without_their_level() -> None:
    names = known_names()

    assert {"发改委", "市发改委", "县发展和改革局", "团市委", "教育部", "市委"} <= set(names)
    assert len(set(names)) == len(names)
    assert not {"市教育部", "教"} & set(names)


@given(
    st.one_of(
        st.text(max_size=80),
        st.text("各有关省市县区()、政府部门委办局教文农工信和发展改革新区管", max_size=70),
    ),
    st.sampled_from([None, CITY, REGION, COUNTY, "无名之地"]),
    st.sampled_from([None, *LEVELS]),
    st.one_of(st.none(), st.integers(0, 3000)),
    st.sampled_from([None, "自治区", "市委", "什么"]),
)
def test_any_text_gets_one_and_the_same_answer(
    name: str, home: str | None, level: Level | None, year: int | None, inherited: str | None
) -> None:
    def answer() -> Body:
        return resolve(name, home=home, home_level=level, year=year, inherited=inherited)

    found = answer()

    assert found == answer()
    assert not (found.collective and found.canonical)
    assert found.line == (found.lines[0] if found.lines else None)


def test_every_row_of_the_table_stands_on_its_feet() -> None:
    """Lines and successors exist, years run forward, each row has its source."""
    lines = {row["name"] for row in rows("lines")}
    table = list(rows("departments"))
    names = {row["name"] for row in table}

    for row in table:
        assert row["line"] in lines | {""}, row
        assert row["successor"] in names | {""}, row
        assert int(row["from"] or 0) <= int(row["until"] or 9999), row
        assert row["source"], row
        assert set(row["levels"]) <= set("国省市县乡"), row


def test_the_codes_of_lines_are_unique() -> None:
    table = list(rows("lines"))

    assert len({row["code"] for row in table}) == len({row["name"] for row in table}) == len(table)


def test_every_form_leads_back_to_its_line() -> None:
    """A form of a local body, behind a level, is read as one of the lines that it stands for."""
    for row in rows("departments"):
        for form in row["short"].split():
            if (
                row["line"]
                and "国" not in row["levels"]
                and form[-1] not in "~"
                and "{" not in form
            ):
                if form.startswith("*"):
                    continue
                found = in_city(f"市{form}", year=int(row["until"] or 2024) - 1)
                assert found.line, (row, found)
