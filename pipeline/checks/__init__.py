"""What a reader of the documents should know: one module for each family of checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from outputs.graph_records import Finding
from pipeline.checks import attachments, drift_deadlines, drift_leads, drift_targets
from pipeline.checks.case import Case
from pipeline.checks.code import Code

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "attachments": attachments.find,
    "drift_leads": drift_leads.find,
    "drift_deadlines": drift_deadlines.find,
    "drift_targets": drift_targets.find,
}

# Every code that a check gives; docs/checks.md has a section for each.
CODES: Mapping[str, Code] = {
    code.name: code
    for code in (
        *attachments.CODES,
        *drift_leads.CODES,
        *drift_deadlines.CODES,
        *drift_targets.CODES,
    )
}


def find(case: Case) -> Iterator[Finding]:
    """All findings on one document that the settings do not ignore, in the order of `CHECKS`."""
    settings = case.world.settings
    for check in CHECKS.values():
        yield from (one for one in check(case) if not settings.ignores(CODES[one.code]))
