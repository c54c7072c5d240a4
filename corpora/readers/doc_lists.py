"""The lists and styles of a Word 97–2003 document ([MS-DOC] 2.9.131, 2.9.150, 2.9.260)."""

import struct
from collections.abc import Iterator

from corpora.readers.doc_sprms import Properties, apply
from corpora.readers.docx_counting import LEVELS, Level, NumberedList

# Forms by their codes (MSONFC); those that are missing are of no Chinese document.
_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
_GAPS = ("tab", "space", "nothing")
_LONGEST = 100  # characters of a label
_PARAGRAPH = 1  # the kind of style that paragraphs have
_NO_BASE = 0xFFF


def lists(formats: bytes, overrides: bytes) -> list[NumberedList]:
    """The lists that paragraphs number from 1, in this order; none where they are damaged.

    Args:
        formats: The list formats and what follows them in the table stream.
        overrides: The lists that use them.
    """
    try:
        return list(_overrides(overrides, dict(_formats(formats)))) if overrides else []
    except (struct.error, IndexError):
        return []


def styles(sheet: bytes) -> list[Properties]:
    """What each style gives to its paragraphs, by the number of the style."""
    try:
        raw = list(_styles(sheet))
    except (struct.error, IndexError):
        return []
    found = []
    for number in range(len(raw)):
        chain: list[bytes] = []
        seen = set()
        while number < len(raw) and number not in seen:
            seen.add(number)
            base, sprms = raw[number]
            chain.append(sprms)
            number = base
        properties = Properties()
        for sprms in reversed(chain):
            properties = apply(properties, sprms)
        found.append(properties)
    return found


def _formats(data: bytes) -> Iterator[tuple[int, dict[int, Level]]]:
    """All levels stand behind all formats."""
    count = struct.unpack_from("<H", data)[0]
    at = 2 + 28 * count
    for number in range(count):
        id_ = struct.unpack_from("<I", data, 2 + 28 * number)[0]
        simple = data[2 + 28 * number + 26] & 1
        levels = {}
        for depth in range(1 if simple else LEVELS):
            levels[depth], at = _level(data, at)
        yield id_, levels


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """A level and where it ends."""
    start, form, flags = struct.unpack_from("<IBB", data, at)
    gap, limit = data[at + 15], data[at + 26]
    characters, paragraphs = data[at + 24], data[at + 25]
    at += 28 + characters + paragraphs
    size = struct.unpack_from("<H", data, at)[0]
    at += 2
    text = data[at : at + 2 * min(size, _LONGEST)].decode("utf-16-le", "replace")
    level = Level(
        start=min(start, 999_999),
        form=_FORMS.get(form, "decimal"),
        text="".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text),
        gap=_GAPS[gap] if gap < len(_GAPS) else "tab",
        restart=limit if flags & 8 else None,
        legal=bool(flags & 4),
    )
    return level, at + 2 * size


def _overrides(data: bytes, formats: dict[int, dict[int, Level]]) -> Iterator[NumberedList]:
    count = struct.unpack_from("<I", data)[0]
    at = 4 + 16 * count
    for number in range(min(count, len(data) // 16)):
        id_ = struct.unpack_from("<I", data, 4 + 16 * number)[0]
        changed = data[4 + 16 * number + 12]
        levels = dict(formats.get(id_, {}))
        starts = {}
        at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<II", data, at)
            at += 8
            depth = flags & 0xF
            if flags & 0x20:
                levels[depth], at = _level(data, at)
                starts.update({depth: levels[depth].start} if flags & 0x10 else {})
            elif flags & 0x10:
                starts[depth] = min(start, 999_999)
        yield NumberedList(id=str(number), counted_by=str(id_), levels=levels, starts=starts)


def _styles(sheet: bytes) -> Iterator[tuple[int, bytes]]:
    """For each style the number of the one that it is based on, and its own properties."""
    if not sheet:
        return
    header, count, base_size = struct.unpack_from("<HHH", sheet)
    at = 2 + header
    for _ in range(count):
        if at + 2 > len(sheet):
            return
        size = struct.unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        yield _style(style, base_size) if size else (_NO_BASE, b"")


def _style(style: bytes, base_size: int) -> tuple[int, bytes]:
    kind = struct.unpack_from("<H", style, 2)[0]
    if kind & 0xF != _PARAGRAPH:
        return _NO_BASE, b""
    name = struct.unpack_from("<H", style, base_size)[0]
    at = base_size + 2 + 2 * name + 2
    at += at % 2
    size = struct.unpack_from("<H", style, at)[0]
    return kind >> 4, style[at + 4 : at + 2 + size]
