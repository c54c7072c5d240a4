"""一、概况: what was read, how much of it was taken up, and how much of that is pasted."""

from collections.abc import Iterator

from corpora.vocabulary import LEVELS
from outputs.figures import TAKEN_UP
from outputs.word_report.matter import Matter, percent
from outputs.word_report.paper import Paper

# More is for the workbook.
_ROWS = 60
_HEADINGS = (
    "来源文件",
    "地区（下级文件）",
    "应落实",
    "落实",
    "部分落实",
    "仅提及",
    "漏项",
    "落实率",
    "照搬比例",
)
_WIDTHS = (34, 34, 11, 10, 11, 11, 10, 12, 12)


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("一、概况", 1)
    figures = matter.figures
    levels = "、".join(f"{LEVELS[one]}{n}份" for one in LEVELS if (n := figures.levels.get(one)))
    paper.text(
        f"本次共读入公文{figures.documents}份{f'（{levels}）' if levels else ''}，"
        f"分解任务{sum(figures.tasks.values())}项，"
        f"其中找到上级来源的{figures.linked}项；文中引用而未入库的文件{figures.absent}份。"
    )
    if not figures.pairs:
        paper.text("库中没有可以相互比较的上下级文件，因此没有覆盖情况。")
        return
    states = figures.states()
    asked = sum(pair.asked for pair in figures.pairs)
    taken = sum(states[state] for state in TAKEN_UP)
    sources = len({pair.source for pair in figures.pairs})
    takers = len({pair.document for pair in figures.pairs})
    paper.text(
        f"以{sources}份文件为来源，比较下级文件{takers}份，应落实任务共{asked}项次：落实{taken}项次，"
        f"占{percent(taken / asked if asked else None)}；部分落实{states['partial']}项次，"
        f"仅提及{states['mentioned']}项次，漏项{states['gap']}项次。"
        f"落实部分中，来源文字原样出现的平均比例（照搬比例）为{percent(figures.copied())}。"
        "照搬不等于落实，两项比例应对照着看。各地情况如下表。"
    )
    paper.table(_HEADINGS, _WIDTHS, _rows(matter))
    if len(figures.pairs) > _ROWS:
        paper.text(f"表中列出{_ROWS}行，其余{len(figures.pairs) - _ROWS}行见工作簿“覆盖矩阵”表。")


def _rows(matter: Matter) -> Iterator[tuple[str, ...]]:
    for pair in matter.figures.pairs[:_ROWS]:
        count = pair.states.get
        yield (
            matter.names.number(pair.source),
            matter.local(pair.document),
            str(pair.asked),
            str(pair.taken),
            str(count("partial", 0)),
            str(count("mentioned", 0)),
            str(count("gap", 0)),
            percent(pair.share),
            percent(pair.copied),
        )
