"""The outline of each part as a tree, with the paragraphs that belong to every item."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.model import Analysis, Paragraph, Part, Provision
from corpora.vocabulary import PartKind
from extractors import attached


class Outline:
    """The provisions of one part in text order, each with those above and below it.

    They are told apart by where they begin. `attachment` counts the attachments from 1; 0 is what
    stands above the first heading of one.
    """

    def __init__(
        self,
        part: PartKind,
        provisions: Sequence[Provision],
        paragraphs: Sequence[Paragraph],
        *,
        attachment: int = 0,
    ) -> None:
        self.part = part
        self.attachment = attachment
        self.provisions = tuple(provisions)
        self.roots = tuple(p for p in provisions if p.parent is None)
        self.articles = sum(p.rule == "provision.article" for p in provisions)
        self._chains: dict[int, tuple[Provision, ...]] = {}
        self._children: dict[int, list[Provision]] = {}
        above: tuple[Provision, ...] = ()
        for provision in provisions:
            while above and (provision.parent is None or not provision.span.within(above[0].span)):
                above = above[1:]
            if above:
                self._children.setdefault(above[0].span.start, []).append(provision)
            above = (provision, *above)
            self._chains[provision.span.start] = above
        self._lines = [(p.span.start, p.span.end) for p in paragraphs]

    def chain(self, provision: Provision) -> tuple[Provision, ...]:
        """The provision, its parent, and so on up to the root."""
        return self._chains[provision.span.start]

    def children(self, provision: Provision) -> tuple[Provision, ...]:
        return tuple(self._children.get(provision.span.start, ()))

    def is_last(self, provision: Provision) -> bool:
        """Whether no item of its section stands below it."""
        chain = self.chain(provision)
        return all(
            self._children[above.span.start][-1] is below for below, above in pairwise(chain)
        )

    def lines(self, provision: Provision) -> list[tuple[int, int]]:
        """The paragraphs of an item, its first from the label on."""
        first = bisect_left(self._lines, (provision.span.start, 0))
        last = bisect_left(self._lines, (provision.span.end, 0))
        return self._lines[first:last]


def outlines(analysis: Analysis) -> Iterator[Outline]:
    """One outline for each kind of part and each attachment that has numbered items."""
    parts = analysis.of(Part)
    headings = attached.headings(analysis)
    found: dict[tuple[PartKind, int], tuple[list[Provision], list[Paragraph]]] = {}

    def place(offset: int) -> tuple[PartKind, int]:
        kind = part_at(parts, offset)
        return kind, attached.place(headings, offset) if kind == "attachment" else 0

    for provision in analysis.of(Provision):
        found.setdefault(place(provision.span.start), ([], []))[0].append(provision)
    for paragraph in analysis.of(Paragraph):
        key = place(paragraph.span.start)
        if key in found and not paragraph.in_table:
            found[key][1].append(paragraph)
    for (kind, number), (provisions, paragraphs) in found.items():
        yield Outline(kind, provisions, paragraphs, attachment=number)


def part_at(parts: Sequence[Part], offset: int) -> PartKind:
    index = bisect_right(parts, offset, key=lambda part: part.span.start) - 1
    return parts[index].kind if index >= 0 and offset < parts[index].span.end else "body"
