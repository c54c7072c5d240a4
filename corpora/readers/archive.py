"""What stands in a ZIP file: its members by number and by a safe name, bounded when unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from corpora.errors import UnreadableFileError

# As `LARGEST` of a file on disk; what a member claims to be larger is not unpacked at all.
LARGEST = 64 * 1024 * 1024
DEEPEST = 2  # archives inside each other: a province's ZIP of its cities' ZIPs
_MOST = 2_000  # members of a file with all archives in it
_MOST_BYTES = 2 * 1024**3  # of all of them unpacked
# Documents that are packages themselves, whatever their names say.
_PACKAGES = frozenset(("[Content_Types].xml", "OFD.xml", "mimetype"))

_ENCRYPTED = 0x1
_UTF8 = 0x800
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)
# What systems add to an archive beside what the user put in.
_PASSED_OVER = re.compile(r"(?:^|/)(?:\.|~\$|__MACOSX/|Thumbs\.db$|desktop\.ini$)")


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A file in an archive; `place` is its number there, after that of each archive around it.

    `problem` says why it is not to be read. `name` is for people and for suffixes: no path on
    disk is ever made of it.
    """

    name: str
    place: tuple[int, ...]
    size: int
    problem: str | None = None


def opened(source: bytes | Path, name: str) -> zipfile.ZipFile:
    """A ZIP file, from disk or from memory.

    Raises:
        UnreadableFileError: It is damaged.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except _DAMAGES as error:
        raise UnreadableFileError(name, "it is a damaged archive", "fetch it again") from error
    except ValueError as error:  # a directory that points outside the file
        raise UnreadableFileError(name, "it is a damaged archive", "fetch it again") from error


def unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, *, most: int = LARGEST
) -> bytes:
    """The bytes of one member; never more than `most`, whatever the archive says of itself.

    Raises:
        UnreadableFileError: It is larger, locked or damaged.
    """
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(name, "it is locked with a password", "unlock it and read that")
    if member.file_size > most:
        problem = f"it unpacks to more than {most // 1024**2} MB"
        raise UnreadableFileError(name, problem, "unpack it and leave out what is no policy")
    try:
        with archive.open(member) as file:
            return file.read(most)
    except _DAMAGES as error:
        raise UnreadableFileError(name, "it is a damaged archive", "fetch it again") from error


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
        for member in _inside(archive, "", ()):
            size += member.size
            if len(found) >= _MOST or size > _MOST_BYTES:
                problem = f"it holds more than {_MOST} files or {_MOST_BYTES // 1024**3} GB"
                raise UnreadableFileError(name, problem, "unpack it and read the folder")
            found[_free(member.name, found)] = member
    return tuple(msgspec.structs.replace(one, name=free) for free, one in found.items())


def content(path: Path, place: tuple[int, ...], name: str) -> bytes:
    """The bytes of the member at `place`.

    Raises:
        UnreadableFileError: It is not there any more, or as in `unpacked`.
    """
    source: bytes | Path = path
    for number in place:
        with opened(source, name) as archive:
            infos = archive.infolist()
            if number >= len(infos):
                raise UnreadableFileError(name, "its archive has changed", "ingest it again")
            source = unpacked(archive, infos[number], name)
    assert isinstance(source, bytes)
    return source


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _inside(archive: zipfile.ZipFile, above: str, place: tuple[int, ...]) -> Iterator[Member]:
    for number, info in enumerate(archive.infolist()):
        name = _name(info)
        if info.is_dir() or not name or _PASSED_OVER.search(name):
            continue
        here = Member(name=above + name, place=(*place, number), size=info.file_size)
        if not name.lower().endswith(".zip"):
            yield here
        elif len(here.place) >= DEEPEST:
            problem = f"stands in {DEEPEST} archives already; unpack the outer one"
            yield msgspec.structs.replace(here, problem=problem)
        else:
            yield from _nested(archive, info, here)


def _nested(archive: zipfile.ZipFile, info: zipfile.ZipInfo, here: Member) -> Iterator[Member]:
    try:
        with opened(unpacked(archive, info, here.name), here.name) as inner:
            yield from _inside(inner, here.name + "/", here.place)
    except UnreadableFileError as error:
        yield msgspec.structs.replace(here, problem=error.reason)


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
