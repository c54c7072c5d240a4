"""How far an export is, for a person who waits."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

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

T = TypeVar("T")
# Drawing takes longer than many a record.
_EVERY = 50


@contextmanager
def watched(view: View, documents: int | None) -> Iterator[View]:
    """The same view, with a bar on a terminal: what is written now, and how many of it.

    `documents` is how many there are; the number of everything else is not known beforehand.
    """
    if not sys.stderr.isatty():
        yield view
        return
    from rich.console import Console  # 0.2 s, and only people look at bars
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        row = bar.add_task("", total=None)

        def tell(what: str, done: int) -> None:
            total = documents if what == "documents" else None
            bar.update(row, description=what, completed=done, total=total)

        yield _Watched(view, tell)


class _Watched:
    def __init__(self, view: View, tell: Callable[[str, int], None]) -> None:
        self._view = view
        self._tell = tell

    @property
    def selection(self) -> Selection:
        return selection_of(self._view)

    def files(self) -> Iterator[File]:
        return self._told("files", self._view.files())

    def bundles(self) -> Iterator[Bundle]:
        return self._told("documents", self._view.bundles())

    def absent(self) -> Iterator[Document]:
        return self._told("absent documents", self._view.absent())

    def document_links(self) -> Iterator[DocumentLink]:
        return self._told("links of documents", self._view.document_links())

    def links(self) -> Iterator[Link]:
        return self._told("links", self._view.links())

    def coverage(self) -> Iterator[Coverage]:
        return self._told("coverage", self._view.coverage())

    def findings(self) -> Iterator[Finding]:
        return self._told("findings", self._view.findings())

    def decisions(self) -> Iterator[Decision]:
        return self._told("decisions", self._view.decisions())

    def settings(self) -> Preset | None:
        return self._view.settings()

    def _told(self, what: str, records: Iterable[T]) -> Iterator[T]:
        self._tell(what, 0)
        for done, record in enumerate(records, start=1):
            yield record
            if done % _EVERY == 0 or what == "documents":
                self._tell(what, done)
