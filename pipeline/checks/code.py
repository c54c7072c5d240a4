"""The code of a check, under which `docs/checks.md` describes it."""

import msgspec

from corpora.vocabulary import FindingKind, Severity


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """`severity` holds unless the settings say otherwise."""

    name: str
    kind: FindingKind
    severity: Severity
