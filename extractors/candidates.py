"""Which stretches of a text are tasks: of plans, of regulations, of texts without numbers."""

import re
from collections.abc import Iterator

from corpora.model import Analysis, Part
from corpora.vocabulary import PartKind
from extractors import articles, assignments, attached, loose
from extractors.drafts import Draft
from extractors.outline import Outline, outlines
from extractors.plans import Plan
from extractors.task_kinds import is_report

# The kinds of document that order work, as an attachment's own title line ends.
_WORK_TITLE = re.compile(
    r"(?:方案|计划|要点|办法|规定|细则|条例|措施|意见|任务|分工|规划|制度|规范|规则|安排|通知"
    r"|要求|政策)"
    r"(?: ?\([^()\n]{1,20}\))? *(?:\n|$)"
)
# How far above its first item an attachment's title may stand.
_TITLE_ABOVE = 400


def find(analysis: Analysis) -> Iterator[Draft]:
    """In no order; table rows come from `tables`."""
    folded = analysis.folded
    first_leads = assignments.head_is_lead(analysis)
    report = is_report(analysis)
    numbered: set[PartKind] = set()
    for outline in outlines(analysis):
        numbered.add(outline.part)
        if outline.part == "attachment" and not _is_work(analysis, outline):
            continue
        if articles.is_regulation(outline):
            yield from articles.find(folded, outline, first_leads=first_leads)
        else:
            yield from Plan(folded, outline, first_leads=first_leads, report=report).drafts()
    yield from loose.find(analysis, numbered, first_leads=first_leads)


def _is_work(analysis: Analysis, outline: Outline) -> bool:
    """Whether an attachment orders work: lists and forms below a finished text do not."""
    parts = analysis.of(Part)
    headings = attached.headings(analysis)
    if not any(part.kind == "body" for part in parts):
        start = next(part.span.start for part in parts if part.kind == "attachment")
        if outline.attachment == attached.place(headings, start):
            return True  # what a notice hands on
    first, last = outline.provisions[0], outline.provisions[-1]
    begins = [part.span.start for part in parts if part.span.start <= first.span.start]
    begins += [one.start for one in headings if begins[-1] < one.start <= first.span.start]
    above = analysis.folded[max(begins[-1], first.span.start - _TITLE_ABOVE) : first.span.start]
    return bool(
        _WORK_TITLE.search(above)
        or any("职责" in one.heading for one in outline.roots)
        or assignments.notes(analysis.folded, first.span.start, last.span.end)
    )
