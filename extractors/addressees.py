"""To whom a document is sent (主送机关): the line before the text, split at its own commas."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.model import Mark

_BODY_ENDING = re.compile(
    r"(?:政府|部门|单位|机构|委员会|[局厅部院校]|公司|企业|办事处|管委会|中心|行署)(?:\([^()]*\))?$"
)
_EDGES = " ,，;；、:：\n\t\u3000\xa0"
_BLANK = re.compile(r"\s+")


def find(text: str, folded: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    """各县(市、区)政府,市直部门 are two; brackets and, beside a comma, 、 part nothing."""
    mark = next((m for m in marks if m.kind == "addressees"), None)
    if mark is None:
        return ()
    start, end = mark.span.start, mark.span.end
    cuts = list(_separators(folded, start, end, ",;"))
    if not cuts:
        listed = list(_separators(folded, start, end, "、"))
        names = [folded[a:b].strip(_EDGES) for a, b in pairwise([start, *listed, end])]
        if all(_BODY_ENDING.search(name) for name in names):
            cuts = listed
    pieces = (text[a:b].strip(_EDGES) for a, b in pairwise([start, *cuts, end]))
    return tuple(_BLANK.sub("", piece) for piece in pieces if piece)


def _separators(folded: str, start: int, end: int, separators: str) -> Iterator[int]:
    depth = 0
    for index in range(start, end):
        character = folded[index]
        if character in "(〔":
            depth += 1
        elif character in ")〕":
            depth -= 1
        elif depth == 0 and character in separators:
            yield index
