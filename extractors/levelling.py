"""Words without the names that change from place to place: 省编办 and 市编办 become one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from corpora.folding import fold
from corpora.model import Analysis, Levelled, Span
from extractors import bodies, gazetteer, places
from extractors.lexicons import rows

# One placeholder for every place and level, one a line of work for bodies.
PLACE = "\ue000"
_FIRST_LINE = 0xE100
# 人行, 电信 stand inside other words; a body's name that counts has three characters.
_SHORTEST_BODY = 3
_LEVELS = ("省", "市", "县", "区", "州", "盟", "旗", "自治区", "自治州", "自治县", "直辖市", "地区")
_BEFORE = ("全", "我", "本", "各", "该", "辖")
_BEHIND = ("级", "直", "辖", "内", "属")
# fmt: off
_WHOLE = (
    "国家级", "全国", "我国", "各地", "各省区市", "各市县", "各县区", "各区县", "各县市区",
    "各市州", "各盟市", "各旗县", "各旗县区", "各设区市", "设区市", "县区", "区县", "市县",
    "旗县", "盟市", "市州", "县市区", "各乡镇", "各街道", "自治区", "自治州", "自治县",
)
# Words that only look as if they named a level: 全市场, 各区域, 县域.
_PLAIN = (
    "市场", "市民", "市容", "市政", "市价", "市值", "区域", "区间", "区别", "区分", "区块",
    "县域", "州际", "旗帜", "旗舰", "城市", "超市", "都市", "地区生产总值", "社区", "园区",
    "景区", "校区", "小区",
)
# fmt: on
# A name that only begins a longer word: 审批办|理, 公安部|门, 教育局|限.
_INSIDE = re.compile(
    r"办[理公法事案好学展]|部[门队分署]|局[限面部]|委[托员任]|厅堂|[市县区][长委场域民]"
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
    for start, end, meaning in _names(folded):
        if stems:
            for found in stems.finditer(folded, at, start):
                yield found.start(), found.end(), PLACE
        yield start, end, meaning
        at = end
    if stems:
        for found in stems.finditer(folded, at):
            yield found.start(), found.end(), PLACE


def _names(folded: str) -> Iterator[tuple[int, int, str]]:
    scanner, meanings = _scanner()
    for which, start, end in scanner.find_matches_as_indexes(folded):
        if meanings[which] and not _INSIDE.match(folded, end - 1):
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
    meanings: dict[str, str] = dict.fromkeys(_levels(), PLACE)
    meanings.update(dict.fromkeys(gazetteer.table().names, PLACE))
    meanings.update(_bodies())
    meanings.update(dict.fromkeys(_PLAIN, ""))
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


def _levels() -> Sequence[str]:
    before = [first + word for first in _BEFORE for word in _LEVELS]
    behind = [word + last for word in _LEVELS for last in _BEHIND]
    return (*before, *behind, *_WHOLE)


def _bodies() -> dict[str, str]:
    """Every known name of a body by the placeholder of its line."""
    lines = {cells["name"]: chr(_FIRST_LINE + n) for n, cells in enumerate(rows("lines"))}
    found = {}
    for name in bodies.known_names():
        if len(name) < _SHORTEST_BODY:
            continue
        line = bodies.resolve(name, home=None, home_level=None, year=None).line
        if line and line in lines:
            found[name] = lines[line]
    return found
