"""A part of a task graph as a view of its own: by document, place, time and relation."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from corpora.errors import PolicyPipeError
from extractors import places
from outputs.graph_records import (
    Bundle,
    Coverage,
    Decision,
    Document,
    DocumentLink,
    File,
    Finding,
    Link,
)
from outputs.selection import Preset, Selection, selection_of
from outputs.view import View
from pipeline.identification import bare

_LISTED = 10  # candidates in a message


class Chosen:
    """A view of what of `view` is selected; every record that stays, stays as it is.

    Documents stay by what they are, tasks with their documents; what has two ends (a link, a
    coverage, a finding, a decision on a link) stays where both stay. So ids in a record that name
    no end, such as `alternatives`, `common_source` and the `target` of a citation, may lead out
    of the selection. Only ids of documents are held in memory.
    """

    def __init__(self, view: View, selection: Selection) -> None:
        self.selection = selection.within(selection_of(view))
        self._view = view

    def files(self) -> Iterator[File]:
        """With a choice of documents only those that hold one."""
        kept = self._kept
        for file in self._view.files():
            if kept is None or file.document in kept:
                yield file

    def bundles(self) -> Iterator[Bundle]:
        for bundle in self._view.bundles():
            if self._keeps(bundle.document.id):
                yield self._part(bundle)

    def absent(self) -> Iterator[Document]:
        """Those that a document cites or comes from that stays."""
        if not self.selection.documents:
            return
        named = self._named if self._kept is not None else None
        for document in self._view.absent():
            if named is None or document.id in named:
                yield document

    def document_links(self) -> Iterator[DocumentLink]:
        if not self.selection.documents:
            return
        for link in self._view.document_links():
            if self._keeps(link.document) and self._is_end(link.source):
                yield link

    def links(self) -> Iterator[Link]:
        chosen = self.selection
        if not chosen.tasks:
            return
        for link in self._view.links():
            if chosen.relations and link.relation not in chosen.relations:
                continue
            if chosen.kinds and link.kind not in chosen.kinds:
                continue
            if self._keeps_task(link.task) and self._keeps_task(link.source):
                yield link

    def coverage(self) -> Iterator[Coverage]:
        if not self.selection.tasks:
            return
        for one in self._view.coverage():
            if self._keeps(one.document) and self._keeps_task(one.source):
                yield one

    def findings(self) -> Iterator[Finding]:
        for finding in self._view.findings():
            ends = [id_ for id_ in (finding.task, finding.source) if id_ is not None]
            if ends and not self.selection.tasks:
                continue
            if self._keeps(finding.document) and all(map(self._keeps_task, ends)):
                yield finding

    def decisions(self) -> Iterator[Decision]:
        kept: set[str] | None = None
        for decision in self._view.decisions():
            if decision.on == "finding":
                kept = {one.id for one in self.findings()} if kept is None else kept
                if decision.id in kept:
                    yield decision
            elif self.selection.tasks and all(map(self._keeps_task, decision.id.split(" <- "))):
                yield decision

    def settings(self) -> Preset | None:
        return self._view.settings()

    def _part(self, bundle: Bundle) -> Bundle:
        if self.selection.documents and self.selection.tasks:
            return bundle
        if self.selection.documents:
            return msgspec.structs.replace(bundle, document=_bare(bundle.document), tasks=())
        return msgspec.structs.replace(bundle, citations=())

    def _keeps(self, document: str) -> bool:
        return self._kept is None or document in self._kept

    def _keeps_task(self, task: str) -> bool:
        return self._keeps(task.partition("#")[0])

    def _is_end(self, source: str) -> bool:
        """A source may be absent."""
        kept = self._kept
        return kept is None or source in kept or source not in self._present

    @cached_property
    def _kept(self) -> frozenset[str] | None:
        """The present documents that stay; None where all do."""
        chosen = self.selection
        if not (chosen.document or chosen.places or chosen.since or chosen.until):
            return None
        kept = {id_ for id_, fits in self._present.items() if fits}
        if chosen.with_sources:
            kept |= self._above(kept)
        return frozenset(kept)

    def _fits(self, bundle: Bundle) -> bool:
        chosen, document = self.selection, bundle.document
        if chosen.document and not {document.id, document.attached_to} & set(chosen.document):
            return False
        if chosen.places and not any(is_in(document, code) for code in chosen.places):
            return False
        day = document.issued_on
        if chosen.since and (day is None or day < chosen.since):
            return False
        return not (chosen.until and (day is None or day > chosen.until))

    def _above(self, below: Iterable[str]) -> set[str]:
        """The present documents that these come from, over all hops."""
        sources: dict[str, list[str]] = {}
        for link in self._view.document_links():
            sources.setdefault(link.document, []).append(link.source)
        found: set[str] = set()
        waiting = list(below)
        while waiting:
            new = [one for one in sources.get(waiting.pop(), ()) if one not in found]
            found.update(new)
            waiting.extend(new)
        return found & self._present.keys()

    @cached_property
    def _present(self) -> Mapping[str, bool]:
        """The ids of all present documents, and whether each is chosen by what it is."""
        return {bundle.document.id: self._fits(bundle) for bundle in self._view.bundles()}

    @cached_property
    def _named(self) -> frozenset[str]:
        """What the documents that stay name or come from."""
        cited = {
            one.target
            for bundle in self._view.bundles()
            if self._keeps(bundle.document.id)
            for one in bundle.citations
            if one.target
        }
        return frozenset(cited | {link.source for link in self.document_links()})


def _bare(document: Document) -> Document:
    """Without tasks that the office has corrected."""
    if document.source is None or not document.source.proposed:
        return document
    source = msgspec.structs.replace(document.source, proposed=())
    return msgspec.structs.replace(document, source=source)


def meant_documents(view: View, name: str) -> tuple[str, ...]:
    """The one document that `name` is the id, file, number or title of, or part of its title.

    Raises:
        PolicyPipeError: There is none, or there are several.
    """
    wanted = bare(name).removeprefix("关于")
    ranks: dict[int, list[Document]] = {}
    for bundle in view.bundles():
        rank = _rank(bundle.document, name, wanted)
        if rank is not None:
            ranks.setdefault(rank, []).append(bundle.document)
    if not ranks:
        raise PolicyPipeError(f"no document is called {name}; see: policy-pipe list")
    found = ranks[min(ranks)]
    if len(found) > 1:
        listed = "; ".join(f"{one.id} {one.title or one.file}" for one in found[:_LISTED])
        raise PolicyPipeError(f"{name} may mean any of {len(found)}; name one by its id: {listed}")
    return (found[0].id,)


def meant_place(view: View, name: str) -> str:
    """The one place that `name` means and that some document is of: its code.

    A zone (雄安新区) has no code of its own and is told by its full name.

    Raises:
        PolicyPipeError: No document is of such a place, or there are several places of that name.
    """
    candidates = places.candidates(name)
    found: dict[str, str] = {}
    for bundle in view.bundles():
        region = bundle.document.region
        if region is None:
            continue
        if name.isascii() and name.isdigit():
            if is_in(bundle.document, name):
                return name
            continue
        named = {(one.full_name if one.zone else one.code): one.full_name for one in candidates}
        found |= {key: full for key, full in named.items() if is_in(bundle.document, key)}
        # Under the name of the document's own year, which may be gone.
        if name and region.name.endswith(name) and region.name not in named.values():
            found[region.code] = region.name
    if not found:
        raise PolicyPipeError(
            f"no document is of {name} or a place below it; name a place as documents do, or by "
            "its code; policy-pipe list shows the places of the corpus"
        )
    if len(found) > 1:
        listed = "; ".join(f"{code} {full}" for code, full in sorted(found.items())[:_LISTED])
        raise PolicyPipeError(
            f"{name} may mean any of {len(found)}; name one by its code: {listed}"
        )
    return next(iter(found))


def is_in(document: Document, place: str) -> bool:
    """In the place of this code or full name, or below it: 4601 is what lies below 460100."""
    if document.region is None:
        return False
    if not place.isascii():
        return document.region.name.startswith(place)
    stem = place
    while stem.endswith("00"):
        stem = stem[:-2]
    return bool(stem) and document.region.code.startswith(stem)


def _rank(document: Document, name: str, wanted: str) -> int | None:
    """How a document is meant, the surest way first; None where it is not."""
    title = bare(document.title or "")
    sure = (
        document.id == name,
        name in (document.file, *document.copies),
        bool(wanted) and bare(document.number or "") == wanted,
        len(name) >= 4 and document.id.startswith(name),
        bool(wanted) and title.removeprefix("关于") == wanted,
        len(wanted) >= 2 and wanted in title,
    )
    return next((rank for rank, fits in enumerate(sure) if fits), None)
