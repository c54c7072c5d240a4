"""Word documents of the old kind, built byte by byte as [MS-DOC] and [MS-CFB] say."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from corpora import readers
from corpora.errors import UnreadableFileError
from corpora.model import Document
from corpora.readers import office
from corpora.readers.formats import recognise

IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
HIDDEN = b"\x3c\x08\x01"
SECTOR = 512


def container(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; streams are padded, so that none is small enough for the mini stream."""
    sectors: list[bytes] = []
    table: list[int] = []

    def store(data: bytes) -> int:
        count = -(-len(data) // SECTOR)
        first = len(table)
        table.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        padded = data.ljust(count * SECTOR, b"\0")
        sectors.extend(padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR))
        return first

    def entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
        spelled = (name + "\0").encode("utf-16-le")
        return (
            spelled.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(spelled), kind, 1, 0xFFFFFFFF, right, child)
            + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )

    none = 0xFFFFFFFF
    entries = [entry("Root Entry", 5, none, 1, 0xFFFFFFFE, 0)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        right = number + 1 if number < len(streams) else none
        data = data.ljust(4096, b"\0")
        entries.append(entry(name, 2, right, none, store(data), len(data)))
    directory = store(b"".join(entries))
    fat = -(-(len(table) + 2) // 128)
    places = range(len(table), len(table) + fat)
    table.extend([0xFFFFFFFD] * fat)
    table.extend([none] * (128 * fat - len(table)))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
        + struct.pack("<IIIIIIII", fat, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        + struct.pack("<109I", *places, *[none] * (109 - fat))
    )  # fmt: skip
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def word(
    *paragraphs: tuple[str, bytes],
    lengths: Sequence[int] | None = None,
    hidden: tuple[int, int] | None = None,
    lists: bytes = b"",
    overrides: bytes = b"",
    shapes: bytes = b"",
    boxes: bytes = b"",
    flags: int = 0,
    **more: bytes,
) -> bytes:
    """A document of paragraphs, each with its mark and its properties."""
    text = "".join(written for written, _ in paragraphs)
    data = text.encode("utf-16-le")
    place = 0x1000
    page = bytearray(SECTOR)  # properties of paragraphs
    count = len(paragraphs)
    bounds = [place]
    at = SECTOR - 2
    stored: dict[bytes, int] = {}
    for number, (written, sprms) in enumerate(paragraphs):
        bounds.append(bounds[-1] + len(written.encode("utf-16-le")))
        held = b"\0\0" + sprms
        held = held if len(held) % 2 else held + b"\0"
        if held not in stored:
            at -= (len(held) + 1 + 1) // 2 * 2
            page[at] = (len(held) + 1) // 2
            page[at + 1 : at + 1 + len(held)] = held
            stored[held] = at // 2
        page[4 * (count + 1) + 13 * number] = stored[held]
    struct.pack_into(f"<{count + 1}I", page, 0, *bounds)
    page[-1] = count
    shown = bytearray(SECTOR)  # properties of characters
    if hidden:
        first, last = (place + 2 * position for position in hidden)
        struct.pack_into("<3I", shown, 0, first, last, bounds[-1])
        shown[12], shown[200 : 201 + len(HIDDEN)] = 100, bytes([len(HIDDEN)]) + HIDDEN
        shown[-1] = 2
    table = bytearray(8)
    document = bytearray(place)
    struct.pack_into("<HH", document, 0, 0xA5EC, 193)
    struct.pack_into("<H", document, 10, 0x0200 | flags)
    counts = list(lengths or [len(data) // 2])
    struct.pack_into("<8i", document, 0x4C, *counts, *[0] * (8 - len(counts)))
    pieces = struct.pack("<IIHIH", 0, len(data) // 2, 0, place, 0)
    for number, part in {
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        13: struct.pack("<III", place, bounds[-1], 2),
        12: struct.pack("<III", place, bounds[-1], 3),
        40: shapes,
        56: boxes,
        74: overrides,
        73: lists,
    }.items():
        struct.pack_into("<II", document, 0x9A + 8 * number, len(table), len(part))
        table += part
    document[2 * SECTOR : 3 * SECTOR] = page
    document[3 * SECTOR : 4 * SECTOR] = shown
    return container({"WordDocument": bytes(document) + data, "1Table": bytes(table), **more})


def read(*paragraphs: tuple[str, bytes], **more: object) -> Document:
    return readers.parse(word(*paragraphs, **more), "通知.doc")  # type: ignore[arg-type]  # passed on


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: None)


def test_a_paragraph_is_a_line() -> None:
    document = read(
        ("关于安全生产的通知\r", b""),
        ("各乡镇\x0b人民政府：\r", b""),
        ("\r", b""),
        ("甲𠀀\x1e乙\r", b""),
    )

    assert document.text == "关于安全生产的通知\n各乡镇\n人民政府：\n\n甲𠀀-乙"
    assert document.media_type == "application/msword"
    assert document.body is not None
    assert document.quote(document.body) == document.text


def test_fields_show_their_results() -> None:
    text = '甲\x13 HYPERLINK "http://a" \x14乙\x15\x13 eq \\o\\ac(○,3)\x15丙\r'

    assert read((text, b"")).text == "甲乙③丙"


def test_hidden_text_is_not_read() -> None:
    assert read(("甲乙丙丁\r", b""), hidden=(1, 3)).text == "甲丁"


def row(count: int, *merges: int) -> bytes:
    edges = struct.pack(f"<{count + 1}h", *range(0, 1000 * (count + 1), 1000))
    cells = b"".join(struct.pack("<H18x", merge) for merge in merges)
    definition = bytes([count]) + edges + cells
    return ROW_END + b"\x08\xd6" + struct.pack("<H", len(definition) + 1) + definition


def test_tables_have_cells_with_spans() -> None:
    cell = IN_TABLE
    document = read(
        ("任务分工表\r", b""),
        ("序号\x07", cell), ("任务\x07", cell), ("单位\x07", cell), ("\x07", row(3)),
        ("1\x07", cell), ("甲\r", cell), ("乙\x07", cell), ("丙\x07", cell), ("\x07", row(3, 3 << 5)),
        ("\x07", cell), ("丁\x07", cell), ("\x07", cell), ("\x07", row(3, 1 << 5, 0, 1)),
        ("完\r", b""),
    )  # fmt: skip

    assert document.text == "任务分工表\n序号\t任务\t单位\n1\t甲\n乙\t丙\n丁\n完"
    [found] = document.tables
    assert [
        (document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span)
        for c in found.cells
    ] == [
        ("序号", 0, 0, 1, 1),
        ("任务", 0, 1, 1, 1),
        ("单位", 0, 2, 1, 1),
        ("1", 1, 0, 2, 1),
        ("甲\n乙", 1, 1, 1, 1),
        ("丙", 1, 2, 1, 1),
        ("丁", 2, 1, 1, 2),
    ]


def test_cells_without_the_end_of_a_row_are_lines() -> None:
    assert read(("甲\x07", b""), ("乙\x07", b""), ("丙\r", b"")).text == "甲\n乙\n丙"


def level(form: int, text: str) -> bytes:
    return (
        struct.pack("<IBB", 1, form, 0)
        + b"\0" * 22
        + struct.pack("<H", len(text))
        + text.encode("utf-16-le")
    )


def test_labels_are_counted() -> None:
    levels = level(39, "\x00、") + level(37, "（\x01）") + level(0, "\x02.") * 7
    lists = struct.pack("<HI24x", 1, 77) + levels
    overrides = struct.pack("<II12x", 1, 77) + b"\xff\xff\xff\xff"
    first, second = (b"\x0a\x26" + bytes([depth]) + b"\x0b\x46\x01\x00" for depth in (0, 1))
    document = read(
        ("甲\r", first), ("乙\r", second), ("丙\r", second), ("丁\r", first), ("戊\r", b""),
        lists=lists, overrides=overrides,
    )  # fmt: skip

    assert document.text == "一、甲\n（一）乙\n（二）丙\n二、丁\n戊"


def test_notes_and_headers_stand_behind_the_text() -> None:
    document = read(
        ("甲\x02乙\r", b""), ("\x02 指某事\r", b""), ("内部资料\r", b""), ("- 1 -\r", b""),
        lengths=(4, 6, 11),
    )  # fmt: skip

    assert document.text == "甲乙\n[1] 指某事\n内部资料"
    assert document.body is not None
    assert document.quote(document.body) == "甲乙\n[1] 指某事"


def test_boxes_stand_where_they_hang() -> None:
    shapes = struct.pack("<III22x", 0, 10, 7)
    boxes = struct.pack("<III14xI4x14xI4x", 0, 3, 6, 7, 9)
    document = read(
        ("\x08\r", b""), ("甲\r", b""), ("框\r", b""), ("\r", b""), ("零\r", b""), ("\r", b""),
        lengths=(4, 0, 0, 0, 0, 0, 6), shapes=shapes, boxes=boxes,
    )  # fmt: skip

    # The second box belongs to no shape that hangs in the text.
    assert document.text == "框\n\n甲\n零"


def test_versions_after_97() -> None:
    data = word(("甲\r", b"")).replace(b"\xec\xa5\xc1\x00", b"\xec\xa5\x01\x01")

    assert readers.parse(data, "a.doc").media_type == "application/msword"


def test_the_title_is_in_the_encoding_of_the_file() -> None:
    title = "关于安全生产的通知".encode("gb18030")
    properties = struct.pack("<IIIIII", 0, 2, 1, 24, 2, 32) + struct.pack("<IHxx", 2, 936)
    properties += struct.pack("<II", 30, len(title)) + title
    summary = b"\xfe\xff".ljust(44, b"\0") + struct.pack("<I", 48) + properties

    document = read(("甲\r", b""), **{"\x05SummaryInformation": summary})

    assert document.title == "关于安全生产的通知"


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (word(("甲\r", b""), flags=0x0100), "password"),
        (container({"EncryptedPackage": b"x"}), "password"),
        (container({"Contents": b"x"}), "only a word processor"),
        (word(("\r", b"")), "no text"),
        (word(("甲\r", b""))[:700], "damaged"),
        (word(("甲\r", b""), lengths=(1,)).replace(b"\x02\x10\0\0\0\0\0\0\0\2", b"\x02\x10\0\0\0\0\0\0\0\x7f"), "damaged"),
    ],
    ids=["locked", "locked docx", "other", "empty", "truncated", "piece outside"],
)  # fmt: skip
def test_what_is_no_document_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFileError, match=problem):
        readers.parse(data, "a.doc")


def test_a_workbook_named_doc_is_a_workbook() -> None:
    assert recognise(container({"Workbook": b"x"}), "a.doc") == ".xls"
    assert recognise(container({"Workbook": b"x", "WordDocument": b"x"}), "a.doc") == ".doc"
    assert recognise(container({"WordDocument": b"x"}), "a.wps") == ".wps"


def program(folder: Path, script: str) -> Path:
    made = folder / "soffice"
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)
    return made


def test_an_office_program_is_found_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert office.find() == made


def test_an_office_program_writes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = 'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; cat "$3" > "$2/document.docx"'
    made = program(tmp_path, script)
    monkeypatch.setattr(office, "find", lambda: made)

    assert office.to_docx(b"abc", ".wps") == b"abc"


@pytest.mark.parametrize("script", ["exit 1", "sleep 30"])
def test_an_office_program_that_fails_is_ended(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program(tmp_path, script)
    monkeypatch.setattr(office, "find", lambda: made)

    assert office.to_docx(b"abc", ".wps", patience=0.3) is None


def test_without_an_office_program_nothing_is_made(no_office: None) -> None:
    assert office.to_docx(b"abc", ".wps") is None
