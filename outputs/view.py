"""What every output is given: a task graph, whole or in part, to be asked piece by piece."""

from collections.abc import Iterable
from typing import Protocol

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
from outputs.selection import Preset


class View(Protocol):
    """Each call begins anew, in a fixed order; nothing need be held in memory.

    `bundles` are the present documents by id, each with its provisions, tasks and citations;
    `findings` of a bundle are empty here, they come from the method of that name. `absent` are the
    documents that are only cited. Links stand in the order of the local tasks. What the office
    has corrected is corrected in all of it. `settings` are what a settings file said of coverage
    and findings.
    """

    def files(self) -> Iterable[File]: ...
    def bundles(self) -> Iterable[Bundle]: ...
    def absent(self) -> Iterable[Document]: ...
    def document_links(self) -> Iterable[DocumentLink]: ...
    def links(self) -> Iterable[Link]: ...
    def coverage(self) -> Iterable[Coverage]: ...
    def findings(self) -> Iterable[Finding]: ...
    def decisions(self) -> Iterable[Decision]: ...
    def settings(self) -> Preset | None: ...
