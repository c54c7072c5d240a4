"""The duties of a regulation: articles that order a body to act."""

import re
from collections.abc import Iterator

from extractors import assignments, drafts, orders
from extractors.drafts import Draft
from extractors.outline import Outline

# Two articles may be quoted in a notice; three make a regulation.
_FEWEST = 3
# 监督管理与法律责任 holds duties too; each of its articles tells which it is.
_PENAL = re.compile(r"^(?![^。]{0,12}(?:监督|管理|职责))[^。]{0,20}(?:罚则|法律责任|奖惩)")
_HEADING = 20


def is_regulation(outline: Outline) -> bool:
    return outline.articles >= _FEWEST


def find(folded: str, outline: Outline, *, first_leads: bool) -> Iterator[Draft]:
    """One duty per article with its items; penalties, definitions and scope are none."""
    for provision in outline.provisions:
        if provision.rule != "provision.article":
            continue
        above = outline.chain(provision)[1:]
        text = folded[provision.span.start : provision.span.end]
        if any(
            _PENAL.search(drafts.title(folded, item)) for item in above
        ) or not orders.binds_a_body(text):
            continue
        start, end = provision.span.start, drafts.trimmed(folded, provision.span.end)
        yield Draft(
            path=provision.path,
            provision=provision.path,
            kind="duty",
            heading=drafts.heading(provision) if 0 < len(provision.heading) <= _HEADING else None,
            start=start,
            end=end,
            notes=assignments.notes(folded, start, end, first_leads=first_leads),
        )
