"""Word documents as a person reads them, and what is no document."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers.docx_numerals import written

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></c:coreProperties>'
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(body: str, title: str = "", **parts: str) -> bytes:
    """A document of a body and of parts by their kind (styles, numbering, footnotes …)."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{TYPE}{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    members = {
        "_rels/.rels": f'<R><Relationship Id="a" Type="{TYPE}officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{TYPE}core-properties" Target="docProps/core.xml"/></R>',
        "docProps/core.xml": CORE.format(title),
        "word/_rels/document.xml.rels": f"<R>{relations}</R>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    for kind, inner in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {W}>{inner}</w:{kind}>"
    return packed(members)


def read(body: str, title: str = "", **parts: str) -> Document:
    return readers.parse(word(body, title, **parts), "通知.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    content = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def field(instruction: str, result: str | None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def number(list_: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def test_a_paragraph_is_a_line() -> None:
    document = read(
        p("关于安全生产的通知") + p("各乡镇人民政府：") + p("") + p("") + p("　　现通知如下。")
    )

    assert document.text == "关于安全生产的通知\n各乡镇人民政府：\n\n　　现通知如下。"
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.body is not None
    assert document.quote(document.body) == document.text


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("甲") + "<w:r><w:br/></w:r>" + r("乙"), "甲\n乙"),
        (r("甲") + "<w:r><w:tab/></w:r>" + r("乙"), "甲\t乙"),
        (r("甲") + "<w:r><w:noBreakHyphen/></w:r>" + r("乙"), "甲-乙"),
        (r("甲 ") + r(" 乙 "), "甲  乙"),
        (r("甲") + r("暗", "<w:vanish/>") + r("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        (f"<w:ins>{r('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        (f"<w:moveFrom>{r('甲')}</w:moveFrom><w:moveTo>{r('乙')}</w:moveTo>", "乙"),
        (f"<w:hyperlink>{r('甲')}</w:hyperlink><w:fldSimple>{r('乙')}</w:fldSimple>", "甲乙"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", "甲"),
        (r("甲") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('点此')}</w:sdtContent></w:sdt>", "甲"),
        (field("PAGE", r("3")) + r("页"), "3页"),
        (field("REF a " + "</w:instrText></w:r>" + field("PAGE", r("9")) + "<w:r><w:instrText>", r("甲")), "甲"),
        (field(r"eq \o\ac(○,21)", None) + r("甲"), "㉑甲"),
        (field(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(bei),北)", None) + r("京"), "北京"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r("是"), "☑是"),
        (r("\uf0e0甲", '<w:rFonts w:ascii="Wingdings"/>'), "→甲"),
        (
            f"<w:r><w:ruby><w:rt>{r('bei')}</w:rt><w:rubyBase>{r('北')}</w:rubyBase></w:ruby></w:r>",
            "北",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (r("甲\u200b\n乙"), "甲 乙"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(runs: str, text: str) -> None:
    assert read(f"<w:p>{runs}</w:p>").text == text


def test_a_field_without_an_end_hides_one_paragraph_at_most() -> None:
    broken = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    )

    assert read(f"<w:p>{r('甲')}{broken}</w:p>" + p("乙")).text == "甲\n乙"


def test_a_deleted_paragraph_mark_joins_lines() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"

    assert read(p("甲", gone) + p("乙") + p("丙")).text == "甲乙\n丙"


def test_an_entry_of_contents_has_a_leader() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="toc 1"/></w:style>'
    entry = (
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{r("一、目标")}<w:r><w:tab/></w:r>{r("2")}</w:p>'
    )

    assert read(entry, styles=styles).text == "一、目标........2"


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 10, "⑩"),
        ("decimalEnclosedCircle", 51, "51"),  # no sign for it
        ("decimalEnclosedParen", 2, "⑵"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 11, "十一"),
        ("japaneseCounting", 20, "二十"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 103, "一百〇三"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographDigital", 21, "二一"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 27, "aa"),
        ("none", 1, ""),
        ("of the future", 4, "4"),
    ],
)
def test_numbers_are_written_in_their_form(form: str, count: int, expected: str) -> None:
    assert written(count, form) == expected


def test_labels_are_counted_by_level() -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    )
    body = (
        p("甲", number(1)) + p("乙", number(1, 1)) + p("丙", number(1, 1)) + p("丁", number(1, 2))
        + p("", number(1)) + p("戊", number(1)) + p("己", number(1, 1))
    )  # fmt: skip

    # The empty paragraph counts, though its label would stand alone.
    assert (
        read(body, numbering=numbering).text
        == "一、甲\n（一）乙\n（二）丙\n1. 丁\n\n三、戊\n（一）己"
    )


def test_labels_of_several_levels() -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "第%3条", '<w:lvlRestart w:val="0"/>'),
    )  # fmt: skip
    body = "".join(p("甲", number(1, depth)) for depth in (0, 1, 2, 0, 1, 2))

    assert read(body, numbering=numbering).text == (
        "第一章 甲\n1.1 甲\n第1条 甲\n第二章 甲\n2.1 甲\n第2条 甲"
    )


def test_lists_go_on_or_start_over() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(p("甲", number(list_)) for list_ in (1, 2, 3, 3, 0, 9))

    assert read(body, numbering=lists(level(0, "decimal", "%1、"), more=more)).text == (
        "1、甲\n2、甲\n1、甲\n2、甲\n甲\n甲"
    )


def test_styles_number_and_hide() -> None:
    styles = (
        f'<w:style w:styleId="h"><w:pPr>{number(1).replace("0", "1", 1)}</w:pPr></w:style>'
        '<w:style w:styleId="h1"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="y"><w:basedOn w:val="y"/></w:style>'
    )
    numbering = lists(
        level(0, "decimal", "%1"), level(1, "decimal", "（%2）", '<w:pStyle w:val="h"/>')
    )
    body = (
        p("甲", '<w:pStyle w:val="h1"/>')
        + p("乙", '<w:pStyle w:val="x"/>')
        + p("丙", '<w:pStyle w:val="y"/>')
    )

    assert read(body, styles=styles, numbering=numbering).text == "（1）甲\n\n丙"


def test_bullets_are_no_labels() -> None:
    assert read(p("甲", number(1)), numbering=lists(level(0, "bullet", "\uf0b7"))).text == "甲"


def test_tables_have_cells_with_spans() -> None:
    document = read(
        p("任务分工表")
        + table(
            tc("序号") + tc("任务", '<w:gridSpan w:val="2"/>'),
            tc("1", '<w:vMerge w:val="restart"/>') + tc(p("甲") + p("乙")) + tc("市教育局"),
            tc("", "<w:vMerge/>") + tc("丙") + tc(""),
        )
        + p("完")
    )

    assert document.text == "任务分工表\n序号\t任务\n1\t甲\n乙\t市教育局\n丙\t\n完"
    [found] = document.tables
    assert document.quote(found.span) == "序号\t任务\n1\t甲\n乙\t市教育局\n丙\t"
    assert [
        (document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span)
        for c in found.cells
    ] == [
        ("序号", 0, 0, 1, 1),
        ("任务", 0, 1, 1, 2),
        ("1", 1, 0, 2, 1),
        ("甲\n乙", 1, 1, 1, 1),
        ("市教育局", 1, 2, 1, 1),
        ("丙", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
    ]


def test_rows_are_numbered_by_word() -> None:
    row = tc(p("", number(1))) + tc("甲\t乙")
    document = read(table(row, row), numbering=lists(level(0, "decimal", "%1")))

    assert document.text == "1\t甲 乙\n2\t甲 乙"


def test_tables_that_only_lay_out_are_lines() -> None:
    printed = table(tc("抄送：市委办公室。"), tc("市政府办公室") + tc("2015年3月1日印发"))
    document = read(
        p("甲") + printed + table(tc(p("乙") + table(tc("丙") + tc("丁"), tc("戊") + tc("己"))))
    )

    assert (
        document.text
        == "甲\n抄送：市委办公室。\n市政府办公室\n2015年3月1日印发\n乙\n丙\t丁\n戊\t己"
    )
    assert len(document.tables) == 1


def test_tables_in_cells_of_data_are_lines() -> None:
    document = read(
        table(
            tc("甲") + tc(table(tc("丙") + tc("丁"), tc("戊") + tc("己")) + p("")),
            tc("庚") + tc("辛"),
        )
    )

    assert document.text == "甲\t丙\n丁\n戊\n己\n庚\t辛"
    assert len(document.tables) == 1


def test_deleted_rows_and_shifted_rows() -> None:
    rows = (
        "<w:tr>" + tc("甲") + tc("乙") + "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" + tc("丙") + tc("丁") + "</w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("戊") + tc("己") + "</w:tr>"
    )
    document = read(f"<w:tbl>{rows}</w:tbl>")

    assert document.text == "甲\t乙\n戊\t己"
    assert [cell.column for cell in document.tables[0].cells] == [0, 1, 1, 2]


def test_a_box_is_read_once_below_its_paragraph() -> None:
    drawn = f"<w:drawing><wps:txbx><w:txbxContent>{p('某市人民政府文件')}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('某市人民政府文件')}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    art = '<w:pict><v:textpath string="艺术字"/></w:pict>'

    assert read(f"<w:p><w:r>{both}</w:r>{r('甲')}<w:r>{art}</w:r></w:p>" + p("乙")).text == (
        "甲\n某市人民政府文件\n艺术字\n乙"
    )


def test_notes_stand_below_the_text_and_frames_outside_the_body() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    section = (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    document = read(
        f"<w:p>{r('甲')}{mark}{r('乙')}</w:p>" + p("丙") + section,
        footnotes=f'<w:footnote w:id="2">{p(" 指某事")}</w:footnote><w:footnote w:id="3">{p("无")}</w:footnote>',
        header=p("内部资料") + p("内部资料"),
        footer=p("— 1 —"),
    )

    assert document.text == "甲乙\n丙\n[1] 指某事\n内部资料"
    assert document.body is not None
    assert document.quote(document.body) == "甲乙\n丙\n[1] 指某事"


def test_pages_begin_where_they_were_last_set() -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    cell = tc(f"<w:p>{r('丙')}{page}{r('丁')}</w:p>")
    document = read(p("甲") + f"<w:p>{page}{r('乙')}</w:p>" + table(cell + cell, cell + tc("戊")))

    assert document.text == "甲\n乙\n丙丁\t丙丁\n丙丁\t戊"
    assert document.page_starts == (0, 2, 5, 11)
    assert read(p("甲")).page_starts == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于安全生产的通知", "关于安全生产的通知"),
        ("Microsoft Word - 1.doc", None),
        ("文档1", None),
        ("", None),
    ],
)
def test_the_title_is_that_of_the_file(title: str, expected: str | None) -> None:
    assert read(p("甲"), title).title == expected


def test_names_of_the_strict_standard() -> None:
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = packed(
        {
            "word\\document.xml": f"<w:document {strict}><w:body>{p('甲')}</w:body></w:document>",
            "word/document": "",
        }
    )

    assert readers.parse(data, "a.docx").text == "甲"


def body(inner: str) -> bytes:
    return packed({"word/document.xml": inner})


BOMB = '<!DOCTYPE a [<!ENTITY a "甲甲甲"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (word(p("甲"))[:-30], "damaged or cut off"),
        (word(p("甲"))[:600], "damaged or cut off"),
        (body(f"<w:document {W}><w:body>"), "damaged or incomplete"),
        (body(f"{BOMB}<w:document {W}><w:body>{p('&b;')}</w:body></w:document>"), "document type"),
        (body(f"<w:document {W}/>"), "without the text"),
        (word(p("")), "no text"),
        (body(f"<w:document {W}><w:body>" + "<w:sdt><w:sdtContent>" * 400), "damaged"),
        (packed({"word/document.xml": b" " * (101 * 1024 * 1024)}), "unpacks to more than"),
        (
            packed({"word/document.xml": "<a>" + "<w:p/>" * 12_000_001 + "</a>"}),
            "more than 12,000,000",
        ),
        (packed({"word/document1.xml": "<a/>"}), r"missing \(word/document\.xml\)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFileError, match=problem):
        readers.parse(data, "a.docx")


def test_a_locked_archive_asks_for_no_password() -> None:
    data = bytearray(word(p("甲")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)

    with pytest.raises(UnreadableFileError, match="password"):
        readers.parse(bytes(data), "a.docx")


def test_hostile_spans_make_no_table() -> None:
    wide = tc("甲", '<w:gridSpan w:val="999999"/>') * 2
    document = read(table(*[wide] * 2_500))

    assert document.tables == ()


def test_large_tables_take_linear_time() -> None:
    document = read(table(*[tc("甲") * 10] * 1_000))

    assert len(document.tables[0].cells) == 10_000
