"""Document text as other formats can hold it: what they cannot is shown as U+FFFD."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# XML 1.0, 2.2: these characters are nowhere in a document, not even as references.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Halves of a pair: UTF-8 has no bytes for them.
_HALF = re.compile("[\ud800-\udfff]")
# NUL ends a text for readers that are written in C.
_NOT_LINES = re.compile("[\x00\ud800-\udfff]")
_IN_CONTENT = re.compile("[&<>\r]")
_IN_ATTRIBUTES = re.compile('[&<>"\r\n\t]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def for_xml(text: str) -> str:
    """Without what XML has no place for."""
    return _NOT_XML.sub(REPLACEMENT, text)


def for_utf8(text: str) -> str:
    return _HALF.sub(REPLACEMENT, text)


def for_lines(text: str) -> str:
    """For files of lines that programs in C read."""
    return _NOT_LINES.sub(REPLACEMENT, text)


def xml_content(text: str) -> str:
    """Escaped, to stand between two tags."""
    return _IN_CONTENT.sub(_entity, for_xml(text))


def xml_attribute(text: str) -> str:
    """Escaped, to stand between double quotes; line breaks are kept, which else become blanks."""
    return _IN_ATTRIBUTES.sub(_entity, for_xml(text))


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or f"&#{ord(found[0])};"
