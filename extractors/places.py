"""The tree of jurisdictions: which place a name means in a given year, and what lies above it."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

import msgspec

from corpora.folding import fold
from corpora.vocabulary import LEVELS, Level
from extractors import gazetteer, issuer_names
from extractors.gazetteer import Row
from extractors.issuer_names import Reading
from extractors.lexicons import rows

_ORDER: tuple[Level, ...] = tuple(LEVELS)
# Names that mean a part of any town in running text.
_COMMON = frozenset(["市郊区", "新城区", "老城区", "市中区"])
# The letter of a government in a document number: 闽政办〔2014〕, 榕政〔2014〕.
_NUMBER = re.compile(r"(\w)(?:政|府)[办发函字规令电]{0,3}〔")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A jurisdiction under the names of one year.

    `chain` and `codes` run from the province down to the place itself. A zone (雄安新区) has no
    code of the state: it bears the code of the place that runs it, and stands one level below it.
    `since` and `until` are the first and last year at whose end `name` held under this parent and
    code; None is today, 1980 may be earlier.
    """

    code: str
    name: str
    level: Level
    chain: tuple[str, ...]
    codes: tuple[str, ...]
    since: int
    until: int | None

    @property
    def full_name(self) -> str:
        """甘肃省天水市麦积区."""
        return "".join(self.chain)

    @property
    def parent_code(self) -> str:
        """Empty for a province."""
        return self.codes[-2] if len(self.codes) > 1 else ""

    @property
    def stem(self) -> str:
        """The name without its level and peoples: 天水, 大化, 广西."""
        rows = gazetteer.called(self.name)
        short = next((row.short[0] for row in rows if row.name == self.name and row.short), "")
        return gazetteer.stem_of(short or self.name)

    @property
    def zone(self) -> bool:
        return self.code == self.parent_code


def lookup(name: str, *, year: int | None = None, within: Place | None = None) -> Place | None:
    """The one place that `name` means, None where none or several do (鼓楼区).

    `name` is full (麦积区), an official short form (广西, 恩施州, 天水) or a chain of them. Names
    that held in `year` win; where none did, those whose years lie nearest. Without a year: today.
    """
    found = candidates(name, year=year, within=within)
    return found[0] if len(found) == 1 else None


def candidates(
    name: str, *, year: int | None = None, within: Place | None = None
) -> tuple[Place, ...]:
    """All that `name` can mean in `year`, in the order of their codes."""
    found = _places(gazetteer.chained(name), year)
    if within is None:
        return found
    return tuple(place for place in found if place == within or is_ancestor(within, place))


def of_issuer(
    name: str, *, year: int | None = None, context: str = ""
) -> tuple[Place | None, Level | None]:
    """The place and the level of an issuing body, as its name tells them.

    A national body has no place, a department the level of its government. What the name leaves
    open (鼓楼区人民政府, 市教育局) is settled by the places that `context` names: titles, other
    issuers, document numbers. If it stays open the place is None, and the level too unless all
    that the name can mean share it.
    """
    reading = issuer_names.read(name)
    if reading.word:
        return _by_word(reading, context, year)
    found = _places(reading.rows, year)
    place = found[0] if len(found) == 1 else only(found, _named(context, year)) if found else None
    level = place.level if place else _shared_level(found)
    match reading.kind:
        case "state":
            return (place, level) if found else (None, "national")
        case "township":
            return place, "township"
        case "zone":
            return place, level and lower(level)
        case "office":
            office = place and lookup(reading.office, year=year, within=place)
            return office or place, level and lower(level)
        case "other":
            return place, None
    return place, level


def children(place: Place, *, year: int | None = None) -> tuple[Place, ...]:
    """What stood directly below `place` in `year`, in the order of the codes; no zones."""
    below = gazetteer.in_force(place.code, year)
    return tuple(sorted((of_row(row, year) for row in below), key=lambda child: child.code))


def ancestors(place: Place) -> tuple[Place, ...]:
    """From the province down to the parent; empty for a province."""
    found = []
    for depth in range(1, len(place.chain)):
        code, name = place.codes[depth - 1], place.chain[depth - 1]
        [row] = [row for row in gazetteer.table().codes[code] if row.name == name][:1]
        found.append(
            Place(
                code=code,
                name=name,
                level=row.level,
                chain=place.chain[:depth],
                codes=place.codes[:depth],
                since=row.since,
                until=row.until,
            )
        )
    return tuple(found)


def is_ancestor(a: Place, b: Place) -> bool:
    """Whether `b` lies in `a`, also where one of them is called by the names of other years.

    A code outlives a change of name, a name outlives a change of code; either will do. Names of
    counties recur, so only those of provinces and municipalities speak for themselves.
    """
    if _ORDER.index(a.level) >= _ORDER.index(b.level):
        return False
    if not a.zone and a.code in b.codes[:-1]:
        return True
    return a.level in ("province", "municipality") and a.name in b.chain[:-1]


def lower(level: Level, steps: int = 1) -> Level:
    """The level `steps` below, township at the lowest."""
    return _ORDER[min(_ORDER.index(level) + steps, len(_ORDER) - 1)]


def in_text(text: str, *, year: int | None = None) -> tuple[tuple[int, int, Place | None], ...]:
    """Full official names in running text, names that follow one another as one place.

    An ambiguous name is settled by the places above it that the text names anywhere, else it is
    None. Names that are also plain words (城区) are left out.
    """
    spans = [span for span in gazetteer.spans(text) if _is_name(text, *span)]
    meant = {name: candidates(name, year=year) for name in {text[slice(*span)] for span in spans}}
    named = [found[0] for found in meant.values() if len(found) == 1]
    settled = {name: only(found, named) for name, found in meant.items()}
    return tuple((start, end, settled[text[start:end]]) for start, end in spans)


def _is_name(text: str, start: int, end: int) -> bool:
    """Not 新区 or 市区, which are words, nor the 范县 of 示范县."""
    if end - start > 2:
        return text[start:end] not in _COMMON
    follows = start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"
    return text[end - 1] != "区" and (text[end - 1] != "县" or not follows)


def only(found: Sequence[Place], named: Collection[Place]) -> Place | None:
    """The one of `found` that shares its municipality, or else its province, with `named`."""
    if len(found) == 1:
        return found[0]
    for depth in (2, 1):
        above = {place.chain[:depth] for place in named if len(place.chain) >= depth}
        inside = [place for place in found if place.chain[:depth] in above]
        if len(inside) == 1:
            return inside[0]
    return None


def _by_word(reading: Reading, context: str, year: int | None) -> tuple[Place | None, Level | None]:
    """The one place of `context` that is called 省, 市, 区 in its own bodies' names."""
    named = _named(context, year)
    known = {above for place in named for above in (*ancestors(place), place)}
    called = {place for place in known if _is_called(place, reading)}
    # A city that is written outright wins over one that only lies above it (句容市 in 镇江市).
    called = {place for place in called if place.name in context} or called
    if len(called) == 1:
        [place] = called
        return place, place.level
    return None, _shared_level(called) if called else reading.level


def _is_called(place: Place, reading: Reading) -> bool:
    """市 is said in cities of all three levels, the other words are of one level each."""
    same_level = reading.word == "市" or place.level == reading.level
    return place.name.endswith(reading.word) and same_level


def _named(context: str, year: int | None) -> set[Place]:
    """The places that a text settles: by full names, names of provinces, document numbers."""
    context = fold(context)
    named = {place for _, _, place in in_text(context, year=year) if place}
    letters = {found[1] for found in _NUMBER.finditer(context)}
    short = {name for letter, name in _letters() if letter in letters}
    short |= set(_provinces().findall(context))
    return named | {place for name in short if (place := lookup(name, year=year))}


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    found = rows("issuer_codes")
    return tuple((row["code"], row["place"]) for row in found if row["kind"] == "place")


@cache
def _provinces() -> re.Pattern[str]:
    """Provinces by their short names; 河北区 is not in 河北."""
    named = gazetteer.table().names.values()
    provinces = [row for found in named for row in found if row.level == "province"]
    short = {(*row.short, gazetteer.stem_of(row.name))[0] for row in provinces}
    return re.compile(f"(?:{'|'.join(sorted(short))})(?![市州县区路])")


def _shared_level(found: Iterable[Place]) -> Level | None:
    levels = {place.level for place in found}
    return levels.pop() if len(levels) == 1 else None


def _places(found: Sequence[Row], year: int | None) -> tuple[Place, ...]:
    unique = {of_row(row, year) for row in gazetteer.in_year(found, year)}
    return tuple(sorted(unique, key=lambda place: (place.codes, place.chain)))


def of_row(row: Row, year: int | None) -> Place:
    """The place of a row of the table, its ancestors called as in `year`."""
    above = tuple(gazetteer.line(row, year))[::-1]
    return Place(
        code=row.code,
        name=row.name,
        level=row.level,
        chain=(*(parent.name for parent in above), row.name),
        codes=(*(parent.code for parent in above), row.code),
        since=row.since,
        until=row.until,
    )
