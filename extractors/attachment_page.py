"""A text as lists of attachments are read in it: paragraphs without chrome, and where lists end."""

import re

import msgspec

from corpora.folding import fold
from corpora.model import Analysis, Mark, Part, Span
from extractors import attachment_names, chrome
from extractors.attachment_names import LABEL, SUFFIX

# 附件:… and 附:… open a list; 相关附件: is the site's, 附表: a part of the text.
HEAD = re.compile(rf"(?:{LABEL}|附) ?(?:列表|清单|目录)? ?: ?|附 ?件 ?下载 ?: ?")
# 附件1.docx: a link that says no more.
LINK = re.compile(rf"{LABEL} ?{SUFFIX}$", re.IGNORECASE)
# A printed attachment: 附件2 alone in its line.
CAPTION = re.compile(rf"{LABEL} ?:?$")

# Marks in which two writings of a title differ.
_MARKS = re.compile(r"[\W_]+")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A listed title, and the indexes of the paragraphs that it begins and ends in.

    `alone` where it is not one of a numbered list: then it may be the heading of what is printed.
    """

    span: Span
    number: str | None
    first: int
    last: int
    alone: bool = False
    link: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`signed` are the offsets of lines of a signature, `chrome` those of lines of the site.

    `attached` are the parts that the text prints behind its own.
    """

    folded: str
    text: str
    spans: tuple[Span, ...]
    chrome: frozenset[int]
    signed: frozenset[int]
    attached: tuple[Span, ...]
    issuers: tuple[str, ...]

    def words(self, index: int) -> str:
        span = self.spans[index]
        return self.folded[span.start : span.end]

    def is_chrome(self, index: int) -> bool:
        return index < len(self.spans) and self.spans[index].start in self.chrome

    def ends(self, index: int) -> bool:
        """Whether a list ends before this paragraph: with a signature, a note or the text."""
        if index >= len(self.spans) or self.spans[index].start in self.signed:
            return True
        if self.is_chrome(index):
            return True
        words = self.words(index)
        return any(form.match(words) for form in (HEAD, CAPTION, LINK, chrome.NOTE))


def page(analysis: Analysis) -> Page:
    lines = list(attachment_names.paragraphs(analysis))
    return Page(
        folded=analysis.folded,
        text=analysis.document.text,
        spans=tuple(span for span, _ in lines),
        chrome=frozenset(span.start for span, chrome in lines if chrome),
        signed=frozenset(
            mark.span.start for mark in analysis.of(Mark) if mark.kind in ("issuer", "date")
        ),
        attached=tuple(one.span for one in analysis.of(Part) if one.kind == "attachment"),
        issuers=tuple(fold(name) for name in analysis.identity.issuers),
    )


def key(title: str) -> str:
    """Letters and digits only: sites differ in brackets, blanks and dashes."""
    return _MARKS.sub("", title)
