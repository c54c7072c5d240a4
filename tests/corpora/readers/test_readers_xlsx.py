"""A ledger in a workbook is read as a clerk sees it, and its rows are tasks."""

import base64
import io
import zipfile
import zlib

import pytest

from corpora.errors import UnreadableFileError
from corpora.model import Document, Task
from corpora.readers import parse, xls, xlsx, xlsx_values
from extractors.analysis import analyse

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# A workbook of the old kind with one merged cell, a date, two percentages and a hidden sheet.
OLD = (
    "c-rk)T}V_x6#i!J-S+Nkx@#I}AhMDD37Pp2fvyGRlV)0&Wn2Di5|+wl5B8vzSq~){VN~=Y6wymRFO^hMFA-D}^$-Ms7J"
    "|@=L4TCGojLcescoQOLUPYAXU;h@=ggUzGe7sfeBtfuzLnCCNstQ-qhS~3jgtw=t_b4+)rZ51jFblDunqqexC~mzc@Es"
    "0|IDe@P_1`AByQ@D2m|jam!koN^>x9tS%eMjLxoU2<OrQ&PvR2gI3%-Q35=^4FJOFw+umoK$C3`lIn=gK?7$0u;fl3Z9"
    "B-FCu8SiqaEEo?vSc-q@I=LNOQ$f~I<P*puVVjPsYumhaT&DM`N6tiNb!qt1@RC~Fq03B0Ur)fY1H^oP31t)hdv}yY+S"
    "~da2oJAatJ(3v*oiZ7a;lfiE`&(<OVHlG`Wk?WcgXC1FZ<}5o$-YBNnf9RU^evNqUFkOPwl;q;PdMogYRQVyHHTPYm(="
    "Oi#nWuJX;QDXE_hd@G?Ht0X@QyNiiD6v{5!R#LE;$WuE#m0yEJ=QNW%anKF%BhY(N2Cg>ygWbhv3J(T`N@S)3LI#$WH3"
    "aLb^2(hMjX`7UVCP`hx*C6_%rqdfkclj0Q?xb)x&j5o0%Fx(x4NSENb^iM(&qC<k0o49v94$@Z+8z(((tuUuL>%Q{JUA"
    "w%Ga2A*)36%f-sIK4N{Kd8lD&0PQVJ*SjqS(TV2F-3gbj-LuGnVl0|H4<2J{*Hl6xe!|>X_bR4~m==P6W?xwbX@GmF&d"
    "Vc@m#OrVT-Lw&1<h|h3h76G*E?!X3<BycWIu_qCPX6PFG^EG!J#5|R@fd-dNiXAG#PQg@R?=BVM9~qfqp-<EX4K>)aoQ"
    "NCv84#76X&qJk&`SpOE=5BylSewxmLe9Wmzrj10JhJ`1oT<<7*MHyw#%E)YzumvZAp~gU4$SC)sziM)|59Ii{9QmY)(g"
    "z`aRsE3HkVBUdKiHnVx-o=LM2gJKN-uQ4d1#-J*BRuOGhZLq-x8*H$_h8Y3%gizPAW<6{j)?>wK{nr_xJZk?YnX^!gdP"
    "<G-HMkLVREE$rt@v38hltn`Q`Cw4FH}%Uy@ybXO7^36+VM+|O)-8vQ&#lM+!mT{|D)6K^B?#B3mwWop#"
)


def cell(reference: str, value: str | float, style: int = 0) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def sheet(*rows: str, merged: str = "") -> str:
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged.split())
    body = "".join(f"<row>{row}</row>" for row in rows)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>'
        f"<mergeCells>{ranges}</mergeCells></worksheet>"
    )


def _state(hidden: bool) -> str:
    return "hidden" if hidden else "visible"


def book(*sheets: str, hidden: int | None = None, **parts: str) -> bytes:
    stream = io.BytesIO()
    listed = "".join(
        f'<sheet name="表{n}" state="{_state(n == hidden)}" r:id="r{n}"/>'
        for n in range(len(sheets))
    )
    links = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(len(sheets))
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>',
        )
        file.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        for n, one in enumerate(sheets):
            file.writestr(f"xl/worksheets/sheet{n}.xml", one)
        for name, one in parts.items():
            file.writestr(f"xl/{name}.xml", one)
    return stream.getvalue()


LEDGER = sheet(
    cell("B2", "重点任务台账"),
    "".join(
        cell(f"{column}3", words)
        for column, words in zip(
            "BCDEF", ("序号", "任务", "牵头单位", "配合单位", "完成时限"), strict=True
        )
    ),
    cell("B4", 1.0)
    + cell("C4", "建设云平台。")
    + cell("D4", "市数据局")
    + cell("E4", "市财政局\n各县区人民政府")
    + cell("F4", "2024年6月底前"),
    cell("B5", 2.0) + cell("C5", "培训企业。") + cell("E5", "市商务局"),
    merged="B2:F2 D4:D5",
)


def tasks(document: Document) -> list[dict[str, list[str]]]:
    return [
        {one.role: [body.name for body in one.departments] for one in task.assignments}
        for task in analyse(document).of(Task)
    ]


def test_a_title_is_a_line_and_the_rest_one_table() -> None:
    document = parse(book(LEDGER), "台账.xlsx")
    [table] = document.tables

    assert document.text.split("\n")[:2] == [
        "重点任务台账",
        "序号\t任务\t牵头单位\t配合单位\t完成时限",
    ]
    assert document.text.endswith("2\t培训企业。\t\t市商务局")
    assert [(one.row, one.row_span) for one in table.cells if one.column == 2] == [(0, 1), (1, 2)]
    assert document.quote(table.span).startswith("序号")


def test_each_row_of_each_sheet_is_a_task() -> None:
    document = parse(book(LEDGER, LEDGER), "台账.xlsx")

    assert document.fields == (("sheet", "表0"), ("sheet", "表1"))
    assert tasks(document) == 2 * [
        {"lead": ["市数据局"], "support": ["市财政局", "各县区人民政府"]},
        {"lead": ["市数据局"], "support": ["市商务局"]},
    ]


def test_hidden_sheets_are_left_out_unless_there_is_nothing_else() -> None:
    two = book(sheet(cell("A1", "甲")), sheet(cell("A1", "乙")), hidden=1)
    one = book(sheet(cell("A1", "甲")), hidden=0)

    assert xlsx.read(two, "a.xlsx").text == "甲"
    assert xlsx.read(one, "a.xlsx").text == "甲"


def test_shared_texts_are_joined_without_reading_aids() -> None:
    texts = (
        f'<sst xmlns="{_MAIN}"><si><r><t>重点</t></r><r><t>任务</t></r>'
        "<rPh><t>zhongdian</t></rPh></si></sst>"
    )
    data = book(sheet('<c r="A1" t="s"><v>0</v></c>'), sharedStrings=texts)

    assert xlsx.read(data, "a.xlsx").text == "重点任务"


def test_dates_are_told_by_their_style() -> None:
    styles = f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    data = book(sheet(cell("A1", 45473.0, 1)), styles=styles)

    assert xlsx.read(data, "a.xlsx").text == "2024年6月30日"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (3.0, "", "3"),
        (13912345678.0, "General", "13912345678"),
        (0.1 + 0.2, "", "0.3"),
        (12.5, "0.00", "12.50"),
        (0.95, "0%", "95%"),
        (1234567.0, "#,##0", "1234567"),
        (45473.0, 'yyyy"年"m"月"d"日";@', "2024年6月30日"),
        (45473.0, "[$-804]yyyy/m/d", "2024年6月30日"),
        (45473.0, 'yyyy"年"m"月"', "2024年6月"),
        (45473.0, 'm"月"d"日"', "6月30日"),
        (45473.604167, "yyyy/m/d h:mm", "2024年6月30日 14:30"),
        (45473.0, "yyyy/m/d h:mm", "2024年6月30日"),
        (45473.0, "[Red]0", "45473"),  # d of Red is no day
        (45473.0, "@", "45473"),
        (-1.0, "yyyy/m/d", "-1"),
    ],
)
def test_numbers_are_shown_in_their_format(value: float, code: str, shown: str) -> None:
    assert xlsx_values.number(value, code) == shown


def test_the_calendar_of_1904() -> None:
    assert xlsx_values.number(44011.0, "yyyy/m/d", since_1904=True) == "2024年6月30日"


def test_far_cells_cost_nothing() -> None:
    document = xlsx.read(book(sheet(cell("A1", "甲") + cell("XFD1", "乙"))), "a.xlsx")

    assert document.text == "甲\t乙"


def test_merged_ranges_over_everything_cost_nothing() -> None:
    one = sheet(cell("A1", "甲") + cell("B1", "乙"), merged="A1:XFD1048576 A1:XFD1048576")

    assert xlsx.read(book(one), "a.xlsx").text == "甲\t乙"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (book(sheet()), "it is empty"),
        (book("<worksheet"), "it is damaged"),
        (b"PK\x03\x04nothing", "it is damaged or cut off"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "it is locked with a password"),
    ],
)
def test_what_cannot_be_read(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFileError, match=problem):
        xlsx.read(data, "a.xlsx")


def test_a_locked_workbook_is_told_from_an_old_document() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableFileError, match="locked with a password"):
        parse(data, "台账.xlsx")


def test_a_workbook_of_the_old_kind() -> None:
    document = parse(zlib.decompress(base64.b85decode(OLD)), "台账.xls")

    assert document.text.split("\n") == [
        "重点工作台账",
        "序号\t工作任务\t牵头单位\t完成时限\t完成率",
        "1\t建设市级政务云平台。\t市大数据局\t2024年6月30日\t95%",
        "2\t整合部门机房。\t\t2024年年底前\t50%",
    ]
    assert tasks(document) == [{"lead": ["市大数据局"]}, {"lead": ["市大数据局"]}]


@pytest.mark.parametrize("length", [0, 100, 3_000])
def test_a_damaged_workbook_of_the_old_kind(length: int) -> None:
    with pytest.raises(UnreadableFileError, match="it is damaged"):
        xls.read(zlib.decompress(base64.b85decode(OLD))[:length], "a.xls")
