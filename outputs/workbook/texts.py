"""Words of documents as a cell of a workbook can hold them, and how much room they take."""

import re

from outputs.visible import visible

# Excel's limit for one cell, in UTF-16 units.
_LONGEST = 32_767
CUT = "……〔以下略，全文见原文件〕"
_SHORTER = 8
_UNBROKEN = re.compile(r"[!-~]{10,}")
_FORMULA = ("=", "+", "-", "@")


def shown(words: str) -> str:
    """Without what cannot be seen, and no longer than a cell."""
    words = visible(words)
    return words if units(words) <= _LONGEST else _cut(words, _LONGEST - len(CUT)) + CUT


def units(words: str) -> int:
    """UTF-16 units, by which Excel counts."""
    if words.isascii() or len(words) * 2 <= _LONGEST:
        return len(words)
    return len(words.encode("utf-16-le", "replace")) // 2


def is_formula_like(words: str) -> bool:
    """Would be a formula where somebody edits the cell and leaves it again."""
    return words.startswith(_FORMULA)


def columns(words: str) -> int:
    """How many digits wide: a Chinese character is two."""
    return len(words) if words.isascii() else len(words.encode("gb18030", "replace"))


def lines(words: str, width: float) -> int:
    """How many lines they take in a column of that many digits."""
    room = max(2, int(width))
    if len(words) * 2 <= room and "\n" not in words:
        return 1
    taken = sum(max(1, -(-columns(line) // room)) for line in words.split("\n"))
    if taken == 1:
        return 1
    # Marks that may not begin a line leave the one before it shorter, and so do Latin words.
    return taken + taken // _SHORTER + len(_UNBROKEN.findall(words))


def _cut(words: str, longest: int) -> str:
    """As many whole characters as fit."""
    encoded = words.encode("utf-16-le", "replace")[: longest * 2]
    return encoded.decode("utf-16-le", "ignore")
