"""Deadlines counted from an event: 20个工作日内, 印发之日起3个月内, 一年内."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpora.model import Analysis, Deadline, Span
from corpora.vocabulary import Unit
from extractors import dates, workdays
from extractors.clock import Clock
from extractors.numerals import NUMERALS, number
from extractors.surroundings import clause_before, in_title

# Begins with a set of characters: the engine skips to them.
_AMOUNT = rf"(?P<amount>[\d{NUMERALS}半](?<!\d\d)[\d{NUMERALS}]{{0,3}}+)"
_TERM = re.compile(
    rf"{_AMOUNT} ?(?P<unit>个?工作日|个?自然日|个?月|个?星期|周|[日天年])(?P<half>半)?"
    r"(?P<within> ?[之以]?内(?![蒙部容地外陆资涵需])|(?:的?(?:时间|期限|时限)内))"
)
# A number of working days alone is a limit where it stands for one.
_LIMIT = re.compile(rf"{_AMOUNT} ?(?P<unit>个?工作日)(?! ?[之以]?[内前后])(?P<half>)")
_LIMIT_BEFORE = re.compile(
    r"(?:时限|期限|时间)(?:为|是|内|:|压缩[至到为]?|缩短[至到为]?|不超过|最长){0,3} ?[(]?\Z"
    r"|(?<!延长)(?:不得?超过|压缩[至到为]|缩短[至到为]) ?\Z"
)
_LIMIT_AFTER = re.compile(
    r" ?(?:予以|完成|答复|办结|给予|作出|出具|回复|反馈|审核|审结|办理|发放|核发)"
)
_ACT = re.compile(r"(?:审批|审查|审核|受理|办理|评审|答复) ?\Z")
_NOT_LIMIT = re.compile(
    r"延长|延期|(?:公示|公告|公布|公开|不少于|至少|提前|累计|连续|逾期|第|每|前|满)"
    r"(?:期|时间|期限)?[为是]? ?\Z"
)
# The text's own issue; 《征地方案》公布之日起 is another's.
_SINCE_ISSUE = re.compile(
    r"(?:^|(?<=[,。;:、\n应须要当将请各在]))(?:自|从|于)?(?:本[一-鿿]{1,4}?)?(?:印发|发布|公布|下发|颁布|发文)"
    r"(?:之日起|之日后|日起|后)的?,? ?\Z"
)
# 近5年内, 申请前一年内 look back; 3年内不得, 5年内免收 tell how long something lasts.
_BACKWARD = re.compile(r"(?:近|最近|过去|此前|上|头|首|前|每|已|满|连续|累计|超过|第) ?\Z")
_AHEAD = re.compile(r"应|须|需|要|可(?!能)|请")
# 作出不予许可的决定 orders something.
_LASTING = re.compile(
    r" ?,? ?[^,。;:\n作出予]{0,8}(?:不得|不予|不再|不能|不准|不可|不受|禁止|没有|未|无(?!线|障)"
    r"|可不|不必|免征|免收|免费|免缴|免除|限制|减半|累计|只[能享有])"
    r"|[^,。;:\n]{0,16}(?:者|的)[,。;:、]"
    r"|[(]含|(?:价格|利率|投资)"
)
# Years in which something happened, not in which it must be done.
_HAPPENED = re.compile(r" ?[^,。;:\n]{0,8}(?:曾|受过|获得|取得|发生|关税|连续|有效)")
_UNITS: dict[str, tuple[Unit, int]] = {
    "工作日": ("workday", 1),
    "自然日": ("day", 1),
    "日": ("day", 1),
    "天": ("day", 1),
    "周": ("day", 7),
    "星期": ("day", 7),
    "月": ("month", 1),
    "年": ("year", 1),
}
# Half of a unit in the next smaller one.
_HALVES: dict[str, tuple[Unit, int]] = {"年": ("month", 6), "月": ("day", 15)}


def find(analysis: Analysis, clock: Clock) -> Iterator[Deadline]:
    """Time limits to act; looking back (近3年内) and lasting (5年内不得) are none."""
    folded = analysis.folded
    for found in _TERM.finditer(folded):
        if _limits(folded, found) and not in_title(folded, found.start()):
            yield from _deadline(folded, found, clock, "deadline.within")
    for found in _LIMIT.finditer(folded):
        if _stands_for_limit(folded, found):
            yield from _deadline(folded, found, clock, "deadline.limit")


def _limits(folded: str, found: re.Match[str]) -> bool:
    before = folded[max(0, found.start() - 3) : found.start()]
    if before[-1:].isdigit() or before.endswith(("-", ".")):
        return False
    past = "年" in found["unit"]
    if _BACKWARD.search(before):
        # 有效期满前30日内, 应当申请 is a time to act in.
        ahead = before.endswith("前") and _AHEAD.search(clause_before(folded, found.start()))
        if not ahead:
            return False
        past = True
    if past and _HAPPENED.match(folded, found.end()):
        return False
    return not _LASTING.match(folded, found.end(), found.end() + 40)


def _stands_for_limit(folded: str, found: re.Match[str]) -> bool:
    before = folded[max(0, found.start() - 14) : found.start()]
    after = folded[found.end() : found.end() + 6]
    if before[-1:].isdigit() or _NOT_LIMIT.search(before):
        return False
    # (5个工作日,不含评审时间), (公示10个工作日,审批3个工作日)
    begins = before.endswith("(") or ("(" in before.rpartition(")")[2] and _ACT.search(before))
    bracketed = bool(begins) and after.startswith((")", ",不含", ",不计"))
    return bracketed or bool(_LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(after))


def _deadline(folded: str, found: re.Match[str], clock: Clock, rule: str) -> Iterator[Deadline]:
    amount, unit = _measure(found)
    if not amount:
        return
    since = _SINCE_ISSUE.search(folded[max(0, found.start() - 20) : found.start()])
    yield Deadline(
        span=Span(found.start() - (len(since[0]) if since else 0), found.end()),
        rule=rule,
        kind="within",
        amount=amount,
        unit=unit,
        due_on=_due(clock.issued_on, amount, unit) if since else None,
    )


def _measure(found: re.Match[str]) -> tuple[int, Unit]:
    """Weeks are counted in days, halves in the next smaller unit."""
    name = found["unit"].removeprefix("个")
    unit, size = _UNITS[name]
    if found["amount"] == "半":
        unit, size = _HALVES.get(name, (unit, 0))
        return size, unit
    amount = (number(found["amount"]) or 0) * size
    if found["half"] and name == "年":
        return amount * 12 + 6, "month"
    return amount, unit


def _due(base: date | None, amount: int, unit: Unit) -> date | None:
    if base is None:
        return None
    if unit == "workday":
        return workdays.after(base, amount)
    if unit == "day":
        return base + timedelta(days=amount)
    return dates.later(base, months=amount * (12 if unit == "year" else 1))
