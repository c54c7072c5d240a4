"""What a document rests on: was it repealed, is there a newer edition, is it in the corpus?"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from corpora.folding import fold
from corpora.model import Attachment, Span
from corpora.store_records import DocumentRecord
from extractors import title_kinds
from outputs.graph_records import Citation, Finding, Quotation
from pipeline.checks import editions
from pipeline.checks.calling import titled
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.cited import RESTS_ON
from pipeline.linking import jurisdictions
from pipeline.linking.jurisdictions import Period, Standing

REPEALED = Code(name="P201", kind="repealed_basis", severity="error")
OUTDATED = Code(name="P202", kind="outdated_basis", severity="warning")
MISSING = Code(name="P203", kind="missing_source", severity="info")
CODES = (REPEALED, OUTDATED, MISSING)

# before: on the day of the document or earlier. unsure: one of the two dates is not known.
Order = Literal["before", "unsure", "after"]

_ORDERS: tuple[Order, ...] = ("before", "unsure", "after")
# A document that was in force when it was cited is no mistake; without dates nobody knows.
_REPEALED = {
    "before": REPEALED,
    "unsure": msgspec.structs.replace(REPEALED, severity="warning"),
    "after": msgspec.structs.replace(REPEALED, severity="info"),
}
# A plan of the year before may be cited for what it began.
_LAST_YEARS = msgspec.structs.replace(OUTDATED, severity="info")
_REISSUED = msgspec.structs.replace(OUTDATED, severity="error")
# What is handed on without being there cannot be read at all.
_FORWARDED = msgspec.structs.replace(MISSING, severity="warning")
# Nobody repeals what bodies above or in other places have issued.
_MAY_REPEAL: frozenset[Standing] = frozenset(("above", "same", "unknown"))


def find(case: Case) -> Iterator[Finding]:
    """For each document that this one rests on: first that it is repealed, else that it is old."""
    seen: set[str] = set()
    for citation in case.bundle.citations:
        if citation.role not in RESTS_ON or citation.target is None or citation.target in seen:
            continue
        seen.add(citation.target)
        yield from _repealed(case, citation) or _outdated(case, citation)
        if citation.status == "missing" and not _is_told_otherwise(case, citation):
            if citation.title and title_kinds.is_statute(fold(citation.title)):
                continue
            yield _missing(case, citation)


def _repealed(case: Case, citation: Citation) -> tuple[Finding, ...]:
    """One finding, by the repeal that is surest to come before."""
    repeals = [
        (_ORDERS.index(_order(case, repealing)), repealing.id, repealing)
        for id_ in case.world.cited.repealing.get(citation.target or "", ())
        if id_ != case.record.id and _may_repeal(case, repealing := case.world.records[id_])
    ]
    if not repeals:
        return ()
    rank, _, repealing = min(repeals, key=lambda one: one[:2])
    order = _ORDERS[rank]
    what = f"依据的{titled(citation.title, citation.number)}"
    by = f"{titled(repealing.title, repealing.number)}{_on(repealing)}"
    if order == "before" and editions.is_new_edition(case.world, citation, repealing):
        code, message = _REISSUED, f"{what}已由{by}废止并重新印发，应改引新版"
    elif order == "before":
        code, message = _REPEALED[order], f"{what}已由{by}废止，废止在前，本文引用在后{_own(case)}"
    elif order == "after":
        code = _REPEALED[order]
        message = f"{what}后来由{by}废止；本文印发时仍然有效{_own(case)}，修订时应更换依据"
    else:
        code = _REPEALED[order]
        message = f"{what}已由{by}废止；成文日期不全，废止与引用的先后无法确定"
    return (_finding(case, code, citation, message, *_repealing_words(case, repealing, citation)),)


def _outdated(case: Case, citation: Citation) -> tuple[Finding, ...]:
    newer = editions.newer(case.world, case.record, citation)
    if newer is None:
        return ()
    what = f"依据的{titled(citation.title, citation.number)}"
    by = titled(newer.record.title, newer.record.number)
    if newer.record.issued_on:
        by += f"（{newer.record.issued_on}）"
    if newer.other_year:
        message = f"{what}已有新一期：{by}，先于本文印发{_own(case)}"
        return (_finding(case, _LAST_YEARS, citation, message),)
    message = f"{what}是旧版，新版{by}先于本文印发{_own(case)}，应改引新版"
    return (_finding(case, OUTDATED, citation, message),)


def _is_told_otherwise(case: Case, citation: Citation) -> bool:
    """What is handed on may be printed behind; where it is promised and is not, P601 says so."""
    if citation.role != "forwards":
        return False
    if any(part.kind == "attachment" for part in case.bundle.document.parts):
        return True
    span = Span(citation.start, citation.end)
    return any(one.span.overlaps(span) for one in case.analysis.of(Attachment))


def _missing(case: Case, citation: Citation) -> Finding:
    forwards = citation.role == "forwards"
    others = case.world.cited.missing[citation.target or ""].resting - 1
    counted = f"；另有{others}份文件也以它为依据" if others else ""
    what = f"{'转发' if forwards else '依据'}的{titled(citation.title, citation.number)}"
    message = f"{what}不在库中，来源任务无从核对{counted}"
    return _finding(case, _FORWARDED if forwards else MISSING, citation, message)


def _finding(case: Case, code: Code, citation: Citation, message: str, *more: Quotation) -> Finding:
    return case.finding(
        code,
        message,
        evidence=(case.quote(citation.start, citation.end), *more),
        about=citation.target or "",
    )


def _repealing_words(
    case: Case, repealing: DocumentRecord, citation: Citation
) -> Iterator[Quotation]:
    bundle = case.world.bundle(repealing.id)
    for one in bundle.citations:
        if one.role == "repeals" and one.target == citation.target:
            yield quote(bundle, one.start, one.end)


def _may_repeal(case: Case, repealing: DocumentRecord) -> bool:
    """A draft repeals nothing yet."""
    profile = case.world.contents.profile(repealing)
    if profile is not None and profile.draft:
        return False
    homes = (jurisdictions.of_record(one) for one in (repealing, case.record))
    return jurisdictions.standing(*homes) in _MAY_REPEAL


def _order(case: Case, repealing: DocumentRecord) -> Order:
    repealed, own = (_period(case, one) for one in (repealing, case.record))
    if repealed.last is not None and own.first is not None and repealed.last <= own.first:
        return "before"
    return "after" if jurisdictions.later(repealed, own) else "unsure"


def _period(case: Case, record: DocumentRecord) -> Period:
    profile = case.world.contents.profile(record)
    return jurisdictions.made(record, profile.published_on if profile else None)


def _own(case: Case) -> str:
    day = case.bundle.document.issued_on
    return f"（{day}）" if day else ""


def _on(record: DocumentRecord) -> str:
    return f"于{record.issued_on}" if record.issued_on else ""
