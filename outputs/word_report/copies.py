"""三、照搬情况: by document, and the strongest examples with both texts."""

from collections.abc import Iterator
from heapq import nlargest

from outputs.graph_records import Link, Task
from outputs.task_words import pieces
from outputs.word_report.matter import Matter, percent
from outputs.word_report.paper import Paper

_ROWS, _EXAMPLES = 40, 3
# Of each text; a longer one is cut.
_LONGEST = 220
_HEADINGS = ("文件", "任务数", "有来源", "照搬", "改名照搬", "照搬占有来源任务")
_WIDTHS = (64, 14, 14, 14, 16, 22)


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("三、照搬情况", 1)
    copying = [one for one in matter.figures.copying if one.pasted]
    if not copying:
        paper.text("没有发现文字照搬或改名照搬的任务。")
        return
    pasted, linked = sum(one.pasted for one in copying), matter.figures.linked
    paper.text(
        f"有来源的{linked}项任务中，文字照搬或只换了地名、机构名的{pasted}项，"
        f"占{percent(pasted / linked)}，涉及文件{len(copying)}份。"
    )
    ranked = sorted(copying, key=lambda one: -one.pasted)  # equal ones as the documents stand
    paper.table(
        _HEADINGS,
        _WIDTHS,
        (
            (
                matter.local(one.document),
                str(one.tasks),
                str(one.linked),
                str(one.classes.get("copied", 0)),
                str(one.classes.get("renamed", 0)),
                percent(one.pasted / one.linked),
            )
            for one in ranked[:_ROWS]
        ),
    )
    if len(ranked) > _ROWS:
        paper.text(f"表中列出{_ROWS}份，其余{len(ranked) - _ROWS}份见工作簿“照搬清单”表。")
    paper.text("相同文字最多的几项如下，下划线为两文相同的文字，加粗为换了名称的文字。")
    for n, (link, task, source) in enumerate(_strongest(matter), start=1):
        share = percent(link.copied_share.task)
        where = f"{matter.local(task.document)}{task.path}，相同文字{share}"
        paper.item(f"例{n}. ", where)
        local = pieces(task, ((one.task, one.kind) for one in link.passages))
        above = pieces(source, ((one.source, one.kind) for one in link.passages))
        paper.quotation("本级：", _cut(local))
        paper.quotation(
            f"来源（{matter.names.number(source.document)} {source.path}）：", _cut(above)
        )


def _strongest(matter: Matter) -> list[tuple[Link, Task, Task]]:
    """By the number of words that are the same."""
    return nlargest(
        _EXAMPLES, _found(matter), key=lambda one: one[0].copied_share.task * len(one[1].text)
    )


def _found(matter: Matter) -> Iterator[tuple[Link, Task, Task]]:
    for link in matter.index.links(copied=True):
        task, source = matter.index.task(link.task), matter.index.task(link.source)
        if task and source:
            yield link, task, source


def _cut(whole: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    left = _LONGEST
    for words, look in whole:
        yield words[:left], look
        left -= len(words)
        if left <= 0:
            yield "……", "plain"
            return
