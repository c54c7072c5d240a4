"""附件缺失: an attachment that a document lists or hands on is nowhere to be found."""

from collections.abc import Iterator

from corpora.model import Attachment, Span
from outputs.graph_records import Finding
from pipeline.attachment_folders import Promise
from pipeline.checks.case import Case
from pipeline.checks.code import Code

MISSING = Code(name="P601", kind="attachment_missing", severity="warning")
CODES = (MISSING,)
# Names of files that a message can hold and still be read.
_NAMED = 5


def find(case: Case) -> Iterator[Finding]:
    """One for each attachment; none for what the text itself says is left out or sent apart."""
    promised = case.analysis.of(Attachment)
    became = case.world.joined.promises.get(case.record.id, ())
    for one, promise in zip(promised, became, strict=True):
        if promise.status == "joined" or one.withheld or _is_cited(case, one):
            continue
        span = one.span
        yield case.finding(
            MISSING,
            _message(case, one, promise),
            evidence=(case.quote(span.start, span.end),),
            about=f"{one.number or ''} {one.title}",
        )


def _is_cited(case: Case, one: Attachment) -> bool:
    """What is forwarded is a document of its own, and may lie in any folder."""
    return any(
        Span(cited.start, cited.end).overlaps(one.span) and cited.status == "resolved"
        for cited in case.bundle.citations
    )


def _message(case: Case, one: Attachment, promise: Promise) -> str:
    label = f"附件{one.number or ''}"
    name = label if one.title == label else f"{label}《{one.title}》"
    if promise.status == "missing":
        return f"{name}缺失：正文未附全文，同一文件夹或压缩包中也没有名称相符的文件"
    if len(promise.documents) == 1:
        return f"{name}无法确定：{_files(case, promise)}同样符合其他通知所列的附件"
    return f"{name}无法确定：有{len(promise.documents)}份文件同样相符（{_files(case, promise)}）"


def _files(case: Case, promise: Promise) -> str:
    records = (case.world.contents.document(id_) for id_ in promise.documents)
    files = sorted(record.file for record in records if record is not None)
    more = "等" if len(files) > _NAMED else ""
    return "、".join(files[:_NAMED]) + more
