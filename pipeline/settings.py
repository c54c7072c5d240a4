"""What a reader of a corpus has set: which documents and places are meant, what counts as wrong."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from corpora.vocabulary import Level, Severity
from pipeline.checks.code import Code


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Empty lists mean no restriction; `lengths` are norms of length by name, in characters."""

    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    lengths: Mapping[str, Annotated[int, Meta(gt=0)]] = {}

    def severity(self, code: Code) -> Severity:
        """How much a finding matters; codes and kinds may be named."""
        names = {code.name, code.kind}
        if names & set(self.errors):
            return "error"
        return "warning" if names & set(self.warnings) else code.severity

    def ignores(self, code: Code) -> bool:
        """Nobody wants to hear of it."""
        return bool({code.name, code.kind} & set(self.ignored))
