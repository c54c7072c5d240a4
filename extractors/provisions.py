"""The outline of a text: every numbered item with its path, heading and extent."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from corpora.model import Analysis, Paragraph, Part, Provision, Span
from corpora.vocabulary import PartKind
from extractors import attached, labels
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

# 第四条〔政府职责〕 and 第四条【政府职责】: the title of an article in brackets of its own.
_IN_BRACKETS = re.compile(r" *(?:〔(?P<a>[^〔〕\n]{2,20})〕|【(?P<b>[^【】\n]{2,20})】)")
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
    """Items of body and attachments in text order, each inside its parent.

    Where one text above has an outline too, paths of an attachment begin with 附件/, and with
    附件2/ where several of them have one.
    """
    per_part: dict[tuple[PartKind, int], list[Paragraph]] = {}
    parts = analysis.of(Part)
    headings = attached.headings(analysis)
    for paragraph in analysis.of(Paragraph):
        kind = part_at(parts, paragraph.span.start)
        if kind in _READ and not paragraph.in_table:
            place = attached.place(headings, paragraph.span.start) if kind == "attachment" else 0
            per_part.setdefault((kind, place), []).append(paragraph)
    closed = [part.span.start for part in parts if part.kind in ("notes", "signature")]
    found = {
        key: list(_outline(analysis.document.text, analysis.folded, rows, closed))
        for key, rows in per_part.items()
    }
    numbered = [key for key, provisions in found.items() if provisions]
    below = [key for key in numbered if key[0] == "attachment"]
    if len(below) == len(numbered):
        below = below[1:]  # the first one is what a notice hands on, or stands alone
    for key, provisions in found.items():
        mark = headings[key[1] - 1].mark if len(below) > 1 and key[1] else ""
        prefix = f"附件{mark}/" if key in below else ""
        for provision in provisions:
            yield _named(provision, prefix)


def _named(provision: Provision, prefix: str) -> Provision:
    parent = provision.parent
    if prefix:
        provision = msgspec.structs.replace(
            provision, path=prefix + provision.path, parent=parent and prefix + parent
        )
    return provision


def _outline(
    text: str, folded: str, paragraphs: Sequence[Paragraph], closed: Sequence[int]
) -> Iterator[Provision]:
    """Without a label of its own nothing goes on below notes or a signature (`closed`)."""
    done: list[Provision] = []
    stack: list[_Open] = []
    top = _Numbering()
    read = [labels.read(folded, one.span.start, one.span.end) for one in paragraphs]
    order = _Order(read)
    for index, (paragraph, label) in enumerate(zip(paragraphs, read, strict=True)):
        start, end = paragraph.span.start, paragraph.span.end
        if _ATTACHMENT.fullmatch(folded, start, end):
            while stack:
                done.append(_closed(text, stack.pop()))
            continue
        open_labels = [item.label for item in stack]
        if label is not None and top.takes(label, open_labels, folded, end):
            for _ in range(order.closed(open_labels, label, index)):
                done.append(_closed(text, stack.pop()))
            parent = stack[-1].path if stack else None
            if stack:
                stack[-1].children += 1
            path = f"{parent}/{label.segment}" if parent else label.segment
            stack.append(
                _Open(label, path, parent, start, _heading(folded, label.end, end), end, end)
            )
        elif stack and bisect_left(closed, start) > bisect_left(closed, stack[-1].last):
            while stack:
                done.append(_closed(text, stack.pop()))
        if stack:
            for item in stack:
                item.last = end
                if not item.children:
                    item.own_end = end
    while stack:
        done.append(_closed(text, stack.pop()))
    yield from sorted(done, key=lambda provision: (provision.span.start, -provision.span.end))


class _Order:
    """Which open items a label closes: those down to its own style, else those of lower rank.

    An outline may have the ranks of the standard the other way round (1. above (一)): a list that
    begins at one stands below an item of lower rank if that item's own list goes on behind it.
    """

    def __init__(self, read: Sequence[Label | None]) -> None:
        self._places: dict[Style, list[int]] = {}
        self._read = read
        self._turned: set[tuple[Style, Style]] = set()
        for index, label in enumerate(read):
            if label is not None:
                self._places.setdefault(label.style, []).append(index)

    def closed(self, open_labels: Sequence[Label], label: Label, index: int) -> int:
        styles = [one.style for one in open_labels]
        if label.style in styles:
            return len(styles) - styles.index(label.style)
        count = 0
        for above in reversed(open_labels):
            if _RANK[above.style] < _RANK[label.style] or self._holds(above, label, index):
                break
            count += 1
        return count

    def _holds(self, above: Label, label: Label, index: int) -> bool:
        pair = (above.style, label.style)
        if pair in self._turned:
            return True
        if label.number != 1 or _RANK[above.style] < _RANK["cn"]:
            return False
        places = self._places[above.style]
        at = bisect_left(places, index)
        following = self._read[places[at]] if at < len(places) else None
        if following is not None and following.number == above.number + 1:
            self._turned.add(pair)
            return True
        return False


class _Numbering:
    """Which label is an item and which only looks like one (第三条规定的…, 2014. 5)."""

    def __init__(self) -> None:
        self._seen: dict[Style, int] = {}

    def takes(self, label: Label, open_labels: Sequence[Label], folded: str, end: int) -> bool:
        if label.number == 0 or (label.end >= end and label.style not in ("article", "chapter")):
            return False
        last = next((o for o in open_labels if o.style == label.style), None)
        seen = self._seen.get(label.style, 0)
        if label.style == "article":
            if last is not None and label.number < last.number:
                return False
            if last is None and not seen and open_labels and label.number > 3:
                return False  # 第三十条 in a plan refers to a law
        # An outline that begins in the middle runs on over the sections, or its page has lost
        # its beginning. A lone high number is a quantity.
        counted = label.style in ("n", "(n)", "(cn)", "cn") and last is None
        if counted and label.number > max(seen + 3, 3):
            return False
        self._seen[label.style] = label.number
        return True


def _heading(folded: str, start: int, end: int) -> tuple[int, int]:
    """The item's own title: its first line where that is short, else its first short sentence."""
    titled = _IN_BRACKETS.match(folded, start, end)
    if titled is not None:
        return titled.span("a" if titled["a"] else "b")
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
