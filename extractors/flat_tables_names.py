"""Names of bodies at the end and at the beginning of words that hold more than names."""

import re
from functools import cache, lru_cache

from extractors import bodies, body_scopes, departments

# A body of the document's own or a lower level begins with one of these, if not with a place.
LEVELS = "省市州盟县区旗镇乡各"
LONGEST = 40  # characters between two separators
_LONGEST_NAME = 18
SHORTEST = 2
_LONGEST_BETWEEN = 6  # from a level to the known end of a name: 市|文体|旅游局
OPEN, CLOSE = "(〔", ")〕"
SEPARATORS = "、,\n "
_MANY = r"(?:(?:有关|相关|各|直属|成员)+(?:部门|单位))"
# 各县(市、区)政府, 有关部门, 市政府有关部门, 中省驻本市有关单位
_GENERAL = re.compile(
    r"各(?:[^、,。;:()]|\([^()]{1,20}\)){0,14}?"
    rf"(?:政府|管委会|部门|单位|街道|乡镇){_MANY}?"
    rf"|(?:[省市州盟县区旗](?:政府|委|直|级|属)?)?{_MANY}"
    rf"|(?:中央|[中省市州](?:、?[省市])?)(?:直|属|驻)[^、,。;:]{{0,4}}?(?:{_MANY}|单位|部门)"
)
_NO_LEVEL = ("区域", "市场", "县域", "市政", "区块")  # words that begin as a level does
STOP = "。;!?"


def cut(words: str) -> int | None:
    """Where the last name in `words` begins, which end with it."""
    starts = [
        at
        for at, character in enumerate(words)
        if character in LEVELS and not (at and words.startswith(_NO_LEVEL, at))
    ]
    for at in starts:
        if words[at] == "各" and _GENERAL.fullmatch(words, at):
            return at
    for at in starts:
        if words[at:] in known():
            return _with_place(words, at)
    for at in starts:
        if _GENERAL.fullmatch(words, at) and len(words) - at <= _LONGEST_NAME + 6:
            return at
    for at in reversed(starts):
        name = words[at:]
        if 3 <= len(name) <= _LONGEST_NAME and is_name(name) and not _holds_words(name):
            placed = _with_place(words, at)
            # 人行南宁市中心支行: whose name begins before its place, nobody can tell.
            return at if placed == at or placed == 0 else _whole(words)
    return _whole(words)


def bare_cut(words: str) -> int | None:
    """As `cut`, where names do not begin with a level: the longest known one at the end."""
    for at, character in enumerate(words):
        if character == "各" and _GENERAL.fullmatch(words, at):
            return at
    shortest = len(words) - SHORTEST
    return next((at for at in range(shortest) if words[at:] in known()), _whole(words))


def name_end(folded: str, at: int, end: int) -> int | None:
    """The end of the name at `at`: before a separator or another name, else of the certain one."""
    limit = min(segment_end(folded, at, end), at + _LONGEST_NAME)
    general = _GENERAL.match(folded, at, limit)
    if general:
        return general.end()
    ends = [stop for stop in range(at + 2, limit + 1) if is_name(folded[at:stop])]
    certain = [stop for stop in ends if folded[at:stop] in known()]
    # 市政府国资委, 市委网信办, 南县商务局: a holder or a place, and its body.
    for stop in reversed(ends):
        if any(
            folded[own] not in LEVELS
            and folded[own:stop] in known()
            and (folded[at:own] in known() or _is_division(folded[at:own]))
            for own in ends
            if own < stop
        ):
            return stop
    if certain and certain[-1] - at > SHORTEST:
        return certain[-1]
    for stop in ends:
        if stop - at > SHORTEST and _goes_on(folded, stop, end):
            return stop
    if certain:
        return certain[-1]
    if ends and ends[0] - at > SHORTEST:
        return ends[0]
    # 电信、移动、铁塔公司: short words that share the ending of a later name.
    stop = segment_end(folded, at, end)
    short = SHORTEST <= stop - at <= 2 * SHORTEST and folded[stop : stop + 1] in ("、", ",")
    return stop if short and name_end(folded, stop + 1, end) else None


def segment_end(folded: str, at: int, end: int) -> int:
    """The next separator or stop outside brackets."""
    depth = 0
    limit = at
    while limit < end and limit - at < LONGEST:
        character = folded[limit]
        depth += (character in OPEN) - (character in CLOSE)
        if depth <= 0 and (character in SEPARATORS or character in STOP):
            break
        limit += 1
    return limit


@cache
def known() -> frozenset[str]:
    return frozenset(bodies.known_names())


@lru_cache(maxsize=10_000)
def is_name(words: str) -> bool:
    return (departments.is_name(words) and bodies.is_body(words)) or _is_division(words)


def is_strict(words: str) -> bool:
    """A name that shows by its beginning that it is one: 市工信局, but not 慈善机构."""
    return words in known() or (
        is_name(words)
        and (words[0] in LEVELS or any(_is_division(words[:n]) for n in (2, 3, 4, 5)))
    )


@lru_cache(maxsize=10_000)
def _is_division(words: str) -> bool:
    return body_scopes.is_division(words)


def _holds_words(name: str) -> bool:
    """区搬迁改造专项资金财政部: words of the task between what looks like a level and a name."""
    ends = (at for at in range(1, len(name) - SHORTEST) if name[at:] in known())
    return next(ends, len(name) // 2 + 1) > _LONGEST_BETWEEN


def _whole(words: str) -> int | None:
    """0 if the words are one name; where they are two known ones (教育局财政局) the second's."""
    if len(words) > _LONGEST_NAME or not is_name(words):
        return None
    if words in known():
        return 0
    cuts = range(SHORTEST + 1, len(words) - SHORTEST)
    return next((at for at in cuts if words[:at] in known() and words[at:] in known()), 0)


def _with_place(words: str, at: int) -> int:
    """The beginning of the place whose last character is the level at `at`."""
    for length in (5, 4, 3, 2):
        begin = at + 1 - length
        if begin >= 0 and _is_division(words[begin : at + 1]):
            return begin
    return at


def _goes_on(folded: str, at: int, end: int) -> bool:
    """Whether a list goes on or ends properly at `at`."""
    if at >= end or folded[at] in SEPARATORS or folded.startswith("等", at):
        return True
    return folded[at] in LEVELS and any(
        is_strict(folded[at:stop]) for stop in range(at + 3, min(end, at + 10) + 1)
    )
