"""Bodies with a name of their own: 牡丹江大学, 邢台供电公司, 南宁五象新区管委会, 市第一医院."""

import re

from extractors import body_names, body_scopes, places
from extractors.body_readings import ORDER, PHRASE, Named
from extractors.body_scopes import Scope, Standing

# Their own names are complete: no place is put before them.
_PROPER = ("企业", "高校", "金融", "社会组织", "电力", "烟草", "盐业", "铁路", "民航", "邮政")
PLURAL = "body.many-institutions"
_PLURALS = ("企业", "运营商", "高校", "院校", "医疗机构", "金融机构")
_NATIONAL = ("国家", "中国", "中央", "全国")
_GOVERNMENT = "政府"
_COMMITTEE = re.compile(r"(.+?)(?:管理委员会|管理委|管委会|管委)")
_BRANCH = re.compile(r"(?:中心支行|分公司|[分支]行|分局|分院|供电公司)$")
_LONGEST_PREFIX = 14
# One character is enough of an ending only behind a level or place: 市博览局, 县志办.
_ENDINGS = frozenset("局委办厅部院会社站所台队馆处室署")
_ORDINARY = re.compile(
    r"(?:[全内外总局东西南北中]|干)部|[格布结]局|[主承协督交举开兴民公通代]办|[大餐展]厅|[场厕]所|平台|[机社大晚]会"
    r"|[团部]队|[网车电]站|教室|[好用]处"
)
# 网上办, 就近办, 补办 are ways to do it, 大局 is no office.
_BARE = re.compile(
    r"(?!.*的)[一-龥]{2,4}(?:(?<![全大时服格布结])局|委|(?<![上近缺快好易简联次限速补跨部门要通网])办)"
)


def read(written: str, where: Standing, inherited: Scope | None) -> Named | None:
    """The institution or place that `written` names; None where no form fits."""
    own = inherited or body_scopes.own(where)
    if place := body_scopes.named(written, where):
        return _government(written, place, own)
    if found := _COMMITTEE.fullmatch(written):
        return _committee(found[1], where, own)
    if (known := body_names.kind(written)) is not None:
        row, ending = known
        if ending in _PLURALS:
            scope, _ = _prefix(written, where)
            level = scope.level if scope else own.level
            return Named(name=None, lines=(row.line,), level=level, rule=PLURAL)
        if len(written) > len(ending) or len(ending) > 2 or row.line == _GOVERNMENT:
            line = row.line or (body_names.lines_of(_told(written, ending, where)) or ("",))[0]
            return _institution(written, line, where, own)
    if written[-1] in _ENDINGS and not _ORDINARY.fullmatch(written[-2:]):
        scope, rest = _prefix(written, where)
        if scope and len(rest) > 1:
            return Named(name=_in(scope, rest), lines=(), level=scope.level, rule="body.form")
    return None


def bare(written: str, where: Standing, inherited: Scope | None) -> Named | None:
    """An office of which only the form is known: 高新办, 积分办."""
    if not _BARE.fullmatch(written) or ORDER.match(written) or PHRASE.search(written):
        return None
    own = inherited or body_scopes.own(where)
    level = own.level if own.place else None
    return Named(name=_in(own, written), lines=(), level=level, rule="body.form")


def _government(written: str, place: Scope, own: Scope) -> Named:
    """罗湖区 in a list of bodies is its government, 茂林街道 its office, 高新区 its committee."""
    rule = "body.place"
    if place.zone:
        name = _of_zone(written, place, own)
    elif written.endswith("街道"):
        name = f"{place.place}办事处"
    else:
        name = f"{place.place}人民政府"
    return Named(name=name, lines=(_GOVERNMENT,), level=place.level, rule=rule)


def _committee(head: str, where: Standing, own: Scope) -> Named:
    """A committee governs a zone; 市西区管委会 and 西区管委会 are one."""
    rule = "body.zone"
    if zone := body_scopes.named(head, where):
        name = _of_zone(head, zone, own)
        return Named(name=name, lines=(_GOVERNMENT,), level=zone.level, rule=rule)
    scope, rest = _prefix(head, where)
    if scope and scope.level:
        name, level = _in(scope, f"{rest}管理委员会"), places.lower(scope.level)
        return Named(name=name, lines=(_GOVERNMENT,), level=level, rule=rule)
    name = _of_zone(head, None, own)
    return Named(name=name, lines=(_GOVERNMENT,), level=body_scopes.below(where), rule=rule)


def _of_zone(written: str, zone: Scope | None, own: Scope) -> str | None:
    if zone and not zone.common:
        return f"{zone.place}管理委员会"
    return f"{own.place}{written}管理委员会" if own.place else None


def _institution(written: str, line: str, where: Standing, own: Scope) -> Named:
    lines = (line,) if line else ()
    scope, rest = _prefix(written, where)
    rule = "body.institution"
    if line in _PROPER:
        # 中国联通广西分公司: the branch's place, not the company's.
        branch = _branch(written, where)
        told = branch or scope
        name = written if scope is None or scope.told else _in(scope, rest)
        return Named(name=name, lines=lines, level=told.level if told else None, rule=rule)
    if scope:
        return Named(name=_in(scope, rest), lines=lines, level=scope.level, rule=rule)
    if written.startswith(_NATIONAL):
        return Named(name=written, lines=lines, level="national", rule=rule)
    level = own.level if own.place else None
    return Named(name=_in(own, written), lines=lines, level=level, rule=rule)


def _told(written: str, ending: str, where: Standing) -> str:
    """农村工作 of 市农村工作领导小组: what a body of no certain line is for."""
    return _prefix(written.removesuffix(ending), where)[1]


def _branch(written: str, where: Standing) -> Scope | None:
    head = _BRANCH.sub("", written)
    if head == written:
        return None
    for start in range(max(0, len(head) - _LONGEST_PREFIX), len(head) - 1):
        if scope := body_scopes.named(head[start:], where):
            return scope
    return None


def _prefix(written: str, where: Standing) -> tuple[Scope | None, str]:
    """The longest beginning that tells a level or place, and what follows it.

    中国 and 国家 are no such beginning: they are part of a proper name (中国联通广西分公司).
    """
    for cut in range(min(len(written) - 1, _LONGEST_PREFIX), 0, -1):
        scope = body_scopes.read(written[:cut], where)
        if scope and not scope.zone and scope.level != "national":
            return scope, written[cut:]
    return None, written


def _in(scope: Scope, rest: str) -> str | None:
    return f"{scope.place}{rest}" if scope.place else None
