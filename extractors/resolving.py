"""Which body each department of the tasks is: canonical name, line of work, level."""

from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Analysis, Assignment, Department, Task
from corpora.vocabulary import Level
from extractors import bodies, departments


def find(analysis: Analysis) -> Iterator[Task]:
    """The tasks of an analysis with their departments resolved from the document's own place."""
    identity = analysis.identity
    dated = identity.issued_on or identity.published_on
    home = identity.region.name if identity.region else None
    reader = _Reader(home, identity.level, dated.year if dated else None)
    for task in analysis.of(Task):
        if not task.assignments:
            yield task
            continue
        assignments = tuple(reader.read(one) for one in task.assignments)
        yield msgspec.structs.replace(task, assignments=assignments)


class _Reader:
    """Resolves names as one document means them."""

    def __init__(self, home: str | None, level: Level | None, year: int | None) -> None:
        self._home, self._level, self._year = home, level, year

    def read(self, assignment: Assignment) -> Assignment:
        return msgspec.structs.replace(
            assignment, departments=tuple(self._departments(assignment.departments))
        )

    def _departments(self, named: Sequence[Department]) -> Iterator[Department]:
        inherited: str | None = None  # 自治区发展改革委、工业和信息化委: said once for both
        for department in named:
            own = departments.holder(department.name)
            body = bodies.resolve(
                department.name,
                home=self._home,
                home_level=self._level,
                year=self._year,
                inherited=None if own else inherited,
            )
            inherited = own or inherited
            yield msgspec.structs.replace(
                department,
                canonical=body.canonical,
                line=body.line,
                level=body.level,
                collective=body.collective,
            )
