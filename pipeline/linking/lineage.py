"""What a document comes from over all hops: its sources, their sources, and so on."""

from collections.abc import Iterable, Mapping

import msgspec

from corpora.vocabulary import LEVELS, Directness, Level
from outputs.graph_records import DocumentLink

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


class Ancestor(msgspec.Struct, frozen=True, kw_only=True):
    """One source of a document; `path` runs from the document itself to the source.

    `stated`: every document on the shortest such path names the next; where two paths are as
    short, one that is all stated wins.
    """

    source: str
    directness: Directness
    stated: bool
    path: tuple[str, ...]

    @property
    def hops(self) -> int:
        return len(self.path) - 1


class Lineage:
    """The links of a plan, to be followed upwards; what is only cited in passing is left out."""

    def __init__(self, links: Iterable[DocumentLink], levels: Mapping[str, Level | None]) -> None:
        self._levels = levels
        self._above: dict[str, list[tuple[bool, str]]] = {}
        for link in links:
            if link.role != "cites":
                step = (link.channel == "inferred", link.source)
                self._above.setdefault(link.document, []).append(step)
        for steps in self._above.values():
            steps.sort()

    def of(self, document: str) -> tuple[Ancestor, ...]:
        """Nearest level first, then fewest hops, then by id; unknown levels last."""
        found: dict[str, Ancestor] = {}
        reached = [Ancestor(source=document, directness="direct", stated=True, path=(document,))]
        while reached:
            nearer: dict[str, Ancestor] = {}
            for one in reached:
                for inferred, source in self._above.get(one.source, ()):
                    if source == document or source in found:
                        continue
                    step = Ancestor(
                        source=source,
                        directness="direct" if one.source == document else "transitive",
                        stated=one.stated and not inferred,
                        path=(*one.path, source),
                    )
                    known = nearer.get(source)
                    if known is None or (not step.stated, step.path) < (
                        not known.stated,
                        known.path,
                    ):
                        nearer[source] = step
            found.update(nearer)
            reached = list(nearer.values())
        return tuple(sorted(found.values(), key=self._shelf))

    def _shelf(self, one: Ancestor) -> tuple[int, int, str]:
        level = self._levels.get(one.source)
        return -_RANKS[level] if level else 1, one.hops, one.source
