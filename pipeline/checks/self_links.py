"""自我承接: links that cannot be, to the document itself or against level or time: our defect."""

from collections.abc import Iterator

from corpora.store_records import DocumentRecord
from outputs.graph_records import Finding, Link
from pipeline.checks.calling import briefly
from pipeline.checks.case import Case, quote
from pipeline.checks.code import Code
from pipeline.linking import jurisdictions
from pipeline.linking.chains import document_of
from pipeline.naming import named

SELF_LINK = Code(name="P901", kind="self_link", severity="error")
CODES = (SELF_LINK,)

_REPORT = "；这是程序的缺陷，请反馈"


def find(case: Case) -> Iterator[Finding]:
    """One for each citation, link between documents and link between tasks that is wrong."""
    yield from _citations(case)
    yield from _documents(case)
    for link in case.links:
        yield from _task(case, link)


def _citations(case: Case) -> Iterator[Finding]:
    for citation in case.bundle.citations:
        if case.record.id in (citation.target, *citation.candidates):
            yield case.finding(
                SELF_LINK,
                f"引用指向本文自身{_REPORT}",
                evidence=(case.quote(citation.start, citation.end),),
                about=citation.id,
            )


def _documents(case: Case) -> Iterator[Finding]:
    for link in case.document_links:
        wrong = _wrong(case, link.source)
        if wrong:
            message = f"把{_called(case, link.source)}当作来源文件，但{wrong}{_REPORT}"
            yield case.finding(SELF_LINK, message, about=link.source)


def _task(case: Case, link: Link) -> Iterator[Finding]:
    source = document_of(link.source)
    if link.kind == "sibling":
        wrong = "两项任务同属一份文件" if source == case.record.id else ""
    else:
        wrong = _wrong(case, source)
    if not wrong:
        return
    mine, theirs = case.world.task(link.task), case.world.task(link.source)
    yield case.finding(
        SELF_LINK,
        f"任务{named(mine)}对应到{_called(case, source)}的{named(theirs)}，但{wrong}{_REPORT}",
        task=link.task,
        source=link.source,
        evidence=(
            case.quote(*mine.spans[0]),
            quote(case.world.bundle(source), *theirs.spans[0]),
        ),
    )


def _wrong(case: Case, source: str) -> str:
    """Why a document cannot be the source of this one; empty where it can, or is not here."""
    if source == case.record.id:
        return "来源就是本文自身"
    record = case.world.records.get(source)
    if record is None:
        return ""
    homes = (jurisdictions.of_record(one) for one in (record, case.record))
    if jurisdictions.standing(*homes) == "below":
        return "它的层级低于本文"
    periods = (_period(case, one) for one in (record, case.record))
    return "它晚于本文" if jurisdictions.later(*periods) else ""


def _period(case: Case, record: DocumentRecord) -> jurisdictions.Period:
    profile = case.world.contents.profile(record)
    return jurisdictions.made(record, profile.published_on if profile else None)


def _called(case: Case, id_: str) -> str:
    return briefly(case.world.bundle(id_).document) if id_ in case.world.records else id_
