"""From a file to a document, or to an error that says what to do."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import readers
from corpora.errors import FileError, UnknownFormatError, UnreadableFileError
from corpora.readers import formats

TEXT = "关于做好安全生产工作的通知\n各乡镇人民政府：\n请认真贯彻执行。\n"
PAGE = "<html><head><title>通知</title></head><body><p>各乡镇人民政府：</p></body></html>"


def archive(*members: str, content: str = "x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for member in members:
            made.writestr(member, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.TXT", TEXT, "text/plain"),
        ("a.html", PAGE, "text/html"),
        ("a.htm", PAGE, "text/html"),
        ("a.shtml", PAGE, "text/html"),
        ("a.html", TEXT, "text/plain"),  # no tag in it
        ("a.html", TEXT + "单位<a，单位>b\n", "text/plain"),  # comparisons are no tags
        ("a.txt", PAGE, "text/html"),
        ("a.txt", "<p>一、目标</p>\n<p>二、任务</p>\n<p>三、要求</p>\n", "text/html"),
        ("a.txt", TEXT + "见附件<br>\n", "text/plain"),  # one stray tag
        ("a.txt", TEXT + "甲\n乙\n丙\n<table><tr><td>丁</td></tr></table>\n", "text/plain"),
        ("a.doc", PAGE, "text/html"),  # what many systems export as Word
        ("a.doc", TEXT, "text/plain"),
        ("通知", TEXT, "text/plain"),
        ("通知2015.3", TEXT, "text/plain"),  # no suffix, though there is a dot
        ("view.jsp", PAGE, "text/html"),
    ],
)
def test_content_decides_where_the_name_is_wrong(name: str, text: str, media_type: str) -> None:
    assert readers.parse(text.encode(), name).media_type == media_type


def test_a_page_in_utf16_is_a_page() -> None:
    document = readers.parse(PAGE.encode("utf-16"), "a.txt")

    assert (document.media_type, document.encoding) == ("text/html", "utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", archive("ppt/presentation.xml"), "a PowerPoint presentation"),
        ("a.txt", b"GIF89a", "a picture"),
        ("a.pdf", b"Rar!\x1a\x07", "a RAR archive"),
        ("a.txt", b"Founder CEB 1.0", "a CEB document"),
        ("a.csv", TEXT.encode(), "of a kind that policies do not come in"),
        ("a.exe", b"MZ\x90\0", "of a kind that policies do not come in"),
    ],
)
def test_formats_without_a_reader_are_named(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        readers.parse(data, name)

    assert said in caught.value.problem
    assert ".txt or .html" in caught.value.way_out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", archive("a.txt"), "though its name does not say so; name it .zip, or unpack"),
        ("a.txt", archive("_rels/.rels"), "though its name does not say so"),
        ("a.zip", archive(), "without a file; leave it out"),
    ],
)
def test_an_archive_by_another_name_says_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormatError, match=said):
        readers.parse(data, name)


@pytest.mark.parametrize(
    ("name", "members", "said"),
    [
        ("a.docx", ["[Content_Types].xml", "_rels/.rels"], r"missing \(word/document\.xml\)"),
        ("a.docx", ["word/styles.xml"], r"missing \(word/document\.xml\)"),
        ("a.xlsx", ["[Content_Types].xml"], r"missing \(xl/_rels/workbook\.xml\.rels\)"),
        ("a.ofd", ["Doc_0/Document.xml"], r"missing \(OFD\.xml\)"),
        ("a.ofd", ["Encryptions.xml", "1.dat"], "locked with a password or a certificate"),
    ],
)
def test_a_package_that_lost_its_text_is_damaged_and_no_archive(
    name: str, members: list[str], said: str
) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        readers.parse(archive(*members, content="<a/>"), name)


def test_readers_are_for_known_formats() -> None:
    assert set(readers.READERS) <= set(formats.FORMATS)


def test_reads_a_file_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))

    assert readers.read(path).text == TEXT


def test_plain_text_keeps_its_lines() -> None:
    text = "  甲　乙\t丙 \n\n\n\n丁\x0c\n"

    assert readers.parse(text.encode(), "a.txt").text == text


def test_an_empty_file_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()

    with pytest.raises(UnreadableFileError, match=r"a\.txt: it is empty; fetch it again"):
        readers.read(path)


def test_messages_use_the_given_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()

    with pytest.raises(UnreadableFileError, match=r"^corpus/b\.txt: "):
        readers.read(path, name="corpus/b.txt")


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such file; check the path"):
        readers.read(tmp_path / "a.txt")


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="it is not a file; check the path"):
        readers.read(tmp_path)


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)

    with pytest.raises(UnreadableFileError, match="it is not a file"):
        readers.read(path)


def test_a_file_beyond_the_limit_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    monkeypatch.setattr(readers, "LARGEST", 10)

    with pytest.raises(UnreadableFileError, match="it is larger than"):
        readers.read(path)


def test_a_locked_file_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by permissions: they do not bind the administrator, who may run the tests."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(UnreadableFileError, match=r"cannot be opened \(Permission denied\)"):
        readers.read(path)


TAGS = st.sampled_from(
    re.findall(
        "<[^<]*",
        "<p></p><table><tr><td rowspan=2><td colspan=3></td></table><ol><li><br><b></b><a href=x></a>"
        "<div hidden></div><pre><div id=zoom><script></script><"
        "<!--content begin--><!--content end-->",
    )
)
WORDS = st.sampled_from(
    ("各部门要认真落实。", "国发〔2015〕1号", "&nbsp;", "&amp;quot;", " \n", "\u200b")
)
MARKUP = st.lists(TAGS | WORDS | st.text(max_size=4)).map("".join)


# What only office programs can read goes to them, and they take seconds to start.
@settings(deadline=None)
@given(
    data=st.binary() | MARKUP.map(str.encode) | MARKUP.map(lambda page: page.encode("utf-16")),
    name=st.sampled_from(["a.txt", "a.html", "a", "a.docx"]),
)
def test_any_bytes_give_a_document_or_a_file_error(data: bytes, name: str) -> None:
    try:
        document = readers.parse(data, name)
    except FileError:
        return
    assert document.text


@given(MARKUP)
def test_what_a_page_marks_lies_in_its_text(markup: str) -> None:
    try:
        document = readers.parse(("<html>" + markup).encode("utf-8", "replace"), "a.html")
    except FileError:
        return
    text = document.text
    assert "\n\n\n" not in text
    if document.body is not None:
        quoted = document.quote(document.body)
        assert quoted == quoted.strip("\n")
        assert document.body.end <= len(text)
    end = 0
    for table in document.tables:
        assert end <= table.span.start
        end = table.span.end
        for before, cell in zip((None, *table.cells), table.cells, strict=False):
            quoted = text[cell.start : cell.end]
            assert table.span.start <= cell.start <= cell.end <= table.span.end
            assert quoted == quoted.strip()
            if before is not None:
                assert text[before.end : cell.start] == ("\t" if before.row == cell.row else "\n")
