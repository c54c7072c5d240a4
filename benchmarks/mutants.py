"""Files damaged as disks, networks, editors and careless people damage them."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

_LONGEST = 20_000  # bytes of what is doubled, dropped or moved
# What readers and extractors look for.
_SIGNS = re.findall(r"\S+", "一、 （一） 1. 附件 》 《 〔 ) 。 <table> </td> <p &#0; ; @")
_MARKS = (*_SIGNS, "\n", "\0")

# Chance, the file and another one; gives what has become of the file.
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def mutants(sources: Sequence[Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents; a name says what was done to which file."""
    chance = random.Random(seed)
    for n in range(count):
        source, other = chance.choice(sources), chance.choice(sources)
        mutation = chance.choice(tuple(MUTATIONS))
        data = MUTATIONS[mutation](chance, source.read_bytes(), other.read_bytes())
        yield f"{n:06}-{mutation}-{source.stem[:20]}{source.suffix}", data


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
