"""四、责任、时限与指标变化: what a document asks for that its source does not."""

from collections import Counter

from corpora.vocabulary import FINDING_KINDS, FindingKind
from outputs.graph_records import Finding
from outputs.word_report.matter import Matter, numeral
from outputs.word_report.paper import Paper

GROUPS: dict[str, tuple[FindingKind, ...]] = {
    "责任单位": ("lead_changed", "lead_demoted", "lead_lost", "lead_diluted"),
    "完成时限": ("deadline_missing", "deadline_late", "deadline_earlier", "deadline_softened"),
    "量化指标": ("weaker", "stricter"),
}
# Of each kind; the workbook has all.
_EACH = 5


def write(paper: Paper, matter: Matter) -> None:
    paper.heading("四、责任、时限与指标变化", 1)
    wanted = {kind for kinds in GROUPS.values() for kind in kinds}
    counts: Counter[FindingKind] = Counter()
    shown: dict[FindingKind, list[Finding]] = {}
    for one in matter.index.findings():
        if one.kind in wanted and one.status != "justified":
            counts[one.kind] += 1
            if counts[one.kind] <= _EACH:
                shown.setdefault(one.kind, []).append(one)
    if not counts:
        paper.text("没有发现责任单位、完成时限和量化指标与来源不一致的任务。")
        return
    n = 0
    for name, kinds in GROUPS.items():
        total = sum(counts[kind] for kind in kinds)
        if not total:
            continue
        n += 1
        parts = "、".join(
            f"{FINDING_KINDS[kind]}{counts[kind]}项" for kind in kinds if counts[kind]
        )
        paper.heading(f"（{numeral(n)}）{name}变化{total}项", 2)
        paper.text(f"其中{parts}。")
        for kind in kinds:
            for m, one in enumerate(shown.get(kind, ()), start=1):
                where = (
                    f"{matter.local(one.document)}{one.task.partition('#')[2] if one.task else ''}"
                )
                paper.item(f"{FINDING_KINDS[kind]}{m}. ", f"{where}：{one.message}")
            if counts[kind] > _EACH:
                paper.text(
                    f"{FINDING_KINDS[kind]}另有{counts[kind] - _EACH}项，见工作簿“问题清单”表。"
                )
