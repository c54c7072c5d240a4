"""Words without the names that change from place to place: 省编办 and 市编办 become one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

import ahocorasick_rs

from corpora.folding import fold
from corpora.model import Analysis, Levelled, Span
from extractors import bodies, gazetteer, level_words, places
from extractors.lexicons import rows

# One placeholder for every place and level, one a line of work for bodies.
PLACE = "\ue000"
_FIRST_LINE = 0xE100
# 人行, 电信 stand inside other words; a body's name that counts has three characters,
_SHORTEST_BODY = 3
# or begins with its level: 省委.
_LEVELS = "省市县区州盟旗"
# 提|高县|级, 市|和县: so short a place is known only as the document's own.
_SHORT = re.compile(r".[市州盟县区旗]")
_LEVEL = re.compile(rf"^(?:自治区|[{_LEVELS}镇乡])(?=..)")
# What belongs to a place that stands directly before it: 各县(市、区)政府, 霁州市委.
_RULING = re.compile(r"(?P<政府>政府)|(?P<党委>党委|委(?![员托派]))")
# A name that only begins a longer word: 审批办|理, 公安部|门, 教育局|限; not 交通局|部署.
_INSIDE = re.compile(
    r"办[理法事案好学]|办公(?![开布示])|办展(?!开)|部[门署]|部队(?!伍)|部分(?![别管工])"
    r"|局[限面]|局部(?![署门])|委[托员派]|厅堂"
)
_RUN = re.compile(r"[^\W_]+|%")


def level(folded: str, *, home: str | None = None, year: int | None = None) -> Levelled:
    """All of a folded text; `home` is the document's place with its chain (黑龙江省牡丹江市).

    Bare names (广西, 大化) are known only where they lie on the document's own line of places.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, meaning in _merged(folded, _stems(home, year)):
        _letters(folded, at, start, text, starts, ends)
        at = end
        if text and text[-1] == PLACE and ends[-1] == start:
            # 广西壮族自治区财政厅: the place belongs to the body.
            text[-1], ends[-1] = meaning, end
            continue
        text.append(meaning)
        starts.append(start)
        ends.append(end)
    _letters(folded, at, len(folded), text, starts, ends)
    return Levelled(text="".join(text), starts=tuple(starts), ends=tuple(ends))


def of_document(analysis: Analysis) -> Levelled:
    """All of a document's text, as its own place and year have it."""
    return of_words(analysis.folded, analysis)


def of_words(words: str, analysis: Analysis) -> Levelled:
    """Some words of a document, as its own place and year have them; offsets count in `words`."""
    region, issued = analysis.identity.region, analysis.identity.issued_on
    home, year = region.name if region else None, issued.year if issued else None
    return level(fold(words), home=home, year=year)


def within(whole: Levelled, spans: Iterable[Span]) -> Levelled:
    """The part of a levelled text that lies inside `spans`, which are in text order."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for span in spans:
        first = bisect_left(whole.starts, span.start)
        last = bisect_right(whole.ends, span.end)
        text.append(whole.text[first:last])
        starts.extend(whole.starts[first:last])
        ends.extend(whole.ends[first:last])
    return Levelled(text="".join(text), starts=tuple(starts), ends=tuple(ends))


def _merged(folded: str, stems: re.Pattern[str] | None) -> Iterator[tuple[int, int, str]]:
    """Names in text order; a bare name counts only where it is no part of another name."""
    at = 0
    for start, end, meaning in _ruling(folded, _told(folded)):
        if stems:
            for found in stems.finditer(folded, at, start):
                yield found.start(), found.end(), PLACE
        if meaning:
            yield start, end, meaning
        at = end
    if stems:
        for found in stems.finditer(folded, at):
            yield found.start(), found.end(), PLACE


def _ruling(folded: str, told: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Places together with the 政府 or 委 behind them, unless that begins another name."""
    for (start, end, meaning), (behind, _, _) in pairwise(chain(told, [(len(folded), 0, "")])):
        found = _RULING.match(folded, end, behind) if meaning == PLACE else None
        if found and found.lastgroup:
            yield start, found.end(), _lines()[found.lastgroup]
        else:
            yield start, end, meaning


def _told(folded: str) -> Iterator[tuple[int, int, str]]:
    """Names, levels and plain words (an empty meaning) in text order, none over another."""
    found = [(start, -end, PLACE) for start, end in level_words.find(folded)]
    found += [(start, -end, "") for start, end in level_words.plain(folded)]
    found += [(start, -end, meaning) for start, end, meaning in _names(folded)]
    found.sort()
    current: tuple[int, int, str] | None = None
    for start, minus_end, meaning in found:
        end = -minus_end
        if current is None or start >= current[1]:
            if current:
                yield current
            current = start, end, meaning
            continue
        current = _joined(current, (start, end, meaning))
    if current:
        yield current


def _joined(one: tuple[int, int, str], other: tuple[int, int, str]) -> tuple[int, int, str]:
    """Two that overlap; `other` begins later, or with the same character and is shorter."""
    if other[1] <= one[1] or not one[2]:
        return one
    if not other[2] or one[2] != PLACE:
        # 各|区域, and 全市|场: the word holds. A body's name holds against what it cuts.
        return other if one[2] == PLACE else one
    # 全|市教育局, 各|县委, 霁州市|级: one name.
    return one[0], other[1], other[2]


def _names(folded: str) -> Iterator[tuple[int, int, str]]:
    """Places and bodies; where two begin alike the longer one."""
    scanner, meanings = _scanner()
    for which, start, end in scanner.find_matches_as_indexes(folded):
        if not _INSIDE.match(folded, end - 1):
            yield start, end, meanings[which]


def _letters(
    folded: str, start: int, end: int, text: list[str], starts: list[int], ends: list[int]
) -> None:
    for run in _RUN.finditer(folded, start, end):
        text.append(run[0])
        starts.extend(range(run.start(), run.end()))
        ends.extend(range(run.start() + 1, run.end() + 1))


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, Sequence[str]]:
    names = (name for name in gazetteer.table().names if not _SHORT.fullmatch(name))
    meanings = dict.fromkeys(names, PLACE) | _bodies()
    found = ahocorasick_rs.AhoCorasick(
        list(meanings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return found, tuple(meanings.values())


@lru_cache(maxsize=4096)
def _stems(home: str | None, year: int | None) -> re.Pattern[str] | None:
    """The bare names of the document's place and of those above it; 最大化 is no 大化."""
    place = places.lookup(home, year=year) if home else None
    if place is None:
        return None
    stems = {re.escape(one.stem) for one in (*places.ancestors(place), place)}
    return re.compile(f"(?<!最)(?:{'|'.join(sorted(stems, key=len, reverse=True))})")


def _bodies() -> dict[str, str]:
    """Every known name of a body by the placeholder of its line."""
    names = bodies.known_names()
    lines: dict[str, str | None] = {}
    found = {}
    for name in names:
        if len(name) < _SHORTEST_BODY and name[0] not in _LEVELS:
            continue
        # 市 changes nothing about the line: an eighth of the names is to be resolved.
        bare = _LEVEL.sub("", name)
        if bare not in lines:
            lines[bare] = bodies.resolve(bare, home=None, home_level=None, year=None).line
        if line := lines[bare]:
            found[name] = _lines()[line]
    return found


@cache
def _lines() -> Mapping[str, str]:
    return {cells["name"]: chr(_FIRST_LINE + n) for n, cells in enumerate(rows("lines"))}
