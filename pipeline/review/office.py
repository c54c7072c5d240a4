"""The office's decisions on a corpus at one moment, applied to what the program proposes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from corpora.store_reading import Contents
from corpora.store_records import DecisionRecord, TaskRecord
from corpora.vocabulary import LinkDecision
from outputs.graph_records import Bundle, Decision, Finding, Link
from outputs.review_form import ARROW, finding_fingerprint, link_id, two
from pipeline.review.corrections import corrected
from pipeline.sources import with_proposed

# What a decision on a finding may say of a source's task.
_NOT_TAKEN_UP = frozenset({"gap", "partial", "mentioned"})

MakeLink = Callable[[str, str], Link]


class Office:
    """Ask inside `Contents.at_one_moment`; `records` are the decisions by what they are on."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.records = contents.decisions()
        self._tasks: dict[str, dict[str, TaskRecord]] = {}
        self._on_tasks: dict[str, list[DecisionRecord]] = {}
        self._on_links: dict[str, DecisionRecord] = {}
        self._on_findings: dict[str, DecisionRecord] = {}
        self._on_coverage: dict[tuple[str, str], DecisionRecord] = {}
        for one in self.records:
            if one.on == "link":
                self._on_links[one.id] = one
            elif one.on == "finding":
                self._on_findings[one.id] = one
                if one.source and one.value != "true":
                    self._on_coverage[one.document, one.source] = one
            else:
                self._on_tasks.setdefault(one.id, []).append(one)
        self._documents = frozenset(map(_document_of, self._on_tasks))
        self._none = frozenset(
            one.id for one in self.records if (one.on, one.field, one.value) == _NO_TASK
        )

    def task(self, id_: str) -> TaskRecord | None:
        """A task by its id, as its document says it now."""
        document = _document_of(id_)
        if document not in self._tasks:
            record = self._contents.document(document)
            found = self._contents.tasks(record) if record else ()
            self._tasks[document] = {task.id: task for task in found}
        return self._tasks[document].get(id_)

    def on_task(self, id_: str) -> Iterator[Decision]:
        """What was decided on a task, its departments and its deadlines."""
        for one in self._on_tasks.get(id_, ()):
            now = self.words_now(one)
            yield public(one, suspect=now is None or now[1] != one.fingerprint)

    def on_document(self, id_: str) -> Iterator[Decision]:
        """What was decided on its tasks, on their links to sources, and on its findings.

        Whether a finding has changed its findings tell.
        """
        for one in self.records:
            if one.on == "finding":
                if one.document == id_:
                    yield public(one, suspect=False)
            elif _document_of(one.id) == id_:
                now = self.words_now(one)
                yield public(one, suspect=now is None or now[1] != one.fingerprint)

    def on_link(self, link: Link) -> Decision | None:
        """What was decided on a link."""
        one = self._on_links.get(link_id(link))
        if one is None:
            return None
        return public(one, suspect=self._is_suspect(one))

    def holds(self, task: str) -> bool:
        """Whether the office lets it stand as a task."""
        return task not in self._none

    def corrected(self, bundle: Bundle) -> Bundle:
        """The bundle with its tasks as the office has them."""
        if bundle.document.id not in self._documents:
            return bundle
        tasks = [
            corrected(task, bundle.document, self._on_tasks.get(task.id, ()))
            for task in bundle.tasks
        ]
        kept = tuple(task for task in tasks if task is not None)
        before = tuple(task for task, now in zip(bundle.tasks, tasks, strict=True) if now != task)
        document = with_proposed(bundle.document, before)
        return msgspec.structs.replace(bundle, document=document, tasks=kept)

    def links(self, proposed: Iterable[Link]) -> Iterator[Link]:
        """With the status that each has; those of what is no task are left out."""
        for link in proposed:
            if not (self.holds(link.task) and self.holds(link.source)):
                continue
            decision = self._on_links.get(link_id(link))
            if self._none and link.alternatives:
                kept = tuple(one for one in link.alternatives if self.holds(one.source))
                link = msgspec.structs.replace(link, alternatives=kept)
            if decision is not None:
                link = self._decided(link, decision)
            yield link

    def added(self, document: str, proposed: Iterable[Link], make: MakeLink) -> Iterator[Link]:
        """The confirmed links of a document's tasks that are not among those proposed."""
        known = {link_id(link) for link in proposed}
        for id_, one in self._on_links.items():
            task, _, source = id_.partition(ARROW)
            if _document_of(task) != document or id_ in known or one.value != "confirmed":
                continue
            if self.task(task) and self.task(source) and self.holds(task) and self.holds(source):
                yield self._decided(make(task, source), one)

    def joined(self) -> Iterator[tuple[str, str]]:
        """The documents, local and source, of links that the office has confirmed."""
        for id_, one in self._on_links.items():
            task, _, source = id_.partition(ARROW)
            if one.value == "confirmed" and self.task(task) and self.task(source):
                yield _document_of(task), _document_of(source)

    def findings(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """With the status that each has."""
        for finding in found:
            decision = self._on_findings.get(finding.id)
            if decision is not None and decision.value != "true":
                changed = finding_fingerprint(finding) != decision.fingerprint
                status = "suspect" if changed else "justified"
                finding = msgspec.structs.replace(finding, status=status)
            yield finding

    def justified(self, document: str) -> Mapping[str, Decision]:
        """By source task, why a document need not take it up, or not more of it than it does."""
        return {
            one.source: public(one, suspect=False)
            for (below, _), one in self._on_coverage.items()
            if below == document
        }

    def words_now(self, decision: DecisionRecord) -> tuple[str, str] | None:
        """The words that a decision on a task or a link is on now, and their fingerprint."""
        if decision.on == "link":
            task, _, source = decision.id.partition(ARROW)
            local, above = self.task(task), self.task(source)
            if local is None or above is None:
                return None
            return words_of(local, above), two(local.fingerprint, above.fingerprint)
        found = self.task(decision.id)
        return (found.text, found.fingerprint) if found else None

    def _decided(self, link: Link, decision: DecisionRecord) -> Link:
        """Its word stands until it is taken back, also where the words have changed since."""
        said: LinkDecision = "confirmed" if decision.value == "confirmed" else "rejected"
        status = "suspect" if self._is_suspect(decision) else said
        return msgspec.structs.replace(link, status=status, decided=said)

    def _is_suspect(self, decision: DecisionRecord) -> bool:
        now = self.words_now(decision)
        return now is None or now[1] != decision.fingerprint


def words_of(task: TaskRecord, source: TaskRecord) -> str:
    """What a decision on a link judges."""
    return f"{task.text}\n← {source.text}"


def covers(finding: Finding) -> bool:
    """Whether it says how far a source's task is taken up."""
    return finding.kind in _NOT_TAKEN_UP and finding.source is not None


def public(record: DecisionRecord, *, suspect: bool) -> Decision:
    return Decision(
        on=record.on,
        id=record.id,
        field=record.field,
        value=record.value,
        why=record.why,
        who=record.who,
        when=record.when,
        fingerprint=record.fingerprint,
        suspect=suspect,
        words=record.words,
        document=record.document,
        source=record.source,
    )


_NO_TASK = ("task", "kind", "none")


def _document_of(task: str) -> str:
    return task.partition("#")[0]
