"""Why a source task has its state, in a sentence that a clerk can read."""

from collections.abc import Iterable, Sequence

from corpora.vocabulary import FINDING_DECISIONS
from outputs.graph_records import Decision, Near, Task
from pipeline.coverage.pair import Half, Pair, Taken
from pipeline.naming import named, quoted, short

# Names that a sentence can hold and still be read.
_NAMED = 4


def covered(pair: Pair, taken: Taken) -> str:
    if taken.links:
        return f"由{_names(pair.local, taken.tasks)}承接"
    paths = "、".join(dict.fromkeys(_path(middle) for _, middle in taken.between))
    return f"由{_names(pair.local, taken.tasks)}承接（所依据的上一级任务为{paths}）"


def merged(pair: Pair, heads: Sequence[str], with_it: Sequence[str]) -> str:
    return f"与{_names(pair.source, with_it)}合并，由{_names(pair.local, heads)}承接"


def split(pair: Pair, heads: Sequence[str]) -> str:
    return f"拆分为{_names(pair.local, heads)}承接"


def partial(pair: Pair, task: Task, tasks: Sequence[str], lost: Sequence[int]) -> str:
    quotes = []
    for measure in task.measures:
        if measure.n in lost:
            words = quoted(pair.source.text[measure.start : measure.end])
            quotes.append(f"第{measure.n}项举措“{words}”")
    return f"由{_names(pair.local, tasks)}承接，但{_some(quotes)}没有对应内容"


def restated(pair: Pair, item: str, tasks: Sequence[str]) -> str:
    return (
        f"表中事项重申{named(pair.source.by_id[item])}，随该任务由{_names(pair.local, tasks)}承接"
    )


def justified(decision: Decision) -> str:
    known = {str(code): word for code, word in FINDING_DECISIONS.items()}
    said = "，".join(filter(None, (known.get(decision.value), decision.why)))
    signed = "，".join(filter(None, (decision.who, decision.when)))
    return f"已说明：{said}（{signed}）" if signed else f"已说明：{said}"


def gap(pair: Pair, task: str, nearest: Sequence[Near]) -> str:
    """Without the scores, which stand in `nearest`: leaders read this too."""
    if task in pair.rejected:
        return "复核已否定原有对应关系，本级文件没有其他对应任务"
    if not nearest:
        return "本级文件没有任务"
    best = named(pair.local.by_id[nearest[0].task])
    return f"本级文件没有对应任务；最接近的是{best}，未达到关联标准"


def told(pair: Pair, tasks: Sequence[str]) -> str:
    return f"仅在工作总结或计划中提及：{_names(pair.local, tasks)}"


def resembling(pair: Pair, tasks: Sequence[str]) -> str:
    return f"只有{_names(pair.local, tasks)}涉及相近内容，没有对应的举措，请核对"


def mentioned(quote: str) -> str:
    return f"本级文件没有对应任务，仅在正文中提到：“{short(quote)}”"


def _names(half: Half, tasks: Iterable[str]) -> str:
    return _some([named(half.by_id[one]) for one in tasks])


def _some(words: Sequence[str]) -> str:
    if len(words) <= _NAMED:
        return "、".join(words)
    return f"{'、'.join(words[:_NAMED])}等{len(words)}项"


def _path(task: str) -> str:
    return task.partition("#")[2]
