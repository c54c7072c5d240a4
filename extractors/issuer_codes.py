"""The issuer's code (机关代字) of a document number: whose number 岚政办发〔2021〕36号 is."""

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from corpora.folding import fold
from corpora.vocabulary import Level
from extractors import code_forms, gazetteer, places
from extractors.code_forms import WORDS, Form
from extractors.places import Place

_CODE = re.compile(r"[^\d〔\[(<第]{1,30}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"(?:令|公告|通告)$")
_LONGEST = 14  # characters; 粤国土资规保发 and 工信部联企业 are long ones


class IssuerCode(msgspec.Struct, frozen=True, kw_only=True):
    """What a code tells: `place` and `level` None where it leaves them open, `body` where unknown.

    A national body has level "national" and no place; its `body` is its full name of that year.
    The `body` of a place is without the place (人民政府办公厅). Departments changed their names too
    often for that: they have a `line` only, by its name in lines.tsv (教育).
    """

    code: str
    place: Place | None
    level: Level | None
    body: str | None
    line: str | None
    rule: str


def of_number(
    number: str,
    *,
    within: Place | None = None,
    names: Iterable[str] = (),
    year: int | None = None,
) -> IssuerCode | None:
    """The issuer that `number` tells, None where it begins with no issuer's code.

    Args:
        number: 岚政办发〔2021〕36号, 国务院令第663号, or the code alone.
        within: The code is of this place or of one inside it.
        names: Places or bodies that the document names; they settle 大政办发.
        year: Of the document; taken from the number where it has one.
    """
    number = fold(number).replace(" ", "")
    before = _CODE.match(number)
    if not before:
        return None
    code = before[0]
    if year is None and (found := _YEAR.search(number, before.end())):
        year = int(found[0])
    form = code_forms.read(code, year)
    if form is None:
        return _of_order(code, year)
    meant = () if form.rule == "code.national" else _expand(form, within, names, year)
    level, body = _standing(form, meant)
    return IssuerCode(
        code=code,
        place=meant[0] if len(meant) == 1 else None,
        level=level,
        body=body,
        line=form.line,
        rule=form.rule,
    )


def expand(
    prefix: str,
    within: Place | None = None,
    names: Iterable[str] = (),
    *,
    year: int | None = None,
) -> tuple[Place, ...]:
    """All places that a code (大政办发) or its letters (大) can stand for, in order of codes.

    Where `names` (places or bodies) holds some of them, only those; else all inside `within`,
    else an established letter's place (桂), else all places that begin so.
    """
    form = code_forms.read(prefix, year)
    if form is None or form.rule == "code.national":
        form = Form(rule="code.letters", letters=prefix)
    return _expand(form, within, names, year)


def is_issuer_code(text: str) -> bool:
    """Whether all of `text` is an issuer's code and no word: 桂政办发, 穗府办规; not 民政, 开发."""
    return len(text) <= _LONGEST and code_forms.read(text, None, numbered=False) is not None


def at_end(text: str) -> str:
    """The longest issuer's code that the text before 〔2014〕 ends in: 国办发 of 要按照国办发.

    "" if none. What stands there is taken for a code even where it is also a word (衢政, 穗民).
    """
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if code_forms.read(text[-size:], None):
            return text[-size:]
    return ""


def _of_order(code: str, year: int | None) -> IssuerCode | None:
    """国务院令, 住房和城乡建设部公告: the body itself stands before the number."""
    body = _ORDER.sub("", code)
    place, level = places.of_issuer(body, year=year)
    if body == code or level is None:
        return None
    return IssuerCode(code=code, place=place, level=level, body=body, line=None, rule="code.order")


def _standing(form: Form, meant: Sequence[Place]) -> tuple[Level | None, str | None]:
    """The level that all `meant` share and the body's name there; both open if they differ."""
    if form.rule == "code.national":
        return "national", form.body
    levels = {place.level for place in meant}
    if len(levels) > 1:
        return None, None if "province" in levels else form.local
    level = levels.pop() if levels else WORDS.get(form.letters)
    return level, form.body if level == "province" else form.local


def _expand(
    form: Form, within: Place | None, names: Iterable[str], year: int | None
) -> tuple[Place, ...]:
    letters = form.letters
    established = _established(form, year)
    named = {place for name in names if (place := _place(name, year))}
    found = {place for place in named if place in established or _begins(place, letters)}
    if found or letters in WORDS:
        return _sorted(found, letters)
    for meant in (established, _beginning(letters, year)):
        found = {place for place in meant if within is None or _inside(place, within)}
        if found:
            return _sorted(found, letters)
    return ()


def _place(name: str, year: int | None) -> Place | None:
    return places.lookup(name, year=year) or places.of_issuer(name, year=year)[0]


def _established(form: Form, year: int | None) -> set[Place]:
    """Places by letters of their own (穗, 桂), or by those of the city above (穗埔, 深龙华)."""
    found = set()
    for letter, name, style in code_forms.letters():
        if not form.letters.startswith(letter):
            continue
        place = places.lookup(name, year=year)
        if place and letter == form.letters and (style == form.style or not (style and form.style)):
            found.add(place)
        elif place and form.letters in code_forms.compounds():
            part = form.letters[len(letter) :]
            below = places.children(place, year=year)
            found |= {child for child in below if code_forms.abbreviates(part, child.stem)}
    return found


def _beginning(letters: str, year: int | None) -> set[Place]:
    rows = gazetteer.beginning(letters[:1], year)
    return {place for row in rows if _begins(place := places.of_row(row, year), letters)}


def _begins(place: Place, letters: str) -> bool:
    """邢 for 邢台市, 赣市 for 赣州市, 广安 for 广安市; 市 and 县 alone for any city or county."""
    if place.stem.startswith(letters):
        return True
    stem, ending = letters[:-1], letters[-1:]
    return ending in WORDS and place.name.endswith(ending) and place.stem.startswith(stem)


def _inside(place: Place, within: Place) -> bool:
    return place == within or places.is_ancestor(within, place)


def _sorted(found: Collection[Place], letters: str) -> tuple[Place, ...]:
    """A district of its city's name writes its 区 (广安区府发): 广安府发 is the city's."""
    cities = {place.code for place in found if place.stem == letters}
    kept = [place for place in found if place.stem != letters or place.parent_code not in cities]
    return tuple(sorted(kept, key=lambda place: (place.codes, place.chain)))
