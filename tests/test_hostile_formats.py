"""Hostile files of every format end in a status that names the damage, and hold up no other."""

import io
import json
import os
import random
import socket
import struct
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pdfencrypt import StandardEncryption

from corpora import readers
from corpora.errors import FileError
from pipeline.cli import main
from tests.corpora.readers import test_readers_doc as doc
from tests.corpora.readers import test_readers_docx as docx
from tests.corpora.readers import test_readers_pdf as pdf
from tests.corpora.readers import test_readers_xlsx as xlsx
from tests.kinds import KINDS

# Nobody waits longer for one file; what takes longer here than this does not end.
LIMIT = "240"
MB = 1024**2
# The part that holds the words, and what stands before one of them.
MAIN = {
    ".docx": ("word/document.xml", "<w:t>"),
    ".xlsx": ("xl/worksheets/sheet1.xml", "<t>"),
    ".ofd": ("Doc_0/Pages/0.xml", "各县"),
}
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE a [<!ENTITY a0 "笑笑笑笑笑">{LAUGHS}]>'
NO_TYPE = "it holds a document type, which no office program writes; do not trust it"


def zipped(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as file:
        for name, data in members:
            file.writestr(name, data)
    return made.getvalue()


def changed(suffix: str, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package with what `change` makes of its members; None leaves one out."""
    with zipfile.ZipFile(io.BytesIO(KINDS[suffix]("损坏"))) as file:
        members = [
            (info.filename, change(info.filename, file.read(info))) for info in file.filelist
        ]
    return zipped(*((name, data) for name, data in members if data is not None))


def swapped(suffix: str, part: str, instead: bytes) -> bytes:
    return changed(suffix, lambda name, data: instead if name == part else data)


def without(suffix: str, part: str) -> bytes:
    return changed(suffix, lambda name, data: None if name == part else data)


def with_entity(suffix: str, declared: str, entity: str, encoding: str = "utf-8") -> bytes:
    part, before = MAIN[suffix]

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        text = data.decode().partition("?>")[2] if data.startswith(b"<?xml") else data.decode()
        assert before in text
        head = f'<?xml version="1.0" encoding="{encoding}"?>{declared}'
        return (head + text.replace(before, before + entity, 1)).encode(encoding)

    return changed(suffix, change)


def locked(data: bytes) -> bytes:
    """As archives are that ask for a password: every member is marked."""
    marked = bytearray(data)
    at = marked.find(b"PK\x01\x02")
    while at >= 0:
        marked[at + 8] |= 1
        at = marked.find(b"PK\x01\x02", at + 4)
    return bytes(marked)


def claiming(data: bytes, size: int) -> bytes:
    """An archive of one member that says to be `size` bytes long."""
    lying = bytearray(data)
    at = lying.rfind(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(lying)


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its root."""
    made = io.BytesIO(b"%PDF-1.7\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, held in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%b\nendobj\n" % (number, held))
    table = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    made.write(b"startxref\n%d\n%%%%EOF" % table)
    return made.getvalue()


def cells(kind: str) -> list[list[str]]:
    """100,000 of them."""
    return [[f"{kind}{row}-{column}" for column in range(10)] for row in range(10_000)]


def large_page() -> bytes:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in cells("页"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>".encode()


def large_docx() -> bytes:
    return docx.word(docx.table(*("".join(map(docx.tc, row)) for row in cells("文"))))


def large_xlsx() -> bytes:
    return xlsx.book(
        xlsx.sheet(*(
            "".join(xlsx.cell(f"{letter}{n}", word) for letter, word in zip("ABCDEFGHIJ", row, strict=True))
            for n, row in enumerate(cells("表"), 1)
        ))
    )  # fmt: skip


def damaged() -> Iterator[tuple[str, bytes]]:
    """Every kind cut short, with one byte in twenty changed, and as noise behind its first bytes."""
    chance = random.Random(0)
    for suffix, made in KINDS.items():
        data = made("损坏")
        yield f"cut-early{suffix}", data[: len(data) // 10]
        yield f"cut{suffix}", data[: len(data) // 2]
        yield f"cut-late{suffix}", data[: len(data) * 9 // 10]
        noisy = bytearray(data)
        for _ in range(len(data) // 20):
            noisy[chance.randrange(len(data))] = chance.randrange(256)
        yield f"noisy{suffix}", bytes(noisy)
        yield f"noise{suffix}", data[:8] + chance.randbytes(3_000)


def files() -> Iterator[tuple[str, bytes, str]]:
    """Name, content, and a part of the reason why it is not read; none where it is read."""
    # what unpacks to more than there is room for
    bomb = zipped(("a.txt", b"0" * (60 * MB)))
    yield "bomb.zip", zipped(("a.txt", b"0" * (65 * MB))), "it unpacks to more than 64 MB; split"
    yield "nested.zip", zipped(*((f"{n}.zip", bomb) for n in range(40))), "2000 files or 2 GB; unp"
    yield "lying.zip", claiming(bomb, 1_000), "it is damaged or cut off; fetch it again"
    block = zipped(("a.txt", b"0" * (60 * MB)), how=zipfile.ZIP_BZIP2)
    yield "bzip2.zip", claiming(block, 1_000), "pack it anew as an ordinary ZIP"
    for suffix, (part, _) in MAIN.items():
        large = swapped(suffix, part, b" " * (130 * MB))
        yield f"bomb{suffix}", large, "it unpacks to more than"
        # entities that stand for each other, or for a file; in UTF-16 they are not seen in bytes
        for encoding in ("utf-8", "utf-16"):
            laughing = with_entity(suffix, BOMB, "&a9;", encoding)
            yield f"laughs-{encoding}{suffix}", laughing, NO_TYPE
            fetching = with_entity(suffix, SECRET_ENTITY, "&secret;", encoding)
            yield f"fetches-{encoding}{suffix}", fetching, NO_TYPE
        yield f"locked{suffix}", locked(KINDS[suffix]("锁")), "with a password"
        yield f"lost{suffix}", without(suffix, part), f"a part of it is missing ({LOST[suffix]}"
    yield "lost-root.ofd", without(".ofd", "OFD.xml"), "a part of it is missing (OFD.xml); fetch"
    yield "lost-book.xlsx", without(".xlsx", "xl/workbook.xml"), "missing (xl/workbook.xml); fetch"
    # passwords
    packed = doc.container({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b"x"})
    for name in ("sealed.docx", "sealed.xlsx", "sealed.doc", "sealed.txt"):
        yield name, packed, "with a password"
    yield "locked.zip", locked(KINDS[".zip"]("锁")), "it is locked with a password; unlock it"
    yield "locked.doc", doc.word(("甲\r", b""), flags=0x0100), "with a password; save it without"
    yield "locked.xls", doc.container({"Workbook": FILEPASS}), "with a password; unlock it"
    yield (
        "locked.pdf",
        pdf.drawn(pdf.lines((72, 700, "甲")), encrypt=StandardEncryption("a", "b")),
        "save a copy without",
    )
    yield "sealed.ofd", zipped(("Encryptions.xml", b"<a/>"), ("1.dat", b"x")), "or a certificate"
    # what goes round, or on for ever
    loop = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>")
    yield "loop.pdf", pdf_of(*loop), "it shows no text"
    many = (
        loop[0],
        b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
        b"<</Type/Page/Parent 2 0 R>>",
    )
    yield "announced.pdf", pdf_of(*many), "it shows no text"
    yield (
        "brackets.mhtml",
        (MIME + "(" * 20_000 + "\n\n<p>x</p>\n--B--\n").encode(),
        "no page in it",
    )
    inner = "".join(
        f"Content-Type: multipart/related; boundary=B{n}\n\n--B{n}\n" for n in range(3_000)
    )
    yield "deep.mhtml", ("MIME-Version: 1.0\n" + inner).encode(), "there is no page in it"
    yield "parts.mhtml", (MIME + "\n\nx\n--B" * 60_000).encode(), "there is no page in it"
    yield "texts.xlsx", repeated_text(), "it has too much text; split it"
    deep = changed(
        ".ofd", lambda n, d: d.replace(b"<Layer>", b"<a>" * 99_999) if "Pages" in n else d
    )
    yield "deep.ofd", deep, "it is damaged or incomplete"
    # tables of 100,000 cells
    for suffix, made in LARGE.items():
        yield f"large{suffix}", made(), ""


def repeated_text() -> bytes:
    """One long text in ten thousand cells."""
    rows = (f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 10_001))
    shared = f"<sst><si><t>{'责任' * 100_000}</t></si></sst>"
    return xlsx.book(xlsx.sheet(*rows), sharedStrings=shared)


LARGE = {".html": large_page, ".docx": large_docx, ".xlsx": large_xlsx}
LOST = {".docx": "word/document.xml", ".xlsx": "its sheet Sheet", ".ofd": "Doc_0/Pages/0.xml"}
MIME = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; "
# The beginning of a workbook of the old kind that has a password ([MS-XLS] 2.4.117).
FILEPASS = struct.pack("<HH16xHH6xHH", 0x0809, 16, 0x2F, 6, 0x0A, 0)
FILEPASS = FILEPASS[:4] + struct.pack("<HH", 0x0600, 5) + FILEPASS[8:]
SECRET_ENTITY = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, bytes, str]]:
    return [*files()]


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, expected: list[tuple[str, bytes, str]]
) -> Iterator[Path]:
    """All of them in docs/, with a good file of each kind before and behind them."""
    here = tmp_path_factory.mktemp("formats")
    docs = here / "docs"
    docs.mkdir()
    for name, content, _ in expected:
        (docs / name).write_bytes(content)
    for name, content in damaged():
        (docs / name).write_bytes(content)
    for place in ("0-first", "zz-last"):
        for suffix, made in KINDS.items():
            (docs / f"{place}{suffix}").write_bytes(made(place))
    before = Path.cwd()
    os.chdir(here)
    yield here
    os.chdir(before)


@pytest.fixture(scope="module")
def read(folder: Path) -> Result:
    """The whole folder, read in processes of their own, on a machine without an office program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder))
        return CliRunner().invoke(
            main, ["ingest", "--jobs", "2", "--time-limit", LIMIT, "docs"], prog_name="policy-pipe"
        )


Outcomes = Mapping[str, tuple[str, str]]


def of(outcomes: Outcomes, name: str) -> list[tuple[str, str]]:
    """What became of a file, or of all that is in an archive."""
    path = f"docs/{name}"
    return [end for file, end in outcomes.items() if file == path or file.startswith(f"{path}/")]


@pytest.fixture(scope="module")
def outcomes(read: Result) -> Outcomes:
    """Status and reason by file, of what lies in archives too."""
    done = CliRunner().invoke(main, ["export", "-o", "graph.json"], prog_name="policy-pipe")
    assert done.exit_code == 0
    graph: Any = json.loads(Path("graph.json").read_bytes())
    found = {one["file"]: (one["status"], one["reason"] or "") for one in graph["files"]}
    # An archive that cannot be looked into is told of, but has no files.
    for line in read.stdout.splitlines():
        status, _, said = line.partition(" ")
        name, _, reason = said.partition(": ")
        if status == "failed":
            found.setdefault(name, (status, reason))
    return found


def test_each_file_ends_in_a_clear_status(
    outcomes: Outcomes, expected: list[tuple[str, bytes, str]]
) -> None:
    wrong = []
    for name, _, said in expected:
        ends = of(outcomes, name)
        if {status == "read" for status, _ in ends} != {not said} or not all(
            said in reason for _, reason in ends
        ):
            wrong.append((name, said, ends))

    assert wrong == []


def test_damaged_files_are_read_or_name_the_damage(outcomes: Outcomes) -> None:
    ends = {name: of(outcomes, name) for name, _ in damaged()}

    assert [name for name, found in ends.items() if not found] == []
    for status, reason in (end for found in ends.values() for end in found):
        assert status in ("read", "copy") or (status == "failed" and "; " in reason)


def test_nothing_was_our_fault_or_took_too_long(read: Result) -> None:
    assert "internal error" not in read.output
    assert "not read within" not in read.output
    assert "Traceback" not in read.output


@pytest.mark.parametrize("place", ["0-first", "zz-last"])
def test_neighbours_are_read(outcomes: Outcomes, place: str) -> None:
    ends = {file: end for file, end in outcomes.items() if file.startswith(f"docs/{place}")}

    assert len(ends) == len(KINDS) + 1  # two in the archive
    assert {status for status, _ in ends.values()} <= {"read", "copy"}


@pytest.mark.parametrize("suffix", [suffix for suffix in KINDS if suffix != ".zip"])
def test_a_file_under_the_name_of_any_other_kind_is_read_all_the_same(suffix: str) -> None:
    data = KINDS[suffix]("换名")
    texts = {other: readers.parse(data, f"通知{other}").text for other in KINDS}

    assert {other for other, text in texts.items() if text != texts[suffix]} == set()


@pytest.mark.parametrize("suffix", [suffix for suffix in KINDS if suffix != ".zip"])
def test_an_archive_under_the_name_of_any_other_kind_says_what_to_do(suffix: str) -> None:
    with pytest.raises(FileError, match=r"it is a ZIP archive, though .*; name it \.zip"):
        readers.parse(KINDS[".zip"]("换名"), f"通知{suffix}")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[object]]]:
    """An address here, and who has asked it for something."""
    callers: list[object] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def listen() -> None:
            with suppress(OSError):  # closed
                while True:
                    connection, caller = server.accept()
                    connection.close()
                    callers.append(caller)

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", callers
        server.shutdown(socket.SHUT_RDWR)
    thread.join(10)


SECRET = "此处不得读取"


def test_nothing_is_fetched_from_disk_or_network(
    tmp_path: Path, asked: tuple[str, list[object]]
) -> None:
    """Every way that a file has to name another one, and a good text beside it."""
    address, callers = asked
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    page = tmp_path / "secret.html"
    page.write_text(f"<p>{SECRET}</p>", "utf-8")
    for target in (address, secret.as_uri(), page.as_uri(), str(secret)):
        for name, data in naming(target):
            with suppress(FileError):
                assert SECRET not in readers.parse(data, name).text

    with closing(socket.create_connection(("127.0.0.1", int(address.split(":")[2][:-1])))):
        pass
    wait_until(lambda: bool(callers))
    assert len(callers) == 1  # our own call


def naming(target: str) -> Iterator[tuple[str, bytes]]:
    """Files that name `target` in each way that their format has."""
    entity = f'<!DOCTYPE a [<!ENTITY secret SYSTEM "{target}">]>'
    outside = f'<!DOCTYPE a SYSTEM "{target}">'
    for suffix in MAIN:
        for encoding in ("utf-8", "utf-16"):
            yield f"a{suffix}", with_entity(suffix, entity, "&secret;", encoding)
            yield f"a{suffix}", with_entity(suffix, outside, "", encoding)
    kinds = ("image", "attachedTemplate", "aFChunk", "hyperlink", "subDocument", "frame")
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{docx.TYPE}{kind}" Target="{target}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    body = docx.p("甲") + '<w:altChunk r:id="r2"/><w:subDoc r:id="r4"/>'
    body += docx.p("") + docx.field(f'INCLUDETEXT "{target}"', None)
    yield "a.docx", docx.packed({
        "word/document.xml": f"<w:document {docx.W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<R>{relations}</R>",
    })  # fmt: skip
    tags = (
        f'<iframe src="{target}"></iframe><img src="{target}"><object data="{target}"></object>'
        f'<embed src="{target}"><frame src="{target}"><script src="{target}"></script>'
        f'<link rel="import" href="{target}"><style>@import url({target});</style>'
        f'<meta http-equiv="refresh" content="0;url={target}">'
    )
    yield "a.html", f"<html><head>{tags}</head><body><p>甲</p>{tags}</body></html>".encode()
    part = f"text/html\nContent-Location: {target}\n\n<p>甲</p>{tags}\n--B\n"
    link = f"Content-Type: message/external-body; access-type=URL; URL={target}\n\n\n--B--\n"
    yield "a.mhtml", (MIME.replace("text/html; ", part) + link).encode()
    fields = (
        f'\\field{{\\*\\fldinst {word} "{target}"}}' for word in ("INCLUDETEXT", "INCLUDEPICTURE")
    )
    parts = "".join(f"{{{one}}}" for one in fields)
    yield "a.rtf", f"{{\\rtf1 a{{\\*\\template {target}}}{{\\subdoc {target}}}{parts}}}".encode()
    uri = target.encode()
    yield (
        "a.pdf",
        pdf_of(
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%b)>>>>" % uri,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            b"/AA<</O<</S/GoToR/F(%b)>>>>>>" % uri,
            b"<</Length 0/F<</FS/URL/F(%b)>>>>stream\n\nendstream" % uri,
        ),
    )


def wait_until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.01)
