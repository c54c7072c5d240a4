"""How long a document's main text is, counted as Word does, and how much stands in it twice."""

import re
from collections.abc import Iterator, Sequence

from corpora.model import Analysis, Part, Span
from extractors import attached, labels, paragraphs

# Word counts each Chinese character and mark, and each run of others (2021, GB/T) as one.
_CHARACTER = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3000-\u303f\uff01-\uffee“”‘’—…·]"
    r"|[^\s\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3000-\u303f\uff01-\uffee“”‘’—…·]+"
)
_BLANK = "\u3000"
_CLAUSE = re.compile(r"[^,。;:!?\n]+")
# Shorter clauses come back in every text (加强组织领导).
_SHORTEST = 10


def main_text(analysis: Analysis) -> tuple[Span, ...]:
    """What the norm counts: the notice and what it hands on; no annexes, tables and signature."""
    lined = paragraphs.with_lines(analysis)
    return tuple(_without_tables(lined, _main(lined)))


def characters(text: str) -> int:
    """字数 as Word shows it; blanks do not count."""
    return sum(found[0] != _BLANK for found in _CHARACTER.finditer(text))


def repeated(folded: str, spans: Sequence[Span]) -> float:
    """The share of its letters, 0 to 1, in clauses that have stood in it before."""
    seen: set[str] = set()
    total = again = 0
    for span in spans:
        for found in _CLAUSE.finditer(folded, span.start, span.end):
            label = labels.read(folded, *found.span())
            start = label.end if label else found.start()
            words = "".join(filter(str.isalnum, folded[start : found.end()]))
            total += len(words)
            if len(words) >= _SHORTEST:
                again += len(words) if words in seen else 0
                seen.add(words)
    return again / total if total else 0.0


def _main(analysis: Analysis) -> Iterator[Span]:
    """Behind a cover the first text is the main one, up to its own annexes or notes."""
    parts = analysis.of(Part)
    covered = any(part.kind == "cover" for part in parts)
    annexes = [heading.start for heading in attached.headings(analysis)]
    handed_on = False
    for part in parts:
        if part.kind in ("cover", "body"):
            yield part.span
        elif part.kind == "attachment" and covered:
            inside = [at for at in annexes if part.span.start <= at < part.span.end]
            end = inside[0] if inside else part.span.end
            if part.span.start < end:
                yield Span(part.span.start, end)
            handed_on = True
            if inside:
                return
        elif part.kind == "notes" and handed_on:
            return


def _without_tables(analysis: Analysis, spans: Iterator[Span]) -> Iterator[Span]:
    for span in spans:
        at = span.start
        for table in analysis.document.tables:
            if table.span.overlaps(span):
                if at < table.span.start:
                    yield Span(at, table.span.start)
                at = max(at, table.span.end)
        if at < span.end:
            yield Span(at, span.end)
