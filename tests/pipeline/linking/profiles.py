"""Profiles of written plans, as they are compared."""

from collections.abc import Sequence

from corpora.model import Document, Task
from extractors.analysis import analyse
from pipeline.linking.facing import Facing
from pipeline.linking.traits import Profiled, profiled

NUMERALS = "一二三四五六七八九十"


def plan(*tasks: str, title: str = "霁州市湿地保护实施方案") -> Profiled:
    """One numbered task after the other, or the text itself where it has its own outline."""
    rows = [f"{NUMERALS[n]}、{task}" for n, task in enumerate(tasks)]
    text = "\n".join([title, "", *rows, ""])
    analysis = analyse(Document(text=text, media_type="text/plain"))
    ids = tuple(f"{title}#{task.path}" for task in analysis.of(Task))
    return profiled(title, ids, analysis)


def face(local: Sequence[str], source: Sequence[str]) -> Facing:
    return Facing(plan(*local), plan(*source, title="岚川省湿地保护意见"))
