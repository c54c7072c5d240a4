"""Members of archives are named for people, bounded when unpacked, and never become paths."""

import io
import zipfile
from pathlib import Path

import pytest

from corpora.errors import UnreadableFileError
from corpora.readers import archive


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return stream.getvalue()


def put(folder: Path, data: bytes) -> Path:
    path = folder / "通知.zip"
    path.write_bytes(data)
    return path


def names(folder: Path, data: bytes) -> list[str]:
    return [one.name for one in archive.members(put(folder, data), "通知.zip")]


def gbk_archive(name: str) -> bytes:
    placeholder = "z" * len(name.encode("gbk"))
    return packed((placeholder, b"text")).replace(placeholder.encode(), name.encode("gbk"))


def test_members_of_archives_in_archives(tmp_path: Path) -> None:
    inner = packed(("附件1.txt", b"one"))
    data = packed(("a.txt", b"zero"), ("sub/附件.zip", inner))
    path = put(tmp_path, data)

    first, second = archive.members(path, "通知.zip")

    assert (first.name, second.name) == ("a.txt", "sub/附件.zip/附件1.txt")
    assert archive.content(path, second.place, "x") == b"one"


def test_a_third_archive_inside_is_named_and_not_opened(tmp_path: Path) -> None:
    data = packed(("b.zip", packed(("c.zip", packed(("d.txt", b"x"))))))
    [member] = archive.members(put(tmp_path, data), "通知.zip")

    assert member.name == "b.zip/c.zip"
    assert member.problem == "stands in 2 archives already; unpack the outer one"


def test_names_in_gbk(tmp_path: Path) -> None:
    assert names(tmp_path, gbk_archive("关于印发方案的通知.txt")) == ["关于印发方案的通知.txt"]


def test_names_lead_nowhere(tmp_path: Path) -> None:
    data = packed(("../../etc/a.txt", b"x"), ("/abs/b.txt", b"x"), ("c\\d.txt", b"x"))

    assert names(tmp_path, data) == ["etc/a.txt", "abs/b.txt", "c/d.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name(tmp_path: Path) -> None:
    path = put(tmp_path, packed(("a.txt", b"1"), ("a.txt", b"2")))
    found = archive.members(path, "通知.zip")

    assert [one.name for one in found] == ["a.txt", "a~2.txt"]
    assert [archive.content(path, one.place, "x") for one in found] == [b"1", b"2"]


def test_what_systems_add_is_passed_over(tmp_path: Path) -> None:
    data = packed(
        ("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("~$a.docx", b"x"), ("a.txt", b"")
    )

    assert names(tmp_path, data) == ["a.txt"]


@pytest.mark.parametrize(
    "data",
    [
        packed(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")),
        packed(("OFD.xml", b"x")),
        b"Rar!\x1a\x07",
        b"",
    ],
)
def test_what_is_no_archive_of_files(tmp_path: Path, data: bytes) -> None:
    assert names(tmp_path, data) == []


def test_a_damaged_archive(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"通知\.zip: it is damaged or cut off"):
        names(tmp_path, packed(("a.txt", b"x" * 999))[:40])


def test_a_member_that_claims_to_be_huge_is_not_unpacked() -> None:
    data = packed(("a.txt", b"0" * 2_000_000))
    with archive.opened(data, "x") as file:
        [info] = file.infolist()
        with pytest.raises(UnreadableFileError, match="unpacks to more than 1 MB"):
            archive.unpacked(file, info, "x", most=1024 * 1024)


def test_a_member_that_lies_about_its_size_is_cut_or_refused() -> None:
    data = bytearray(packed(("a.txt", b"0" * 5_000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with archive.opened(bytes(data), "x") as file, pytest.raises(UnreadableFileError):
        archive.unpacked(file, file.infolist()[0], "x")


def test_a_locked_member() -> None:
    data = bytearray(packed(("a.txt", b"text")))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with (
        archive.opened(bytes(data), "x") as file,
        pytest.raises(UnreadableFileError, match="locked with a password"),
    ):
        archive.unpacked(file, file.infolist()[0], "x")


def test_too_many_members(tmp_path: Path) -> None:
    data = packed(*((f"{number}.txt", b"") for number in range(2_001)))
    with pytest.raises(UnreadableFileError, match="more than 2000 files"):
        names(tmp_path, data)


def test_archives_in_archives_count_by_what_they_unpack_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even those that hold nothing: looking into them takes time."""
    data = packed(*((f"{n}.zip", b"\0" * 1_000 + packed()) for n in range(10)))
    monkeypatch.setattr(archive, "_MOST_BYTES", 5_000)

    with pytest.raises(UnreadableFileError, match="more than 2000 files"):
        names(tmp_path, data)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_bit_by_bit_is_not_unpacked(how: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as file:
        file.writestr("a.txt", b"text")

    with (
        archive.opened(stream.getvalue(), "x") as file,
        pytest.raises(UnreadableFileError, match="pack it anew as an ordinary ZIP"),
    ):
        archive.unpacked(file, file.infolist()[0], "x")


@pytest.mark.parametrize("large", [False, True])
def test_a_list_of_members_without_end_is_not_read(large: bool) -> None:
    """The size of the list stands in the record of its end, or in one before it."""
    data = bytearray(packed(("a.txt", b"text")))
    end = data.rfind(b"PK\5\6")
    if large:
        record = b"PK\6\6" + bytes(36) + (10**9).to_bytes(8, "little") + bytes(8)
        data[end:end] = record + b"PK\6\7" + bytes(16)
    else:
        data[end + 12 : end + 16] = (10**9).to_bytes(4, "little")

    with pytest.raises(UnreadableFileError, match="its list of contents is longer"):
        archive.opened(bytes(data), "x")


def test_too_many_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_ENTRIES", 5)

    with pytest.raises(UnreadableFileError, match="more than 2000 files"):
        names(tmp_path, packed(*((f"{n}/", b"") for n in range(6))))


def test_a_changed_archive_is_opened_anew(tmp_path: Path) -> None:
    """The archive around a member is kept, but not longer than it is true."""
    path = put(tmp_path, packed(("in.zip", packed(("a.txt", b"one")))))
    [member] = archive.members(path, "通知.zip")
    assert archive.content(path, member.place, "x") == b"one"

    put(tmp_path, packed(("in.zip", packed(("a.txt", b"three")))))

    assert archive.content(path, member.place, "x") == b"three"
