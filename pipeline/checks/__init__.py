"""What a reader of the documents should know: one module for each family of checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from corpora.vocabulary import FindingKind
from outputs.graph_records import Finding
from pipeline.checks import attachments
from pipeline.checks.case import Case

Check = Callable[[Case], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "attachments": attachments.find,
}

# Every code that a check gives, with its kind; docs/checks.md has a section for each.
CODES: Mapping[str, FindingKind] = {
    attachments.CODE: attachments.KIND,
}


def find(case: Case) -> Iterator[Finding]:
    """All findings on one document, in the order of `CHECKS`."""
    for check in CHECKS.values():
        yield from check(case)
