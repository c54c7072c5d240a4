"""Lists of bodies in text without separators: where the task's words end and names begin."""

import re

import msgspec

from extractors import flat_tables_names as names
from extractors.flat_tables_names import CLOSE, LEVELS, LONGEST, OPEN, SEPARATORS, SHORTEST, STOP

_SHORT_NAME = 6
_LISTED = re.compile(r"(?<=[、,])(?P<words>[^、,。;:\n ]{3,14})")
_ROLE = re.compile(r" ?[(〔](?:牵头|主办|负责|责任|配合|协办|排名第一)(?:单位|部门)?[)〕]$")
_OTHERS = re.compile(r"等(?:有关|相关|各|责任|成员|职能|市级|市直)*(?:部门|单位|地方)?$")
_JOINED = re.compile(r"(?:和|及|与|以及|会同)(?=各|有关|相关|[省市州盟县区旗])")
_AND_OTHERS = re.compile(r"等(?=[^、,。;]{2})")


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """A list from `start` to `end`; at `breaks` two names stand side by side unseparated."""

    start: int
    end: int
    breaks: tuple[int, ...]


def are_bare(folded: str, start: int, end: int) -> bool:
    """Whether the names of a table stand without their level: 财政部, not 市财政局."""
    levels = bare = 0
    for found in _LISTED.finditer(folded, start, end):
        words = found["words"]
        if any(words[:stop] in names.known() for stop in range(SHORTEST + 1, len(words) + 1)):
            levels += words[0] in LEVELS
            bare += words[0] not in LEVELS
    return bare > levels


def before(folded: str, start: int, end: int, *, bare: bool = False) -> Names | None:
    """The list that ends at `end`, read from its end back to the words of the task.

    None where it cannot be told where those words end. `bare` as in `are_bare`.
    """
    at = end
    begin: int | None = None
    breaks: list[int] = []
    while at > start:
        left = _segment(folded, start, at)
        cut = _read(folded, left, at, breaks, bare)
        if cut is None:
            break
        begin = cut
        if cut > left:  # words of the task before a name
            return Names(start=begin, end=end, breaks=tuple(sorted(breaks)))
        at = left
        while at > start and folded[at - 1] in SEPARATORS:
            at -= 1
    if begin is None:
        return None
    # What stands before the list must be a finished sentence, a blank, or nothing.
    if at > start and folded[at - 1] not in STOP and (at == begin or folded[at:begin].strip()):
        return None
    return Names(start=begin, end=end, breaks=tuple(sorted(breaks)))


def after(folded: str, start: int, end: int) -> Names | None:
    """The list that begins at `start`, up to words that are no name of a body."""
    at = start
    breaks: list[int] = []
    joined = False
    stop = None
    while at < end:
        reached = names.name_end(folded, at, end)
        # Behind a name without a separator only what shows that it is one goes on the list.
        if reached is None or (joined and not names.is_strict(folded[at:reached])):
            break
        if joined:
            breaks.append(at)
        others = _AND_OTHERS.match(folded, reached, end)
        stop = reached
        at = others.end() if others else reached
        if others:
            break
        joined = True
        while at < end and folded[at] in SEPARATORS:
            at += 1
            joined = False
    if stop is None or (at < end and folded[at - 1] in SEPARATORS and at > stop):
        return None
    # 市公安局交警支队 is known in part only: then nobody can tell where it ends.
    rest = names.segment_end(folded, at, end)
    if at == stop and rest - at <= _SHORT_NAME and names.is_name(folded[at:rest]):
        return None
    return Names(start=start, end=at, breaks=tuple(breaks))


def is_list(folded: str, start: int, end: int) -> bool:
    """Whether a whole cell is a list of names."""
    if not folded[start:end].strip(" \n"):
        return False
    ways = (before(folded, start, end, bare=bare) for bare in (False, True))
    return any(found is not None and found.start == start for found in ways)


def _segment(folded: str, start: int, end: int) -> int:
    """Where the words after the last separator or stop before `end` begin, brackets kept."""
    depth = 0
    at = end
    while at > start and end - at < LONGEST:
        character = folded[at - 1]
        if character in CLOSE:
            depth += 1
        elif character in OPEN:
            depth = max(0, depth - 1)
        elif depth == 0 and (character in SEPARATORS or character in STOP):
            return at
        at -= 1
    return at


def _read(folded: str, left: int, right: int, breaks: list[int], bare: bool) -> int | None:
    """Where the names of a segment begin: `left` if it holds nothing else; None without any."""
    words = folded[left:right]
    role = _ROLE.search(words)
    words = words[: role.start()] if role else words
    others = _OTHERS.search(words)
    words = words[: others.start()] if others else words
    if others and not words:
        return left
    begin: int | None = None
    for joint in reversed(list(_JOINED.finditer(words))):
        tail = words[joint.end() :]
        if not names.is_name(tail):
            break
        begin = left + joint.end()
        words = words[: joint.start()]
        role = _ROLE.search(words)
        words = words[: role.start()] if role else words
    while words:
        cut = names.bare_cut(words) if bare else names.cut(words)
        # 团市委, 园区管委会: no words of a task are that short, so the whole is the name.
        if cut is not None and cut <= SHORTEST and names.is_name(words):
            cut = 0
        if cut is None:
            # Words of the task cannot be joined to a name by 和.
            return None if begin is None or folded[begin - 1] in "和及与同" else begin
        if begin is not None and folded[begin - 1] not in "和及与同":
            if not names.is_strict(words[cut:]):
                return begin
            breaks.append(begin)
        begin = left + cut
        words = words[:cut]
    return begin
