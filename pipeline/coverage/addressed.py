"""Tasks that a document need not take up: they are others' to do, or done by its being issued."""

from corpora.vocabulary import LEVELS, Level
from extractors import order_addressees
from outputs.graph_records import Task
from pipeline.linking.sides import Side

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_CLOSING = "尾"


def why_not(task: Task, side: Side, level: Level | None) -> str:
    """Why a task of a source is not to be taken up at this level; empty where it is."""
    sentences = [side.folded[one.start : one.end] for one in task.measures]
    if not sentences:
        return ""
    if all(to_others(one, level) for one in sentences):
        named = {rank for one in sentences for rank in order_addressees.levels(one)}
        words = "、".join(LEVELS[one] for one in sorted(named, key=_RANKS.__getitem__))
        return f"该任务只对{words}机关提出要求，不需本级承接"
    if task.path.rpartition("/")[2] == _CLOSING and all(map(_is_formal, sentences)):
        return "该段只要求制定方案和报送情况，由收文单位直接办理，不需写入本级文件"
    return ""


def to_others(sentence: str, level: Level | None) -> bool:
    """Whether a folded sentence gives its order to levels above this one only."""
    named = order_addressees.levels(sentence)
    if level is None or not named:
        return False
    return all(_RANKS[one] < _RANKS[level] for one in named)


def _is_formal(sentence: str) -> bool:
    return order_addressees.reports(sentence) or order_addressees.asks_for_plan(sentence)
