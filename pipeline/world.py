"""A corpus at one moment with its links and what follows from them, document by document."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

import msgspec

from corpora.model import Analysis
from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from outputs.graph_records import Bundle, Finding, Link, Task
from pipeline import checks, graph
from pipeline.attachments import Joined, joined
from pipeline.checks.case import Case
from pipeline.linking import documents
from pipeline.linking.documents import Plan
from pipeline.linking.web import Web
from pipeline.resolution import Resolver
from pipeline.review.office import Office
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

    @cached_property
    def plan(self) -> Plan:
        """Which document comes from which."""
        return documents.plan(self.contents, self.resolver)

    @cached_property
    def web(self) -> Web:
        """The links between tasks as the program proposes them."""
        return Web(self.contents, self.plan)

    @cached_property
    def office(self) -> Office:
        """What the office decided; bundles, links and findings here are as it has them."""
        return Office(self.contents)

    @cached_property
    def joined(self) -> Joined:
        """Which documents are attachments of which."""
        return joined(self.contents)

    def task(self, id_: str) -> Task:
        """A task by its id."""
        document, _, _ = id_.partition("#")
        return self._tasks(document)[id_]

    def above(self, document: str) -> Iterator[str]:
        """The present documents that this one carries out, nearest first, over all hops."""
        for ancestor in self.plan.lineage.of(document):
            if ancestor.source in self.records:
                yield ancestor.source

    def standing(self, document: str) -> tuple[Link, ...]:
        """The links of a document's tasks without those that the office has rejected."""
        return tuple(one for one in self.links(document) if not self.rejects(one))

    def links_of(self, document: str) -> tuple[Link, ...]:
        """As `links`, which keeps what was asked for."""
        return self.links(document)

    def rejects(self, link: Link) -> bool:
        """Whether the office has said that it is none, be it of words that have changed since."""
        return self.office.rejects(link)

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
        return tuple(self.office.findings(checks.find(Case(self, document))))

    def _tasks(self, document: str) -> dict[str, Task]:
        return {task.id: task for task in self.bundle(document).tasks}
