"""The streams of a Word 97–2003 document: its characters and their properties ([MS-DOC])."""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import msgspec

from corpora.readers.doc_sprms import is_unseen

# Where the pairs of offset and length of the parts of the table stream begin, and their numbers.
_PAIRS = 0x9A
_STYLES, _CHPX, _PAPX, _CLX, _SHAPES, _BOXES, _LISTS, _OVERRIDES = 1, 12, 13, 33, 40, 56, 73, 74
_COUNTS = 0x4C  # eight lengths: text, footnotes, headers, macros, comments, endnotes, boxes …
_LEAST = 0x1AA  # bytes up to the piece table's offset
_WORD_97 = 0xC1
_PAGE = 512
_HUGE = (b"\x45\x66", b"\x46\x66")


class DamagedError(ValueError):
    """The bytes contradict each other."""


class Run(msgspec.Struct, frozen=True, order=True):
    """A stretch of the file with the same properties."""

    start: int
    end: int
    style: int
    sprms: bytes


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text; each character takes `width` bytes of the file from `place` on."""

    start: int
    end: int
    place: int
    width: int


class WordFile(msgspec.Struct, frozen=True, kw_only=True):
    """`text` has one character for each of Word's, whatever they mean.

    `boxes` are where text boxes hang in the text, and where they stand among all boxes.
    """

    text: str
    lengths: tuple[int, ...]
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Run, ...]
    unseen: tuple[tuple[int, int], ...]
    styles: bytes
    lists: bytes
    overrides: bytes
    data: bytes
    boxes: tuple[tuple[int, int, int], ...]

    def run_at(self, position: int) -> Run | None:
        """The properties of the paragraph that the character at `position` ends."""
        piece = self.pieces[bisect_right(self.pieces, position, key=lambda p: p.start) - 1]
        place = piece.place + (position - piece.start) * piece.width
        at = bisect_right(self.paragraphs, place, key=lambda run: run.start) - 1
        found = self.paragraphs[at] if at >= 0 else None
        return found if found and place < found.end else None

    def sprms(self, run: Run) -> bytes:
        """Those of a run; long ones stand in a stream of their own."""
        sprms = run.sprms
        if sprms[:2] in _HUGE and len(sprms) >= 6:
            place = struct.unpack_from("<I", sprms, 2)[0]
            size = int.from_bytes(self.data[place : place + 2], "little")
            return self.data[place + 2 : place + 2 + size]
        return sprms

    def shown(self, start: int, end: int) -> str:
        """Text without what is hidden or deleted."""
        at = max(bisect_right(self.unseen, (start, 0)) - 1, 0)
        text = ""
        for number in range(at, len(self.unseen)):
            first, last = self.unseen[number]
            if first >= end:
                break
            if last > start:
                text += self.text[start : max(first, start)]
                start = min(last, end)
        return text + self.text[start:end]


def table_name(document: bytes) -> str:
    """Which of the two table streams is the current one."""
    return "1Table" if _flags(document) & 0x0200 else "0Table"


def is_locked(document: bytes) -> bool:
    return bool(_flags(document) & 0x0100)


def is_word(document: bytes) -> bool:
    """Word 97 or later; those before kept no table stream."""
    version = int.from_bytes(document[2:4], "little")
    return document[:2] == b"\xec\xa5" and len(document) > _LEAST and version >= _WORD_97


def load(document: bytes, table: bytes, data: bytes) -> WordFile:
    """All of it; the offsets in it are those of the main stream.

    Raises:
        DamagedError: An offset leads out of the file.
    """
    try:
        pieces = tuple(_pieces(_part(document, table, _CLX)))
        if not pieces or pieces[-1].end > len(document):
            raise DamagedError("more text than file")
        text = "".join(_characters(document, piece) for piece in pieces)
        paragraphs = sorted(_pages(document, _part(document, table, _PAPX), _paragraph_runs))
        characters = sorted(_pages(document, _part(document, table, _CHPX), _character_runs))
    except (struct.error, IndexError) as error:
        raise DamagedError(str(error)) from error
    return WordFile(
        text=text,
        lengths=struct.unpack_from("<8i", document, _COUNTS),
        pieces=pieces,
        paragraphs=tuple(paragraphs),
        unseen=tuple(_unseen(pieces, characters)),
        styles=_part(document, table, _STYLES),
        lists=_tail(document, table, _LISTS),
        overrides=_part(document, table, _OVERRIDES),
        data=data,
        boxes=tuple(_boxes(_part(document, table, _SHAPES), _part(document, table, _BOXES))),
    )


def _flags(document: bytes) -> int:
    return document[10] | document[11] << 8 if len(document) > 11 else 0


def _part(document: bytes, table: bytes, number: int) -> bytes:
    """A part of the table stream."""
    start, size = struct.unpack_from("<II", document, _PAIRS + 8 * number)
    return table[start : start + size]


def _boxes(shapes: bytes, boxes: bytes) -> Iterator[tuple[int, int, int]]:
    """Shapes and boxes name each other by a number of their own."""
    anchors = {id_: at for at, _, id_ in _placed(shapes, 26, 0)}
    for start, end, id_ in _placed(boxes, 22, 14):
        if id_ in anchors and start < end:
            yield anchors[id_], start, end


def _placed(part: bytes, size: int, place: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of text in a table of entries, with the number in each entry."""
    count = max(len(part) - 4, 0) // (4 + size)
    bounds = struct.unpack_from(f"<{count + 1}I", part) if count else ()
    for number in range(count):
        id_ = struct.unpack_from("<I", part, 4 * (count + 1) + size * number + place)[0]
        yield bounds[number], bounds[number + 1], id_


def _tail(document: bytes, table: bytes, number: int) -> bytes:
    """A part with what follows it."""
    start, size = struct.unpack_from("<II", document, _PAIRS + 8 * number)
    return table[start:] if size else b""


def _pieces(clx: bytes) -> Iterator[Piece]:
    """The piece table, which stands behind properties that older versions left."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise DamagedError("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    table = clx[at + 5 : at + 5 + size]
    count = (len(table) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    for number in range(count):
        place = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
        start, end = bounds[number], bounds[number + 1]
        if end < start:
            raise DamagedError("pieces overlap")
        if place & 0x40000000:  # one byte for each character
            yield Piece(start, end, (place & 0x3FFFFFFF) // 2, 1)
        else:
            yield Piece(start, end, place & 0x3FFFFFFF, 2)


def _characters(document: bytes, piece: Piece) -> str:
    """One for each two bytes: those of the second plane of Unicode are joined later."""
    data = document[piece.place : piece.place + (piece.end - piece.start) * piece.width]
    if len(data) < (piece.end - piece.start) * piece.width:
        raise DamagedError("a piece leads out of the file")
    if piece.width == 1:
        return data.decode("cp1252", "replace")
    text = data.decode("utf-16-le", "surrogatepass")
    if len(text) == piece.end - piece.start:
        return text
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


_Read = Callable[[bytes, tuple[int, ...]], Iterator[Run]]


def _pages(document: bytes, bins: bytes, read: _Read) -> list[Run]:
    """The runs on all pages that `bins` leads to."""
    count = max(len(bins) - 4, 0) // 8
    found: list[Run] = []
    for number in struct.unpack_from(f"<{count}I", bins, 4 * (count + 1)) if count else ():
        start = (number & 0x3FFFFF) * _PAGE
        page = document[start : start + _PAGE]
        if len(page) < _PAGE:
            raise DamagedError("a page of properties leads out of the file")
        runs = page[-1]
        if 4 * (runs + 1) < _PAGE:
            found.extend(read(page, struct.unpack_from(f"<{runs + 1}I", page)))
    return found


def _paragraph_runs(page: bytes, bounds: tuple[int, ...]) -> Iterator[Run]:
    runs = len(bounds) - 1
    for number in range(runs):
        at = 2 * page[4 * (runs + 1) + 13 * number]
        style, sprms = 0, b""
        if at:
            size = 2 * page[at] - 1
            if size < 0:
                at += 1
                size = 2 * page[at]
            held = page[at + 1 : at + 1 + size]
            style, sprms = held[0] | held[1] << 8, held[2:]
        yield Run(bounds[number], bounds[number + 1], style, sprms)


def _character_runs(page: bytes, bounds: tuple[int, ...]) -> Iterator[Run]:
    runs = len(bounds) - 1
    for number in range(runs):
        at = 2 * page[4 * (runs + 1) + number]
        if at and is_unseen(page[at + 1 : at + 1 + page[at]]):
            yield Run(bounds[number], bounds[number + 1], 0, b"")


def _unseen(pieces: Sequence[Piece], runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Stretches of text, from those of the file."""
    found = []
    ends = [run.end for run in runs]
    for piece in pieces:
        last = piece.place + (piece.end - piece.start) * piece.width
        for number in range(bisect_right(ends, piece.place), len(runs)):
            run = runs[number]
            if run.start >= last:
                break
            start = max(run.start, piece.place) - piece.place
            end = min(run.end, last) - piece.place
            found.append((piece.start + start // piece.width, piece.start + end // piece.width))
    return sorted(found)
