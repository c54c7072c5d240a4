"""The table of bodies and of lines of work, by the forms in which they are written."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from corpora.vocabulary import Level
from extractors.lexicons import rows

FULL, SHORT = "{}", "{简}"  # in a name: its place, and the place's short name
NEVER = 9999
_BRIEF = {"委员会": "委", "办公室": "办"}
_LEVELS: dict[str, Level] = {
    "国": "national",
    "省": "province",
    "市": "municipality",
    "县": "county",
    "乡": "township",
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One name with its years, both inclusive; ``~`` in it stands for an ending that varies.

    ``{}`` in a name is its place, ``{简}`` the short name of the place; without either the place
    comes before the name. `line` is empty for a body of no line.
    """

    name: str
    line: str
    forms: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    since: int = 0
    until: int = NEVER

    @property
    def national(self) -> bool:
        return self.levels == ("national",)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    whole: dict[str, tuple[Row, ...]]
    stems: dict[str, tuple[Row, ...]]
    words: dict[str, tuple[Row, ...]]
    around: tuple[tuple[str, str, Row], ...]
    kinds: dict[str, Row]


@cache
def lexicon() -> Lexicon:
    whole: dict[str, tuple[Row, ...]] = {}
    stems: dict[str, tuple[Row, ...]] = {}
    around: list[tuple[str, str, Row]] = []
    kinds: dict[str, Row] = {}
    for row in map(_row, rows("departments")):
        for form in dict.fromkeys((*row.forms, *_unplaced(row))):
            if form.startswith("*"):
                kinds.setdefault(form[1:], row)
            elif form.endswith("~"):
                stems[form[:-1]] = (*stems.get(form[:-1], ()), row)
            elif FULL in form:
                head, _, tail = form.partition(FULL)
                around.append((head, tail, row))
            else:
                whole[form] = (*whole.get(form, ()), row)
    words = dict(stems)
    for cells in rows("lines"):
        for word in cells["words"].split():
            words[word] = (Row(name=word, line=cells["name"]),)
    return Lexicon(whole=whole, stems=stems, words=words, around=tuple(around), kinds=kinds)


def _row(cells: dict[str, str]) -> Row:
    return Row(
        name=cells["name"],
        line=cells["line"],
        forms=tuple(cells["short"].split()),
        suffixes=tuple(cells["suffixes"].split()),
        levels=tuple(_LEVELS[letter] for letter in cells["levels"]),
        since=int(cells["from"] or 0),
        until=int(cells["until"] or NEVER),
    )


def _unplaced(row: Row) -> Iterator[str]:
    """The name as it is written where its place stands before or around it."""
    name = row.name.replace(SHORT, FULL)
    yield name
    for above in ("人民政府", "中共{}委员会"):
        rest = name.removeprefix(above)
        # 办公室 and 研究室 alone are anybody's.
        if rest != name and len(rest) > 3:
            yield rest
    for above in ("国家", "国务院", "中共中央", "中央", "中华全国", "中国"):
        rest = name.removeprefix(above)
        if row.national and rest != name and len(rest) > 2:
            yield rest


@cache
def forms() -> Sequence[str]:
    """All forms of local bodies: whole ones, and stems with each of their endings."""
    table = lexicon()
    found = dict.fromkeys(
        form for form, meant in table.whole.items() if not all(row.national for row in meant)
    )
    for stem, meant in table.stems.items():
        for full in dict.fromkeys(suffix for row in meant for suffix in row.suffixes):
            if len(stem) > 1:
                found[stem + full] = None
            if short := _BRIEF.get(full):
                found[stem + short] = None
    return tuple(found)


@cache
def national_forms() -> Sequence[str]:
    """Forms that only bodies of the State Council and the Central Committee have."""
    return tuple(
        form for form, meant in lexicon().whole.items() if all(row.national for row in meant)
    )


@cache
def inner_forms() -> Sequence[str]:
    """Forms with their place inside, as ``团{}委``."""
    return tuple(f"{head}{FULL}{tail}" for head, tail, _ in lexicon().around)
