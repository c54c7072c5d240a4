"""Numbers as policy texts write them: 20, 二十, 二〇二〇, 两."""

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_DIGITS |= {str(value): value for value in range(10)}
_DIGITS |= {"零": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}

# What `number` understands; for character classes of patterns.
NUMERALS = "一二三四五六七八九十百千〇零○两"


def number(written: str) -> int | None:
    """The value of a whole number, blanks inside it allowed; None for anything else."""
    compact = "".join(written.split())
    if compact and all(character in _DIGITS for character in compact):
        return _spelled(compact)
    return _counted(compact) if compact else None


def _spelled(compact: str) -> int:
    """Digit by digit, as years are written: 2020, 二〇二〇, 二00三."""
    value = 0
    for character in compact:
        value = value * 10 + _DIGITS[character]
    return value


def _counted(compact: str) -> int | None:
    """With units, as amounts are written: 二十, 一百二十, 十五."""
    total, digit = 0, None
    for character in compact:
        if character in _SCALES:
            total += (1 if digit is None else digit) * _SCALES[character]
            digit = None
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)
