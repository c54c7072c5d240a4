"""Tasks that a document need not take up: they are others' to do, or done by its being issued."""

import msgspec

from corpora.vocabulary import LEVELS, Level
from extractors import foreign_names, labels, order_addressees, overall_goals, places
from outputs.graph_records import Task
from pipeline.linking.jurisdictions import Jurisdiction
from pipeline.linking.sides import Side

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}
_CLOSING = "尾"


class Addressing(msgspec.Struct, frozen=True, kw_only=True):
    """Whose orders those of a source are, seen from a document below it."""

    source: Jurisdiction
    local: Jurisdiction

    def why_not(self, task: Task, side: Side) -> str:
        """Why a task of the source is not to be taken up here; empty where it is."""
        sentences = quotes(task, side)
        if all(map(self.to_others, sentences)):
            named = {one for sentence in sentences for one in self._levels(sentence)}
            words = "、".join(LEVELS[one] for one in sorted(named, key=_RANKS.__getitem__))
            return f"该任务只对{words}机关提出要求，不需本级承接"
        if all(map(order_addressees.asks_to_follow, sentences)):
            return "该任务要求据此制定实施文件，本级文件即为落实该要求而制定"
        if task.path.rpartition("/")[2] == _CLOSING and all(map(_is_formal, sentences)):
            return "该段只要求制定方案和报送情况，由收文单位直接办理，不需写入本级文件"
        return ""

    def is_asked(self, sentence: str) -> bool:
        """Whether a folded sentence of a task that is taken up must be taken up here, too."""
        return not (
            self.to_others(sentence)
            or self._is_of_another_place(sentence)
            or overall_goals.is_for_all(sentence)
        )

    def to_others(self, sentence: str) -> bool:
        """Whether a folded sentence gives its order to levels above this one only."""
        named, level = self._levels(sentence), self.local.level
        if level is None or not named:
            return False
        return all(_RANKS[one] < _RANKS[level] for one in named)

    def _levels(self, sentence: str) -> frozenset[Level]:
        return order_addressees.levels(sentence, self.source.level)

    def _is_of_another_place(self, sentence: str) -> bool:
        """桂林市 or 桂林 in a plan of its province is nothing that 南宁市 could take up."""
        here, source = self.local.place, self.source.place
        if here is None:
            return False
        named = {one for _, _, one in places.in_text(sentence) if one is not None}
        below = {one for one in named if source is None or places.is_ancestor(source, one)}
        if source is not None or self.source.level == "national":
            below |= set(foreign_names.bare(sentence, source, year=None))
        return bool(below) and not any(
            one.chain == here.chain
            or places.is_ancestor(one, here)
            or places.is_ancestor(here, one)
            for one in below
        )


def quotes(task: Task, side: Side) -> list[str]:
    """The folded sentences of a task without its label; of one without sentences all its words."""
    spans = [(one.start, one.end) for one in task.measures] or list(task.spans)
    return [quote(side.folded, start, end) for start, end in spans]


def quote(folded: str, start: int, end: int) -> str:
    """A folded sentence without the label before it."""
    label = labels.read(folded, start, end)
    return folded[label.end if label and label.end < end else start : end].strip()


def _is_formal(sentence: str) -> bool:
    return order_addressees.reports(sentence) or order_addressees.asks_for_plan(sentence)
