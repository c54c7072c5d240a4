"""What every chapter is given, and the words that several of them use."""

from collections.abc import Iterable

import msgspec

from outputs.card_index import CardIndex
from outputs.card_names import Names
from outputs.figures import Figures

_DIGITS = "零一二三四五六七八九"


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """The records, their names, what was counted, and filters and settings in words."""

    index: CardIndex
    names: Names
    figures: Figures
    scope: tuple[tuple[str, str], ...]

    def document(self, id_: str) -> str:
        """《title》（number）."""
        found = self.index.document(id_)
        number = f"（{found.number}）" if found and found.number else ""
        return f"《{self.names.title(id_)}》{number}"

    def local(self, id_: str) -> str:
        """Its place, and its number or title."""
        place = self.names.place(id_)
        number = self.names.number(id_)
        return f"{place}（{number}）" if place else number


def percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"


def listed(words: Iterable[str]) -> str:
    return "、".join(words)


def numeral(n: int) -> str:
    """1 to 99 in Chinese, further ones in digits."""
    if n < 10:
        return _DIGITS[n]
    if n > 99:
        return str(n)
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
