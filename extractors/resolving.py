"""Which body each department of the tasks is: canonical name, line of work, level."""

from collections.abc import Iterator, Sequence

import msgspec

from corpora.folding import fold
from corpora.model import Analysis, Assignment, Department, Task
from corpora.vocabulary import Level
from extractors import bodies, departments
from extractors.bodies import Body


def find(analysis: Analysis) -> Iterator[Task]:
    """The tasks of an analysis with their departments resolved from the document's own place."""
    identity = analysis.identity
    dated = identity.issued_on or identity.published_on
    home = identity.region.name if identity.region else None
    reader = _Reader(analysis, home, dated.year if dated else None)
    for task in analysis.of(Task):
        if not task.assignments:
            yield task
            continue
        assignments = tuple(reader.read(one) for one in task.assignments)
        yield msgspec.structs.replace(task, assignments=assignments)


def bodies_named(
    names: Sequence[str], *, home: str | None, level: Level | None, year: int | None
) -> tuple[Body, ...]:
    """The bodies that a list of names means in a document of this place, level and year."""
    found = []
    inherited: str | None = None  # 自治区发展改革委、工业和信息化委: said once for both
    for name in map(fold, names):
        own = departments.holder(name)
        found.append(
            bodies.resolve(
                name,
                home=home,
                home_level=level,
                year=year,
                inherited=None if own else inherited,
            )
        )
        inherited = own or inherited
    return tuple(found)


class _Reader:
    """Resolves names as one document means them."""

    def __init__(self, analysis: Analysis, home: str | None, year: int | None) -> None:
        self._text, self._folded = analysis.document.text, analysis.folded
        self._home, self._level, self._year = home, analysis.identity.level, year

    def read(self, assignment: Assignment) -> Assignment:
        return msgspec.structs.replace(
            assignment, departments=tuple(self._departments(assignment.departments))
        )

    def _departments(self, named: Sequence[Department]) -> Iterator[Department]:
        found = bodies_named(
            [one.name for one in named], home=self._home, level=self._level, year=self._year
        )
        for department, body in zip(named, found, strict=True):
            yield msgspec.structs.replace(
                department,
                name=self._written(department),
                canonical=body.canonical,
                line=body.line,
                level=body.level,
                collective=body.collective,
            )

    def _written(self, department: Department) -> str:
        """The name in the document's own characters; a shared ending that was put back stays."""
        span = department.span
        folded = self._folded[span.start : span.end].replace("\n", "")
        if not department.name.startswith(folded):
            return department.name
        written = self._text[span.start : span.end].replace("\n", "")
        return written + department.name[len(folded) :]
