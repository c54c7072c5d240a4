"""What a reader of a corpus has set: which documents and places are meant, what counts as wrong."""

import msgspec

from corpora.vocabulary import FindingKind, Level, Severity
from pipeline.checks.code import Code


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Empty lists mean no restriction."""

    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def severity(self, code: Code) -> Severity:
        """How much a finding matters; codes and kinds may be named."""
        names = {code.name, code.kind}
        if names & set(self.errors):
            return "error"
        return "warning" if names & set(self.warnings) else code.severity

    def ignores(self, code: str, kind: FindingKind) -> bool:
        """Nobody wants to hear of it."""
        return bool({code, kind} & set(self.ignored))
