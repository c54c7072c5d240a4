"""Words of documents without what cannot be seen, for files that people open."""

import re

# What XML must not hold, or what turns the words of a line around: control characters, marks
# of direction, blanks without width, halves of characters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff0-\ufffb\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n?|\u2028|\u2029")


def visible(words: str) -> str:
    """Line breaks of any kind are one, a tab is a blank."""
    if words.isprintable():
        return words
    return _HIDDEN.sub("", _BREAKS.sub("\n", words)).replace("\t", " ")


def first_words(words: str, length: int) -> str:
    """One line of at most that many characters."""
    words = " ".join(visible(words).split())
    return words if len(words) <= length else f"{words[: length - 1]}…"
