"""An SVG picture, put together from boxes, lines and words."""

import unicodedata
from collections.abc import Sequence

from outputs.foreign_text import xml_attribute, xml_content

# Whoever shows the picture takes the first that is there.
FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, "
    "SimHei, sans-serif"
)
INK, SOFT, LINE, PAPER = "#1b1f24", "#4d5763", "#aab2bb", "#ffffff"
# Of a Latin letter, in heights of the type; Chinese characters are square.
_NARROW = 0.56
# Marks that turn the direction of writing would turn what stands behind them in a picture too.
_TURNS = dict.fromkeys((*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


class Canvas:
    """Collects shapes in the order in which they are painted; sizes are pixels."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str, line: str = LINE
    ) -> None:
        self._shapes.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="3" '
            f'fill="{fill}" stroke="{line}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = LINE) -> None:
        self._shapes.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{colour}"/>'
        )

    def curve(
        self, points: Sequence[tuple[float, float]], *, colour: str = SOFT, dashed: bool = False
    ) -> None:
        """A cubic curve through four points, with an arrow at its end."""
        (x, y), *rest = points
        to = " ".join(f"{_n(a)},{_n(b)}" for a, b in rest)
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self._shapes.append(
            f'<path d="M{_n(x)},{_n(y)} C{to}" fill="none" stroke="{colour}"{dash} '
            f'marker-end="url(#arrow)"/>'
        )

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 13,
        anchor: str = "start",
        colour: str = INK,
        bold: bool = False,
        upright: bool = True,
        halo: int = 0,
    ) -> None:
        """One line of text on the base line `y`; not `upright` runs from bottom to top.

        A `halo` in the colour of the paper keeps lines behind the words off them.
        """
        turned = "" if upright else f' transform="rotate(-90 {_n(x)} {_n(y)})"'
        weight = ' font-weight="bold"' if bold else ""
        edge = f' paint-order="stroke" stroke="{PAPER}" stroke-width="{halo}"' if halo else ""
        self._shapes.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{size}" text-anchor="{anchor}" '
            f'fill="{colour}"{edge}{weight}{turned}>{xml_content(plain(words))}</text>'
        )

    def hint(self, words: str) -> None:
        """What a browser shows over the last shape."""
        shape = self._shapes.pop()
        self._shapes.append(f"<g><title>{xml_content(plain(words))}</title>{shape}</g>")

    def svg(self, width: float, height: float, title: str) -> str:
        """The whole picture on white paper; `title` is read out to who cannot see it."""
        shapes = "\n".join(self._shapes)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
            f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" '
            f'aria-label="{xml_attribute(plain(title))}" font-family="{FONTS}">\n'
            f"<title>{xml_content(plain(title))}</title>\n"
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            f'markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="{SOFT}"/></marker>'
            "</defs>\n"
            f'<rect width="{_n(width)}" height="{_n(height)}" fill="{PAPER}"/>\n'
            f"{shapes}\n</svg>\n"
        )


def plain(words: str) -> str:
    """On one line, and running in one direction."""
    return " ".join(words.translate(_TURNS).split())


def room(words: str, size: float) -> float:
    """How wide a line is, near enough: Chinese type is square, Latin letters are half of it."""
    return sum(size if _is_wide(letter) else size * _NARROW for letter in words)


def cut(words: str, size: float, width: float) -> str:
    """As much of a line as there is room for, with … where something is missing."""
    words = plain(words)
    if room(words, size) <= width:
        return words
    taken, used = 0, size
    for letter in words:
        used += size if _is_wide(letter) else size * _NARROW
        if used > width:
            break
        taken += 1
    return f"{words[:taken]}…"


def folded(words: str, size: float, width: float, most: int) -> list[str]:
    """At most so many lines of this width; the last ends in … where something is missing."""
    words, lines = plain(words), list[str]()
    while words and len(lines) < most - 1 and room(words, size) > width:
        taken, used = 0, 0.0
        for letter in words:
            used += size if _is_wide(letter) else size * _NARROW
            if used > width:
                break
            taken += 1
        lines.append(words[: max(1, taken)])
        words = words[max(1, taken) :].lstrip()
    return [*lines, cut(words, size, width)] if words else lines


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WFA"


def _n(value: float) -> str:
    """As short as a tenth of a pixel needs."""
    return f"{value:.1f}".removesuffix(".0")
