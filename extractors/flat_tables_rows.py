"""Where the rows of a flattened table end that run on without separators."""

import re
from collections.abc import Iterator, Set

import msgspec

from extractors import flat_tables_bodies

_LONGEST_ROW = 1_500
_MOST_ROWS = 1_000
_MOST_TRIES = 12  # places of one number that are looked at
_LEAST_TASK = 4
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、[^。;\n]{2,50}")
_GROUP_BEFORE = re.compile(r"[一二三四五六七八九十]{1,3}、[^。;,、\n\d]{2,30}$")
# What a cell of the time column begins with, and the few words behind it.
_DATE = (
    r"(?:20\d\d ?年|今年|明年|当年|每年|每月|每季度)?"
    r"(?:第?[1-4一二三四] ?季度|[上下]半年|\d{1,2} ?月|全年)?"
    r"(?:[上中下]旬|\d{1,2} ?日)?(?:年?[底末初中])?(?:之?前|以前|内|起)?"
)
_WHEN = re.compile(
    r"(?:(?=20\d\d ?年|今年|明年|当年|每|[1-4一二三四] ?季度|\d{1,2} ?月|年[底内中])"
    rf"{_DATE}(?:年[底内中]前?)?"
    r"|(?:持续|长期|常态化?|逐年|分步|适时|尽快|全年)(?=[一-鿿]))"
    r"[^\d。;:,、\n]{0,14}"
)
_LONGEST_WHEN = 40
# Neither figures nor measures (4季度, 50%, 2.5, 3个), but words that begin like measures.
_MEASURE = (
    r"年(?!度)|[月日季点亿元次倍座]|个(?![体人性])|项(?!目)|时(?![效间])|家(?![庭政校长])|户(?![籍外])"
    r"|万(?!企)|人(?![才员口力工民大社居])|批(?!发)|所(?!有)|条(?![件例])|处(?![理置])|类(?!别)"
    r"|级(?!别)|种(?![植业子质苗])"
)
_NUMBER_AFTER = re.compile(rf"(?=[一-鿿“《\"(A-Z])(?!{_MEASURE})")
_NOT_BEFORE = "0123456789.年第前后约达到至近-~,:、月＋+的为于“(共"
_FIGURES = re.compile(r"\d+")
_DONE = re.compile(r"(?:持续|长期|逐年|分步|全年|常态化)(?:实施|推进|落实|开展|坚持|进行|完善)")


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Which columns of a header can be told apart without separators."""

    task: int
    bodies: tuple[int, ...]
    deadline: int | None
    goal: int | None
    bare: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """From `start` to `end`, its words from `text` on; `group` is a heading above it."""

    start: int
    text: int
    end: int
    group: tuple[int, int] | None = None


def rows(folded: str, at: int, shape: Shape) -> list[Row]:
    """Rows that count up from 1, each up to the next; numbers may begin again below a heading."""
    found: list[Row] = []
    times: set[str] = set()
    number = 0
    while len(found) < _MOST_ROWS:
        while at < len(folded) and folded[at] in " \n":
            at += 1
        group = _GROUP.match(folded, at)
        heading = _heading(folded, group, number) if group else None
        if heading:
            at = heading[1]
            while at < len(folded) and folded[at] in " \n":
                at += 1
        label = _label(folded, at, number)
        if label is None:
            break
        number = int(_FIGURES.match(folded, at)[0])  # type: ignore[index]  # a label begins so
        end = _row_end(folded, label, number, shape, times)
        if end is None:
            break
        if shape.deadline is not None and (begin := when(folded, label, end)) is not None:
            times.add(folded[begin:end])
        found.append(Row(start=at, text=label, end=end, group=heading))
        at = end
    return found


def when(folded: str, start: int, end: int) -> int | None:
    """Where the cell of the time column begins that ends at `end`."""
    for found in _WHEN.finditer(folded, max(start, end - _LONGEST_WHEN), end):
        if found.end() == end and found.end() > found.start():
            return found.start()
    return None


def _heading(folded: str, group: "re.Match[str]", number: int) -> tuple[int, int] | None:
    """一、… up to the end of its line, or up to the number of the next row."""
    start, end = group.span()
    if end < len(folded) and folded[end] == "\n":
        return start, end
    for due in (str(number + 1), "1"):
        at = folded.find(due, start, end)
        if at > start + 2:
            return start, at
    return None


def _label(folded: str, at: int, above: int) -> int | None:
    """The end of the row's number, if it is the next one or begins again at 1."""
    for due in (above + 1, 1):
        written = str(due)
        if folded.startswith(written, at) and _NUMBER_AFTER.match(
            folded, after := _past_blanks(folded, at + len(written))
        ):
            return after
    return None


def _past_blanks(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " .、":
        at += 1
    return at


def _row_end(folded: str, start: int, number: int, shape: Shape, times: Set[str]) -> int | None:
    """Where the next row or group begins, or the last row's cells end."""
    limit = min(start + _LONGEST_ROW, len(folded))
    line = folded.find("\n", start, limit)
    if line >= 0 and _starts_line(folded, line, number):
        return line
    plausible: list[int] = []
    for at in _numbers(folded, start, limit, number):
        cut = _before_group(folded, start, at)
        if cut == at and not folded.startswith(str(number + 1), at):
            continue  # numbers begin again at 1 only below a heading
        if _is_whole(folded, start, cut, shape):
            return cut
        plausible.append(cut)
    if line >= 0 and shape.deadline is None and (shape.goal is not None or not plausible):
        return _broken(folded, start, line, number)
    if len(plausible) == 1:
        return plausible[0]
    return _last_end(folded, start, limit, shape, times)


def _numbers(folded: str, start: int, limit: int, number: int) -> Iterator[int]:
    """Where the next row's number may stand, or 1; a few places only."""
    due = re.compile(rf"{number + 1}|1(?=\D)")
    tries = 0
    for found in due.finditer(folded, start + 1, limit):
        if folded[found.start() - 1] not in _NOT_BEFORE and _NUMBER_AFTER.match(
            folded, found.end()
        ):
            yield found.start()
            tries += 1
            if tries >= _MOST_TRIES:
                return


def _starts_line(folded: str, line: int, number: int) -> bool:
    """Whether the line after this one begins a row or a group of the same table."""
    at = line
    while at < len(folded) and folded[at] in " \n":
        at += 1
    return _label(folded, at, number) is not None or (
        (group := _GROUP.match(folded, at)) is not None
        and folded[group.end() : group.end() + 1] in ("\n", "")
    )


def _broken(folded: str, start: int, line: int, number: int) -> int:
    """A row whose cell has lines of its own: short ones, up to the next row or the end."""
    at = line
    for _ in range(12):
        limit = min(at + _LONGEST_ROW, len(folded))
        following = folded.find("\n", at + 1, limit)
        following = limit if following < 0 else following
        words = folded[at:following].strip(" \n")
        if not words or not flat_tables_bodies.is_list(folded, following - len(words), following):
            tail = flat_tables_bodies.before(folded, at, following) if words else None
            return following if tail is not None and tail.start == at + 1 else at
        if _starts_line(folded, following, number):
            return following
        at = following
        if at >= len(folded):
            return at
    return line


def _before_group(folded: str, start: int, at: int) -> int:
    """Where the heading of a group begins that stands before the next row's number."""
    found = _GROUP_BEFORE.search(folded, max(start, at - 36), at)
    return found.start() if found else at


def _is_whole(folded: str, start: int, end: int, shape: Shape) -> bool:
    """Whether a row may end here: with a time where there is a column of times, else a body."""
    if shape.goal is not None:
        return False
    stop = when(folded, start, end) if shape.deadline is not None else end
    return (
        stop is not None
        and flat_tables_bodies.before(folded, start, stop, bare=shape.bare) is not None
    )


def _last_end(folded: str, start: int, limit: int, shape: Shape, times: Set[str]) -> int | None:
    """The end of the last row: behind a time as in the rows above, or the end of the line."""
    line = folded.find("\n", start, limit)
    stop = line if line >= 0 else limit
    if shape.deadline is None:
        return stop if flat_tables_bodies.before(folded, start, stop, bare=shape.bare) else None
    for at in range(start + _LEAST_TASK, stop):
        known = [words for words in times if folded.startswith(words, at)]
        done = _DONE.match(folded, at, stop)
        if done:
            known.append(done[0])
        if known and flat_tables_bodies.before(folded, start, at, bare=shape.bare) is not None:
            return at + max(map(len, known))
    return None
