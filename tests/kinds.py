"""One notice in every kind of file that there is a reader for, made by real writers where there are.

python -m tests.kinds FOLDER writes them there.
"""

import base64
import io
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import openpyxl
from reportlab.platypus import Paragraph

from tests.corpora.readers import test_readers_doc as doc
from tests.corpora.readers import test_readers_ofd as ofd
from tests.corpora.readers import test_readers_pdf as pdf
from tests.corpora.readers import test_readers_rtf as rtf
from tests.corpora.readers import test_readers_xlsx as xlsx

LINES = (
    "柳河市人民政府办公室关于做好{what}工作的通知",
    "各县人民政府：",
    "一、落实责任。各县要落实防汛责任。（市水务局牵头，市财政局配合）",
    "二、备足物资。2014年5月底前备足物资。（市民政局负责）",
)
TABLE = (
    ("序号", "重点任务", "牵头单位", "完成时限"),
    ("1", "建设防汛物资仓库。", "市水务局", "2014年6月底前"),
    ("2", "公布防汛值班电话。", "市民政局", "2014年12月底前"),
)
SIGNATURE = ("柳河市人民政府办公室", "2014年3月5日")


def text(what: str) -> str:
    """Two items and two rows: four tasks; each `what` is a document of its own."""
    rows = ("\t".join(row) for row in TABLE)
    return "\n".join((*_opening(what), *SIGNATURE, "附件：任务分工表", *rows, ""))


def as_text(what: str) -> bytes:
    return text(what).encode()


def as_page(what: str) -> bytes:
    opening, signature = (
        "".join(f"<p>{line}</p>\n" for line in part) for part in (_opening(what), SIGNATURE)
    )
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in TABLE)
    table = "".join(f"<tr>{row}</tr>\n" for row in rows)
    page = f"{opening}{signature}<p>附件：任务分工表</p><table>\n{table}</table>"
    return f"<html><head><title>通知</title></head><body>\n{page}</body></html>".encode()


def as_web_archive(what: str) -> bytes:
    message = MIMEMultipart("related")
    message.attach(MIMEText(as_page(what).decode(), "html", "utf-8"))
    message.attach(MIMEText("p { color: black }", "css"))
    return message.as_bytes()


def as_docx(what: str) -> bytes:
    made = docx.Document()
    for line in (*_opening(what), *SIGNATURE, "附件：任务分工表"):
        made.add_paragraph(line)
    table = made.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    made.sections[0].header.paragraphs[0].text = "柳河市"
    return _saved(made.save)


def as_doc(what: str) -> bytes:
    paragraphs = [(f"{line}\r", b"") for line in (*_opening(what), *SIGNATURE, "附件：任务分工表")]
    for row in TABLE:
        paragraphs += [(f"{cell}\a", doc.IN_TABLE) for cell in row] + [("\a", doc.ROW_END)]
    return doc.word(*paragraphs)


def as_rtf(what: str) -> bytes:
    lines = "".join(rtf.gbk(line) + "\\par\n" for line in (*_opening(what), *SIGNATURE))
    edges = "".join(f"\\cellx{2000 * n}" for n in range(1, len(TABLE[0]) + 1))
    rows = (
        f"\\trowd{edges}\\intbl " + "".join(rtf.gbk(cell) + "\\cell " for cell in row) + "\\row\n"
        for row in TABLE
    )
    attachment = rtf.gbk("附件：任务分工表") + "\\par\n"
    body = f"{lines}{attachment}{''.join(rows)}\\pard\\par\n"
    return f"{{\\rtf1\\ansi\\ansicpg936\n{body}}}".encode("latin-1")


def as_pdf(what: str) -> bytes:
    lines = (*_opening(what), *SIGNATURE, "附件：任务分工表")
    rows: list[list[object]] = [list(row) for row in TABLE]
    story = [Paragraph(line, pdf.BODY) for line in lines]
    return pdf.flowed([*story, pdf.ruled(rows, (40, 190, 110, 110))])


def as_ofd(what: str) -> bytes:
    lines = (*_opening(what), *SIGNATURE)
    return ofd.package(*(
        "".join(ofd.text(line, 39 if "、" in line[:2] else 28, 30 + 10 * n) for n, line in enumerate(part))
        for part in (lines[:3], lines[3:])
    ))  # fmt: skip


def as_xlsx(what: str) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in ([LINES[0].format(what=what)], *TABLE):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    return _saved(made.save)


def as_xls(what: str) -> bytes:
    """Always the same: nothing that is kept up writes workbooks of the old kind."""
    return zlib.decompress(base64.b85decode(xlsx.OLD))


def as_zip(what: str) -> bytes:
    """A text, and an archive with a page in it."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("附件.html", as_page(f"{what}附件"))
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("通知.txt", as_text(what))
        file.writestr("附件.zip", inner.getvalue())
    return outer.getvalue()


# By the suffix; what is to tell them apart goes in.
KINDS: Mapping[str, Callable[[str], bytes]] = {
    ".txt": as_text,
    ".html": as_page,
    ".mhtml": as_web_archive,
    ".docx": as_docx,
    ".doc": as_doc,
    ".rtf": as_rtf,
    ".pdf": as_pdf,
    ".ofd": as_ofd,
    ".xlsx": as_xlsx,
    ".xls": as_xls,
    ".zip": as_zip,
}


def _opening(what: str) -> Sequence[str]:
    return [line.format(what=what) for line in LINES]


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, made in KINDS.items():
        (folder / f"通知{suffix}").write_bytes(made(suffix[1:]))


if __name__ == "__main__":
    main()
