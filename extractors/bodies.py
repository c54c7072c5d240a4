"""Which body a written name means: its full name, its line of work, its level, one or many.

A name is resolved as the document means it: 市 is the document's own city, 2014's 市工商局 is
that year's 工商行政管理局 and shares its line with the 市场监管局 of 2019. What is decided where
the words leave it open:

- 各部门, 区政府有关部门, 各县(市、区)政府 are collective: no `canonical`; a `line` only where all
  of them have one (各市财政局, 各市政府).
- 财政部门 is one body of a known line whose name is not told: not collective, no `canonical`, no
  `level` unless a prefix tells it (市财政部门).
- 县 in a city's document is one of its counties, unnamed: level county, no `canonical`.
- A merged body (教体局) has the line of its first domain; `lines` keeps all.
- A place as a body (各县区, 罗湖区) stands for its government.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from corpora.folding import fold
from corpora.vocabulary import Level
from extractors import body_groups, body_kinds, body_lexicon, body_names, body_readings, body_scopes
from extractors.body_readings import Named
from extractors.body_scopes import Scope, Standing

_LONGEST = 60  # characters; longer strings are no names
_GOVERNMENT = "政府"
_PREFIXES = ("省", "自治区", "市", "州", "盟", "县", "区", "旗", "镇", "乡")

_SPACE = re.compile(r"\s+")
_ASIDE = re.compile(r"[(〔]([^()〔〕]{1,40})[)〕]")
# A list is at times cut inside a bracket.
_UNCLOSED = re.compile(r"(?<=..)[(〔][^()〔〕]*$")
_AND_OTHERS = re.compile(r"(?<=..)等(?:有关|相关|各)?(?:部门|单位|机构)$")
_UNOPENED = re.compile(r"[^(〔]*[)〕]|\d+[.、]")
_RULING = re.compile(r"(?:人民政府|政府|党委|管委会|管理委员会|街道办事处|办事处|街道办)*+")
_THEIR = re.compile(r"^(?:人民政府|政府)(?:及其|的)?")
_DEPARTMENT = re.compile(r"(?P<words>.{1,30})(?:部门|机关|机构|组织|系统|单位)")
_OFFICE = re.compile(r"(?:行政)?(?:主管|管理|监督|监管|执法|执收|职责)*的?$")
_BEFORE = re.compile(r"^(?:国务院|同级|上级|本级|上一级|人民政府|负有|承担)+")
_CERTAIN = ("body.known", "body.merged", "body.line-department")
# 建设大数据中心 is an order, 建设和交通委 a name.
_FACILITIES = ("中心", "站", "馆", "院", "所")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What a name stands for; `canonical` is None where the words tell no single body."""

    canonical: str | None = None
    line: str | None = None
    lines: tuple[str, ...] = ()
    level: Level | None = None
    collective: bool = False
    rule: str


def resolve(
    name: str,
    *,
    home: str | None,
    home_level: Level | None,
    year: int | None,
    inherited: str | None = None,
) -> Body:
    """The body that `name` means in a document; never raises, whatever the text.

    Args:
        name: The name as the list gives it, an ending shared by the list put back.
        home: The document's place with its whole chain (黑龙江省牡丹江市); None if national.
        home_level: The level of the document's issuer.
        year: The document's year; None takes the names of today.
        inherited: The level or place at the list's beginning, for names without their own.
    """
    return _resolve(name, home, home_level, year, inherited)


@lru_cache(maxsize=50_000)
def is_body(name: str) -> bool:
    """Whether `name` has the form of a body's name: 省财政厅, 各县区, but not 推进落实."""
    rule = _resolve(name, None, None, None, None).rule
    if rule in ("body.unknown", "body.line-word"):
        return False
    if name.startswith("建设") and name.endswith(_FACILITIES):
        return False
    if rule in _CERTAIN:
        return True
    written = _clean(name)
    if any(body_scopes.is_division(written[:length]) for length in (3, 4, 5)):
        # 和平区, 从江县医院 begin like 和 and 从.
        return True
    return not (
        body_readings.ORDER.match(written)
        or (rule != "body.collective" and body_readings.PHRASE.search(written))
        or _UNOPENED.match(written)
    )


@cache
def known_names() -> Sequence[str]:
    """Names to look for in running text: every short and full form, bare and with its level."""
    found = dict.fromkeys((*body_lexicon.forms(), *body_lexicon.national_forms()))
    for form in body_lexicon.forms():
        found.update(dict.fromkeys(level + form for level in _PREFIXES))
    for form in body_lexicon.inner_forms():
        found.update(dict.fromkeys(form.replace("{}", level) for level in _PREFIXES))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _resolve(
    name: str, home: str | None, level: Level | None, year: int | None, inherited: str | None
) -> Body:
    written = _clean(name)
    if not 1 < len(written) <= _LONGEST:
        return Body(rule="body.unknown")
    where = body_scopes.standing(home, level, year)
    carried = body_scopes.read(inherited, where) if inherited else None
    if many := _collective(written, where):
        return many
    named, lines = _one(*_without_aside(written), where, carried)
    if named is None:
        return Body(rule="body.unknown")
    line = lines[0] if lines else None
    if named.rule == body_kinds.PLURAL:
        return Body(line=line, lines=lines, level=named.level, collective=True, rule=named.rule)
    return Body(canonical=named.name, line=line, lines=lines, level=named.level, rule=named.rule)


def _clean(name: str) -> str:
    bare = _SPACE.sub("", fold(name)).strip(".。,;:、·-*")
    return _AND_OTHERS.sub("", _UNCLOSED.sub("", bare))


def _without_aside(written: str) -> tuple[str, str]:
    asides = _ASIDE.findall(written)
    outer = _ASIDE.sub("", written)
    return (outer, asides[-1]) if asides and len(outer) > 1 else (written, "")


def _one(
    outer: str, aside: str, where: Standing, carried: Scope | None
) -> tuple[Named | None, tuple[str, ...]]:
    """市工信局(市大数据局) is the first, with the line of the second beside its own."""
    named = (
        body_readings.read(outer, where, carried)
        or _line_department(outer, where)
        or body_kinds.read(outer, where, carried)
        or body_readings.elsewhere(outer, where)
        or body_kinds.bare(outer, where, carried)
        or _word(outer)
    )
    if named is None:
        return None, ()
    beside = body_readings.read(aside, where, None) if aside else None
    return named, tuple(dict.fromkeys((*named.lines, *(beside.lines if beside else ()))))


def _collective(written: str, where: Standing) -> Body | None:
    """The first reading whose rest is known to the lexicon, else the first that is sure."""
    unsure = None
    for group in body_groups.read(written, where):
        rules = (group.places or group.rest) and _RULING.fullmatch(group.rest) is not None
        line = _GOVERNMENT if rules else _line_of(group.rest, where)
        many = Body(
            line=line,
            lines=(line,) if line else (),
            level=group.level,
            collective=True,
            rule="body.collective",
        )
        if line or body_groups.is_general(group.rest):
            return many
        if group.sure and unsure is None and body_groups.ends_as_body(group.rest):
            unsure = many
    return unsure


def _line_of(rest: str, where: Standing) -> str | None:
    """The line of all of them, where what follows 各市 or 有关 tells one."""
    rest = _THEIR.sub("", rest)
    if len(rest) < 2:
        return None
    if body_groups.is_general(rest):
        kind = body_names.kind(rest)
        return kind[0].line if kind else None
    _, lines = _one(rest, "", where, None)
    return lines[0] if lines else None


def _line_department(outer: str, where: Standing) -> Named | None:
    """财政部门, 市安全生产监督管理部门, 国务院建设行政主管部门, 公安机关."""
    found = _DEPARTMENT.fullmatch(outer)
    if found is None:
        return None
    # 城市管理部门 has 管理 in its domain, 财政管理部门 has not.
    for words in (found["words"], _OFFICE.sub("", found["words"])):
        for cut in range(len(words)):
            lines = body_names.lines_of(_BEFORE.sub("", words[cut:]))
            if lines and (scope := body_scopes.read(words[:cut], where)):
                level = scope.level if cut else "national" if words.startswith("国务院") else None
                return Named(name=None, lines=lines, level=level, rule="body.line-department")
    for cut in range(len(words), 0, -1):
        if scope := body_scopes.read(words[:cut], where):
            return Named(name=None, lines=(), level=scope.level, rule="body.form")
    return None


def _word(outer: str) -> Named | None:
    """宣传 and 财政 in a list of bodies: a line, no name."""
    lines = body_names.lines_of(outer)
    return Named(name=None, lines=lines, level=None, rule="body.line-word") if lines else None
