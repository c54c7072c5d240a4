"""Files damaged as disks, networks, editors and careless people damage them."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

_INSIDE = 0.5
_LONGEST = 20_000  # bytes of what is doubled, dropped or moved
# What readers and extractors look for.
_SIGNS = re.findall(r"\S+", "一、 （一） 1. 附件 》 《 〔 ) 。 <table> </td> <p &#0; ; @")
_MARKS = (*_SIGNS, "\n", "\0")

# Chance, the file and another one; gives what has become of the file.
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def mutants(sources: Sequence[Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents, as many of each kind; a name says what was done to which file.

    Damage to a package mostly ends at its checksums. So every other one is done to a member of
    it, and the package is sound.
    """
    chance = random.Random(seed)
    kinds = [[*held] for _, held in groupby(sorted(sources, key=_kind), key=_kind)]
    for n in range(count):
        held = kinds[n % len(kinds)]
        source, other = chance.choice(held), chance.choice(held if n % 3 else sources)
        mutation = chance.choice(tuple(MUTATIONS))
        data, more = source.read_bytes(), other.read_bytes()
        if zipfile.is_zipfile(source) and chance.random() < _INSIDE:
            data = _repacked(chance, MUTATIONS[mutation], data, more)
            mutation = f"inside-{mutation}"
        else:
            data = MUTATIONS[mutation](chance, data, more)
        yield f"{n:06}-{mutation}-{source.stem[:20]}{source.suffix}", data


def _kind(source: Path) -> str:
    return source.suffix.lower()


def _repacked(chance: random.Random, mutation: Mutation, data: bytes, other: bytes) -> bytes:
    """A package with damage in one of its members, by chance in a large one."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as repacked,
    ):
        infos = [info for info in package.infolist() if info.file_size]
        [meant] = chance.choices(infos, [info.file_size for info in infos])
        for info in package.infolist():
            content = package.read(info)
            if info is meant:
                content = mutation(chance, content, _member(other, info.filename) or content)
            repacked.writestr(info.filename, content)
    return made.getvalue()


def _member(package: bytes, name: str) -> bytes:
    """Empty where there is none of that name."""
    if not zipfile.is_zipfile(io.BytesIO(package)):
        return b""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name) if name in opened.namelist() else b""


def _flipped(chance: random.Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 10, 100))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _beheaded(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[chance.randrange(len(data)) :]


def _dropped(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = _block(chance, data)
    return data[:start] + data[end:]


def _doubled(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = _block(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 50)) + data[end:]


def _moved(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = _block(chance, data)
    rest = data[:start] + data[end:]
    place = chance.randint(0, len(rest))
    return rest[:place] + data[start:end] + rest[place:]


def _crossed(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another, which may be of another encoding."""
    return _cut(chance, data, other) + _beheaded(chance, other, data)


def _peppered(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Marks where nobody expects them."""
    changed = data
    for _ in range(20):
        place = chance.randint(0, len(changed))
        changed = changed[:place] + chance.choice(_MARKS).encode() + changed[place:]
    return changed


def _block(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, _LONGEST))


MUTATIONS: Mapping[str, Mutation] = {
    "flipped": _flipped,
    "cut": _cut,
    "beheaded": _beheaded,
    "dropped": _dropped,
    "doubled": _doubled,
    "moved": _moved,
    "crossed": _crossed,
    "peppered": _peppered,
}
