"""A corpus at one moment with its links and what follows from them, document by document."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import compress

import msgspec

from corpora.model import Analysis
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from corpora.vocabulary import DocumentLinkRole
from outputs.graph_records import Bundle, Coverage, Decision, Finding, Link, Task
from pipeline import checks, coverage, graph
from pipeline.attachments import Joined, joined
from pipeline.checks import Check
from pipeline.checks.case import Case
from pipeline.cited import Cited, cited
from pipeline.coverage import measured
from pipeline.linking import documents, work
from pipeline.linking.comparisons import Comparison
from pipeline.linking.documents import Plan
from pipeline.linking.sides import Side
from pipeline.linking.web import Web
from pipeline.linking.weighing import Weights
from pipeline.resolution import Resolver
from pipeline.review.office import Office
from pipeline.scope import Scope
from pipeline.settings import Settings

# Documents kept ready: a source is asked for by all that carry it out.
_READY = 256


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody uses in place of ours; each mapping is the whole list, in run order.

    `weights` give the steps of all comparisons that are to count.
    """

    checks: Mapping[str, Check] | None = None
    comparisons: Mapping[str, Comparison] | None = None
    weights: Weights | None = None


class World:
    """What checks, coverage and outputs ask; use it inside `Contents.at_one_moment`.

    Ids that are asked for are those of present documents; anything else is a `KeyError`.
    """

    def __init__(
        self, contents: Contents, settings: Settings | None = None, own: Own | None = None
    ) -> None:
        self.contents = contents
        self.settings = settings or Settings()
        self._own = own or Own()
        self.records: dict[str, DocumentRecord] = {one.id: one for one in contents.documents()}
        self.resolver = Resolver(contents)
        # Bound to this object, and gone with it.
        self.analysis = lru_cache(maxsize=_READY)(self._analysis)
        self.bundle = lru_cache(maxsize=_READY)(self._bundle)
        self.links = lru_cache(maxsize=_READY)(self._links)
        self.findings = lru_cache(maxsize=_READY)(self._findings)
        self.coverage = lru_cache(maxsize=_READY)(self._coverage)
        self.states = lru_cache(maxsize=_READY)(self._states)
        self.proposed = lru_cache(maxsize=_READY)(self._proposed)

    @cached_property
    def plan(self) -> Plan:
        """Which document comes from which."""
        return documents.plan(self.contents, self.resolver)

    @cached_property
    def web(self) -> Web:
        """The links between tasks as the program proposes them."""
        own = self._own
        return Web(self.contents, self.plan, weights=own.weights, comparisons=own.comparisons)

    @cached_property
    def office(self) -> Office:
        """What the office decided; bundles, links and findings here are as it has them."""
        return Office(self.contents)

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
        return self.office.justified(document)

    def task(self, id_: str) -> Task:
        """A task by its id."""
        document, _, _ = id_.partition("#")
        return self._tasks(document)[id_]

    def above(self, document: str) -> Iterator[str]:
        """The present documents that this one carries out, nearest first, over all hops."""
        for ancestor in self.plan.lineage.of(document):
            if ancestor.source in self.records:
                yield ancestor.source

    def sides(self, document: str) -> tuple[Side, ...]:
        """The words of the tasks of a document's bundle, in their order."""
        found = work.prepared(self.contents, document)[1].sides
        tasks = self.contents.tasks(self.records[document])
        held = [self.office.holds(task.id) for task in tasks]
        return found if all(held) else tuple(compress(found, held))

    def standing(self, document: str) -> tuple[Link, ...]:
        """The links of a document's tasks without those that the office has rejected."""
        return tuple(one for one in self.links(document) if not one.rejected)

    def links_of(self, document: str) -> tuple[Link, ...]:
        """As `links`, which keeps what was asked for."""
        return self.links(document)

    def between(self, document: str, source: str) -> tuple[Link, ...]:
        """The links of two documents; made now where the program does not compare them."""
        proposed = self.web.between(document, source)
        added = (
            one
            for one in self.office.added(document, proposed, self._link)
            if one.source.startswith(f"{source}#")
        )
        return (*self.office.links(proposed), *added)

    def reached(self, document: str) -> tuple[str, ...]:
        """The present documents whose links lead to or from one document, over all hops."""
        found = dict.fromkeys(self.web.reached(document))
        waiting = [set(pair) for pair in self.office.joined()]
        while met := [pair for pair in waiting if not found.keys().isdisjoint(pair)]:
            for pair in met:
                waiting.remove(pair)
                for one in sorted(pair):
                    found.update(dict.fromkeys(self.web.reached(one)))
        return tuple(found)

    def full(self, document: str) -> Bundle:
        """The document's bundle together with its findings."""
        return msgspec.structs.replace(self.bundle(document), findings=self.findings(document))

    def _analysis(self, document: str) -> Analysis:
        return self.contents.analysis(self.records[document])

    def _bundle(self, document: str) -> Bundle:
        found = graph.bundle(
            self.contents, self.records[document], attached=self.joined, resolver=self.resolver
        )
        return self.office.corrected(found)

    def _links(self, document: str) -> tuple[Link, ...]:
        proposed = tuple(self.web.of(document))
        added = self.office.added(document, proposed, self._link)
        return (*self.office.links(proposed), *added)

    def _link(self, task: str, source: str) -> Link:
        """Two tasks as a link, whatever its score."""
        local, above = (id_.partition("#")[0] for id_ in (task, source))
        return self.web.one(local, above, self._position(task), self._position(source))

    def _position(self, task: str) -> int:
        """In its document, among all tasks that the program has found."""
        record = self.records[task.partition("#")[0]]
        return [one.id for one in self.contents.tasks(record)].index(task)

    def _findings(self, document: str) -> tuple[Finding, ...]:
        found = checks.find(Case(self, document), self._own.checks or checks.CHECKS)
        return tuple(self.office.findings(found))

    def _coverage(self, document: str) -> tuple[Coverage, ...]:
        return coverage.of(self, document)

    def _states(self, document: str) -> tuple[Coverage, ...]:
        return tuple(coverage.states(self, document))

    def _proposed(self, document: str) -> tuple[Coverage, ...]:
        return tuple(coverage.proposed(self, document))

    def _tasks(self, document: str) -> dict[str, Task]:
        return {task.id: task for task in self.bundle(document).tasks}
