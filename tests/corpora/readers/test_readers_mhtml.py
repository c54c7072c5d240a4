"""A page saved with all its files is read as the page alone."""

import base64

import pytest

from corpora.errors import UnreadableFileError
from corpora.readers import mhtml, parse

_HEAD = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
_PAGE = "<html><body><h1>关于加强防汛的通知</h1><p>各区人民政府：</p></body></html>"


def archive(content: bytes, charset: str | None, *, kind: str = "text/html") -> bytes:
    declared = f"; charset={charset}" if charset else ""
    part = f"--B\nContent-Type: {kind}{declared}\nContent-Transfer-Encoding: base64\n\n"
    picture = "\n--B\nContent-Type: image/png\n\nnothing\n--B--\n"
    return (_HEAD + part).encode() + base64.encodebytes(content) + picture.encode()


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("utf-8", None), ("gb18030", None)],
)
def test_the_page_in_its_charset(encoding: str, charset: str | None) -> None:
    document = parse(archive(_PAGE.encode(encoding), charset), "通知.mhtml")

    assert document.text.split() == ["关于加强防汛的通知", "各区人民政府："]
    assert document.media_type == "multipart/related"


def test_quoted_printable() -> None:
    part = "--B\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    body = "<p>=E9=80=9A=E7=9F=A5</p><p>one=\n line</p>\n--B--\n"

    assert mhtml.read((_HEAD + part + body).encode(), "a.mht").text.split("\n") == [
        "通知",
        "one line",
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"MIME-Version: 1.0\n\n", archive(b"x", None, kind="text/css"), archive(b"", None)],
)
def test_an_archive_without_a_page(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="there is no page in it"):
        mhtml.read(data, "a.mhtml")
