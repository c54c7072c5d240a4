"""What the styles of a Word document say of numbers, hidden text and tables of contents."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from corpora.readers.docx_package import W

_OFF = ("0", "false", "off", "none")
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """With what it takes from the styles that it is based on.

    `number` is the id of a list, `level` the level in it, `numbered_by` the style that says so;
    the list itself may tell the level by that style.
    """

    number: str | None = None
    level: int | None = None
    numbered_by: str = ""
    hidden: bool = False
    contents: bool = False


PLAIN = Style()


class Styles:
    """By their ids; "" is the default style of paragraphs."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = dict(_by_id(root)) if root is not None else {}
        self._known: dict[str, Style] = {}

    def style(self, id_: str) -> Style:
        if id_ not in self._known:
            self._known[id_] = self._resolved(id_)
        return self._known[id_]

    def _resolved(self, id_: str) -> Style:
        chain: list[tuple[str, etree._Element]] = []
        seen = set()
        while id_ in self._elements and id_ not in seen:
            seen.add(id_)
            chain.append((id_, self._elements[id_]))
            id_ = value(chain[-1][1].find(f"{W}basedOn")) or "-"
        style = PLAIN
        for name, element in reversed(chain):
            changes: dict[str, object] = {}
            numbering = element.find(f"{W}pPr/{W}numPr")
            number, level = number_of(numbering)
            if number is not None:
                changes.update(number=number, numbered_by=name)
            if level is not None:
                changes["level"] = level
            hidden = switch(element.find(f"{W}rPr"), "vanish")
            if hidden is not None:
                changes["hidden"] = hidden
            if _CONTENTS.fullmatch(value(element.find(f"{W}name")) or ""):
                changes["contents"] = True
            style = msgspec.structs.replace(style, **changes)
        return style


def value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def whole(written: str | None) -> int | None:
    """A number of at most six digits, as hostile files have longer ones."""
    return int(written) if written and re.fullmatch("[0-9]{1,6}", written) else None


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off, None where it is not said."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(f"{W}val", "1").lower() not in _OFF


def number_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The list and the level that `w:numPr` names."""
    if properties is None:
        return None, None
    level = whole(value(properties.find(f"{W}ilvl")))
    return value(properties.find(f"{W}numId")), level


def _by_id(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for element in root.iterchildren(f"{W}style"):
        yield element.get(f"{W}styleId", "-"), element
        default = element.get(f"{W}default", "0").lower() not in _OFF
        if default and element.get(f"{W}type") == "paragraph":
            yield "", element
