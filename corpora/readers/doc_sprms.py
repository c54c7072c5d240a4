"""Properties of text in a Word 97–2003 document, as far as a reader needs them ([MS-DOC] 2.6)."""

import struct
from collections.abc import Iterator

import msgspec

# The operand's size by the upper three bits of the code; -1 where it stands before the operand.
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_TABLE = 0xD608  # the only one with a length of two bytes
_TABS = 0xC615

_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_LEVEL, _LIST = 0x260A, 0x460B
_HIDDEN, _DELETED = 0x083C, 0x0800
_NO_LIST = 0x07FF  # from here on there are marks of older versions


class Properties(msgspec.Struct, frozen=True, kw_only=True):
    """`list_` counts from 1, 0 is none; `cells` is the definition of the row that ends here."""

    in_table: bool = False
    row_end: bool = False
    depth: int = 1
    list_: int = 0
    level: int = 0
    cells: bytes = b""


def apply(properties: Properties, sprms: bytes) -> Properties:
    changes: dict[str, object] = {}
    for code, operand in _read(sprms):
        if code == _IN_TABLE:
            changes["in_table"] = operand[0] == 1
        elif code == _ROW_END:
            changes["row_end"] = operand[0] == 1
        elif code == _DEPTH:
            changes["depth"] = struct.unpack("<I", operand)[0]
        elif code == _LIST:
            number = struct.unpack("<H", operand)[0]
            changes["list_"] = number if number < _NO_LIST else 0
        elif code == _LEVEL:
            changes["level"] = operand[0]
        elif code == _TABLE:
            changes["cells"] = operand
    return msgspec.structs.replace(properties, **changes) if changes else properties


def is_unseen(sprms: bytes) -> bool:
    """Hidden, or deleted by somebody whose changes are tracked."""
    hidden = deleted = False
    for code, operand in _read(sprms):
        if code == _HIDDEN:
            hidden = operand[0] in (1, 0x81)
        elif code == _DELETED:
            deleted = operand[0] == 1
    return hidden or deleted


def _read(sprms: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes with their operands, as long as they are whole."""
    at = 0
    while at + 3 <= len(sprms):
        code = sprms[at] | sprms[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE:
            size = (sprms[at] | sprms[at + 1] << 8) - 1 if at + 2 <= len(sprms) else 0
            at += 2
        elif size < 0:
            size = sprms[at]
            at += 1
            if code == _TABS and size == 255:
                return
        if size < 1 or at + size > len(sprms):
            if size < 1:
                continue
            return
        yield code, sprms[at : at + size]
        at += size
