"""What a document is, by the reading rules: each field from its own place in the text."""

from datetime import date

import pytest

from corpora.model import Document, Identity
from extractors.analysis import analyse
from tests.extractors.texts import analysed, lines

TITLE = "霁州市人民政府关于加强水源地保护的通知"
BODY = (
    "一、划定保护区。各县要划定水源保护区，设置界碑和警示标志，2021年底前完成勘界定标。",
    "二、加强监管。各县要开展日常巡查，建立巡查台账，对发现的问题要及时整改，确保水质达标。",
    "三、强化考核。市政府将水源地保护情况纳入年度考核，对工作不力的县予以通报批评。",
)


def _identity(*written: str) -> Identity:
    return analysed(lines(*written)).identity


def _of(title: str, *signed: str, number: str = "霁政发〔2021〕9号") -> Identity:
    return _identity(title, number, "各县人民政府：", *BODY, *signed)


def test_a_plain_notice() -> None:
    assert _of(TITLE, "霁州市人民政府", "2021年3月4日") == Identity(
        title=TITLE,
        number="霁政发〔2021〕9号",
        issuers=("霁州市人民政府",),
        level="municipality",
        region=_of(TITLE).region,
        issued_on=date(2021, 3, 4),
        genre="通知",
        addressees=("各县人民政府",),
    )


@pytest.mark.parametrize(
    ("title", "formula", "attachment"),
    [
        (
            "霁州市人民政府关于印发霁州市水源地保护方案的通知",
            "现将《霁州市水源地保护方案》印发给你们，请认真贯彻执行。",
            "霁州市水源地保护方案",
        ),
        (
            "霁州市人民政府关于印发霁州市水源地保护方案的通知",
            "现将《霁州市水源地保护方案（2021—2025年）》印发给你们，请认真贯彻执行。",
            "霁州市水源地保护方案（2021—2025年）",
        ),
        (
            "霁州市人民政府关于印发《霁州市水源地保护方案》的通知",
            "现将方案印发给你们，请认真贯彻执行。",
            "霁州市水源地保护方案",
        ),
        (
            "霁州市人民政府关于印发《霁州市水源地保护方案》的通知",
            "根据《岚川省人民政府关于加强饮用水管理的意见》，现将《霁州市水源地保护的方案》印发给你们。",
            "霁州市水源地保护的方案",
        ),
        (
            "霁州市人民政府关于印发《霁州市水源地保护方案》的通知",
            "根据《岚川省人民政府关于加强饮用水管理的意见》，我市制定了方案，现印发给你们，请认真贯彻执行。",
            "霁州市水源地保护方案",
        ),
        (
            "霁州市人民政府关于印发《霁州市水源地保护办法》的通知",
            "根据《岚川省人民政府关于做好霁州市水源地保护的通知》，现将《霁州市水源地保护的办法》印发给你们。",
            "霁州市水源地保护的办法",
        ),
        (TITLE, "为加强水源地保护，根据《岚川省水源地保护方案》，现就有关事项通知如下：", None),
        # What a notice rests on is not what it hands on, and neither is what it asks to follow.
        (
            "霁州市人民政府关于印发霁州市水源地保护方案的通知",
            "根据《岚川省水源地保护办法》，市政府制定了《霁州市水源地保护工作方案》，现印发给你们。",
            "霁州市水源地保护工作方案",
        ),
        (
            "霁州市人民政府关于印发霁州市水源地保护方案的通知",
            "现将《霁州市水源地保护工作方案》印发给你们，请对照《岚川省水源地保护办法》执行。",
            "霁州市水源地保护工作方案",
        ),
        (
            "霁州市人民政府关于印发《霁州市水源地保护方案》的通知",
            "在《岚川省水源地保护目录》的基础上作了增补，现予以发布，请认真贯彻执行。",
            "霁州市水源地保护方案",
        ),
        # Of several that are handed on together the first.
        (
            "霁州市人民政府关于印发水源地保护两个方案的通知",
            "现将《霁州市河流保护方案》、《霁州市水库保护方案》印发给你们，请认真执行。",
            "霁州市河流保护方案",
        ),
        # A notice that is issued again hands on what it handed on before.
        (
            "霁州市人民政府关于重新发布霁州市水源地保护办法的通知",
            "现将《霁州市人民政府关于印发霁州市水源地保护办法的通知》重新发布，请认真执行。",
            "霁州市水源地保护办法",
        ),
    ],
)
def test_the_wrapper_keeps_its_title_and_names_the_attachment(
    title: str, formula: str, attachment: str | None
) -> None:
    found = _identity(title, "各县人民政府：", formula, *BODY, "霁州市人民政府", "2021年3月4日")

    assert (found.title, found.attachment_title) == (title, attachment)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("霁政发〔2021〕9号", "霁政发〔2021〕9号"),
        ("霁政发[2021]9号", "霁政发〔2021〕9号"),
        ("（霁政发【2021】9号）", "霁政发〔2021〕9号"),
        ("霁政发（2021）9号", "霁政发〔2021〕9号"),
        ("霁政发〔2021〕 第9号", "霁政发〔2021〕9号"),
        ("霁政发〔２０２１〕９号", "霁政发〔2021〕9号"),
    ],
)
def test_the_number_in_its_official_form(written: str, official: str) -> None:
    assert _of(TITLE, "霁州市人民政府", "2021年3月4日", number=written).number == official


def test_a_number_of_another_document_is_never_the_own_one() -> None:
    found = _identity(
        TITLE,
        "各县人民政府：",
        "根据《岚川省水源地保护方案》（岚政发〔2020〕3号）要求，现就有关事项通知如下：",
        *BODY,
    )

    assert found.number is None


def test_a_regulation_has_the_number_of_its_order() -> None:
    found = _identity(
        *("岚川省人民政府令", "第203号"),
        "《岚川省农村公路管理办法》已经省人民政府常务会议通过，现予公布，自2018年5月1日起施行。",
        *("省长 王某某", "2018年3月12日", "岚川省农村公路管理办法"),
        "第一条 为了加强农村公路管理，制定本办法。",
        "第二条 县级人民政府应当加强对农村公路管理工作的领导，将养护资金纳入本级财政预算，保障农村公路畅通。",
        "第三条 乡镇人民政府负责乡道、村道的日常养护管理工作。",
    )

    assert (found.title, found.number, found.issuers, found.genre) == (
        "岚川省农村公路管理办法",
        "岚川省人民政府令第203号",
        ("岚川省人民政府",),
        "办法",
    )


def test_the_note_under_the_title_of_a_regulation_gives_order_and_date() -> None:
    found = _identity(
        "岚川省农村公路管理办法",
        "（2018年3月12日岚川省人民政府令第203号公布　自2018年5月1日起施行）",
        "第一条 为了加强农村公路管理，制定本办法。",
        "第二条 县级人民政府应当加强对农村公路管理工作的领导。",
        "第三条 乡镇人民政府负责乡道、村道的日常养护管理工作。",
    )

    assert (found.number, found.issued_on) == ("岚川省人民政府令第203号", date(2018, 3, 12))


@pytest.mark.parametrize(
    ("title", "signed", "issuers"),
    [
        (TITLE, ("霁州市人民政府", "2021年3月4日"), ("霁州市人民政府",)),
        # The signature is stronger than the title.
        ("关于加强水源地保护的通知", ("霁州市水利局", "2021年3月4日"), ("霁州市水利局",)),
        # Joint documents: each body, parted by blanks, breaks or 、.
        (
            "关于加强水源地保护的通知",
            ("岚川省水利厅  岚川省财政厅", "2021年3月4日"),
            ("岚川省水利厅", "岚川省财政厅"),
        ),
        (
            "关于加强水源地保护的通知",
            ("岚川省水利厅", "岚川省财政厅", "岚川省公安厅", "2021年3月4日"),
            ("岚川省水利厅", "岚川省财政厅", "岚川省公安厅"),
        ),
        (
            "中共霁州市委办公室霁州市人民政府办公室关于加强水源地保护的通知",
            ("中共霁州市委办公室", "霁州市人民政府办公室", "2021年3月4日"),
            ("中共霁州市委办公室", "霁州市人民政府办公室"),
        ),
        ("关于加强水源地保护的通知", ("霁 州 市 水 利 局", "2021年3月4日"), ("霁州市水利局",)),
        # Without a signature the title tells; without an issuer its place does.
        (TITLE, (), ("霁州市人民政府",)),
        ("霁州市水源地保护实施方案", (), ("霁州市人民政府",)),
        ("关于加强水源地保护的通知", (), ()),
    ],
)
def test_issuers_from_signature_title_or_place(
    title: str, signed: tuple[str, ...], issuers: tuple[str, ...]
) -> None:
    assert _of(title, *signed).issuers == issuers


@pytest.mark.parametrize(
    ("issuer", "level", "region"),
    [
        ("国务院办公厅", "national", None),
        ("岚川省人民政府", "province", "岚川省"),
        ("岚川省财政厅", "province", "岚川省"),
        ("霁州市人民政府", "municipality", "岚川省霁州市"),
        ("霁州市水利局", "municipality", "岚川省霁州市"),
        ("苇渡县人民政府", "county", "岚川省霁州市苇渡县"),
    ],
)
def test_level_and_region_are_those_of_the_issuer(
    issuer: str, level: str, region: str | None
) -> None:
    found = _identity(
        f"{issuer}关于加强水源地保护的通知", "各有关单位：", *BODY, issuer, "2021年3月4日"
    )

    assert (found.level, found.region and found.region.name) == (level, region)


def test_the_site_that_hosts_a_page_says_nothing_of_its_level() -> None:
    found = _identity(
        *("苇渡县人民政府门户网站", "首页 > 政务公开"),
        *(TITLE, "各县人民政府：", *BODY, "霁州市人民政府", "2021年3月4日"),
    )

    assert found.level == "municipality"


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("各县人民政府：", ("各县人民政府",)),
        ("各县（市、区）人民政府，市政府各部门：", ("各县（市、区）人民政府", "市政府各部门")),
        (
            "各市、县人民政府，省政府各部门、各直属机构：",
            ("各市、县人民政府", "省政府各部门、各直属机构"),
        ),
        ("市水利局、市财政局：", ("市水利局", "市财政局")),
        ("各县（市，区）水利局；市直有关单位:", ("各县（市，区）水利局", "市直有关单位")),
        ("各县人民政府,\u3000市直各单位：", ("各县人民政府", "市直各单位")),
    ],
)
def test_addressees_are_split_at_the_top_level_only(line: str, addressees: tuple[str, ...]) -> None:
    found = _identity(TITLE, line, *BODY, "霁州市人民政府", "2021年3月4日")

    assert found.addressees == addressees


def test_the_dates_of_signature_and_portal_are_never_mixed() -> None:
    found = _identity(
        *("发布时间：2021-03-09 来源：市政府办公室", TITLE, "各县人民政府：", *BODY),
        *("霁州市人民政府", "2021年3月4日"),
    )

    assert (found.issued_on, found.published_on) == (date(2021, 3, 4), date(2021, 3, 9))


def test_a_portal_date_is_no_date_of_issue() -> None:
    found = _identity(TITLE, "发布时间：2021-03-09", "各县人民政府：", *BODY)

    assert (found.issued_on, found.published_on) == (None, date(2021, 3, 9))


def test_the_first_signature_with_a_body_counts() -> None:
    found = _identity(
        "霁州市人民政府关于转发省水利厅水源地保护意见的通知",
        "各县人民政府：",
        "现将省水利厅《水源地保护意见》转发给你们，请认真贯彻执行。",
        *("霁州市人民政府", "2021年3月4日"),
        *("水源地保护意见", *BODY, "岚川省水利厅", "2021年2月1日"),
    )

    assert (found.issuers, found.issued_on) == (("霁州市人民政府",), date(2021, 3, 4))


def test_the_data_sheet_of_a_portal_fills_what_the_text_leaves_open() -> None:
    found = _identity(
        *("发文机关：霁州市人民政府", "发文字号：霁政发〔2021〕9号", "成文日期：2021年3月4日"),
        *("关于加强水源地保护的通知", "各县人民政府：", *BODY),
    )

    assert (found.issuers, found.number, found.issued_on) == (
        ("霁州市人民政府",),
        "霁政发〔2021〕9号",
        date(2021, 3, 4),
    )


def test_a_page_without_a_title_line_is_called_as_its_container_says() -> None:
    page = Document(
        text=lines("各县人民政府：", *BODY), media_type="text/html", title=f"{TITLE}_霁州市政府网"
    )

    assert analyse(page).identity.title == TITLE


def test_traditional_pages_keep_their_own_characters() -> None:
    found = _identity(
        "霽州市人民政府關於加強水源地保護的通知",
        "各縣人民政府：",
        "一、劃定保護區。各縣要劃定水源保護區，設置界碑和警示標誌，確保水質達標，這項工作要對責任單位開展檢查。",
        "霽州市人民政府",
        "2021年3月4日",
    )

    assert (found.title, found.genre, found.issued_on) == (
        "霽州市人民政府關於加強水源地保護的通知",
        "通知",
        date(2021, 3, 4),
    )


@pytest.mark.parametrize("text", ["", "2021年3月4日", "：", "一、", "霁政发〔2021〕9号"])
def test_scraps_have_no_title(text: str) -> None:
    assert analysed(text).identity.title is None


@pytest.mark.parametrize(
    ("number", "printed", "issuers"),
    [
        # Who prints for a body is its office; the body issued the text.
        ("霁教〔2021〕9号", ("霁州市教育局办公室", "2021年3月5日印发"), ("霁州市教育局",)),
        ("霁教〔2021〕9号", ("霁州市教育局办公室 2021年3月5日印发",), ("霁州市教育局",)),
        # A government's office issues texts of its own: the number tells.
        ("霁政发〔2021〕9号", ("霁州市人民政府办公室 2021年3月5日印发",), ("霁州市人民政府",)),
        (
            "霁政办发〔2021〕9号",
            ("霁州市人民政府办公室 2021年3月5日印发",),
            ("霁州市人民政府办公室",),
        ),
        # A line without 印发 is a signature.
        ("霁教〔2021〕9号", ("霁州市教育局办公室", "2021年3月5日"), ("霁州市教育局办公室",)),
        ("霁教〔2021〕9号", (), ()),
    ],
)
def test_the_printing_office_tells_who_issued_an_unsigned_text(
    number: str, printed: tuple[str, ...], issuers: tuple[str, ...]
) -> None:
    found = _of("关于做好小学招生工作的通知", *printed, number=number)

    assert found.issuers == issuers


def test_a_signature_goes_before_the_imprint() -> None:
    found = _of(
        "关于做好小学招生工作的通知",
        *("霁州市教育局", "2021年3月4日", "霁州市教育局办公室 2021年3月9日印发"),
    )

    assert (found.issuers, found.issued_on) == (("霁州市教育局",), date(2021, 3, 4))
