"""What stands in a ZIP file: its members by number and by a safe name, bounded when unpacked."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from corpora.errors import UnreadableFileError

# As `LARGEST` of a file on disk; what a member claims to be larger is not unpacked at all.
LARGEST = 64 * 1024 * 1024
DEEPEST = 2  # archives inside each other: a province's ZIP of its cities' ZIPs
_MOST = 2_000  # members of a file with all archives in it
_MOST_BYTES = 2 * 1024**3  # of all of them unpacked
_MOST_ENTRIES = 10_000  # with folders, and what systems add
_LONGEST_DIRECTORY = 8 * 1024 * 1024  # bytes; an OFD of 5,000 pages has 2 million
_LONGEST_END = 65_535 + 22 + 20 + 56  # bytes: a note, and the records around it
# Documents that are packages themselves, whatever their names say.
_PACKAGES = frozenset(("[Content_Types].xml", "OFD.xml", "mimetype"))

_ENCRYPTED = 0x1
_UTF8 = 0x800
# Ways to pack that end in time: bzip2 makes gigabytes of a block before anybody can stop it.
_PLAIN = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
# The last three: numbers of its directory that lead nowhere.
DAMAGES = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError,
    struct.error, ValueError, IndexError,
)  # fmt: skip
# What systems add to an archive beside what the user put in.
_PASSED_OVER = re.compile(r"(?:^|/)(?:\.|~\$|__MACOSX/|Thumbs\.db$|desktop\.ini$)")


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A file in an archive; `place` is its number there, after that of each archive around it.

    `problem` says why it is not to be read. `name` is for people and for suffixes: no path on
    disk is ever made of it.
    """

    name: str
    place: tuple[int, ...]
    problem: str | None = None


def opened(source: bytes | Path, name: str) -> zipfile.ZipFile:
    """A ZIP file, from disk or from memory.

    Raises:
        UnreadableFileError: It is damaged.
    """
    try:
        if _directory_size(source) > _LONGEST_DIRECTORY:
            problem = "its list of contents is longer than any program writes"
            raise UnreadableFileError(name, problem, "unpack it and read what is in it")
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except DAMAGES as error:
        raise UnreadableFileError(name, "it is damaged or cut off", "fetch it again") from error


def unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, *, most: int = LARGEST
) -> bytes:
    """The bytes of one member; never more than `most`, whatever the archive says of itself.

    Raises:
        UnreadableFileError: It is larger, locked or damaged.
    """
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(name, "it is locked with a password", "unlock it and read that")
    if member.compress_type not in _PLAIN:
        problem = "it is packed in a way that few programs know"
        raise UnreadableFileError(name, problem, "unpack it and pack it anew as an ordinary ZIP")
    if member.file_size > most:
        problem = f"it unpacks to more than {most // 1024**2} MB"
        raise UnreadableFileError(name, problem, "split it, or leave out what is no policy")
    try:
        with archive.open(member) as file:
            return file.read(most)
    except DAMAGES as error:
        raise UnreadableFileError(name, "it is damaged or cut off", "fetch it again") from error


def members(path: Path, name: str) -> tuple[Member, ...]:
    """All files in an archive and in the archives in it, each name once, in their order.

    Nothing for a file that is no archive of files, whatever its name.

    Raises:
        UnreadableFileError: It is damaged, or holds more than any collection of policies.
    """
    if not _is_zip(path):
        return ()
    with opened(path, name) as archive:
        if not _PACKAGES.isdisjoint(archive.namelist()):
            return ()
        found: dict[str, Member] = {}
        size = 0
        for member, unpacks_to in _inside(archive, "", ()):
            size += unpacks_to
            if len(found) >= _MOST or size > _MOST_BYTES:
                raise _too_many(name)
            if member is not None:
                found[_free(member.name, found)] = member
    return tuple(msgspec.structs.replace(one, name=free) for free, one in found.items())


def content(path: Path, place: tuple[int, ...], name: str) -> bytes:
    """The bytes of the member at `place`.

    Raises:
        UnreadableFileError: It is not there any more, or as in `unpacked`.
    """
    status = path.stat()
    source = _around(path, (status.st_mtime_ns, status.st_size), place[:-1])
    return _member(source, place[-1], name)


@lru_cache(maxsize=1)
def _around(path: Path, state: tuple[int, int], place: tuple[int, ...]) -> bytes | Path:
    """The archive at `place`, kept for its next member: to unpack it anew for each takes minutes.

    At most `LARGEST` bytes are kept, as long as the file is in the same state.
    """
    source: bytes | Path = path
    for number in place:
        source = _member(source, number, path.name)
    return source


def _member(source: bytes | Path, number: int, name: str) -> bytes:
    with opened(source, name) as archive:
        infos = archive.infolist()
        if number >= len(infos):
            raise UnreadableFileError(name, "its archive has changed", "ingest it again")
        return unpacked(archive, infos[number], name)


def _too_many(name: str) -> UnreadableFileError:
    problem = f"it holds more than {_MOST} files or {_MOST_BYTES // 1024**3} GB"
    return UnreadableFileError(name, problem, "unpack it and read the folder")


def _directory_size(source: bytes | Path) -> int:
    """Bytes of the list of members at the end, which is read whole when an archive is opened.

    0 where there is none. The record of its end may be followed by a note, and preceded by one
    with larger numbers (APPNOTE 4.3.14 to 4.3.16).
    """
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 22:
        return 0
    if tail[end - 20 : end - 16] == b"PK\6\7" and end >= 76:
        return int.from_bytes(tail[end - 36 : end - 28], "little")
    return int.from_bytes(tail[end + 12 : end + 16], "little")


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _inside(
    archive: zipfile.ZipFile, above: str, place: tuple[int, ...]
) -> Iterator[tuple[Member | None, int]]:
    """Each member with the bytes that it unpacks to; None for an archive that is looked into."""
    infos = archive.infolist()
    if len(infos) > _MOST_ENTRIES:
        raise _too_many(above)
    for number, info in enumerate(infos):
        name = _name(info)
        if info.is_dir() or not name or _PASSED_OVER.search(name):
            continue
        here = Member(name=above + name, place=(*place, number))
        if not name.lower().endswith(".zip"):
            yield here, info.file_size
        elif len(here.place) >= DEEPEST:
            problem = f"stands in {DEEPEST} archives already; unpack the outer one"
            yield msgspec.structs.replace(here, problem=problem), 0
        else:
            yield None, info.file_size
            yield from _nested(archive, info, here)


def _nested(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, here: Member
) -> Iterator[tuple[Member | None, int]]:
    try:
        with opened(unpacked(archive, info, here.name), here.name) as inner:
            yield from _inside(inner, here.name + "/", here.place)
    except UnreadableFileError as error:
        yield msgspec.structs.replace(here, problem=error.reason), 0


def _name(info: zipfile.ZipInfo) -> str:
    """Without what leads out of a folder; programs of China write GBK where Unicode is not said."""
    written = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeEncodeError):  # Python knew better, by an extra field
            written = _decoded(written.encode("cp437"))
    steps = written.replace("\\", "/").split("/")
    return "/".join(step for step in steps if step not in ("", ".", ".."))


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def _free(name: str, taken: dict[str, Member]) -> str:
    """Two members may have one name: the second is told apart before its suffix."""
    number, free = 1, name
    while free in taken:
        number += 1
        stem, dot, suffix = name.rpartition(".")
        free = f"{stem}~{number}{dot}{suffix}" if dot else f"{name}~{number}"
    return free
