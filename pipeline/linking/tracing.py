"""The chains of a task, or of all tasks of a document, as people are shown them."""

from corpora.store_reading import Contents
from corpora.store_records import DocumentRecord, TaskRecord
from outputs.graph_records import Alternative, Link
from outputs.link_words import Spot
from outputs.trace import DocumentTrace, Near, Node, Trace
from pipeline.linking import relatives, weighing
from pipeline.linking.chains import Chains, Direction, Step, document_of, other
from pipeline.world import World

# Of the likeliest tasks that are no sources.
_NEAREST = 3


class Tracing:
    """Answers for one document and its tasks; ask inside `Contents.at_one_moment`."""

    def __init__(
        self,
        contents: Contents,
        document: DocumentRecord,
        *,
        directions: tuple[Direction, ...] = ("up", "down"),
        depth: int | None = None,
    ) -> None:
        self._contents = contents
        self._document = document
        self._directions = directions
        self._depth = depth
        self._world = World(contents)
        self._web = self._world.web
        self._chains = Chains(contents, self._world, document.id)
        self._records = self._world.records
        self._tasks: dict[str, dict[str, TaskRecord]] = {}
        self._near: dict[str, tuple[Alternative, ...]] = {}
        ancestors = self._web.plan.lineage.of(document.id)
        self._absent = [one.source for one in ancestors if one.source not in self._records]
        self._read = len(self._absent) < len(ancestors)

    def task(self, id_: str) -> Trace:
        """With its siblings where both directions are asked for."""
        up = self._follow(id_, "up")
        whole = len(self._directions) > 1
        return Trace(
            spot=self.spot(id_),
            title=self._document.title or self._document.file,
            up=up,
            down=self._follow(id_, "down"),
            siblings=self._beside(id_) if whole else None,
            absent=self._names_of_absent(),
            read=self._read,
            nearest=self._nearest(id_) if up == () else (),
            decided=tuple(self._world.office.on_task(id_)),
        )

    def document(self) -> DocumentTrace:
        plan, id_ = self._web.plan, self._document.id
        above = relatives.above(self._contents, plan, id_)
        below = relatives.below(self._contents, plan, id_)
        return DocumentTrace(
            name=self._document.title or self._document.file,
            id=id_,
            above=tuple(above) if "up" in self._directions else None,
            below=tuple(below) if "down" in self._directions else None,
            tasks=tuple(
                self.task(task.id)
                for task in self._contents.tasks(self._document)
                if self._world.office.holds(task.id)
            ),
        )

    def spot(self, id_: str) -> Spot:
        """Where a task stands."""
        document = self._records[document_of(id_)]
        if document.id not in self._tasks:
            self._tasks[document.id] = {one.id: one for one in self._contents.tasks(document)}
        return spot_of(document, self._tasks[document.id][id_])

    def _follow(self, id_: str, direction: Direction) -> tuple[Node, ...] | None:
        if direction not in self._directions:
            return None
        return tuple(map(self._node, self._chains.follow(id_, direction, self._depth)))

    def _node(self, step: Step) -> Node:
        return Node(
            spot=self.spot(step.task),
            hops=step.hops,
            link=step.link,
            own=step.own,
            again=step.again,
            decided=self._world.office.on_link(step.link),
        )

    def _beside(self, id_: str) -> tuple[Node, ...]:
        return tuple(self._sibling(link, id_) for link in self._chains.beside(id_))

    def _sibling(self, link: Link, id_: str) -> Node:
        decided = self._world.office.on_link(link)
        return Node(spot=self.spot(other(link, id_)), hops=1, link=link, decided=decided)

    def _nearest(self, id_: str) -> tuple[Near, ...]:
        if not self._near:
            self._near = dict(self._web.nearest(self._document.id, _NEAREST))
        return tuple(
            Near(
                spot=self.spot(one.source),
                score=one.score,
                probability=weighing.probability(one.score),
            )
            for one in self._near[id_]
            if self._world.office.holds(one.source)
        )

    def _names_of_absent(self) -> tuple[str, ...]:
        wanted = dict.fromkeys(self._absent)
        names = {link.source: link.reasons[0].task for link in self._web.plan.document_links}
        return tuple(names[id_] for id_ in wanted)


def spot_of(document: DocumentRecord, task: TaskRecord) -> Spot:
    return Spot(
        id=task.id,
        level=document.level,
        place=document.place if document.level != "national" else None,
        document=document.number or document.title or document.file,
        path=task.path,
        heading=task.heading,
        text=task.text,
    )
