"""The glyphs of a PDF page, turned upright, whatever way the page was written."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Sequence

import msgspec
import pypdfium2
from pypdfium2 import raw

Point = tuple[float, float]

_NO_GAP, _MADE_GAP, _TYPED_GAP = range(3)
_ASLANT = -1
_SLANTED = 10  # degrees beside the four directions, from which on text is a stamp or watermark

# Programs that embed fonts by glyph write radicals (U+2F00…) for the characters that look alike.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= {
    ord(radical): character
    for radical, character in zip(
        "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
}
_RADICALS |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFADA)}
_BLANKS = frozenset(" \t\xa0\u2002\u2003\u2009\u3000\u200b\ufeff")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff]")


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """One character in its box, y downwards; `gap` tells whether a blank stands before it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    gap: int


class Glyphs(msgspec.Struct, frozen=True):
    """Those of a page in the order of its source; `others` run another way."""

    upright: tuple[Glyph, ...]
    others: tuple[tuple[Glyph, ...], ...]
    aslant: str
    turn: Callable[[float, float], Point]


def read(page: pypdfium2.PdfPage) -> Glyphs:
    """All characters of the text layer, but for blanks, which are noted on what follows them."""
    text_page = page.get_textpage()
    try:
        by_angle, downward = _boxes(text_page.raw)
    finally:
        text_page.close()
    aslant = "".join(glyph.text for glyph in by_angle.pop(_ASLANT, ()))
    main = max(by_angle, key=lambda angle: len(by_angle[angle]), default=0)
    vertical = main == 0 and downward > len(by_angle.get(0, ())) // 2
    turn = _TURNS[90 if vertical else main]
    return Glyphs(
        upright=_turned(by_angle.get(main, ()), turn),
        others=tuple(
            _turned(glyphs, _TURNS[angle]) for angle, glyphs in by_angle.items() if angle != main
        ),
        aslant=aslant,
        turn=turn,
    )


def _turned(glyphs: Sequence[Glyph], turn: Callable[[float, float], Point]) -> tuple[Glyph, ...]:
    if turn is _TURNS[0]:
        return tuple(glyphs)
    turned = []
    for glyph in glyphs:
        (x, y), (u, v) = turn(glyph.left, -glyph.bottom), turn(glyph.right, -glyph.top)
        box = min(x, u), min(y, v), max(x, u), max(y, v)
        turned.append(Glyph(glyph.text, *box, glyph.gap))
    return tuple(turned)


_TURNS: dict[int, Callable[[float, float], Point]] = {
    0: lambda x, y: (x, -y),
    90: lambda x, y: (-y, -x),
    180: lambda x, y: (-x, y),
    270: lambda x, y: (y, x),
}


def _boxes(text_page: object) -> tuple[dict[int, list[Glyph]], int]:
    """The glyphs by the way they run, and how many stand below the one before.

    This is the innermost loop of reading a PDF: two calls for a character, no more.
    """
    by_angle: dict[int, list[Glyph]] = {}
    held: list[Glyph] = []
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    code_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    gap, downward, high_half = _NO_GAP, 0, 0
    last_left = last_bottom = math.inf
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = code_at(text_page, index)
        if code < 33 or code > 0x10FFFF or code in _UNSEEN:
            if code in (9, 32) and gap != _TYPED_GAP:
                made = raw.FPDFText_IsGenerated(text_page, index) == 1
                gap = _MADE_GAP if made else _TYPED_GAP
            continue
        if 0xD800 <= code < 0xE000:  # half of a rare character
            if code < 0xDC00:
                high_half = code
                continue
            code = 0x10000 + ((high_half - 0xD800) << 10) + code - 0xDC00 if high_half else 0xFFFD
            high_half = 0
        character = _RADICALS.get(code) or chr(code)
        if character in _BLANKS:
            gap = _TYPED_GAP
            continue
        box_at(text_page, index, reference)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if not (left < right and bottom < top):
            left, bottom, right, top = _tight(text_page, index)
        high = top - bottom
        if high > 2.5 * (right - left) and _WIDE.match(character):
            top = bottom + 1.2 * (right - left)  # a font that claims to reach far over its glyphs
        if left < last_left or abs(bottom - last_bottom) > 0.5 * high:
            angle = _angle(raw.FPDFText_GetCharAngle(text_page, index))
            held = by_angle.setdefault(angle, [])
            if abs(left - last_left) < 0.3 * high and 0 < last_bottom - bottom < 2.5 * high:
                downward += 1
        held.append(Glyph(character, left, -top, right, -bottom, gap))
        gap = _NO_GAP
        last_left, last_bottom = left, bottom
    return by_angle, downward


_UNSEEN = frozenset((0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF, 0x7F))


def _tight(text_page: object, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, max(right.value, left.value), max(top.value, bottom.value)


def _angle(radians: float) -> int:
    """0, 90, 180 or 270 degrees, or that it stands aslant."""
    degrees = math.degrees(radians) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < _SLANTED else _ASLANT
