"""Page numbers and running heads: lines at the edges of pages that are no text of the document."""

import re
from collections import Counter
from collections.abc import Sequence

from corpora.readers.pdf_lines import Line

# Lines from the top and from the bottom of a page among which furniture stands.
_DEEP = 2
# A running head stands on so many pages, and on so large a share of them: half of them where
# left and right pages have heads of their own.
_FEWEST_PAGES = 3
_SHARE = 0.4

_DASH = "-－—–―─·•~"
_NUMBERED = re.compile(
    rf"(?:[{_DASH}] ?)+ ?(?P<dashed>\d{{1,4}}) ?(?:[{_DASH}] ?)*"
    r"|第 ?(?P<page>\d{1,4}) ?页(?: ?[,，/]? ?共 ?\d{1,4} ?页)?"
    r"|(?P<of>\d{1,4}) ?/ ?\d{1,4}"
    r"|(?P<bare>\d{1,4})(?: ?[—–－-])?|[ivxⅰ-ⅻ]{1,5}"
)
_WIDTHS = {ord("０") + n: str(n) for n in range(10)}
_PAGE = re.compile(
    rf"^(?:[{_DASH}] ?)*\d{{1,4}}(?: ?[{_DASH}])*|(?:[{_DASH}] ?)*\d{{1,4}}(?: ?[{_DASH}])*$"
)


def find(leaves: Sequence[Sequence[Line]]) -> list[frozenset[int]]:
    """For each page or half of one, the indexes of the lines that are furniture."""
    edges = [_edges(lines) for lines in leaves]
    heads: Counter[str] = Counter()
    sequence: Counter[int] = Counter()
    for number, (lines, indexes) in enumerate(zip(leaves, edges, strict=True)):
        heads.update({_shape(lines[index]) for index in indexes})
        sequence.update({value - number for i in indexes if (value := _value(lines[i])) >= 0})
    repeated = {
        shape
        for shape, pages in heads.items()
        if pages >= max(_FEWEST_PAGES, _SHARE * len(leaves)) and not shape.startswith(("0", "附"))
    }
    return [
        frozenset(_outermost(lines, indexes, repeated, sequence, number))
        for number, (lines, indexes) in enumerate(zip(leaves, edges, strict=True))
    ]


def _edges(lines: Sequence[Line]) -> list[int]:
    count = len(lines)
    return sorted({*range(min(_DEEP, count)), *range(max(0, count - _DEEP), count)})


def _outermost(
    lines: Sequence[Line],
    indexes: Sequence[int],
    repeated: set[str],
    sequence: Counter[int],
    number: int,
) -> set[int]:
    """Furniture from each edge inwards: what stands behind text is text."""
    found: set[int] = set()

    def is_furniture(index: int) -> bool:
        if _shape(lines[index]) in repeated:
            return True
        match = _NUMBERED.fullmatch(_plain(lines[index]))
        if match is None:
            return False
        # A bare number may be a lone table cell: it must go on with that of other pages.
        return (
            match["bare"] is None
            or sequence[_value(lines[index]) - number] > 1
            or (len(lines) > _DEEP and index == len(lines) - 1)
        )

    for ordered in (indexes, indexes[::-1]):
        for index in ordered[:_DEEP]:
            if not is_furniture(index):
                break
            found.add(index)
    return found


def _plain(line: Line) -> str:
    return line.text.translate(_WIDTHS).strip().lower()


def _shape(line: Line) -> str:
    """A line without a number at its edge, which changes from page to page."""
    return _PAGE.sub("", _plain(line)).strip() or "0"


def _value(line: Line) -> int:
    match = _NUMBERED.fullmatch(_plain(line))
    digits = match and (match["dashed"] or match["page"] or match["of"] or match["bare"])
    return int(digits) if digits else -1
