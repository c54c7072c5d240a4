"""五、建议: what follows from the figures by fixed rules, and nothing else."""

from collections.abc import Callable, Iterator, Sequence

from outputs.card_index import title
from outputs.word_report.drift import GROUPS
from outputs.word_report.matter import Matter, listed, percent
from outputs.word_report.paper import Paper

# Half of what stands there was written above.
PASTED = 0.5
# Named one by one up to here.
_NAMED = 5


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("五、建议", 1)
    found = [words for rule in RULES for words in rule(matter)]
    if not found:
        paper.text("没有需要处理的事项。")
        return
    paper.text("以下建议按固定规则由前述数字得出，供参考。")
    for n, words in enumerate(found, start=1):
        paper.item(f"{n}. ", words)


def _explain_gaps(matter: Matter) -> Iterator[str]:
    pairs = [pair for pair in matter.figures.pairs if pair.states.get("gap")]
    if not pairs:
        return
    total = sum(pair.states["gap"] for pair in pairs)
    most = sorted(pairs, key=lambda pair: -pair.states["gap"])
    names = listed(f"{matter.local(p.document)}{p.states['gap']}项" for p in most[:_NAMED])
    others = "等" if len(most) > _NAMED else ""
    yield f"对漏项{total}项次逐项说明理由，或者补充任务。其中{names}{others}。"


def _complete_parts(matter: Matter) -> Iterator[str]:
    states = matter.figures.states()
    if states["partial"]:
        yield f"对部分落实的{states['partial']}项次，补上没有承接的措施（见工作簿“漏项清单”表）。"
    if states["mentioned"]:
        yield f"对仅提及的{states['mentioned']}项次，明确具体任务、责任单位和时限。"


def _work_out_pasted(matter: Matter) -> Iterator[str]:
    pasted = [pair for pair in matter.figures.pairs if pair.taken and pair.copied >= PASTED]
    pasted.sort(key=lambda pair: -pair.copied)
    if pasted:
        names = listed(f"{matter.local(p.document)}{percent(p.copied)}" for p in pasted[:_NAMED])
        others = "等" if len(pasted) > _NAMED else ""
        yield (
            f"对照搬比例在{percent(PASTED)}以上的{len(pasted)}组文件，核实是否结合本地实际"
            f"细化了单位、时限和举措：{names}{others}。"
        )


def _settle_drift(matter: Matter) -> Iterator[str]:
    counts = matter.figures.findings
    for name, kinds in GROUPS.items():
        total = sum(counts.get(kind, 0) for kind in kinds)
        if total:
            yield f"核对{name}与来源不一致的{total}项，确有理由的作出说明，没有理由的予以更正。"


def _name_who_and_when(matter: Matter) -> Iterator[str]:
    counts = matter.figures.findings
    for kind, what in (("no_lead", "牵头或责任单位"), ("no_deadline", "完成时限")):
        total = counts.get(kind, 0)  # type: ignore[call-overload]  # of the vocabulary
        if total:
            yield f"对没有写明{what}的{total}项任务，予以明确。"


def _check_bases(matter: Matter) -> Iterator[str]:
    counts = matter.figures.findings
    total = counts.get("repealed_basis", 0) + counts.get("outdated_basis", 0)
    if total:
        yield f"对依据已废止或者已有新版的{total}处，更换依据。"


def _obtain_missing(matter: Matter) -> Iterator[str]:
    missing = list(matter.index.missing())
    if not missing:
        return
    names = []
    for id_, _, documents in missing[:_NAMED]:
        found = matter.index.document(id_)
        name = f"《{title(found)}》" if found and title(found) else matter.names.number(id_)
        names.append(f"{name}（被{documents}份文件引用）")
    others = "等" if len(missing) > _NAMED else ""
    yield f"补充收集被引用而未入库的文件{len(missing)}份，重新比较：{listed(names)}{others}。"


def _review_links(matter: Matter) -> Iterator[str]:
    proposed = matter.figures.links.get("proposed", 0)
    suspect = matter.figures.links.get("suspect", 0)
    if suspect:
        yield f"对原文改动后待核的对应关系{suspect}条，重新复核。"
    if proposed:
        yield f"任务对应关系尚有{proposed}条未经人工复核，引用本报告结论前请先复核所涉各条。"


RULES: Sequence[Callable[[Matter], Iterator[str]]] = (
    _explain_gaps,
    _complete_parts,
    _work_out_pasted,
    _settle_drift,
    _name_who_and_when,
    _check_bases,
    _obtain_missing,
    _review_links,
)
