"""A corpus at one moment with its links and what follows from them, document by document."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

import msgspec

from corpora.model import Analysis
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from corpora.vocabulary import DocumentLinkRole
from outputs.graph_records import Bundle, Coverage, Decision, Finding, Link, Task
from pipeline import checks, coverage, graph
from pipeline.attachments import Joined, joined
from pipeline.checks.case import Case
from pipeline.cited import Cited, cited
from pipeline.coverage import measured
from pipeline.linking import documents
from pipeline.linking.documents import Plan
from pipeline.linking.web import Web
from pipeline.resolution import Resolver
from pipeline.scope import Scope
from pipeline.settings import Settings

# Documents kept ready: a source is asked for by all that carry it out.
_READY = 256


class World:
    """What checks, coverage and outputs ask; use it inside `Contents.at_one_moment`.

    Ids that are asked for are those of present documents; anything else is a `KeyError`.
    """

    def __init__(self, contents: Contents, settings: Settings | None = None) -> None:
        self.contents = contents
        self.settings = settings or Settings()
        self.records: dict[str, DocumentRecord] = {one.id: one for one in contents.documents()}
        self.resolver = Resolver(contents)
        # Bound to this object, and gone with it.
        self.analysis = lru_cache(maxsize=_READY)(self._analysis)
        self.bundle = lru_cache(maxsize=_READY)(self._bundle)
        self.links = lru_cache(maxsize=_READY)(self._links)
        self.findings = lru_cache(maxsize=_READY)(self._findings)
        self.coverage = lru_cache(maxsize=_READY)(self._coverage)
        self.states = lru_cache(maxsize=_READY)(self._states)

    @cached_property
    def plan(self) -> Plan:
        """Which document comes from which."""
        return documents.plan(self.contents, self.resolver)

    @cached_property
    def web(self) -> Web:
        """The links between tasks as the program proposes them."""
        return Web(self.contents, self.plan)

    @cached_property
    def joined(self) -> Joined:
        """Which documents are attachments of which."""
        return joined(self.contents)

    @cached_property
    def cited(self) -> Cited:
        """Which documents are repealed, and which are missing."""
        return cited(self.contents, self.resolver)

    @cached_property
    def roles(self) -> dict[tuple[str, str], DocumentLinkRole]:
        """How a document stands to its source."""
        return {(one.document, one.source): one.role for one in self.plan.document_links}

    @cached_property
    def scope(self) -> Scope:
        """Which documents the settings mean."""
        return Scope(self.contents, self.records.values(), self.settings)

    @cached_property
    def measured(self) -> Mapping[str, tuple[str, ...]]:
        """The documents that each one is measured against, nearest level first."""
        return measured.sources(self)

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """For each source the documents that are measured against it."""
        found: dict[str, list[str]] = {}
        for document, sources in self.measured.items():
            for source in sources:
                found.setdefault(source, []).append(document)
        return {source: tuple(documents) for source, documents in found.items()}

    def justified(self, document: str) -> Mapping[str, Decision]:
        """By source task, what the office said of tasks that this document does not take up."""
        return {}

    def task(self, id_: str) -> Task:
        """A task by its id."""
        document, _, _ = id_.partition("#")
        return self._tasks(document)[id_]

    def above(self, document: str) -> Iterator[str]:
        """The present documents that this one carries out, nearest first, over all hops."""
        for ancestor in self.plan.lineage.of(document):
            if ancestor.source in self.records:
                yield ancestor.source

    def full(self, document: str) -> Bundle:
        """The document's bundle together with its findings."""
        return msgspec.structs.replace(self.bundle(document), findings=self.findings(document))

    def _analysis(self, document: str) -> Analysis:
        return self.contents.analysis(self.records[document])

    def _bundle(self, document: str) -> Bundle:
        return graph.bundle(
            self.contents, self.records[document], attached=self.joined, resolver=self.resolver
        )

    def _links(self, document: str) -> tuple[Link, ...]:
        return tuple(self.web.of(document))

    def _findings(self, document: str) -> tuple[Finding, ...]:
        return tuple(checks.find(Case(self, document)))

    def _coverage(self, document: str) -> tuple[Coverage, ...]:
        return coverage.of(self, document)

    def _states(self, document: str) -> tuple[Coverage, ...]:
        return tuple(coverage.states(self, document))

    def _tasks(self, document: str) -> dict[str, Task]:
        return {task.id: task for task in self.bundle(document).tasks}
