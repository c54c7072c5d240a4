"""What a reader of the documents should know: one module for each family of checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from outputs.graph_records import Finding
from pipeline.checks import (
    attachments,
    basis,
    copies,
    coverage,
    drift_deadlines,
    drift_leads,
    drift_targets,
    duplicates,
    length,
    numbering,
    orphans,
    residue,
    self_links,
    two_bodies,
    unassigned,
    undated,
    wrong_level,
)
from pipeline.checks.case import Case
from pipeline.checks.code import Code

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "coverage": coverage.find,
    "orphans": orphans.find,
    "duplicates": duplicates.find,
    "basis": basis.find,
    "drift_leads": drift_leads.find,
    "drift_deadlines": drift_deadlines.find,
    "drift_targets": drift_targets.find,
    "copies": copies.find,
    "residue": residue.find,
    "length": length.find,
    "unassigned": unassigned.find,
    "undated": undated.find,
    "wrong_level": wrong_level.find,
    "two_bodies": two_bodies.find,
    "numbering": numbering.find,
    "attachments": attachments.find,
    "self_links": self_links.find,
}

# Every code that a check gives; docs/checks.md has a section for each.
CODES: Mapping[str, Code] = {
    code.name: code
    for code in (
        *coverage.CODES,
        *orphans.CODES,
        *duplicates.CODES,
        *basis.CODES,
        *drift_leads.CODES,
        *drift_deadlines.CODES,
        *drift_targets.CODES,
        *copies.CODES,
        *residue.CODES,
        *length.CODES,
        *unassigned.CODES,
        *undated.CODES,
        *wrong_level.CODES,
        *two_bodies.CODES,
        *numbering.CODES,
        *attachments.CODES,
        *self_links.CODES,
    )
}


def find(case: Case, checks: Mapping[str, Check] = CHECKS) -> Iterator[Finding]:
    """All findings on one document that the settings do not ignore, in the order of its text."""
    settings = case.world.settings
    found = (one for check in checks.values() for one in check(case))
    heard = (one for one in found if not settings.ignores(one.code, one.kind))
    yield from sorted(heard, key=partial(_place, case.record.id))


def _place(document: str, finding: Finding) -> tuple[bool, int, str, tuple[str, int], str]:
    """What has no place in the document's own words (漏项) comes last, in the source's order."""
    own = [one.start for one in finding.evidence if one.document == document]
    others = [(one.document, one.start) for one in finding.evidence if one.document != document]
    at = min(own, default=0)
    return not own, at, finding.code, min(others, default=("", 0)), finding.id
