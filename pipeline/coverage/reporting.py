"""Coverage as people are shown it: by source and document, narrowed to what was asked for."""

from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from corpora.store_records import DocumentRecord
from corpora.vocabulary import CoverageState
from extractors import bodies
from outputs.coverage import Comparison, Near, Party, Report, Row
from outputs.graph_records import Coverage, Task
from outputs.link_words import Spot
from pipeline.coverage.measured import head
from pipeline.linking.chains import document_of
from pipeline.lookup import filed
from pipeline.scope import in_place
from pipeline.world import World


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be shown; empty means all. `source` is a document's id."""

    source: str | None = None
    place: str | None = None
    department: str | None = None
    states: Collection[CoverageState] = ()


class Reporting:
    """Answers for one corpus; ask inside `Contents.at_one_moment`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def report(self, asked: Asked, filters: tuple[tuple[str, str], ...] = ()) -> Report:
        """Sources as a clerk files them, the highest first; so are the documents of each."""
        found = sorted(self._comparisons(asked), key=self._shelf)
        return Report(comparisons=tuple(found), filters=filters)

    def _comparisons(self, asked: Asked) -> Iterator[Comparison]:
        world = self._world
        inside = None
        if asked.place is not None:
            inside = in_place(world.contents, world.records.values(), asked.place)
        for local, sources in world.measured.items():
            if inside is not None and local not in inside:
                continue
            rows = world.coverage(local) if asked.source in (None, *sources) else ()
            for source in sources:
                if asked.source not in (None, source):
                    continue
                chosen = [
                    self._row(row)
                    for row in rows
                    if document_of(row.source) == source and self._is_asked(row, asked)
                ]
                if chosen:
                    yield Comparison(
                        source=self._party(source),
                        local=self._party(local),
                        nearest=head(world, source) == head(world, sources[0]),
                        rows=tuple(chosen),
                    )

    def _is_asked(self, row: Coverage, asked: Asked) -> bool:
        if asked.states and row.state not in asked.states:
            return False
        if asked.department is None:
            return True
        ids = (row.source, *row.tasks)
        return any(is_given_to(self._world.task(id_), asked.department) for id_ in ids)

    def _row(self, row: Coverage) -> Row:
        return Row(
            coverage=row,
            task=self._spot(row.source),
            tasks=tuple(self._spot(one) for one in row.tasks),
            nearest=tuple(Near(spot=self._spot(one.task), score=one.score) for one in row.nearest),
        )

    def _spot(self, task: str) -> Spot:
        one, record = self._world.task(task), self._world.records[document_of(task)]
        return Spot(
            id=one.id,
            level=record.level,
            place=record.place,
            document=_name(record),
            path=one.path,
            heading=one.heading,
            text=one.text,
        )

    def _party(self, document: str) -> Party:
        """An attachment has its notice's place and level."""
        record = self._world.records[document]
        notice = self._world.records[head(self._world, document)]
        return Party(
            id=document,
            name=_name(record),
            title=record.title or record.file,
            level=notice.level,
            place=notice.place,
        )

    def _shelf(self, one: Comparison) -> tuple[int, int]:
        order = self._order()
        return order[one.source.id], order[one.local.id]

    @cache  # noqa: B019 - gone with the report
    def _order(self) -> dict[str, int]:
        return {one.id: n for n, one in enumerate(filed(self._world.records.values()))}


def _name(record: DocumentRecord) -> str:
    """The number, the title, or the file without its folders."""
    return record.number or record.title or record.file.rpartition("/")[2]


def is_given_to(task: Task, name: str) -> bool:
    """Whether a body leads, does or supports a task, itself or as its counterpart elsewhere.

    `name` is a body's (市民政局, 霁州市民政局) or a line of work (民政).
    """
    line = line_of(name)
    return any(
        name in (one.text, one.canonical) or (line is not None and one.line == line)
        for assignment in task.assignments
        for one in assignment.departments
    )


def line_of(name: str) -> str | None:
    """The line of work of a body, or of the word for a line itself."""
    for written in (name, f"{name}部门"):
        found = bodies.resolve(written, home=None, home_level=None, year=None)
        if found.line is not None:
            return found.line
    return None
