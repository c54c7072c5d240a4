"""The Word report as a word processor opens it."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec.structs import replace

from corpora.vocabulary import FindingKind
from outputs.graph_records import Finding, TaskGraph
from outputs.word_report import report
from outputs.word_report.matter import numeral
from tests.outputs.graphs import COUNTY, coverage, graph, link, task
from tests.views import Given

CHAPTERS = [
    "一、概况", "二、主要漏项", "三、照搬情况", "四、责任、时限与指标变化", "五、建议", "附：数据说明",
]  # fmt: skip


def written(given: TaskGraph | None) -> bytes:
    out = BytesIO()
    report.write(Given(given), out)
    return out.getvalue()


def read(given: TaskGraph | None) -> Document:
    return docx.Document(BytesIO(written(given)))


def text(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def chapter(document: Document, heading: str) -> list[str]:
    """The paragraphs of a chapter."""
    lines: list[str] = []
    within = False
    for paragraph in document.paragraphs:
        if paragraph.style and paragraph.style.name == "Heading 1":
            within = paragraph.text == heading
        elif within and paragraph.text:
            lines.append(paragraph.text)
    return lines


@pytest.fixture(scope="module")
def opened() -> Document:
    return read(graph())


def test_the_chapters_stand_in_their_order(opened: Document) -> None:
    headings = [
        one.text for one in opened.paragraphs if one.style and one.style.name == "Heading 1"
    ]

    assert headings == CHAPTERS


def test_coverage_is_told_with_the_share_that_is_pasted(opened: Document) -> None:
    [table, _] = opened.tables
    second = chapter(opened, "一、概况")[1]

    assert [cell.text for cell in table.rows[1].cells] == [
        "岚政办发〔2021〕6号", "岚川省苇渡县（苇政办发〔2021〕7号）", "2", "1", "0", "0", "1", "50%", "80%",
    ]  # fmt: skip
    assert "落实1项次，占50%" in second
    assert "照搬比例）为80%" in second


def test_gaps_stand_by_source_with_their_reason(opened: Document) -> None:
    assert chapter(opened, "二、主要漏项")[1:] == [
        "（一）《岚川省养老服务方案》（岚政办发〔2021〕6号）",
        "1. 岚川省苇渡县（苇政办发〔2021〕7号）漏项1项：",
        "（1）二 改造。没有任务承接。",
    ]


def test_examples_of_copies_show_both_texts(opened: Document) -> None:
    local, above = chapter(opened, "三、照搬情况")[-2:]

    assert local == "本级：建立助餐点，方便老年人就餐。"
    assert above == "来源（岚政办发〔2021〕6号 一）：建立助餐点，服务城乡老年人。"


def test_equal_words_are_underlined(opened: Document) -> None:
    [first, _] = [one for one in opened.paragraphs if one.style and one.style.name == "Quote"]

    assert [run.text for run in first.runs if run.underline] == ["建立助餐"]


def test_advice_follows_from_the_figures(opened: Document) -> None:
    assert chapter(opened, "五、建议")[1:] == [
        "1. 对漏项1项次逐项说明理由，或者补充任务。其中岚川省苇渡县（苇政办发〔2021〕7号）1项。",
        "2. 对照搬比例在50%以上的1组文件，核实是否结合本地实际细化了单位、时限和举措："
        "岚川省苇渡县（苇政办发〔2021〕7号）80%。",
        "3. 补充收集被引用而未入库的文件1份，重新比较：《养老服务条例》（被1份文件引用）。",
        "4. 任务对应关系尚有1条未经人工复核，引用本报告结论前请先复核所涉各条。",
    ]


def test_nothing_is_advised_where_nothing_is_amiss() -> None:
    empty = read(None)

    assert chapter(empty, "五、建议") == ["没有需要处理的事项。"]
    assert chapter(empty, "二、主要漏项") == ["没有发现漏项。"]
    assert chapter(empty, "一、概况")[1] == "库中没有可以相互比较的上下级文件，因此没有覆盖情况。"


def drifted(kind: FindingKind, n: int) -> Finding:
    return Finding(
        id=f"f{n:016x}", code="P301", kind=kind, severity="warning", document=COUNTY,
        task=f"{COUNTY}#一", source=None, message=f"变化{n}", evidence=(), status="open",
    )  # fmt: skip


def test_drift_is_grouped_and_long_lists_are_cut() -> None:
    found = (*(drifted("deadline_late", n) for n in range(7)), drifted("lead_lost", 99))
    lines = chapter(read(replace(graph(), findings=found)), "四、责任、时限与指标变化")

    assert lines[:2] == ["（一）责任单位变化1项", "其中牵头缺失1项。"]
    assert lines[3:5] == ["（二）完成时限变化7项", "其中时限晚于上级7项。"]
    assert lines[-2:] == [
        "时限晚于上级5. 岚川省苇渡县（苇政办发〔2021〕7号）一：变化4",
        "时限晚于上级另有2项，见工作簿“问题清单”表。",
    ]


def test_what_was_explained_is_not_told_again() -> None:
    explained = replace(drifted("lead_lost", 1), status="justified")
    lines = chapter(read(replace(graph(), findings=(explained,))), "四、责任、时限与指标变化")

    assert lines == ["没有发现责任单位、完成时限和量化指标与来源不一致的任务。"]


def test_many_gaps_are_cut_with_a_note() -> None:
    above = tuple(task("d000000000000000a", str(n), f"任务{n}") for n in range(9))
    given = replace(
        graph(), tasks=above, links=(), coverage=tuple(coverage(one, "gap") for one in above)
    )

    assert chapter(read(given), "二、主要漏项")[-1] == "另有4项，见工作簿“漏项清单”表。"


def test_long_examples_are_cut() -> None:
    above, local = task("d000000000000000a", "一", "甲" * 999), task(COUNTY, "一", "甲" * 999)
    given = replace(graph(), tasks=(above, local), links=(link(local, above, equal=999),))

    assert chapter(read(given), "三、照搬情况")[-2] == f"本级：{'甲' * 220}……"


def test_paper_and_fonts_are_those_of_official_documents(opened: Document) -> None:
    section = opened.sections[0]
    normal = opened.styles["Normal"]
    fonts = normal.element.rPr.rFonts

    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    sides = section.page_width, section.page_height
    millimetres = [round(length.mm) for length in (*sides, *margins) if length]

    assert millimetres == [210, 297, 37, 35, 28, 26]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing == Pt(28.95)
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_pages_are_numbered(opened: Document) -> None:
    footer = opened.sections[0].footer.paragraphs[0]

    assert footer.text.replace("1", "") == "—  —"
    assert " PAGE " in footer._p.xml


def test_missing_fonts_have_others_to_stand_in() -> None:
    with zipfile.ZipFile(BytesIO(written(None))) as packed:
        table = packed.read("word/fontTable.xml").decode()

    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>' in table


def test_the_heading_row_of_a_table_stands_on_every_page(opened: Document) -> None:
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in opened.tables)


def test_the_same_graph_gives_the_same_bytes() -> None:
    data = written(graph())

    assert data == written(graph())
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;"),
        ("<w:br/>甲", "<w:br/>甲"),
        ("\u202e甲\u200f\x00\x1b乙\ufeff", "甲乙"),
        ("长" * 10_000, "长" * 100),
    ],
)
def test_hostile_words_are_words(words: str, expected: str) -> None:
    opened = read(graph(title=words, words=words))

    assert expected in text(opened) + opened.tables[0].rows[1].cells[1].text
    assert [one.text for one in opened.paragraphs if one.text in CHAPTERS] == CHAPTERS


@pytest.mark.parametrize(
    ("n", "expected"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numerals(n: int, expected: str) -> None:
    assert numeral(n) == expected
