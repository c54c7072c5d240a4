"""A number as a list writes it: 一, ①, iv, 甲 (ISO 29500-1, 17.18.59)."""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LARGEST = 9_999


def written(number: int, form: str) -> str:
    """`number` in a `w:numFmt`; plain digits where the form has no sign for it."""
    write = _FORMS.get(form)
    return (write(number) if write and 0 < number <= _LARGEST else "") or (
        "" if form in ("none", "bullet") else str(number)
    )


def chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str:
    """十一, 二十, 一百〇三; nobody writes 一十 below a hundred."""
    found = ""
    gap = False
    for place, digit in enumerate(map(int, reversed(str(number)))):
        if digit:
            found = digits[digit] + units[place] + (digits[0] if gap and found else "") + found
        gap = not digit
    return found[1:] if 10 <= number < 20 else found


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def _letters(number: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if times < 30 else ""


def _signs(signs: str) -> Callable[[int], str]:
    """One sign for each number, as long as there are some."""
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _span(first: str, count: int) -> str:
    return "".join(chr(ord(first) + place) for place in range(count))


def _each(digits: str) -> Callable[[int], str]:
    """Digit by digit: 一〇三."""
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


_wide = _each("０１２３４５６７８９")
_circled = _signs(_span("①", 20) + _span("㉑", 15) + _span("㊱", 15))
_stems = _signs("甲乙丙丁戊己庚辛壬癸")

_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _signs(_span("⒈", 20)),
    "decimalEnclosedParen": _signs(_span("⑴", 20)),
    "numberInDash": lambda number: f"- {number} -",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _each(_DIGITS),
    "taiwaneseDigital": _each(_DIGITS),
    "japaneseDigitalTenThousand": _each(_DIGITS),
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, _LEGAL_UNITS),
    "ideographLegalTraditional": lambda number: chinese(number, _TRADITIONAL, _LEGAL_UNITS),
    "ideographTraditional": _stems,
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _signs(_span("㊀", 10)),
}
