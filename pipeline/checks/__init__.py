"""What a reader of the documents should know: one module for each family of checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from outputs.graph_records import Finding
from pipeline.checks import attachments
from pipeline.checks.case import Case
from pipeline.checks.code import Code

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "attachments": attachments.find,
}

# Every code that a check gives; docs/checks.md has a section for each.
CODES: Mapping[str, Code] = {code.name: code for code in (*attachments.CODES,)}


def find(case: Case, checks: Mapping[str, Check] = CHECKS) -> Iterator[Finding]:
    """All findings on one document that the settings do not ignore, in the order of `checks`."""
    settings = case.world.settings
    for check in checks.values():
        yield from (one for one in check(case) if not settings.ignores(one.code, one.kind))
