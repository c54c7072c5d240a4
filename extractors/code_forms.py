"""The grammar of an issuer's code: letters for the place, a word for the body, the series."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from corpora.vocabulary import Level
from extractors import gazetteer
from extractors.lexicons import rows

# A place's own numbers say 县政办发, 州府发. 市 is said in cities of several levels.
WORDS: Mapping[str, Level | None] = {
    "省": "province",
    "市": None,
    "州": "municipality",
    "盟": "municipality",
    "县": "county",
    "区": "county",
    "旗": "county",
}
# A made-up code of an unlisted body holds no name of a place and no word of running text.
_NO_CODE = re.compile(r"[省市县区州乡镇和与及的等各]|人民|政府|关于|印发|转发|根据|按照|办公|开发")
_LONGEST_PLACE = 5
_LONGEST_STATE = 5
_ORGAN_KINDS = ("government", "party", "department")
_ALSO_WORDS = frozenset(["内政", "新政"])  # the only letter of a province with 政 that is one
# Units of a ministry with a code that is no word of its own: 发改就业, 工信部联企业, 国卫基层发.
_ANY_UNIT = re.compile(r"[\u4e00-\u9fff]{1,7}(?<![局委部会厅院司])")
# 建城, 教师 and 水电 are codes before a year only; 教师函 and 教基一 always.
_NO_WORD = re.compile(r"[发函字规]$|.{2}")
_ANY_UNIT_AND_SERIES = re.compile(r"[\u4e00-\u9fff]{0,6}[发函字规]")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a code: `style` is the government's word (政, 府), empty where it has none.

    `body` is the body's name in a province or the State, `local` below; None where unknown.
    `line` is a name in lines.tsv.
    """

    rule: str
    letters: str = ""
    style: str = ""
    body: str | None = None
    local: str | None = None
    line: str | None = None


class _Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The table by kind; `whole` and `national` by code, `letters` as (letter, place, style)."""

    letters: tuple[tuple[str, str, str], ...]
    established: frozenset[str]
    compounds: frozenset[str]
    national: dict[str, list[dict[str, str]]]
    whole: dict[str, dict[str, str]]
    bodies: dict[str, dict[str, str]]
    unlisted: re.Pattern[str]
    series: re.Pattern[str]
    forms: tuple[tuple[str, re.Pattern[str]], ...]


def read(code: str, year: int | None, *, numbered: bool = True) -> Form | None:
    """The State's codes first, then those of places; None where the code fits no form.

    Where it is not `numbered`, i.e. no 〔2014〕 follows, forms that are also words (民政, 市委办)
    are refused.
    """
    return _national(code, year, numbered) or _whole(code) or _local(code, numbered)


def letters() -> Sequence[tuple[str, str, str]]:
    """Established letters of places, each with the place's full name and its style: 穗, 府."""
    return _lexicon().letters


def compounds() -> frozenset[str]:
    """A city's letter with what is short for a district of it: 穗埔, 深龙华."""
    return _lexicon().compounds


@cache
def initials() -> frozenset[str]:
    """All that a place's name can shrink to: its first characters, also with 市 (赣市)."""
    found = set(WORDS)
    for row in (row for named in gazetteer.table().codes.values() for row in named):
        if row.level != "province":
            stem = gazetteer.stem_of(row.short[0] if row.short else row.name)
            for size in range(1, min(len(stem), _LONGEST_PLACE) + 1):
                found |= {stem[:size], stem[:size] + row.name[-1]}
    return frozenset(found)


def abbreviates(part: str, stem: str) -> bool:
    """埔 and 黄 for 黄埔, 龙华 for 龙华."""
    return stem.startswith(part) or (len(part) == 1 and part in stem)


def _national(code: str, year: int | None, numbered: bool) -> Form | None:
    """Where a body was renamed, the latest name whose years have begun by `year`.

    The great reforms (1998, 2003, 2008, 2013, 2018) all came in March.
    """
    for size in range(min(len(code), _LONGEST_STATE), 0, -1):
        found = _lexicon().national.get(code[:size], ())
        fitting = [row for row in found if _is_series(row, code[size:], numbered)]
        if fitting:
            begun = [row for row in fitting if _since(row) <= (year or 9999)]
            row = max(begun, key=_since) if begun else min(fitting, key=_since)
            return Form(rule="code.national", body=row["body"])
    return None


def _since(row: Mapping[str, str]) -> int:
    return int(row["from"] or 0)


def _is_series(row: Mapping[str, str], rest: str, numbered: bool) -> bool:
    """基厅函 of 教基厅函: a listed unit and series; after a code that is no word, any unit."""
    if not numbered and len(row["code"]) == 1 and not _NO_WORD.search(rest):
        return False
    for unit in row["units"].split():
        if rest.startswith(unit) and _lexicon().series.fullmatch(rest, len(unit)):
            return True
    if len(row["code"]) == 1:
        return False
    if not rest:
        return numbered  # 安委〔2020〕3号
    end = _ANY_UNIT if numbered else _ANY_UNIT_AND_SERIES
    return end.fullmatch(rest) is not None


def _whole(code: str) -> Form | None:
    """Where a place writes its government's office as others write the Party's: 川办发."""
    for start, row in _lexicon().whole.items():
        rest = code[len(start) :]
        fits = rest in row["units"].split() if row["units"] else _lexicon().series.fullmatch(rest)
        if code.startswith(start) and fits:
            return _form_of(row, rule="code.government", letters=start[0], style=row["style"])
    return None


def _local(code: str, numbered: bool) -> Form | None:
    lexicon = _lexicon()
    for rule, pattern in lexicon.forms:
        for size in range(1, min(len(code), _LONGEST_PLACE + 1)):
            part = code[:size]
            known = part in lexicon.established
            if not known and part not in lexicon.compounds and part not in initials():
                continue
            found = pattern.fullmatch(code, size)
            if found and _fits(rule, found, known) and (numbered or _is_safe(rule, found, known)):
                row = lexicon.bodies[found["organ"] or "委"]
                style = found["organ"][0] if rule == "code.government" else ""
                return _form_of(row, rule=rule, letters=part, style=style)
    if numbered and lexicon.unlisted.fullmatch(code) and not _NO_CODE.search(code):
        return Form(rule="code.unlisted", letters=code[0])
    return None


def _form_of(row: Mapping[str, str], *, rule: str, letters: str, style: str) -> Form:
    return Form(
        rule=rule,
        letters=letters,
        style=style,
        body=row["body"] or None,
        local=row["local"] or None,
        line=row["line"],
    )


def _fits(rule: str, found: re.Match[str], known: bool) -> bool:
    """An established letter may do without body (粤发) or have a long unit (粤国土资规保发)."""
    if known:
        return True
    if rule == "code.party":
        return bool(found["organ"])
    return len(found["unit"]) <= 2


def _is_safe(rule: str, found: re.Match[str], known: bool) -> bool:
    """Whether a form is no word either: 天政发, 闽政, 牡政办; not 民政, 新建, 市委办."""
    code = found.string
    if found["series"]:
        plain = not found["unit"] and found["series"] not in ("字", "令")  # 繁体字, 王司令
        return known or plain if rule == "code.department" else known or found["organ"] != "办"
    if rule == "code.government" and code[0] not in WORDS:
        return len(found["organ"]) > 1 or (known and code not in _ALSO_WORDS)
    return rule == "code.party" and len(found["organ"]) > 1 and known


@cache
def _lexicon() -> _Lexicon:
    kinds: dict[str, list[dict[str, str]]] = {}
    for row in rows("issuer_codes"):
        kinds.setdefault(row["kind"], []).append(row)
    national: dict[str, list[dict[str, str]]] = {}
    for row in kinds["national"]:
        national.setdefault(row["code"], []).append(row)
    places = kinds["place"]
    series = [row["code"] for row in kinds["series"] if not row["style"]]
    styled = [row["code"] for row in kinds["series"]]
    any_series, styled_series = f"(?:{_any(series)}){{0,2}}", f"(?:{_any(styled)}){{0,2}}"
    organs = {kind: _any(row["code"] for row in kinds[kind]) for kind in _ORGAN_KINDS}
    return _Lexicon(
        letters=tuple((row["code"], row["place"], row["style"]) for row in places),
        established=frozenset(row["code"] for row in places),
        compounds=frozenset(_compounds(places)),
        national=national,
        whole={row["code"]: row for row in kinds["whole"]},
        bodies={row["code"]: row for kind in _ORGAN_KINDS for row in kinds[kind]},
        series=re.compile(any_series),
        forms=(
            ("code.government", _form(organs["government"], "", styled_series)),
            ("code.party", _form(f"{organs['party']}|", "", any_series)),
            ("code.department", _form(organs["department"], "[\u4e00-\u9fff]{0,6}?", any_series)),
        ),
        unlisted=re.compile(
            f"(?:{_any(row['code'] for row in places)})[\u4e00-\u9fff]{{1,6}}[发函字规办令]"
        ),
    )


def _form(organ: str, unit: str, series: str) -> re.Pattern[str]:
    return re.compile(f"(?P<organ>{organ})(?P<unit>{unit})(?P<series>{series})")


def _any(codes: Iterable[str]) -> str:
    return "|".join(sorted(codes, key=len, reverse=True))


def _compounds(places: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """A city's letter with what is short for a district of it: 穗埔, 深龙华."""
    for row in places:
        for top in gazetteer.chained(row["place"]):
            for child in gazetteer.in_force(top.code, None):
                stem = gazetteer.stem_of(child.name)
                if child.level == "county":
                    yield from (row["code"] + part for part in (*stem, stem[:2], stem[:3]))
