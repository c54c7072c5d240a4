"""What of a Word document is shown: through what only wraps, without what was deleted."""

from collections.abc import Iterator

from lxml import etree

from corpora.readers.docx_package import W
from corpora.readers.docx_styles import switch

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE = f"{_MC}Choice"
_FALLBACK = f"{_MC}Fallback"
_ALTERNATIVES = f"{_MC}AlternateContent"
_WRAPPERS = frozenset(
    W + name
    for name in (
        "ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir",
        "bdo", "rubyBase",
    )
) | {_CHOICE, _FALLBACK}  # fmt: skip
_SDT = f"{W}sdt"
_RUBY = f"{W}ruby"
_BOX = f"{W}txbxContent"
_SHOWN = frozenset((_BOX, f"{W}t", f"{W}p"))
_ART = "{urn:schemas-microsoft-com:vml}textpath"


def contents(parent: etree._Element) -> Iterator[etree._Element]:
    """The elements that stand in `parent`, wrappers opened, as one flat sequence."""
    for child in parent:
        tag = child.tag
        if tag in _WRAPPERS:
            yield from contents(child)
        elif tag == _RUBY:
            yield from (inner for run in contents(child) for inner in contents(run))
        elif tag == _SDT:
            if not switch(child.find(f"{W}sdtPr"), "showingPlcHdr"):  # 单击此处输入文字
                yield from contents(child)
        elif tag == _ALTERNATIVES:
            yield from contents(_alternative(child))
        else:
            yield child


def boxes(parent: etree._Element) -> Iterator[etree._Element | str]:
    """The text boxes of a drawing, and the words that are drawn as a picture (WordArt)."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from boxes(_alternative(child))
        elif child.tag == _ART:
            yield child.get("string", "")
        else:
            yield from boxes(child)


def _alternative(element: etree._Element) -> etree._Element:
    """The same thing is there twice, for newer and older programs."""
    choices = [child for child in element if child.tag in (_CHOICE, _FALLBACK)]
    shown = (c for c in choices if any(inner.tag in _SHOWN for inner in c.iter()))
    return next(shown, element if not choices else choices[0])
