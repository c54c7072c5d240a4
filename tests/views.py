"""A task graph by hand, as outputs are given it."""

from outputs.graph_records import TaskGraph
from outputs.stored import Stored


class Given(Stored):
    """A `outputs.view.View` of what is in a task graph; empty without one."""

    def __init__(self, graph: TaskGraph | None = None) -> None:
        super().__init__(
            graph
            or TaskGraph(
                schema="policy-pipe/task-graph/1",
                files=(),
                documents=(),
                provisions=(),
                tasks=(),
                citations=(),
                document_links=(),
                links=(),
                coverage=(),
                findings=(),
                decisions=(),
            )
        )
