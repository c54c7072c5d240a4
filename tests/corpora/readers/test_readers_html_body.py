"""Where the main text of a page is."""

import pytest

from corpora import readers
from corpora.model import Document

TITLE = "某市人民政府关于做好防汛抗旱工作的通知"
PARAGRAPHS = "".join(
    f"<p>　　{number}、各乡镇人民政府要加强领导，落实责任，确保安全度汛。</p>"
    for number in "一二三四五"
)
LETTER = (
    "<p>各乡镇人民政府：</p>"
    + PARAGRAPHS
    + "<p align=right>某市人民政府</p><p align=right>2016年5月6日</p>"
)
MENU = "".join(f"<li><a href={n}>栏目{n}，政务、公开。</a></li>" for n in range(30))
HEAD = f"<div class=nav><ul>{MENU}</ul></div><div class=path>当前位置：<a href=/>首页</a> &gt; 通知</div>"
BAR = "<div>发布时间：2016-05-07 来源：市政府办 浏览次数：18 【字号：大 中 小】</div>"
FOOT = (
    "<div>上一篇：<a href=1>关于做好森林防火工作的通知</a></div><div>【打印】【关闭】</div>"
    "<div>主办单位：某市人民政府 某ICP备05000001号</div>"
)


def page(body: str, title: str = "") -> Document:
    markup = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return readers.parse(markup.encode(), "a.html")


def body_lines(document: Document) -> list[str]:
    assert document.body is not None
    return [line.strip() for line in document.quote(document.body).split("\n") if line]


@pytest.mark.parametrize(
    "letter",
    [
        f"<div class=TRS_Editor>{LETTER}</div>",
        f"<div id='UCAP-CONTENT'>{LETTER}</div>",
        f"<font id=Zoom>{LETTER}</font>",
        f"<div class='box w1000'><div class='article-content clearfix'>{LETTER}</div></div>",
        f"<!--ZJEG_RSS.content.begin-->{LETTER}<!--ZJEG_RSS.content.end-->",
        f"<div class=x1>{LETTER}</div>",  # no name that anybody knows
        f"<table><tr><td><table><tr><td class=x1>{LETTER}</td></tr></table></td></tr></table>",
    ],
)
def test_the_letter_is_found_among_menus_and_bars(letter: str) -> None:
    document = page(f"{HEAD}<h2>{TITLE}</h2>{BAR}{letter}{FOOT}", f"{TITLE}-某市政府网")

    lines = body_lines(document)

    assert lines[0] == TITLE
    assert lines[-1] == "2016年5月6日"
    assert "栏目1" in document.text  # noted, not cut
    assert "ICP备" in document.text


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (f"{TITLE}_某市人民政府", f"<div>{TITLE}</div>"),
        (f"某市政府网 - {TITLE}", f"<p>{TITLE}</p>"),
        ("某市政府网", f"<h1>{TITLE}</h1>"),
        ("某市政府网", f"<div class=bt>{TITLE}</div>"),  # by its words
        ("", "<div>某市城市供水条例</div>"),  # above the bar with the date
        (TITLE, "<div>某市人民政府<br>关于做好防汛抗旱工作的通知</div>"),
    ],
)
def test_the_title_above_the_text_belongs_to_it(title: str, heading: str) -> None:
    document = page(f"{HEAD}{heading}{BAR}<div id=zoom>{LETTER}</div>{FOOT}", title)

    lines = body_lines(document)

    assert lines[0] in heading
    assert lines[-1] == "2016年5月6日"


def test_the_title_within_the_text_is_not_looked_for_above() -> None:
    inside = f"<p>某政发〔2016〕3号</p><p>某市人民政府</p><p>关于做好防汛抗旱工作的通知</p>{LETTER}"
    document = page(f"{HEAD}<h1>{TITLE}</h1>{BAR}<div id=zoom>{inside}</div>{FOOT}", TITLE)

    assert body_lines(document)[0] == "某政发〔2016〕3号"


def test_comments_are_no_chrome() -> None:
    heading = f"<div><!-- 分享到：打印本页 --><h1>{TITLE}<!-- 结束 --></h1></div>"

    assert body_lines(page(f"{HEAD}{heading}<div id=zoom>{LETTER}</div>{FOOT}"))[0] == TITLE


def test_the_way_to_the_page_is_no_title() -> None:
    document = page(f"{HEAD}<div id=zoom>{LETTER}</div>{FOOT}", "某市政府网")

    assert body_lines(document)[0] == "各乡镇人民政府："


def test_metadata_stay_outside_of_the_text() -> None:
    table = "<table><tr><td>索 引 号：</td><td>001</td></tr><tr><td>发布机构：</td><td>某市政府</td></tr></table>"
    as_list = "<ul><li>索引号：001</li><li>发文日期：2016-05-06</li></ul>"
    document = page(f"{HEAD}{table}{as_list}<h1>{TITLE}</h1><div id=zoom>{LETTER}</div>{FOOT}")

    assert body_lines(document)[0] == TITLE
    assert document.quote(document.tables[0].span) == "索 引 号：\t001\n发布机构：\t某市政府"


@pytest.mark.parametrize(
    "attachment",
    [
        "<p>附件：<a href=1>任务分工表.doc</a></p>",
        "<div><a href=1>某市防汛应急预案.pdf</a></div>",
        "<p>附件1</p><p>防汛物资名单</p><p>1、编织袋</p><p>2、救生衣</p>",
    ],
)
@pytest.mark.parametrize("outside", [False, True])
def test_attachments_belong_to_the_text(attachment: str, outside: bool) -> None:
    after = "</div>" + attachment if outside else attachment + "</div>"
    document = page(f"{HEAD}<div>{BAR}<div id=zoom>{LETTER}{after}</div>{FOOT}", TITLE)

    lines = body_lines(document)

    assert lines[-1] in attachment.replace("<p>附件：<a href=1>", "附件：")
    assert "2016年5月6日" in lines


def test_bars_inside_the_element_of_the_text_are_left_out() -> None:
    inside = f"<div class=content>{HEAD}{BAR}{LETTER}{FOOT}</div>"

    lines = body_lines(page(inside, "某市政府网"))

    assert (lines[0], lines[-1]) == ("各乡镇人民政府：", "2016年5月6日")


def test_words_of_the_bars_within_the_text_do_not_end_it() -> None:
    last = "<p>　　六、各单位要做好资金来源：财政拨款的统计，并打印本通知。</p>"

    lines = body_lines(page(f"{HEAD}<div id=zoom>{LETTER}{last}</div>{FOOT}", TITLE))

    assert lines[-1].startswith("六、各单位")


def test_a_page_that_is_nothing_but_text_is_all_body() -> None:
    document = page(LETTER)

    assert document.body is not None
    assert document.quote(document.body) == document.text


@pytest.mark.parametrize(
    "body",
    [
        HEAD,  # a list of links
        "<p>正在跳转</p>",
        "<p>404</p><p>您访问的页面不存在</p>",
    ],
)
def test_a_page_without_a_text_has_no_body(body: str) -> None:
    assert page(body).body is None
