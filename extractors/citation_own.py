"""Which of the documents that a text names are the text itself: its title, its attachment."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpora.folding import fold
from corpora.model import Analysis, Span
from extractors import citation_titles
from extractors.citation_mentions import DocumentMention

# 《X》已经省政府同意,现印发给你们: handed out with this text.
_PASSED = re.compile(
    r"(?:\s?[(〔][^()\n]{0,40}[)〕])?\s?,?\s?(?:已|业|经)[^。《》\n]{0,90}?"
    r"(?:现(?:予以?|将)?(?:印发|发布|公布|颁布|下发|转发)|印发给|发给你|予以(?:公布|发布|印发|颁布))"
)
# 现将修订后的《X》 … 印发给你们; 我局制定了《X》,现印发. Not 现将贯彻《X》的意见印发.
_OURS = re.compile(
    r"(?:现|兹|特)将[^《》。\n贯落根据关]{0,24}\Z|(?:制定|制订|修订|编制|拟定|起草|形成)了?\s?\Z"
)
_HANDED_OUT = re.compile(
    r"[^。\n]{0,160}?(?:(?P<forwarded>转发)|印发|发布|公布|颁布|下发|发给)(?:给|执行|施行|,|。|如下|试行|各|你)"
)
_AND = re.compile(r"\s?[、,和及与以]{1,2}\s?")
# 关于印发《X》的通知: X is the attachment.
_WRAPPED = re.compile(r"(?:印发|发布|公布|颁布|下发)[^《〈]{0,20}[《〈](?P<title>.+)[》〉]")


def own(
    analysis: Analysis, mentions: Sequence[DocumentMention]
) -> Callable[[DocumentMention], bool]:
    """Tells of a mention whether it names the text that it stands in."""
    identity = analysis.identity
    number = _key(identity.number)
    names = [_folded(analysis, identity.title), _folded(analysis, identity.attachment_title)]
    cores = {citation_titles.core(name) for name in (*names, _wrapped(names[0])) if name}
    cores |= _handed_out(analysis.folded, mentions)
    spellings = cores | {citation_titles.subject(core) for core in cores}

    def is_own(mention: DocumentMention) -> bool:
        if mention.number is not None and _key(mention.number) == number:
            return True
        core = mention.core
        if mention.number is not None and number is not None:
            return False
        return core in cores or (core in spellings and citation_titles.subject(core) == core)

    return is_own


def _folded(analysis: Analysis, name: str | None) -> str:
    """As the text's own folding has it; a title alone is too short to tell its script."""
    at = analysis.document.text.find(name) if name else -1
    return analysis.folded[at : at + len(name)] if name and at >= 0 else fold(name or "")


def _key(number: str | None) -> str | None:
    return "".join(number.split()).replace("〔", "(").replace("〕", ")") if number else None


def _wrapped(title: str) -> str:
    found = _WRAPPED.search(title)
    return found["title"] if found else ""


def _handed_out(folded: str, mentions: Sequence[DocumentMention]) -> set[str]:
    """Cores of titles that this text brings with it; one with a number of its own is another's."""
    titled = [mention for mention in mentions if mention.title is not None]
    brought = [_brought(folded, mention.span) for mention in titled]
    joined = [
        _AND.fullmatch(folded, one.span.end, other.span.start) is not None
        for one, other in pairwise(titled)
    ]
    # What holds of one of a list (现将《A》、《B》印发给你们) holds of all.
    for index, together in enumerate(joined):
        brought[index + 1] |= together and brought[index]
    for index in reversed(range(len(joined))):
        brought[index] |= joined[index] and brought[index + 1]
    return {
        mention.core
        for mention, own_title in zip(titled, brought, strict=True)
        if own_title and mention.number is None
    }


def _brought(folded: str, span: Span) -> bool:
    if _PASSED.match(folded, span.end):
        return True
    ours = _OURS.search(folded[max(0, span.start - 40) : span.start])
    return bool(ours and _HANDED_OUT.match(folded, span.end))
