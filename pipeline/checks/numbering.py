"""序号跳漏: the outline's numbers skip one, or one stands twice."""

from collections.abc import Iterator

from corpora.model import Provision
from extractors import numbering
from outputs.graph_records import Finding, Quotation
from pipeline.checks.case import Case
from pipeline.checks.code import Code

NUMBERING = Code(name="P505", kind="numbering", severity="warning")
CODES = (NUMBERING,)
# In a recognised picture a lost label is likelier than a number that was left out.
_FEW = 5
_SHOWN = 20


def find(case: Case) -> Iterator[Finding]:
    """One for each place; nothing on a text that was recognised in pictures, or that has many."""
    if case.bundle.document.ocr:
        return
    found = list(numbering.faults(case.analysis))
    if len(found) > _FEW:
        return
    told: set[tuple[str, str]] = set()
    for fault in found:
        before, at = fault.before.label, fault.at.label
        evidence = (_line(case, fault.before), _line(case, fault.at))
        words = (evidence[0].quote, evidence[1].quote)
        if words in told:  # a page that holds its text twice
            continue
        told.add(words)
        message = (
            f"序号由“{before}”跳到“{at}”，缺“{'”“'.join(fault.missing)}”"
            if fault.missing
            else f"序号“{at}”重复"
        )
        yield case.finding(
            NUMBERING,
            message,
            task=_task(case, fault.at),
            evidence=evidence,
            about=f"{fault.at.path} {fault.before.path}",
        )


def _task(case: Case, item: Provision) -> str | None:
    start = item.span.start
    return next((task.id for task in case.bundle.tasks if task.spans[0][0] == start), None)


def _line(case: Case, item: Provision) -> Quotation:
    """The label with the item's own title, or with its first words."""
    end = item.heading_start + len(item.heading) if item.heading else item.span.start + _SHOWN
    return case.quote(item.span.start, min(end, item.span.end))
