"""Lines as a browser sets them: runs of white space collapse, blocks and breaks begin new ones."""

import html
import re

_BLANKS = "\t\n\f\r "
# What keeps a text from being written as it stands; nearly all are.
_ODD = re.compile("[\t\n\f\r&\u00ad\u200b-\u200d\u2060\ufeff]|^ |  | $")
_RUN = re.compile(f"[{_BLANKS}]+")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Portals escape twice: &amp;quot; in the source is meant as a quotation mark.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{_HAN}]")
_WIDE = re.compile(f"[{_HAN}\u3001-\u301f\ufe30-\ufe4f\uff00-\uffef]")
_SHORT = 20  # characters; lines of a source that was wrapped by a program are longer
_INDENT = "\u3000\u3000"
_TAB = 4


class Lines:
    """The text so far, in pieces; what is not yet decided (blanks, breaks) waits for more text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self.links: list[tuple[int, int]] = []
        self.linked = 0  # how many links are open
        self.preserved = 0  # how many elements that keep their white space are open
        self.marker = ""  # the number of a list item, until its first text comes
        self._used = False  # whether the line has text
        self._fresh = True  # whether nothing stands before, in the page or in the cell
        self._in_cell = False
        self._breaks = 0
        self._gap = ""

    def text(self, text: str) -> None:
        if self.preserved:
            self._preserve(text)
        elif not _ODD.search(text):
            self._put(text)
        else:
            self._collapse(text)

    def line(self) -> None:
        """A block begins or ends here."""
        if self._used:
            self._breaks = max(self._breaks, 1)
        elif self._gap.strip(" ") and not self._fresh:
            self._breaks += 1  # a paragraph of nothing but &nbsp; is an empty line
        self._used = False
        self._gap = ""

    def break_line(self) -> None:
        self._breaks += 1
        self._used = False
        self._gap = ""

    def open_cell(self, *, starts_table: bool, starts_row: bool) -> int:
        """Where the cell begins."""
        if starts_table and self.size:
            self._append("\n" * (2 if self._breaks > 1 else 1))
        elif not starts_table:
            self._append("\n" if starts_row else "\t")
        self._start_anew(fresh=True)
        self._in_cell = True
        return self.size

    def close_cell(self) -> int:
        """Where the cell ends; white space and breaks at its end are dropped."""
        self._start_anew(fresh=False)
        self._used = True
        self._in_cell = False
        return self.size

    def _start_anew(self, *, fresh: bool) -> None:
        self._fresh = fresh
        self._used = False
        self._breaks = 0
        self._gap = self.marker = ""

    def _collapse(self, text: str) -> None:
        text = meant(text)
        core = text.strip(_BLANKS)
        if text[:1] in _BLANKS:
            if core.startswith(_INDENT) and "\n" in text[: text.index(_INDENT)]:
                self.line()
            self._blank()
        if core:
            first, *others = _RUN.sub(_run, core).split("\n")
            self._put(first)
            for other in others:
                self.line()
                self._put(other)
            if text[-1] in _BLANKS:
                self._blank()

    def _preserve(self, text: str) -> None:
        text = meant(text)
        if text.isspace() and not self._used:
            return  # between the tags of blocks
        first, *others = text.split("\n")
        self._put(first.expandtabs(_TAB))
        for other in others:
            self.break_line()
            self._put(other.expandtabs(_TAB))

    def _blank(self) -> None:
        if (self._used or self._gap) and not self._gap.endswith(" "):
            self._gap += " "

    def _put(self, text: str) -> None:
        """Text as it stands, after what waited for it."""
        core = text.rstrip()
        if not core:
            self._gap += text  # &nbsp; and its like: seen only if more text follows in the line
            return
        if self._breaks and not self._fresh:
            self._append("\n" * min(self._breaks, 2))
        piece = self._gap + core
        if self.marker or (self._fresh and self._in_cell):
            piece = self.marker + piece.lstrip()
        start = self.size
        self._append(piece)
        if self.linked:
            self.links.append((start, self.size))
        self._start_anew(fresh=False)
        self._used = True
        self._gap = text[len(core) :]

    def _append(self, piece: str) -> None:
        self.pieces.append(piece)
        self.size += len(piece)


def meant(text: str) -> str:
    """Without characters that nobody sees, and with entities that were escaped twice."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text.translate(_UNSEEN)


def _run(run: re.Match[str]) -> str:
    """What a run of white space inside a text means.

    A line break of the source means nothing beside a Chinese character, which browsers show as a
    gap only for want of better rules; but short indented lines of words are a list of names, and
    an indent of two wide blanks begins a paragraph.
    """
    text, (start, end) = run.string, run.span()
    if "\n" not in run[0]:
        return " "
    if text.startswith(_INDENT, end):
        return "\n"
    before, after = text[start - 1], text[end]
    if not (_WIDE.match(before) or _WIDE.match(after)):
        return " "
    indented = run[0] != "\n"
    if indented and _IS_HAN.match(before) and _IS_HAN.match(after):
        above = text.rfind("\n", max(0, start - _SHORT), start) >= 0 or start < _SHORT
        below = text.find("\n", end, end + _SHORT) >= 0 or len(text) - end < _SHORT
        return " " if above and below else ""
    return ""
