"""The frame of a document: title, number, addressees, cover formula, signature."""

import pytest

from corpora.model import Document, Mark
from extractors.analysis import analyse
from tests.extractors.texts import analysed, lines

TITLE = "霁州市人民政府关于加强水源地保护的通知"
BODY = (
    "一、划定保护区。各县要划定水源保护区，设置界碑和警示标志。",
    "二、加强监管。各县要开展巡查。",
)


def _marks(*written: str) -> list[tuple[str, str]]:
    analysis = analysed(lines(*written))
    quote = analysis.document.quote
    return [(mark.kind, quote(mark.span)) for mark in analysis.of(Mark)]


def _title(*above: str) -> str | None:
    found = [words for kind, words in _marks(*above, "各县人民政府：", *BODY) if kind == "title"]
    return found[0] if found else None


def _number(*above: str) -> str | None:
    found = [words for kind, words in _marks(*above, "各县人民政府：", *BODY) if kind == "number"]
    return found[0] if found else None


def _closing(*below: str) -> list[tuple[str, str]]:
    found = _marks(TITLE, "各县人民政府：", *BODY, *below)
    return [(kind, words) for kind, words in found if kind in ("issuer", "date")]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ((TITLE,), TITLE),
        (
            ("霁州市人民政府", "关于加强水源地保护的通知"),
            "霁州市人民政府\n关于加强水源地保护的通知",
        ),
        (
            ("霁州市人民政府办公室关于印发", "霁州市养老服务实施方案的通知"),
            "霁州市人民政府办公室关于印发\n霁州市养老服务实施方案的通知",
        ),
        ((TITLE, "（试行）"), f"{TITLE}\n（试行）"),
        (("关于加强水源地保护的函",), "关于加强水源地保护的函"),
        (("2021年霁州市政务公开工作要点",), "2021年霁州市政务公开工作要点"),
        (
            ("岚川省水利厅 岚川省财政厅关于下达资金计划的通知",),
            "岚川省水利厅 岚川省财政厅关于下达资金计划的通知",
        ),
        (
            ("霁州市贯彻落实＜水污染防治行动计划＞实施方案",),
            "霁州市贯彻落实＜水污染防治行动计划＞实施方案",
        ),
        (("霁州市环境整治重点任务分解表",), "霁州市环境整治重点任务分解表"),
        (("霁州市河道整治台账",), "霁州市河道整治台账"),
        # Pages cut titles; the addressees below tell.
        (("霁州市人民政府关于推进老城区",), "霁州市人民政府关于推进老城区"),
        # A preamble without an end goes on in no title.
        (
            (
                "霁州市农村公路管理",
                "为了规范全市农村公路的建设、养护和运营等各项活动，根据有关法律制定本办法",
            ),
            None,
        ),
        # Lines of the site above it are none of it.
        (("您现在的位置：首页 > 政务公开 > 通知", TITLE), TITLE),
        (("首页", "政务公开", "办事服务", TITLE), TITLE),
        ((TITLE, "来源：市政府办公室 发布时间：2021-03-04"), TITLE),
        # A title that stands twice is the one above the text.
        ((TITLE, "发布时间：2021-03-04", TITLE), TITLE),
    ],
)
def test_the_title_is_the_run_of_lines_above_the_text(
    above: tuple[str, ...], title: str | None
) -> None:
    assert _title(*above) == title


@pytest.mark.parametrize(
    "above",
    [
        ("会议材料汇编之三",),
        ("各位代表：",),
        ("市长在全市水利工作会议上的讲话",),
        ("请认真贯彻落实本通知。",),
        ("首页>政务公开>霁州市水利局文件",),
        ("霁州市人民政府关于推进老城区", "改造工作的几点体会"),
        ("关于推进老城区",),
    ],
)
def test_a_line_without_a_kind_of_document_is_no_title(above: tuple[str, ...]) -> None:
    assert _title(*above) is None


@pytest.mark.parametrize(
    ("above", "number"),
    [
        ((TITLE, "霁政发〔2021〕9号"), "霁政发〔2021〕9号"),
        (("霁政发〔2021〕9号", TITLE), "霁政发〔2021〕9号"),
        ((TITLE, "霁政发[2021] 9号"), "霁政发[2021] 9号"),
        ((TITLE, "（霁政发〔2021〕9号）"), "（霁政发〔2021〕9号）"),
        ((f"{TITLE}（霁政发〔2021〕9号）",), "霁政发〔2021〕9号"),
        ((f"霁政发〔2021〕9号 {TITLE}",), "霁政发〔2021〕9号"),
        ((TITLE, "岚发改社会〔2021〕119号"), "岚发改社会〔2021〕119号"),
        (("岚川省人民政府令", "第203号", "岚川省农村公路管理办法"), "岚川省人民政府令\n第203号"),
    ],
)
def test_the_number_stands_beside_the_title(above: tuple[str, ...], number: str) -> None:
    assert _number(*above) == number


@pytest.mark.parametrize(
    "above",
    [
        (TITLE,),
        (TITLE, "根据《岚川省水源保护意见》（岚政发〔2020〕3号），现通知如下。"),  # a cited one
        (TITLE, "第203号"),  # nobody's order
        (TITLE, "2021年9号"),
    ],
)
def test_a_cited_number_is_not_the_own_one(above: tuple[str, ...]) -> None:
    assert _number(*above) is None


@pytest.mark.parametrize(
    ("line", "is_addressed"),
    [
        ("各县（市、区）人民政府，市政府各部门：", True),
        ("各市、州、县人民政府:", True),
        ("市住房城乡建设局：", True),
        ("各有关单位：", True),
        ("霁州大学、市第一医院：", True),
        ("各" + "市住房城乡建设局、" * 40 + "市水利局：", True),
        # Whole sentences are as long.
        ("我" + "市住房城乡建设局、" * 40 + "市水利局：", False),
        ("有关单位可以在6月底前，通过以下方式提出意见：", False),
        ("现将有关事项通知如下：", False),
        ("一、总体要求：", False),
        ("工作目标：", False),
        ("各县要认真落实。", False),
        ("来源：市政府办公室", False),
    ],
)
def test_addressees_are_a_line_of_bodies_with_a_colon(line: str, is_addressed: bool) -> None:
    assert (("addressees", line) in _marks(TITLE, line, *BODY)) == is_addressed


@pytest.mark.parametrize(
    ("line", "is_formula"),
    [
        ("现将《霁州市养老服务实施方案》印发给你们，请认真贯彻执行。", True),
        ("《霁州市养老服务实施方案》已经市政府同意，现予印发，请遵照执行。", True),
        ("现将省水利厅《关于加强水源地保护的意见》转发给你们，请结合实际，抓好落实。", True),
        ("《岚川省农村公路管理办法》已经审议通过，现予公布，自2018年5月1日起施行。", True),
        ("为加强水源地保护，现就有关事项通知如下：", False),
        ("近年来，我市水源地保护取得明显成效。", False),
    ],
)
def test_the_formula_hands_a_text_on(line: str, is_formula: bool) -> None:
    found = _marks(TITLE, "各县人民政府：", line, *BODY)

    assert (("formula", line) in found) == is_formula


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            ("霁州市人民政府", "2021年3月4日"),
            [("issuer", "霁州市人民政府"), ("date", "2021年3月4日")],
        ),
        (
            ("霁州市人民政府  2021年3月4日",),
            [("issuer", "霁州市人民政府"), ("date", "2021年3月4日")],
        ),
        (
            ("霁州市人民政府", "二○二一年三月四日"),
            [("issuer", "霁州市人民政府"), ("date", "二○二一年三月四日")],
        ),
        (
            ("霁 州 市 人 民 政 府", "2021年3月4日"),
            [("issuer", "霁 州 市 人 民 政 府"), ("date", "2021年3月4日")],
        ),
        (
            ("霁州市水利局 霁州市财政局", "2021年3月4日"),
            [("issuer", "霁州市水利局 霁州市财政局"), ("date", "2021年3月4日")],
        ),
        (
            ("霁州市水利局", "霁州市财政局", "2021年3月4日"),
            [("issuer", "霁州市水利局"), ("issuer", "霁州市财政局"), ("date", "2021年3月4日")],
        ),
        # The last of a list of attachments, glued to the signature, is no body.
        (("附件：1.名册", "2.报表霁州市人民政府2021年3月4日"), []),
        (
            ("岚川省教育厅         岚 川 省 财 政 厅", "2021年3月4日"),
            [("issuer", "岚川省教育厅         岚 川 省 财 政 厅"), ("date", "2021年3月4日")],
        ),
        # An officer signs for his body and is none.
        (
            ("霁州市人民政府", "市长 王某某", "2021年3月4日"),
            [("issuer", "霁州市人民政府"), ("date", "2021年3月4日")],
        ),
        (("（2021年3月4日）",), [("date", "（2021年3月4日）")]),
        # Dates and bodies of the text sign nothing.
        (("有效期至2024年3月4日。",), []),
        (("附件：霁州市水源地名录",), []),
        (("各县要于2021年3月4日前报市水利局",), []),
    ],
)
def test_a_signature_is_a_date_that_stands_alone_with_bodies_above_it(
    below: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert _closing(*below) == expected


def test_two_signatures_are_told_apart() -> None:
    second = ("附件", "水源地保护方案", *BODY, "霁州市水利局", "2021年2月1日")
    analysis = analysed(
        lines(TITLE, "各县人民政府：", *BODY, "霁州市人民政府", "2021年3月4日", *second)
    )
    quote = analysis.document.quote

    assert [
        (mark.group, quote(mark.span)) for mark in analysis.of(Mark) if mark.kind == "issuer"
    ] == [(0, "霁州市人民政府"), (1, "霁州市水利局")]


def test_what_the_page_calls_itself_confirms_the_title() -> None:
    text = lines("霁州市人民政府文件管理办法汇编", "政策文件", TITLE, "各县人民政府：", *BODY)
    page = Document(text=text, media_type="text/html", title=f"{TITLE}_霁州市人民政府")

    assert analyse(page).identity.title == TITLE


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("失业保险待遇问题解答", "失业保险待遇问题解答"),
        ("失业保险待遇问题解答 - 霁州市人民政府", "失业保险待遇问题解答"),
        # Another name confirms nothing.
        ("霁州市人民政府门户网站", None),
    ],
)
def test_a_line_is_the_title_when_the_page_calls_itself_so(
    called: str, expected: str | None
) -> None:
    page = Document(text=lines("失业保险待遇问题解答", *BODY), media_type="text/html", title=called)
    titles = [mark for mark in analyse(page).of(Mark) if mark.kind == "title"]

    assert [page.quote(mark.span) for mark in titles] == ([expected] if expected else [])


@pytest.mark.parametrize("text", ["", " \n\n", "2021年3月4日", "：：：", "（）", "霁州市人民政府"])
def test_scraps_have_no_frame_that_breaks(text: str) -> None:
    assert [mark for mark in analysed(text).of(Mark) if mark.kind == "title"] == []
