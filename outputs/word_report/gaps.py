"""二、主要漏项: by source and by subordinate document, with the reason."""

from itertools import groupby

from outputs.card_index import document_of
from outputs.graph_records import Coverage
from outputs.word_report.matter import Matter, numeral
from outputs.word_report.paper import Paper

# For each subordinate document, and in all: a leader reads no more, the workbook has them.
_STOP = "。"
_EACH, _ALL = 5, 60


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("二、主要漏项", 1)
    gaps = matter.figures.states()["gap"]
    if not gaps:
        paper.text("没有发现漏项。")
        return
    paper.text(
        f"共有漏项{gaps}项次，按来源文件列出如下。漏项是指下级文件中没有找到承接该任务的内容，"
        "须对照原文核实后再作结论。"
    )
    left = _ALL
    by_source = groupby(matter.index.in_states(("gap",)), lambda one: document_of(one.source))
    for n, (source, found) in enumerate(by_source, start=1):
        if left <= 0:
            paper.text("其余来源文件的漏项见工作簿“漏项清单”表。")
            break
        paper.heading(f"（{numeral(n)}）{matter.document(source)}", 2)
        for m, (document, group) in enumerate(groupby(found, lambda one: one.document), start=1):
            left -= _write_group(paper, matter, f"{m}. ", document, list(group), max(0, left))


def _write_group(
    paper: Paper, matter: Matter, label: str, document: str, group: list[Coverage], left: int
) -> int:
    """How many were written."""
    shown = group[: min(_EACH, left)]
    paper.item(f"{label}{matter.local(document)}", f"漏项{len(group)}项：")
    for n, one in enumerate(shown, start=1):
        sentences = matter.names.task_name(one.source), one.reason
        paper.text(f"（{n}）{''.join(f'{words.rstrip(_STOP)}。' for words in sentences if words)}")
    if len(group) > len(shown):
        paper.text(f"另有{len(group) - len(shown)}项，见工作簿“漏项清单”表。")
    return len(shown)
