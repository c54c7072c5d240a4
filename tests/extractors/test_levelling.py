"""Names that change from level to level become one placeholder; words that look alike stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.folding import fold
from corpora.model import Span
from extractors import levelling
from extractors.levelling import PLACE


def levelled(text: str, home: str | None = None, year: int | None = None) -> str:
    return levelling.level(fold(text), home=home, year=year).text


@pytest.mark.parametrize(
    "alike",
    [
        ("省编办", "市编办", "县编办"),
        ("省发展改革委", "市发展和改革委员会", "区发改局"),
        ("省工商局", "市市场监管局"),
        ("霁州市民政局", "县民政局", "全市民政局"),
        ("省委", "市委", "霁州市委", "自治区党委"),
        ("省政府", "各县（市、区）政府", "霁州市政府", "乡镇人民政府"),
        ("省政府办公室", "霁州市政府办公室"),
        ("省委、省政府", "市委、市政府", "霁州市委、市政府"),
    ],
)
def test_bodies_of_one_line_become_one(alike: tuple[str, ...]) -> None:
    found = {levelled(name) for name in alike}

    assert len(found) == 1
    assert PLACE not in found.pop()


@pytest.mark.parametrize(
    "written",
    [
        "全省",
        "我市",
        "本县",
        "该区",
        "各州",
        "全国",
        "省级",
        "县级",
        "区级",
        "自治区级",
        "市直",
        "市直属",
        "省属",
        "市本级",
        "市内",
        "霁州市",
        "霁州市级",
        "各市（州）",
        "各县（市、区）",
        "各市、县（区）",
        "各市（地）、县（市、区）",
        "各旗县（市、区）",
        "各区县（自治县）",
        "各设区的市",
        "县（市）",
        "省、市、县",
        "各乡镇（街道）",
        "各地",
    ],
)
def test_a_level_or_all_its_places_become_one_placeholder(written: str) -> None:
    """A list with brackets leaves nothing behind."""
    assert levelled(f"{written}要抓紧") == f"{PLACE}要抓紧"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("省有关部门", "●有关部门"),
        ("市直有关单位", "●有关单位"),
        ("会同市有关部门", "会同●有关部门"),
        ("县级以上人民政府", None),
        ("由市公安部门办理", "由●公安部门办理"),
        ("统筹省级财政资金", "统筹●财政资金"),
        ("全市民营企业", "●民营企业"),
        ("全区分类管理", "●分类管理"),
        ("全市长效机制", "●长效机制"),
        ("全省道路运输", "●道路运输"),
        ("全市委托第三方", "●委托第三方"),
        ("全市政务服务", "●政务服务"),
    ],
)
def test_what_follows_a_level_stays(written: str, expected: str | None) -> None:
    found = levelled(written)

    assert (found.replace(PLACE, "●") == expected) if expected else found.startswith(PLACE)


@pytest.mark.parametrize(
    "words",
    [
        "市场主体",
        "各市场主体",
        "全市场",
        "各区域协调发展",
        "县域经济",
        "城市更新",
        "超市和门市",
        "市民待遇",
        "市政设施",
        "地区生产总值",
        "社区养老",
        "审批办理时限",
        "公安部门",
        "组织部队慰问",
        "财政部署",
        "交通局面",
        "利益最大化",
        "提高县域水平",
        "灾区有关部门",
        "开发区内企业",
        "企业上市有关工作",
        "节省有关费用",
        "健全制度",
        "省会城市",
        "县道养护",
        "城市、县城",
        "市属地管理",
        "省直接拨付",
        "县内设机构",
        "旗帜鲜明",
        "城区道路",
        "地级以上",
    ],
)
def test_words_that_only_look_like_a_level_or_a_body_stay(words: str) -> None:
    assert levelled(words) == words.replace("、", "")


@pytest.mark.parametrize(
    ("written", "beside"),
    [
        ("市交通局部署检查", "部署检查"),
        ("省委宣传部分别负责", "分别负责"),
        ("市编办公开职责", "公开职责"),
    ],
)
def test_a_body_before_a_verb_is_one(written: str, beside: str) -> None:
    """局部, 部分 and 办公 are words too, and none here."""
    found = levelled(written)

    assert found.endswith(beside)
    assert len(found) - len(beside) in (1, 2)


@pytest.mark.parametrize(
    ("written", "home", "expected"),
    [
        ("推进广西建设", "广西壮族自治区", "推进●建设"),
        ("推进大化建设", "广西壮族自治区河池市大化瑶族自治县", "推进●建设"),
        ("利益最大化", "广西壮族自治区河池市大化瑶族自治县", "利益最大化"),
        ("推进大化建设", "甘肃省", "推进大化建设"),
        ("提高县级水平", "山西省", "提高●水平"),
        ("打造文县品牌", "甘肃省陇南市文县", "打造●品牌"),
        ("市和县的职责", None, "市和县的职责"),  # 和县 is a place in Anhui
    ],
)
def test_bare_names_are_known_on_the_documents_own_line(
    written: str, home: str | None, expected: str
) -> None:
    assert levelled(written, home, 2020).replace(PLACE, "●") == expected


def test_offsets_lead_back_to_the_words() -> None:
    folded = fold("由省编办（牵头）对各县（市、区）财政局考核。")
    found = levelling.level(folded)
    quotes = [folded[start:end] for start, end in zip(found.starts, found.ends, strict=True)]

    assert quotes == ["由", "省编办", "牵", "头", "对", "各县(市、区)财政局", "考", "核"]


def test_a_part_of_a_levelled_text_is_what_lies_inside() -> None:
    folded = fold("由省编办牵头，市县配合。")
    whole = levelling.level(folded)
    part = levelling.within(whole, [Span(1, 6), Span(9, 11)])

    assert part.text[1:] == "牵头配合"
    assert part.starts == (1, 4, 5, 9, 10)


_WORDS = st.lists(
    st.sampled_from(
        [
            "省",
            "市",
            "县",
            "区",
            "州",
            "盟",
            "旗",
            "地",
            "各",
            "全",
            "我",
            "本",
            "（",
            "）",
            "、",
            "，",
            "。",
            "级",
            "直",
            "属",
            "内",
            "有关",
            "部门",
            "政府",
            "委",
            "办",
            "局",
            "场",
            "域",
            "民",
            "政",
            "霁州市",
            "广西",
            "发改",
            "教育",
            "自治区",
            "设区的",
            "乡镇",
            "街道",
            "牵头",
            "公安",
            "a",
            "1",
            "%",
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(_WORDS, st.text(max_size=60)))
def test_whatever_the_text_offsets_rise_and_no_letter_is_told_twice(text: str) -> None:
    folded = fold(text)
    found = levelling.level(folded, home="广西壮族自治区", year=2020)
    ends = (0, *found.ends)

    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(a <= b < c for a, b, c in zip(ends, found.starts, found.ends, strict=False))
    for letter, start, end in zip(found.text, found.starts, found.ends, strict=True):
        if letter < PLACE or letter > "\uf8ff":
            assert folded[start:end] == letter


@given(_WORDS)
def test_a_level_changes_nothing_else(text: str) -> None:
    """What holds no level, place or body is told letter by letter."""
    bare = "".join(letter for letter in text if letter in "牵头公安1%")

    assert levelled(bare) == bare
