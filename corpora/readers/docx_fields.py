"""Fields of a Word document: their results are text, their instructions are not."""

import re

from corpora.readers.docx_numerals import written

# A number in a circle, which Word sets as a formula without a result: EQ \\o\\ac(○,21).
_CIRCLED = re.compile(r"(?i)^\s*eq\b.{0,40}?\\o\s*\\a[cl]\s*\(\s*[○〇]\s*[,;]\s*(\S{1,6}?)\s*\)")
# A character with its sound above: EQ \\* jc2 \\o\\ad(\\s\\up 9(bei),北).
_SOUNDED = re.compile(
    r"(?i)^\s*eq\b.{0,80}?\\s\\up\s*\d*\s*\([^()]{0,20}\)\s*[,;]\s*(\S{1,6}?)\s*\)"
)
_LONGEST = 300  # characters of an instruction that are worth reading


class Fields:
    """Those that are open; one may stand in another."""

    def __init__(self) -> None:
        self._instructions: list[str] = []
        self._results: list[int] = []  # where the result began, -1 before that

    @property
    def shows(self) -> bool:
        return -1 not in self._results

    @property
    def in_contents(self) -> bool:
        """Inside a table of contents."""
        return any(text.lstrip()[:4].upper() == "TOC " for text in self._instructions)

    def instruct(self, text: str) -> None:
        if self._instructions and len(self._instructions[-1]) < _LONGEST:
            self._instructions[-1] += text

    def mark(self, kind: str | None, size: int) -> str:
        """Begins, separates or ends a field where the text has `size`; what the field draws."""
        if kind == "begin":
            self._instructions.append("")
            self._results.append(-1)
        elif self._results and kind == "separate":
            self._results[-1] = size
        elif self._results and kind == "end":
            began = self._results.pop()
            instruction = self._instructions.pop()
            if began in (-1, size) and self.shows:
                return _drawn(instruction)
        return ""

    def end_paragraph(self) -> None:
        """An instruction never goes on in the next paragraph: the file is damaged."""
        while not self.shows:
            self._results.pop()
            self._instructions.pop()


def _drawn(instruction: str) -> str:
    found = _CIRCLED.match(instruction)
    if found:
        inside = found[1]
        return written(int(inside), "decimalEnclosedCircle") if inside.isdecimal() else inside
    sounded = _SOUNDED.match(instruction)
    return sounded[1] if sounded else ""
