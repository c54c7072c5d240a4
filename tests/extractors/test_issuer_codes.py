"""Whose number it is, by its letters; what is a code and what is a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.vocabulary import Level
from extractors import code_forms, issuer_codes, places
from extractors.lexicons import rows


@pytest.mark.parametrize(
    ("number", "full_name", "level", "body"),
    [
        ("桂政办发〔2018〕95号", "广西壮族自治区", "province", "人民政府办公厅"),
        ("桂政办发[2018]95号", "广西壮族自治区", "province", "人民政府办公厅"),
        ("津政办规〔2020〕1号", "天津市", "province", "人民政府办公厅"),
        ("内政发〔2014〕1号", "内蒙古自治区", "province", "人民政府"),
        ("渝府发〔2015〕54号", "重庆市", "province", "人民政府"),
        ("闽政〔2014〕3号", "福建省", "province", "人民政府"),
        ("粤府令第201号", "广东省", "province", "人民政府"),
        ("穗府办规〔2021〕19号", "广东省广州市", "municipality", "人民政府办公室"),
        ("穗埔府办规〔2020〕3号", "广东省广州市黄埔区", "county", "人民政府办公室"),
        ("深龙华府办规〔2020〕3号", "广东省深圳市龙华区", "county", "人民政府办公室"),
        ("邢政办字〔2020〕53号", "河北省邢台市", "municipality", "人民政府办公室"),
        ("赣市府办发〔2014〕1号", "江西省赣州市", "municipality", "人民政府办公室"),
        ("广安府发〔2014〕1号", "四川省广安市", "municipality", "人民政府"),  # not 广安区
        ("苏府〔2016〕1号", "江苏省苏州市", "municipality", "人民政府"),
        ("苏政发〔2016〕1号", "江苏省", "province", "人民政府"),
        ("鄂府发〔2016〕1号", "内蒙古自治区鄂尔多斯市", "municipality", "人民政府"),
        ("鄂政发〔2016〕1号", "湖北省", "province", "人民政府"),
        ("川办发〔2016〕1号", "四川省", "province", "人民政府办公厅"),
        ("粤办函〔2016〕1号", "广东省", "province", "人民政府办公厅"),
        ("粤发〔2016〕1号", "广东省", "province", "党委"),
        ("闽委办发明电〔2014〕1号", "福建省", "province", "党委办公厅"),
        ("县政办发〔2014〕1号", None, "county", "人民政府办公室"),
        ("州府发〔2014〕1号", None, "municipality", "人民政府"),
        ("市委发〔2014〕1号", None, None, "党委"),  # cities are of three levels
        ("宁政发〔2014〕1号", None, None, None),  # Ningxia, Nanjing, Xining
        ("大政办发〔2019〕83号", None, None, "人民政府办公室"),
        ("国发〔2014〕25号", None, "national", "国务院"),
        ("国办发〔2012〕46号", None, "national", "国务院办公厅"),
        ("中办发〔2016〕1号", None, "national", "中共中央办公厅"),
        ("人社部发〔2014〕1号", None, "national", "人力资源和社会保障部"),
        ("发改办高技〔2018〕3号", None, "national", "国家发展和改革委员会"),
        ("教基一〔2014〕3号", None, "national", "教育部"),
        ("公通字〔2014〕1号", None, "national", "公安部"),
        ("安委〔2020〕3号", None, "national", "国务院安全生产委员会"),
        ("建城〔2007〕1号", None, "national", "建设部"),
        ("建城〔2015〕1号", None, "national", "住房和城乡建设部"),
        ("环发〔2015〕1号", None, "national", "环境保护部"),
        ("环办环评〔2019〕1号", None, "national", "生态环境部"),
        ("国务院令第663号", None, "national", "国务院"),
        ("住房和城乡建设部令第5号", None, "national", "住房和城乡建设部"),
        ("陕西省人民政府令第3号", "陕西省", "province", "陕西省人民政府"),
        ("建政发〔2014〕1号", None, "county", "人民政府"),  # 建德, 建宁 …; not the ministry
    ],
)
def test_whose_number_it_is(
    number: str, full_name: str | None, level: Level | None, body: str | None
) -> None:
    code = issuer_codes.of_number(number)

    assert code is not None
    found = code.place.full_name if code.place else None
    assert (found, code.level, code.body) == (full_name, level, body)


@pytest.mark.parametrize(
    ("number", "full_name", "line"),
    [
        ("粤人社规〔2014〕3号", "广东省", "人社"),
        ("粤国土资规保发〔2009〕1号", "广东省", "自然资源"),
        ("泉教初〔2016〕1号", "福建省泉州市", "教育"),
        ("桂政办发〔2018〕95号", "广西壮族自治区", "政府办公室"),
        ("皖开放办〔2020〕1号", "安徽省", None),
    ],
)
def test_departments_have_a_line(number: str, full_name: str, line: str | None) -> None:
    code = issuer_codes.of_number(number)

    assert code is not None
    assert code.place is not None
    assert (code.place.full_name, code.line) == (full_name, line)


@pytest.mark.parametrize(
    "number", ["2014年第3号", "", "第5号", "关于印发", "工作会议纪要〔2014〕3号"]
)
def test_no_issuer_in_it(number: str) -> None:
    assert issuer_codes.of_number(number) is None


@pytest.mark.parametrize(
    ("number", "names", "full_name"),
    [
        ("大政办发〔2019〕83号", ["大化瑶族自治县"], "广西壮族自治区河池市大化瑶族自治县"),
        (
            "大政办发〔2019〕83号",
            ["大化瑶族自治县人民政府办公室"],
            "广西壮族自治区河池市大化瑶族自治县",
        ),
        ("天政发〔2015〕61号", ["天水市"], "甘肃省天水市"),
        ("宁政发〔2014〕1号", ["南京市"], "江苏省南京市"),
        ("桂政办发〔2014〕1号", ["桂阳县"], "湖南省郴州市桂阳县"),
        ("市政办发〔2014〕1号", ["西安市"], "陕西省西安市"),
        (
            "桂政办发〔2018〕95号",
            ["河池市"],
            "广西壮族自治区",
        ),  # a name that the letters do not fit
    ],
)
def test_names_of_the_document_settle_the_letters(
    number: str, names: list[str], full_name: str
) -> None:
    code = issuer_codes.of_number(number, names=names)

    assert code is not None
    assert code.place is not None
    assert code.place.full_name == full_name


def test_expand_gives_all_candidates() -> None:
    guangxi = places.lookup("广西")
    names = [place.name for place in issuer_codes.expand("大政办发", guangxi)]

    assert names == ["大化瑶族自治县", "大新县"]
    assert [place.name for place in issuer_codes.expand("大", None, ["大化瑶族自治县"])] == [
        "大化瑶族自治县"
    ]
    assert issuer_codes.expand("关于") == ()


@pytest.mark.parametrize(
    "text",
    [
        "桂政办发",
        "赣市府办发",
        "国发",
        "穗府办规",
        "津政办规",
        "市委发",
        "闽政",
        "财税字",
        "渝北府发",
    ],
)
def test_codes(text: str) -> None:
    assert issuer_codes.is_issuer_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "关于印发",
        "开发",
        "批发",
        "民政",
        "市政",
        "新政",
        "教师",
        "建设",
        "市委办",
        "常委",
        "新建",
        "公安",
        "文物保护",
        "根据桂政办发",
        "",
    ],
)
def test_words_that_are_no_codes(text: str) -> None:
    assert not issuer_codes.is_issuer_code(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("各地要按照国办发", "国办发"),
        ("某某领导小组的通知渝府办发", "渝府办发"),
        ("摘自闽政办", "闽政办"),
        ("根据广安府函", "广安府函"),
        ("依照衢政", "衢政"),  # before 〔2014〕 this is a code
        ("工作会议纪要", ""),
    ],
)
def test_the_code_at_the_end_of_running_text(text: str, code: str) -> None:
    assert issuer_codes.at_end(text) == code


@given(st.text(alphabet="国办发政府桂市县穗深教建〔〕2014号第令()一", max_size=20))
def test_no_number_is_too_odd(number: str) -> None:
    code = issuer_codes.of_number(number)

    assert code is None or number.startswith(code.code)


def test_letters_stand_for_places_of_the_table() -> None:
    for _, name, style in code_forms.letters():
        assert places.lookup(name) is not None, name
        assert style in ("政", "府", "")


def test_lines_are_those_of_the_departments() -> None:
    lines = {row["name"] for row in rows("lines")}

    assert {row["line"] for row in rows("issuer_codes") if row["line"]} <= lines
    assert all(row["source"] for row in rows("issuer_codes"))
