"""PDFs with a text layer, made here from sentences of our own."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.pictures import UNREAD
from corpora.readers import ocr, pdf_document, pdf_glyphs, pdf_grids, pdf_pages

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK"
)
TITLE = ParagraphStyle("title", parent=BODY, fontSize=22, leading=34, alignment=1)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")

Draw = Callable[[Canvas], None]


def flowed(story: Sequence[Flowable], *, head: str = "", number: str = "— {} —") -> bytes:
    made = io.BytesIO()

    def furniture(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(298, 40, number.format(template.page))
        canvas.drawCentredString(298, 800, head)

    SimpleDocTemplate(made).build(list(story), onFirstPage=furniture, onLaterPages=furniture)
    return made.getvalue()


def drawn(*pages: Draw, size: tuple[float, float] = A4, **options: object) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, **options)
    for draw in pages:
        canvas.setFont(FONT, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def lines(*placed: tuple[float, float, str], size: float = 16) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for x, y, text in placed:
            canvas.drawString(x, y, text)

    return draw


def column(texts: Sequence[str], x: float, top: float, size: float = 16) -> Draw:
    return lines(*((x, top - 1.75 * size * n, t) for n, t in enumerate(texts)), size=size)


def read(data: bytes) -> Document:
    return readers.parse(data, "a.pdf")


def main_lines(document: Document) -> list[str]:
    return (document.quote(document.body) if document.body else document.text).split("\n")


SENTENCE = (
    "各有关部门要按照职责分工，健全工作机制，细化工作举措，强化督促检查，确保各项任务落到实处。"
)
PLAN = (
    "为推进数字乡村建设，制定本方案。",
    "一、主要任务",
    *(
        f"（{n}）完善第{n}类公共服务设施。" + SENTENCE * (1 + i % 3)
        for i, n in enumerate("一二三四五六七八")
    ),
    "二、保障措施",
    "加强组织领导。" + SENTENCE * 12,
)


def test_paragraphs_are_whole_over_lines_and_pages() -> None:
    title = "某县数字乡村建设实施方案"
    document = read(flowed([Paragraph(title, TITLE), *(Paragraph(p, BODY) for p in PLAN)]))

    assert main_lines(document) == [title, *PLAN]
    assert document.media_type == "application/pdf"
    assert len(document.page_starts) == 3
    assert document.text.endswith("。\n— 1 —\n— 2 —\n— 3 —")


def test_pages_begin_where_their_first_character_stands() -> None:
    data = flowed([Paragraph(p, BODY) for p in PLAN])
    document = read(data)
    source = pypdfium2.PdfDocument(data)
    firsts = ["".join(page.get_textpage().get_text_range().split())[:6] for page in source]

    assert document.page_starts[0] == 0
    for start, first in zip(document.page_starts, firsts, strict=True):
        assert document.text.startswith(first[:6].split("—")[0], start)


@pytest.mark.parametrize(
    "number", ["— {} —", "- {} -", "－{}－", "第{}页", "{}", "{}/3", "第 {} 页 共 3 页"]
)
def test_page_numbers_and_running_heads_come_last(number: str) -> None:
    document = read(
        flowed([Paragraph(p, BODY) for p in PLAN], head="某县人民政府公报", number=number)
    )

    assert main_lines(document) == list(PLAN)
    assert document.text.count("某县人民政府公报") == 3


def test_a_number_within_the_text_is_text() -> None:
    document = read(drawn(lines((100, 700, "合计"), (100, 670, "35"), (100, 640, "完成目标。"))))

    assert document.text.split("\n") == ["合计", "35", "完成目标。"]


def test_attachments_of_one_page_each_keep_their_labels() -> None:
    pages = [lines((79, 760, f"附件{n}"), (79, 700, f"第{n}项工作任务清单。")) for n in (1, 2, 3)]
    document = read(drawn(*pages))

    assert "附件1\n第1项" in document.text
    assert "附件3\n第3项" in document.text


def test_a_paragraph_of_one_full_line_is_not_joined_to_the_next() -> None:
    full = "　　" + "一二三四五六七八九十" * 2 + "一二三四五六。"
    rest = ["甲" * 28, "乙" * 28, "丙" * 9 + "。"]
    document = read(drawn(column([full, "　　" + "丁" * 26, *rest], 79, 760)))

    assert document.text.split("\n") == [full.strip(), "丁" * 26 + "".join(rest)]


def test_a_label_at_the_margin_begins_a_paragraph_only_after_a_sentence() -> None:
    """第三条 goes on with 按照; 二、 does not."""
    document = read(
        drawn(
            column(
                [
                    "各单位要按照本办法第二条至" + "甲" * 15,
                    "第三条办理，" + "乙" * 21 + "。",
                    "二、要求",
                ],
                79,
                760,
            )
        )
    )

    assert [line[:3] for line in document.text.split("\n")] == ["各单位", "二、要"]


def test_latin_words_keep_a_blank_between_lines_and_chinese_ones_do_not() -> None:
    document = read(
        drawn(column(["甲" * 25 + "use of", "data 的规定" + "乙" * 20, "丙。"], 79, 760))
    )

    assert document.text == "甲" * 25 + "use of data 的规定" + "乙" * 20 + "\n丙。"


def test_names_spread_over_the_line_are_names() -> None:
    document = read(drawn(lines((90, 700, "某 县 财 政 局"), (90, 660, "甲 乙"))))

    assert document.text.split("\n") == ["某县财政局", "甲 乙"]


def test_a_red_head_with_two_signers_keeps_each_line() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setFont(FONT, 32)
        canvas.drawCentredString(298, 740, "某县人民政府文件")
        canvas.line(79, 690, 516, 690)
        canvas.setFillColorRGB(0, 0, 0)
        lines((230, 700, "某政发〔2021〕3号"))(canvas)
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(298, 640, "某县人民政府关于加强粮食生产的")
        canvas.drawCentredString(298, 610, "通知")
        lines(
            (79, 560, "各乡镇人民政府："),
            (111, 532, "现将有关事项通知如下，请遵照执行。"),
            (95, 440, "某县发展改革局"),
            (330, 440, "某县农业农村局"),
            (330, 412, "2021年3月4日"),
            (79, 120, "抄送：县委各部门，县人大常委会办公室，县政协办公室，"),
            (127, 98, "县法院，县检察院。"),
            (79, 70, "某县人民政府办公室"),
            (370, 70, "2021年3月5日印发"),
        )(canvas)

    document = read(drawn(page))

    assert document.text.split("\n") == [
        "某县人民政府文件",
        "某政发〔2021〕3号",
        "某县人民政府关于加强粮食生产的",
        "通知",
        "各乡镇人民政府：",
        "现将有关事项通知如下，请遵照执行。",
        "某县发展改革局",
        "某县农业农村局",
        "2021年3月4日",
        "抄送：县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察院。",
        "某县人民政府办公室  2021年3月5日印发",
    ]
    assert document.tables == ()


def test_two_pages_side_by_side_are_read_one_after_the_other() -> None:
    left = [f"{'左' * 18}" for _ in range(12)]
    right = [f"{'右' * 18}" for _ in range(12)]

    def page(canvas: Canvas) -> None:
        column([*left, "— 1 —"], 60, 520)(canvas)
        column([*right, "— 2 —"], 460, 520)(canvas)

    document = read(drawn(page, page, size=landscape(A4)))

    assert main_lines(document) == [("左" * 18 * 12 + "右" * 18 * 12) * 2]


def test_a_list_in_two_columns_is_read_by_rows() -> None:
    """Names beside their offices are no columns of prose."""
    rows = [(100, 700 - 28 * n, f"姓名{n}") for n in range(12)]
    offices = [(340, 700 - 28 * n, f"第{n}科") for n in range(12)]
    document = read(drawn(lines(*rows, *offices)))

    assert document.text.split("\n")[0] == "姓名0  第0科"


def test_a_page_turned_by_a_quarter_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        column(["各单位" + "甲" * 32, "乙" * 35, "丙。"], 60, 500)(canvas)

    assert read(drawn(page)).text == "各单位" + "甲" * 32 + "乙" * 35 + "丙。"


def test_what_stands_across_the_page_comes_last() -> None:
    def page(canvas: Canvas) -> None:
        column(["甲" * 28, "乙。"], 79, 760)(canvas)
        canvas.rotate(45)
        lines((400, 100, "内部资料"))(canvas)

    document = read(drawn(page))

    assert main_lines(document) == ["甲" * 28 + "乙。"]
    assert document.text.endswith("内部资料")


def test_radicals_of_a_font_are_the_characters_they_look_like() -> None:
    assert "⼯作⻓".translate(pdf_glyphs._RADICALS) == "工作长"


HEADER = ("序号", "类别", "重点任务", "牵头单位", "完成时限")
WHOLE = "推进第{}项改革工作，完善协同机制，健全配套制度，细化工作举措，压实各方责任。"
COLUMNS = (30, 50, 210, 110, 70)
PER_PAGE = 11


def task_table(tasks: int = 60, *, header: bool = True) -> list[Flowable]:
    """Groups of seven, merged; eleven to a page; the last row of a page goes on on the next."""
    story: list[Flowable] = []
    rest, number, group = "", 1, 0
    while number <= tasks or rest:
        rows: list[list[object]] = [list(HEADER)] if header or not story else []
        groups: dict[int, list[int]] = {}
        if rest:
            groups[group] = [len(rows)]
            rows.append(["", "", Paragraph(rest, CELL), "", ""])
            rest = ""
        for n in range(number, min(number + PER_PAGE, tasks + 1)):
            text = WHOLE.format(n)
            if n == number + PER_PAGE - 1:
                text, rest = text[:30], text[30:]
            new = (n - 1) // 7 + 1
            name = f"类别{new}" if new != group else ""
            group = new
            groups.setdefault(group, []).append(len(rows))
            bodies = Paragraph("市发展改革委、市财政局、市农业农村局", CELL)
            rows.append([n, name, Paragraph(text, CELL), bodies, f"{2021 + n % 4}年底前"])
        number += PER_PAGE
        spans = [("SPAN", (1, held[0]), (1, held[-1])) for held in groups.values()]
        story += [ruled(rows, COLUMNS, *spans), PageBreak()]
    return story[:-1]


def ruled(rows: list[list[object]], widths: Sequence[float], *style: object) -> Table:
    look = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), FONT, 10),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    return Table(rows, colWidths=list(widths), style=TableStyle([*look, *style]))


@pytest.mark.parametrize("header", [True, False])
def test_a_task_table_over_six_pages_is_one_table(header: bool) -> None:
    above, below = "现将重点任务分工印发给你们。", "各单位要抓好落实。"
    data = flowed([Paragraph(above, BODY), *task_table(header=header), Paragraph(below, BODY)])
    document = read(data)
    (table,) = document.tables
    cells = {(cell.row, cell.column): cell for cell in table.cells}

    def text(row: int, column: int) -> str:
        return document.text[cells[row, column].start : cells[row, column].end]

    assert [text(0, column) for column in range(5)] == list(HEADER)
    assert [text(n, 0) for n in range(1, 61)] == [str(n) for n in range(1, 61)]
    assert [text(n, 2) for n in range(1, 61)] == [WHOLE.format(n) for n in range(1, 61)]
    assert {text(n, 3) for n in range(1, 61)} == {"市发展改革委、市财政局、市农业农村局"}
    groups = [(cell.row, cell.row_span) for cell in table.cells if cell.column == 1][1:]
    assert groups == [(1 + 7 * n, 7) for n in range(8)] + [(57, 4)]
    assert document.text.count("牵头单位") == 1
    assert main_lines(document)[0] == above
    assert main_lines(document)[-1] == below
    assert list(document.page_starts) == sorted(set(document.page_starts))
    assert document.text.startswith(WHOLE.format(11)[30:], document.page_starts[1])


def test_cells_are_parted_by_tabs_and_rows_by_breaks() -> None:
    rows: list[list[object]] = [["任务", "单位"], ["修路", ""], ["种树", "林业局"]]
    document = read(flowed([ruled(rows, (80, 80))], number=""))

    assert document.text == "任务\t单位\n修路\t\n种树\t林业局"
    assert document.tables[0].span.end == len(document.text)


def test_cells_are_those_of_pdfplumber() -> None:
    data = flowed(task_table())
    with pdfplumber.open(io.BytesIO(data)) as theirs:
        expected = [
            [(cell or "").replace("\n", "") for cell in row]
            for row in theirs.pages[0].extract_tables()[0]
        ]
    page = pypdfium2.PdfDocument(data)[0]
    (leaf,), _ = pdf_pages.read(page, 0)
    (grid,) = (item for item in leaf.items if isinstance(item, pdf_grids.Grid))
    found = [[""] * 5 for _ in range(grid.rows)]
    for slot in grid.slots:
        found[slot.row][slot.column] = slot.text.replace("\n", "")

    assert found == expected


def test_a_table_of_other_columns_on_the_next_page_is_another() -> None:
    one = ruled([["任务", "单位"], ["修路", "交通局"]], (200, 200))
    other = ruled([["项目", "资金", "年度"], ["桥梁", "三百万元", "2021"]], (150, 150, 150))
    document = read(flowed([one, PageBreak(), other]))

    assert len(document.tables) == 2


def test_a_table_open_at_its_sides_is_a_table() -> None:
    def page(canvas: Canvas) -> None:
        for y in (700, 670, 640, 610):
            canvas.line(100, y, 400, y)
        for x in (200, 300):
            canvas.line(x, 700, x, 610)
        for row, y in enumerate((680, 650, 620)):
            for column_, x in enumerate((110, 210, 310)):
                lines((x, y, f"甲{row}{column_}"), size=12)(canvas)

    (table,) = read(drawn(page)).tables

    assert [(cell.row, cell.column) for cell in table.cells] == [
        (row, column_) for row in range(3) for column_ in range(3)
    ]


def test_boxes_of_a_chart_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for n, text in enumerate(("受理", "审查", "办结")):
            canvas.rect(100, 700 - 60 * n, 120, 30)
            lines((120, 708 - 60 * n, text))(canvas)

    document = read(drawn(page))

    assert document.tables == ()
    assert document.text.split("\n") == ["受理", "审查", "办结"]


def test_only_pages_with_ruling_lines_pay_for_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pdf_grids, "find", refuse)

    assert read(flowed([Paragraph(p, BODY) for p in PLAN])).tables == ()


SMALL = drawn(lines((80, 700, "落实各项工作。")))


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableFileError, match=r"locked with a password; save a copy"):
        read(drawn(lines((80, 700, "落实。")), encrypt=StandardEncryption("a", "b")))


def test_a_file_that_may_not_be_copied_is_read() -> None:
    locked = StandardEncryption("", ownerPassword="b", canCopy=0)

    assert read(drawn(lines((80, 700, "落实。")), encrypt=locked)).text == "落实。"


@pytest.mark.parametrize("size", [20, 300, len(SMALL) // 2])
def test_a_file_that_was_cut_off_is_unreadable(size: int) -> None:
    with pytest.raises(UnreadableFileError, match="damaged or cut off; fetch it again"):
        read(SMALL[:size])


def test_a_tree_of_pages_that_holds_itself_is_unreadable() -> None:
    loop = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>endobj\n"
        b"3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 5>>endobj\ntrailer<</Root 1 0 R>>\n"
    )

    with pytest.raises(UnreadableFileError, match="shows no text"):
        read(loop)


def test_an_empty_page_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="shows no text"):
        read(drawn(lambda canvas: None))


def test_more_pages_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "_MOST_PAGES", 2)

    with pytest.raises(UnreadableFileError, match="more than 2 pages; split it"):
        read(drawn(*[lines((80, 700, "甲"))] * 3))


@pytest.mark.slow
def test_ten_thousand_small_pages_are_read() -> None:
    document = read(drawn(*(lines((80, 700, f"{n}.落实工作。")) for n in range(10_000))))

    assert len(document.page_starts) == 10_000
    assert document.text.count("落实工作。") == 10_000


def test_a_grid_beyond_measure_is_read_as_lines() -> None:
    """Finding its cells would take the square of them."""

    def page(canvas: Canvas) -> None:
        for n in range(101):
            canvas.line(10, 10 + 8 * n, 570, 10 + 8 * n)
            canvas.line(10 + 5.6 * n, 10, 10 + 5.6 * n, 810)
        lines((100, 400, "甲"))(canvas)

    document = read(drawn(page))

    assert (document.text, document.tables) == ("甲", ())


def scan(canvas: Canvas) -> None:
    """A picture over the whole page."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, *A4)


def test_a_scan_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)

    with pytest.raises(UnreadableFileError, match=r"picture of text; .*policy-pipe\[ocr\]"):
        read(drawn(scan))


def test_scanned_pages_among_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    document = read(drawn(lines((80, 700, "落实各项工作。")), scan, scan))

    assert document.text == "落实各项工作。"
    assert document.fields == ((UNREAD, "2、3"),)
    assert document.page_starts == (0, 7, 7)


def page_tables(*pages: list[list[object]], widths: Sequence[float]) -> Document:
    story: list[Flowable] = []
    for rows in pages:
        cells = [[Paragraph(str(cell), CELL) for cell in row] for row in rows]
        story += [ruled(list(map(list, cells)), widths), PageBreak()]
    return read(flowed(story[:-1], number=""))


def texts(document: Document) -> list[list[str]]:
    (table,) = document.tables
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(rows.values())


def test_a_row_that_goes_on_in_all_its_cells_is_one_row() -> None:
    """Eleven characters fill a cell of 122 points with margins of six."""
    document = page_tables(
        [["任务", "要求"], ["推进城乡供水一体化项目", "落实建设资金并按照时序"]],
        [["建设工作。", "完成年度任务。"]],
        widths=(122, 122),
    )

    assert texts(document) == [
        ["任务", "要求"],
        ["推进城乡供水一体化项目建设工作。", "落实建设资金并按照时序完成年度任务。"],
    ]


def test_a_row_that_is_complete_is_not_continued() -> None:
    document = page_tables(
        [["任务", "单位"], ["推进供水一体化", "水利局"]],
        [["推进供电一体化", "能源局"], ["推进供气一体化", "住建局"]],
        widths=(122, 122),
    )

    assert [row[1] for row in texts(document)] == ["单位", "水利局", "能源局", "住建局"]


def test_a_group_goes_on_over_a_numbered_row() -> None:
    document = page_tables(
        [["类别", "序号", "任务"], ["供水", "1", "建设管网。"]],
        [["", "2", "改造水厂。"], ["供电", "3", "改造线路。"]],
        widths=(80, 40, 122),
    )
    cells = [
        (cell.row, cell.row_span, document.text[cell.start : cell.end])
        for cell in document.tables[0].cells
        if cell.column == 0
    ]

    assert cells == [(0, 1, "类别"), (1, 2, "供水"), (3, 1, "供电")]


def test_a_single_row_belongs_to_the_table_of_the_page_before() -> None:
    document = page_tables(
        [["序号", "任务"], ["1", "建设管网。"]], [["2", "改造水厂。"]], widths=(40, 122)
    )

    assert texts(document) == [["序号", "任务"], ["1", "建设管网。"], ["2", "改造水厂。"]]


def test_a_single_row_alone_is_no_table() -> None:
    document = page_tables([["办理机构", "县水利局"]], widths=(122, 122))

    assert document.tables == ()


def test_characters_of_another_font_keep_their_place() -> None:
    """Programs set all that is of one font first."""

    def page(canvas: Canvas) -> None:
        lines((79, 700, "某政发〔2021"), (191, 700, "号文件要求"))(canvas)
        lines((167, 700, "〕"), (183, 700, "3"))(canvas)

    assert read(drawn(page)).text == "某政发〔2021〕3号文件要求"


def test_a_title_that_fills_its_first_line_is_one_line() -> None:
    first = "某县人民政府关于进一步加强农村公路养护管理"

    def page(canvas: Canvas) -> None:
        lines((75, 700, first), (276, 666, "工作"), size=21)(canvas)
        column(["各乡镇人民政府：", "　　" + "甲" * 25, *["乙" * 27] * 6, "丙。"], 79, 620)(canvas)

    assert read(drawn(page)).text.split("\n")[0] == first + "工作"


CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "formats" / "pdf"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.name[:5])
def test_real_notices_come_in_paragraphs_with_their_numbers_last(path: Path) -> None:
    document = readers.read(path)
    assert document.body is not None
    lines_ = document.quote(document.body).split("\n")
    broken = [line for line in lines_ if len(line) > 27 and line[-1] not in "。：；）等的"]

    assert lines_[0].startswith("唐港城办发〔2019〕")
    assert lines_[-1].endswith("日印发")
    assert (
        "各县（市、区）人民政府，开发区（管理区）管委会，市政府有关部门，市直有关单位：" in lines_
    )
    assert [line for line in broken if line.startswith(("一", "二", "（一）"))] == []
    assert len(document.page_starts) == len(pypdfium2.PdfDocument(path))


def test_a_table_turned_by_a_quarter_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(0, 842)
        canvas.rotate(-90)
        for n in range(4):
            canvas.line(100, 500 - 30 * n, 400, 500 - 30 * n)
            canvas.line(100 + 100 * n, 500, 100 + 100 * n, 410)
        for row in range(3):
            for column_ in range(3):
                lines((110 + 100 * column_, 480 - 30 * row, f"甲{row}{column_}"))(canvas)

    assert texts(read(drawn(page))) == [[f"甲{row}{n}" for n in range(3)] for row in range(3)]


def test_columns_of_characters_are_read_from_the_right() -> None:
    def page(canvas: Canvas) -> None:
        for n, text in enumerate(("关于粮食生产的若干意见", "各乡镇人民政府遵照执行")):
            for row, character in enumerate(text):
                lines((400 - 30 * n, 700 - 18 * row, character))(canvas)

    document = read(drawn(page))

    assert document.text.replace("\n", "") == "关于粮食生产的若干意见各乡镇人民政府遵照执行"
