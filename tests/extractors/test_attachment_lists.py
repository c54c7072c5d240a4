"""What a notice lists as attached and does not print, and what only looks like it."""

import pytest

from corpora.model import Attachment
from tests.extractors.texts import analysed

HEAD = "霁州市民政局关于做好养老服务统计工作的通知\n霁民发〔2022〕7号\n各县（市、区）民政局：\n"
BODY = "一、请各县（市、区）民政局认真填写报表，并于2022年6月底前报送。\n"
SIGNED = "霁州市民政局\n2022年5月5日\n"
TABLE = "序号 机构名称 床位数量 建成年份\n1 甲县养老院 120张 2008年\n2 乙县养老院 80张 2011年\n"

Found = list[tuple[str | None, str]]


def found(text: str) -> Found:
    analysis = analysed(text)
    listed = analysis.of(Attachment)
    for one in listed:
        quoted = analysis.document.quote(one.span)
        assert one.title.replace("》", "") in quoted.replace("\n", "").replace("》", "")
    return [(one.number, one.title) for one in listed]


def listed(*lines: str) -> Found:
    return found(HEAD + BODY + "".join(f"{line}\n" for line in lines) + SIGNED)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["附件：养老机构名册"], [(None, "养老机构名册")]),
        (["附件:《养老机构名册》"], [(None, "养老机构名册")]),
        (["附：养老机构名册"], [(None, "养老机构名册")]),
        (["附件：1.养老机构名册", "2.床位统计表"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件：", "１．养老机构名册", "２．床位统计表"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件列表：1、养老机构名册", "2、床位统计表"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件1：养老机构名册.doc", "附件2：床位统计表.xls"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件一：养老机构名册", "附件二：床位统计表"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        # broken over lines, as narrow columns break it
        (["附件：1.养老机构及其服务人员", "情况名册", "2.床位统计表"], [("1", "养老机构及其服务人员情况名册"), ("2", "床位统计表")]),
        # whole before it goes on
        (["附件：1.养老服务重点任务分工", "表（2022年）", "2.床位统计表"], [("1", "养老服务重点任务分工表（2022年）"), ("2", "床位统计表")]),
        (["附件：1.养老机构名册；2.床位统计表。"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件：养老机构名册一式三份"], [(None, "养老机构名册")]),
        (["附件下载：养老机构名册.xls"], [(None, "养老机构名册")]),
        # a page that lost its breaks
        (["附件：1.养老机构名册2.床位统计表3.自查表"], [("1", "养老机构名册"), ("2", "床位统计表"), ("3", "自查表")]),
        (["附件：l.养老机构名册2.床位统计表"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件：1.养老机构名册(/files/2022/a1.doc)2.床位统计表(/files/2022/b2.xls)"], [("1", "养老机构名册"), ("2", "床位统计表")]),
        (["附件：", "附件1.docx", "附件2.docx"], [("1", "附件1"), ("2", "附件2")]),
        # listed once more where the page keeps the files
        (["附件：养老机构名册", "附件1：养老机构名册.doc"], [(None, "养老机构名册")]),
        (["附件：省民政厅关于报送名册的通知（岚民发〔2022〕3号）"], [(None, "省民政厅关于报送名册的通知")]),
    ],
)  # fmt: skip
def test_what_is_listed_is_found(lines: list[str], expected: Found) -> None:
    assert listed(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["按照附件1的要求填写，详见附件2。"],
        ["附件材料：由各县自行准备并妥善保存。"],
        ["相关附件：养老机构名册"],
        ["附表：养老机构名册"],
        ["附录：养老机构名册"],
        ["附件：无"],
        ["附件：略"],
        ["附件：请在市民政局网站下载"],
        ["请各县填写《养老机构名册》（附件）。"],
        [
            "附件：1.法人身份证复印件",
            "2.营业执照",
            "3.资质证明材料（加盖公章）",
        ],  # others hand them in
        ["二、请按照《养老机构管理办法》执行，所附材料：身份证复印件。"],
    ],
)
def test_what_only_looks_like_a_list(lines: list[str]) -> None:
    assert listed(*lines) == []


@pytest.mark.parametrize(
    "printed",
    [
        "附件\n养老机构名册\n",
        "附件：\n养老机构名册\n",
        "附件1\n2022年养老机构情况\n",  # by its number, with another title
        "养老机构名册\n",
        "霁州市养老机构\n名册\n",
        "",  # behind the signature, without any heading
    ],
)
def test_what_is_printed_below_is_not_missing(printed: str) -> None:
    rows = TABLE * 3

    assert found(f"{HEAD}{BODY}附件：1.养老机构名册\n{SIGNED}{printed}{rows}") == []


def test_a_heading_with_its_table_is_no_list() -> None:
    assert found(f"{HEAD}{BODY}{SIGNED}附件1：养老机构名册\n{TABLE}附件2：床位表\n{TABLE}") == []


def test_what_is_printed_of_a_list_leaves_the_rest() -> None:
    text = f"{HEAD}{BODY}附件：1.养老机构名册\n2.床位统计表\n{SIGNED}附件1\n养老机构名册\n{TABLE}"

    assert found(text) == [("2", "床位统计表")]


def test_a_list_of_files_below_is_no_printing() -> None:
    text = f"{HEAD}{BODY}附件：养老机构名册\n{SIGNED}相关附件：\n养老机构名册.doc\n"

    assert found(text) == [(None, "养老机构名册")]


def test_in_one_line_the_signature_ends_the_last_title() -> None:
    body = "各县要认真填写报表，确保数据真实准确，按时报送市民政局。" * 12
    line = f"{HEAD}一、工作要求{body}二、报送时间{body}附件：1.养老机构名册2.床位统计表"

    assert found(f"{line}霁州市民政局2022年5月5日相关附件：二维码\n") == [
        ("1", "养老机构名册"),
        ("2", "床位统计表"),
    ]


def test_a_title_within_another_is_no_printing() -> None:
    lines = ["附件：1.养老机构名册2.养老机构名册填写说明"]

    assert listed(*lines) == [("1", "养老机构名册"), ("2", "养老机构名册填写说明")]


def test_in_one_line_what_comes_again_is_printed() -> None:
    body = "各县要认真填写报表，确保数据真实准确，按时报送市民政局。" * 12
    line = f"{HEAD}一、工作要求{body}二、报送时间{body}附件：1.养老机构名册2.床位统计表霁州市民政局2022年5月5日"
    rows = "序号机构名称床位数量建成年份1甲县养老院120张2008年"

    assert found(f"{line}附件1养老机构名册{rows}附件2床位统计表{rows}\n") == []


@pytest.mark.parametrize(
    ("written", "withheld"),
    [
        ("养老机构名册（略）", True),
        ("养老机构名册（另发）", True),
        ("养老机构名册（不公开）", True),
        ("养老机构名册（样式）", False),
    ],
)
def test_what_is_left_out_on_purpose_is_said_to_be(written: str, withheld: bool) -> None:
    [one] = analysed(f"{HEAD}{BODY}附件：{written}\n{SIGNED}").of(Attachment)

    assert one.withheld == withheld


COVER = (
    "霁州市民政局关于印发《霁州市临时救助办法》的通知\n霁民发〔2022〕8号\n各县（市、区）民政局：\n"
)


@pytest.mark.parametrize(
    "formula",
    [
        "现将《霁州市临时救助办法》印发给你们，请认真贯彻执行。\n",
        "《霁州市临时救助办法》已经局务会议审议通过，现予印发。\n",
    ],
)
def test_what_is_handed_on_and_not_printed_is_missing(formula: str) -> None:
    assert found(COVER + formula + SIGNED) == [(None, "霁州市临时救助办法")]


@pytest.mark.parametrize(
    "text",
    [
        # printed
        COVER + "现将《霁州市临时救助办法》印发给你们，请认真贯彻执行。\n" + SIGNED
        + "霁州市临时救助办法\n第一条 为规范临时救助工作，制定本办法。\n",
        # printed, without its title
        COVER + "现将《霁州市临时救助办法》印发给你们，请认真贯彻执行。\n"
        + "".join(f"第{n}条 县级民政部门应当做好临时救助工作，及时受理申请。\n" for n in "一二三四五六七八"),
        # others have issued it
        HEAD + "《岚川省临时救助办法》已由省政府印发，请认真贯彻执行。\n" + SIGNED,
        HEAD + "为贯彻《岚川省临时救助办法》，请认真做好落实工作。\n" + SIGNED,
    ],
)  # fmt: skip
def test_what_is_printed_or_not_handed_on_is_not_missing(text: str) -> None:
    assert found(text) == []


def test_what_is_listed_and_handed_on_is_one() -> None:
    text = f"{COVER}现将《霁州市临时救助办法》印发给你们，请认真贯彻执行。\n附件：霁州市临时救助办法\n{SIGNED}"

    assert found(text) == [(None, "霁州市临时救助办法")]
