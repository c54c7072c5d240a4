"""When two wordings are the same: without labels, notes, widths, script and punctuation."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from opencc import OpenCC

# Texts that differ more in length are not compared.
_LENGTHS = 0.6
_NO_WORD = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff%]+")
_NUMBER_MARKS = re.compile(r"[\[\]〔〕()（）【】﹝﹞\s]")
_LABEL = re.compile(
    r"^\s*(?:"
    r"第?[一二三四五六七八九十百]+[、章节条]"
    r"|[(（][一二三四五六七八九十\d]+[)）]、?"
    r"|\d{1,3}[、..．]"
    r"|[①-⑳⑴-⒇⒈-⒛]"
    r")\s*"
)
# A last bracket, with at most one more inside, that names who is responsible.
_NOTE = re.compile(
    r"[(（〔【\[]"
    r"(?:[^()（）〔〕【】\[\]]|[(（][^()（）]*[)）])*"
    r"[)）〕】\]]\s*[。;；]?\s*$"
)
_RESPONSIBLE = re.compile(r"牵头|负责|落实|责任|配合|承办|局|委|办|厅|部门")
# What ends so early is all note and no task.
_LEAST_TASK = 10


def likeness(one: str, other: str) -> float:
    """From 0 to 100; both as `norm` gives them."""
    shorter, longer = sorted((len(one), len(other)))
    return fuzz.ratio(one, other) if shorter and shorter / longer > _LENGTHS else 0.0


def body(text: str) -> str:
    """Task text without its label and without the note that says who does it."""
    text = _LABEL.sub("", unicodedata.normalize("NFKC", text).strip())
    note = _NOTE.search(text)
    if note and note.start() > _LEAST_TASK and _RESPONSIBLE.search(note[0]):
        return text[: note.start()]
    return text


def number(written: str | None) -> str | None:
    """A document number without its brackets and blanks."""
    return _NUMBER_MARKS.sub("", unicodedata.normalize("NFKC", written)) if written else None


def norm(words: Any) -> str:
    """Simplified letters, digits and % only; of nothing, nothing."""
    return _NO_WORD.sub("", _converter().convert(unicodedata.normalize("NFKC", words or "")))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # 0.1 s for its dictionaries

    return OpenCC("t2s")
