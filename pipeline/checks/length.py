"""超篇幅: a document is longer than the norm against formalism allows."""

from collections.abc import Iterator

import msgspec

from extractors import lengths as reading
from outputs.graph_records import Finding
from pipeline import lengths
from pipeline.checks import duties
from pipeline.checks.case import Case
from pipeline.checks.code import Code
from pipeline.lengths import Norm

OVER_LENGTH = Code(name="P404", kind="over_length", severity="warning")
CODES = (OVER_LENGTH,)
# Less is a phrase that comes back.
_TOLD_REPEATED = 0.03
_QUOTED = 40


def find(case: Case) -> Iterator[Finding]:
    """One at most, on plans and opinions of local bodies; on what is forwarded none."""
    document = case.bundle.document
    if document.level in (None, "national") or not duties.is_working(document):
        return
    if any(one.role == "forwards" for one in case.bundle.citations):
        return
    spans = reading.main_text(case.analysis)
    found = sum(reading.characters(document.text[one.start : one.end]) for one in spans)
    norms = lengths.norms(case.world.settings.lengths, duties.kind(document))
    over = next((norm for norm in norms if found > norm.characters), None)
    if over is None:
        return
    longest, earlier = norms[0], _is_earlier(case, over)
    if over is not longest and earlier:
        return
    code = OVER_LENGTH
    if over is not longest or earlier:
        code = msgspec.structs.replace(OVER_LENGTH, severity="info")
    message = f"正文约{found:,}字，超过{over.name}{over.characters:,}字的上限{_source(over)}"
    if over is not longest:
        message += f"；如属{longest.name}（{longest.characters:,}字）则未超"
    if earlier:
        message += "；文件印发在该规定之前，仅供参考"
    share = reading.repeated(case.analysis.folded, spans)
    if share >= _TOLD_REPEATED:
        message += f"；文中重复的文字占{share:.0%}"
    start = spans[0].start
    first_words = case.quote(start, min(spans[0].end, start + _QUOTED))
    yield case.finding(code, message, evidence=(first_words,))


def _source(norm: Norm) -> str:
    return f"（{norm.source}）" if norm.source else "（本单位设定）"


def _is_earlier(case: Case, norm: Norm) -> bool:
    """Nobody could keep a rule that did not yet exist; without a date nobody knows."""
    document = case.bundle.document
    issued = document.issued_on or document.published_on
    return norm.since is not None and (issued is None or issued < norm.since)
