"""Entries that begin with the body they are for: (一)市公安局:全面落实…, ⑴市政府办公室:负责…."""

import re
from collections.abc import Iterator, Sequence

from corpora.model import Provision
from extractors import departments
from extractors.drafts import Draft, label_length, trimmed

_ENTRY = re.compile(r"(?:(?P<mark>[⑴-⒇①-⑳])|[(](?P<n>\d{1,2})[)])(?P<name>[^。;:\n]{2,40}):")
_FIRST_NAME = re.compile(r"(?P<name>[^。;:,\n]{2,60}):")
# A line of its own that names a body and nothing else.
_BODY_LINE = re.compile(
    r".{0,12}(?:局|委|办公室|厅|部|人民政府|管委会|委员会|总队|支队|银行)[。 ]?"
)
_LONGEST_LINE = 30


def first_bodies(folded: str, provision: Provision) -> tuple[int, int] | None:
    """The names before the colon of a department-first item, as offsets; None without any."""
    start = provision.span.start + label_length(folded, provision)
    found = _FIRST_NAME.match(folded, start, provision.own_end)
    if found is not None:
        begin, end = found.span("name")
    else:
        begin, end = start, folded.find("\n", start, provision.own_end)
        if end < 0 and not provision.leaf:
            end = provision.own_end
        if not 0 < end - begin <= _LONGEST_LINE or not _BODY_LINE.fullmatch(folded, begin, end):
            return None
    items = departments.split(folded, begin, end)
    if items and all(departments.is_name(item.name) for item in items):
        return begin, end
    return None


def bodies_above(folded: str, above: Sequence[Provision]) -> tuple[int, int] | None:
    """The names that head the section of an item: 三、市财政局 above (一)安排资金…."""
    return next((found for one in above if (found := first_bodies(folded, one))), None)


def listed(folded: str, provision: Provision) -> Iterator[Draft]:
    """One task per entry of an inline list (具体分工为:⑴…⑵…); nothing for fewer than two."""
    found = [
        entry
        for entry in _ENTRY.finditer(folded, provision.span.start, provision.span.end)
        if _names(folded, *entry.span("name"))
    ]
    if len(found) < 2:
        return
    stops = [entry.start() for entry in found[1:]] + [provision.span.end]
    for entry, stop in zip(found, stops, strict=True):
        yield Draft(
            path=f"{provision.path}/({_number(entry)})",
            provision=provision.path,
            kind="duty",
            heading=None,
            start=entry.start(),
            end=trimmed(folded, stop),
            bodies=entry.span("name"),
        )


def _names(folded: str, start: int, end: int) -> bool:
    """宣传、电视台、新闻中心: one short name among bodies is a body."""
    named = [departments.is_name(item.name) for item in departments.split(folded, start, end)]
    return bool(named) and (all(named) or (len(named) > 1 and any(named)))


def _number(entry: "re.Match[str]") -> int:
    mark = entry["mark"]
    if mark is None:
        return int(entry["n"])
    return ord(mark) - ord("⑴" if mark >= "⑴" else "①") + 1
