"""Tasks by paragraph where a text has no numbers, and the orders of a cover notice."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpora.model import Analysis, Paragraph, Part
from corpora.vocabulary import PartKind
from extractors import assignments, orders
from extractors.drafts import Draft

# A shorter paragraph is a heading or a formula.
_SHORTEST = 20

_PREAMBLE = re.compile(r"(?:为(?!期)|根据|按照|依据|近年来|近期|鉴于|最近|经|自|当前|随着)")
_REQUESTS = re.compile(
    r"请[^。]{2,60}[前内][^。]{0,40}(?:报|送|反馈|完成)"
    # A letter asks one body for one thing; 请你们认真贯彻执行 asks for nothing of its own.
    r"|请[你贵][^。,;]{1,10}?(?:尽快|抓紧|立即|组织|协助|协调|牵头|配合|负责)[^。]{6,}"
)
_ASKS = re.compile(rf"{_REQUESTS.pattern}|报送|上报|备案")
_SENTENCE_ENDS = ("。", "。)", "。”", ")", ";", "〕")


def find(analysis: Analysis, numbered: set[PartKind], *, first_leads: bool) -> Iterator[Draft]:
    """Paths are #n, n counting the tasks of the part; a cover's begin with 封/."""
    folded = analysis.folded
    kinds = {part.kind for part in analysis.of(Part)}
    paragraphs = [p.span for p in analysis.of(Paragraph) if not p.in_table]
    texts = [s for s in paragraphs if folded[s.start : s.end].endswith(_SENTENCE_ENDS)]
    last = texts[-1] if texts else None
    counts: dict[PartKind, int] = {}
    opened: set[PartKind] = set()
    for part in analysis.of(Part):
        if part.kind in numbered or part.kind not in ("body", "cover", "attachment"):
            continue
        if part.kind == "attachment" and "body" in kinds:
            continue  # forms and lists below a finished text
        first = bisect_left(paragraphs, part.span.start, key=lambda span: span.start)
        stop = bisect_left(paragraphs, part.span.end, key=lambda span: span.start)
        for span in paragraphs[first:stop]:
            text = folded[span.start : span.end]
            ready = part.kind in opened or part.kind != "cover"
            if text.endswith((":", "如下。")) or orders.is_formula(text):
                opened.add(part.kind)
                continue
            notes = assignments.notes(folded, span.start, span.end, first_leads=first_leads)
            if not ready or len(text) < _SHORTEST or not (notes or _is_order(text, part.kind)):
                continue
            counts[part.kind] = counts.get(part.kind, 0) + 1
            closes = span == last and counts[part.kind] > 1 and text.startswith("各")
            prefix = "封/" if part.kind == "cover" else ""
            yield Draft(
                path=f"{prefix}#{counts[part.kind]}",
                provision=None,
                kind="safeguard" if closes else "duty",
                heading=None,
                start=span.start,
                end=span.end,
                notes=notes,
            )


def _is_order(text: str, part: PartKind) -> bool:
    if not text.endswith(_SENTENCE_ENDS) or orders.defines(text):
        return False
    if part == "cover":
        return orders.addressed(text) or _ASKS.search(text) is not None
    if _PREAMBLE.match(text) and not orders.addressed(text):
        return _REQUESTS.search(text) is not None
    if orders.addressed(text) or _ASKS.search(text) is not None or "应当" in text:
        return True
    return orders.begins_with_order(text)
