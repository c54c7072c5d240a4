"""What a check is given: one document, and where it stands in the corpus."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING

from corpora.model import Analysis
from corpora.store_records import DocumentRecord
from outputs.graph_records import Bundle, DocumentLink, Finding, Link, Quotation
from pipeline.checks.code import Code

if TYPE_CHECKING:
    from pipeline.world import World

# What parts the parts of an id; no id and no words of a document hold it.
_PARTING = "\x1f"


class Case:
    """One document with all that is noted on it; `world` knows its sources and its takers."""

    def __init__(self, world: "World", document: str) -> None:
        self.world = world
        self.record: DocumentRecord = world.records[document]
        self.bundle: Bundle = world.bundle(document)

    @cached_property
    def analysis(self) -> Analysis:
        """What the extractors noted, with the folded text."""
        return self.world.analysis(self.record.id)

    @property
    def links(self) -> tuple[Link, ...]:
        """Those of the document's tasks, to sources and to siblings, that nobody has rejected."""
        return self.world.standing(self.record.id)

    @cached_property
    def document_links(self) -> tuple[DocumentLink, ...]:
        """From this document to its sources; those of a plan stand in the order of documents."""
        links, key = self.world.plan.document_links, attrgetter("document")
        bounds = (side(links, self.record.id, key=key) for side in (bisect_left, bisect_right))
        return links[slice(*bounds)]

    def quote(self, start: int, end: int) -> Quotation:
        """Words of this document."""
        return quote(self.bundle, start, end)

    def finding(
        self,
        code: Code,
        message: str,
        *,
        task: str | None = None,
        source: str | None = None,
        evidence: Iterable[Quotation] = (),
        about: str = "",
    ) -> Finding:
        """`about` tells two findings of one code on the same tasks apart."""
        parts = (code.name, self.record.id, task or "", source or "", about)
        digest = blake2b(_PARTING.join(parts).encode("utf-8", "replace"), digest_size=8)
        return Finding(
            id=f"f{digest.hexdigest()}",
            code=code.name,
            kind=code.kind,
            severity=self.world.settings.severity(code),
            document=self.record.id,
            task=task,
            source=source,
            message=message,
            evidence=tuple(evidence),
            status="open",
        )


def quote(bundle: Bundle, start: int, end: int) -> Quotation:
    """Words of a document."""
    text = bundle.document.text[start:end]
    return Quotation(document=bundle.document.id, quote=text, start=start, end=end)
