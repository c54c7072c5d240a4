"""Cell values as a clerk sees them: 45473 in a date format is 2024年6月30日, .95 in 0% is 95%."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

# The day 0 of the two calendars; the first counts a 29 February 1900 that never was.
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31

# Formats that go by number only (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 as in Chinese Excel).
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h:mm",
    33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy年m月",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "h:mm",
    56: "h:mm:ss", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_UNSHOWN = re.compile(r"\"[^\"]*\"|\[(?!h|m|s)[^\]]*\]|\\.|_.|\*.", re.IGNORECASE)
_DECIMALS = re.compile(r"0\.(0+)")
_BREAKS = re.compile(r"[ \t]*(?:\r\n?|\n|\v|\f|\u2028|\u2029)\s*")
# How XML of Office writes characters that XML cannot hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Format(msgspec.Struct, frozen=True, kw_only=True):
    kind: Literal["general", "number", "percent", "date"]
    decimals: int = 0
    year: bool = False
    month: bool = False
    day: bool = False
    hour: bool = False


def text(written: str) -> str:
    """A text without blanks around it and with one line break where there are several."""
    if "_x" in written:
        written = _ESCAPED.sub(_character, written)
    return _BREAKS.sub("\n", written.replace("\t", " ")).strip()


def number(value: float, code: str, *, since_1904: bool = False) -> str:
    """A number in its format; thousands without separators, colours and units left out."""
    format_ = _format(code)
    if format_.kind == "date" and 0 <= value <= _LAST_DAY:
        return _date(value, format_, since_1904)
    if format_.kind == "percent":
        return f"{value * 100:.{format_.decimals}f}%"
    if format_.kind == "number":
        return f"{value:.{format_.decimals}f}"
    whole = value == int(value) if abs(value) < 1e18 else False
    return str(int(value)) if whole else f"{value:.15g}"


def _character(found: "re.Match[str]") -> str:
    code = int(found[1], 16)
    return "" if 0xD800 <= code < 0xE000 or not code else chr(code)


@lru_cache(maxsize=1_000)
def _format(code: str) -> _Format:
    first = _UNSHOWN.sub("", code.split(";")[0]).lower()
    if "general" in first or not first:
        return _Format(kind="general")
    if "%" in first or "0" in first or "#" in first:
        decimals = _DECIMALS.search(first)
        count = len(decimals[1]) if decimals else 0
        return _Format(kind="percent" if "%" in first else "number", decimals=count)
    hour = "h" in first or ":" in first
    year, day = "y" in first or "e" in first, "d" in first
    month = "m" in first and (year or day or not hour)
    if not (year or month or day or hour):
        return _Format(kind="general")  # @ and the like
    return _Format(kind="date", year=year, month=month, day=day, hour=hour)


def _date(value: float, format_: _Format, since_1904: bool) -> str:
    """In Chinese whatever the order of its parts: that is how such papers write them."""
    epoch = _EPOCH_1904 if since_1904 else _EPOCH_1900
    try:
        moment = epoch + timedelta(days=int(value), seconds=round(value % 1 * 86_400))
    except OverflowError:
        return f"{value:.15g}"
    if not since_1904 and value < 60 and not format_.hour:
        moment += timedelta(days=1)
    shown = (f"{moment.year}年" if format_.year else "") + (
        f"{moment.month}月" if format_.month else ""
    )
    shown += f"{moment.day}日" if format_.day else ""
    if format_.hour and (value % 1 or not shown):  # midnight is a day without a time
        shown += f"{' ' if shown else ''}{moment:%H:%M}"
    return shown
