"""The outline of a text: every numbered item with its path, heading and extent."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Analysis, Paragraph, Part, Provision, Span
from corpora.vocabulary import PartKind
from extractors import labels
from extractors.labels import Label, Style
from extractors.outline import part_at

# 一、 stands above (一), (一) above 1.: the order of GB/T 9704-2012, 7.3.3, with the divisions of
# a regulation above it. A style already open at a higher rank ends what stands below it.
_RANK: dict[Style, int] = {
    "part": 0, "chapter": 1, "section": 2, "article": 3, "cn": 4, "(cn)": 5, "n": 6, "(n)": 7,
    "circled": 8,
}  # fmt: skip
# A title of an item is short; a longer first sentence is already text.
_HEADING = 60
_ONLY = 30

_HEADING_END = re.compile(r"[。:;!?]|(?<=[^。])$")
# A line that opens an attachment ends whatever item stands above it.
_ATTACHMENT = re.compile(r"附 ?[件表] ?[\d一二三四五六七八九十]{0,3} ?:?")
_READ = ("body", "attachment", "cover")


class _Open(msgspec.Struct):
    """An item whose end is not yet known."""

    label: Label
    path: str
    parent: str | None
    start: int
    heading: tuple[int, int]
    last: int
    own_end: int
    children: int = 0


def find(analysis: Analysis) -> Iterator[Provision]:
    """Items of body and attachment in text order, each inside its parent.

    Where cover and attachment both have an outline, paths of the attachment begin with 附件/.
    """
    per_part: dict[PartKind, list[Paragraph]] = {}
    parts = analysis.of(Part)
    for paragraph in analysis.of(Paragraph):
        kind = part_at(parts, paragraph.span.start)
        if kind in _READ and not paragraph.in_table:
            per_part.setdefault(kind, []).append(paragraph)
    found = {
        kind: list(_outline(analysis.document.text, analysis.folded, rows))
        for kind, rows in per_part.items()
    }
    both = bool(found.get("attachment")) and bool(found.get("cover") or found.get("body"))
    for kind, provisions in found.items():
        prefix = "附件/" if both and kind == "attachment" else ""
        for provision in provisions:
            yield _named(provision, prefix)


def _named(provision: Provision, prefix: str) -> Provision:
    parent = provision.parent
    if prefix:
        provision = msgspec.structs.replace(
            provision, path=prefix + provision.path, parent=parent and prefix + parent
        )
    return provision


def _outline(text: str, folded: str, paragraphs: Sequence[Paragraph]) -> Iterator[Provision]:
    done: list[Provision] = []
    stack: list[_Open] = []
    top = _Numbering()
    for paragraph in paragraphs:
        start, end = paragraph.span.start, paragraph.span.end
        if _ATTACHMENT.fullmatch(folded, start, end):
            while stack:
                done.append(_closed(text, stack.pop()))
            continue
        label = labels.read(folded, start, end)
        if label is not None and top.takes(label, [item.label for item in stack], folded, end):
            while stack and not _above(stack, label):
                done.append(_closed(text, stack.pop()))
            parent = stack[-1].path if stack else None
            if stack:
                stack[-1].children += 1
            path = f"{parent}/{label.segment}" if parent else label.segment
            stack.append(
                _Open(label, path, parent, start, _heading(folded, label.end, end), end, end)
            )
        if stack:
            for item in stack:
                item.last = end
                if not item.children:
                    item.own_end = end
    while stack:
        done.append(_closed(text, stack.pop()))
    yield from sorted(done, key=lambda provision: (provision.span.start, -provision.span.end))


def _above(stack: Sequence[_Open], label: Label) -> bool:
    """Whether the innermost open item may hold `label`: no open item has its style."""
    return all(item.label.style != label.style for item in stack) and (
        _RANK[stack[-1].label.style] < _RANK[label.style]
        or (label.number == 1 and _RANK[stack[-1].label.style] >= 4)
    )


class _Numbering:
    """Which label is an item and which only looks like one (第三条规定的…, 2014. 5)."""

    def __init__(self) -> None:
        self._seen: dict[Style, int] = {}

    def takes(self, label: Label, open_labels: Sequence[Label], folded: str, end: int) -> bool:
        if label.number == 0 or (label.end >= end and label.style not in ("article", "chapter")):
            return False
        last = next((o for o in open_labels if o.style == label.style), None)
        seen = self._seen.get(label.style, 0)
        if label.style == "article" and last is not None and label.number < last.number:
            return False
        # An outline that begins in the middle runs on over the sections, or its page has lost
        # its beginning. A lone high number is a quantity.
        counted = label.style in ("n", "(n)", "(cn)", "cn") and last is None
        if counted and label.number > max(seen + 3, 3):
            return False
        self._seen[label.style] = label.number
        return True


def _heading(folded: str, start: int, end: int) -> tuple[int, int]:
    """The item's own title: its first line where that is short, else its first short sentence."""
    while start < end and folded[start] == " ":
        start += 1
    stop = _HEADING_END.search(folded, start, min(start + _HEADING + 1, end))
    if stop is None or stop.start() - start > _HEADING:
        return start, start
    if stop[0] and stop.end() >= end and stop.start() - start > _ONLY:
        return start, start  # a whole paragraph of one sentence is text, not its own title
    return start, start + len(folded[start : stop.start()].rstrip(" "))


def _closed(text: str, item: _Open) -> Provision:
    return Provision(
        span=Span(item.start, item.last),
        rule=f"provision.{item.label.style}",
        path=item.path,
        parent=item.parent,
        label=text[item.start : item.label.end].strip(),
        heading=text[slice(*item.heading)],
        heading_start=item.heading[0],
        own_end=item.own_end,
        leaf=item.children == 0,
    )
