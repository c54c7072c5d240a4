"""The text of a web page as a person sees it."""

import pytest

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.model import Document


def page(body: str, head: str = "") -> Document:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return readers.parse(markup.encode(), "a.html")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<P>甲<P>乙", "甲\n乙"),  # as pages of the nineties write it
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<p>甲<br></p><p>乙</p>", "甲\n乙"),  # the last break of a block shows nothing
        ("<h1>甲</h1>\n\n<ul><li>乙</li>\n<li>丙</li></ul>", "甲\n乙\n丙"),
        ("<p>市<b>财政</b><span>局</span></p>", "市财政局"),
        ("<span>甲</span><span style='display:block'>乙</span>", "甲\n乙"),
        ("<p>甲</p><p>&nbsp;</p><p>乙</p>", "甲\n\n乙"),
        ("甲<br><br><br><br>乙", "甲\n\n乙"),  # never more than one blank line
        ("<br><p>&nbsp;</p>甲<br><br>", "甲"),
        ("<dl><dt>甲<dd>乙</dl>", "甲\n乙"),
        ("<p>甲</p><!-- 乙 --><p>丙</p>", "甲\n丙"),
    ],
)
def test_blocks_and_breaks_make_lines(body: str, expected: str) -> None:
    assert page(body).text == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>  a \n\t b  </p>", "a b"),
        ("<p>甲  乙</p>", "甲 乙"),  # blanks within a line were meant
        (
            "<p>各级人民政府要切实加强对这项工作的领导，明确责任，落实措\n施。</p>",
            "各级人民政府要切实加强对这项工作的领导，明确责任，落实措施。",
        ),
        ("<td>\n  穗府发\n   〔2015〕\n   54号\n</td>", "穗府发〔2015〕54号"),
        ("<p>到2020\n年，完成GDP\n增长</p>", "到2020年，完成GDP增长"),
        ("<p>Information\ntechnology</p>", "Information technology"),
        ("<p>市教育局\n    市财政局</p>", "市教育局 市财政局"),  # names in indented lines
        ("<p>市教育\n局</p>", "市教育局"),  # a line that a program wrapped
        ("<a>首页</a>\n<a>政务公开</a>", "首页 政务公开"),  # between elements the gap is meant
        ("<b>甲</b> <b>乙</b>", "甲 乙"),
        ("<b>甲 </b> <b> 乙</b>", "甲 乙"),
        ("第一条　总则。\n　　第二条　范围。", "第一条　总则。\n　　第二条　范围。"),
        ("甲&nbsp;&emsp;乙", "甲\xa0\u2003乙"),
        ("<p>　　一、目标　</p>", "　　一、目标"),
        ("国务\u200b院\u00ad办\ufeff公厅", "国务院办公厅"),
    ],
)
def test_white_space_is_what_a_reader_sees(body: str, expected: str) -> None:
    assert page(body).text == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("&ldquo;十三五&rdquo;&hellip;&mdash;&#12304;&#x3011;", "“十三五”…—【】"),
        ("&amp;quot;先照后证&amp;quot;", '"先照后证"'),  # escaped twice
        ("甲&amp;nbsp;乙", "甲\xa0乙"),
        ("R&amp;D;投入", "R&D;投入"),  # no entity of that name
        ("list?a=1&amp;region=2", "list?a=1&region=2"),  # &reg without its semicolon
        ("5&lt;6", "5<6"),
    ],
)
def test_entities_are_shown(body: str, expected: str) -> None:
    assert page(f"<p>{body}</p>").text == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>乙</script>",
        "<style>乙</style>",
        "<noscript>乙</noscript>",
        "<p hidden>乙</p>",
        "<div style='display: none'><p>乙</p></div>",
        "<span style='color:red;VISIBILITY:hidden'>乙</span>",
        "<select><option>乙</option></select>",
        "<template><p>乙</p></template>",
        "<!--[if gte mso 9]><xml><w:View>乙</w:View></xml><![endif]-->",
        "<xml><w:WordDocument><w:View>乙</w:View></w:WordDocument></xml>",
        "<o:smarttagtype>乙</o:smarttagtype>",
    ],
)
def test_what_nobody_sees_is_left_out(unseen: str) -> None:
    assert page(f"<p>甲{unseen}</p><p>丙</p>").text == "甲\n丙"


@pytest.mark.parametrize(
    "seen",
    [
        "<![if !supportLists]>乙<![endif]>",  # shown to all but old browsers
        "<o:p>乙</o:p>",
        "<st1:chsdate>乙</st1:chsdate>",
        "<?xml:namespace prefix = o />乙",
        "<span style='display:inline'>乙</span>",
        "<button>乙</button>",
    ],
)
def test_what_looks_hidden_but_shows_stays(seen: str) -> None:
    assert page(f"<p>甲{seen}丙</p>").text == "甲乙丙"


def test_a_body_that_scripts_unveil_is_read() -> None:
    markup = "<html><body style='visibility:hidden'><p>各部门：</p></body></html>"

    assert readers.parse(markup.encode(), "a.html").text == "各部门："


def test_a_text_that_scripts_unveil_is_read_if_there_is_no_other() -> None:
    hidden = "<div style='display:none'><p>" + "各部门要认真落实，确保完成。" * 9 + "</p></div>"

    assert page("<p>返回</p>" + hidden).text.startswith("返回\n各部门要认真落实")
    assert page("<p>" + "请各单位按时报送材料。" * 9 + "</p>" + hidden).text.endswith("报送材料。")


def test_a_page_without_text_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="shows no text before its scripts have run"):
        page("<div id=app></div><script>load()</script>")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<pre>甲\n  乙\n\n丙</pre>丁", "甲\n  乙\n\n丙\n丁"),
        ("<pre>甲\t乙<b>\n</b>丙</pre>", "甲   乙\n丙"),
        ("<p style='white-space: pre-wrap'>甲\n乙</p>", "甲\n乙"),
        ("<div style='white-space:pre-wrap'><p>甲</p>\n\n\n<p>乙</p></div>", "甲\n乙"),
        ("<p style='white-space:nowrap'>甲乙\n丙丁</p>", "甲乙丙丁"),
    ],
)
def test_preserved_white_space_keeps_its_breaks(body: str, expected: str) -> None:
    assert page(body).text == expected


PROSE = "<p>" + "各部门要认真贯彻落实本通知，确保各项任务按期完成。" * 4 + "</p>"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<ol><li>申请。<li>审核。</ol>", ["1. 申请。", "2. 审核。"]),
        ("<ol><li><p>申请。</p><p>附表。</p></li></ol>", ["1. 申请。", "附表。"]),
        (
            "<ol start=3><li>申请。<li value=7>审核。<li>公示。</ol>",
            ["3. 申请。", "7. 审核。", "8. 公示。"],
        ),
        ("<ol type=a><li>申请。<li>审核。</ol>", ["a. 申请。", "b. 审核。"]),
        ("<ol type=I><li>申请。<li>审核。</ol>", ["I. 申请。", "II. 审核。"]),
        (
            "<ol><li>申请：<ol><li>填表。</ol><li>审核。</ol>",
            ["1. 申请：", "1. 填表。", "2. 审核。"],
        ),
        (
            "<ol><li>1.申请。<li>（二）审核。<li>第三条 公示。</ol>",
            ["1.申请。", "（二）审核。", "第三条 公示。"],
        ),
        ("<ol><li>2015年起实施。</ol>", ["1. 2015年起实施。"]),  # a year is no label
        ("<ol style='list-style-type:none'><li>申请。</ol>", ["申请。"]),
        ("<ul><li>申请。<li>审核。</ul>", ["申请。", "审核。"]),
    ],
)
def test_lists_show_the_numbers_that_browsers_put(items: str, expected: list[str]) -> None:
    assert page(PROSE + items).text.split("\n")[1:] == expected


def test_numbers_of_menus_are_not_put() -> None:
    menu = "<ol><li><a href=1>首页</a><li><a href=2>政务公开</a></ol>"

    text = page(f"{menu}<div id=zoom>{PROSE}<ol><li>申请。</ol></div>").text

    assert text.startswith("首页\n政务公开\n")
    assert text.endswith("\n1. 申请。")


def test_title_and_fields_are_what_the_head_says() -> None:
    document = page(
        "<p>各部门：</p>",
        "<title> 关于&amp;quot;三旧&amp;quot;的\n通知 </title>"
        "<meta name=ArticleTitle content='关于三旧的通知'><meta name=PubDate content='2016-01-05'>"
        "<meta property='og:title' content='通知'><meta charset=utf-8><meta name=seal content=' '>",
    )

    assert document.title == '关于"三旧"的 通知'
    assert document.fields == (
        ("ArticleTitle", "关于三旧的通知"),
        ("PubDate", "2016-01-05"),
        ("og:title", "通知"),
    )


def test_reads_a_page_in_gbk_that_declares_utf8() -> None:
    markup = "<html><meta charset=utf-8><p>各县（市、区）人民政府，市政府各部门：</p></html>"

    document = readers.parse(markup.encode("gbk"), "a.html")

    assert (document.text, document.encoding) == (
        "各县（市、区）人民政府，市政府各部门：",
        "gb18030",
    )
