"""The links of a corpus as people and programs see them, from what was kept of each pair."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord
from corpora.vocabulary import Channel, CopyClass
from outputs import graph_records as public
from pipeline.linking import pairs, weighing, work
from pipeline.linking.comparisons import COMPARISONS, Comparison
from pipeline.linking.documents import Plan, plan
from pipeline.linking.pairs import TaskLink
from pipeline.linking.weighing import Weights

# A clause that so many unrelated documents hold says nothing about where a text comes from; words
# are formulas where so much of them stands in such clauses. See `pipeline.linking.copying`.
_FORMULA = 5
_MOSTLY = 0.8


class Web:
    """All links of a corpus at one moment; ask inside `Contents.at_one_moment`.

    What was not linked yet (a corpus of an earlier version) is linked when it is asked for.
    """

    def __init__(
        self,
        contents: Contents,
        made: Plan | None = None,
        *,
        weights: Weights | None = None,
        comparisons: Mapping[str, Comparison] | None = None,
    ) -> None:
        self._contents = contents
        self.plan = made or plan(contents)
        self._weights = weights or weighing.chosen(contents)
        self._comparisons = COMPARISONS if comparisons is None else comparisons
        # What own comparisons give is not kept in the file: nobody could tell what made it.
        self._own: dict[tuple[str, str], tuple[TaskLink, ...]] | None = (
            None if comparisons is None else {}
        )
        self._version = work.version_of(self._weights)
        self._records = {record.id: record for record in contents.documents()}
        self._wanted = dict(work.compared(self.plan, self._records))
        self._links = {(one.document, one.source): one for one in self.plan.document_links}
        self._siblings = {(one.document, one.other): one for one in self.plan.siblings}
        self._channels: dict[tuple[str, str], Channel] = {}

    def __iter__(self) -> Iterator[public.Link]:
        """All, by the local document's id, in the order of its tasks, nearest source first."""
        for id_ in self._wanted:
            yield from self.of(id_)

    def of(self, document: str) -> Iterator[public.Link]:
        """The links of one document's tasks to their sources, and to the siblings before it."""
        sources = self._wanted.get(document, ())
        found = {source: self._kept(document, source) for source in sources}
        mine = self._task_ids(document)
        for source in sources:
            theirs = self._task_ids(source)
            indirect = self._indirect(document, source, found)
            for one in found[source]:
                yield self._public(one, document, source, mine, theirs, indirect)

    def taking(self, document: str) -> Iterator[public.Link]:
        """The links that lead to one document's tasks from others."""
        for local, sources in self._wanted.items():
            if document in sources:
                ids = set(self._task_ids(document))
                yield from (link for link in self.of(local) if link.source in ids)

    def between(self, document: str, source: str) -> tuple[public.Link, ...]:
        """The links of two documents; made now where the plan does not compare them."""
        sources = self._wanted.get(document, ())
        found = {one: self._kept(document, one) for one in dict.fromkeys((*sources, source))}
        mine, theirs = self._task_ids(document), self._task_ids(source)
        indirect = self._indirect(document, source, found)
        return tuple(
            self._public(one, document, source, mine, theirs, indirect) for one in found[source]
        )

    def one(self, document: str, source: str, task: int, other: int) -> public.Link:
        """Two tasks by their places in their documents, as a link whatever its score."""
        local, above = (work.prepared(self._contents, id_)[1] for id_ in (document, source))
        made = pairs.link_two(local, above, self._weights, task, other, self._comparisons)
        mine, theirs = self._task_ids(document), self._task_ids(source)
        return self._public(made, document, source, mine, theirs, set())

    def nearest(self, document: str, most: int) -> Mapping[str, tuple[public.Alternative, ...]]:
        """For each task of a document the likeliest of all sources, linked or not; best first."""
        mine = self._task_ids(document)
        found: dict[str, list[public.Alternative]] = {id_: [] for id_ in mine}
        _, local = work.prepared(self._contents, document)
        for source in self._wanted.get(document, ()):
            if (document, source) in self._siblings:
                continue
            theirs = self._task_ids(source)
            _, above = work.prepared(self._contents, source)
            for id_, near in zip(
                mine,
                pairs.nearest(local, above, self._weights, most, self._comparisons),
                strict=True,
            ):
                found[id_] += [
                    public.Alternative(source=theirs[n], score=round(score, 4)) for n, score in near
                ]
        return {
            id_: tuple(sorted(near, key=lambda one: (-one.score, one.source))[:most])
            for id_, near in found.items()
        }

    def takers(
        self, document: str, source: str, most: int
    ) -> Mapping[str, tuple[public.Near, ...]]:
        """For each task of `source` the likeliest of one document, linked or not; best first."""
        mine, theirs = self._task_ids(document), self._task_ids(source)
        local, above = (work.prepared(self._contents, id_)[1] for id_ in (document, source))
        found = pairs.takers(local, above, self._weights, most, self._comparisons)
        return {
            id_: tuple(public.Near(task=mine[n], score=round(score, 4)) for n, score in near)
            for id_, near in zip(theirs, found, strict=True)
        }

    def reached(self, document: str) -> tuple[str, ...]:
        """The present documents whose links lead to or from one document, over all hops."""
        above = self._wanted.get(document, ())
        below = [local for local, sources in self._wanted.items() if document in sources]
        return tuple(dict.fromkeys((document, *above, *below)))

    @property
    def threshold(self) -> float:
        """The score from which two tasks are linked."""
        return self._weights.threshold

    def _kept(self, local: str, source: str) -> tuple[TaskLink, ...]:
        if self._own is not None:
            if (local, source) not in self._own:
                _, one = work.prepared(self._contents, local)
                _, other = work.prepared(self._contents, source)
                self._own[local, source] = pairs.link(one, other, self._weights, self._comparisons)
            return self._own[local, source]
        a, b = self._records[local].edition, self._records[source].edition
        packed = self._contents.pair_links(a, b, self._version)
        if packed is None:
            [pair] = work.linked(self._contents, local, (source,), self._weights).found
            packed = pair.links
        return work.unpacked(packed)

    def _indirect(
        self, document: str, source: str, found: Mapping[str, tuple[TaskLink, ...]]
    ) -> set[tuple[int, int]]:
        """Pairs of tasks that a document between the two links as well: task and source."""
        indirect: set[tuple[int, int]] = set()
        for between, links in found.items():
            if between == source or (document, between) in self._siblings:
                continue
            if source not in self._wanted.get(between, ()):
                continue
            if (between, source) in self._siblings:
                continue
            upper: dict[int, set[int]] = {}
            for one in self._kept(between, source):
                upper.setdefault(one.task, set()).add(one.source)
            indirect |= {(one.task, top) for one in links for top in upper.get(one.source, ())}
        return indirect

    def _public(
        self,
        one: TaskLink,
        document: str,
        source: str,
        mine: tuple[str, ...],
        theirs: tuple[str, ...],
        indirect: set[tuple[int, int]],
    ) -> public.Link:
        sibling = self._siblings.get((document, source))
        return public.Link(
            task=mine[one.task],
            source=theirs[one.source],
            kind="sibling" if sibling else "source",
            common_source=sibling.common_source if sibling else None,
            directness="transitive" if (one.task, one.source) in indirect else "direct",
            relation=one.relation,
            copy_class=self._class(one),
            copied_share=public.CopiedShare(task=one.task_share, source=one.source_share),
            score=one.score,
            probability=round(weighing.probability(one.score), 4),
            status="proposed",
            channel=self._channel(document, source),
            reasons=one.reasons,
            alternatives=tuple(
                public.Alternative(source=theirs[place], score=score)
                for place, score in one.alternatives
            ),
            passages=tuple(
                public.Passage(
                    task=(passage.task.start, passage.task.end),
                    source=(passage.source.start, passage.source.end),
                    kind=passage.kind,
                )
                for passage in one.passages
            ),
            measures=one.measures,
        )

    def _channel(self, document: str, source: str) -> Channel:
        """How the two documents were brought together; over several hops the weakest tells."""
        known = self._channels.get((document, source))
        if known is None:
            known = self._channels[document, source] = self._found_channel(document, source)
        return known

    def _found_channel(self, document: str, source: str) -> Channel:
        if (document, source) in self._siblings:
            return "text"
        for ancestor in self.plan.lineage.of(document):
            if ancestor.source == source:
                if not ancestor.stated:
                    return "inferred"
                return self._links[ancestor.path[-2], source].channel
        return "text"

    def _class(self, one: TaskLink) -> CopyClass:
        total = sum(length for _, length in one.clauses)
        formulas = sum(length for code, length in one.clauses if code in self._formulas)
        if one.copy_class != "own" and total and formulas >= _MOSTLY * total:
            return "boilerplate"
        return one.copy_class

    @cached_property
    def _formulas(self) -> frozenset[int]:
        """The clauses that five or more unrelated documents hold."""
        families = self._families()
        known = dict(self._contents.clauses(self._version))
        codes, owners = [], []
        for id_, record in self._records.items():
            packed = known.get(record.edition)
            if packed is None:
                packed = work.clause_codes(self._contents, record)
            found = np.frombuffer(packed, dtype="<i8")
            codes.append(found)
            owners.append(np.full(len(found), families[id_], dtype=np.int64))
        if not codes:
            return frozenset()
        held = np.unique(np.stack([np.concatenate(codes), np.concatenate(owners)], axis=1), axis=0)
        clauses, families_of = np.unique(held[:, 0], return_counts=True)
        return frozenset(clauses[families_of >= _FORMULA].tolist())

    def _families(self) -> dict[str, int]:
        """A document and all that carry it out, through whatever hops, have one number."""
        parent: dict[str, str] = {}

        def head(id_: str) -> str:
            while parent.setdefault(id_, id_) != id_:
                parent[id_] = parent[parent[id_]]
                id_ = parent[id_]
            return id_

        for link in self.plan.document_links:
            if link.role != "cites":
                parent[max(head(link.document), head(link.source))] = min(
                    head(link.document), head(link.source)
                )
        for sibling in self.plan.siblings:
            parent[max(head(sibling.document), head(sibling.other))] = min(
                head(sibling.document), head(sibling.other)
            )
        numbers: dict[str, int] = {}
        return {id_: numbers.setdefault(head(id_), len(numbers)) for id_ in self._records}

    def _task_ids(self, document: str) -> tuple[str, ...]:
        record: DocumentRecord = self._records[document]
        return tuple(task.id for task in self._contents.tasks(record))
