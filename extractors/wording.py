"""What a task says, apart from its label and from the notes that say who must do it."""

import re
from collections.abc import Iterator

from corpora.model import Analysis, Span, Task
from extractors import assignments, labels

# What stands between two such marks is a sentence, the unit that is taken up or dropped.
_SENTENCE = re.compile(r"[^。;!?\n]+")
# Named things: quoted terms, titles, Latin names, quantities with their unit.
_THING = re.compile(
    r"“(?P<quoted>[^”\n]{2,20})”|《(?P<title>[^》\n]{2,60})》"
    r"|(?<![A-Za-z\d])(?P<latin>[A-Za-z\d][A-Za-z\d.\-]*[A-Za-z][A-Za-z\d]*)"
    r"|(?P<quantity>\d+(?:\.\d+)?(?:%|[万亿千百]?[一-龥]))"
)
_DATE = re.compile(r"\d+[年月日]$")
# 《条例》第九条, 本办法第三条: which provision a text names.
_PROVISION = re.compile(
    r"(?:》|条例|办法|规定|意见|方案)(?P<label>第[一二三四五六七八九十百\d]{1,5}条)"
)

_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条")


def spans(analysis: Analysis, task: Task) -> tuple[Span, ...]:
    """The stretches of a task without its label and its notes, in text order."""
    return tuple(span for whole in task.spans for span in _told(analysis.folded, whole))


def sentences(analysis: Analysis, told: tuple[Span, ...]) -> tuple[str, ...]:
    """The sentences of such stretches, folded."""
    return tuple(
        found[0]
        for span in told
        for found in _SENTENCE.finditer(analysis.folded, span.start, span.end)
        if found[0].strip()
    )


def things(text: str) -> frozenset[str]:
    """Named things of a folded text: quoted terms, titles, Latin names, quantities; no dates."""
    found = (next(filter(None, match.groups())) for match in _THING.finditer(text))
    return frozenset(thing for thing in found if not _DATE.search(thing))


def provisions(text: str) -> frozenset[str]:
    """The articles of other documents that a folded text names: 第九条."""
    return frozenset(found["label"] for found in _PROVISION.finditer(text))


def own_label(path: str) -> frozenset[str]:
    """第九条 for the task of article nine; empty outside articles."""
    return frozenset(segment for segment in path.split("/") if _ARTICLE.fullmatch(segment))


def _told(folded: str, whole: Span) -> Iterator[Span]:
    label = labels.read(folded, whole.start, whole.end)
    at = label.end if label else whole.start
    for note in assignments.notes(folded, at, whole.end):
        if note.start > at:
            yield Span(at, note.start)
        at = max(at, note.end)
    if at < whole.end:
        yield Span(at, whole.end)
