"""What a reader of the documents should know: one module for each family of checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from outputs.graph_records import Finding
from pipeline.checks import (
    attachments,
    copies,
    length,
    numbering,
    residue,
    two_bodies,
    unassigned,
    undated,
    wrong_level,
)
from pipeline.checks.case import Case
from pipeline.checks.code import Code

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "copies": copies.find,
    "residue": residue.find,
    "length": length.find,
    "unassigned": unassigned.find,
    "undated": undated.find,
    "wrong_level": wrong_level.find,
    "two_bodies": two_bodies.find,
    "numbering": numbering.find,
    "attachments": attachments.find,
}

# Every code that a check gives; docs/checks.md has a section for each.
CODES: Mapping[str, Code] = {
    code.name: code
    for code in (
        *copies.CODES,
        *residue.CODES,
        *length.CODES,
        *unassigned.CODES,
        *undated.CODES,
        *wrong_level.CODES,
        *two_bodies.CODES,
        *numbering.CODES,
        *attachments.CODES,
    )
}


def find(case: Case) -> Iterator[Finding]:
    """All findings on one document that the settings do not ignore, in the order of `CHECKS`."""
    settings = case.world.settings
    for check in CHECKS.values():
        yield from (one for one in check(case) if not settings.ignores(CODES[one.code]))
