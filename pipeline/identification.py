"""Names that last: the id of a document follows from what it is, not from its file."""

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

from corpora.folding import fold, is_traditional
from corpora.model import Analysis, Citation, Part, Provision, Task

# Of a name only letters and digits count: sites differ in blanks, brackets, dots and dashes.
_MARKS = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")
# 2014年…, 2016—2020年…, 十三五…: a title that says of which year it is.
_YEAR = re.compile(r"(?:19|20)\d\d|十[一二三四五六]五")
# 《条例》, 《意见》 and 《实施方案》 are the names of very many documents.
_SHORTEST_TITLE = 5
# Enough of the page to tell its script, as `fold` does.
_SAMPLE = 20_000


Spelling = Callable[[str | None], str]


def document_id(analysis: Analysis) -> str:
    """The same for every copy and format of one document.

    Own number and issuers, else issuers, title and date, else the text without site chrome.
    Beside a number without a year (公告第5号) and where no issuer is known the title counts too;
    without a date the title must name its year: the same office sends out a notice of the same
    title again and again.
    """
    identity, spelled = analysis.identity, spelling(analysis)
    number, core = spelled(identity.number), _title_core(analysis, spelled)
    issuers = sorted({spelled(issuer) for issuer in identity.issuers} - {""})
    if number and issuers and _YEAR.search(number):
        return "d" + _digest("number", number, *issuers)
    if number and core:
        return "d" + _digest("number", number, core, *issuers)
    dated = str(identity.issued_on or "")
    if issuers and len(core) >= _SHORTEST_TITLE and (dated or _YEAR.search(core)):
        return "d" + _digest("title", core, dated, *issuers)
    return "d" + _digest("text", _MARKS.sub("", _without_chrome(analysis)))


def absent_id(key: str) -> str:
    """For a document that is only cited: `key` is its bare number, else its bare title."""
    return "m" + _digest("absent", key)


def fingerprint(folded: str) -> str:
    """16 hex digits that change when the words do; white space does not count."""
    return _digest(_SPACE.sub("", folded))


def task_ids(document: str, tasks: Iterable[Task]) -> tuple[str, ...]:
    """One for each of `tasks`, which are in text order: a repeated path gets ~2, ~3."""
    return tuple(_numbered(f"{document}#{task.path}" for task in tasks))


def provision_ids(document: str, provisions: Iterable[Provision]) -> tuple[str, ...]:
    """As `task_ids`: two attachments may both have a 一."""
    return tuple(_numbered(f"{document}/{provision.path}" for provision in provisions))


def citation_ids(document: str, citations: Iterable[Citation]) -> tuple[str, ...]:
    """By what is cited, so that they last when the text around them changes."""
    return tuple(
        _numbered(
            f"{document}@{_digest(citation.number or '', citation.title or '')[:8]}"
            for citation in citations
        )
    )


def spelling(analysis: Analysis) -> Spelling:
    """How names on this page are compared: in folded letters and digits only.

    On a page in traditional script they are folded together with the page, since a few words
    alone do not show their script.
    """
    sample = analysis.document.text[:_SAMPLE]
    page = "\n" + sample if is_traditional(sample) else ""
    return lambda words: bare(words, page=page)


def bare(words: str | None, *, page: str = "") -> str:
    """`words` by their folded letters and digits only."""
    return _MARKS.sub("", fold(words + page)[: len(words)]).lower() if words else ""


def title_key(spelled: Spelling, title: str | None) -> str | None:
    """What two spellings of one title share; None where it is too short to tell a document."""
    key = spelled(title).removeprefix("关于")
    return key if len(key) >= _SHORTEST_TITLE else None


def title_keys(analysis: Analysis, spelled: Spelling) -> tuple[str, ...]:
    """All forms in which others write the title: with and without the issuer, or what it issues."""
    identity, core = analysis.identity, _title_core(analysis, spelled)
    keys = {title_key(spelled, identity.title), title_key(spelled, identity.attachment_title)}
    if len(core) >= _SHORTEST_TITLE:
        keys |= {core, *(f"{spelled(issuer)}关于{core}" for issuer in identity.issuers)}
    return tuple(sorted(key for key in keys if key))


def _title_core(analysis: Analysis, spelled: Spelling) -> str:
    """The bare title without the issuers it begins with and without 关于."""
    core = spelled(analysis.identity.title)
    issuers = sorted(map(spelled, analysis.identity.issuers), key=len, reverse=True)
    while issuer := next((one for one in issuers if one and core.startswith(one)), None):
        core = core.removeprefix(issuer)
    return core.removeprefix("关于")


def _without_chrome(analysis: Analysis) -> str:
    parts = [part.span for part in analysis.of(Part) if part.kind != "chrome"]
    if not parts:
        return analysis.folded
    return "".join(analysis.folded[span.start : span.end] for span in parts)


def _numbered(ids: Iterable[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for one in ids:
        seen[one] = seen.get(one, 0) + 1
        yield one if seen[one] == 1 else f"{one}~{seen[one]}"


def _digest(*parts: str) -> str:
    # A separator that no text holds: ("ab", "c") and ("a", "bc") must differ.
    joined = "\x1f".join(parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
