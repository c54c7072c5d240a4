"""附：数据说明: how it was counted, and what cannot be told."""

from collections.abc import Sequence

from corpora.vocabulary import FILE_STATUSES
from outputs.word_report.matter import Matter
from outputs.word_report.paper import Paper

_NOTES: Sequence[str] = (
    "任务、责任单位、时限按固定规则从公文中读出，任务之间的对应关系由引用和文字相近程度推算，未使用人工智能模型，"
    "同样的文件得出同样的结果。",
    "落实率＝（已落实＋合并落实＋拆分落实）÷应落实任务数；不适用和已说明的任务不计入。"
    "一项来源任务对一份下级文件计一项次。",
    "照搬比例为承接任务（含部分落实）中来源任务文字原样出现的平均比例，改换地名、层级、机构名的文字视为相同。",
    "本报告只说明下级文件写了没有，不说明做了没有。漏项和变化须对照原文核实；逐项出处见工作簿“任务台账”“漏项清单”“问题清单”各表。",
    "没有入库的文件不参加比较；图片识别的文字可能有错字。",
)


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("附：数据说明", 1)
    files = matter.figures.files
    counts = "，".join(
        f"{word}{files[one]}个" for one, word in FILE_STATUSES.items() if files.get(one)
    )
    first = f"读入文件情况：{counts}。" if counts else "没有读入文件。"
    scope = (f"{heading}：{words}。" for heading, words in matter.scope)
    for n, words in enumerate((first, *scope, *_NOTES), start=1):
        paper.item(f"{n}. ", words)
